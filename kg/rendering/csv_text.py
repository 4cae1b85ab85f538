"""CSV that a spreadsheet opens without being asked, and without running anything in it."""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from kg.rendering.harmless import harmless

BYTE_ORDER_MARK = "\ufeff"

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(out: TextIO, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a whole CSV file: byte order mark, names of the columns, rows."""
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)


def safe(cell: str) -> str:
    """Return a cell that a spreadsheet shows as text: what begins a formula gets an apostrophe.

    What a terminal would obey is made harmless too: CSV is looked at there as well. Rows of
    plans begin with "- " or "+ " often, so an apostrophe is seen in honest files.

    >>> safe("- Xây dựng đề án"), safe("=1+1"), safe("Đề án")
    ("'- Xây dựng đề án", "'=1+1", 'Đề án')
    """
    cell = harmless(cell)
    return f"'{cell}" if cell.startswith(_STARTS_FORMULA) else cell
