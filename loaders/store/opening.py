"""Opening a store so that nothing that happens to it, or that it is not, goes unsaid.

A store at rest keeps a rollback journal, so that it can be read from a folder that nobody may
write to; while somebody writes it keeps a write-ahead log, so that readers go on with the state
before. Both survive a kill at any moment.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from loaders.store.schema import APPLICATION_ID, GRAPH_INDEXES, TABLES, VERSION
from ontology.errors import StoreUnusable

WAIT = 5.0
"""Seconds to wait for another writer."""

_SMALLEST = 512
"""Bytes of the smallest SQLite file."""

COMPANIONS = ("-journal", "-wal", "-shm")
"""Endings of the files that SQLite keeps beside a store while it is written."""

_KEYS = {
    "SQLITE_BUSY": "store-locked",
    "SQLITE_LOCKED": "store-locked",
    "SQLITE_FULL": "disk-full",
    "SQLITE_IOERR_WRITE": "disk-full",  # a quota or a limit of file size, too
    "SQLITE_IOERR_SHMSIZE": "disk-full",
    "SQLITE_IOERR_FSYNC": "disk-full",
    "SQLITE_NOTADB": "store-foreign",
    "SQLITE_CORRUPT": "store-damaged",
    "SQLITE_READONLY": "store-read-only",
    "SQLITE_PERM": "store-unreachable",
    "SQLITE_CANTOPEN": "store-unreachable",
}


def open_store(
    path: Path, *, write: bool = False, create: bool = False, wait: float = WAIT
) -> sqlite3.Connection:
    """Return a connection to a store, for reading unless ``write``; the caller closes it.

    ``create`` makes a store where there is none. A connection for writing is closed with
    ``close_store``. Raises StoreUnusable when the file is missing, a folder, no store, a store
    of a newer kg, or locked for longer than ``wait`` seconds.
    """
    _check_place(path, create)
    with store_errors(path):
        db = _connect(path, write, create, wait)
        with _closed_unless_kept(db) as kept:
            if write:
                _prepare(db, path, create)
            else:
                _check(db, path)
            db.execute("PRAGMA cache_size = -32768")
            kept.pop_all()
    return db


def store_in_memory() -> sqlite3.Connection:
    """Return a new store that is in no file and goes with its connection."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    for statement in (*TABLES, *GRAPH_INDEXES.values()):
        db.execute(statement)
    return db


def close_store(db: sqlite3.Connection) -> None:
    """Close a connection that wrote, leaving one file where nobody else has it open."""
    if db.in_transaction:
        db.rollback()
    with suppress(sqlite3.Error):  # others read on, or the disk is full: the log stays, whole
        db.execute("PRAGMA busy_timeout = 0")
        db.execute("PRAGMA journal_mode = DELETE")
    db.close()


@contextmanager
def writing(
    path: Path, *, create: bool = False, wait: float = WAIT
) -> Iterator[sqlite3.Connection]:
    """Give a connection for writing; what SQLite refuses becomes StoreUnusable."""
    db = open_store(path, write=True, create=create, wait=wait)
    try:
        with store_errors(path):
            yield db
    finally:
        close_store(db)


@contextmanager
def change(db: sqlite3.Connection) -> Iterator[None]:
    """Make one change of a store: all of the statements inside, or none of them."""
    with suppress(sqlite3.OperationalError):  # somebody reads: the rollback journal serves too
        db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    finally:
        if db.in_transaction:
            db.rollback()


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into StoreUnusable with the path and what to do next."""
    try:
        yield
    except sqlite3.Error as error:
        name = _code(error)
        for prefix, key in _KEYS.items():
            if name.startswith(prefix):
                raise StoreUnusable(key, path=path) from error
        if isinstance(error, sqlite3.OperationalError):
            raise StoreUnusable("store-failed", path=path, reason=error) from error
        raise


@contextmanager
def _closed_unless_kept(db: sqlite3.Connection) -> Iterator[ExitStack]:
    """Close a connection on any way out but ``pop_all``."""
    with ExitStack() as kept:
        kept.callback(db.close)
        yield kept


def _code(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "")


def _check_place(path: Path, create: bool) -> None:
    """Refuse what SQLite would take for an empty store, or report in words of its own."""
    if path.is_dir():
        raise StoreUnusable("store-is-folder", path=path)
    if not path.exists():
        if not create:
            raise StoreUnusable("store-missing", path=path)
        if not path.absolute().parent.is_dir():
            raise StoreUnusable("store-no-folder", path=path, folder=path.absolute().parent)
    elif 0 < path.stat().st_size < _SMALLEST or not path.is_file():
        raise StoreUnusable("store-foreign", path=path)


def _connect(path: Path, write: bool, create: bool, wait: float) -> sqlite3.Connection:
    if write:
        return _connection(path, "mode=rwc" if create else "mode=rw", wait)
    db = _connection(path, "mode=ro", wait)
    with _closed_unless_kept(db) as kept:
        try:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            return _read_after_kill(path, wait, error)
        kept.pop_all()
    return db


def _read_after_kill(path: Path, wait: float, error: sqlite3.Error) -> sqlite3.Connection:
    """Open what a reader alone may not open: a killed writer's journal, a log without a folder.

    A journal is rolled back where the folder may be written. A store that was killed at rest in
    its log's mode, in a folder that may not be written, has no writer: it is read as it is.
    """
    if not _code(error).startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        raise error
    if path.with_name(path.name + "-journal").exists():
        with closing(_connection(path, "mode=rw", wait)) as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return _connection(path, "mode=ro", wait)
    if path.with_name(path.name + "-wal").exists():
        raise error
    return _connection(path, "mode=ro&immutable=1", wait)


def _connection(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    """Connect without transactions of Python's own: every BEGIN stands in our code."""
    uri = f"{path.absolute().as_uri()}?{mode}"
    return sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)


def _prepare(db: sqlite3.Connection, path: Path, create: bool) -> None:
    """Check a store, or make one where the file is new, and get ready to write."""
    if not _is_blank(db):
        _check(db, path)
    elif not create:
        raise StoreUnusable("store-missing", path=path)
    db.execute("PRAGMA synchronous = FULL")
    if _is_blank(db):
        _make_tables(db)


def _is_blank(db: sqlite3.Connection) -> bool:
    """Return whether this is a new file, or one whose making was killed."""
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return tables == 0 and _pragma(db, "application_id") in (0, APPLICATION_ID)


def _make_tables(db: sqlite3.Connection) -> None:
    with change(db):
        if not _is_blank(db):  # another kg was faster
            return
        for statement in (*TABLES, *GRAPH_INDEXES.values()):
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")


def _check(db: sqlite3.Connection, path: Path) -> None:
    if _is_blank(db):
        raise StoreUnusable("store-missing", path=path)
    if _pragma(db, "application_id") != APPLICATION_ID:
        raise StoreUnusable("store-foreign", path=path)
    version = _pragma(db, "user_version")
    if version != VERSION:
        raise StoreUnusable("store-newer" if version > VERSION else "store-older", path=path)


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])
