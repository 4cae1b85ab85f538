"""A store's graph as rows of nodes and relationships, part by part, for other engines to take.

The rows of a part stand for themselves: nothing larger than one part is held in memory.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from loaders.store.facts import Part, read_part
from ontology.flattening import Values, edge_values, node_values
from ontology.schema import edges_of, nodes_of

_REMEMBERED = 1 << 16
"""Labels of ends in other parts that are kept: agencies and awaited acts come again and again."""


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


KindsOf = Callable[[Iterable[str]], Mapping[str, str]]
"""Returns the labels of nodes by their ids, and maybe more; nodes that are not there have none."""


def kinds_in(db: sqlite3.Connection) -> KindsOf:
    """Return a look-up of labels in a store (stages of deadlines are not known to it).

    Tasks are looked up document by document: their ids stand side by side, and where one is
    wanted, more will be.
    """
    known: dict[str, str] = {}

    def kinds_of(ids: Iterable[str]) -> Mapping[str, str]:
        if len(known) > _REMEMBERED:
            known.clear()
        wanted = [id_ for id_ in ids if id_ not in known]
        for document in {id_.partition("#")[0] for id_ in wanted if "#" in id_}:
            known.update(db.execute(_TASKS, (f"{document}#", f"{document}$")))
        for id_ in wanted:
            if id_ not in known:
                known.update(db.execute(_NODE, (id_,)))
        return known

    return kinds_of


_NODE = "SELECT id, kind FROM node WHERE id = ?"
_TASKS = (  # the index holds all of it; "$" comes next after "#"
    "SELECT id, 'Task' FROM fact WHERE list = 'tasks' AND id > ? AND id < ?"
)


def rows_of_part(db: sqlite3.Connection, id_: str, kinds_of: KindsOf) -> PartRows:
    """Return the rows of a part; a relationship to what is not there (a gone subject) has none."""
    part = read_part(db, id_)
    return PartRows(id_, [*node_rows(part)], [*edge_rows(part, kinds_of)])


def node_rows(part: Part) -> Iterator[NodeRow]:
    """Yield the nodes of a part."""
    for node in nodes_of(part.lists):
        yield NodeRow(node.kind, node_values(node, part.met.get(node.id)))


def edge_rows(part: Part, kinds_of: KindsOf) -> Iterator[EdgeRow]:
    """Yield the relationships that leave the nodes of a part, to nodes that are there."""
    own = {node.id: node.kind for node in nodes_of(part.lists)}
    edges = [*edges_of(part.lists, part.applied)]
    others = kinds_of({edge.target for edge in edges} - own.keys())
    for edge in edges:
        source, target = edge.source, edge.target
        source_kind, target_kind = own.get(source), own.get(target) or others.get(target)
        if source_kind is not None and target_kind is not None:
            values = edge_values(edge)
            yield EdgeRow(edge.type, source_kind, source, target_kind, target, values)


def rows_of_store(db: sqlite3.Connection) -> Iterator[PartRows]:
    """Yield the rows of each part, in order of its id."""
    kinds_of = kinds_in(db)
    for (id_,) in db.execute("SELECT id FROM part ORDER BY id").fetchall():
        yield rows_of_part(db, id_, kinds_of)
