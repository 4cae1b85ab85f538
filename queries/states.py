"""The state of tasks on a day: done, blocked, partly_blocked, on_call, waiting or ready."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from ontology.vocabulary import State
from queries.days import is_done, is_met
from queries.graph_source import GraphSource, Node

Waiters = dict[int, list[int]]
"""Who waits directly: unfinished tasks by the number of what they require, in order of id."""


class Judged(NamedTuple):
    """A task's state; ``stage`` names the stage that waits when it is partly blocked."""

    state: State
    stage: str | None = None


class Situation(NamedTuple):
    """Tasks and awaited acts on a day.

    ``roots`` are awaited acts whose event is not ``request``: what can block; ``called`` those
    of event ``request``. ``held`` are the unfinished tasks from which a root is reached over
    unfinished tasks, ``on_call`` those from which a request is.
    """

    today: str
    nodes: dict[int, Node]
    unfinished: set[int]
    waiters: Waiters
    roots: list[int]
    held: set[int]
    on_call: set[int]


def situation(source: GraphSource, day: dt.date, among: Iterable[int] | None = None) -> Situation:
    """Return what is finished, awaited and held on ``day``.

    ``among``: numbers of tasks; then only they and all that they wait for are looked at.
    """
    today = day.isoformat()
    nodes = _all_nodes(source) if among is None else _closure(source, among, today)
    tasks = (node for node in nodes.values() if node.kind == "Task")
    unfinished = {node.number for node in tasks if not is_done(node, today)}
    waiters = _waiters(source, unfinished)
    acts = (node for node in nodes.values() if node.kind == "Prerequisite")
    awaited = [node for node in acts if not is_met(node, today)]
    roots = [node.number for node in awaited if node.event != "request"]
    requests = [node.number for node in awaited if node.event == "request"]
    held, called = _behind(roots, waiters), _behind(requests, waiters)
    return Situation(today, nodes, unfinished, waiters, roots, held, called)


def judge(source: GraphSource, now: Situation) -> dict[int, Judged]:
    """Return the state of each task of a situation, by number."""
    staged = {edge.source for edge in source.edges("REQUIRES", staged=True)}
    requires = source.ties("REQUIRES")
    judged: dict[int, Judged] = {}
    for number, node in now.nodes.items():
        if node.kind != "Task":
            continue
        if number not in now.unfinished:
            judged[number] = Judged("done")
        elif number in now.held:
            stage = _only_stage(source, now, number) if number in staged else None
            judged[number] = Judged("partly_blocked" if stage else "blocked", stage)
        elif number in now.on_call:
            judged[number] = Judged("on_call")
        elif any(other in now.unfinished for other in requires[number]):
            judged[number] = Judged("waiting")
        else:
            judged[number] = Judged("ready")
    return judged


def _only_stage(source: GraphSource, now: Situation, number: int) -> str | None:
    """Return the one stage by which all blocked paths leave a task, None when there is not one."""
    roots = set(now.roots)
    stages = {
        edge.stage
        for edge in source.edges_of(number)
        if edge.type == "REQUIRES" and (edge.target in roots or edge.target in now.held)
    }
    return stages.pop() if len(stages) == 1 else None


def _all_nodes(source: GraphSource) -> dict[int, Node]:
    return {node.number: node for node in source.of_kind("Task", "Prerequisite")}


def _closure(source: GraphSource, among: Iterable[int], today: str) -> dict[int, Node]:
    nodes: dict[int, Node] = {}
    requires = source.ties("REQUIRES")
    level = set(among)
    while level:
        found = source.nodes(level)
        nodes.update((number, found[number]) for number in level)
        open_ = [n for n in level if found[n].kind == "Task" and not is_done(found[n], today)]
        level = {near for number in open_ for near in requires[number]} - nodes.keys()
    return dict(sorted(nodes.items()))


def _waiters(source: GraphSource, unfinished: set[int]) -> Waiters:
    requires = source.ties("REQUIRES")
    waiters: Waiters = {}
    for number in sorted(unfinished):
        for wanted in requires[number]:
            waiters.setdefault(wanted, []).append(number)
    return waiters


def _behind(roots: Iterable[int], waiters: Waiters) -> set[int]:
    found: set[int] = set()
    todo = list(roots)
    while todo:
        for waiter in waiters.get(todo.pop(), ()):
            if waiter not in found:
                found.add(waiter)
                todo.append(waiter)
    return found
