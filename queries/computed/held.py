"""The tasks that awaited acts hold, with all that answers say of them."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from queries.answers import Thing
from queries.days import risk_of
from queries.graph_source import GraphSource
from queries.pausing import collector_paused
from queries.states import Judged, Situation, judge, situation


class Held(NamedTuple):
    """``asked`` are the held tasks that are asked about, by number; ``judged`` their states.

    ``leads`` gives who leads a task, ``actor`` whose act is awaited.
    """

    now: Situation
    asked: Sequence[int]
    judged: Mapping[int, Judged]
    leads: Callable[[int], Sequence[Thing]]
    actor: Callable[[int], Thing | None]


def held_in(source: GraphSource, parameters: Mapping[str, Any]) -> Held:
    """Return the tasks of a store that are held on ``day``: all, or those that ``agency`` leads."""
    agency = parameters.get("agency")
    return held_among(source, parameters["day"], None if agency is None else _led(source, agency))


@collector_paused()
def held_among(source: GraphSource, day: dt.date, among: set[int] | None) -> Held:
    """Return the tasks of a store that are held on a day: all, or those of these numbers."""
    now = situation(source, day, among)
    asked = sorted(now.held if among is None else now.held & among)
    some = now._replace(nodes={number: now.nodes[number] for number in asked})
    agencies = _Agencies(source)
    return Held(now, asked, judge(source, some), agencies.leading, agencies.awaited)


def _led(source: GraphSource, agency: str) -> set[int]:
    node = source.find(agency)
    if node is None:
        return set()
    led = source.ties("LED_BY", backward=True)[node.number]
    nodes = source.nodes(led)
    return {number for number in led if nodes[number].kind == "Task"}


class _Agencies:
    """Who must act in a store. Agencies are few, so all of them are read once."""

    def __init__(self, source: GraphSource) -> None:
        self._led = source.ties("LED_BY")
        self._awaited = source.ties("AWAITED_FROM")
        self._all = {a.number: Thing(a.id, a.kind, a.label) for a in source.of_kind("Agency")}

    def leading(self, task: int) -> list[Thing]:
        return [self._all[number] for number in self._led[task]]

    def awaited(self, act: int) -> Thing | None:
        return next((self._all[number] for number in self._awaited[act]), None)


class TaskColumns(NamedTuple):
    """What every answer says of a held task, in this order."""

    id: str
    label: str
    state: str
    stage: str | None
    due: dt.date | None
    risk: str | None


def columns_of(held: Held, number: int) -> TaskColumns:
    """Return what answers say of a task that is asked about."""
    node, (state, stage) = held.now.nodes[number], held.judged[number]
    due = None if node.due is None else dt.date.fromisoformat(node.due)
    return TaskColumns(node.id, node.label, state, stage, due, risk_of(node, held.now.today))


class AgencyColumns(NamedTuple):
    """Agencies by their ids, and what people call them."""

    ids: tuple[str, ...]
    labels: tuple[str, ...]


def lead_columns(held: Held, number: int) -> AgencyColumns:
    """Return who leads a task."""
    leads = held.leads(number)
    ids, labels = (each.id for each in leads), (each.label for each in leads)
    return AgencyColumns(tuple(sorted(ids)), tuple(sorted(labels)))


def by_due(row: tuple[Any, ...], place: int = 4) -> tuple[bool, dt.date, str]:
    """Return the key that puts rows in order of their deadline, those without one last."""
    due = row[place]
    return due is None, due or dt.date.max, row[0]
