"""How fast questions about waiting are answered: 100,000 tasks, 300,000 requirements, warm.

``python -m benchmarks.questions_figures [PLANS]`` makes a city of so many plans of 40 tasks, with
Ladybug's projection beside it, and a real server of its own that is made equal to it.
"""

import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Figure, table
from benchmarks.push_figures import city_store
from kg.engines import open_engine
from kg.settings import Settings
from loaders.server.connection import connected
from loaders.server.pushing import Options, push
from loaders.store.opening import open_store
from loaders.store.readings import open_built
from queries.catalogue.answering import answer
from queries.catalogue.catalogue import Catalogue
from queries.catalogue.values import Value
from queries.engines.engine import Dialect, Engine
from queries.graph_source import GraphSource, Node
from queries.reachability import walk
from queries.sqlite_source import SqliteSource
from tests.neo4j.home import LARGE
from tests.neo4j.server import running_server

PLANS = 2_500
_DAY = dt.date(2026, 6, 30)
_TIMES = 3
_SECONDS = 300.0
_SOME = 12
"""Tasks and acts that are asked about, from all over."""

_CLOSURE, _LED = 2_500, 435
"""Most things that are before a task asked about, or behind an act; tasks that an agency leads."""


Given = Mapping[str, Value]


class _Way(NamedTuple):
    """A graph with one of its engines."""

    dialect: Dialect
    opened: Engine
    graph: GraphSource

    def engine(self) -> Engine:
        return self.opened

    def source(self) -> GraphSource:
        return self.graph


class _Asked(NamedTuple):
    """A question, what it is asked about (once or several times), and seconds it may take."""

    name: str
    given: Sequence[Given]
    most: float | None = None


def questions_figures(store: Path) -> Iterator[Figure]:
    """Measure the questions of a store, and of a fresh server that it is pushed to."""
    with _source(store) as source:
        questions = list(_asked(source))
        yield from _measured("store", Settings(graph=str(store)), source, questions)
        with running_server(sizing=LARGE, auth=False) as server:
            with closing(open_store(store)) as db, connected(server.uri) as connection:
                push(db, connection, Options())
            yield from _measured("Neo4j", Settings(graph=server.uri), source, questions)


@contextmanager
def _source(store: Path) -> Iterator[GraphSource]:
    with closing(open_built(store)) as db, SqliteSource(db) as source:
        yield source


def _asked(source: GraphSource) -> Iterator[_Asked]:
    tasks: list[Given] = [{"task": id_} for id_ in _some(source, "Task", backward=False)]
    acts: list[Given] = [
        {"prerequisite": id_} for id_ in _some(source, "Prerequisite", backward=True)
    ]
    agency: Given = {"agency": _leading(source)}
    yield _Asked("prerequisites-of", tasks, 0.3)
    yield _Asked("waiting-for", acts)
    yield _Asked("frees", acts, 0.3)
    yield _Asked("blocked-chains", [agency], 2.0)
    yield _Asked("blocked-tasks", [agency])
    for name in ("awaited-acts", "guidance-awaited", "bottlenecks", "blocked-by-agency"):
        yield _Asked(name, [{}])
    yield _Asked("ready-to-start", [{"agency": None}])
    yield _Asked("deadlines-at-risk", [{"days": 90}])
    yield _Asked("blocked-chains", [{"agency": None}])
    yield _Asked("blocked-tasks", [{"agency": None}])


def _some(source: GraphSource, kind: str, *, backward: bool) -> list[str]:
    """Return things from all over: those with much before or behind them, but not everything."""
    ties = source.ties("REQUIRES", backward=backward)
    everything: list[Node] = list(source.of_kind(kind))
    reached = (
        (len(walk(n.number, ties).order), n.id) for n in everything[:: len(everything) // 60]
    )
    return [id_ for count, id_ in sorted(reached, reverse=True) if count <= _CLOSURE][:_SOME]


def _leading(source: GraphSource) -> str:
    """Return the agency that leads the number of tasks that is nearest to ``_LED``."""
    led = source.ties("LED_BY", backward=True)
    agencies = source.of_kind("Agency")
    return min(agencies, key=lambda agency: abs(len(led[agency.number]) - _LED)).id


def _measured(
    where: str, settings: Settings, source: GraphSource, questions: Sequence[_Asked]
) -> Iterator[Figure]:
    for name, given, most in questions:
        with open_engine(settings, _SECONDS) as engine:
            way = _Way("neo4j" if settings.is_server else "ladybug", engine, source)
            seconds, rows = zip(*(_best(way, name, each) for each in given), strict=True)
        about = "for one agency, " if given[0].get("agency") else ""
        said = f"{where}: {name}, {about}{max(rows):,} rows"
        if len(given) > 1:
            yield Figure(f"{said} at most, median", statistics.median(seconds), "s", most=most)
            said = f"{where}: {name}, slowest"
        yield Figure(said, max(seconds), "s", most=most)


def _best(way: _Way, name: str, given: Given) -> tuple[float, int]:
    """Return the seconds of the fastest of several times, the first left out, and the rows."""
    question = Catalogue().question(name)
    seconds, rows = [], 0
    for _ in range(1 + _TIMES):
        start = time.perf_counter()
        rows = sum(1 for _ in answer(question, {"day": _DAY, **given}, way).rows)
        seconds.append(time.perf_counter() - start)
    return min(seconds[1:]), rows


def main() -> None:
    """Measure and print."""
    plans = int(sys.argv[1]) if sys.argv[1:] else PLANS
    with tempfile.TemporaryDirectory() as name:
        for line in table(questions_figures(city_store(Path(name), plans))):
            print(line)


if __name__ == "__main__":
    main()
