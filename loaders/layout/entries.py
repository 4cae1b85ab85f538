"""Rows of a table as entries: what page breaks and OCR did to them is repaired here.

An entry is a numbered row with all that continues it, or a heading between rows. Which entries are
headings and which are work is decided later, when their neighbours are known (``outline``).
"""

import re
from dataclasses import dataclass

from loaders.layout.blocks import Line, Row
from loaders.layout.columns import Columns, Role
from loaders.layout.numbering import Number, read_cell_number, read_number
from loaders.layout.work import Skipped
from loaders.passage import EMPTY, Passage

_WORK: tuple[Role, ...] = ("lead", "coordinator", "product", "deadline", "authority")
_OVERLAP_WORDS = 3
_MOST_ROWS = 200
"""A row continued by more is no row of a plan; what comes after is reported, not joined."""
_DITTO = re.compile(r"\W{0,3}(?:nt|như trên)\W{0,3}|\"|\W{0,2}\"\W{0,2}")


@dataclass(slots=True)
class Entry:
    """A numbered row, or a heading line, with its cells by column."""

    number: Number | None
    words: Passage
    cells: list[Passage]
    columns: Columns | None
    start: int
    end: int
    strong: bool = False
    second_of: "Entry | None" = None
    fresh_page: bool = False
    rows: int = 1
    outer: bool = False
    """A heading of the body above a whole table: none of the table's own headings ends it."""

    def cell(self, role: Role) -> Passage:
        """Return the cell of a column's role, empty when the table has no such column."""
        if self.columns is None:
            return EMPTY
        at = self.columns.first(role)
        return self.cells[at] if at is not None and at < len(self.cells) else EMPTY

    @property
    def has_work(self) -> bool:
        """Whether any of lead, coordinator, product, deadline, authority is filled."""
        return any(self.cell(role) for role in _WORK)

    @property
    def has_values(self) -> bool:
        """Whether any cell beside number and name is filled."""
        return any(c for i, c in enumerate(self.cells) if i not in self._named())

    def _named(self) -> tuple[int, ...]:
        if self.columns is None:
            return (0, 1)
        no = self.columns.first("no")
        return (self.columns.main,) if no is None else (no, self.columns.main)


def heading_entry(line: Line, outer: bool = False) -> Entry:
    """Return a heading line that stands above a table or between its rows."""
    whole = line.whole
    start, end = whole.ranges()[0][0], whole.ranges()[-1][1]
    return Entry(line.number, whole, [], None, start, end, strong=True, outer=outer)


