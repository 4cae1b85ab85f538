"""Days of the calendar as official texts print them."""

import calendar
import datetime as dt
import re
from typing import NamedTuple


class FoundDate(NamedTuple):
    """A day and where its words stand: ``start`` to ``end`` of the text."""

    date: dt.date
    start: int
    end: int


class DatePattern(NamedTuple):
    """One way to print a day, with phrases that it must read and others that it must not."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    look_alikes: tuple[str, ...] = ()


DATE_PATTERNS: tuple[DatePattern, ...] = (
    DatePattern(
        "in words",  # the header of a document: "ngày 26 tháng 7 năm 2025", often cut by a line
        r"(?:ngày)? ?(?P<d1>[0-3] \d(?= ?tháng)|\d{1,2})[ ,]{0,8}tháng ?(?P<m1>\d{1,2})[ ,]{0,8}"
        r"năm ?(?P<y1>20 \d\d|\d{4})",
        (
            "ngày 26 tháng 7 năm 2025",
            "ngày 1 2 tháng 12 năm 20 25",
            "ngày 03\ntháng 4  năm 2025",
            "5 tháng 12 năm 2026",
        ),
        ("ngày 26 tháng 7", "tháng 7 năm 2025"),
    ),
    DatePattern(
        "in figures",  # one mark twice, so that "6-7/2026" (June to July) stays what it is
        r"(?:ngày)? ?(?P<d2>\d{1,2}) ?(?P<mark>[/.-]) ?(?P<m2>\d{1,2}) ?(?P=mark) ?"
        r"(?P<y2>20 \d\d|\d{4})",
        (
            "16/7/20 21",
            "26/7/2025",
            "ngày 26/7/2025",
            "26-7-2025",
            "ngày 3.4.2025",
            "ngày 26/ 7 / 2025",
        ),
        ("26/7", "7/2025", "6-7/2026"),
    ),
)

DATE = re.compile(
    rf"(?:{'|'.join(row.pattern.replace(' ?', ' {0,6}') for row in DATE_PATTERNS)})(?!\d|[/-]\w)"
)


def date_at(folded: str, start: int) -> FoundDate | None:
    """Return the day that is printed from ``start`` of a folded text, or None.

    A day that the calendar does not have (31/6/2026) is None.

    >>> date_at("ngày 26 tháng 7 năm 2025", 0)
    FoundDate(date=datetime.date(2025, 7, 26), start=0, end=24)
    >>> date_at("31/6/2026", 0) is None
    True
    """
    found = DATE.match(folded, start)
    if found is None:
        return None
    printed = ((found[f"{part}1"] or found[f"{part}2"]) for part in "dmy")
    day, month, year = (int(digits.replace(" ", "")) for digits in printed)
    date = day_of(year, month, day)
    return FoundDate(date, start, found.end()) if date else None


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """Return that day, or None when the calendar has none such."""
    if not (1900 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= days_in(year, month)):
        return None
    return dt.date(year, month, day)


def days_in(year: int, month: int) -> int:
    """Return how many days a month has.

    >>> days_in(2028, 2)
    29
    """
    return calendar.monthrange(year, month)[1]
