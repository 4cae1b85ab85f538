"""One page of a workbook: a cell of each kind written as Excel wants it."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from kg.exporting.workbook.fitting import fitted
from kg.exporting.workbook.heights import LINE, height_of
from kg.exporting.workbook.looks import Looks
from kg.exporting.workbook.sheets import Cell, Coded, Limits, Row, SheetOf, WordsAt

_FIRST_YEAR = 1901
"""Excel knows no day before 1900, and a wrong one in February of that year."""

_A4 = 9

Place = Callable[[WordsAt | SheetOf], tuple[str, str]]
"""Gives where a link leads, and what it is called."""


class PlainWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet that takes no text for markup, not even one between ``<r>`` and ``</r>``."""

    def _xml_rich_inline_string(self, string: str, attributes: Any = ()) -> None:
        self._xml_inline_string(string, True, attributes)


class Page:
    """A page, empty at first; ``cut`` and ``changed`` count the cells that lost something."""

    def __init__(
        self, workbook: Any, name: str, looks: Looks, limits: Limits, place: Place
    ) -> None:
        self.sheet = workbook.add_worksheet(name, worksheet_class=PlainWorksheet)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)
        self.cut = self.changed = self._links = 0
        self._looks, self._limits, self._place = looks, limits, place
        self._widths: list[int] = []

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give columns their widths, in characters."""
        self._widths = [*widths]
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def put(self, row: int, cells: Row, look: str | None = None) -> None:
        """Write a row, behind all that were written; ``look``: of all its cells."""
        height = height_of(cells, self._widths)
        if height > LINE:
            self.sheet.set_row(row, height)
        for column, cell in enumerate(cells):
            self._put(row, column, cell, look)
        for kept in (self.sheet.row_info, self.sheet.row_sizes):
            kept.pop(row - 1, None)  # it is on the disk: nothing asks for it again

    def _put(self, row: int, column: int, cell: Cell, look: str | None) -> None:
        match cell:
            case None | "":
                return
            case WordsAt() | SheetOf():
                self._link(row, column, cell)
            case Coded(words, code):
                self._text(row, column, words, look or code)
            case dt.date() if cell.year >= _FIRST_YEAR:
                self.sheet.write_datetime(row, column, cell, self._looks["date"])
            case dt.date():
                self._text(row, column, f"{cell:%d/%m/}{cell.year:04}", look or "words")
            case int():
                self.sheet.write_number(row, column, cell, self._looks[look or "number"])
            case str():
                self._text(row, column, cell, look or "words")

    def _text(self, row: int, column: int, text: str, look: str) -> None:
        found = fitted(text, self._limits.characters)
        self.cut += found.cut
        self.changed += found.changed
        self.sheet.write_string(row, column, found.text, self._looks[look])

    def _link(self, row: int, column: int, link: WordsAt | SheetOf) -> None:
        """Write a link; past those that a sheet may have, a formula that does the same."""
        at, shown = self._place(link)
        look = self._looks["link"]
        if self._links < self._limits.links:
            self._links += 1
            self.sheet.write_url(row, column, f"internal:{at}", look, shown)
            return
        formula = f'=HYPERLINK("#{at}","{shown}")'
        self.sheet.write_formula(row, column, formula, look, shown)
