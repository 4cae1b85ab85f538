"""The tables of a part: rows to entries, entries to tasks, targets and projects."""

import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.layout.blocks import Block, Line, Row
from loaders.layout.columns import (
    Columns,
    Role,
    counts_columns,
    looks_like_head,
    read_columns,
    refine_columns,
    role_of,
)
from loaders.layout.counts import declared_tasks, declared_total, tally
from loaders.layout.entries import Entry, RowRepair, heading_entry
from loaders.layout.fields import read_fields, split_cell
from loaders.layout.numbering import Number, read_cell_number
from loaders.layout.outline import Placed, place
from loaders.layout.work import Found, RawItem, Skipped, Tally
from loaders.passage import EMPTY, Passage

_LETTERHEAD = re.compile(
    r"cộng hòa xã hội|độc lập\s?-\s?tự do|đảng cộng sản|^\s?số\s?:|nơi nhận|^(?:tm\.|t/m|kt\.)|"
    r", ngày .{0,12}tháng .{0,12}năm|^\W*(?:ủy ban nhân dân|ubnd|thành ủy|tỉnh ủy|sở|bộ)\b"
)
_MOST_NOTES = 3  # lines of prose that may stand between the rows of one table
_TOTAL = re.compile(r"(?:tổng (?:số|cộng)|cộng)(?: cộng)?(?:\s?:|\s?\d|\s?$)")
_HEAD_IN_A_LINE = re.compile(
    r"(?:s?tt|số tt)\W{1,3}(?:tên |danh mục )?(?:nội dung|nhiệm vụ|công việc|chỉ tiêu|đề án|dự án)"
    r"(?!\w).{0,200}(?:chủ trì|thực hiện|thời gian|thời hạn|đơn vị|phối hợp|sản phẩm)"
)
_HEADING_STYLES = ("roman", "letter", "decimal", "mixed")


class TableReader:
    """Reads the rows (and the headings between them) of one part of a document."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.found = Found()
        self.entries: list[Entry] = []
        self.repair: RowRepair | None = None
        self._head_open = False
        self._outer: dict[str, Number] = {}

    @property
    def inside(self) -> bool:
        """Whether a table's head has been read and its rows are expected."""
        return self.repair is not None

    def read_row(self, row: Row) -> None:
        """Take one row: a head, a second line of a head, or a row of the table."""
        if not any(row.cells) or counts_columns(row.cells):
            return
        columns = read_columns(row.cells)
        if columns is not None:
            self._open(columns)
        elif self.repair is None:
            self._keep_outside(row)
        elif self._head_open and (refined := refine_columns(self.repair.columns, row.cells)):
            self.repair.columns = refined
        elif looks_like_head(row.cells):
            self._close()
            self._keep_outside(row)
        elif _is_total(row):
            self._keep_total(row)
        else:
            self._head_open = False
            entry = self.repair.read(row, self.entries[-1] if self.entries else None)
            if entry is not None:
                self.entries.append(entry)
            self.found.skipped.extend(self.repair.refused)
            self.repair.refused.clear()

    def read_heading(self, line: Line, above: bool = False) -> None:
        """Take a heading line; ``above``: it stands in the body, over the whole table.

        Between two tables of the body the next number of those headings is one of them as well.
        """
        number = line.number
        outer = number is not None and (above or _follows(self._outer.get(number.style), number))
        if outer and number is not None:
            kept = {s: n for s, n in self._outer.items() if n.level < number.level}
            self._outer = {**kept, number.style: number}
        self.entries.append(heading_entry(line, outer))

    def is_heading(self, line: Line) -> bool:
        """Tell a heading between the rows from other prose."""
        number = line.number
        numbered = number is not None and number.style in _HEADING_STYLES
        return numbered or line.strong or declared_tasks(line.whole.folded) is not None

    def finish(self) -> Found:
        """Return all that the tables of the part hold."""
        self._flush()
        return self.found

    def _open(self, columns: Columns) -> None:
        if self.repair is None or self.repair.columns.kind != columns.kind:
            kept = [] if self.repair is not None else self.entries
            if self.repair is not None:
                self._flush()
            self.entries = kept
            self.repair = RowRepair(columns)
        else:
            self.repair.columns = columns
        self.repair.fresh_page = True
        self._head_open = True

    def _close(self) -> None:
        """A head that nobody can read ends the table: its rows are not those of the one above."""
        self._flush()
        self.repair = None

    def _keep_total(self, row: Row) -> None:
        """A last row "Tổng cộng: 12 nhiệm vụ" declares a count; another sum is reported."""
        total = declared_total(" ".join(c.folded for c in row.cells if c))
        if total is None:
            self.found.skipped.append(Skipped("total-row", row.start, row.end))
        else:
            self.found.tallies.append(Tally(f"{self.part} (Tổng số)", total, -1))

    def _keep_outside(self, row: Row) -> None:
        """A table without a head: a letterhead is prose, anything else is reported."""
        self.found.prose.extend(c for c in row.cells if c)
        words = " ".join(c.folded for c in row.cells if c)
        if not _LETTERHEAD.search(words):
            self.found.skipped.append(Skipped("row-without-head", row.start, row.end))

    def _flush(self) -> None:
        if self.repair is None:
            self.found.prose.extend(e.words for e in self.entries)
            return
        placed = list(place(self.part, self.entries))
        for item in placed:
            self._keep(item, self.repair.columns.kind)
        tally(self.part, placed, self.found)
        self.entries = []

    def _keep(self, placed: Placed, kind: str) -> None:
        entry = placed.entry
        if placed.heading:
            self.found.prose.append(entry.words)
            self.found.prose.extend(_spare_cells(entry))
            return
        item = RawItem(
            placed.ref,
            "" if entry.number is None or entry.second_of else entry.number.text,
            placed.section,
            {},
            entry.start,
            entry.end,
            entry.columns,
            entry.cells,
        )
        for role, cell in _named_cells(entry):
            role = "title" if role in ("target", "project") else role
            item.cells[role] = Passage.join([item.cell(role), cell], "\n")
            if role not in _KEPT[kind]:
                self.found.skipped.extend(
                    Skipped("column-not-kept", a, b) for a, b in cell.ranges()
                )
        _split_lead(item)
        if kind != "tasks" and not item.cell("title"):  # tasks are looked at where they are made
            self.found.skipped.append(Skipped("row-without-title", entry.start, entry.end))
        elif kind == "tasks" and _lacks_lead(item):
            self.found.skipped.append(Skipped("row-without-lead", entry.start, entry.end))
        lists = {"tasks": self.found.tasks, "targets": self.found.targets}
        lists.get(kind, self.found.projects).append(item)


