"""How fast a server's graph is made equal to a store's: 100,000 tasks, 300,000 requirements.

A real server of one's own is started for it. The naive way, a MERGE for each row, is measured in
the same run on a sample of the same rows.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, Run, kg, run
from loaders.server.connection import Server as Connection
from loaders.server.connection import connected
from loaders.store.opening import open_store, writing
from loaders.store.rows import PartRows, rows_of_store
from tests.neo4j.home import LARGE
from tests.neo4j.server import running_server

_SAMPLE = 2_000
"""Rows that the naive way is measured on: all would take it an hour."""


def push_figures(store: Path) -> Iterator[Figure]:
    """Measure pushes of a store to a fresh server."""
    with running_server(sizing=LARGE) as server, _credentials(server.user, server.password):
        with connected(server.uri) as connection:
            naive = _naive_rate(connection, store)
        first = _push(store, server.uri)
        rows = _rows_held(server.uri)
        rate = rows / first.seconds
        yield Figure("rows of a first push: nodes and relationships", rows, "")
        yield Figure("first push, process start included", rate, "rows/s", least=8_000)
        yield Figure("… times a MERGE for each row", rate / naive, "", least=10)
        yield Figure("memory of kg push", first.megabytes, "MB", most=500)
        yield Figure(
            "pushing again, nothing changed", _push(store, server.uri).seconds, "s", most=10
        )
        change_one_document(store)
        yield Figure("one changed document", _push(store, server.uri).seconds, "s", most=3)


@contextmanager
def _credentials(user: str, password: str) -> Iterator[None]:
    kept = dict(os.environ)
    os.environ.update(NEO4J_USERNAME=user, NEO4J_PASSWORD=password)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)


def _push(store: Path, address: str) -> Run:
    return kg("--graph", str(store), "push", address)


def _rows_held(address: str) -> int:
    with connected(address) as server:
        (nodes,) = server.rows("MATCH (n:Entity) WHERE n.part IS NOT NULL RETURN count(n) AS n")
        (edges,) = server.rows("MATCH ()-[r]->() RETURN count(r) AS n")
    return int(nodes["n"]) + int(edges["n"])


def _naive_rate(server: Connection, store: Path) -> float:
    """Return rows per second of the loop that everybody writes first, then empty the server."""
    server.run("CREATE CONSTRAINT naive FOR (n:Entity) REQUIRE n.id IS UNIQUE")
    with closing(open_store(store)) as db:
        parts = list(islice((part for part in rows_of_store(db) if len(part.edges) > 50), 20))
    statements = list(islice(_single_rows(parts), _SAMPLE))
    start = time.perf_counter()
    with server.session(write=True) as session:
        for text, row in statements:
            session.run(text, row).consume()
    seconds = time.perf_counter() - start
    server.run("MATCH (n) DETACH DELETE n")
    server.run("DROP CONSTRAINT naive")
    return len(statements) / seconds


def _single_rows(parts: list[PartRows]) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in parts:
        for kind, values in part.nodes:
            yield (
                f"MERGE (n:Entity:{kind} {{id: $id}}) SET n += $values",
                {
                    "id": values["id"],
                    "values": values,
                },
            )
        for edge in part.edges:
            text = (
                "MATCH (a:Entity {id: $source}), (b:Entity {id: $target}) "
                f"MERGE (a)-[r:{edge.type} {{key: $key}}]->(b) SET r += $values"
            )
            ends = {"source": edge.source, "target": edge.target, "key": edge.values["key"]}
            yield text, {**ends, "values": edge.values}


def change_one_document(store: Path) -> None:
    """Give one task of a store another title, as a build of a changed plan would."""
    with writing(store) as db:
        db.execute("BEGIN")
        pid, position, data = db.execute(
            "SELECT pid, position, data FROM fact WHERE list = 'tasks' ORDER BY position LIMIT 1"
        ).fetchone()
        changed = data.replace('"title":"', '"title":"Sửa: ', 1)
        where = ("tasks", position)
        db.execute("UPDATE fact SET data = ? WHERE list = ? AND position = ?", (changed, *where))
        db.execute("UPDATE part SET digest = randomblob(32) WHERE pid = ?", (pid,))
        db.execute("COMMIT")


def city_store(folder: Path, plans: int) -> Path:
    """Return a store of a made-up city with so many plans of 40 tasks.

    Another process makes it: a child's greatest memory counts what its parent had at its start.
    """
    path = folder / "city.kg"
    if run("-m", "benchmarks.city_store", str(path), str(plans)).status:
        raise RuntimeError("the store was not made")
    return path


def main() -> None:
    """Measure and print: ``python -m benchmarks.push_figures [PLANS]``."""
    import sys

    from benchmarks.figures import table

    with tempfile.TemporaryDirectory() as name:
        store = city_store(Path(name), int(sys.argv[1]) if sys.argv[1:] else 2_500)
        for line in table(push_figures(store)):
            print(line)


if __name__ == "__main__":
    main()
