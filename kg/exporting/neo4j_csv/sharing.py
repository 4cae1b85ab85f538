"""A share of the parts of a store, written to files of its own by one process."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.exporting.neo4j_csv.cells import Cells, Marks
from kg.exporting.neo4j_csv.tables import TABLES
from loaders.store.rows import EdgeRow, NodeRow
from loaders.store.shares import Share, streams_of_share
from queries.pausing import collector_paused

_BUFFER = 1 << 20
_LARGE = 1 << 20
"""Characters below which no row can be too long for the importer."""


class Written(NamedTuple):
    """What stands in one file of a table.

    ``broken``: some rows are over several lines; ``longest``: characters of the longest row, 0
    where none is long.
    """

    table: str
    file: str
    broken: bool = False
    longest: int = 0


class TableWriter:
    """Writes rows to a file for each table that has some."""

    def __init__(self, folder: Path, number: int, marks: Marks) -> None:
        self._folder = folder
        self._number = number
        self._cells = {name: Cells(table, marks) for name, table in TABLES.items()}
        self._files: dict[str, BinaryIO] = {}
        self._opened = ExitStack()
        self.written: dict[str, Written] = {}

    def __enter__(self) -> "TableWriter":
        return self

    def __exit__(self, *exc: object) -> None:
        self._opened.close()

    def write(self, nodes: Iterable[NodeRow], edges: Iterable[EdgeRow] = ()) -> None:
        """Write some rows, which are held in memory."""
        rows: dict[str, list[str]] = {}
        for kind, values in nodes:
            row = self._cells[kind].row((), values)
            rows.setdefault(kind, []).append(row)
        for type_, _, source, _, target, values in edges:
            row = self._cells[type_].row((source, target), values)
            rows.setdefault(type_, []).append(row)
        for name, some in rows.items():
            text = self._cells[name].text(some)
            self._file(name).write(text.encode())
            self._note(name, some, text)

    def _file(self, name: str) -> BinaryIO:
        if name not in self._files:
            path = self._folder / TABLES[name].rows_file(self._number)
            self._files[name] = self._opened.enter_context(path.open("wb", buffering=_BUFFER))
            self.written[name] = Written(name, path.name)
        return self._files[name]

    def _note(self, name: str, rows: list[str], text: str) -> None:
        known = self.written[name]
        broken = known.broken or "\r" in text or text.count("\n") > len(rows)
        longest = known.longest if len(text) < _LARGE else max(known.longest, *map(len, rows))
        self.written[name] = known._replace(broken=broken, longest=longest)


def write_share(share: Share, folder: Path, marks: Marks) -> list[Written]:
    """Write a share to files of a folder and return what stands in them.

    Raises StoreUnusable when the graph is another by now, WrongUse for what cannot be carried.
    """
    with TableWriter(folder, share.number, marks) as writer, collector_paused():
        for nodes, edges in streams_of_share(share):
            writer.write(nodes, edges)
    return list(writer.written.values())
