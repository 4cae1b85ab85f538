"""Days as official texts print them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.time.dates import DATE_PATTERNS, DatePattern, date_at
from ontology.spelling import fold

DAYS = st.dates(min_value=dt.date(1945, 1, 1), max_value=dt.date(2099, 12, 31))
WAYS = (
    "ngày {d} tháng {m} năm {y}",
    "ngày {d:02} tháng {m:02} năm {y}",
    "{d}/{m}/{y}",
    "ngày {d:02}/{m:02}/{y}",
    "{d}-{m}-{y}",
    "ngày {d}.{m}.{y}",
    "Ngày {d}\ntháng {m}  năm {y}",
    "ngày {d}/ {m} /{y}",
)


@pytest.mark.parametrize("row", DATE_PATTERNS, ids=lambda row: row.name)
def test_each_way_to_print_a_day_reads_its_examples_only(row: DatePattern) -> None:
    assert row.examples
    for example in row.examples:
        found = date_at(fold(example), 0)
        assert found and found.end == len(example), example
    for look_alike in row.look_alikes:
        assert date_at(fold(look_alike), 0) is None, look_alike


@given(DAYS, st.sampled_from(WAYS))
def test_every_day_comes_back(day: dt.date, way: str) -> None:
    text = way.format(d=day.day, m=day.month, y=day.year)
    found = date_at(fold(text + " của Sở"), 0)
    assert found == (day, 0, len(text))


@given(DAYS, st.text(max_size=20))
def test_a_day_is_found_where_it_begins(day: dt.date, before: str) -> None:
    text = fold(before + " ")
    found = date_at(text + f"{day.day}/{day.month}/{day.year}", len(text))
    assert found and found.date == day and found.start == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "31/6/2031",
        "29/02/2031",
        "0/5/2031",
        "12/13/2031",
        "ngày 40 tháng 5 năm 2031",
        "26/7/20312",
        "26/7/2031/QĐ",
        "26-7/2031",
        "",
        "ngày",
    ],
)
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert date_at(fold(text), 0) is None


@given(st.text(), st.integers(min_value=0, max_value=50))
def test_any_text_is_safe(text: str, start: int) -> None:
    found = date_at(fold(text), start)
    assert found is None or found.start == start < found.end <= len(text)