class RowRepair:
    """Turns the rows of one table into entries, one call a row, in their order."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.fresh_page = True
        self.refused: list[Skipped] = []
        self._group = EMPTY

    def read(self, row: Row, last: Entry | None) -> Entry | None:
        """Return a new entry, or None when the row continues ``last`` (which then has it)."""
        cells = self._padded(row.cells)
        self._say_ditto_cells(cells, last)
        if self._is_group(cells):
            self._group, words = cells[0], cells[0]
            cells = [EMPTY] * len(cells)
            return Entry(None, words, cells, self.columns, row.start, row.end, strong=True)
        self._fill_group_column(cells)
        number, words = self._number_and_words(cells)
        fresh, self.fresh_page = self.fresh_page or row.after_gap, False
        entry = Entry(number, words, cells, self.columns, row.start, row.end, fresh_page=fresh)
        if number is None and last is not None:
            number = self._bullet(entry, last)
        if number is not None:
            self._give_back_tail(entry, last)
            return entry
        if last is None or last.columns is None or self.columns.kind != last.columns.kind:
            return self._after_heading(entry, last)
        if self._is_second(entry, last):
            self._take_spanning(entry, last, row)
            return self._second(entry, last)
        if len(last.cells) != len(cells):
            self.refused.append(Skipped("row-of-other-columns", row.start, row.end))
            return None
        if last.rows >= _MOST_ROWS:
            self.refused.append(Skipped("row-continues-too-long", row.start, row.end))
            return None
        self._continue(entry, last)
        return None

    def _say_ditto_cells(self, cells: list[Passage], last: Entry | None) -> None:
        """Put the words of the row above where a cell only says "as above"."""
        if last is None or last.columns != self.columns:
            return
        for i, cell in enumerate(cells):
            if 0 < len(cell) < 12 and _DITTO.fullmatch(cell.folded):
                cells[i] = last.cells[i]

    def _is_group(self, cells: list[Passage]) -> bool:
        """A row with nothing but a time in front heads the rows below it ("Tháng 8/2031")."""
        columns = self.columns
        if columns.first("no") is not None or columns.main == 0 or columns.roles[0] not in _WORK:
            return False
        return sum(map(bool, cells)) == 1 and cells[0].text[:1].isupper()

    def _fill_group_column(self, cells: list[Passage]) -> None:
        """A first column that groups the rows (their deadline, their lead) is written once.

        Only in tables whose rows have no number, or have it behind that column: elsewhere the
        blank may mean nobody.
        """
        columns = self.columns
        if columns.first("no") == 0 or columns.main == 0 or columns.roles[0] not in _WORK:
            return
        if cells[0]:
            self._group = cells[0]
        elif cells[columns.main] and not cells[columns.main].text[0].islower():
            cells[0] = self._group

    def _padded(self, cells: list[Passage]) -> list[Passage]:
        width = len(self.columns.roles)
        if len(cells) == width - 1 and (parted := self._with_lost_bar(cells)):
            return parted
        if len(cells) > width:
            spare = [c for c in cells[width:] if c]
            return [*cells[: width - 1], Passage.join([cells[width - 1], *spare])]
        return [*cells, *[EMPTY] * (width - len(cells))]

    def _with_lost_bar(self, cells: list[Passage]) -> list[Passage] | None:
        """A number that lost the bar behind it: "6 Mở lớp | Sở Y tế" is short of one cell."""
        number = read_number(cells[0].text)
        if number is None or number.style != "decimal" or number.end >= len(cells[0]):
            return None
        if self.columns.first("no") != 0 or self.columns.main != 1 or not cells[1]:
            return None
        return [cells[0].cut(0, number.end), cells[0].cut(number.end), *cells[1:]]

    def _number_and_words(self, cells: list[Passage]) -> tuple[Number | None, Passage]:
        """Find the number, in its own cell or glued to the words; the cells are set right."""
        at, main = self.columns.first("no"), self.columns.main
        printed = cells[at] if at is not None else cells[main]
        number = read_cell_number(printed.text) if at is not None else None
        if number is None and printed:
            number = read_number(printed.text)
            if at is None and number and number.style == "dash":
                number = None  # a list in the cell of a table without numbers
            if at is not None and not cells[main]:
                cells[main] = printed.cut(number.end) if number else printed
                cells[at] = EMPTY
                return number, printed
            if at is None and number:
                cells[main] = printed.cut(number.end)
                return number, printed
        elif number is None and at is not None:
            number = _roman_heading(cells[main], cells)
            if number:
                words, cells[main] = cells[main], cells[main].cut(number.end)
                return number, words
        return number, _heading_words(printed if at is not None else EMPTY, cells[main])

    def _bullet(self, entry: Entry, last: Entry) -> Number | None:
        """A bullet in the name's cell, below a number that introduces it: work of its own."""
        main = self.columns.main
        bullet = read_number(entry.cells[main].text)
        if bullet is None or bullet.style != "dash" or last.number is None:
            return None
        if last.columns is None or self.columns.first("no") is None:
            return None
        listed = last.number.style == "dash" or not last.has_values
        if not listed or not (entry.cell("lead") or entry.cell("deadline")):
            return None
        entry.number, entry.cells[main] = bullet, entry.cells[main].cut(bullet.end)
        return bullet

    def _after_heading(self, entry: Entry, last: Entry | None) -> Entry | None:
        """A row without number where no row stands above: a heading cut in two, or a task."""
        main = entry.cells[self.columns.main]
        if last is not None and not entry.has_values and main and main.text[0].islower():
            last.words = Passage.join([last.words, main])
            return None
        entry.strong = not entry.has_values
        return entry

    def _is_second(self, entry: Entry, last: Entry) -> bool:
        """A title and a lead or deadline of its own: a second task of the number above."""
        title = entry.cells[self.columns.main]
        if not title or not last.has_values:
            return bool(title) and (entry.has_values or not title.text[0].islower())
        begins = title.text.lstrip("-–+* ")[:1]
        if begins.islower() or _is_cut(entry, last, self.columns):
            return False
        if self.columns.kind != "tasks":
            return True
        if self.columns.first("no") is None and not (entry.has_values or entry.fresh_page):
            return True  # without numbers, words alone on a line head the rows below them
        return bool(entry.cell("lead") or entry.cell("deadline"))

    def _take_spanning(self, entry: Entry, last: Entry, row: Row) -> None:
        """A lead or a deadline that is merged over several tasks of one number is each one's.

        Where the file no longer says what is merged, a column left of the work's name is: it
        groups the rows as the number does.
        """
        if not entry.has_values:
            return
        groups = {at: last.cells[at] for at in range(min(self.columns.main, len(last.cells)))}
        for at, cell in (groups | row.spanning).items():
            if at < len(entry.cells) and not entry.cells[at] and self.columns.roles[at] in _WORK:
                entry.cells[at] = cell

    def _second(self, entry: Entry, last: Entry) -> Entry:
        if not (last.has_values and entry.has_values):
            entry.strong = not entry.has_values
            return entry
        if self.columns.kind == "tasks" and (last.second_of or last).number is not None:
            entry.second_of = last.second_of or last
        return entry

    def _continue(self, entry: Entry, last: Entry) -> None:
        _close_parentheses(entry.cells, last.cells)
        for i, cell in enumerate(entry.cells):
            if not cell:
                continue
            tail = cell.cut(_overlap(last.cells[i], cell)) if entry.fresh_page else cell
            between = " " if _runs_on(last.cells[i], cell) else "\n"
            last.cells[i] = Passage.join([last.cells[i], tail], between)
        last.words = _heading_words(last.cells[0], last.cells[self.columns.main])
        last.end = entry.end
        last.rows += 1

    def _give_back_tail(self, entry: Entry, last: Entry | None) -> None:
        """A heading at the top of a page can carry the tail of a cell of the row before."""
        if not entry.fresh_page or last is None or last.columns != self.columns:
            return
        filled = [i for i, c in enumerate(entry.cells) if c and i not in entry._named()]
        if len(filled) != 1 or entry.cells[filled[0]].text[:1].isupper():
            return
        at = filled[0]
        if self.columns.roles[at] == "product" and last.cells[at]:
            last.cells[at] = Passage.join([last.cells[at], entry.cells[at]])
            entry.cells[at] = EMPTY


