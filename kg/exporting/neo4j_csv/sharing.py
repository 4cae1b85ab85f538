"""A share of the parts of a store, written to files of its own by one process."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.exporting.neo4j_csv.cells import Cells, Marks
from kg.exporting.neo4j_csv.tables import TABLES
from loaders.store.opening import open_store, store_errors
from loaders.store.rows import EdgeRow, NodeRow, PartRows, kinds_in, rows_of_part
from ontology.errors import StoreUnusable
from queries.pausing import collector_paused

_BUFFER = 1 << 20
_LARGE = 1 << 20
"""Characters below which no row can be too long for the importer."""


class Share(NamedTuple):
    """Every ``of``-th part of a store from the ``number``-th on, counted from 1.

    ``state`` is what the parts must be, so that all shares are of one graph; ``folder`` is where
    the files go.
    """

    store: Path
    state: str
    folder: Path
    marks: Marks
    number: int
    of: int


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
            row = self._cells[kind].row((str(values["id"]),), values)
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


def state_of(db: sqlite3.Connection) -> str:
    """Return a hash of all parts of a store: another when any fact is another."""
    state = sha256()
    for id_, digest in db.execute("SELECT id, digest FROM part ORDER BY id"):
        state.update(f"{id_}\n".encode() + digest)
    return state.hexdigest()


def write_share(share: Share) -> list[Written]:
    """Write a share and return what stands in its files.

    Raises StoreUnusable when the graph is another by now, WrongUse for what cannot be carried.
    """
    with closing(open_store(share.store)) as db, store_errors(share.store):
        db.execute("BEGIN")
        if state_of(db) != share.state:
            raise StoreUnusable("store-changed", path=share.store)
        writer = TableWriter(share.folder, share.number, share.marks)
        with writer, collector_paused():
            for part in _parts(db, share):
                writer.write(part.nodes, part.edges)
    return list(writer.written.values())


def _parts(db: sqlite3.Connection, share: Share) -> Iterator[PartRows]:
    kind_of = kinds_in(db)
    ids = db.execute("SELECT id FROM part ORDER BY id").fetchall()
    for (id_,) in ids[share.number - 1 :: share.of]:
        yield rows_of_part(db, id_, kind_of)
