"""Opening the graph that a reading command asks."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import click

from kg.settings import Settings, settings_of
from queries.answers import Answer, Path, Quote, Thing
from queries.evidence import why
from queries.graph_source import GraphSource
from queries.pausing import collector_paused
from queries.sqlite_source import SqliteSource


@contextmanager
def asked_graph(context: click.Context) -> Iterator[tuple[GraphSource, Settings]]:
    """Give one state of the graph that this run names, and the run's settings.

    Graphs on a server will be opened here as well, as another ``GraphSource``.
    """
    from loaders.store.opening import store_errors
    from loaders.store.readings import open_built

    settings = settings_of(context)
    place = settings.store
    with (
        closing(open_built(place)) as db,
        store_errors(place),
        SqliteSource(db) as source,
        collector_paused(),
    ):
        yield source, settings


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
