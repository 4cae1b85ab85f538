"""Deadlines and products, worked out from the lists of the export alone."""

import datetime as dt
from typing import Any

from ontology.model import Citation, Graph, Task
from tests.catalogue.oracle_change import names_of, products_of
from tests.catalogue.oracle_people import Named

Row = tuple[Any, ...]


def due_between(graph: Graph, first: dt.date, last: dt.date) -> list[Row]:
    """Return the tasks whose deadline ends between two days, those days included."""
    named = Named(graph)
    rows = [
        (*_led(named, task), task.deadline.raw, task.deadline.end, task.status)
        for task in graph.tasks
        if task.deadline.end is not None and first <= task.deadline.end <= last
    ]
    return sorted(rows, key=lambda row: (row[7], row[0]))


def _led(named: Named, task: Task) -> Row:
    return *named.task(task), *named.bodies(task.leads)


def recurring(graph: Graph) -> list[Row]:
    """Return the tasks that come back."""
    named = Named(graph)
    return sorted(
        (*_led(named, task), task.deadline.recurrence, task.deadline.raw, task.deadline.end)
        for task in graph.tasks
        if task.deadline.recurrence or task.deadline.kind == "recurring"
    )


def without_deadline(graph: Graph) -> list[Row]:
    """Return the tasks that have no deadline."""
    named = Named(graph)
    return sorted(
        (*_led(named, task), task.deadline.raw)
        for task in graph.tasks
        if task.deadline.kind == "none"
    )


def without_product(graph: Graph) -> list[Row]:
    """Return the tasks that name no product."""
    named = Named(graph)
    return sorted(
        (*_led(named, task), task.deadline.raw, task.deadline.end)
        for task in graph.tasks
        if not task.products
    )


def products_issued(graph: Graph) -> list[Row]:
    """Return what was issued as a document: a product where the row names it, else the task."""
    numbers = {one.id: one.number for one in graph.documents}
    names = names_of(graph)
    tasks = {one.id: one for one in graph.tasks}
    rows = []
    for one in graph.citations:
        if one.relation == "issued_as_product" and one.source in tasks:
            id_ = issued(tasks[one.source], one)
            kind = "Task" if id_ == one.source else "Product"
            what = (id_, kind, names[id_], one.source, one.target, numbers[one.target])
            rows.append((*what, one.quote, one.file, one.start, one.end))
    return sorted(rows, key=lambda row: (row[0], row[4], row[8], row[9], row[6], row[7]))


def issued(task: Task, citation: Citation) -> str:
    """Return the product that a citation speaks of, or the task where its row names none."""
    if citation.product in task.products:
        return products_of(task)[task.products.index(citation.product)][0]
    return task.id


def milestones_of(graph: Graph, task: str) -> list[Row]:
    """Return the stages of a task's deadline, in their order."""
    (asked,) = (one for one in graph.tasks if one.id == task)
    return [
        (
            f"{task}/milestone/{n}", n,
            one.label or f"{one.start or ''}…{one.end or ''}", one.start, one.end,
        )
        for n, one in enumerate(asked.deadline.milestones)
    ]  # fmt: skip


def unresolved(graph: Graph) -> list[Row]:
    """Return the references that name no single document, with what they could mean."""
    names = names_of(graph)
    rows = [
        (
            one.id, one.text, one.source, names[one.source],
            tuple(sorted(set(one.candidates))),
            tuple(sorted({names[id_] for id_ in one.candidates})),
        )
        for one in graph.unresolved
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row[2], row[0]))
