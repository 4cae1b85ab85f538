"""A projection is made when it is needed, never when it is not, and is whole or not there."""

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.recording.happenings import Report, record
from ontology.errors import StoreUnusable
from ontology.model import Graph
from queries.projection import loading, opening
from queries.projection.database import connected, rows_of
from queries.projection.faults import Damaged, making_faults
from queries.projection.opening import forget_projection, opened_projection
from queries.projection.tables import TABLES
from tests.kg.small_graph import AWAITED, GRAPH
from tests.loaders.graphs import made_whole
from tests.queries.projection.asked import (
    beside,
    held,
    projection_of,
    stored,
    wanted,
)


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


def test_a_store_with_a_name_as_long_as_allowed(tmp_path: Path) -> None:
    for name in ("ấ" * 80 + ".kg", "x" * 240 + ".kg"):
        store = stored(GRAPH, tmp_path / name)
        assert held(store) == wanted(GRAPH)
    assert len(list(tmp_path.iterdir())) == 4


def test_a_copy_of_a_store_has_its_own(store: Path, made: Path) -> None:
    copy = Path(shutil.copy(store, store.with_name("copy.kg")))
    assert held(copy) == wanted(GRAPH)
    assert len(beside(copy)) == 3  # the store, and a projection of each
