"""How fast a graph of 100,000 tasks is made into a projection, and asked in Cypher."""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, kg, run

PLANS = 2_500
"""Plans of a city that hand out 100,000 tasks."""

_COUNT = "MATCH (t:Task)-[:REQUIRES]->(x) RETURN count(*) AS requirements"
_ONE = "MATCH (t:Task {id: $id})-[r:REQUIRES]->(x) RETURN t, r, x"
_BEFORE = "MATCH (:Task {id: $id})-[:REQUIRES* SHORTEST 1..4294967295]->(x) RETURN count(*) AS n"
_FIRST = "MATCH (t:Task) RETURN t.id AS id ORDER BY id LIMIT 1"


def projection_figures() -> Iterator[Figure]:
    """Measure the first question in Cypher, and those that follow."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "city.kg"
        done = run("-m", "benchmarks.city_store", str(store), str(PLANS))
        if done.status:
            raise RuntimeError(f"the graph was not made: status {done.status}")
        yield from _made(store)
        yield from _asked(store)


def _made(store: Path) -> Iterator[Figure]:
    done = run("-m", "benchmarks.projection_figures", str(store))
    seconds, rows, size = done.output.decode().split()
    yield Figure("projection of 100,000 tasks: rows", float(rows), "")
    yield Figure("… made", float(seconds), "s", most=10)
    yield Figure("… memory of the largest process", done.megabytes, "MB")
    yield Figure("… on the disk", float(size) / 1e6, "MB")


def _asked(store: Path) -> Iterator[Figure]:
    graph = ("--graph", str(store), "cypher", "--format", "json")
    id_ = kg(*graph, _FIRST).output.decode().split('["')[-1].partition('"')[0]
    of_one = ("--param", f"id={id_}")
    for name, words in (
        ("kg cypher, projection unchanged: a task and what it requires", (_ONE, *of_one)),
        ("… all that must happen before it, counted", (_BEFORE, *of_one)),
        ("… all requirements, counted", (_COUNT,)),
    ):
        yield Figure(name, kg(*graph, *words, times=5).seconds, "s", most=0.5)


def make(store: Path) -> str:
    """Make the projection; return the seconds, the rows, and the bytes that it took."""
    from queries.projection.database import connected, rows_of
    from queries.projection.opening import opened_projection

    start = time.perf_counter()
    with opened_projection(store) as database:
        seconds = time.perf_counter() - start
        with connected(database) as connection:
            ((nodes,),) = rows_of(connection, "MATCH (n) RETURN count(*)")
            ((edges,),) = rows_of(connection, "MATCH ()-[r]->() RETURN count(*)")
    size = sum(path.stat().st_size for path in store.parent.glob("*.lbug"))
    return f"{seconds} {nodes + edges} {size}"


if __name__ == "__main__":
    print(make(Path(sys.argv[1])))
