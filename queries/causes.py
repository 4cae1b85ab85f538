"""From awaited acts to the tasks that they hold, each with the chain between them.

In a graph of real plans a task has one cause or a few, and each of them is answered. Where
100,000 tasks hang together nearly every task waits, over some chain, for nearly every act: then
the nearest cause of each task is answered, and the answer says so.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from queries.answers import Path
from queries.graph_source import Node
from queries.reachability import Walk, paths_of, thing_of, walk
from queries.states import Situation

MOST_PAIRS = 200_000
"""Pairs of an act and a task that it holds; with more, each task has its nearest cause alone."""

_BEFORE_ALL = -2
"""The number of a start from which every cause is one step away."""


class Causes(NamedTuple):
    """``acts``: the awaited acts that hold tasks asked about, who holds most comes first.

    ``nearest``: a walk from all causes at once, when each task stands under its nearest cause
    alone (the shortest chain, among equals the smallest ids from the cause on); else None.
    """

    acts: list[int]
    nearest: Walk | None


class _Waiting:
    """The unfinished tasks that wait directly for a thing, as ties to walk over."""

    def __init__(self, now: Situation) -> None:
        self._near = now.waiters
        self._roots = now.roots

    def __getitem__(self, number: int, /) -> Sequence[int]:
        return self._roots if number == _BEFORE_ALL else self._near.get(number, ())


def find_causes(now: Situation, asked: frozenset[int]) -> Causes:
    """Return the acts that hold the tasks asked about, by their numbers."""
    counts: Counter[int] = Counter()
    pairs = 0
    for cause in now.roots:
        found = walk(cause, _Waiting(now)).order
        pairs += len(found)
        if pairs > MOST_PAIRS:
            return _nearest_causes(now, asked)
        counts[cause] = len(asked.intersection(found))
    return Causes(_most_first(counts), None)


def _nearest_causes(now: Situation, asked: frozenset[int]) -> Causes:
    found = walk(_BEFORE_ALL, _Waiting(now))
    cause_of = _cause_of(found)
    counts = Counter(cause_of[number] for number in found.order[1:] if number in asked)
    return Causes(_most_first(counts), found)


def _most_first(counts: Counter[int]) -> list[int]:
    return sorted((act for act in counts if counts[act]), key=lambda act: (-counts[act], act))


def _cause_of(found: Walk) -> dict[int, int]:
    """Return by number the act from which each thing of a walk from all causes was met."""
    cause: dict[int, int] = {}
    for number, before in zip(found.order[1:], found.parents[1:], strict=True):
        cause[number] = number if before == _BEFORE_ALL else cause[before]
    return cause


def held_tasks(
    now: Situation, asked: frozenset[int], causes: Causes
) -> Iterator[tuple[int, Node, Path]]:
    """Yield cause, task and chain for all that ``causes`` hold, by cause, nearest first."""
    if causes.nearest is None:
        for act in causes.acts:
            found = walk(act, _Waiting(now))
            for task, chain in paths_of(found, now.nodes, "REQUIRES", forward=False):
                if task.number in asked:
                    yield act, task, chain
        return
    under: dict[int, list[tuple[Node, Path]]] = {act: [] for act in causes.acts}
    for act, task, chain in _nearest_chains(now, causes.nearest):
        if task.number in asked:
            under[act].append((task, chain))
    for act, held in under.items():
        for task, chain in held:
            yield act, task, chain


def _nearest_chains(now: Situation, found: Walk) -> Iterator[tuple[int, Node, Path]]:
    paths: dict[int, Path] = {}
    cause_of = _cause_of(found)
    for number, before in zip(found.order[1:], found.parents[1:], strict=True):
        node = now.nodes[number]
        if before == _BEFORE_ALL:
            paths[number] = Path(thing_of(node))
        else:
            chain = paths[number] = Path(thing_of(node), paths[before], "REQUIRES", forward=False)
            yield cause_of[number], node, chain
