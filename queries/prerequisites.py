"""What must happen before a task: all of it, who must act, by which path."""

import datetime as dt
from collections.abc import Iterator, Mapping

from queries.answers import Answer, Rows, Thing
from queries.days import is_met, progress_of
from queries.graph_source import GraphSource, Node
from queries.reachability import Walk, paths_of, thing_of, walk
from queries.rows import PrerequisiteRow


def prerequisites(source: GraphSource, task: Node, day: dt.date) -> Answer:
    """Return everything that ``task`` requires, transitively, nearest first.

    What is done or met by ``day`` stays in the answer, with its state; ``counts`` tell how much
    is still to come.
    """
    today = day.isoformat()
    found = walk(task.number, source.ties("REQUIRES"))
    nodes = source.nodes(found.order)
    return Answer(
        "prerequisites",
        PrerequisiteRow._fields,
        Rows(lambda: _rows(source, found, nodes, today)),
        subject=thing_of(task),
        counts=_counts(found, nodes, today),
    )


def everything_before(source: GraphSource, task: Node) -> list[Node]:
    """Return all that must happen before a task, nearest first, without the paths."""
    found = walk(task.number, source.ties("REQUIRES"))
    nodes = source.nodes(found.order)
    return [nodes[number] for number in found.order[1:]]


def _counts(found: Walk, nodes: Mapping[int, Node], today: str) -> dict[str, int | str]:
    """Count 90,000 things in some milliseconds: no call for each of them."""
    tasks = finished = acts = met = 0
    for number in found.order[1:]:
        node = nodes[number]
        over = node.met is not None and node.met <= today
        if node.kind == "Task":
            tasks += 1
            finished += over or node.status == "done"
        else:
            acts += 1
            met += over
    return {
        "tasks": tasks,
        "tasks_open": tasks - finished,
        "prerequisites": acts,
        "awaited": acts - met,
    }


def _rows(
    source: GraphSource, found: Walk, nodes: Mapping[int, Node], today: str
) -> Iterator[PrerequisiteRow]:
    actors = _Actors(source)
    stages = _first_stages(source, found.order[0])
    first: dict[str, str | None] = {}
    for node, path in paths_of(found, nodes, "REQUIRES", forward=True):
        assert path.before is not None
        before = path.before.thing.id
        first[node.id] = stage = stages.get(node.number) if path.length == 1 else first[before]
        over = is_met(node, today)
        yield PrerequisiteRow(
            node.kind,
            node.id,
            node.label,
            progress_of(node, today),
            node.event,
            actors.of(node),
            node.met if over else None,
            *(_came_about(source, node) if over else (None, None)),
            stage,
            path.length,
            path,
        )


def _first_stages(source: GraphSource, task: int) -> dict[int, str | None]:
    """Return by which stage the task waits for each thing that it requires directly."""
    stages: dict[int, list[str | None]] = {}
    for edge in source.edges_of(task):
        if edge.type == "REQUIRES":
            stages.setdefault(edge.target, []).append(edge.stage)
    return {
        target: None if None in found else "; ".join(str(stage) for stage in found)
        for target, found in stages.items()
    }


class _Actors:
    """Who must act: who leads a task, whose act is awaited. Few agencies, so each is kept."""

    def __init__(self, source: GraphSource) -> None:
        self._leads = source.ties("LED_BY")
        self._awaited = source.ties("AWAITED_FROM")
        self._agencies = {node.number: thing_of(node) for node in source.of_kind("Agency")}

    def of(self, node: Node) -> tuple[Thing, ...]:
        ties = self._awaited if node.kind == "Prerequisite" else self._leads
        agencies = self._agencies
        return tuple([agencies[number] for number in ties[node.number]])


def _came_about(source: GraphSource, node: Node) -> tuple[Thing | None, str | None]:
    """Return the document by which, as people recorded, this came about, and what they noted."""
    for event in source.ties("OF", backward=True)[node.number]:
        recorded = source.nodes([event])[event]
        note = (source.fact("events", recorded.id) or {}).get("note")
        documents = source.nodes(source.ties("BY")[event])
        return next((thing_of(documents[n]) for n in source.ties("BY")[event]), None), note
    return None, None
