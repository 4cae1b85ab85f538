"""CSV for Neo4j's importer: what is read back from it is the graph; a failed export is none."""

import os
import re
import resource
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings

from benchmarks.city import City
from benchmarks.city_store import write_city
from kg.exporting.neo4j_csv import export
from kg.exporting.neo4j_csv.cells import Marks, free_marks
from kg.exporting.neo4j_csv.export import write_neo4j_csv
from kg.exporting.neo4j_csv.folder import COMMAND
from kg.exporting.neo4j_csv.sharing import write_share
from kg.exporting.neo4j_csv.tables import TABLES
from loaders.store.facts import graph_digest, part_digests
from loaders.store.graphs import write_graph
from loaders.store.opening import open_store, writing
from loaders.store.readings import mark_resolved, raise_revision
from loaders.store.rows import rows_of_store
from loaders.store.shares import Share, state_of
from ontology.errors import StoreUnusable, WrongUse
from ontology.model import Agency, Graph
from tests.kg.conftest import Kg
from tests.kg.neo4j_csv_files import Read, read_back
from tests.kg.small_graph import GRAPH
from tests.loaders.graphs import WHOLE_GRAPHS
from tests.sources import TOP

EVERY_CONTROL = "".join(map(chr, range(0x20)))
NASTY = ("", "\x1f", EVERY_CONTROL, 'a"b', '"', '""', "\\", '\\"', "a\nb", "\r\n", "\r", ",", ";",
         "😀", "x" * 5000, "\ufeff", "\u2028", "\x7f", " a ", "null", "=1+1", "\ue000")  # fmt: skip


def _with_aliases(*aliases: str) -> Graph:
    agency = Agency(id="/agency/x/một", name=EVERY_CONTROL, place=None, level="other")
    return Graph(agencies=(agency.model_copy(update={"aliases": aliases}),))


def _stored(path: Path, graph: Graph) -> Path:
    with writing(path, create=True) as db:
        db.execute("PRAGMA synchronous = OFF")
        write_graph(db, graph)
        raise_revision(db)
        mark_resolved(db, "test")
    return path


def _expected(store: Path) -> list[Read]:
    db = open_store(store)
    parts, digests = list(rows_of_store(db)), part_digests(db)
    db.close()
    found = [Read(n.kind, (str(n.values["id"]),), n.values) for part in parts for n in part.nodes]
    found += [Read(e.type, (e.source, e.target), e.values) for part in parts for e in part.edges]
    whole: dict[str, Any] = {"id": "/kg/graph", "label": "kg", "digest": graph_digest(digests)}
    found.append(Read("KgGraph", ("/kg/graph",), whole))
    for part, digest in digests.items():
        id_ = f"/kg/part{part}"
        values = {"id": id_, "label": part, "of": part, "digest": digest}
        found.append(Read("KgPart", (id_,), values))
    return found


def _sorted(rows: list[Read]) -> list[Read]:
    return sorted(rows, key=lambda row: (row.of, row.ends, row.values.get("position", 0)))


def _is_carried(rows: list[Read]) -> bool:
    return not any(value == [""] for row in rows for value in row.values.values())


