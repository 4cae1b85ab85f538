"""A store, a server that it is pushed to, and what the server then holds."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from loaders.building.build import build
from loaders.recording.happenings import Kind, Report, record
from loaders.server import pushing
from loaders.server.connection import Server as Connection
from loaders.server.connection import connected
from loaders.server.reading_back import read_back
from loaders.store.graphs import read_graph, write_graph
from loaders.store.opening import open_store, store_in_memory
from loaders.store.rows import rows_of_store
from ontology.agencies import default_registry
from ontology.model import Graph
from tests.neo4j.server import Server
from tests.sources import TOP

DAY = dt.date(2026, 5, 1)

Content = tuple[Counter[str], Counter[str]]
"""Nodes and relationships of ours as texts, with how often each is there."""


@contextmanager
def as_its_user(server: Server, monkeypatch: Any) -> Iterator[None]:
    """Let kg find the server's user and password where it looks for them."""
    with monkeypatch.context() as patch:
        patch.setenv("NEO4J_USERNAME", server.user)
        patch.setenv("NEO4J_PASSWORD", server.password)
        yield


def push(server: Connection, graph: Graph, **options: Any) -> pushing.Report:
    """Push a graph as a store of it would be pushed."""
    with closing(store_in_memory()) as db:
        write_graph(db, graph)
        return pushing.push(db, server, pushing.Options(**options))


def wanted(graph: Graph) -> Content:
    """Return what a server ought to hold of a graph."""
    nodes: Counter[str] = Counter()
    edges: Counter[str] = Counter()
    with closing(store_in_memory()) as db:
        write_graph(db, graph)
        for part in rows_of_store(db):
            nodes.update(_text(sorted(["Entity", kind]), values) for kind, values in part.nodes)
            edges.update(_text([e.source, e.type, e.target], e.values) for e in part.edges)
    return nodes, edges


def held(server: Connection) -> Content:
    """Return what the server holds, whoever wrote it; kg's own bookkeeping left out."""
    nodes = server.rows(
        "MATCH (n) WHERE NOT n:KgPart AND NOT n:KgGraph RETURN labels(n) AS l, properties(n) AS p"
    )
    edges = server.rows("MATCH (a)-[r]->(b) RETURN [a.id, type(r), b.id] AS e, properties(r) AS p")
    return (
        Counter(_text(sorted(row["l"]), row["p"]) for row in nodes),
        Counter(_text(row["e"], row["p"]) for row in edges),
    )


def differences(server: Connection, graph: Graph) -> list[str]:
    """Return what the server holds too much (+) and lacks (-) beside what it ought to hold."""
    found = []
    for there, ought in zip(held(server), wanted(graph), strict=True):
        found += [f"+ {text}" for text in (there - ought).elements()]
        found += [f"- {text}" for text in (ought - there).elements()]
    return found


def _text(names: list[str], values: Any) -> str:
    plain = {name: str(v) if hasattr(v, "year") else v for name, v in sorted(values.items())}
    return f"{names} {plain}"


def last_transaction(server: Connection) -> frozenset[str]:
    """Return what names the last transaction that changed the database."""
    with server.session() as session:
        session.run("RETURN 1").consume()
        return session.last_bookmarks().raw_values


def sample_store(path: Path, *beginnings: str) -> Path:
    """Build a store of the sample plans (of those whose names begin so) with things recorded."""
    plans = sorted((TOP / "samples").glob("*.txt"))
    chosen = [plan for plan in plans if plan.name.startswith(beginnings or ("",))]
    build(chosen, path, registry=default_registry())
    graph = graph_of(path)
    reports: tuple[tuple[Kind, str], ...] = (
        ("done", graph.tasks[0].id),
        ("met", graph.prerequisites[0].id),
    )
    for kind, subject in reports:
        record(path, Report(kind, subject, DAY, note="theo báo cáo"))
    return path


def graph_of(path: Path) -> Graph:
    """Return the graph of a store."""
    with closing(open_store(path)) as db:
        return read_graph(db)


def pushed_back(address: str) -> Graph:
    """Return the graph that a server gives back."""
    with connected(address) as server:
        return read_back(server)
