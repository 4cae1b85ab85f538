"""Values as a Neo4j server gives them, made into those of all engines."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from queries.engines.durations import iso_duration
from queries.engines.engine import GraphEdge, GraphNode, GraphPath

if TYPE_CHECKING:
    from neo4j import Transaction
    from neo4j.graph import Node, Path, Relationship

OURS = "Entity"
"""The label that every node of ours has beside its own."""

_IDS = "MATCH (n) WHERE elementId(n) IN $places RETURN elementId(n), n.id"


class Values:
    """Converts rows; looks up the ids of the ends of relationships, which come without them."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx
        self._ids: dict[str, str | None] = {}

    def converted(self, rows: Iterable[Iterable[Any]]) -> Iterator[tuple[Any, ...]]:
        """Yield some rows, which are held in memory."""
        held = [list(row) for row in rows]
        self._look_up({end for row in held for value in row for end in _bare_ends(value)})
        for row in held:
            yield tuple(self._value(value) for value in row)

    def _look_up(self, ends: set["Node"]) -> None:
        missing = [end.element_id for end in ends if end.element_id not in self._ids]
        if missing:
            found = dict(row.values() for row in self._tx.run(_IDS, places=missing))
            self._ids.update((place, found.get(place)) for place in missing)

    def _value(self, value: Any) -> Any:
        from neo4j.graph import Node, Path, Relationship
        from neo4j.time import Date, DateTime, Duration, Time

        match value:
            case None | bool() | int() | float() | str():
                return value
            case Date() | DateTime() | Time():
                return value.to_native()
            case Duration():
                return iso_duration(value.months, value.days, value.seconds, value.nanoseconds)
            case Node():
                return self._node(value)
            case Relationship():
                return self._edge(value)
            case Path():
                return self._path(value)
            case list():
                return [self._value(item) for item in value]
            case dict():
                return self._properties(value)
            case bytes() | bytearray():
                return value.hex()
        return str(value)  # a point, a vector

    def _node(self, node: "Node") -> GraphNode:
        labels = tuple(sorted(label for label in node.labels if label != OURS))
        return GraphNode(labels, self._properties(node))

    def _edge(self, edge: "Relationship") -> GraphEdge:
        source, target = (self._id(node) for node in edge.nodes)
        return GraphEdge(edge.type, source, target, self._properties(edge))

    def _path(self, path: "Path") -> GraphPath:
        nodes = tuple(self._node(node) for node in path.nodes)
        return GraphPath(nodes, tuple(self._edge(edge) for edge in path.relationships))

    def _id(self, node: "Node | None") -> str | None:
        if node is None:
            return None
        id_ = node.get("id", self._ids.get(node.element_id))
        return None if id_ is None else str(id_)

    def _properties(self, named: Mapping[str, Any]) -> dict[str, Any]:
        """Return them in order of name: the server gives them in any."""
        return {name: self._value(value) for name, value in sorted(named.items())}


def _bare_ends(value: Any) -> Iterator["Node"]:
    """Yield the ends of relationships in a value that say nothing of themselves."""
    from neo4j.graph import Relationship

    if isinstance(value, Relationship):
        yield from (node for node in value.nodes if node is not None and "id" not in node)
    elif isinstance(value, list):
        for item in value:
            yield from _bare_ends(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _bare_ends(item)
