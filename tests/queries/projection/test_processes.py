"""Several processes at once, kills, full disks, and folders that may not be written to."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.kg.small_graph import GRAPH
from tests.loaders.graphs import made_whole
from tests.queries.projection.asked import (
    answer,
    asking,
    beside,
    held,
    nodes_of,
    projection_of,
    stored,
    wanted,
)

NOBODY = 65534


def test_processes_that_ask_at_once_make_one(store: Path) -> None:
    processes = [asking(store) for _ in range(3)]
    assert {answer(process) for process in processes} == {nodes_of(store)}
    assert beside(store) == [projection_of(store).name]


def wait_for(store: Path, pattern: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until a draft of a projection holds a file that is not empty."""
    while process.poll() is None:
        for path in store.parent.glob(f"*.lbug-new/*/{pattern}"):
            with suppress(FileNotFoundError):
                if path.stat().st_size:
                    return
        time.sleep(0.001)


DRAFTS = ("*.arrow", "graph.lbug.wal", "graph.lbug")
"""What a draft holds, in the order in which it comes."""


@pytest.mark.parametrize("pattern", DRAFTS)
@pytest.mark.parametrize("later", [0, 0.1])
def test_a_process_killed_while_it_makes_one_leaves_nothing_that_counts(
    store: Path, pattern: str, later: float
) -> None:
    process = asking(store)
    wait_for(store, pattern, process)
    time.sleep(later)
    process.kill()
    answer(process)
    assert held(store) == wanted(GRAPH)
    assert beside(store) == [projection_of(store).name]


_KILL_AT = "{place} = lambda *args: os.kill(os.getpid(), signal.SIGKILL)"


@pytest.mark.parametrize("place", ["Path.replace", "places.Place.remove_others"])
def test_a_process_killed_at_the_end(store: Path, place: str) -> None:
    process = asking(store, _KILL_AT.replace("{place}", place))
    assert answer(process) == "" and process.returncode == -signal.SIGKILL
    assert held(store) == wanted(GRAPH)
    assert beside(store) == [projection_of(store).name]


@pytest.mark.parametrize("pattern", DRAFTS)
def test_a_process_whose_child_is_killed_says_so(store: Path, pattern: str) -> None:
    process = asking(store)
    wait_for(store, pattern, process)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    for child in children:
        with suppress(ProcessLookupError):
            os.kill(int(child), signal.SIGKILL)
    assert answer(process) in ("projection-ended", nodes_of(store))  # it may just have ended
    assert held(store) == wanted(GRAPH)
    assert beside(store) == [projection_of(store).name]


def test_what_a_killed_process_left_of_an_older_graph_is_removed(store: Path) -> None:
    answer(asking(store, _KILL_AT.replace("{place}", "Path.replace")))
    assert [name.endswith(".lbug-new") for name in beside(store)] == [True]
    stored(made_whole(GRAPH.model_copy(update={"tasks": GRAPH.tasks[:1]})), store)
    held(store)
    assert beside(store) == [projection_of(store).name]


def test_what_another_process_is_making_stays(store: Path) -> None:
    process = asking(store)
    wait_for(store, "*.arrow", process)
    stored(made_whole(GRAPH.model_copy(update={"tasks": GRAPH.tasks[:1]})), store)
    held(store)
    assert answer(process) in (nodes_of(store), "12")
    assert held(store)[0].total() == int(nodes_of(store))


_ROOM = "resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))"


@pytest.mark.parametrize("room", [0, 4096, 30_000, 50_000, 300_000, 1_000_000])
def test_without_room_it_is_said_and_nothing_stays(store: Path, room: int) -> None:
    before = store.read_bytes()
    process = asking(store, _ROOM.replace("{room}", str(room)))
    assert answer(process) == "projection-disk-full"
    assert beside(store) == [] and store.read_bytes() == before
    assert held(store) == wanted(GRAPH)


_AS_NOBODY = """
os.environ["XDG_CACHE_HOME"] = {cache}
from concurrent.futures import Future
from contextlib import contextmanager
class Here:  # nobody may not start the interpreter of another user
    def submit(self, call, *args):
        done = Future()
        done.set_result(call(*args))
        return done
loading.pool_of = contextmanager(lambda count, begin: iter([Here()]))
loaded = count(Path({other}))  # with all modules that it takes
if os.getuid() == 0:
    os.setgroups([]); os.setgid({nobody}); os.setuid({nobody})
"""


def as_nobody(store: Path, cache: str) -> str:
    """Ask in a process that may read the store's folder and write at most the cache."""
    other = stored(GRAPH, store.parent.parent / "other.kg")
    for folder in (*other.resolve().parents,):
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    store.parent.chmod(0o555)
    before = (
        _AS_NOBODY.replace("{cache}", repr(cache))
        .replace("{other}", repr(str(other)))
        .replace("{nobody}", str(NOBODY))
    )
    try:
        return answer(asking(store, before))
    finally:
        store.parent.chmod(0o755)


def test_beside_a_store_that_nobody_may_write_it_is_kept_in_the_cache(
    store: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    cache.chmod(0o777)
    assert as_nobody(store, str(cache)) == nodes_of(store)
    assert beside(store) == []
    (kept,) = (cache / "kg").iterdir()
    assert kept.name.startswith(store.name) and kept.suffix == ".lbug"
    before = kept.stat().st_mtime_ns
    assert as_nobody(store, str(cache)) == nodes_of(store)
    assert kept.stat().st_mtime_ns == before


def test_without_a_cache_it_lasts_as_long_as_the_run(store: Path) -> None:
    assert as_nobody(store, "/proc/nowhere") == nodes_of(store)
    assert beside(store) == []


def test_one_that_is_there_is_used_by_who_may_not_write(store: Path, made: Path) -> None:
    before = made.stat().st_mtime_ns
    assert as_nobody(store, "/proc/nowhere") == nodes_of(store)
    assert made.stat().st_mtime_ns == before and beside(store) == [made.name]
