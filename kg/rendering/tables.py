"""Tables for people: fitted to a terminal, or whole lines in a pipe."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

_PADDED_TO = 48
"""In a pipe nothing is cut; a cell wider than this pushes the rest of its line to the right
instead of widening every line to the longest title."""

_MOST_FITTED = 2000
"""Fitting a table to a terminal takes a second for so many rows; more are written as in a pipe."""

_KEPT_WHOLE = 28
"""Ids, days and states of at most so many characters are not folded, so that they can be copied."""


def lines_of_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], out: TextIO
) -> Iterator[str]:
    """Yield the lines of a table for ``out``: bordered and folded on a terminal, else aligned.

    A table without rows has no lines.
    """
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    if not cells:
        return
    if out.isatty() and len(cells) <= _MOST_FITTED:
        yield from _fitted(headings, cells, out)
    else:
        yield from _aligned(headings, cells)


def _aligned(headings: Sequence[str], cells: list[list[str]]) -> Iterator[str]:
    table = [list(headings), *cells]
    widths = [min(_PADDED_TO, max(len(row[i]) for row in table)) for i in range(len(headings))]
    for row in table:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield line.rstrip()


def _fitted(headings: Sequence[str], cells: list[list[str]], out: TextIO) -> Iterator[str]:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), header_style="bold")
    for heading, column in zip(headings, zip(*cells, strict=True), strict=True):
        short = max(map(len, column)) <= _KEPT_WHOLE
        table.add_column(heading, overflow="fold", no_wrap=short)
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    console = Console(file=out)
    with console.capture() as drawn:
        console.print(table)
    yield from drawn.get().splitlines()
