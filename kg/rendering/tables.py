"""Tables for people: fitted to a terminal, or whole lines in a pipe."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from kg.rendering.harmless import harmless

_PADDED_TO = 48
"""In a pipe nothing is cut; a cell wider than this pushes the rest of its line to the right
instead of widening every line to the longest title."""

_MOST_FITTED = 2000
"""Fitting a table to a terminal takes a second for so many rows; more are written as in a pipe."""

_KEPT_WHOLE = 28
"""Ids, days and states of at most so many characters are not folded, so that they can be copied."""

_NARROWEST = 10
"""A column folded to less cannot be read; cells stand one below another instead."""

_AROUND = 3
"""Blanks and frame that a column of a fitted table has around its text."""


def lines_of_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], out: TextIO
) -> Iterator[str]:
    """Yield the lines of a table for ``out``: bordered and folded on a terminal, else aligned.

    On a terminal too narrow for its columns each row is a few lines, a cell on each. A table
    without rows has no lines.
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

    console = Console(file=out, color_system=None)  # a line is text alone: see ``write_lines``
    widths = [max(map(len, column)) for column in zip(headings, *cells, strict=True)]
    kept = _kept_whole(widths, console.width - _AROUND * len(widths) - 1)
    if kept is None:
        yield from _one_below_another(headings, cells)
        return
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    for heading, whole in zip(headings, kept, strict=True):
        table.add_column(heading, overflow="fold", no_wrap=whole)
    for row in cells:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    with console.capture() as drawn:
        console.print(table)
    yield from drawn.get().splitlines()


def _kept_whole(widths: Sequence[int], room: int) -> list[bool] | None:
    """Return which columns need no folding; None where folding all would leave slivers."""
    kept = [width <= _KEPT_WHOLE for width in widths]
    if _room_needed(widths, kept) <= room:
        return kept
    folded = [width <= _NARROWEST for width in widths]
    return folded if _room_needed(widths, folded) <= room else None


def _room_needed(widths: Sequence[int], kept: Sequence[bool]) -> int:
    return sum(w if whole else _NARROWEST for w, whole in zip(widths, kept, strict=True))


def _one_below_another(headings: Sequence[str], cells: list[list[str]]) -> Iterator[str]:
    """Yield a line for each cell that says something: the terminal folds it, nothing is lost."""
    for row in cells:
        yield from (f"{head}: {cell}" for head, cell in zip(headings, row, strict=True) if cell)
        yield ""
