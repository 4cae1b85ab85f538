"""A build that is killed, stopped, or out of room at any point leaves the graph before or after."""

import datetime as dt
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from loaders.building.build import build
from loaders.recording.happenings import Report, record
from loaders.store.graphs import read_graph
from loaders.store.opening import open_store
from ontology.errors import StoreUnusable
from ontology.model import Graph
from tests.loaders.toy import REGISTRY, TOY, awaited_id, plan

POINTS = 12
"""Points of a build at which it is killed, evenly over its statements."""

STOPPED = 130


def made(folder: Path, store: Path) -> None:
    build([folder], store, registry=REGISTRY, by=TOY)


def shown(store: Path) -> Graph | None:
    """Return the graph that a reader sees, None where there is no store yet."""
    try:
        with closing(open_store(store)) as db:
            return read_graph(db)
    except StoreUnusable as error:
        assert error.key == "store-missing"
        return None


def in_child(action: Callable[[], None]) -> int:
    """Run an action in a forked process; return its exit status, negative for a signal."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            action()
            status = 0
        except KeyboardInterrupt:
            status = STOPPED
        except StoreUnusable as error:
            status = {"disk-full": 28, "store-locked": 5}.get(error.key, 3)
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Tripwire(sqlite3.Connection):
    """A connection that ends its process, or is interrupted, at one of all statements."""

    count = 0
    at = 0
    signal = 0

    def execute(self, *args: Any) -> sqlite3.Cursor:
        self._step()
        return super().execute(*args)

    def executemany(self, *args: Any) -> sqlite3.Cursor:
        self._step()
        return super().executemany(*args)

    def commit(self) -> None:
        self._step()
        super().commit()

    def _step(self) -> None:
        Tripwire.count += 1
        if Tripwire.count != Tripwire.at:
            return
        if Tripwire.signal == signal.SIGINT:
            raise KeyboardInterrupt
        os.kill(os.getpid(), Tripwire.signal)


@contextmanager
def tripwire(at: int, signal_: int) -> Iterator[type[Tripwire]]:
    """Make every connection a tripwire."""
    connect = sqlite3.connect
    Tripwire.count, Tripwire.at, Tripwire.signal = 0, at, signal_
    sqlite3.connect = partial(connect, factory=Tripwire)  # type: ignore[assignment]
    try:
        yield Tripwire
    finally:
        sqlite3.connect = connect


def tripped(at: int, signal_: int, action: Callable[[], None]) -> int:
    """Run an action in a process that gets a signal at its n-th statement."""

    def run() -> None:
        with tripwire(at, signal_):
            action()

    return in_child(run)


def statements(action: Callable[[], None]) -> int:
    """Run an action and return how many statements it took."""
    with tripwire(0, 0) as wire:
        action()
        return wire.count


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "plans"
    found.mkdir()
    (found / "a.txt").write_text(plan("1/KH", "1 | Trồng cây | Luật Cây", "2 | Nuôi ong"))
    (found / "b.txt").write_text(plan("2/KH", "1 | Đào ao | Luật Cây"))
    return found


def change_plans(folder: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng rừng | Luật Cây", "3 | Quét sân"))
    (folder / "c.txt").write_text(plan("3/KH", "1 | Xây cầu | Luật Cầu"))
    (folder / "d.txt").write_text(plan("4/KH"))


def points(count: int) -> list[int]:
    """Return statements at which to stop: the first, the last, and some between."""
    return sorted({*range(1, count + 1, max(1, count // POINTS)), count})


def clone(store: Path, to: Path) -> Path:
    to.mkdir()
    return Path(shutil.copy(store, to / "policy.kg"))


def is_whole(store: Path) -> bool:
    with closing(sqlite3.connect(store)) as db:
        return bool(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_ends_anywhere_shows_the_graph_before_or_after(
    folder: Path, tmp_path: Path, signal_: int
) -> None:
    store = tmp_path / "policy.kg"
    made(folder, store)
    record(store, Report("met", awaited_id("Luật Cây"), dt.date(2031, 2, 3)))
    before = shown(store)
    change_plans(folder)
    done = clone(store, tmp_path / "done")
    count = statements(lambda: made(folder, done))
    after = shown(done)
    assert before != after and count > POINTS
    seen = []
    for at in points(count):
        copy = clone(store, tmp_path / f"at-{at}")
        status = tripped(at, signal_, lambda copy=copy: made(folder, copy))  # type: ignore[misc]
        assert status == (-signal.SIGKILL if signal_ == signal.SIGKILL else STOPPED)
        seen.append(shown(copy))
        assert seen[-1] in (before, after)
        made(folder, copy)
        assert shown(copy) == after and is_whole(copy)
        assert [path.name for path in copy.parent.iterdir()] == ["policy.kg"]
    assert seen[0] == before and seen[-1] == after


def test_a_store_killed_while_it_is_made_is_made_by_the_next_build(
    folder: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole.kg"
    count = statements(lambda: made(folder, whole))
    after = shown(whole)
    for at in points(count):
        store = tmp_path / str(at) / "policy.kg"
        store.parent.mkdir()
        assert tripped(at, signal.SIGKILL, lambda store=store: made(folder, store)) < 0  # type: ignore[misc]
        assert shown(store) in (None, Graph(), after)
        made(folder, store)
        assert shown(store) == after and is_whole(store)


def test_recording_that_is_killed_records_all_or_nothing(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "policy.kg"
    made(folder, store)
    before = shown(store)
    report = Report("met", awaited_id("Luật Cây"), dt.date(2031, 2, 3))
    done = clone(store, tmp_path / "done")
    count = statements(lambda: _record(done, report))
    after = shown(done)
    for at in points(count):
        copy = clone(store, tmp_path / f"at-{at}")
        tripped(at, signal.SIGKILL, lambda copy=copy: _record(copy, report))  # type: ignore[misc]
        assert shown(copy) in (before, after)
        _record(copy, report)
        assert shown(copy) == after


def _record(store: Path, report: Report) -> None:
    record(store, report)


SCRIPT = """
import sys
from pathlib import Path
from tests.loaders.test_kills import made
print("ready", flush=True)
made(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def start(folder: Path, store: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", SCRIPT, str(folder), str(store)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert child.stdout and child.stdout.readline() == b"ready\n"
    return child


def test_a_process_killed_at_any_time_leaves_a_graph(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "policy.kg"
    made(folder, store)
    before = shown(store)
    change_plans(folder)
    made(folder, clone(store, tmp_path / "done"))
    after = shown(tmp_path / "done" / "policy.kg")
    for milliseconds in (1, 10, 30):
        copy = clone(store, tmp_path / f"after-{milliseconds}")
        with start(folder, copy) as child:
            time.sleep(milliseconds / 1000)
            child.kill()
        assert shown(copy) in (before, after)
        made(folder, copy)
        assert shown(copy) == after and is_whole(copy)


def test_two_builds_at_once_give_what_one_gives(folder: Path, tmp_path: Path) -> None:
    change_plans(folder)
    alone = tmp_path / "alone.kg"
    made(folder, alone)
    for turn in range(2):
        store = tmp_path / str(turn) / "policy.kg"
        store.parent.mkdir()
        with start(folder, store) as first, start(folder, store) as second:
            assert (first.wait(), second.wait()) == (0, 0)
        assert shown(store) == shown(alone) and is_whole(store)


@pytest.mark.parametrize("room", [0, 4096, 20_000, 60_000, 100_000])
def test_without_room_nothing_is_lost(folder: Path, tmp_path: Path, room: int) -> None:
    store = tmp_path / "policy.kg"
    made(folder, store)
    before = shown(store)
    for number in range(20, 60):
        tasks = [f"{ref} | Trồng cây số {ref} | Luật {ref}" for ref in range(20)]
        (folder / f"{number}.txt").write_text(plan(f"{number}/KH", *tasks))

    def without_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        made(folder, store)

    assert in_child(without_room) == 28
    assert shown(store) == before
    made(folder, store)
    after = shown(store)
    assert after and len(after.documents) == 42 and is_whole(store)


@pytest.mark.parametrize("room", [0, 4096, 30_000])
def test_a_store_that_there_is_no_room_to_make_is_no_damage(
    folder: Path, tmp_path: Path, room: int
) -> None:
    store = tmp_path / "policy.kg"

    def without_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        made(folder, store)

    assert in_child(without_room) == 28
    assert shown(store) in (None, Graph())
    made(folder, store)
    found = shown(store)
    assert found and len(found.documents) == 2
