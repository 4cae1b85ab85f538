"""One change of the graph on a server, and how rows that are there differ from rows wanted."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from loaders.server.fetching import FoundEdge, FoundNode
from loaders.store.rows import EdgeRow, NodeRow
from ontology.flattening import Values
from ontology.properties import Type, edge_properties, node_properties

Action = Literal["create-node", "set-node", "delete-edge", "create-edge", "set-edge", "delete-node"]
ACTIONS: tuple[Action, ...] = (
    "create-node", "set-node", "delete-edge", "create-edge", "set-edge", "delete-node",
)  # fmt: skip
"""In the order in which they are made: an edge needs both its ends, and goes before them."""


class Change(NamedTuple):
    """``name`` is the label or type; ``row`` what the statement takes, its ends by id."""

    action: Action
    name: str
    row: Mapping[str, Any]


def node_changes(
    wanted: Iterable[NodeRow], there: Mapping[str, FoundNode], kept: Mapping[str, FoundNode]
) -> Iterator[Change]:
    """Yield what makes the nodes of a part those wanted; what must go is ``left_over``.

    ``kept`` are nodes that an earlier push had to leave: one that comes back is theirs again.
    """
    for kind, values in wanted:
        id_ = str(values["id"])
        found = there.get(id_) or kept.get(id_)
        if found is None:
            yield Change("create-node", kind, values)
            continue
        different = _different(values, found.values, node_properties(kind))
        if different or found.kind != kind:
            yield Change("set-node", kind, {"id": id_, "values": different})


def edge_changes(wanted: Iterable[EdgeRow], there: Iterable[FoundEdge]) -> Iterator[Change]:
    """Yield what makes the relationships that leave a part's nodes those wanted."""
    found: dict[object, FoundEdge] = {}
    for edge in there:
        if edge.values["key"] in found:  # copied by hand: a second one with our key
            yield Change("delete-edge", edge.type, {"source": edge.source, "edge": edge.edge})
        found[edge.values["key"]] = edge
    for row in wanted:
        one = found.pop(row.values["key"], None)
        ends = {"source": row.source, "target": row.target}
        if one is None:
            yield Change("create-edge", row.type, {**ends, "values": row.values})
            continue
        different = _different(row.values, one.values, edge_properties(row.type))
        if different:
            yield Change("set-edge", row.type, {"edge": one.edge, **ends, "values": different})
    for gone in found.values():
        yield Change("delete-edge", gone.type, {"source": gone.source, "edge": gone.edge})


def left_over(wanted: Iterable[NodeRow], there: Iterable[str]) -> list[str]:
    """Return the ids that a part has and should not have."""
    known = {row.values["id"] for row in wanted}
    return [id_ for id_ in there if id_ not in known]


def _different(wanted: Values, there: Values, types: Mapping[str, Type]) -> dict[str, Any]:
    """Return the properties of ours to set; None removes one. Others' properties stay."""
    changed: dict[str, Any] = {
        name: value for name, value in wanted.items() if there.get(name) != value
    }
    gone = [name for name in there if name in types and name not in wanted]
    return changed | dict.fromkeys(gone)
