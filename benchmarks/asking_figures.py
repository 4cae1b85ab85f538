"""How fast a graph of 100,000 tasks answers."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Figure, kg
from benchmarks.generator import Generated
from loaders.store.graphs import write_graph
from loaders.store.opening import open_store, writing
from queries.graph_source import GraphSource
from queries.naming import find_thing
from queries.prerequisites import everything_before
from queries.sqlite_source import SqliteSource

TASKS = 100_000


def asking_figures() -> Iterator[Figure]:
    """Measure the questions that the largest graphs are asked."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "large.kg"
        made = Generated(TASKS, seed=1)
        graph = made.graph()
        start = time.perf_counter()
        with writing(path, create=True) as db:
            write_graph(db, graph)
        yield Figure(
            f"writing {len(graph.tasks):,} tasks, {len(graph.requirements):,} requirements",
            time.perf_counter() - start,
            "s",
        )
        del graph
        yield from _warm(path, made.reaching_most)
        yield from _cold(path, made)


def _warm(path: Path, task: str) -> Iterator[Figure]:
    with closing(open_store(path)) as db, SqliteSource(db) as source:
        node = find_thing(source, task, "Task")
        found = everything_before(source, node)
        yield Figure("things that must happen before one task", len(found), "", least=90_000)
        seconds = _best(lambda: everything_before(source, node))
        yield Figure("all prerequisites of that task, warm", seconds, "s", most=0.2)
        yield _with_rows(source, task)


def _with_rows(source: GraphSource, task: str) -> Figure:
    import datetime as dt

    from queries.prerequisites import prerequisites

    node = find_thing(source, task, "Task")
    day = dt.date(2026, 6, 1)
    seconds = _best(lambda: sum(1 for _ in prerequisites(source, node, day).rows))
    return Figure("… with who must act, state and path of each", seconds, "s")


def _cold(path: Path, made: Generated) -> Iterator[Figure]:
    store = ("--graph", str(path))
    whole = kg(*store, "impact", made.everything.id, times=3)
    yield Figure("kg impact of a resolution that touches all", whole.seconds, "s", most=3)
    yield Figure("… lines printed", whole.output.count(b"\n"), "")
    yield Figure("… memory", whole.megabytes, "MB")
    part = kg(*store, "impact", made.apart.id, times=5)
    yield Figure("kg impact of one that touches 1,000 tasks", part.seconds, "s", most=0.5)
    before = kg(*store, "prerequisites", made.reaching_most, times=1)
    yield Figure("kg prerequisites of the task that waits for most", before.seconds, "s")


def _best(ask: Callable[[], object], times: int = 5) -> float:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        ask()
        seconds.append(time.perf_counter() - start)
    return min(seconds)
