"""A text file as blocks: lines (headings, paragraphs, list items) and rows of tables.

This is the one place where other front ends join: whatever turns a Word or PDF file into the same
blocks is read by everything behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.layout.fields import read_fields
from loaders.layout.markup import readable
from loaders.layout.numbering import Number, read_cell_number, read_number
from loaders.passage import EMPTY, Passage
from ontology.spelling import fold

_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_HTML_ROW = re.compile(r"<tr\b[^>]{0,300}>", re.IGNORECASE)
_HTML_CELL = re.compile(r"<t[dh]\b([^>]{0,300})>", re.IGNORECASE)
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_TAB = re.compile("\t")
_RULE = re.compile(r"[\s|:\-_=*+]*")
_LEAD = re.compile(r"[#>\s]{0,20}")
_BOLD = re.compile(r"[#>\s]{0,20}[*]{2,3}[^*]{1,2000}[*]{2,3}[\s:.]*")
_FOOTNOTE = re.compile(r"\s*<sup>\s*\d{1,3}\s*</sup>")
_PAGE_MARK = re.compile(r"[-–—\s]{0,4}(?:[Tt]rang\s{0,2})?\d{1,3}(?:\s?/\s?\d{1,3})?[-–—\s]{0,4}")
_FULL_LINE = 45  # characters: a shorter line before a capital was ended by its writer
_SENTENCE_END = (".", ";", ":", "!", "?", "./", "./.", ":*")
_CUT_FIGURES = re.compile(  # a date or a document's number that a line's end cut in two
    r"(?:ngày \d{1,2} ?(?:[/.-] ?\d|tháng)|tháng \d{1,2} ?(?:[/.-] ?\d{4}|năm)"
    r"|năm (?:19|20)\d\d(?![\d.])|số \d{1,5}[a-e]? ?[/-] ?\w"
    r"|(?:hội|thứ|khóa) [ivxl]{1,6}[ ,;)])"
)
_HANGING = re.compile(  # words that no line ends with unless the paper's edge ended it
    r"[ (](?:và|của|các|những|về|theo|tại|do|từ|với|cho|thuộc|hoặc|ngày|tháng|số|tỉnh"
    r"|thành phố|giữa|bởi|trong|trên|được|để|nhằm|giám đốc|chủ tịch|bộ trưởng)\Z"
)


@dataclass(slots=True)
class Line:
    """A heading, paragraph or list item: ``words`` follow its ``number`` or bullet.

    ``strong`` lines are Markdown headings or bold all over.
    """

    parts: list[Passage]
    number: Number | None
    strong: bool
    footnote: bool = False

    @property
    def whole(self) -> Passage:
        """The passage with its number; parts that a page cut are joined when first asked for."""
        if len(self.parts) > 1:
            self.parts = [Passage.join(self.parts)]
        return self.parts[0]

    @property
    def words(self) -> Passage:
        """The passage behind the printed number."""
        return self.whole.cut(self.number.end) if self.number else self.whole


@dataclass(slots=True)
class Row:
    """A row of a table: readable cells, and where the row stands in the file."""

    cells: list[Passage]
    start: int
    end: int
    after_gap: bool = False
    open: bool = False
    """Begun by a bar and not closed by one: what follows may belong to its last cell."""
    spanning: dict[int, Passage] = field(default_factory=dict)
    """Cells of a row above that reach into this one and are not said again in ``cells``."""


Block = Line | Row


def read_blocks(text: str) -> list[Block]:
    """Return the blocks of an NFC text in their order; lines that a page cut are one again."""
    blocks: list[Block] = []
    at = 0
    while table := _TABLE.search(text, at):
        _read_lines(text, at, table.start(), blocks)
        end = _TABLE_END.search(text, table.end())
        at = end.end() if end else len(text)
        blocks.extend(_html_rows(text, table.end(), at))
    _read_lines(text, at, len(text), blocks)
    return blocks


def _read_lines(text: str, start: int, end: int, blocks: list[Block]) -> None:
    gap = True
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if not text[start:stop].strip() or _is_no_text(text, start, stop):
            gap = True
        else:
            _read_line(text, start, stop, gap, blocks)
            gap = False
        start = stop + 1


def _is_no_text(text: str, start: int, stop: int) -> bool:
    """Tell a ruled line or the mark of a page ("2", "- 3 -", "Trang 3/12") from words."""
    if stop - start > 40:
        return bool(_RULE.fullmatch(text, start, stop))
    return bool(_RULE.fullmatch(text, start, stop) or _PAGE_MARK.fullmatch(text, start, stop))


def _read_line(text: str, start: int, stop: int, gap: bool, blocks: list[Block]) -> None:
    if not gap and _is_cut_row(blocks) and text[start:stop].lstrip()[:1] != "|":
        _join_rows(blocks[-1], _rest_of_row(text, start, stop))
        return
    row = _row(text, start, stop, blocks[-1] if blocks else None)
    if row is not None and not gap and _goes_on_inside(blocks, row):
        _join_rows(blocks[-1], row)
        return
    if row is not None:
        row.after_gap = gap
        blocks.append(row)
        return
    line = _line(text, start, stop)
    last = blocks[-1] if blocks else None
    if isinstance(last, Row) and not gap and _ends_a_cell(last, line):
        words = line.parts[0]
        words = words.cut(0, len(words.text.rstrip("| ")))  # the bar that closes the row
        last.cells[-1] = Passage.join([last.cells[-1], words])
        return
    if isinstance(last, Line) and _continues(last, line, gap):
        last.parts.append(line.parts[0])
    elif line.parts[0]:
        blocks.append(line)


def _is_cut_row(blocks: list[Block]) -> bool:
    """Tell a row between bars that a line break inside a cell cut: it is not closed, and short."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Row) or not last.open:
        return False
    above = [len(b.cells) for b in blocks[-6:-1] if isinstance(b, Row) and not b.open]
    return bool(above) and len(last.cells) < max(above)


