"""Walking the edges: everything reachable, and the one shortest path to each thing.

A walk goes in levels. Things of one level are taken in the order of their paths, neighbours in
the order of ids, so that the path by which a thing is met first is the shortest one and, among
the shortest, the smallest sequence of ids by code point. Cycles do no harm: nothing is met twice.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from queries.answers import Path, Thing
from queries.graph_source import Node, Ties
from queries.pausing import collector_paused
from queries.ties import FEW, Packed, StoredTies


class Walk(NamedTuple):
    """Nodes in the order in which they were met, the start first, and whence each was met.

    ``parents[i]`` is the node before ``order[i]`` on its path; the start's is -1.
    """

    order: list[int]
    parents: list[int]


def walk(start: int, ties: Ties) -> Walk:
    """Return everything that ``ties`` lead to from ``start``, over one type of edge.

    >>> walk(0, [[1, 2], [3], [3], [0]])
    Walk(order=[0, 1, 2, 3], parents=[-1, 0, 0, 1])
    """
    found = Walk([start], [-1])
    order, parents = found
    met = {start}
    for position, number in enumerate(order, 1):
        for neighbour in ties[number]:
            if neighbour not in met:
                met.add(neighbour)
                order.append(neighbour)
                parents.append(number)
        if len(order) > FEW and isinstance(ties, StoredTies):
            _go_on(found, position, ties.packed())
            return found
    return found


def _go_on(found: Walk, position: int, near: Packed) -> None:
    """Finish a long walk over arrays; a million edges are looked at, so nothing is called."""
    starts, tails = near
    fresh = bytearray(b"\x01") * len(starts)
    for number in found.order:
        fresh[number] = 0
    meet, remember = found.order.append, found.parents.append
    with collector_paused():
        for number in islice(found.order, position, None):  # the list grows while it is read
            for neighbour in tails[starts[number] : starts[number + 1]]:
                if fresh[neighbour]:
                    fresh[neighbour] = 0
                    meet(neighbour)
                    remember(number)


def paths_of(
    found: Walk, things: Mapping[int, Node], relation: str, *, forward: bool
) -> Iterator[tuple[Node, Path]]:
    """Yield each thing of a walk with its path, nearest first; the start itself is left out."""
    steps = zip(found.order, found.parents, strict=True)
    start, _ = next(steps)
    paths = {start: Path(thing_of(things[start]))}
    for number, parent in steps:
        node = things[number]
        thing = Thing(node.id, node.kind, node.label)
        path = paths[number] = Path(thing, paths[parent], relation, forward)
        yield node, path


def thing_of(node: Node) -> Thing:
    """Return what an answer says of a node."""
    return Thing(node.id, node.kind, node.label)
