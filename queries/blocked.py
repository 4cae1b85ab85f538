"""Which tasks cannot go on, what is the root cause, along which chain, what is at risk."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from queries.answers import Answer, Path, Rows, Thing
from queries.causes import Causes, find_causes, held_tasks
from queries.days import risk_of
from queries.graph_source import GraphSource, Node
from queries.reachability import thing_of
from queries.rows import BlockedRow
from queries.states import Judged, Situation, judge, situation


class _Question(NamedTuple):
    source: GraphSource
    now: Situation
    judged: Mapping[int, Judged]
    asked: frozenset[int]
    causes: Causes


def blocked(source: GraphSource, day: dt.date, agency: Node | None = None) -> Answer:
    """Return each blocked task with each awaited act that holds it, by the act.

    A task held by two acts has two rows. The act that holds most of the tasks asked about comes
    first, its tasks nearest first. ``agency``: only the tasks that it leads. A note says when a
    graph is so large that each task has only the nearest of its causes.
    """
    now = situation(source, day)
    judged = judge(source, now)
    asked = frozenset(now.held if agency is None else now.held & _led_by(source, agency))
    question = _Question(source, now, judged, asked, find_causes(now, asked))
    return Answer(
        "blocked",
        BlockedRow._fields,
        Rows(lambda: _rows(question)),
        subject=None if agency is None else thing_of(agency),
        counts=_counts(question),
        notes=(("blocked-nearest", {}),) if question.causes.nearest else (),
    )


def _led_by(source: GraphSource, agency: Node) -> set[int]:
    return set(source.ties("LED_BY", backward=True)[agency.number])


def _counts(question: _Question) -> dict[str, int | str]:
    states = Counter(question.judged[number].state for number in question.asked)
    risks = Counter(
        risk_of(question.now.nodes[number], question.now.today) for number in question.asked
    )
    return {
        "tasks": len(question.asked),
        "blocked": states["blocked"],
        "partly_blocked": states["partly_blocked"],
        "late": risks["late"],
        "at_risk": risks["at_risk"],
    }


def _rows(question: _Question) -> Iterator[BlockedRow]:
    source, now = question.source, question.now
    agencies = {node.number: thing_of(node) for node in source.of_kind("Agency")}
    awaited = source.ties("AWAITED_FROM")
    for cause, node, chain in held_tasks(now, question.asked, question.causes):
        actors = awaited[cause]
        actor = agencies[actors[0]] if actors else None
        yield _row(question, agencies, now.nodes[cause], actor, node, chain)


def _row(
    question: _Question,
    agencies: Mapping[int, Thing],
    cause: Node,
    actor: Thing | None,
    task: Node,
    chain: Path,
) -> BlockedRow:
    judged = question.judged[task.number]
    leads = question.source.ties("LED_BY")[task.number]
    return BlockedRow(
        cause=cause.id,
        cause_label=cause.label,
        event=cause.event or "",
        actor=actor,
        task=task.id,
        label=task.label,
        state=judged.state,
        stage=judged.stage,
        leads=tuple(agencies[number] for number in leads),
        due=task.due,
        risk=risk_of(task, question.now.today),
        distance=chain.length,
        chain=chain,
    )
