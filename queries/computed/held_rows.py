"""The tasks that awaited acts hold, from what a statement returned of them and all before them."""

from collections.abc import Iterable, Mapping
from typing import Any

from queries.answers import Thing
from queries.computed.held import Held
from queries.graph_source import Node
from queries.pausing import collector_paused
from queries.reachability import walk
from queries.states import Judged, Situation, Waiters

Raw = Iterable[Mapping[str, Any]]
"""Rows with ``tasks`` that are asked about, ``acts`` that can block, and requirements of unfinished
tasks for unfinished things: ``waiters``, ``stages`` and ``wanted`` side by side."""


@collector_paused()
def held_of(raw: Raw, parameters: Mapping[str, Any]) -> Held:
    """Return the tasks that are held, of those that the rows are about."""
    part = _Part(raw, parameters["day"].isoformat())
    now = part.situation()
    asked = sorted(now.held.intersection(map(part.numbers.__getitem__, part.tasks)))
    return Held(now, asked, part.judged(now, asked), part.leading, part.awaited)


class _Part:
    """A part of the graph, its ids numbered in their order as those of a store are."""

    def __init__(self, raw: Raw, today: str) -> None:
        self._today = today
        self.tasks: dict[str, Any] = {}
        self._acts: dict[str, Any] = {}
        self._edges: list[tuple[str, str, str]] = []
        for row in raw:
            self.tasks.update((task[0], task) for task in row["tasks"])
            self._acts.update((act[0], act) for act in row["acts"])
            self._edges.extend(zip(row["waiters"], row["stages"], row["wanted"], strict=True))
        ids = {*self.tasks, *self._acts}
        ids.update(waiter for waiter, _, _ in self._edges)
        ids.update(wanted for _, _, wanted in self._edges)
        self._ids = sorted(ids)
        self.numbers = {id_: number for number, id_ in enumerate(self._ids)}

    def situation(self) -> Situation:
        """Return what holds what; awaited acts that are requests are left out of it."""
        roots = sorted(map(self.numbers.__getitem__, self._acts))
        waiters = self._waiters()
        held = _Behind(roots, waiters).held()
        nodes = {number: self._node(id_) for number, id_ in enumerate(self._ids)}
        unfinished = nodes.keys() - set(roots)
        return Situation(self._today, nodes, unfinished, waiters, roots, held, set())

    def _waiters(self) -> Waiters:
        numbers = self.numbers
        near: dict[int, set[int]] = {}
        for waiter, _, wanted in self._edges:
            near.setdefault(numbers[wanted], set()).add(numbers[waiter])
        return {number: sorted(found) for number, found in near.items()}

    def _node(self, id_: str) -> Node:
        number = self.numbers[id_]
        if id_ in self._acts:
            _, label, event, *_ = self._acts[id_]
            return Node(number, id_, "Prerequisite", label, event=event)
        _, label, due, _ = self.tasks.get(id_) or (id_, "", None, ())
        return Node(number, id_, "Task", label, due=None if due is None else due.isoformat())

    def judged(self, now: Situation, asked: Iterable[int]) -> dict[int, Judged]:
        """Return the states of tasks that are held, as ``queries.states`` judges them."""
        blocking = now.held.union(now.roots)
        stages: dict[int, set[str]] = {number: set() for number in asked}
        for waiter, stage, wanted in self._edges:
            number = self.numbers[waiter]
            if number in stages and self.numbers[wanted] in blocking:
                stages[number].add(stage)
        only = {n: next(iter(found)) if len(found) == 1 else "" for n, found in stages.items()}
        return {
            number: Judged("partly_blocked", stage) if stage else Judged("blocked")
            for number, stage in only.items()
        }

    def leading(self, task: int) -> list[Thing]:
        """Return who leads a task that is asked about."""
        return [Thing(id_, "Agency", label) for id_, label in self.tasks[self._ids[task]][3]]

    def awaited(self, act: int) -> Thing | None:
        """Return whose act is awaited."""
        id_, label = self._acts[self._ids[act]][3:]
        return None if id_ is None else Thing(id_, "Agency", label)


class _Behind:
    """Ties from one start before all roots to what waits for them."""

    def __init__(self, roots: list[int], waiters: Waiters) -> None:
        self._roots, self._waiters = roots, waiters

    def __getitem__(self, number: int, /) -> list[int]:
        return self._roots if number < 0 else self._waiters.get(number, [])

    def held(self) -> set[int]:
        return set(walk(-1, self).order[1:]).difference(self._roots)
