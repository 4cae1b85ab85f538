"""Stretches of the calendar that a phrase names: a day, months, quarters, years.

A moment may lack its year ("quý III") or, in "từ ngày 15 đến ngày 20/6/2026", its month: such
a moment has no days until a neighbour lends it what is missing.
"""

import datetime as dt
from typing import NamedTuple

from loaders.grammar.time.dates import day_of, days_in

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_READ_AS_ONE = str.maketrans("l1|!", "iiii")  # letters that scanners take for a Roman one


class Moment(NamedTuple):
    """Months ``first`` to ``last`` of ``year`` (to ``last_year``), or one ``day`` of a month.

    ``day`` 0 is the whole month; ``first`` 0 is a month that is not said.
    """

    year: int | None
    first: int = 1
    last: int = 12
    day: int = 0
    last_year: int | None = None

    @property
    def size(self) -> int:
        """How coarse it is: 0 a day, 1 a month or quarter, 2 a year, 3 several years."""
        if self.day:
            return 0
        if self.last_year is not None:
            return 3
        return 2 if (self.first, self.last) == (1, 12) else 1

    def first_day(self) -> dt.date | None:
        """Return the day it begins, None when the year is not known or no such day exists."""
        if self.year is None or not self.first:
            return None
        return day_of(self.year, self.first, self.day or 1)

    def last_day(self) -> dt.date | None:
        """Return the day it ends, None when the year is not known or no such day exists.

        >>> Moment(2026, 4, 6).last_day()
        datetime.date(2026, 6, 30)
        """
        year = self.last_year or self.year
        if year is None or not self.last:
            return None
        return day_of(year, self.last, self.day or days_in(year, self.last))

    def in_year(self, year: int | None) -> "Moment":
        """Return the same months of another year."""
        return self._replace(year=year)


def quarter_number(word: str) -> int | None:
    """Return 1 to 4 for "iv", "2", "02" and what a scanner makes of them ("1i", "lv").

    >>> [quarter_number(word) for word in ("iv", "2", "1i", "11", "lv", "vi")]
    [4, 2, 2, 2, 4, None]
    """
    if word in ("1", "2", "3", "4", "01", "02", "03", "04"):
        return int(word)
    return _ROMAN.get(word.translate(_READ_AS_ONE))


def quarters(first: int, last: int, year: int | None) -> Moment:
    """Return the months of those quarters."""
    return Moment(year, first * 3 - 2, last * 3)