_KEPT: dict[str, frozenset[Role]] = {
    "tasks": frozenset(
        ("no", "title", "lead", "coordinator", "product", "deadline", "authority", "note")
    ),
    "targets": frozenset(("no", "title", "unit", "value", "average", "year", "lead", "note")),
    "projects": frozenset(("no", "title", "funding", "lead")),
}


def _lacks_lead(item: RawItem) -> bool:
    """An empty cell may mean nobody, or the row above: neither is said, so it is reported."""
    return item.columns is not None and "lead" in item.columns.roles and not item.cell("lead")


def _named_cells(entry: Entry) -> Iterable[tuple[Role, Passage]]:
    """Yield the filled cells by role; where several columns hold times, each says its own name."""
    if entry.columns is None:
        return
    _, roles, names = entry.columns
    several = roles.count("deadline") > 1
    for role, name, cell in zip(roles, names, entry.cells, strict=False):
        if cell:
            yield role, _labelled(name, cell) if several and role == "deadline" else cell


def _labelled(name: str, cell: Passage) -> Passage:
    label = f"{name}: "
    runs = tuple((a + len(label), b, c) for a, b, c in cell.runs)
    return Passage(label + cell.text, ((0, 0, -1), *runs))


def _follows(last: Number | None, number: Number) -> bool:
    return last is not None and last.ordinal + 1 == number.ordinal and last.level == number.level


def _is_total(row: Row) -> bool:
    """Tell a row that only sums up the table from a row of work."""
    first = next((c for c in row.cells if c), None)
    if first is None or not _TOTAL.match(first.folded):
        return False
    return len(first) < 60 and not any(read_cell_number(c.text) for c in row.cells[:1] if c)


def _split_lead(item: RawItem) -> None:
    """Part a cell of agencies that says itself who leads and who helps."""
    parts = split_cell(item.cell("lead"))
    if not any(role == "coordinator" for role, _ in parts):
        return
    item.cells["lead"] = EMPTY
    for role, words in parts:
        item.cells[role] = Passage.join([item.cell(role), words], "\n")


def _spare_cells(entry: Entry) -> Iterable[Passage]:
    named = entry.columns.main if entry.columns else None
    return [c for i, c in enumerate(entry.cells) if c and i != named and i != 0]


def read_tables(part: str, blocks: Iterable[Block]) -> tuple[Found, list[Line]]:
    """Return what the tables of a part hold, and the lines that belong to none."""
    reader = TableReader(part)
    others: list[Line] = []
    between: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            (between if reader.inside else others).append(block)
            continue
        others.extend(_without_headings(reader, between))
        between, was_inside = [], reader.inside
        reader.read_row(block)
        if part == "body" and reader.inside and not was_inside:
            for line in _headings_above(others):
                reader.read_heading(line, above=True)
    found = reader.finish()
    found.skipped.extend(_stacked(others + between))
    return found, others + between


def _stacked(lines: Sequence[Line]) -> Iterator[Skipped]:
    """Report a table whose cells stand one below the other, or beside it with blanks alone.

    Nobody can tell its cells apart: one that is empty leaves no trace.
    """
    at = 0
    while at < len(lines):
        if not _heads_lines(lines[at : at + 4]):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and not lines[end].strong and len(lines[end].whole) < 200:
            end += 1
        start, stop = lines[at].whole.ranges()[0][0], lines[end - 1].whole.ranges()[-1][1]
        yield Skipped("row-without-head", start, stop)
        at = end


def _heads_lines(lines: Sequence[Line]) -> bool:
    if _HEAD_IN_A_LINE.match(lines[0].whole.folded):
        return True
    head = [role_of(line.whole.folded) for line in lines]
    named = len(head) > 2 and None not in head[:3] and head[0] == "no"
    return named and bool({"title", "target", "project"} & set(head))


def _headings_above(lines: Sequence[Line]) -> list[Line]:
    """Return the numbered headings of the body under which a table stands, the highest first."""
    above: list[Line] = []
    for line in reversed(lines):
        number = line.number
        if number is None or number.style not in (*_HEADING_STYLES, "chapter", "article"):
            continue
        if not above or number.level < (above[0].number or number).level:
            above.insert(0, line)
    return above


def _without_headings(reader: TableReader, lines: list[Line]) -> list[Line]:
    """Give the headings among the lines between two rows to the table; return the other lines.

    Where the lines are a text of their own (sentences, deadlines) none of them belongs to it.
    """
    plain = [line for line in lines if not reader.is_heading(line)]
    if len(plain) > _MOST_NOTES or any(read_fields(line.whole.folded) for line in lines):
        return lines
    for line in lines:
        if reader.is_heading(line):
            reader.read_heading(line)
    return plain