def _rest_of_row(text: str, start: int, stop: int) -> Row:
    closed = text[start:stop].rstrip().endswith("|")
    marks = [start - 1, *_bars(text, start, stop)]
    rest = Row(_cells(text, marks if closed else [*marks, stop]), start, stop)
    rest.open = not closed
    return rest


def _goes_on_inside(blocks: list[Block], row: Row) -> bool:
    """Tell the rest of a row that a line break inside one of its cells cut in two.

    Both halves together have just the cells of the row above, and the second begins in the
    middle of a sentence.
    """
    if len(blocks) < 2 or not row.cells[0].text[:1].islower():
        return False
    above, last = blocks[-2], blocks[-1]
    if (
        not isinstance(above, Row)
        or not isinstance(last, Row)
        or read_cell_number(row.cells[0].text)
    ):
        return False
    missing = len(above.cells) - len(last.cells) + 1
    if len(row.cells) == missing + 1 and not row.cells[-1]:
        row.cells.pop()  # what stands behind the bar that closes the row
    return len(row.cells) == missing and missing > 1 and bool(last.cells[-1])


def _join_rows(first: Block, rest: Row) -> None:
    if isinstance(first, Row):
        middle = Passage.join([first.cells[-1], rest.cells[0]])
        first.cells = [*first.cells[:-1], middle, *rest.cells[1:]]
        first.end, first.open = rest.end, rest.open


def _ends_a_cell(row: Row, line: Line) -> bool:
    """Tell the rest of a row's last cell that a line break cut off from it."""
    words = line.parts[0].text
    roomy = len(words) < 200 and len(row.cells[-1]) < 2_000
    return roomy and line.number is None and words[:1].islower()


def _line(text: str, start: int, stop: int) -> Line:
    lead = _LEAD.match(text, start, stop)
    begin = lead.end() if lead else start
    strong = "#" in text[start:begin] or bool(_BOLD.fullmatch(text, start, stop))
    whole = readable(text, begin, stop)
    footnote = bool(_FOOTNOTE.match(text, start, stop))
    return Line([whole], read_number(whole.text), strong, footnote)


def _continues(last: Line, line: Line, gap: bool) -> bool:
    """Tell whether a page break or a wrapped line cut ``line`` off from ``last``."""
    if line.footnote or last.footnote or not line.parts[0]:
        return False
    above = last.parts[-1].text
    if _cut_figures(above, line.parts[0].text):
        return True
    if line.number or above.endswith(_SENTENCE_END):
        return False
    first = line.parts[0].text[0]
    if line.strong != last.strong:
        return first.islower() and not line.strong
    if first.islower() or first in "),;":
        return True
    if not line.strong and not above.isupper() and _HANGING.search(fold(above[-12:])):
        return True
    ended = len(above) < _FULL_LINE or (above.isupper() and not line.parts[0].text.isupper())
    return not (gap or line.strong or ended or read_fields(line.parts[0].folded))


