"""What a task makes possible."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.waiting.enabling import ENABLING, find_enabled
from ontology.spelling import fold


def enabled(title: str) -> list[str]:
    return [title[start:end] for start, end in find_enabled(title)]


@pytest.mark.parametrize(
    ("pattern", "example"), [(row.pattern, text) for row in ENABLING for text in row.examples]
)
def test_every_row_finds_its_examples(pattern: str, example: str) -> None:
    assert re.search(pattern, fold(example))
    assert len(enabled(example)) == 1


@pytest.mark.parametrize("text", [text for row in ENABLING for text in row.look_alikes])
def test_look_alikes_enable_nothing(text: str) -> None:
    assert enabled(text) == []


def test_the_enabled_thing_ends_with_its_sentence() -> None:
    assert enabled("Khảo sát, làm cơ sở để thành phố hỗ trợ ngư dân. Báo cáo hằng năm.") == [
        "thành phố hỗ trợ ngư dân"
    ]


def test_an_enumeration_belongs_to_the_enabled_thing() -> None:
    rest = "mời gọi đầu tư theo các hướng: (1) cảng cạn. (2) kho lạnh."
    assert enabled("Đây là cơ sở để " + rest) == [rest]


PIECES = ["làm cơ sở để", "làm căn cứ cho", "là cơ sở để", "đầu tư", ":", "(1)", ".", ";"]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=15).map(" ".join))
def test_any_title_is_read_and_places_stay_inside(title: str) -> None:
    for start, end in find_enabled(title):
        assert 0 <= start < end <= len(title)
