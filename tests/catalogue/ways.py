"""One graph to be asked in three ways: as a source, with Ladybug, on a Neo4j server."""

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from kg.engines import open_engine
from kg.settings import Settings
from loaders.server.connection import connected
from loaders.server.pushing import Options, push
from loaders.store.graphs import write_graph
from loaders.store.opening import open_store, writing
from loaders.store.readings import open_built
from ontology.model import Graph
from queries.answers import Path as Chain
from queries.answers import cell
from queries.catalogue.answering import answer
from queries.catalogue.catalogue import Catalogue
from queries.catalogue.values import values_of
from queries.engines.engine import Dialect, Engine
from queries.graph_source import GraphSource
from queries.naming import find_thing
from queries.sqlite_source import SqliteSource
from tests.neo4j.emptying import empty
from tests.neo4j.server import Server

DAY = dt.date(2026, 6, 30)
"""What ``today`` is in these tests."""

SECONDS = 30.0


@dataclass
class Way:
    """A graph with one of its engines: what a question is asked of."""

    dialect: Dialect
    opened: Engine
    graph: GraphSource

    def engine(self) -> Engine:
        """Return the engine."""
        return self.opened

    def source(self) -> GraphSource:
        """Return the graph as a source."""
        return self.graph


class Asked(NamedTuple):
    """An answer: names of columns, rows of plain values (a path is the tuple of its ids).

    ``chains`` are the texts of the paths, with arrows; none without a path.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    chains: list[str]

    def dicts(self) -> list[dict[str, Any]]:
        """Return the rows by the names of their columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def ask(way: Way, name: str, given: dict[str, Any], catalogue: Catalogue | None = None) -> Asked:
    """Answer a question as ``kg query`` does; values are given as on the command line."""
    question = (catalogue or Catalogue()).question(name)
    written = {key: str(value) for key, value in given.items()}
    values = values_of(
        question, written, lambda thing, kinds: find_thing(way.graph, thing, *kinds).id, DAY
    )
    found = answer(question, values, way)
    rows = [tuple(row) for row in found.rows]
    return Asked(
        found.columns,
        [tuple(v.ids() if isinstance(v, Chain) else v for v in row) for row in rows],
        [cell(value) for row in rows for value in row if isinstance(value, Chain)],
    )


@contextmanager
def source_of(store: Path) -> Iterator[GraphSource]:
    """Give the source of a store."""
    with closing(open_built(store)) as db, SqliteSource(db) as source:
        yield source


@contextmanager
def way_of_ladybug(store: Path) -> Iterator[Way]:
    """Give a store with Ladybug on the projection beside it."""
    with ExitStack() as stack:
        engine = stack.enter_context(open_engine(Settings(graph=str(store)), SECONDS))
        yield Way("ladybug", engine, stack.enter_context(source_of(store)))


@contextmanager
def way_of_server(store: Path, server: Server) -> Iterator[Way]:
    """Give a store with the server, which somebody has made equal to it."""
    with ExitStack() as stack:
        engine = stack.enter_context(open_engine(Settings(graph=server.uri), SECONDS))
        yield Way("neo4j", engine, stack.enter_context(source_of(store)))


def push_to(server: Server, store: Path) -> None:
    """Make an emptied server equal to a store."""
    with server.driver() as driver:
        empty(driver)
    with closing(open_store(store)) as db, connected(server.uri) as connection:
        push(db, connection, Options())


def stored(graph: Graph, path: Path) -> Path:
    """Write a graph into a new store."""
    with writing(path, create=True) as db:
        write_graph(db, graph)
    return path
