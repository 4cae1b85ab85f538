"""How high a row is. Spreadsheet programs do not all work it out when they open a file."""

from collections.abc import Iterable, Sequence

from kg.exporting.workbook.sheets import Cell, Coded

LINE = 15
"""Points of a line."""

_MOST_LINES = 12
"""A longer text is read in its cell: a row must not fill the screen."""

_FILLED = 0.9
"""Lines break between words, so that they are not quite full."""


def height_of(cells: Iterable[Cell], widths: Sequence[int]) -> int:
    """Return the points that the longest of some texts takes in its column.

    >>> height_of(["Mở chợ nổi", "Sở Công Thương\\nSở Y tế"], [20, 10])
    45
    """
    lines = [_lines(cell, width) for cell, width in zip(cells, widths, strict=False)]
    return LINE * min(max(lines, default=1), _MOST_LINES)


def _lines(cell: Cell, width: int) -> int:
    text = cell.words if isinstance(cell, Coded) else cell
    if not isinstance(text, str) or (len(text) <= width * _FILLED and "\n" not in text):
        return 1
    in_line = max(int(width * _FILLED), 1)
    return sum(max(-(-len(part) // in_line), 1) for part in text.split("\n"))
