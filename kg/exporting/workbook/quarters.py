"""The sheet of lead agencies by quarter: how much is due when."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.exporting.workbook.asked import Asked
from kg.exporting.workbook.sheets import Column, Row, Sheet, day_of

_QUARTERS = (1, 2, 3, 4)
_RECURRING, _WITHOUT = "recurring", "without"
_OTHERS = 5
"""Columns beside quarters: name, id, recurring, without a deadline, total."""

Slot = tuple[int, int] | str
"""A year with its quarter (0: the year alone), or one of the two words above."""

Counts = dict[str, Counter[Slot]]


def quarters_sheet(asked: Asked, most_columns: int) -> Sheet:
    """Return the sheet: agencies, quarters of all years in which something is due, counts.

    Where quarters of so many years do not fit, it has a column for each year.
    """
    by_agency, all_tasks = _counted(asked)
    slots = _slots(all_tasks, most_columns - _OTHERS)
    others = asked.columns(("recurring", 12), ("without-deadline", 12), ("total", 10))
    times = [Column(_heading(asked, slot), 9) for slot in slots]
    columns = (*asked.columns(("agency", 40), ("id", 30)), *times, *others)
    agencies = sorted(by_agency, key=lambda id_: (-by_agency[id_].total(), id_))
    rows = (_row(_name(asked, id_), id_, by_agency[id_], slots) for id_ in agencies)
    closing = _row(asked.say("all-tasks-once"), "", all_tasks, slots)
    return Sheet("quarters", columns, rows, frozen=1, footing=(closing,))


def _counted(asked: Asked) -> tuple[Counts, Counter[Slot]]:
    """Count the tasks of each lead agency by their time, and all tasks, each one once."""
    by_agency: Counts = {}
    all_tasks: Counter[Slot] = Counter()
    for entry in asked.source.facts("tasks"):
        slot = _slot(entry["deadline"])
        all_tasks[slot] += 1
        for lead in dict.fromkeys(entry["leads"]) or [""]:
            by_agency.setdefault(lead, Counter())[slot] += 1
    return by_agency, all_tasks


def _slot(deadline: Mapping[str, Any]) -> Slot:
    end = day_of(deadline["end"])
    if end is not None:
        return end.year, (end.month + 2) // 3
    recurs = deadline["recurrence"] or deadline["kind"] == "recurring"
    return _RECURRING if recurs else _WITHOUT


def _slots(used: Iterable[Slot], room: int) -> list[tuple[int, int]]:
    years = sorted({slot[0] for slot in used if not isinstance(slot, str)})
    if len(years) * len(_QUARTERS) > room:
        return [(year, 0) for year in years]
    return [(year, quarter) for year in years for quarter in _QUARTERS]


def _heading(asked: Asked, slot: tuple[int, int]) -> str:
    year, quarter = slot
    return asked.say("quarter", quarter=quarter, year=year) if quarter else str(year)


def _name(asked: Asked, id_: str) -> str:
    return asked.named([id_]) if id_ else asked.say("nobody-named")


def _row(name: str, id_: str, counts: Counter[Slot], slots: list[tuple[int, int]]) -> Row:
    cells = (*(_count(counts, slot) for slot in slots), counts[_RECURRING], counts[_WITHOUT])
    return (name, id_, *(count or None for count in cells), counts.total())


def _count(counts: Counter[Slot], slot: tuple[int, int]) -> int:
    year, quarter = slot
    return sum(_in_quarters(counts, year)) if quarter == 0 else counts[slot]


def _in_quarters(counts: Counter[Slot], year: int) -> Iterator[int]:
    return (counts[year, quarter] for quarter in _QUARTERS)
