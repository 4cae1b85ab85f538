"""What waits for what on a day, worked out from the lists of the export and the contract's words.

Slow and simple on purpose: nothing of the program's own way of answering is used here.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from ontology.model import Graph, Prerequisite, Task
from tests.catalogue.oracle_days import Day, Path

Row = tuple[Any, ...]

FIRST = 20


def prerequisites_of(graph: Graph, task: str, day: dt.date) -> list[Row]:
    """Return all that a task requires, over whatever is between, with the best path."""
    now = Day(graph, day)
    paths = now.best_paths(task, now.requires.successors)
    return sorted(
        (_required(now, id_, path) for id_, path in paths.items()), key=lambda row: (row[1], row[0])
    )


def _required(now: Day, id_: str, path: Path) -> Row:
    met = now.met.get(id_)
    met = met if met is not None and met <= now.day else None
    if id_ in now.acts:
        act = now.acts[id_]
        state = "awaited" if met is None else "met"
        who = [act.issuer] if act.issuer else []
        said: Row = ("Prerequisite", act.text, state, act.event)
    else:
        task = now.tasks[id_]
        state = (task.status or "open") if met is None else "done"
        who = list(task.leads)
        said = ("Task", task.title, state, None)
    return (id_, *said, *_agencies(now, who), met, len(path) - 1, path)


def _agencies(now: Day, ids: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = set(ids)
    return tuple(sorted(found)), tuple(sorted({now.names[id_] for id_ in found}))


def waiting_for(graph: Graph, act: str, day: dt.date) -> list[Row]:
    """Return the unfinished tasks from which an awaited act is reached over unfinished tasks."""
    now = Day(graph, day)
    if act not in now.open:
        return []
    paths = now.best_paths(act, now.waits.predecessors)
    rows = [(*_due(now.tasks[id_]), len(path) - 1, path) for id_, path in paths.items()]
    return _in_time([(*row[:3], *_leads(now, row[0]), *row[3:]) for row in rows], 2)


def _due(task: Task) -> tuple[str, str, dt.date | None]:
    return task.id, task.title, task.deadline.end


def _leads(now: Day, task: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _agencies(now, now.tasks[task].leads)


def _in_time(rows: list[Row], place: int) -> list[Row]:
    """Put rows in order of a date, then of their ids; those without a date come last."""
    return sorted(rows, key=lambda row: (row[place] is None, row[place] or dt.date.max, row[0]))


def awaited_acts(graph: Graph, day: dt.date) -> list[Row]:
    """Return the awaited acts by how many unfinished tasks wait for each directly."""
    now = Day(graph, day)
    rows = []
    for act in now.awaited():
        tasks, nearest = _direct(now, act)
        rows.append((act.id, act.text, act.event, *_issuer(now, act), len(tasks), nearest))
    return sorted(rows, key=lambda r: (-r[5], r[6] is None, r[6] or dt.date.max, r[0]))


def _direct(now: Day, act: Prerequisite) -> tuple[tuple[str, ...], dt.date | None]:
    tasks = sorted(now.waits.predecessors(act.id))
    ends = [end for id_ in tasks if (end := now.tasks[id_].deadline.end) is not None]
    return tuple(tasks), min(ends, default=None)


def _issuer(now: Day, act: Prerequisite) -> tuple[str | None, str | None]:
    return (act.issuer, now.names[act.issuer]) if act.issuer else (None, None)


def awaited_from(graph: Graph, agency: str, day: dt.date) -> list[Row]:
    """Return what one agency owes, with the tasks that wait for it directly."""
    now = Day(graph, day)
    rows = []
    for act in now.awaited():
        if act.issuer == agency:
            tasks, nearest = _direct(now, act)
            rows.append((act.id, act.text, act.event, len(tasks), nearest, tasks))
    return sorted(rows, key=lambda r: (-r[3], r[4] is None, r[4] or dt.date.max, r[0]))


def guidance_awaited(graph: Graph, day: dt.date) -> list[Row]:
    """Return the guidance that is awaited, with the tasks that wait for it directly."""
    now = Day(graph, day)
    rows = []
    for act in now.awaited():
        if act.event == "guidance":
            tasks, nearest = _direct(now, act)
            rows.append((act.id, act.text, *_issuer(now, act), len(tasks), nearest, tasks))
    return _in_time(rows, 5)


def ready_to_start(graph: Graph, day: dt.date, agency: str | None = None) -> list[Row]:
    """Return the unfinished tasks that are neither blocked, nor on call, nor waiting."""
    now = Day(graph, day)
    rows = [
        (*_due(task), *_leads(now, task.id))
        for task in now.unfinished(agency)
        if now.state(task.id) == "ready"
    ]
    return _in_time(rows, 2)


def blocked_tasks(graph: Graph, day: dt.date, agency: str | None = None) -> list[Row]:
    """Return the tasks that cannot go on, with their root causes."""
    now = Day(graph, day)
    rows = []
    for task in now.blocked(agency):
        causes = sorted(now.causes(task.id))
        named = (len(causes), tuple(causes[:FIRST]))
        rows.append((*_blocked(now, task), *named, *_leads(now, task.id)))
    return _in_time(rows, 4)


def _blocked(now: Day, task: Task) -> Row:
    end = task.deadline.end
    state, stage = now.state(task.id), now.stage(task.id)
    return (task.id, task.title, state, stage, end, now.risk(task))


def deadlines_at_risk(graph: Graph, day: dt.date, days: int = 90) -> list[Row]:
    """Return the tasks that cannot go on and whose deadline ends before so many days are over."""
    now = Day(graph, day)
    rows = []
    for task in now.blocked():
        end = task.deadline.end
        if end is not None and end.toordinal() < day.toordinal() + days:
            rows.append((*_blocked(now, task), *_leads(now, task.id)))
    return _in_time(rows, 4)


def blocked_by_agency(graph: Graph, day: dt.date) -> list[Row]:
    """Return how many tasks that cannot go on each agency leads; those of nobody come last."""
    now = Day(graph, day)
    led: dict[str | None, list[Task]] = {}
    for task in now.blocked():
        leading: set[str | None] = {*task.leads} if task.leads else {None}
        for agency in leading:
            led.setdefault(agency, []).append(task)
    rows: list[Row] = []
    for agency, tasks in led.items():
        states = Counter(now.state(task.id) for task in tasks)
        risks = Counter(now.risk(task) for task in tasks)
        counts = (states["blocked"], states["partly_blocked"], risks["late"], risks["at_risk"])
        name = None if agency is None else now.names[agency]
        rows.append((agency, name, *counts, tuple(sorted(task.id for task in tasks))))
    return sorted(rows, key=lambda row: (row[0] is None, -len(row[6]), row[0] or ""))


def bottlenecks(graph: Graph, day: dt.date) -> list[Row]:
    """Return the awaited acts that are the one root cause of tasks, who frees most first."""
    now = Day(graph, day)
    alone: dict[str, list[str]] = {}
    for task in now.blocked():
        causes = now.causes(task.id)
        if len(causes) == 1:
            alone.setdefault(min(causes), []).append(task.id)
    rows = []
    for id_, tasks in alone.items():
        act = now.acts[id_]
        named = (len(tasks), tuple(sorted(tasks)[:FIRST]))
        rows.append((id_, act.text, act.event, *_issuer(now, act), *named))
    return sorted(rows, key=lambda row: (-row[5], row[0]))


def frees(graph: Graph, act: str, day: dt.date) -> list[Row]:
    """Return the tasks that cannot go on and have this act for their one root cause."""
    now = Day(graph, day)
    paths = now.best_paths(act, now.waits.predecessors) if act in now.open else {}
    rows = []
    for task in now.blocked():
        if now.causes(task.id) == {act}:
            path = paths[task.id]
            said = (*_due(task), now.risk(task), *_leads(now, task.id))
            rows.append((*said, len(path) - 1, path))
    return _in_time(rows, 2)


def blocked_chains(graph: Graph, day: dt.date, agency: str | None = None) -> list[Row]:
    """Return each task that cannot go on with each root cause, and the chain between them."""
    return _chain_rows(graph, day, agency, lambda paths: paths)


def nearest_chains(graph: Graph, day: dt.date, agency: str | None = None) -> list[Row]:
    """Return each of these tasks with its nearest cause alone: what a large graph answers."""
    return _chain_rows(graph, day, agency, lambda paths: paths[:1])


def _chain_rows(
    graph: Graph,
    day: dt.date,
    agency: str | None,
    chosen: Callable[[list[Path]], list[Path]],
) -> list[Row]:
    now = Day(graph, day)
    tasks = {task.id: task for task in now.blocked(agency)}
    to_task: dict[str, list[Path]] = {id_: [] for id_ in tasks}
    for cause in now.roots:
        for id_, path in now.best_paths(cause, now.waits.predecessors).items():
            if id_ in tasks:
                to_task[id_].append(path)
    paths = [path for found in to_task.values() for path in chosen(sorted(found, key=_length))]
    counts = Counter(path[0] for path in paths)
    paths.sort(key=lambda path: (-counts[path[0]], path[0], len(path), path))
    return [_chain_row(now, tasks[path[-1]], path) for path in paths]


def _length(path: Path) -> tuple[int, Path]:
    return len(path), path


def _chain_row(now: Day, task: Task, path: Path) -> Row:
    cause = now.acts[path[0]]
    who = (cause.id, cause.text, cause.event, *_issuer(now, cause))
    return (*who, *_blocked(now, task), *_leads(now, task.id), len(path) - 1, path)
