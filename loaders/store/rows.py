"""A store's graph as rows of nodes and relationships, part by part, for other engines to take.

The rows of a part stand for themselves: nothing larger than one part is held in memory.
"""

import sqlite3
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from loaders.store.facts import read_part
from ontology.properties import Values, edge_values, node_values
from ontology.schema import Edge, edges_of, nodes_of

_REMEMBERED = 1 << 16
"""Kinds of ends in other parts that are kept: agencies and awaited acts come again and again."""


class NodeRow(NamedTuple):
    """A node to write: its label and its properties, ``id`` among them."""

    kind: str
    values: Values


class EdgeRow(NamedTuple):
    """A relationship to write: its type, the labels and ids of its ends, its properties."""

    type: str
    source_kind: str
    source: str
    target_kind: str
    target: str
    values: Values


class PartRows(NamedTuple):
    """All rows of one part of a graph; its relationships are those that leave its nodes."""

    id: str
    nodes: list[NodeRow]
    edges: list[EdgeRow]


KindOf = Callable[[str], str | None]
"""Returns the label of a node by its id; None for a node that is not there."""


def kinds_in(db: sqlite3.Connection) -> KindOf:
    """Return a look-up of labels in a store (stages of deadlines are not known to it)."""

    @lru_cache(maxsize=_REMEMBERED)
    def kind_of(id_: str) -> str | None:
        row = db.execute("SELECT kind FROM node WHERE id = ?", (id_,)).fetchone()
        return None if row is None else str(row[0])

    return kind_of


def rows_of_part(db: sqlite3.Connection, id_: str, kind_of: KindOf) -> PartRows:
    """Return the rows of a part; a relationship to what is not there (a gone subject) has none."""
    part = read_part(db, id_)
    nodes, own = [], {}
    for node in nodes_of(part.lists):
        own[node.id] = node.kind
        nodes.append(NodeRow(node.kind, node_values(node, part.met.get(node.id))))
    edges = []
    for edge in edges_of(part.lists, part.applied):
        row = _edge_row(edge, own.get(edge.source), own.get(edge.target) or kind_of(edge.target))
        if row is not None:
            edges.append(row)
    return PartRows(id_, nodes, edges)


def _edge_row(edge: Edge, source_kind: str | None, target_kind: str | None) -> EdgeRow | None:
    if source_kind is None or target_kind is None:
        return None
    return EdgeRow(edge.type, source_kind, edge.source, target_kind, edge.target, edge_values(edge))


def rows_of_store(db: sqlite3.Connection) -> Iterator[PartRows]:
    """Yield the rows of each part, in order of its id."""
    kind_of = kinds_in(db)
    for (id_,) in db.execute("SELECT id FROM part ORDER BY id").fetchall():
        yield rows_of_part(db, id_, kind_of)
