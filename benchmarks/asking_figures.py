"""How fast a graph of 100,000 tasks answers."""

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Figure, kg, run

TASKS = 100_000


class Large(NamedTuple):
    """A store of a large graph: how long its writing took, and the ids that it is asked about."""

    path: Path
    seconds: float
    everything: str
    apart: str
    reaching_most: str


def asking_figures() -> Iterator[Figure]:
    """Measure the questions that the largest graphs are asked."""
    with tempfile.TemporaryDirectory() as name:
        large = _made(Path(name) / "large.kg")
        yield Figure(f"writing {TASKS:,} tasks, {3 * TASKS:,} requirements", large.seconds, "s")
        yield from _warm(large)
        yield from _cold(large)


def _made(path: Path) -> Large:
    """Make the graph in another process, so that what is measured here stays small."""
    done = run("-m", "benchmarks.asking_figures", str(path))
    if done.status:
        raise RuntimeError(f"the graph was not made: status {done.status}")
    seconds, *ids = done.output.decode().split("\n")[:4]
    return Large(path, float(seconds), *ids)


def make(path: Path) -> Iterator[str]:
    """Write the graph to a store; yield the seconds that took, and the ids to ask about."""
    from benchmarks.generator import Generated
    from loaders.store.graphs import write_graph
    from loaders.store.opening import writing

    made = Generated(TASKS, seed=1)
    graph = made.graph()
    start = time.perf_counter()
    with writing(path, create=True) as db:
        write_graph(db, graph)
    yield str(time.perf_counter() - start)
    yield from (made.everything.id, made.apart.id, made.reaching_most)


def _warm(large: Large) -> Iterator[Figure]:
    from loaders.store.opening import open_store
    from queries.naming import find_thing
    from queries.prerequisites import everything_before, prerequisites
    from queries.sqlite_source import SqliteSource

    day = dt.date(2026, 6, 1)
    with closing(open_store(large.path)) as db, SqliteSource(db) as source:
        node = find_thing(source, large.reaching_most, "Task")
        found = everything_before(source, node)
        yield Figure("things that must happen before one task", len(found), "", least=90_000)
        seconds = _best(lambda: everything_before(source, node))
        yield Figure("all prerequisites of that task, warm", seconds, "s", most=0.2)
        seconds = _best(lambda: sum(1 for _ in prerequisites(source, node, day).rows))
        yield Figure("… with who must act, state and path of each", seconds, "s")


def _cold(large: Large) -> Iterator[Figure]:
    store = ("--graph", str(large.path))
    whole = kg(*store, "impact", large.everything, times=3)
    yield Figure("kg impact of a resolution that touches all", whole.seconds, "s", most=3)
    yield Figure("… lines printed", whole.output.count(b"\n"), "")
    yield Figure("… memory", whole.megabytes, "MB")
    part = kg(*store, "impact", large.apart, times=5)
    yield Figure("kg impact of one that touches 1,000 tasks", part.seconds, "s", most=0.5)
    before = kg(*store, "prerequisites", large.reaching_most)
    yield Figure("kg prerequisites of the task that waits for most", before.seconds, "s")


def _best(ask: Callable[[], object], times: int = 5) -> float:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        ask()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


if __name__ == "__main__":
    for line in make(Path(sys.argv[1])):
        print(line)
