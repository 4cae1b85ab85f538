"""Tasks that cannot go on, counted by who leads them."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from queries.answers import Thing
from queries.computed.found import Found
from queries.computed.held import TaskColumns, columns_of, held_in
from queries.graph_source import GraphSource


def rows(source: GraphSource, parameters: Mapping[str, Any]) -> Found:
    """Answer from a store."""
    held = held_in(source, parameters)
    led: dict[Thing | None, list[TaskColumns]] = {}
    for number in held.asked:
        for agency in held.leads(number) or (None,):
            led.setdefault(agency, []).append(columns_of(held, number))
    found = [_row(agency, tasks) for agency, tasks in led.items()]
    return Found(sorted(found, key=lambda row: (row[0] is None, -len(row[-1]), row[0])))


def _row(agency: Thing | None, tasks: list[TaskColumns]) -> tuple[Any, ...]:
    named = (None, None) if agency is None else (agency.id, agency.label)
    states = Counter(task.state for task in tasks)
    risks = Counter(task.risk for task in tasks)
    counts = (states["blocked"], states["partly_blocked"], risks["late"], risks["at_risk"])
    return (*named, *counts, tuple(sorted(task.id for task in tasks)))