def _heading_words(number: Passage, words: Passage) -> Passage:
    return Passage.join([number, words])


def _roman_heading(words: Passage, cells: list[Passage]) -> Number | None:
    """A heading typed into the name's column: "II. Nhiệm vụ" with the number's cell empty."""
    if sum(bool(c) for c in cells) != 1:
        return None
    number = read_number(words.text)
    return number if number and number.style in ("roman", "letter", "decimal", "mixed") else None


def _runs_on(above: Passage, below: Passage) -> bool:
    """Tell whether the words below go on with the sentence above (a cell cut by a page break)."""
    return below.text[0].islower() or below.text[0] in "),;." or above.text.endswith(("(", ","))


def _overlap(above: Passage, below: Passage) -> int:
    """Return how many characters of ``below`` repeat the end of ``above`` (three words or more)."""
    head = below.folded
    tail = above.folded[-len(head) :]
    ends = [i for i, c in enumerate(head) if c == " "] + [len(head)]
    for end in reversed(ends[_OVERLAP_WORDS - 1 :][:60]):
        if tail.endswith(head[:end]):
            return end
    return 0


def _close_parentheses(cells: list[Passage], above: list[Passage]) -> None:
    """Move words that close a parenthesis opened in another column of the row above."""
    for i, cell in enumerate(cells):
        if not _closes(cell) or _opens(above[i]):
            continue
        homes = [j for j, other in enumerate(above) if _opens(other) and not cells[j]]
        if len(homes) == 1:
            cells[homes[0]], cells[i] = cell, EMPTY


def _is_cut(entry: Entry, last: Entry, columns: Columns) -> bool:
    """Tell a row whose cells go on in the middle of those above: a parenthesis, a name."""
    main = columns.main
    if _closes(entry.cells[main]) and _opens(last.cells[main]):
        return True
    lead, above = entry.cell("lead"), last.cell("lead")
    return bool(above) and lead.text[:1].islower()


def _opens(cell: Passage) -> bool:
    return cell.text.count("(") > cell.text.count(")")


def _closes(cell: Passage) -> bool:
    return cell.text.count(")") > cell.text.count("(")
