"""The real importer reads our CSV as it was meant: the server then holds the graph of the store."""

import random
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.exporting.neo4j_csv.export import write_neo4j_csv
from loaders.server.connection import Server as Connection
from loaders.server.connection import connected
from loaders.server.reading_back import read_back
from loaders.store.graphs import write_graph
from loaders.store.opening import writing
from ontology.model import Graph
from tests.kg.conftest import Kg
from tests.kg.small_graph import GRAPH
from tests.kg.test_neo4j_csv import EVERY_CONTROL, NASTY
from tests.loaders.graphs import made_whole
from tests.neo4j.pushed import as_its_user, differences, graph_of, push, sample_store
from tests.neo4j.server import Server

LONGER_THAN_IT_READS_AT_ONCE = "Đ" * 5_000_000


@contextmanager
def _imported(
    server: Server, store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Connection]:
    """Run the command that an export returns, and connect to what it made."""
    words = shlex.split(write_neo4j_csv(folder, store))
    server.import_full(words[words.index("--overwrite-destination") + 1 :])
    with as_its_user(server, monkeypatch), connected(server.uri) as connection:
        yield connection


def test_a_push_finds_nothing_to_do_after_an_import(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = sample_store(tmp_path / "policy.kg")
    graph = graph_of(store)
    with _imported(server, store, tmp_path / "đồ thị (1)", monkeypatch) as there:
        assert differences(there, graph) == []
        assert read_back(there) == graph
        report = push(there, graph)
        assert (report.changes, report.documents) == (0, 0)
        assert push(there, graph, verify=True).changes == 0
        (kept,) = there.rows("MATCH (g:KgGraph) RETURN properties(g) AS p")
        assert set(kept["p"]) == {"id", "label", "digest"}


def _nasty(chance: random.Random) -> str:
    return "".join(chance.choice(NASTY) for _ in range(chance.randrange(4)))


def _nasty_graph() -> Graph:
    """Two hundred tasks whose texts and lists are of all that breaks CSV."""
    chance = random.Random(1)
    tasks = []
    for number, text in enumerate([*NASTY, EVERY_CONTROL[::-1], LONGER_THAN_IT_READS_AT_ONCE]):
        task = GRAPH.tasks[number % len(GRAPH.tasks)]
        nasty = {name: ("a", _nasty(chance), text, "") for name in ("section", "products")}
        ref = f"{number}{_nasty(chance)[:50]}"
        title = f"{text}." if text.isspace() else text or "."  # a title must have words
        update = {"id": f"{task.document}#{ref}", "ref": ref, "title": title, "note": text}
        tasks.append(task.model_copy(update={**update, **nasty, "prerequisites": ()}))
    requirements = [
        requirement.model_copy(
            update={"task": task.id, "requires": other.id, "stage": _nasty(chance), "reason": text}
        )
        for requirement in GRAPH.requirements
        for task, other, text in zip(tasks, tasks[1:], NASTY, strict=False)
    ]
    lists = {"tasks": (*GRAPH.tasks, *tasks), "requirements": tuple(requirements)}
    return made_whole(GRAPH.model_copy(update=lists))


def test_texts_come_through_whatever_they_hold(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = _nasty_graph()
    with writing(tmp_path / "policy.kg", create=True) as db:
        write_graph(db, graph)
    with _imported(server, tmp_path / "policy.kg", tmp_path / "out", monkeypatch) as there:
        assert [text[:300] for text in differences(there, graph)] == []
        assert push(there, graph, verify=True).changes == 0


def test_a_server_is_exported_like_the_store_that_was_pushed_to_it(
    server: Server, kg: Kg, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_its_user(server, monkeypatch):
        assert kg("push", server.uri).status == 0
        assert kg("export", "neo4j-csv", "-o", "of-store").status == 0
        assert kg("--graph", server.uri, "export", "neo4j-csv", "-o", "of-server").status == 0
    ours, theirs = (
        {path.name: path.read_bytes() for path in (policy.parent / name).glob("*.csv")}
        for name in ("of-store", "of-server")
    )
    assert ours == theirs
