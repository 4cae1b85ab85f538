"""Opening a store, and everything at its path that is none."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from loaders.store.graphs import read_graph, write_graph
from loaders.store.opening import change, close_store, open_store, store_errors, writing
from loaders.store.schema import VERSION
from ontology.errors import StoreUnusable
from ontology.model import Agency, Graph

GRAPH = Graph(agencies=(Agency(id="/agency/x/a", name="A", place="x", level="department"),))
NOBODY = 65534


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "Đồ thị #1?%20.kg"
    with writing(path, create=True) as db:
        write_graph(db, GRAPH)
    return path


def key_of(path: Path, **options: bool) -> str:
    with pytest.raises(StoreUnusable) as caught:
        open_store(path, **options).close()
    assert caught.value.exit_status == 3
    assert caught.value.values["path"] == path
    return caught.value.key


def shown(path: Path) -> Graph:
    with closing(open_store(path)) as db:
        return read_graph(db)


def test_a_store_at_rest_is_one_file(store: Path) -> None:
    assert shown(store) == GRAPH
    assert [path.name for path in store.parent.iterdir()] == [store.name]


def test_a_reader_cannot_write(store: Path) -> None:
    with (
        closing(open_store(store)) as db,
        pytest.raises(StoreUnusable) as caught,
        store_errors(store),
    ):
        db.execute("DELETE FROM fact")
    assert caught.value.key == "store-read-only"


def test_a_store_is_not_made_by_reading(tmp_path: Path) -> None:
    assert key_of(tmp_path / "none.kg") == "store-missing"
    assert key_of(tmp_path / "none.kg", write=True) == "store-missing"
    assert list(tmp_path.iterdir()) == []


def _folder(path: Path) -> None:
    path.mkdir()


def _letter(path: Path) -> None:
    path.write_text("Kính gửi: các phòng\n")


def _book(path: Path) -> None:
    path.write_text("Kính gửi: các phòng\n" * 1000)


def _other(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE mine (a)")
        db.execute("PRAGMA user_version = 7")


def _of_version(path: Path, version: int) -> None:
    db = open_store(path, write=True, create=True)
    db.execute(f"PRAGMA user_version = {version}")
    close_store(db)


def _newer(path: Path) -> None:
    _of_version(path, VERSION + 1)


def _older(path: Path) -> None:
    _of_version(path, VERSION - 1)


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (_folder, "store-is-folder"),
        (_letter, "store-foreign"),
        (_book, "store-foreign"),
        (_other, "store-foreign"),
        (_newer, "store-newer"),
        (_older, "store-older"),
    ],
)
@pytest.mark.parametrize("options", [{}, {"write": True}, {"write": True, "create": True}])
def test_what_is_no_store_is_left_as_it_was(
    tmp_path: Path, make: Callable[[Path], None], key: str, options: dict[str, bool]
) -> None:
    path = tmp_path / "policy.kg"
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    assert key_of(path, **options) == key
    assert before is None or path.read_bytes() == before


def test_a_store_needs_its_folder(tmp_path: Path) -> None:
    assert key_of(tmp_path / "no" / "a.kg", write=True, create=True) == "store-no-folder"


def test_a_new_store_whose_making_was_killed_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "policy.kg"
    path.touch()
    assert key_of(path) == "store-missing"
    with writing(path, create=True) as db:
        write_graph(db, GRAPH)
    assert shown(path) == GRAPH


def test_a_damaged_store_says_so(store: Path) -> None:
    data = bytearray(store.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    store.write_bytes(data)
    with pytest.raises(StoreUnusable) as caught, store_errors(store):
        shown(store)
    assert caught.value.key == "store-damaged"


def test_readers_see_the_state_before_while_somebody_writes(store: Path) -> None:
    with writing(store) as db, change(db):
        write_graph(db, Graph())
        assert shown(store) == GRAPH
    assert shown(store) == Graph()


def test_a_writer_goes_on_beside_a_reader(store: Path) -> None:
    with writing(store) as db:
        write_graph(db, GRAPH)
        with closing(open_store(store)) as reader:
            reader.execute("BEGIN")
            assert read_graph(reader) == GRAPH
            write_graph(db, Graph())
            assert read_graph(reader) == GRAPH
    assert shown(store) == Graph()


def test_a_reader_that_stays_is_waited_for_and_named(store: Path) -> None:
    with closing(open_store(store)) as reader:
        reader.execute("BEGIN")
        read_graph(reader)
        with pytest.raises(StoreUnusable) as caught, writing(store, wait=0.05) as db:
            write_graph(db, Graph())
    assert caught.value.key == "store-locked"
    assert shown(store) == GRAPH


def as_nobody(action: Callable[[], object]) -> str:
    """Run an action in a process without rights and return the key of its error, or ``fine``."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        said = "fine"
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            action()
        except StoreUnusable as error:
            said = error.key
        except Exception as error:
            said = repr(error)
        os.write(write, said.encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read) as answer:
        return answer.read()


@contextmanager
def shown_to_all(store: Path) -> Iterator[None]:
    """Let everybody read a store and nobody write to it or to its folder."""
    closed = [folder for folder in store.parents if folder.stat().st_mode & 0o055 != 0o055]
    modes = {path: path.stat().st_mode for path in (store, store.parent, *closed)}
    for path in modes:
        path.chmod(0o555)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def _write(path: Path) -> None:
    with writing(path) as db:
        write_graph(db, Graph())


def _read(path: Path) -> None:
    assert shown(path) == GRAPH


def test_a_store_is_read_in_a_folder_that_may_not_be_written(store: Path) -> None:
    with shown_to_all(store):
        assert as_nobody(lambda: _read(store)) == "fine"
        assert as_nobody(lambda: _write(store)) == "store-read-only"
    _read(store)


def test_a_store_left_in_the_mode_of_its_log_is_read_there_too(store: Path) -> None:
    with closing(sqlite3.connect(store)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    with shown_to_all(store):
        assert as_nobody(lambda: _read(store)) == "fine"


def test_a_store_that_may_not_be_read_says_so(store: Path) -> None:
    with shown_to_all(store):
        store.chmod(0)
        assert as_nobody(lambda: _read(store)) == "store-unreachable"
