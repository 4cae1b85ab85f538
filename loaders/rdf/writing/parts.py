"""One part of a graph as triples: things by id, each with its relationships and entries."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from loaders.rdf.writing.naming import Names, literal, term_at
from loaders.rdf.writing.registry import say_registered
from loaders.rdf.writing.standards import (
    DATE,
    HAS_BEGINNING,
    HAS_END,
    IN_XSD_DATE,
    INSTANT,
    INTERVAL,
    LABEL,
    SAME_AS,
    TYPE,
    WAS_QUOTED_FROM,
)
from loaders.rdf.writing.stating import Files, Statements
from loaders.store.rows import EdgeRow, NodeRow, PartRows
from ontology.layouts import PLACED, layout_of_edge, layout_of_node
from ontology.schema import EDGE_TYPES, MADE_FROM
from ontology.terms import concept, concept_term, kind, relation, term

_ID, _POSITION, _KEY = (NamedNode(term(name)) for name in ("id", "position", "key"))
_CITED_AS = NamedNode(term("relation"))
_CITED_AS_CONCEPT = NamedNode(concept_term("relation"))
_DEADLINE_RAW = NamedNode(term("deadline_raw"))
_HAS_DEADLINE = NamedNode(term("has_deadline"))
_DEADLINE = NamedNode(kind("Deadline"))
_COLLECTIVE = NamedNode(kind("CollectiveBody"))
_REQUIRES_OF = {
    "Task": NamedNode(relation("REQUIRES_TASK")),
    "Prerequisite": NamedNode(relation("REQUIRES_ACT")),
}
_TIES = {type_: NamedNode(relation(type_)) for type_ in EDGE_TYPES}
_HAVE_LASTING_ALIASES = ("Document", "Prerequisite")
"""Labels whose aliases are ids; those of an agency are names."""


def triples_of_part(part: PartRows, names: Names, files: Files) -> Iterator[Triple]:
    """Yield all that a part says."""
    edges: dict[str, list[EdgeRow]] = {}
    places: dict[str, int] = {}
    for edge in part.edges:
        edges.setdefault(edge.source, []).append(edge)
        if edge.type in PLACED:
            places[edge.target] = edge.values["position"]  # type: ignore[assignment]
    for node in sorted(part.nodes, key=lambda row: str(row.values["id"])):
        own = edges.get(str(node.values["id"]), [])
        own.sort(key=lambda edge: (edge.type, edge.values["position"], edge.target))
        yield from _node(node, own, places, names, files)
        for edge in own:
            if edge.type in MADE_FROM:
                yield from _entry(edge, names, files)


def _node(
    node: NodeRow, edges: list[EdgeRow], places: Mapping[str, int], names: Names, files: Files
) -> Iterator[Triple]:
    values: Mapping[str, Any] = node.values
    id_ = values["id"]
    said = Statements(names, names.of(id_), id_)
    layout = layout_of_node(node.kind)
    said.say(TYPE, term_at(layout.class_))
    if values.get("collective"):
        said.say(TYPE, _COLLECTIVE)
    said.say(_ID, Literal(id_))
    said.say(LABEL, Literal(values["label"]))
    said.say_columns(layout, values, files)
    if id_ in places:
        said.say(_POSITION, literal(places[id_], "integer"))
    _say_aliases(said, node, names)
    if node.kind == "Agency":
        say_registered(said, values, names)
    _say_ties(said, edges, names)
    _say_deadline(said, values, names)
    yield from said


def _say_aliases(said: Statements, node: NodeRow, names: Names) -> None:
    if node.kind in _HAVE_LASTING_ALIASES:
        aliases: Any = node.values.get("aliases", ())
        for alias in aliases:
            if alias.startswith("/"):
                said.say(SAME_AS, names.of(alias))


def _say_ties(said: Statements, edges: list[EdgeRow], names: Names) -> None:
    """Say the relationships that leave a thing, those that two texts state only once."""
    for type_, target, target_kind in dict.fromkeys(
        (edge.type, edge.target, edge.target_kind) for edge in edges
    ):
        said.say(_TIES[type_], names.of(target))
        if type_ == "REQUIRES":
            said.say(_REQUIRES_OF[target_kind], names.of(target))


def _say_deadline(said: Statements, values: Mapping[str, Any], names: Names) -> None:
    """Say the days of a deadline in OWL-Time, with the phrase that they were read from."""
    start, end = values.get("deadline_start"), values.get("deadline_end")
    if start is None and end is None:
        return
    deadline = names.of(f"{said.id}/deadline")
    said.say(_HAS_DEADLINE, deadline)
    days = {"beginning": (HAS_BEGINNING, start), "end": (HAS_END, end)}
    ends = {name: names.of(f"{said.id}/deadline/{name}") for name in days}
    said.say_behind(deadline, [(TYPE, _DEADLINE), (TYPE, INTERVAL)])
    if values.get("deadline_raw") is not None:
        said.say_behind(deadline, [(_DEADLINE_RAW, Literal(values["deadline_raw"]))])
    known = [(name, has, day) for name, (has, day) in days.items() if day is not None]
    said.say_behind(deadline, ((has, ends[name]) for name, has, _ in known))
    for name, _, day in known:
        said.say_behind(ends[name], [(TYPE, INSTANT), (IN_XSD_DATE, _date(day))])


def _entry(edge: EdgeRow, names: Names, files: Files) -> Iterator[Triple]:
    """Yield a requirement, citation or lineage as a thing of its own."""
    made = layout_of_edge(edge.type)
    values: Mapping[str, Any] = edge.values
    id_ = made.path + values["key"]
    said = Statements(names, names.of(id_), id_)
    said.say(TYPE, term_at(made.layout.class_))
    said.say(_KEY, Literal(values["key"]))
    said.say(term_at(made.source), names.of(edge.source))
    said.say(term_at(made.target), names.of(edge.target))
    if made.relation is not None:
        said.say(_CITED_AS, Literal(made.relation))
        said.say(_CITED_AS_CONCEPT, term_at(concept("relation", made.relation)))
    said.say_columns(made.layout, values, files)
    said.say(_POSITION, literal(values["position"], "integer"))
    if made.relation is not None and values.get("file") in files:
        said.say(WAS_QUOTED_FROM, names.of(files[values["file"]]))
    yield from said


def _date(day: dt.date) -> Literal:
    return Literal(day.isoformat(), datatype=DATE)