@settings(max_examples=60)
@given(WHOLE_GRAPHS)
@example(Graph())
@example(_with_aliases(*NASTY))
@example(_with_aliases("", ""))
@example(_with_aliases(""))
def test_what_is_read_back_is_what_was_written(graph: Graph) -> None:
    with tempfile.TemporaryDirectory() as name:
        store = _stored(Path(name, "policy.kg"), graph)
        expected = _expected(store)
        folder = Path(name, "out")
        if not _is_carried(expected):
            with pytest.raises(WrongUse, match="of nothing but an empty text"):
                write_neo4j_csv(folder, store)
            assert not folder.exists()
            return
        assert _sorted(read_back(write_neo4j_csv(folder, store))) == _sorted(expected)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A store of six plans, which is written in three processes."""
    path = tmp_path / "city.kg"
    write_city(path, City(6))
    return path


def test_several_processes_write_the_same_rows(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "ENOUGH", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    command = write_neo4j_csv(tmp_path / "out", city)
    assert "nodes-Task-header.csv," in command and "nodes-Task-3.csv" in command
    assert _sorted(read_back(command)) == _sorted(_expected(city))


def test_the_command_names_what_the_importer_must_know(kg: Kg, policy: Path) -> None:
    found = kg("export", "neo4j-csv", "-o", "out")
    assert found.status == 0 and "replaces the whole database" in found.err
    words = shlex.split(found.out)
    assert found.out.startswith("neo4j-admin database import full neo4j --overwrite-destination ")
    assert words[6] == "--array-delimiter=U+001F"
    folder = policy.parent / "out"
    task = ",".join(f"{folder}/nodes-Task-{part}.csv" for part in ("header", 1))
    assert f"--nodes=Entity:Task={task}" in words
    assert (folder / COMMAND).read_text(encoding="utf-8") == found.out
    named = {Path(name).name for word in words[7:] for name in word.rpartition("=")[2].split(",")}
    assert named | {COMMAND} == {path.name for path in folder.iterdir()}
    header = (folder / "relationships-REQUIRES-header.csv").read_text(encoding="utf-8")
    assert header.startswith(":START_ID(Entity),:END_ID(Entity),key:string,position:long,")


def test_lines_that_break_and_long_rows_are_told_to_the_importer(tmp_path: Path) -> None:
    def words(name: str, alias: str) -> str:
        store = _stored(tmp_path / f"{name}.kg", _with_aliases(alias))
        return write_neo4j_csv(tmp_path / name, store)

    plain = _stored(tmp_path / "plain.kg", GRAPH)
    assert "--multiline-fields" not in write_neo4j_csv(tmp_path / "plain", plain)
    assert "--multiline-fields=true" in words("broken", "a\nb")
    assert "--read-buffer-size" not in words("short", "x" * 1_900_000)
    size = re.search(r"--read-buffer-size=(\d+)", words("long", "x" * 3_000_000))
    assert size and int(size[1]) > 6_000_000


def test_marks_are_characters_of_no_fact(tmp_path: Path) -> None:
    def marks(name: str, *aliases: str) -> Marks:
        agency = Agency(id="/agency/x/a", name="a", place=None, level="other", aliases=aliases)
        store = _stored(tmp_path / f"{name}.kg", Graph(agencies=(agency,)))
        with writing(store) as db:
            return free_marks(db)

    assert marks("none", "a") == Marks("\x1f", "\x1e")
    assert marks("one", "a\x1fb") == Marks("\x1e", "\x1d")
    assert marks("written out", "\\u001e") == Marks("\x1f", "\x1d")
    assert marks("all", EVERY_CONTROL, "\ue000") == Marks("\ue001", "\ue002")


def test_an_export_takes_the_place_of_an_earlier_one_and_leaves_the_rest(
    kg: Kg, policy: Path
) -> None:
    folder = policy.parent / "out"
    assert kg("export", "neo4j-csv", "-o", "out").status == 0
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "nodes-Task-2.csv").write_text("left from more processes\n", encoding="utf-8")
    (folder / "notes.txt").write_text("mine\n", encoding="utf-8")
    assert kg("export", "neo4j-csv", "-o", "out").status == 0
    second = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert second == {**first, "notes.txt": b"mine\n"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("nodes-Task-1.csv", "id,title\n"),
        ("nodes-Task-header.csv", "id,title\n"),
        (COMMAND, "rm -rf old\n"),
    ],
)
def test_a_file_of_somebody_else_is_left_alone(kg: Kg, policy: Path, name: str, text: str) -> None:
    folder = policy.parent / "out"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    found = kg("export", "neo4j-csv", "-o", "out")
    assert found.status == 2 and f"out/{name}" in found.err
    assert [path.name for path in folder.iterdir()] == [name]
    assert (folder / name).read_text(encoding="utf-8") == text


def test_what_cannot_be_an_export_is_refused(kg: Kg, policy: Path) -> None:
    folder = policy.parent / "out"
    folder.mkdir()
    (folder / "nodes-Task-1.csv").symlink_to(policy)
    before = policy.read_bytes()
    assert "Name another file after -o" in kg("export", "neo4j-csv", "-o", "out").err
    assert "Name another file after -o" in kg("export", "neo4j-csv", "-o", "policy.kg").err
    assert "name a folder" in kg("export", "neo4j-csv").err
    assert "comma" in kg("export", "neo4j-csv", "-o", "a,b").err
    assert not (policy.parent / "a,b").exists() and policy.read_bytes() == before


def test_a_graph_that_changes_meanwhile_is_not_exported_in_pieces(
    city: Path, tmp_path: Path
) -> None:
    share = Share(city, "another state", 1, 1)
    with pytest.raises(StoreUnusable, match="changed while it was being read"):
        write_share(share, tmp_path, Marks("\x1f", "\x1e"))
    with writing(city) as db:
        before = state_of(db)
        write_graph(db, GRAPH)
        assert state_of(db) != before


_RUN = """
import os, sys
from kg.exporting.neo4j_csv import export
from kg.program import run
if __name__ == "__main__":
    export.ENOUGH = int(sys.argv[1])
    os.cpu_count = lambda: 2
    sys.exit(run(sys.argv[2:]))
