"""Days as people and spreadsheets write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.recording.csv_reports import day_of


@given(st.dates())
def test_both_ways_to_write_a_day(day: dt.date) -> None:
    assert day_of(day.isoformat()) == day
    assert day_of(f" {day.day}/{day.month}/{day.year:04} ") == day
    assert day_of(f"{day.isoformat()} 00:00:00") == day


@pytest.mark.parametrize(
    "text", ["", "2031", "31/02/2031", "2/3/31", "2031-2", "hôm nay", "0/1/2031"]
)
def test_what_is_no_day(text: str) -> None:
    assert day_of(text) is None
