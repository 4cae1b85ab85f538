"""Opening a file of Ladybug's, and what a connection to it must have set."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from queries.projection.faults import Damaged, opening_faults
from queries.projection.tables import TABLES

if TYPE_CHECKING:
    from ladybug import Connection, Database

_POOL = 2 << 30
"""Bytes that the engine may hold. Not what it takes: 300,000 relationships need 0.4 GB of it."""

_LARGEST = 1 << 36
"""Bytes that a file may grow to; the engine reserves so many addresses."""

_BEGINNING = b"LBUG"


@contextmanager
def opened(file: Path) -> "Iterator[Database]":
    """Give a database for reading; raise Damaged for a file that is none, or not all of one."""
    with opening_faults():
        _refuse_what_is_none(file)
        database = _database(file, read_only=True)
    with database:
        with opening_faults():
            _refuse_what_is_not_all(file, database)
        yield database


@contextmanager
def made(file: Path) -> "Iterator[Database]":
    """Give a new database; raises what the engine raises."""
    with _database(file, read_only=False) as database:
        yield database


def _database(file: Path, *, read_only: bool) -> "Database":
    from ladybug import Database

    return Database(
        str(file),
        read_only=read_only,
        buffer_pool_size=_POOL,
        max_db_size=_LARGEST,
        auto_checkpoint=False,
    )


def _refuse_what_is_none(file: Path) -> None:
    """Refuse a file of no bytes, which the engine takes for an empty database."""
    with file.open("rb") as beginning:
        if beginning.read(len(_BEGINNING)) != _BEGINNING:
            raise Damaged(f"{file} does not begin as a database does")


def _refuse_what_is_not_all(file: Path, database: "Database") -> None:
    """Refuse a database that lacks a table."""
    with connected(database) as connection:
        names = {name for (name,) in rows_of(connection, "CALL show_tables() RETURN name")}
    if names != {table.name for table in TABLES}:
        raise Damaged(f"{file} has other tables")


@contextmanager
def connected(database: "Database") -> "Iterator[Connection]":
    """Give a connection of one's own: what a statement sets lasts as long as that."""
    from ladybug import Connection

    with Connection(database) as connection:
        yield connection


def rows_of(connection: "Connection", statement: str) -> list[list[Any]]:
    """Return the rows of one statement of ours."""
    result = connection.execute(statement)
    assert not isinstance(result, list)  # of several statements
    with result:
        return [list(row) for row in result.get_all()]
