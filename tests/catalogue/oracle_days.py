"""States of tasks on a day, as the contract words them, over the lists of the export alone."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import networkx as nx

from ontology.model import Graph, Prerequisite, Requirement, Task

Path = tuple[str, ...]


class Day:
    """A graph on a day.

    ``met``: the first day on which an event says that something was done or met. ``open``: the
    unfinished tasks and the awaited acts; ``waits`` their requirements among each other, and
    ``requires`` the requirements of all. ``roots``: awaited acts that can block.
    """

    def __init__(self, graph: Graph, day: dt.date) -> None:
        self.graph, self.day = graph, day
        self.tasks = {one.id: one for one in graph.tasks}
        self.acts = {one.id: one for one in graph.prerequisites}
        self.names = {one.id: one.name for one in graph.agencies}
        self.met: dict[str, dt.date] = {}
        for event in graph.events:
            self.met[event.subject] = min(event.on, self.met.get(event.subject, event.on))
        said = {one.id for one in graph.tasks if one.status == "done"}
        over = said | {id_ for id_, on in self.met.items() if on <= day}
        self.open = {*self.tasks, *self.acts} - over
        self.requires = nx.DiGraph()
        self.requires.add_nodes_from([*self.tasks, *self.acts])
        self.requires.add_edges_from((one.task, one.requires) for one in graph.requirements)
        self.waits = self.requires.subgraph(self.open)
        self.roots = sorted(
            id_ for id_, act in self.acts.items() if id_ in self.open and act.event != "request"
        )

    def awaited(self) -> list[Prerequisite]:
        """Return the acts that are awaited."""
        return [act for id_, act in self.acts.items() if id_ in self.open]

    def unfinished(self, agency: str | None = None) -> Iterator[Task]:
        """Yield the unfinished tasks: all, or those that an agency leads."""
        for id_, task in self.tasks.items():
            if id_ in self.open and (agency is None or agency in task.leads):
                yield task

    def blocked(self, agency: str | None = None) -> list[Task]:
        """Return the tasks that are blocked or partly blocked."""
        states = ("blocked", "partly_blocked")
        return [task for task in self.unfinished(agency) if self.state(task.id) in states]

    @cached_property
    def _causes(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {id_: set() for id_ in self.open}
        for root in self.roots:
            for task in nx.ancestors(self.waits, root):
                found[task].add(root)
        return found

    def causes(self, task: str) -> set[str]:
        """Return the awaited acts that can block in which paths over unfinished tasks end."""
        return self._causes[task]

    def stage(self, task: str) -> str | None:
        """Return the one stage by which all paths to root causes leave, None without one."""
        stages = {
            one.stage
            for one in self._requirements.get(task, ())
            if one.requires in self.open
            and (one.requires in self.roots or self._causes[one.requires])
        }
        return stages.pop() if len(stages) == 1 else None

    @cached_property
    def _requirements(self) -> dict[str, list[Requirement]]:
        found: dict[str, list[Requirement]] = {}
        for one in self.graph.requirements:
            found.setdefault(one.task, []).append(one)
        return found

    @cached_property
    def _called(self) -> set[str]:
        asked = {id_ for id_ in self.acts if id_ in self.open} - set(self.roots)
        return {task for act in asked for task in nx.ancestors(self.waits, act)}

    def state(self, task: str) -> str:
        """Return the state of an unfinished task."""
        if self.causes(task):
            return "partly_blocked" if self.stage(task) else "blocked"
        if task in self._called:
            return "on_call"
        waits = any(other in self.tasks for other in self.waits.successors(task))
        return "waiting" if waits else "ready"

    def risk(self, task: Task) -> str | None:
        """Return ``late``, ``at_risk``, or None for a deadline without an end."""
        end = task.deadline.end
        return None if end is None else "late" if end < self.day else "at_risk"

    def best_paths(self, start: str, near: Callable[[str], Iterable[str]]) -> dict[str, Path]:
        """Return for each thing the shortest path, among equals the smallest sequence of ids."""
        best: dict[str, Path] = {start: (start,)}
        level = dict(best)
        while level:
            further: dict[str, Path] = {}
            for id_, path in level.items():
                for other in set(near(id_)) - best.keys():
                    longer = (*path, other)
                    further[other] = min(further.get(other, longer), longer)
            best |= further
            level = further
        return {id_: path for id_, path in best.items() if id_ != start}
