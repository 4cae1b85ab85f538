"""Where a task comes from: the links from the highest documents down to it, and on to who acts.

Links, not ways: where two documents carry out one, and one carries out both, there are as many
ways as combinations, and only two links more.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from queries.answers import Thing
from queries.graph_source import GraphSource

_CARRIED = ("AMENDS", "BASED_ON", "IMPLEMENTS", "REPLACES")
_BELOW = ("LED_BY", "PRODUCES")


class _Link(NamedTuple):
    """An edge of the chain; ``step`` counts the links from its upper end to the task."""

    step: int
    upper: int
    relation: str
    lower: int


def rows(source: GraphSource, parameters: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Yield step, upper end, relation and lower end of each link, from the top down."""
    task = source.find(parameters["task"])
    if task is None:
        return
    links = [*_above(source, task.number), *_below(source, task.number)]
    things = source.things({end for link in links for end in (link.upper, link.lower)})
    levels = {number: _level(source, thing) for number, thing in things.items()}
    links.sort(key=lambda link: (-link.step, link.upper, link.relation, link.lower))
    for link in links:
        upper, lower = things[link.upper], things[link.lower]
        ends = (upper.id, upper.label, levels[link.upper])
        below = (lower.id, lower.kind, lower.label, levels[link.lower])
        yield link.step, *ends, link.relation, *below


def _above(source: GraphSource, task: int) -> Iterator[_Link]:
    """Yield the links above the task, level by level, each document looked at once."""
    carried = [(relation, source.ties(relation)) for relation in _CARRIED]
    assigned = source.ties("ASSIGNS", backward=True)[task]
    yield from (_Link(1, plan, "ASSIGNS", task) for plan in assigned)
    level, met, step = [task], {task, *assigned}, 1
    while level:
        nearer = list(assigned) if step == 1 else []
        for lower in level:
            for relation, ties in carried:
                for upper in ties[lower]:
                    yield _Link(step, upper, relation, lower)
                    if upper not in met:
                        met.add(upper)
                        nearer.append(upper)
        level, step = nearer, step + 1


def _below(source: GraphSource, task: int) -> Iterator[_Link]:
    for relation in _BELOW:
        for lower in source.ties(relation)[task]:
            yield _Link(0, task, relation, lower)


def _level(source: GraphSource, thing: Thing) -> str | None:
    lists = {"Document": "documents", "Agency": "agencies"}
    entry = source.fact(lists[thing.kind], thing.id) if thing.kind in lists else None
    return entry["level"] if entry else None
