"""Values as Ladybug gives them, made into those of all engines."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from queries.engines.durations import iso_duration
from queries.engines.engine import GraphEdge, GraphNode, GraphPath

if TYPE_CHECKING:
    from ladybug import Connection

_FEW = 1000
"""So many ends of relationships are looked up one by one; for more all of a table are read."""

Place = tuple[int, int]
"""Where a node is: the number of its table, and which of the rows there."""


class Values:
    """Converts rows; looks up the ids of the ends of relationships, which the engine leaves out."""

    def __init__(self, connection: "Connection", tables: Mapping[int, str]) -> None:
        self._connection = connection
        self._tables = tables
        self._ids: dict[Place, str] = {}
        self._whole: set[int] = set()

    def converted(self, rows: Iterable[Iterable[Any]]) -> Iterator[tuple[Any, ...]]:
        """Yield some rows, which are held in memory."""
        held = [list(row) for row in rows]
        self._look_up({place for row in held for value in row for place in _ends(value)})
        for row in held:
            yield tuple(self._value(value) for value in row)

    def _look_up(self, places: set[Place]) -> None:
        missing: dict[int, list[int]] = {}
        for table, offset in places:
            if (table, offset) not in self._ids and table not in self._whole:
                missing.setdefault(table, []).append(offset)
        for table, offsets in missing.items():
            self._read_ids(table, offsets if len(offsets) <= _FEW else None)

    def _read_ids(self, table: int, offsets: list[int] | None) -> None:
        label = self._tables[table]
        if offsets is None:
            self._whole.add(table)
            query = f"MATCH (n:{label}) RETURN offset(id(n)), n.id"
            result = self._connection.execute(query)
        else:
            query = f"UNWIND $o AS o MATCH (n:{label}) WHERE offset(id(n)) = o RETURN o, n.id"
            result = self._connection.execute(query, {"o": offsets})
        assert not isinstance(result, list)  # of several statements
        with result:
            self._ids.update(((table, int(offset)), id_) for offset, id_ in result.get_all())

    def _value(self, value: Any) -> Any:
        match value:
            case None | bool() | int() | float() | str() | dt.datetime() | dt.date():
                return value
            case Decimal():  # of a sum of whole numbers
                return int(value) if value == value.to_integral_value() else float(value)
            case dt.timedelta():
                return iso_duration(0, value.days, value.seconds, value.microseconds * 1000)
            case dt.time():
                return value
            case UUID():
                return str(value)
            case bytes():
                return value.hex()
            case list():
                return [self._value(item) for item in value]
            case {"_NODES": list(), "_RELS": list()}:
                return self._path(value)
            case {"_SRC": _, "_DST": _, "_LABEL": str()}:
                return self._edge(value)
            case {"_ID": _, "_LABEL": str()}:
                return _node(value)
            case dict():
                return {str(name): self._value(item) for name, item in value.items()}
        return str(value)

    def _path(self, value: Mapping[str, Any]) -> GraphPath | list[GraphEdge]:
        """Return a path; of ``-[r*]->`` the list of relationships, as a Neo4j server does."""
        edges = tuple(self._edge(edge) for edge in value["_RELS"])
        nodes = tuple(_node(node) for node in value["_NODES"])
        return GraphPath(nodes, edges) if len(nodes) == len(edges) + 1 else list(edges)

    def _edge(self, value: Mapping[str, Any]) -> GraphEdge:
        source, target = (self._ids.get(_place(value[end])) for end in ("_SRC", "_DST"))
        return GraphEdge(value["_LABEL"], source, target, _properties(value))


def _node(value: Mapping[str, Any]) -> GraphNode:
    return GraphNode((value["_LABEL"],), _properties(value))


def _properties(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a node or relationship says: the engine gives each column, null in most."""
    return {name: v for name, v in value.items() if v is not None and name not in _OWN}


_OWN = ("_ID", "_LABEL", "_SRC", "_DST")


def _place(value: Mapping[str, int]) -> Place:
    return value["table"], value["offset"]


def _ends(value: Any) -> Iterator[Place]:
    """Yield the ends of the relationships in a value."""
    if isinstance(value, dict):
        if "_SRC" in value and "_DST" in value:
            yield from (_place(value["_SRC"]), _place(value["_DST"]))
        else:
            for item in value.values():
                yield from _ends(item)
    elif isinstance(value, list):
        for item in value:
            yield from _ends(item)