def _cut_figures(above: str, below: str) -> bool:
    """Tell whether a line ends in the word of a date or number that the next one begins with."""
    if not (below[0].isdigit() or below[0] in "IVXL"):
        return False
    word = above[above.rfind(" ") + 1 :]
    return _CUT_FIGURES.match(fold(f"{word} {below[:20]}")) is not None


def _row(text: str, start: int, stop: int, last: Block | None) -> Row | None:
    if text.find("\t", start, stop) >= 0 and text[start:stop].strip("\t "):
        marks = [m.start() for m in _TAB.finditer(text, start, stop)]
        return Row(_cells(text, [start - 1, *marks, stop]), start, stop)
    bars = list(_bars(text, start, stop))
    first = text[start:stop].lstrip()[:1]
    if first == "|" and len(bars) >= 2:
        closed = text[start:stop].rstrip().endswith("|")
        if isinstance(last, Row) and _is_open(text, start, bars, closed, len(last.cells)):
            return Row(_cells(text, [start - 1, *bars, stop]), start, stop)
        row = Row(_cells(text, bars if closed else [*bars, stop]), start, stop)
        row.open = not closed
        return row
    if len(bars) >= 2 and (isinstance(last, Row) or len(bars) >= 3):
        return Row(_cells(text, [start - 1, *bars, stop]), start, stop)
    return None


def _is_open(text: str, start: int, bars: list[int], closed: bool, width: int) -> bool:
    """Tell a row whose first cell is blank in a table without bars at its edges.

    "  | | chủ trì | phối hợp | |" below a row of six cells has six of its own.
    """
    edged = len(bars) - 1 if closed else len(bars)
    return text[start] != "|" and edged != width and len(bars) + 1 == width


def _bars(text: str, start: int, stop: int) -> Iterator[int]:
    at = text.find("|", start, stop)
    while at >= 0:
        if at == 0 or text[at - 1] != "\\":
            yield at
        at = text.find("|", at + 1, stop)


def _cells(text: str, marks: list[int]) -> list[Passage]:
    return [readable(text, left + 1, right) for left, right in pairwise(marks)]


def _html_rows(text: str, start: int, end: int) -> Iterator[Row]:
    """Yield the rows of an HTML table; a cell that spans rows is said again in each.

    Where the number's own cell spans, the rows below continue one item: nothing is repeated, but
    each row keeps what spans it, for a second task of that number.
    """
    carried: dict[int, tuple[int, Passage]] = {}
    starts = [m.end() for m in _HTML_ROW.finditer(text, start, end)]
    for begin, stop in zip(starts, [*starts[1:], end], strict=True):
        row, carried = _html_row(text, begin, stop, carried)
        if row.cells:
            yield row


def _html_row(
    text: str, begin: int, stop: int, carried: dict[int, tuple[int, Passage]]
) -> tuple[Row, dict[int, tuple[int, Passage]]]:
    cells: list[Passage] = []
    after: dict[int, tuple[int, Passage]] = {}
    spanning: dict[int, Passage] = {}
    repeat = 0 not in carried

    def take_carried() -> None:
        while len(cells) in carried:
            left, passage = carried[len(cells)]
            if left > 1:
                after[len(cells)] = (left - 1, passage)
            if not repeat:
                spanning[len(cells)] = passage
            cells.append(passage if repeat else EMPTY)

    opens = list(_HTML_CELL.finditer(text, begin, stop))
    for cell, following in zip(opens, [*opens[1:], None], strict=True):
        take_carried()
        spans = {kind.lower(): int(n) for kind, n in _SPAN.findall(cell[1])}
        close = following.start() if following else stop
        passage = readable(text, cell.end(), close)
        if spans.get("row", 1) > 1:
            after[len(cells)] = (spans["row"] - 1, passage)
        cells.append(passage)
        cells.extend([EMPTY] * (spans.get("col", 1) - 1))
    take_carried()
    return Row(cells, begin, stop, spanning=spanning), after
