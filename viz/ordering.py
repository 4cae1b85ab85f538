"""In which order things lie side by side, and which task lies below which.

Documents, agencies and awaited acts are moved towards what they are tied to, layer by layer, as
layered drawing does it (the barycentre method of Sugiyama and others, 1981): ties cross less.
Tasks, targets and projects keep the order of their text, after the order of their documents.
"""

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

SWEEPS = 4

Tie = tuple[int, int]


def ordered(layers: Mapping[int, int], ties: Iterable[Tie]) -> list[int]:
    """Return things, by number, in an order in which those tied to each other lie near.

    ``layers`` has the layer of each; of two things at the same place the smaller number is first.
    """
    near: dict[int, list[int]] = {thing: [] for thing in layers}
    for one, other in sorted(set(ties)):
        if layers[one] != layers[other]:
            near[one].append(other)
            near[other].append(one)
    places = _places(layers, sorted(layers))
    for _ in range(SWEEPS):
        pulled = {thing: _middle(thing, near[thing], places) for thing in layers}
        places = _places(layers, sorted(layers, key=lambda thing: (pulled[thing], thing)))
    return sorted(layers, key=lambda thing: (layers[thing], places[thing], thing))


def _middle(thing: int, near: Sequence[int], places: Mapping[int, float]) -> float:
    return sum(places[each] for each in near) / len(near) if near else places[thing]


def _places(layers: Mapping[int, int], order: Iterable[int]) -> dict[int, float]:
    """Return where each thing lies in its layer: from 0 at the left to 1 at the right."""
    rows: dict[int, list[int]] = {}
    for thing in order:
        rows.setdefault(layers[thing], []).append(thing)
    return {
        thing: (place + 0.5) / len(row) for row in rows.values() for place, thing in enumerate(row)
    }


def ranks(requirements: Iterable[Tie]) -> dict[int, int]:
    """Return how many rows below the first one each task lies that waits for tasks.

    ``requirements`` are pairs (who waits, for whom). A task lies below all that it waits for;
    tasks that wait for each other lie in one row.

    >>> ranks([(3, 2), (2, 1)])
    {1: 0, 2: 1, 3: 2}
    """
    graph = nx.DiGraph((before, waiter) for waiter, before in requirements)
    knots = nx.condensation(graph)
    depths: dict[int, int] = {}
    for knot in nx.topological_sort(knots):
        above = [depths[before] + 1 for before in knots.predecessors(knot)]
        depths[knot] = max(above, default=0)
    return {
        task: depths[knot]
        for knot, depth in sorted(depths.items(), key=lambda item: item[1])
        for task in sorted(knots.nodes[knot]["members"])
    }
