"""Awaited acts by the tasks that each of them blocks alone."""

from collections.abc import Mapping
from typing import Any

from queries.computed.blocked_tasks import FIRST
from queries.computed.found import Found
from queries.computed.held import Held, held_in
from queries.computed.root_sets import root_sets
from queries.graph_source import GraphSource
from queries.pausing import collector_paused


@collector_paused()
def rows(source: GraphSource, parameters: Mapping[str, Any]) -> Found:
    """Answer from a store."""
    held = held_in(source, parameters)
    alone: dict[int, list[int]] = {}
    for number, roots in sorted(root_sets(held.now).items()):
        if roots.bit_count() == 1:
            alone.setdefault(held.now.roots[roots.bit_length() - 1], []).append(number)
    found = [_row(held, act, tasks) for act, tasks in alone.items()]
    return Found(sorted(found, key=lambda row: (-row[5], row[0])))


def _row(held: Held, act: int, tasks: list[int]) -> tuple[Any, ...]:
    nodes, actor = held.now.nodes, held.actor(act)
    agency = (None, None) if actor is None else (actor.id, actor.label)
    named = tuple(nodes[number].id for number in tasks[:FIRST])
    node = nodes[act]
    return (node.id, node.label, node.event, *agency, len(tasks), named)
