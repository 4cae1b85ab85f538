"""Writing sheets: on as many pages as they need, with their heads, filters and links."""

from collections.abc import Callable, Sequence
from typing import Any

from xlsxwriter.utility import xl_range

from kg.exporting.workbook.looks import Looks
from kg.exporting.workbook.page import Page
from kg.exporting.workbook.sheets import Limits, Row, Sheet, SheetOf, WordsAt

_MARK = "→ "


class Writer:
    """Writes the sheets of one workbook; ``say`` gives their names."""

    def __init__(self, workbook: Any, say: Callable[..., str], limits: Limits) -> None:
        self._workbook, self._say = workbook, say
        self.limits = limits
        self.looks = Looks(workbook)

    def new_page(self, name: str) -> Page:
        """Add an empty page behind those that there are."""
        return Page(self._workbook, name, self.looks, self.limits, self._place)

    def write(self, sheet: Sheet) -> "Pages":
        """Write a sheet, on as many pages as it needs."""
        pages = Pages(self, sheet, self._say(f"sheet-{sheet.name}"))
        for row in sheet.rows:
            pages.add(row)
        pages.close_rows()
        for row in sheet.footing:
            pages.add(row, "closing")
        return pages

    def _place(self, link: WordsAt | SheetOf) -> tuple[str, str]:
        """Return where a link leads, and what it is called: the row it leads to, or the sheet."""
        if isinstance(link, SheetOf):
            return f"'{link.name}'!A1", link.name
        page, row = divmod(link.place, self.limits.rows - 1)
        number = row + 2  # rows count from 1, and the first is the head
        name = page_name(self._say("sheet-words"), page)
        return f"'{name}'!A{number}", f"{_MARK}{number}"


class Pages:
    """The pages of one sheet, and how many rows stand on them; closing rows are not counted."""

    def __init__(self, writer: Writer, sheet: Sheet, name: str) -> None:
        self.name, self.rows = name, 0
        self._writer, self._sheet = writer, sheet
        self._pages: list[Page] = []
        self._turn()

    @property
    def further(self) -> Sequence[str]:
        """The names of all pages but the first."""
        return [page_name(self.name, number) for number in range(1, len(self._pages))]

    @property
    def cut(self) -> int:
        """How many cells were too long."""
        return sum(page.cut for page in self._pages)

    @property
    def changed(self) -> int:
        """In how many cells a character was replaced."""
        return sum(page.changed for page in self._pages)

    def add(self, row: Row, look: str | None = None) -> None:
        """Write a row, on the next page when this one is full."""
        if self._row >= self._writer.limits.rows:
            if look is None:
                self.close_rows()
            self._turn()
        self._page.put(self._row, row, look)
        self._row += 1
        self.rows += look is None

    def close_rows(self) -> None:
        """Put filters over the rows of this page."""
        last = len(self._sheet.columns) - 1
        self._page.sheet.autofilter(0, 0, self._row - 1, last)
        figures = xl_range(0, 0, self._row - 1, last)
        self._page.sheet.ignore_errors({"number_stored_as_text": figures})

    def _turn(self) -> None:
        """Begin a page with the heads of the columns, which stay in sight and are printed again."""
        self._page = self._writer.new_page(page_name(self.name, len(self._pages)))
        self._pages.append(self._page)
        self._row = 1
        sheet = self._page.sheet
        sheet.freeze_panes(1, self._sheet.frozen)
        sheet.repeat_rows(0)
        self._page.set_widths([column.width for column in self._sheet.columns])
        self._page.put(0, tuple(column.heading for column in self._sheet.columns), "head")


def page_name(name: str, page: int) -> str:
    """Return what the pages of a sheet are called: the first like the sheet itself.

    >>> page_name("Tasks", 0), page_name("Tasks", 1)
    ('Tasks', 'Tasks (2)')
    """
    return name if page == 0 else f"{name} ({page + 1})"
