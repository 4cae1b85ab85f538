"""Walking the edges: everything reachable, and the one shortest path to each thing.

A walk goes in levels. Things of one level are taken in the order of their paths, neighbours in
the order of ids, so that the path by which a thing is met first is the shortest one and, among
the shortest, the smallest sequence of ids by code point. Cycles do no harm: nothing is met twice.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from queries.answers import Path, Thing
from queries.graph_source import Node, Ties
from queries.ties import Packed, StoredTies, collector_paused

_SMALL = 1000
"""A walk that has met more goes on over lists: twice as fast, a place for each node there is."""
_UNMET = -2
_START = -1


class Walk(NamedTuple):
    """Nodes in the order in which they were met, the start first, and whence each was met."""

    order: list[int]
    parent: Mapping[int, int] | Sequence[int]


def walk(start: int, ties: Ties) -> Walk:
    """Return everything that ``ties`` lead to from ``start``, over one type of edge.

    >>> walk(0, [[1, 2], [3], [3], [0]]).order
    [0, 1, 2, 3]
    """
    parent = {start: _START}
    order = [start]
    for position, number in enumerate(order, 1):
        for neighbour in ties[number]:
            if neighbour not in parent:
                parent[neighbour] = number
                order.append(neighbour)
        if len(order) > _SMALL and isinstance(ties, StoredTies):
            return _go_on(order, position, parent, ties.packed())
    return Walk(order, parent)


def _go_on(order: list[int], position: int, met: Mapping[int, int], near: Packed) -> Walk:
    starts, tails = near
    parent = [_UNMET] * len(starts)
    for number, before in met.items():
        parent[number] = before
    meet = order.append
    with collector_paused():
        for number in islice(order, position, None):  # the list grows while it is read
            for neighbour in tails[starts[number] : starts[number + 1]]:
                if parent[neighbour] == _UNMET:
                    parent[neighbour] = number
                    meet(neighbour)
    return Walk(order, parent)


def paths_of(
    found: Walk, things: Mapping[int, Node], relation: str, *, forward: bool
) -> Iterator[tuple[Node, Path]]:
    """Yield each thing of a walk with its path, nearest first; the start itself is left out."""
    nodes = iter(found.order)
    start = next(nodes)
    paths = {start: Path(thing_of(things[start]))}
    for number in nodes:
        node = things[number]
        before = paths[found.parent[number]]
        path = paths[number] = Path(thing_of(node), before, relation, forward)
        yield node, path


def thing_of(node: Node) -> Thing:
    """Return what an answer says of a node."""
    return Thing(node.id, node.kind, node.label)
