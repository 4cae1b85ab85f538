"""What a sheet is: columns, and rows of plain values, known to nothing that writes them."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple


class Limits(NamedTuple):
    """What Excel takes: rows and columns of a sheet, UTF-16 units of a cell, links of a sheet."""

    rows: int = 1_048_576
    columns: int = 16_384
    characters: int = 32_767
    links: int = 65_530


class Coded(NamedTuple):
    """The words of a code, and the code by which the cell is coloured."""

    words: str
    code: str


class WordsAt(NamedTuple):
    """A link to the source words: ``place`` counts the pieces of evidence from 0."""

    place: int


class SheetOf(NamedTuple):
    """A link to the beginning of a sheet of this name."""

    name: str


Cell = str | int | dt.date | Coded | WordsAt | SheetOf | None

Row = tuple[Cell, ...]


class Column(NamedTuple):
    """The words at the head of a column, and its width in characters."""

    heading: str
    width: int


class Sheet(NamedTuple):
    """One sheet: ``name`` is its key in the table of words, behind ``sheet-``.

    ``frozen`` columns stay in sight; ``footing`` are closing rows that no filter hides.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    frozen: int = 0
    footing: Iterable[Row] = ()


def day_of(text: str | None) -> dt.date | None:
    """Return the day of an ISO text."""
    return None if text is None else dt.date.fromisoformat(text)
