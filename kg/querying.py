"""Asking a question of the catalogue: which folders, which graph, which things are meant."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from kg.settings import Settings, settings_of
from queries.catalogue.answering import AskedGraph
from queries.catalogue.catalogue import OWN, Catalogue
from queries.catalogue.values import Resolve
from queries.engines.engine import Dialect, Engine
from queries.graph_source import GraphSource

FOLDER = "KG_QUERIES"
"""Names a folder of one's own questions, as ``--queries`` does."""


def catalogue_of(folder: Path | None) -> Catalogue:
    """Return the program's own questions, and those of one's own folder where one is named."""
    named = str(folder or os.environ.get(FOLDER, ""))
    if not named or Path(named).resolve() == OWN.resolve():
        return Catalogue()
    return Catalogue((OWN, Path(named)))


class OpenedGraph:
    """The graph of one run, opened as Cypher or as a source when it is first asked so."""

    def __init__(self, context: click.Context, timeout: float, stack: ExitStack) -> None:
        self._context = context
        self._timeout = timeout
        self._stack = stack
        self._engine: Engine | None = None
        self._source: GraphSource | None = None

    @property
    def dialect(self) -> Dialect:
        """Which engine the graph has."""
        return dialect_of(settings_of(self._context))

    def engine(self) -> Engine:
        """Return the engine, open until the run ends."""
        from kg.engines import open_engine

        if self._engine is None:
            opened = open_engine(settings_of(self._context), self._timeout)
            self._engine = self._stack.enter_context(opened)
        return self._engine

    def source(self) -> GraphSource:
        """Return the graph as a source; one on a server is read back whole."""
        from kg.asking import asked_graph

        if self._source is None:
            self._source, _ = self._stack.enter_context(asked_graph(self._context))
        return self._source


@contextmanager
def opened_graph(context: click.Context, timeout: float) -> Iterator[OpenedGraph]:
    """Give the graph that this run names; nothing of it is opened yet."""
    with ExitStack() as stack:
        yield OpenedGraph(context, timeout, stack)


def dialect_of(settings: Settings) -> Dialect:
    """Return which Cypher the graph of a run understands."""
    return "neo4j" if settings.is_server else "ladybug"


def resolver(graph: AskedGraph, settings: Settings) -> Resolve:
    """Return what finds the id of a thing that a person names, as all commands do.

    On a server an id is confirmed by one look-up; any other name needs the graph.
    """
    from kg.naming_aloud import named
    from queries.catalogue.confirming import confirmed

    def resolve(name: str, kinds: Sequence[str]) -> str:
        known = None
        if graph.dialect == "neo4j":
            known = confirmed(graph.engine(), name, tuple(kinds))
        return known or named(graph.source(), settings, name, *kinds).id

    return resolve
