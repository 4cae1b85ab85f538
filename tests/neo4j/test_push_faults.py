"""Whatever ends a push, the graph is said to be half loaded, and the next push completes it."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j import ManagedTransaction

from loaders.server.connection import connected
from ontology.errors import ServerUnusable
from ontology.model import Graph
from tests.kg import small_graph
from tests.kg.conftest import Kg
from tests.loaders.graphs import made_whole
from tests.neo4j.pushed import as_its_user, differences, graph_of, push, pushed_back, sample_store
from tests.neo4j.server import Server, running_server
from tests.sources import TOP

OLD = made_whole(small_graph.GRAPH)
POINTS = 10

_CHILD = """
import os, signal, sys
from neo4j import ManagedTransaction
import loaders.server.pushing as pushing
from kg.program import run
pushing._BATCH = 100
count, at, ending = 0, int(sys.argv[1]), sys.argv[2]
def counted(work):
    def go(self, *args, **kwargs):
        global count
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL if ending == "kill" else signal.SIGINT)
        return work(self, *args, **kwargs)
    return go
for name in ('run', '_commit'):
    setattr(ManagedTransaction, name, counted(getattr(ManagedTransaction, name)))
status = run(sys.argv[3:])
print(count, file=sys.stderr)
sys.exit(status)
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_store(tmp_path_factory.mktemp("faults") / "policy.kg")


@pytest.fixture(scope="module")
def new(store: Path) -> Graph:
    return graph_of(store)


@pytest.fixture
def old_server(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that holds another graph."""
    with as_its_user(server, monkeypatch):
        with connected(server.uri) as connection:
            push(connection, OLD)
        yield server


def _pushing(server: Server, store: Path, at: int, ending: str = "kill") -> list[str]:
    arguments = ["--graph", str(store), "push", server.uri, "--atomic", "10"]
    return [sys.executable, "-c", _CHILD, str(at), ending, *arguments]


def _run(words: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(TOP), "LC_ALL": "C.UTF-8"}
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)


def _is_completed(server: Server, new: Graph) -> None:
    with connected(server.uri) as connection:
        push(connection, new)
        assert differences(connection, new) == []
        assert push(connection, new, verify=True).changes == 0
    assert pushed_back(server.uri) == new


def test_a_push_that_is_killed_anywhere_is_completed_by_the_next(
    old_server: Server, store: Path, new: Graph
) -> None:
    whole = _run(_pushing(old_server, store, 0))
    statements = int(whole.stderr.split()[-1])
    assert (whole.returncode, statements > 50) == (0, True)
    half_loaded = 0
    for at in sorted(random.Random(7).sample(range(1, statements + 1), POINTS)):
        with connected(old_server.uri) as connection:
            push(connection, OLD)
        killed = _run(_pushing(old_server, store, at))
        assert killed.returncode == -signal.SIGKILL
        try:
            assert pushed_back(old_server.uri) in (OLD, new)
        except ServerUnusable as error:
            assert error.key == "server-half-loaded"
            half_loaded += 1
        _is_completed(old_server, new)
    assert half_loaded >= POINTS // 2


def test_ctrl_c_ends_a_push_and_the_next_completes_it(
    old_server: Server, store: Path, new: Graph
) -> None:
    stopped = _run(_pushing(old_server, store, 40, "interrupt"))
    assert stopped.returncode == 130 and "Traceback" not in stopped.stderr
    with pytest.raises(ServerUnusable):
        pushed_back(old_server.uri)
    _is_completed(old_server, new)


def test_a_half_loaded_graph_answers_nothing(old_server: Server, store: Path, kg: Kg) -> None:
    _run(_pushing(old_server, store, 40))
    for words in (["list", "tasks"], ["blocked"], ["check"], ["export", "json"]):
        found = kg(*words, "--graph", old_server.uri)
        assert (found.status, found.out) == (3, "")
        assert "half loaded" in found.err and "kg push" in found.err


@pytest.mark.parametrize("at", [20, 45])
def test_a_server_that_stops_is_said_and_the_next_push_completes(
    old_server: Server, store: Path, new: Graph, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, count = ManagedTransaction.run, [0]

    def counted(self: ManagedTransaction, *args: Any, **kwargs: Any) -> Any:
        count[0] += 1
        if count[0] == at:
            old_server.kill()
        return work(self, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr("loaders.server.pushing._BATCH", 100)
        patch.setattr("loaders.server.connection._SECONDS_TO_RETRY", 1.0)
        patch.setattr(ManagedTransaction, "run", counted)
        with pytest.raises(ServerUnusable) as caught, connected(old_server.uri) as connection:
            push(connection, new, atomic=10)
    assert caught.value.key == "server-away"
    old_server.start()
    _is_completed(old_server, new)


def test_two_pushes_at_once_end_in_the_same_graph(
    old_server: Server, store: Path, new: Graph
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(TOP), "LC_ALL": "C.UTF-8"}
    words = _pushing(old_server, store, 0)
    both = [
        subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [each.communicate()[1] for each in both]
    statuses = sorted(each.returncode for each in both)
    assert statuses in ([0, 0], [0, 3]), said
    for each, words_said in zip(both, said, strict=True):
        if each.returncode == 3:
            assert "taken over" in words_said or "changing" in words_said
            assert len(words_said.strip().splitlines()) <= 2
    _is_completed(old_server, new)


@pytest.mark.parametrize(
    ("address", "options", "status", "words"),
    [
        ("bolt://127.0.0.1:1", [], 3, "cannot be reached"),
        ("neo4j://127.0.0.1:1", [], 3, "cannot be reached"),
        ("neo4j://no-such-host.invalid", [], 3, "cannot be reached"),
        ("{uri}", ["--database", "absent"], 3, "no database absent"),
        ("{tls}", [], 3, "does not speak TLS"),
        ("neo4j://neo4j:secret@127.0.0.1", [], 2, "NEO4J_PASSWORD"),
        ("http://127.0.0.1", [], 2, "no address of a Neo4j server"),
        ("policy.kg", [], 2, "no address of a Neo4j server"),
        ("bolt://127.0.0.1:abc", [], 2, "no address of a Neo4j server"),
        ("bolt://127.0.0.1:99999", [], 2, "no address of a Neo4j server"),
        ("bolt://[::1", [], 2, "no address of a Neo4j server"),
        ("{uri}/neo4j", [], 2, "no address of a Neo4j server"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(
    old_server: Server, kg: Kg, address: str, options: list[str], status: int, words: str
) -> None:
    uri = old_server.uri
    place = address.format(uri=uri, tls=uri.replace("bolt", "bolt+s"))
    found = kg("push", place, *options)
    assert (found.status, found.out) == (status, "")
    assert words in found.err and len(found.err.strip().splitlines()) <= 2
    assert "secret" not in found.err


def test_a_wrong_password_is_said(
    old_server: Server, kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-one")
    found = kg("push", old_server.uri)
    assert found.status == 3
    assert "NEO4J_PASSWORD" in found.err and "wrong-one" not in found.err


def test_a_server_without_a_graph_says_so(
    server: Server, kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    with as_its_user(server, monkeypatch):
        found = kg("list", "tasks", "--graph", server.uri)
    assert (found.status, found.out) == (3, "")
    assert "no graph" in found.err


def test_a_server_that_asks_for_no_password(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    with running_server(auth=False) as server:
        assert kg("push", server.uri).status == 0
        assert kg("list", "tasks", "--graph", server.uri).out == kg("list", "tasks").out
