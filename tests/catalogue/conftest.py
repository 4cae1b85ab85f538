"""The sample plans as a graph to be asked in three ways, and questions asked of it.

``asked("agency-tasks", agency="Sở Xây dựng", day="2026-06-30")`` answers a question as
``kg query`` does; a test that uses it runs once for each engine. ``ask_all(graph, name, …)`` asks
any other graph on all engines that there are.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from ontology.model import Graph
from queries.graph_source import GraphSource
from tests.catalogue.ways import (
    Asked,
    Way,
    ask,
    push_to,
    source_of,
    stored,
    way_of_ladybug,
    way_of_server,
)
from tests.neo4j.jars import chosen_version, what_is_missing
from tests.neo4j.pushed import sample_store
from tests.neo4j.server import Server

ENGINES = ("ladybug", "neo4j")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample plans, with a task done and an act met."""
    return sample_store(tmp_path_factory.mktemp("samples") / "policy.kg")


@pytest.fixture
def source(store: Path) -> Iterator[GraphSource]:
    """The samples as a source of questions."""
    with source_of(store) as found:
        yield found


@pytest.fixture(scope="session")
def ladybug(store: Path) -> Iterator[Way]:
    """The samples with Ladybug."""
    with way_of_ladybug(store) as way:
        yield way


@pytest.fixture(scope="session")
def catalogue_server(neo4j_server: Server) -> Iterator[Server]:
    """The server, which kg finds the user and password of."""
    given = {"NEO4J_USERNAME": neo4j_server.user, "NEO4J_PASSWORD": neo4j_server.password}
    with patch.dict(os.environ, given):
        yield neo4j_server


_PUSHED: dict[str, tuple[Path, int]] = {}
"""What each server was made equal to, and the transaction that did it: another one has come since
where a test of another folder, or of this one, has used the server."""


def holding(server: Server, store: Path) -> Server:
    """Return the server, made equal to a store unless it is still."""
    server.start()
    if _PUSHED.get(server.uri) != (store, _last_transaction(server)):
        push_to(server, store)
        _PUSHED[server.uri] = (store, _last_transaction(server))
    return server


def _last_transaction(server: Server) -> int:
    with server.driver() as driver:
        query = "SHOW DATABASE neo4j YIELD lastCommittedTxn RETURN lastCommittedTxn AS n"
        return int(driver.execute_query(query).records[0]["n"] or 0)  # none in a new one


@pytest.fixture
def neo4j(store: Path, catalogue_server: Server) -> Iterator[Way]:
    """The samples on the server."""
    with way_of_server(store, holding(catalogue_server, store)) as way:
        yield way


@pytest.fixture(params=ENGINES)
def way(request: pytest.FixtureRequest) -> Way:
    """The samples on one engine after the other."""
    found: Way = request.getfixturevalue(request.param)
    return found


Ask = Callable[..., Asked]


@pytest.fixture
def asked(way: Way) -> Ask:
    """``asked(name, **parameters)``: a question of the samples, on one engine after the other."""
    return lambda name, /, **given: ask(way, name, given)


@pytest.fixture
def ask_all(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """``ask_all(graph, name, **parameters)``: the answers of all engines, by engine, to one graph.

    Ask several questions of one graph object after each other: it is loaded once.
    """
    with ExitStack() as stack:
        opened: dict[int, tuple[Graph, dict[str, Way]]] = {}

        def go(graph: Graph, name: str, /, **given: Any) -> dict[str, Asked]:
            if id(graph) not in opened:
                stack.pop_all().close()
                opened.clear()
                folder = tmp_path / str(len(list(tmp_path.iterdir())))
                folder.mkdir()
                path = stored(graph, folder / "policy.kg")
                opened[id(graph)] = graph, _ways(path, stack, request)
            return {engine: ask(way, name, given) for engine, way in opened[id(graph)][1].items()}

        yield go


def _ways(path: Path, stack: ExitStack, request: pytest.FixtureRequest) -> dict[str, Way]:
    ways = {"ladybug": stack.enter_context(way_of_ladybug(path))}
    if not what_is_missing(chosen_version()):
        server = request.getfixturevalue("catalogue_server")
        ways["neo4j"] = stack.enter_context(way_of_server(path, holding(server, path)))
    return ways
