"""The words of the texts behind an answer, fetched when somebody asks why."""

from collections.abc import Iterator, Mapping
from typing import Any

from ontology.schema import MADE_FROM, SHOWN_IN
from queries.answers import Path, Quote
from queries.graph_source import Edge, GraphSource

_SHOWN_BY = {
    "ASSIGNS": ("target", "tasks"),
    "LED_BY": ("source", "tasks"),
    "COORDINATED_BY": ("source", "tasks"),
    "DECIDED_BY": ("source", "tasks"),
    "PRODUCES": ("source", "tasks"),
    "AWAITED_FROM": ("source", "prerequisites"),
    "SETS": ("target", "targets"),
    "LISTS": ("target", "projects"),
    "MENTIONS": ("target", "unresolved"),
    "COULD_BE": ("source", "unresolved"),
}
"""Edges that the words of an entry show: at which end it stands, and its list."""


def why(source: GraphSource, path: Path) -> list[Quote]:
    """Return the words behind each step of a path, in the order of its steps."""
    return [quote for step in path.steps() if step.before for quote in _why_step(source, step)]


def words_of(source: GraphSource, list_: str, id_: str) -> list[Quote]:
    """Return all evidence of one entry of a list of the export."""
    entry = source.fact(list_, id_)
    return [] if entry is None else list(_quotes(id_, entry, ()))


def words_of_edge(source: GraphSource, edge: Edge) -> tuple[Mapping[str, Any], tuple[Quote, ...]]:
    """Return the entry that an edge was made from and its words; nothing for other edges."""
    list_ = MADE_FROM.get(edge.type)
    entry = source.entry(list_, edge.place) if list_ and edge.place is not None else None
    if entry is None:
        return {}, ()
    subject = str(entry.get("task") or entry.get("source"))
    return entry, tuple(_quotes(subject, entry, ()))


def _why_step(source: GraphSource, step: Path) -> Iterator[Quote]:
    assert step.before is not None
    ends = (step.before.thing.id, step.thing.id)
    origin, aim = ends if step.forward else ends[::-1]
    if step.relation in MADE_FROM:
        for edge in _between(source, origin, aim, step.relation):
            yield from words_of_edge(source, edge)[1]
    elif step.relation in _SHOWN_BY:
        end, list_ = _SHOWN_BY[step.relation]
        id_ = origin if end == "source" else aim
        entry = _owner(source, list_, id_)
        if entry is not None:
            yield from _quotes(id_, entry, SHOWN_IN[step.relation])


def _between(source: GraphSource, origin: str, aim: str, type_: str) -> list[Edge]:
    first, last = source.find(origin), source.find(aim)
    if first is None or last is None:
        return []
    edges = source.edges_of(first.number)
    return [edge for edge in edges if edge.target == last.number and edge.type == type_]


def _owner(source: GraphSource, list_: str, id_: str) -> dict[str, Any] | None:
    """Return the task, target or project that an edge LED_BY and the like belongs to."""
    lists = ("tasks", "targets", "projects") if list_ == "tasks" else (list_,)
    return next((entry for name in lists if (entry := source.fact(name, id_))), None)


def _quotes(id_: str, entry: Mapping[str, Any], fields: tuple[str, ...]) -> Iterator[Quote]:
    """Yield the evidence of an entry; a citation is its own one piece of evidence."""
    if "quote" in entry:
        yield Quote(id_, "citation", entry["file"], entry["start"], entry["end"], entry["quote"])
    for words in entry.get("evidence", ()):
        if not fields or words["field"] in fields:
            yield Quote(
                id_, words["field"], words["file"], words["start"], words["end"], words["quote"]
            )
