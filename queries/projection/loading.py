"""Filling a projection from a store, and seeing that all of it arrived."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.processes import pool_of
from loaders.store.shares import Share, rows_of_share
from queries.pausing import collector_paused
from queries.projection.database import connected, made, opened, rows_of
from queries.projection.faults import Damaged
from queries.projection.tables import TABLES, TableOf, statements

if TYPE_CHECKING:
    from ladybug import Connection

_ENOUGH = 16 << 20
"""Bytes of a store that are worth starting processes for."""


def load(store: Path, state: str, folder: Path, file: Path) -> None:
    """Make a projection of a store's graph in a file; ``folder`` is for files on the way.

    Other processes do it: without room on the disk the engine may end the process that it is in.
    The file is whole or not to be used: the engine may also say that all is well, and have lost
    what it was told, so what arrived is counted. Raises what the engine and the disk raise,
    Damaged where rows are missing, StoreUnusable when the store's state is another.
    """
    count = (os.cpu_count() or 1) if store.stat().st_size >= _ENOUGH else 1
    shares = [Share(store, state, number, count) for number in range(1, count + 1)]
    with pool_of(count, _say_nothing) as pool:
        for done in [pool.submit(_write_share, share, folder) for share in shares]:
            done.result()
        pool.submit(_fill_and_check, file, folder, count).result()


def _say_nothing() -> None:
    """Keep the engine's last words off the terminal: what happened is raised where it is told."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _write_share(share: Share, folder: Path) -> None:
    from queries.projection.columns import ColumnWriter

    with collector_paused(), ColumnWriter(folder, share.number) as writer:
        for part in rows_of_share(share):
            writer.add(part)


def _fill_and_check(file: Path, folder: Path, writers: int) -> None:
    _check(file, _fill(file, folder, range(1, writers + 1)))


def _fill(file: Path, folder: Path, numbers: range) -> dict[TableOf, int]:
    """Copy the files of rows into a new database; return how many rows each table got.

    What is small is one transaction, which saves half of the time; many rows in one would take
    twice as long.
    """
    with made(file) as database, connected(database) as connection:
        connection.execute("BEGIN TRANSACTION")
        for statement in statements():
            connection.execute(statement)
        if len(numbers) > 1:
            connection.execute("COMMIT")
        sent = _copy(connection, folder, numbers)
        if len(numbers) == 1:
            connection.execute("COMMIT")
        connection.execute("CHECKPOINT")  # closing does it too, and says nothing when it fails
    return sent


def _copy(connection: "Connection", folder: Path, numbers: range) -> dict[TableOf, int]:
    from queries.projection.columns import rows_of_files

    sent: dict[TableOf, int] = {}
    for table in TABLES:
        rows = rows_of_files(folder, table, numbers)
        if rows is not None:
            connection.execute(table.copying, {"rows": rows})
            sent[table] = rows.num_rows
    return sent


def _check(file: Path, sent: Mapping[TableOf, int]) -> None:
    """Raise Damaged unless a file, opened again, holds so many rows of each table."""
    with opened(file) as database, connected(database) as connection:
        for table in TABLES:
            ((found,),) = rows_of(connection, table.counting)
            if found != sent.get(table, 0):
                raise Damaged(f"{table}: {found} rows instead of {sent.get(table, 0)}")
