"""Workbooks as tests read them: made of a graph, their rows by the words of their heads."""

import datetime as dt
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from kg.exporting.workbook.export import write_workbook
from kg.exporting.workbook.sheets import Limits
from kg.settings import Settings
from loaders.store.graphs import write_graph
from loaders.store.opening import open_store, store_in_memory
from ontology.model import Graph
from ontology.words import Language
from queries.sqlite_source import SqliteSource

DAY = dt.date(2026, 6, 30)

Row = dict[str, Any]


@contextmanager
def source_of(store: Path) -> Iterator[SqliteSource]:
    """A store as a source of questions."""
    with closing(open_store(store)) as db, SqliteSource(db) as source:
        yield source


def workbook_of(
    graph: Graph, path: Path, limits: Limits | None = None, lang: Language = "en"
) -> Path:
    """Write the workbook of a graph that is nowhere else."""
    with closing(store_in_memory()) as db:
        write_graph(db, graph)
        with SqliteSource(db) as source:
            write_workbook(path, source, DAY, Settings("", lang), limits or Limits())
    return path


def sheet_names(path: Path) -> list[str]:
    """The names of the sheets, in their order."""
    return list(load_workbook(path).sheetnames)


def rows_of(path: Path, sheet: str) -> list[Row]:
    """The rows of a sheet, each by the heads of its columns."""
    rows = load_workbook(path)[sheet].iter_rows(values_only=True)
    heads = next(rows)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def links_of(path: Path, sheet: str) -> list[tuple[Row, Row]]:
    """Each row of a sheet that has a link, with the row that its link leads to."""
    book = load_workbook(path)
    page = book[sheet]
    heads = [cell.value for cell in page[1]]
    found = []
    for cells in page.iter_rows(min_row=2):
        row = {head: cell.value for head, cell in zip(heads, cells, strict=True)}
        for cell in cells:
            if cell.hyperlink:
                found.append((row, _row_at(book, cell.hyperlink.location)))
    return found


def _row_at(book: Any, location: str) -> Row:
    name, _, cell = location.rpartition("!")
    page = book[name.strip("'")]
    values = [each.value for each in page[page[cell].row]]
    return dict(zip([each.value for each in page[1]], values, strict=True))


def day(text: str | None) -> dt.datetime | None:
    """A day as openpyxl reads it."""
    return None if text is None else dt.datetime.fromisoformat(text)
