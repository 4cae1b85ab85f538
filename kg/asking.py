"""Opening the graph that a reading command asks."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path as FilePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from kg.settings import Settings, settings_of
from queries.answers import Answer, Path, Quote, Thing
from queries.evidence import why
from queries.graph_source import GraphSource
from queries.pausing import collector_paused
from queries.sqlite_source import SqliteSource

if TYPE_CHECKING:
    from ontology.model import Graph


@contextmanager
def asked_graph(context: click.Context) -> Iterator[tuple[GraphSource, Settings]]:
    """Give one state of the graph that this run names, and the run's settings.

    A graph on a server is read whole, into memory: every question has the same answer from it.
    """
    settings = settings_of(context)
    opened = _graph_of_server if settings.is_server else _graph_of_store
    with opened(settings) as source, collector_paused():
        yield source, settings


@contextmanager
def _graph_of_store(settings: Settings) -> Iterator[GraphSource]:
    from loaders.store.opening import store_errors
    from loaders.store.readings import open_built

    place = settings.store
    with closing(open_built(place)) as db, store_errors(place), SqliteSource(db) as source:
        yield source


@contextmanager
def _graph_of_server(settings: Settings) -> Iterator[GraphSource]:
    from loaders.store.graphs import write_graph
    from loaders.store.opening import store_in_memory

    graph = _read_back(settings)
    with closing(store_in_memory()) as db:
        write_graph(db, graph)
        with SqliteSource(db) as source:
            yield source


def _read_back(settings: Settings) -> "Graph":
    from loaders.server.connection import connected
    from loaders.server.reading_back import read_back

    with connected(settings.graph, settings.database) as server:
        return read_back(server)


@contextmanager
def stored_graph(settings: Settings) -> Iterator[FilePath]:
    """Give a store that holds the graph that this run names: a server's only for the while."""
    from loaders.store.graphs import write_graph
    from loaders.store.opening import writing

    if not settings.is_server:
        yield settings.store
        return
    graph = _read_back(settings)
    with TemporaryDirectory() as folder:
        path = FilePath(folder, "server.kg")
        with writing(path, create=True) as db:
            write_graph(db, graph)
        yield path


def day_asked(day: dt.date | None) -> dt.date:
    """Return the day to answer for: today where none was given."""
    return day or dt.date.today()


def quotes_of_row(source: GraphSource, row: object) -> list[Quote]:
    """Return the words of the text behind a row: those of each step of its path."""
    from kg.rendering.emitting import path_of

    path = path_of(row)
    return why(source, path) if path is not None else []


def quotes_of_steps(source: GraphSource, answer: Answer) -> Callable[[object], list[Quote]]:
    """Return what gives the words behind a step of a connection, by the row of the step."""
    steps: dict[object, Path] = {}
    before: Path | None = None
    for row in answer.rows:
        thing = Thing(row.id, row.kind, row.label)
        steps[row] = Path(thing, before, row.relation or "", bool(row.forward))
        before = Path(thing)
    return lambda row: why(source, steps[row])
