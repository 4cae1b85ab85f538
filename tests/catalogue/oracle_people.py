"""Who has which tasks, worked out from the lists of the export alone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import Any

from ontology.model import Agency, Graph, Task
from tests.catalogue.oracle_change import name_of

Row = tuple[Any, ...]


class Named:
    """A graph's documents and agencies by id, and the columns that lists of tasks share."""

    def __init__(self, graph: Graph) -> None:
        self.documents = {one.id: name_of(one) for one in graph.documents}
        self.agencies = {one.id: one for one in graph.agencies}

    def task(self, task: Task) -> Row:
        """Return a task's id and title, its document's id and name."""
        return task.id, task.title, task.document, self.documents[task.document]

    def bodies(self, ids: tuple[str, ...]) -> Row:
        """Return ids of agencies, and their names, each in order."""
        names = {self.agencies[id_].name for id_ in ids}
        return tuple(sorted(set(ids))), tuple(sorted(names))


def agency_tasks(graph: Graph, agency: str, day: dt.date) -> list[Row]:
    """Return the tasks of an agency, a row for each of its roles."""
    named = Named(graph)
    rows = []
    for task in graph.tasks:
        id_, title, *document = named.task(task)
        progress = _progress(graph, task, day)
        end = task.deadline.end
        overdue = progress != "done" and end is not None and end < day
        for role, bodies in _roles(task).items():
            if agency in bodies:
                due = (task.deadline.raw, end)
                rows.append((id_, title, role, *document, *due, progress, overdue))
    return sorted(rows, key=lambda row: (row[6] or dt.date.max, row[6] is None, row[0], row[2]))


def _roles(task: Task) -> dict[str, tuple[str, ...]]:
    return {
        "LED_BY": task.leads,
        "COORDINATED_BY": task.coordinators,
        "DECIDED_BY": task.authority,
    }


def _progress(graph: Graph, task: Task, day: dt.date) -> str:
    said = any(one.subject == task.id and one.on <= day for one in graph.events)
    return "done" if said else task.status or "open"


def agency_workload(graph: Graph, agency: str | None = None) -> list[Row]:
    """Return how many tasks each agency leads, by the quarter of their last day."""
    led: dict[tuple[str, str], set[str]] = defaultdict(set)
    for task in graph.tasks:
        for body in task.leads:
            led[body, _quarter(task.deadline.end)].add(task.id)
    names = {one.id: one.name for one in graph.agencies}
    return [
        (id_, names[id_], quarter, len(tasks), tuple(sorted(tasks)))
        for (id_, quarter), tasks in sorted(led.items())
        if agency in (None, id_)
    ]


def _quarter(end: dt.date | None) -> str:
    return "" if end is None else f"{end.year:04}-Q{(end.month + 2) // 3}"


def agencies_together(graph: Graph) -> list[Row]:
    """Return the pairs of agencies that lead or coordinate the same tasks."""
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    for task in graph.tasks:
        for pair in combinations(sorted({*task.leads, *task.coordinators}), 2):
            shared[pair].add(task.id)
    names = {one.id: one.name for one in graph.agencies}
    rows = [
        (one, names[one], other, names[other], len(tasks), tuple(sorted(tasks)))
        for (one, other), tasks in shared.items()
    ]
    return sorted(rows, key=lambda row: (-row[4], row[0], row[2]))


def without_lead(graph: Graph) -> list[Row]:
    """Return the tasks that nobody leads."""
    named = Named(graph)
    return sorted(
        (*named.task(task), *named.bodies(task.coordinators), task.deadline.raw, task.deadline.end)
        for task in graph.tasks
        if not task.leads
    )


def collective_only(graph: Graph) -> list[Row]:
    """Return the tasks that only collective bodies lead."""

    def collective(body: Agency) -> bool:
        return body.collective

    return _led(graph, lambda bodies: bool(bodies) and all(map(collective, bodies)))


def _led(graph: Graph, wanted: Callable[[list[Agency]], bool]) -> list[Row]:
    named = Named(graph)
    return sorted(
        (*named.task(task), *named.bodies(task.leads), task.deadline.raw, task.deadline.end)
        for task in graph.tasks
        if wanted([named.agencies[id_] for id_ in task.leads])
    )
