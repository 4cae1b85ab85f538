"""A whole store as CSV for Neo4j: in shares, each written by a process of its own."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import as_completed
from contextlib import closing
from pathlib import Path

from kg.exporting.neo4j_csv.cells import Marks, free_marks
from kg.exporting.neo4j_csv.command import import_command
from kg.exporting.neo4j_csv.folder import COMMAND, new_files
from kg.exporting.neo4j_csv.sharing import TableWriter, Written, write_share
from kg.exporting.neo4j_csv.tables import TABLES, kept_of_graph, kept_of_part
from loaders.processes import pool_of
from loaders.store.facts import graph_digest, part_digests
from loaders.store.opening import store_errors
from loaders.store.readings import open_built
from loaders.store.shares import Share, state_of

ENOUGH = 16 << 20
"""Bytes of a store that are worth starting processes for."""


def write_neo4j_csv(folder: Path, store: Path) -> str:
    """Write the tables into a folder, made if it is not there; return the command to import them.

    The folder's earlier export stays as it is until all is written.
    """
    with (
        closing(open_built(store)) as db,
        store_errors(store),
        new_files(folder) as draft,
    ):
        db.execute("BEGIN")
        marks = free_marks(db)
        written = [*_written(_shares(db, store), draft, marks), *_write_kept(db, draft, marks)]
        _write_headers(draft, {each.table for each in written})
        command = import_command(folder, marks, written)
        (draft / COMMAND).write_text(f"{command}\n", encoding="utf-8")
    return command


def _shares(db: sqlite3.Connection, store: Path) -> list[Share]:
    count = (os.cpu_count() or 1) if store.stat().st_size >= ENOUGH else 1
    state = state_of(db)
    return [Share(store, state, number + 1, count) for number in range(count)]


def _written(shares: Sequence[Share], draft: Path, marks: Marks) -> Iterator[Written]:
    """Yield what stands in the files of all shares: one is written here, several beside us."""
    if len(shares) == 1:
        yield from write_share(shares[0], draft, marks)
        return
    with pool_of(len(shares)) as pool:
        for done in as_completed(pool.submit(write_share, each, draft, marks) for each in shares):
            yield from done.result()


def _write_kept(db: sqlite3.Connection, draft: Path, marks: Marks) -> Iterator[Written]:
    """Write what a push keeps on the server, as it would be after one."""
    digests = part_digests(db)
    with TableWriter(draft, 1, marks) as writer:
        writer.write([kept_of_graph(graph_digest(digests))])
        writer.write(kept_of_part(part, digest) for part, digest in sorted(digests.items()))
    yield from writer.written.values()


def _write_headers(draft: Path, names: set[str]) -> None:
    for name in names:
        table = TABLES[name]
        text = ",".join(table.header) + "\n"
        (draft / table.header_file).write_text(text, encoding="utf-8")
