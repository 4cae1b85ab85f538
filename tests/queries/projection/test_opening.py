"""A projection is made when it is needed, never when it is not, and is whole or not there."""

import datetime as dt
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from loaders.recording.happenings import Report, record
from ontology.errors import StoreUnusable
from ontology.model import Graph
from queries.projection import loading, opening
from queries.projection.database import connected, rows_of
from queries.projection.faults import Damaged, making_faults
from queries.projection.opening import forget_projection, opened_projection
from queries.projection.opening import wanted as wanted_of
from queries.projection.places import places
from queries.projection.tables import TABLES
from tests.kg.small_graph import AWAITED, GRAPH
from tests.loaders.graphs import made_whole
from tests.queries.projection.asked import answer, asking, beside, held, nodes_of, stored, wanted

NOBODY = 65534


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "plans"
    folder.mkdir()
    return stored(GRAPH, folder / "Đồ thị [1]*.kg")


@pytest.fixture
def made(store: Path) -> Path:
    """The projection of the store, made."""
    held(store)
    return projection_of(store)


def projection_of(store: Path) -> Path:
    return next(places(store)).file(wanted_of(store).stamp)


def nothing_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("a projection is made again")

    monkeypatch.setattr(loading, "load", refuse)


def test_it_is_one_file_beside_the_store(store: Path) -> None:
    assert held(store) == wanted(GRAPH)
    assert beside(store) == [projection_of(store).name]


def test_it_is_not_made_again(made: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing_is_made(monkeypatch)
    assert held(store) == wanted(GRAPH)


def test_it_cannot_be_written(store: Path) -> None:
    with (
        opened_projection(store) as database,
        connected(database) as connection,
        pytest.raises(RuntimeError, match="read-only"),
    ):
        rows_of(connection, "CREATE (:Task {id: 'x'})")


def test_another_graph_has_another_and_the_first_is_gone(store: Path, made: Path) -> None:
    other = made_whole(GRAPH.model_copy(update={"tasks": GRAPH.tasks[:1]}))
    stored(other, store)
    assert held(store) == wanted(other)
    assert beside(store) == [projection_of(store).name] != [made.name]


def test_what_is_recorded_makes_another(store: Path, made: Path) -> None:
    record(store, Report("met", AWAITED, dt.date(2026, 5, 1)))
    with opened_projection(store) as database, connected(database) as connection:
        query = "MATCH (:Event)-[:OF]->(p:Prerequisite) WHERE p.met IS NOT NULL RETURN p.id"
        assert rows_of(connection, query) == [[AWAITED]]
    assert beside(store) == [projection_of(store).name] != [made.name]


def test_another_engine_has_another(
    store: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "version", lambda name: "0.23.0")
    assert held(store) == wanted(GRAPH)
    assert len(beside(store)) == 1 and beside(store) != [made.name]


def test_another_schema_has_another(
    store: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "tables_digest", lambda: "another")
    assert held(store) == wanted(GRAPH)
    assert len(beside(store)) == 1 and beside(store) != [made.name]


def test_files_of_others_stay(store: Path) -> None:
    kept = ["Đồ thị 1.kg.0123456789abcdef.lbug", "mine.lbug", "Đồ thị [1]*.kg.notes.lbug"]
    for name in kept:
        (store.parent / name).write_text("mine")
    held(store)
    assert set(kept) < set(beside(store))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:10_000])


def _overwrite(path: Path) -> None:
    path.write_text("Kính gửi: các phòng\n" * 1000)


def _break_the_beginning(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[12:8192] = os.urandom(8180)
    path.write_bytes(data)


def _newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4] += 1
    path.write_bytes(data)


def _leave_a_log(path: Path) -> None:
    path.with_name(path.name + ".wal").write_bytes(b"left over")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        _empty,
        _truncate,
        _cut_short,
        _overwrite,
        _break_the_beginning,
        _newer,
        _leave_a_log,
        _folder,
    ],
)
def test_a_damaged_one_is_made_again_without_a_word(
    store: Path, made: Path, damage: Callable[[Path], None], capfd: pytest.CaptureFixture[str]
) -> None:
    damage(made)
    assert held(store) == wanted(GRAPH)
    assert beside(store) == [made.name]
    assert capfd.readouterr() == ("", "")


def test_a_database_of_something_else_is_made_again(store: Path, made: Path) -> None:
    from ladybug import Connection, Database

    made.unlink()
    with Database(str(made)) as database, Connection(database) as connection:
        connection.execute("CREATE NODE TABLE Mine (id STRING PRIMARY KEY)")
    assert held(store) == wanted(GRAPH)


def test_one_that_lost_rows_on_the_way_is_not_kept(
    tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = dict.fromkeys(TABLES, 1000)
    with pytest.raises(Damaged, match="rows instead of 1000"):
        loading._check(made, sent)
    place = tmp_path / "graph.lbug"
    with pytest.raises(StoreUnusable) as caught, making_faults(place):
        loading._check(made, sent)
    assert caught.value.key == "projection-failed" and caught.value.values["path"] == place


def test_a_damaged_one_can_be_forgotten(store: Path, made: Path) -> None:
    forget_projection(store)
    assert beside(store) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_the_work_is_shared_where_there_is_much(
    store: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(loading, "_ENOUGH", 0)
    monkeypatch.setattr("os.cpu_count", lambda: processes)
    assert held(store) == wanted(GRAPH)


def test_a_store_that_changes_meanwhile_is_read_again(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = made_whole(GRAPH.model_copy(update={"tasks": GRAPH.tasks[:1]}))
    real = opening.wanted
    changed: list[Path] = []

    def outrun(path: Path) -> opening.Wanted:
        what = real(path)
        if not changed:
            changed.append(stored(other, store))
        return what

    monkeypatch.setattr(opening, "wanted", outrun)
    assert held(store) == wanted(other)


def test_a_store_that_never_rests_is_said(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = opening.wanted
    monkeypatch.setattr(opening, "wanted", lambda path: real(path)._replace(state="another"))
    with pytest.raises(StoreUnusable) as caught:
        held(store)
    assert caught.value.key == "store-changed"
    assert beside(store) == []


def test_what_is_no_store_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable) as caught:
        held(tmp_path / "none.kg")
    assert caught.value.key == "store-missing"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_graph_has_one(store: Path) -> None:
    assert held(stored(Graph(), store)) == wanted(Graph())


# ---- several processes, kills, disks


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


def test_a_store_with_a_name_as_long_as_allowed(tmp_path: Path) -> None:
    for name in ("ấ" * 80 + ".kg", "x" * 240 + ".kg"):
        store = stored(GRAPH, tmp_path / name)
        assert held(store) == wanted(GRAPH)
    assert len(list(tmp_path.iterdir())) == 4


def test_a_copy_of_a_store_has_its_own(store: Path, made: Path) -> None:
    copy = Path(shutil.copy(store, store.with_name("copy.kg")))
    assert held(copy) == wanted(GRAPH)
    assert len(beside(copy)) == 3  # the store, and a projection of each
