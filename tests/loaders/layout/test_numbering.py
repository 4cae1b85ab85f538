"""Printed numbers are read by style and depth; words that look like numbers are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.layout.numbering import STYLES, read_cell_number, read_number

_EXAMPLES = [(style.name, example) for style in STYLES for example in style.examples]


@pytest.mark.parametrize(("style", "example"), _EXAMPLES)
def test_every_style_reads_its_examples(style: str, example: str) -> None:
    number = read_number(example + " Nội dung")
    assert number is not None
    assert number.style == style


@pytest.mark.parametrize(
    "words",
    ["Năm 2026", "Dự án", "Inox", "Việt Nam", "2.500 tỷ đồng", "100% xã", "26/7/2025", "Xây dựng"],
)
def test_words_are_no_numbers(words: str) -> None:
    number = read_number(words)
    assert number is None or number.text in ("2.500",)


@pytest.mark.parametrize(
    ("printed", "text", "level", "count"),
    [
        ("II.", "II", 1, 2),
        ("XII-", "XII", 1, 12),
        ("1", "1", 2, 1),
        ("2.10.", "2.10", 3, 10),
        ("(10)", "(10)", 6, 10),
        ("iv.", "iv", 8, 4),
        ("B", "B", 0, 2),
        ("c", "c", 7, 3),
        ("-", "-", 9, 0),
        ("II.3", "II.3", 2, 3),
    ],
)
def test_a_cell_number_knows_its_depth_and_its_place(
    printed: str, text: str, level: int, count: int
) -> None:
    number = read_cell_number(printed)
    assert number is not None
    assert (number.text, number.level, number.ordinal) == (text, level, count)


@given(st.integers(1, 39))
def test_roman_numbers_count(value: int) -> None:
    tens, ones = divmod(value, 10)
    names = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    number = read_cell_number("X" * tens + names[ones] + ".")
    assert number is not None
    assert number.ordinal == value


@given(st.text(max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    number = read_number(text)
    assert number is None or 0 < number.end <= len(text)
    read_cell_number(text)
