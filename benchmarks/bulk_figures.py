"""How fast a city of a million tasks becomes CSV for Neo4j, and its importer's graph.

``python -m benchmarks.bulk_figures [PLANS]`` makes a city of so many plans (25,000 have a million
tasks; 2,500 will do for a quick look) and prints the table.
"""

import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.city_plans import TASKS_OF_A_PLAN, WANTED
from benchmarks.figures import Figure, run, table
from benchmarks.groups import run_group

PLANS = 25_000
_TOLD = re.compile(r"IMPORT DONE in (?:(\d+)m )?(?:(\d+)s )?(\d+)ms")
_NODES = re.compile(r"(\d+) nodes\s+(\d+) relationships")


def bulk_figures(plans: int = PLANS) -> Iterator[Figure]:
    """Measure the export of a city and its import; targets are those of a million tasks."""
    tasks = plans * TASKS_OF_A_PLAN
    share = plans / PLANS
    with tempfile.TemporaryDirectory() as name:
        store, folder = Path(name, "city.kg"), Path(name, "csv")
        made = run("-m", "benchmarks.city_store", str(store), str(plans))
        if made.status:
            raise RuntimeError(f"the city was not made: status {made.status}")
        yield Figure(f"making {tasks:,} tasks, {WANTED * tasks:,} requirements", made.seconds, "s")
        words = ("-m", "kg", "--graph", str(store), "export", "neo4j-csv", "-o", str(folder))
        done = run_group(*words)
        yield Figure("kg export neo4j-csv of them", done.seconds, "s", most=60 * max(share, 0.1))
        yield Figure("… of all cores", done.processor_seconds, "s")
        yield Figure("… memory of all processes", done.megabytes, "MB", most=500)
        size = sum(path.stat().st_size for path in folder.iterdir())
        yield Figure("… size of the files", size / 1e6, "MB")
        yield from _import_figures(done.output)


def _import_figures(command: str) -> Iterator[Figure]:
    """Let a server import the files by the command that was printed."""
    from tests.neo4j.home import LARGE
    from tests.neo4j.server import running_server

    words = shlex.split(command)
    with running_server(sizing=LARGE) as server:
        told = server.import_full(words[words.index("--overwrite-destination") + 1 :])
        with server.driver() as driver:
            query = "MATCH (t:Task) RETURN count(t)"
            tasks = driver.execute_query(query).records[0][0]
    minutes, seconds, thousandths = (int(part or 0) for part in _found(_TOLD, told))
    nodes, edges = map(int, _found(_NODES, told))
    yield Figure("import into Neo4j", 60 * minutes + seconds + thousandths / 1000, "s")
    yield Figure("… nodes", nodes, "")
    yield Figure("… relationships", edges, "")
    yield Figure("… tasks that the server then counts", tasks, "")


def _found(pattern: re.Pattern[str], told: str) -> tuple[str, ...]:
    match = pattern.search(told)
    assert match, told
    return match.groups()


if __name__ == "__main__":
    for line in table(bulk_figures(*map(int, sys.argv[1:]))):
        print(line)
