"""The sheet of tasks: all that a plan says of each, and its state on the day."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.exporting.workbook.asked import Asked
from kg.exporting.workbook.sheets import Row, Sheet, day_of
from queries.days import risk_of
from queries.graph_source import Node, Ties
from queries.reachability import thing_of

_COLUMNS = (
    ("id", 30),
    ("document", 16),
    ("no", 8),
    ("section", 30),
    ("title", 60),
    ("leads", 26),
    ("coordinators", 26),
    ("authority", 20),
    ("products", 30),
    ("deadline_raw", 18),
    ("deadline_start", 12),
    ("deadline_end", 12),
    ("deadline_kind", 14),
    ("deadline_recurrence", 12),
    ("milestones", 26),
    ("state", 14),
    ("stage", 14),
    ("risk", 13),
    ("status", 13),
    ("note", 30),
    ("prerequisites", 50),
    ("waits-for", 30),
    ("enables", 30),
    ("words", 12),
)
_HELD = ("blocked", "partly_blocked")


def tasks_sheet(asked: Asked) -> Sheet:
    """Return the sheet with a row for each task, in the order of the export."""
    return Sheet("tasks", asked.columns(*_COLUMNS), _rows(asked))


def _rows(asked: Asked) -> Iterator[Row]:
    now = asked.now
    numbers = {now.nodes[number].id: number for number in asked.judged}
    acts = {entry["id"]: entry["text"] for entry in asked.source.facts("prerequisites")}
    requires = asked.source.ties("REQUIRES")
    for entry in asked.source.facts("tasks"):
        node = now.nodes[numbers[entry["id"]]]
        yield (
            *_head(asked, entry),
            *_deadline(asked, entry["deadline"]),
            *_standing(asked, node),
            *_rest(asked, entry, acts, _tasks_before(asked, node, requires)),
        )


def _head(asked: Asked, entry: Mapping[str, Any]) -> Row:
    return (
        entry["id"],
        asked.document(entry["document"]),
        entry["no"],
        " › ".join(entry["section"]),
        entry["title"],
        asked.named(entry["leads"]),
        asked.named(entry["coordinators"]),
        asked.named(entry["authority"]),
        "; ".join(entry["products"]),
    )


def _deadline(asked: Asked, deadline: Mapping[str, Any]) -> Row:
    stages = [
        asked.say(
            "show-stage",
            label=each["label"] or "–",
            start=each["start"] or "",
            end=each["end"] or "",
        )
        for each in deadline["milestones"]
    ]
    kind = asked.coded("deadline", deadline["kind"])
    recurrence = asked.coded("recurrence", deadline["recurrence"])
    return (
        deadline["raw"],
        day_of(deadline["start"]),
        day_of(deadline["end"]),
        kind and kind.words,
        recurrence and recurrence.words,
        "\n".join(stages),
    )


def _standing(asked: Asked, node: Node) -> Row:
    state, stage = asked.judged[node.number]
    risk = risk_of(node, asked.now.today) if state in _HELD else None
    return asked.coded("state", state), stage, asked.coded("risk", risk)


def _rest(
    asked: Asked, entry: Mapping[str, Any], acts: Mapping[str, str], tasks: Sequence[str]
) -> Row:
    return (
        asked.coded("state", entry["status"]),
        entry["note"],
        "\n".join(acts.get(id_, id_) for id_ in entry["prerequisites"]),
        "; ".join(tasks),
        "; ".join(entry["enables"]),
        asked.words_at(entry["id"]),
    )


def _tasks_before(asked: Asked, node: Node, requires: Ties) -> list[str]:
    """Return short names of the tasks that a task requires directly."""
    before = (asked.now.nodes[number] for number in requires[node.number])
    return [asked.short(thing_of(each)) for each in before if each.kind == "Task"]
