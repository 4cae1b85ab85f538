"""A month of reports as a spreadsheet saves it: one row for each task that was done.

Columns ``task``, ``on`` (2026-06-30 or 30/6/2026), ``by`` and ``note``; the last two
may be missing, others are left alone, so that a list of tasks can be filled in and sent back.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from loaders.recording.happenings import Kind, Recorded, Report, WrongRow, record_all
from loaders.store.opening import WAIT
from loaders.text import decode
from ontology.errors import RefusedChange, UnreadableFile

_NEEDED = ("task", "on")
_COLUMNS = (*_NEEDED, "by", "note")
_SEPARATORS = (",", ";", "\t")  # Excel takes ";" where a comma is the decimal sign
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?", re.ASCII)
_VIETNAMESE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


class RecordedFile(NamedTuple):
    """What a file of reports recorded, and the columns that nobody looked at."""

    recorded: tuple[Recorded, ...]
    ignored: tuple[str, ...]


Naming = Callable[[Sequence[Report]], Iterable[Report | WrongRow]]
"""Puts ids in place of the names that people wrote, and says of each row why it cannot."""


def record_csv(
    store: Path,
    data: bytes,
    file: str,
    kind: Kind = "done",
    *,
    named: Naming = iter,
    wait: float = WAIT,
) -> RecordedFile:
    """Record every row of a file of reports, or none; ``file`` is its name for messages.

    ``named`` is asked for the ids of all that the rows name; without it they must be ids.

    Raises RefusedChange when it is no CSV or lacks a column, WrongRows with each wrong row.
    """
    rows = _rows(data, file)
    top = next((number for number, row in enumerate(rows) if any(row)), 0)
    header = [cell.strip().lower() for cell in rows[top]] if rows else []
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        raise RefusedChange("csv-no-column", file=file, columns=missing)
    ignored = tuple(name for name in header if name and name not in _COLUMNS)
    read = [
        _report(kind, number, header, row) for number, row in enumerate(rows[top + 1 :], top + 2)
    ]
    found = [*named([each for each in read if isinstance(each, Report)])]
    wrong = [each for each in (*read, *found) if isinstance(each, WrongRow)]
    reports = [each for each in found if isinstance(each, Report)]
    return RecordedFile(record_all(store, reports, file, wrong, wait=wait), ignored)


def day_of(text: str) -> dt.date | None:
    """Return the day written 2026-06-30 or 30/6/2026; None when it is no day.

    >>> day_of("30/6/2026"), day_of("2026-06-31")
    (datetime.date(2026, 6, 30), None)
    """
    if found := _ISO.fullmatch(text.strip()):
        year, month, day = found.groups()
    elif found := _VIETNAMESE.fullmatch(text.strip()):
        day, month, year = found.groups()
    else:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _rows(data: bytes, file: str) -> list[list[str]]:
    try:
        text = decode(data).text
        lines = text.splitlines(keepends=True)
        if lines and lines[0].lower().startswith("sep="):  # a line of Excel's own
            lines[0] = "\n"
        tables = [_table(lines, separator) for separator in _SEPARATORS]
    except (UnreadableFile, csv.Error) as error:
        raise RefusedChange("csv-unreadable", file=file) from error
    return max(tables, key=_columns_named)


def _table(lines: Sequence[str], separator: str) -> list[list[str]]:
    """Return the rows; blank ones stay, so that a row's number is that of the spreadsheet."""
    return list(csv.reader(io.StringIO("".join(lines), newline=""), delimiter=separator))


def _columns_named(rows: Sequence[Sequence[str]]) -> int:
    first = next((row for row in rows if any(row)), ())
    return len({cell.strip().lower() for cell in first} & {*_COLUMNS})


def _report(
    kind: Kind, number: int, header: Sequence[str], row: Sequence[str]
) -> Report | WrongRow | None:
    """Return what a row reports, what is wrong with it, or None for an empty row."""
    if not any(cell.strip() for cell in row):
        return None
    if any(cell.strip() for cell in row[len(header) :]):
        return WrongRow(number, RefusedChange("row-too-long"))
    cells = dict(_cells(header, row))
    if not cells["task"]:
        return WrongRow(number, RefusedChange("row-no-task"))
    on = day_of(cells["on"])
    if on is None:
        return WrongRow(number, RefusedChange("row-wrong-date", value=cells["on"]))
    return Report(kind, cells["task"], on, cells.get("by"), cells.get("note"), number)


def _cells(header: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    padded = [*row, *([""] * (len(header) - len(row)))]
    return ((name, cell.strip()) for name, cell in zip(header, padded, strict=False))
