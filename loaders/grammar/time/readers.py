"""What the figures of a matched time mean: one reader for each row that has any."""

import re
from collections.abc import Callable

from loaders.grammar.time.dates import date_at
from loaders.grammar.time.moments import Moment, quarter_number, quarters
from loaders.grammar.time.word import TimeWord

_NUMBER = re.compile(r"[^\W_|!]+|[il1|!]+v?")
_FIGURE = re.compile(r"\d+")
_COUNTS = {"ba": 3, "sáu": 6, "chín": 9}

Reader = Callable[[str, re.Match[str], TimeWord], None]


def _day(folded: str, match: re.Match[str], word: TimeWord) -> None:
    found = date_at(folded, match.start())
    if found is not None:
        day = found.date
        word.begin = Moment(day.year, day.month, day.month, day.day)
    else:  # the calendar has no such day: nothing is certain
        word.begin = Moment(None, 0, 0, 31)


def _day_without_month(folded: str, match: re.Match[str], word: TimeWord) -> None:
    word.begin = Moment(None, 0, 0, int(match["bare_day"]))


def _day_without_year(folded: str, match: re.Match[str], word: TimeWord) -> None:
    month = int(match["day_month"])
    word.begin = Moment(None, month, month, int(match["day"]))


def _part_of_year(folded: str, match: re.Match[str], word: TimeWord) -> None:
    count = match["count"] or "6"
    months = min(12, _COUNTS.get(count) or int(count) or 12)
    year = _year(match["part_year"])
    first = match["side"] == "đầu"
    word.begin = Moment(year, 1, months) if first else Moment(year, 13 - months, 12)


def _quarter(folded: str, match: re.Match[str], word: TimeWord) -> None:
    words = _NUMBER.findall(match["quarters"] or match["figures"])
    numbers = [quarter_number(n) for n in words if n != "và"]
    known = [number for number in numbers if number]
    year = _year(match["quarter_year"] or match["figures_year"])
    if not known or len(known) < len(numbers):
        word.begin = Moment(year)
        return
    word.begin = quarters(min(known), max(known), year)
    word.period = len(known) > 1


def _month(folded: str, match: re.Match[str], word: TimeWord) -> None:
    numbers = [int(n) for n in _FIGURE.findall(match["months"])]
    word.begin = Moment(_year(match["month_year"]), min(numbers), max(numbers))
    word.period = len(numbers) > 1


def _month_in_figures(folded: str, match: re.Match[str], word: TimeWord) -> None:
    last = int(match["month"])
    first = int(match["from_month"] or last)
    word.begin = Moment(_year(match["figure_year"]), min(first, last), max(first, last))
    word.period = first != last


def _years(folded: str, match: re.Match[str], word: TimeWord) -> None:
    first, last = int(match["since"]), int(match["until"][-2:])
    century = int(match["until"][:2]) if len(match["until"]) == 4 else first // 100
    last += century * 100
    word.period = True
    if first <= last or len(match["until"]) == 4:  # "2030 - 2026": as printed, and told of
        word.begin = Moment(first, last_year=last)


def _one_year(folded: str, match: re.Match[str], word: TimeWord) -> None:
    word.begin = Moment(_year(match["year"] or match["end_year"] or match["bare_year"]))
    if match["era_end"]:
        word.period = True
        word.bound = "by" if "đến" in match[0] else "in"


def _some_year(folded: str, match: re.Match[str], word: TimeWord) -> None:
    word.begin = Moment(None)


def _year(words: str | None) -> int | None:
    return int(words[-4:]) if words else None


READERS: dict[str, Reader] = {
    "day": _day,
    "day without month": _day_without_month,
    "day without year": _day_without_year,
    "part of a year": _part_of_year,
    "quarter": _quarter,
    "quarter in figures": _quarter,
    "month": _month,
    "month in figures": _month_in_figures,
    "years": _years,
    "year": _one_year,
    "a year without number": _some_year,
}
