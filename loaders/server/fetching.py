"""Rows of the graph as a server has them; what a stranger put there is not seen.

Ours is a node with the label ``Entity`` and a ``part``, and between two such nodes a
relationship of a type of the schema with a ``key``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from loaders.server.connection import Server
from ontology.flattening import Values
from ontology.schema import EDGE_TYPES, KINDS


class FoundNode(NamedTuple):
    """A node on the server; ``kind`` is None where it has none of the schema's labels."""

    kind: str | None
    values: Values


class FoundEdge(NamedTuple):
    """A relationship on the server; ``edge`` is the server's own id of it."""

    edge: str
    type: str
    source: str
    target: str
    values: Values


_TYPES = "|".join(EDGE_TYPES)
_NODES = "MATCH (n:Entity {part: part}) RETURN labels(n), properties(n)"
_EDGES = (
    f"MATCH (n:Entity {{part: part}})-[r:{_TYPES}]->(m:Entity) "
    "WHERE r.key IS NOT NULL AND m.part IS NOT NULL "
    "RETURN elementId(r), type(r), n.id, m.id, properties(r)"
)
_KINDS = frozenset(KINDS)


def nodes_of_parts(server: Server, parts: Sequence[str]) -> dict[str, dict[str, FoundNode]]:
    """Return the nodes of parts by part and id."""
    found: dict[str, dict[str, FoundNode]] = {part: {} for part in parts}
    for labels, values in _rows(server, f"UNWIND $parts AS part {_NODES}", parts):
        node = _node(labels, values)
        found[str(node.values["part"])][str(node.values["id"])] = node
    return found


def _node(labels: Iterable[str], values: Mapping[str, Any]) -> FoundNode:
    kinds = [label for label in labels if label in _KINDS]
    return FoundNode(kinds[0] if len(kinds) == 1 else None, native_values(values))


def edges_of_parts(server: Server, parts: Sequence[str]) -> dict[str, list[FoundEdge]]:
    """Return the relationships that leave the nodes of parts, by part."""
    found: dict[str, list[FoundEdge]] = {part: [] for part in parts}
    query = f"UNWIND $parts AS part {_EDGES}, part"
    for edge, type_, source, target, values, part in _rows(server, query, parts):
        found[part].append(FoundEdge(edge, type_, source, target, native_values(values)))
    return found


def all_parts(server: Server) -> set[str]:
    """Return the parts of all nodes of ours, whatever the ledger says."""
    query = "MATCH (n:Entity) WHERE n.part IS NOT NULL RETURN DISTINCT n.part AS part"
    return {row["part"] for row in server.rows(query)}


_STRANGER = "NOT (type(r) IN $types AND r.key IS NOT NULL)"


def with_strangers_edges(server: Server, ids: Sequence[str]) -> set[str]:
    """Return which of these nodes carry a relationship that is not ours."""
    query = (
        "UNWIND $ids AS id MATCH (n:Entity {id: id}) "
        f"WHERE EXISTS {{ MATCH (n)-[r]-() WHERE {_STRANGER} }} RETURN id"
    )
    return {row["id"] for row in server.rows(query, ids=list(ids), types=list(EDGE_TYPES))}


def _rows(server: Server, query: str, parts: Sequence[str]) -> Iterator[list[Any]]:
    with server.session() as session:
        yield from session.execute_read(
            lambda tx: [record.values() for record in tx.run(query, parts=list(parts))]
        )


def native_values(values: Mapping[str, Any]) -> Values:
    """Return properties with Python's own dates."""
    return {
        name: value if isinstance(value, _PLAIN) else value.to_native()
        for name, value in values.items()
    }


_PLAIN = (str, int, float, bool, list)
