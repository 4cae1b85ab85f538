"""One thing with everything tied to it and the words of the text."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from queries.answers import Answer, Plain, Quote, Thing, plain
from queries.days import progress_of, risk_of
from queries.evidence import words_of, words_of_edge
from queries.graph_source import Edge, GraphSource, Node
from queries.reachability import thing_of
from queries.rows import TieRow
from queries.states import judge, situation

_LISTS = {
    "Document": "documents",
    "Agency": "agencies",
    "Task": "tasks",
    "Prerequisite": "prerequisites",
    "Target": "targets",
    "Project": "projects",
    "Event": "events",
    "Unresolved": "unresolved",
}
_OF_DOCUMENT = ("declared", "unread")
_DETAILS = ("stage", "offset", "reason", "kind", "score", "product")


@dataclass(frozen=True)
class Shown:
    """``properties`` are the thing's entry in the export, its evidence apart in ``words``.

    ``standing`` says how it stands on the day: state, stage and risk of a task, state of a
    prerequisite. ``ties`` are rows of ``TieRow``, what leaves the thing before what arrives.
    """

    thing: Thing
    properties: dict[str, Plain]
    standing: dict[str, Plain]
    ties: Answer
    words: tuple[Quote, ...]

    def plain(self) -> dict[str, Plain]:
        """Return all of it as JSON takes it."""
        return {
            "thing": plain(self.thing),
            "properties": self.properties,
            "standing": self.standing,
            "ties": list(self.ties.as_rows()),
            "words": plain(self.words),
        }


def show(source: GraphSource, node: Node, day: dt.date) -> Shown:
    """Return a thing with all that the graph knows of it."""
    ties = list(_ties(source, node))
    list_ = _LISTS.get(node.kind)
    return Shown(
        thing_of(node),
        _properties(source, node),
        _standing(source, node, day),
        Answer("show", TieRow._fields, ties, subject=thing_of(node), counts={"ties": len(ties)}),
        tuple(words_of(source, list_, node.id)) if list_ else (),
    )


def _properties(source: GraphSource, node: Node) -> dict[str, Plain]:
    list_ = _LISTS.get(node.kind)
    entry: dict[str, Any] = (source.fact(list_, node.id) if list_ else None) or thing_of(
        node
    )._asdict()
    entry.pop("evidence", None)
    if node.kind == "Document":
        for name in _OF_DOCUMENT:
            entry[name] = [found for found in source.facts(name) if found["document"] == node.id]
    return entry


def _standing(source: GraphSource, node: Node, day: dt.date) -> dict[str, Plain]:
    today = day.isoformat()
    if node.kind == "Prerequisite":
        state = progress_of(node, today)
        return {"state": state, "on": node.met if state == "met" else None}
    if node.kind != "Task":
        return {}
    judged = judge(source, situation(source, day, [node.number]))[node.number]
    held = judged.state in ("blocked", "partly_blocked")
    return {
        "state": judged.state,
        "stage": judged.stage,
        "risk": risk_of(node, today) if held else None,
        "on": node.met if judged.state == "done" else None,
    }


def _ties(source: GraphSource, node: Node) -> Iterator[TieRow]:
    for backward in (False, True):
        edges = source.edges_of(node.number, backward=backward)
        others = [edge.source if backward else edge.target for edge in edges]
        things = source.things(others)
        for edge, number in zip(edges, others, strict=True):
            yield _tie(source, edge, things[number], forward=not backward)


def _tie(source: GraphSource, edge: Edge, other: Thing, *, forward: bool) -> TieRow:
    entry, words = words_of_edge(source, edge)
    detail = {name: str(entry[name]) for name in _DETAILS if entry.get(name) is not None}
    return TieRow(edge.type, forward, other.kind, other.id, other.label, detail, words)
