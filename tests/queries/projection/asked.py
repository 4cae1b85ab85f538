"""A store, what its projection holds, and projections that other processes ask for."""

import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from loaders.store.graphs import write_graph
from loaders.store.opening import open_store, store_in_memory, writing
from loaders.store.readings import mark_resolved, raise_revision
from loaders.store.rows import rows_of_store
from ontology.model import Graph
from ontology.properties import edge_properties, node_properties
from ontology.schema import EDGE_TYPES, KINDS
from queries.projection import opening
from queries.projection.database import connected, rows_of
from queries.projection.opening import opened_projection
from queries.projection.places import places
from tests.sources import TOP

Content = tuple[Counter[str], Counter[str]]
"""Nodes and relationships as texts, with how often each is there."""


def stored(graph: Graph, path: Path) -> Path:
    """Write a graph into a store, new or not, as the end of a build; it may be empty."""
    with writing(path, create=True) as db:
        write_graph(db, graph)
        raise_revision(db)
        mark_resolved(db)
    return path


def wanted(graph: Graph) -> Content:
    """Return what a projection ought to hold of a graph."""
    with closing(store_in_memory()) as db:
        write_graph(db, graph)
        parts = list(rows_of_store(db))
    return (
        Counter(_text(kind, values) for part in parts for kind, values in part.nodes),
        Counter(_text(e.type, e.values, e.source, e.target) for p in parts for e in p.edges),
    )


def held(store: Path) -> Content:
    """Return what the projection of a store holds."""
    nodes: Counter[str] = Counter()
    edges: Counter[str] = Counter()
    with opened_projection(store) as database, connected(database) as connection:
        for kind in KINDS:
            names = list(node_properties(kind))
            query = f"MATCH (n:{kind}) RETURN {_columns('n', names)}"
            nodes.update(_text(kind, _known(names, row)) for row in rows_of(connection, query))
        for type_ in EDGE_TYPES:
            names = list(edge_properties(type_))
            query = f"MATCH (a)-[r:{type_}]->(b) RETURN a.id, b.id, {_columns('r', names)}"
            for source, target, *row in rows_of(connection, query):
                edges[_text(type_, _known(names, row), source, target)] += 1
    return nodes, edges


def _columns(variable: str, names: list[str]) -> str:
    return ", ".join(f"{variable}.`{name}`" for name in names)


def _known(names: list[str], row: list[Any]) -> dict[str, Any]:
    return {name: v for name, v in zip(names, row, strict=True) if v is not None}


def _text(*names_and_values: Any) -> str:
    pieces = [sorted(v.items()) if isinstance(v, dict) else v for v in names_and_values]
    return repr(pieces)


def projection_of(store: Path) -> Path:
    """Return where the projection of a store is, or will be, beside it."""
    return next(places(store)).file(opening.wanted(store).stamp)


def beside(store: Path) -> list[str]:
    """Return the names of all that is in the folder of a store but itself."""
    return sorted(path.name for path in store.parent.iterdir() if path != store)


_ASKING = """
import resource, signal, sys, os
from pathlib import Path
import ladybug, pyarrow
from queries.projection import database, loading, opening, places
from ontology.errors import StoreUnusable

def count(store):
    with opening.opened_projection(store) as opened, database.connected(opened) as connection:
        return database.rows_of(connection, "MATCH (n) RETURN count(*)")[0][0]

store = Path(sys.argv[1])
{before}
try:
    print(count(store))
except StoreUnusable as error:
    print(error.key)
"""


def asking(store: Path, before: str = "") -> "subprocess.Popen[bytes]":
    """Start a process that counts the nodes of a projection, after some other statements."""
    script = _ASKING.replace("{before}", before)
    return subprocess.Popen(
        [sys.executable, "-c", script, str(store)], stdout=subprocess.PIPE, cwd=TOP
    )


def answer(process: "subprocess.Popen[bytes]") -> str:
    """Return what such a process printed: the number of nodes, or the key of an error."""
    printed, _ = process.communicate(timeout=120)
    return printed.decode().strip()


def nodes_of(store: Path) -> str:
    """Return the number of nodes that a store's projection ought to have, as text."""
    with closing(open_store(store)) as db:
        return str(sum(len(part.nodes) for part in rows_of_store(db)))