"""
ALONE, SHARED = 1 << 60, 1


def _started(store: Path, folder: Path, enough: int, **options: Any) -> subprocess.Popen[str]:
    script = store.parent / "run_export.py"
    script.write_text(_RUN, encoding="utf-8")
    words = [sys.executable, str(script), str(enough), "--graph", str(store)]
    return subprocess.Popen(
        [*words, "--lang", "en", "export", "neo4j-csv", "-o", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(TOP)},
        start_new_session=True,
        **options,
    )


def _with_small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))


@pytest.mark.parametrize("enough", [ALONE, SHARED], ids=["alone", "shared"])
def test_a_full_disk_leaves_the_earlier_export(city: Path, tmp_path: Path, enough: int) -> None:
    folder = tmp_path / "out"
    for _ in range(2):
        before = {path: path.read_bytes() for path in folder.glob("*")}
        process = _started(city, folder, enough, preexec_fn=_with_small_files)
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out) == (3, "")
        assert err.startswith(f"The disk is full: {folder} ") and len(err.splitlines()) == 1
        assert {path: path.read_bytes() for path in folder.glob("*")} == before
        assert folder.exists() == bool(before)
        write_neo4j_csv(folder, city)


@pytest.fixture(scope="module")
def large_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that takes a second or two to export."""
    path = tmp_path_factory.mktemp("store") / "large.kg"
    write_city(path, City(60))
    return path


def _stopped(store: Path, folder: Path, enough: int, number: int) -> subprocess.Popen[str]:
    """Send a signal to an export that has begun to write rows."""
    process = _started(store, folder, enough)
    while not any(folder.glob(".*/nodes-Task-*")):
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(number)
    process.wait(60)
    return process


def _wait_until_nobody_is_left(group: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    raise AssertionError("processes go on")


@pytest.mark.parametrize("enough", [ALONE, SHARED], ids=["alone", "shared"])
def test_ctrl_c_leaves_nothing_and_nobody(large_city: Path, tmp_path: Path, enough: int) -> None:
    process = _stopped(large_city, tmp_path / "out", enough, signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out) == (130, "") and len(err.splitlines()) == 1
    assert not (tmp_path / "out").exists()
    _wait_until_nobody_is_left(process.pid)


@pytest.mark.parametrize("enough", [ALONE, SHARED], ids=["alone", "shared"])
def test_a_killed_export_looks_like_none_and_is_done_again(
    large_city: Path, tmp_path: Path, enough: int
) -> None:
    folder = tmp_path / "out"
    process = _stopped(large_city, folder, enough, signal.SIGKILL)
    process.communicate()
    assert not any(folder.glob("[!.]*"))
    _wait_until_nobody_is_left(process.pid)
    again = write_neo4j_csv(folder, large_city)
    assert len(read_back(again)) > 2400 and not any(folder.glob(".*"))


def test_each_table_has_columns_of_its_own() -> None:
    for name, table in TABLES.items():
        assert table.of == name and len(set(table.header)) == len(table.header)
