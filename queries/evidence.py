"""The words of the texts behind an answer, fetched when somebody asks why."""

from collections.abc import Iterator, Mapping
from typing import Any

from queries.answers import Path, Quote
from queries.graph_source import Edge, GraphSource, Node

_SHOWN_BY = {
    "ASSIGNS": ("target", "tasks", ("title",)),
    "LED_BY": ("source", "tasks", ("leads", "lead")),
    "COORDINATED_BY": ("source", "tasks", ("coordinators",)),
    "DECIDED_BY": ("source", "tasks", ("authority",)),
    "PRODUCES": ("source", "tasks", ("products", "product")),
    "AWAITED_FROM": ("source", "prerequisites", ()),
    "SETS": ("target", "targets", ()),
    "LISTS": ("target", "projects", ()),
    "MENTIONS": ("target", "unresolved", ()),
    "COULD_BE": ("source", "unresolved", ()),
}  # fmt: skip
"""Edges that an entry of a list shows: which end it is, its list, the fields of its evidence."""

_CITATIONS = ("REPLACES", "AMENDS", "IMPLEMENTS", "BASED_ON", "ISSUED_AS", "CITES")


def why(source: GraphSource, path: Path) -> list[Quote]:
    """Return the words behind each step of a path, in the order of its steps."""
    return [quote for step in path.steps() if step.before for quote in _why_step(source, step)]


def words_of(source: GraphSource, list_: str, id_: str) -> list[Quote]:
    """Return all evidence of one entry of a list of the export."""
    entry = source.fact(list_, id_)
    return [] if entry is None else list(_quotes(id_, entry, ()))


def _why_step(source: GraphSource, step: Path) -> Iterator[Quote]:
    assert step.before is not None
    ends = (step.before.thing.id, step.thing.id)
    origin, aim = ends if step.forward else ends[::-1]
    if step.relation == "REQUIRES":
        for entry in _entries(source, "requirements", step.relation, origin, aim):
            if entry["task"] == origin and entry["requires"] == aim:
                yield from _quotes(origin, entry, ())
    elif step.relation in _CITATIONS:
        for entry in _entries(source, "citations", step.relation, origin, aim):
            yield Quote(origin, "citation", *(entry[k] for k in ("file", "start", "end", "quote")))
    elif step.relation in _SHOWN_BY:
        end, list_, fields = _SHOWN_BY[step.relation]
        id_ = origin if end == "source" else aim
        entry_ = _owner(source, list_, id_)
        if entry_ is not None:
            yield from _quotes(id_, entry_, fields)


def _owner(source: GraphSource, list_: str, id_: str) -> dict[str, Any] | None:
    """Return the task, target or project that an edge LED_BY and the like belongs to."""
    lists = ("tasks", "targets", "projects") if list_ == "tasks" else (list_,)
    return next((entry for name in lists if (entry := source.fact(name, id_))), None)


def _entries(
    source: GraphSource, list_: str, type_: str, origin: str, aim: str
) -> Iterator[dict[str, Any]]:
    """Yield the entries of a list that made the edges between two things."""
    first, last = source.find(origin), source.find(aim)
    if first is None or last is None:
        return
    for edge in _between(source, first, last, type_):
        entry = source.entry(list_, edge.position)
        if entry is not None:
            yield entry


def _between(source: GraphSource, first: Node, last: Node, type_: str) -> list[Edge]:
    edges = source.edges_of(first.number)
    return [edge for edge in edges if edge.target == last.number and edge.type == type_]


def _quotes(id_: str, entry: Mapping[str, Any], fields: tuple[str, ...]) -> Iterator[Quote]:
    for words in entry.get("evidence", ()):
        if not fields or words["field"] in fields:
            yield Quote(
                id_, words["field"], words["file"], words["start"], words["end"], words["quote"]
            )
