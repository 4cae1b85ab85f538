"""What the shapes call a violation the model refuses: the door of ``kg build`` stands there.

Read from ``shapes.ttl``, demand by demand: a new shape that the model does not know fails here.
"""

from typing import Any, NamedTuple

import pytest
from pydantic import ValidationError
from rdflib import SH, XSD, URIRef
from rdflib.term import Node

from ontology.broken import broken_fact
from ontology.model import Graph
from ontology.references import REFERENCES
from ontology.terms import PIECES, kind
from tests.ontology.rdf.breaking import demands
from tests.ontology.rdf.loaded import SHAPE, property_shapes, shapes
from tests.ontology.rdf.said import _LISTS, MADE, said
from tests.ontology.test_schema import GRAPH, PLAN

Entries = dict[str, list[dict[str, Any]]]


class Demand(NamedTuple):
    """One demand of one shape: of things of a class, of a property."""

    shape: URIRef
    class_: str
    path: Node | None
    demand: URIRef


def _violations() -> list[Demand]:
    found = []
    for shape, classes in property_shapes().items():
        assert isinstance(shape, URIRef)
        if shapes().value(shape, SH.severity) == SH.Warning:
            continue
        path = shapes().value(shape, SH.path)
        for demand in shapes().predicates(shape):
            if isinstance(demand, URIRef) and demand in set(demands()):
                found += [Demand(shape, str(class_), path, demand) for class_ in classes]
    return sorted(set(found))


_BY_TYPE = {
    SH.maxCount: "a field has one value",
    SH["class"]: "test_a_reference_leads_to_what_is_there",
}
"""Demands that no value of the model can break, whatever the field."""

_MADE_WHEN_WRITTEN = {
    "position": "the place in a list",
    "key": "what tells an edge of ours",
    "met": "from the events",
    "part": "from the document",
    "quote": "from the evidence",
    "file": "from the evidence",
    "start": "from the evidence",
    "end": "from the evidence",
}
"""Properties of nodes and relationships that are no fields: nothing that is read can break them."""


def _lists_of_class() -> dict[str, str]:
    lists = {kind(label): list_ for label, list_ in _LISTS.items()}
    made = {"Requirement": "requirements", "Citation": "citations", "Lineage": "lineage"}
    assert {*made} == {*MADE.values()}
    return lists | {kind(name): list_ for name, list_ in made.items()}


def _whole() -> Entries:
    """A graph with each kind of thing, and each list of pieces filled."""
    entries: Entries = GRAPH.entries()
    for target in entries["targets"]:
        target["by_year"] = {"2030": "5"}
        target["evidence"] = entries["tasks"][0]["evidence"]
    entries["declared"] = [{"document": PLAN, "where": "PL", "value": 2, "read": 1}]
    entries["unread"] = [
        {"document": PLAN, "reason": "row", "file": "a.txt", "start": 0, "end": 1, "quote": "T"}
    ]
    return Graph.model_validate(entries).entries()


def _holder(entries: Entries, one: Demand, field: str) -> tuple[Any, Any] | None:
    """Return the dictionary (or list) and the key at which the field of a shape's thing stands."""
    for list_, class_ in PIECES.items():
        if kind(class_) == one.class_:
            return _holder_of_piece(entries, list_, field.removeprefix(f"{list_}_"))
    if one.class_ == kind("Product"):
        return entries["tasks"][0]["products"], 0
    if one.class_ == kind("Milestone"):
        stage = entries["tasks"][0]["deadline"]["milestones"][0]
        return stage, {"stage": "label"}.get(field, field)
    list_ = _lists_of_class()[one.class_]
    thing = entries[list_][0]
    if field in thing:
        return thing, field
    if field.startswith("deadline_"):
        return thing["deadline"], field.removeprefix("deadline_")
    return None


def _holder_of_piece(entries: Entries, list_: str, field: str) -> tuple[Any, Any] | None:
    if list_ == "by_year":
        years = entries["targets"][0]["by_year"]
        return (years, "2030") if field == "value" else None  # a key of JSON is text
    pieces = entries[list_] if list_ in entries else entries["tasks"][0]["evidence"]
    return (pieces[0], field) if field in pieces[0] else None


def _field_of(one: Demand) -> str:
    of_class = (each for each in said() if each.class_ == one.class_)
    return min(each.field for each in of_class if each.iri == str(one.path))


def _wrong(one: Demand, field: str) -> object:
    """Return a value that breaks a demand and no other."""
    if one.demand == SH.minCount:
        return [] if field == "evidence" else None
    if one.demand == SH.pattern:
        return " "
    if one.demand == SH["in"]:
        return "another"
    if one.demand == SH.nodeKind:
        is_list = shapes().value(one.shape, SH.nodeKind) == SH.BlankNodeOrIRI
        return "one" if is_list else "no path"
    type_ = shapes().value(one.shape, SH.datatype)
    return 7 if type_ == XSD.string else "chữ"


def _named(one: Demand) -> str:
    return f"{one.shape.rpartition('#')[2]}-{one.demand.rpartition('#')[2]}"


@pytest.mark.parametrize("one", _violations(), ids=_named)
def test_a_row_that_breaks_one_demand_is_refused(one: Demand) -> None:
    if one.demand in _BY_TYPE:
        return
    field = "document" if one.shape == SHAPE["Task-assigned"] else _field_of(one)
    entries = _whole()
    held = _holder(entries, one, field)
    if held is None:
        assert field.rpartition("_")[2] in _MADE_WHEN_WRITTEN or field in ("by_year_key",), one
        return
    place, key = held
    place[key] = _wrong(one, field)
    with pytest.raises(ValidationError) as refused:
        Graph.model_validate(entries)
    told = broken_fact(refused.value)
    assert told.values["field"] and told.values["reason"]


@pytest.mark.parametrize("one", REFERENCES, ids=lambda r: f"{r.list}-{r.field}")
def test_a_reference_leads_to_what_is_there(one: Any) -> None:
    entries = _whole()
    row = entries[one.list][0]
    row[one.field] = ["/nowhere"] if isinstance(row[one.field], list) else "/nowhere"
    with pytest.raises(ValidationError, match="nowhere") as refused:
        Graph.model_validate(entries)
    told = broken_fact(refused.value).values
    assert told["field"] == one.field
    assert told["row"] in (row.get("id"), *map(str, row.values())) or " → " in str(told["row"])


@pytest.mark.parametrize("list_", ["documents", "agencies", "tasks", "targets", "unresolved"])
def test_an_id_is_one_thing(list_: str) -> None:
    entries = _whole()
    entries[list_].append(dict(entries[list_][0]))
    with pytest.raises(ValidationError, match="two facts have the id") as refused:
        Graph.model_validate(entries)
    assert broken_fact(refused.value).values["row"] == entries[list_][0]["id"]


def test_an_id_is_one_thing_in_all_lists() -> None:
    entries = _whole()
    entries["targets"][0]["id"] = entries["tasks"][0]["id"]
    with pytest.raises(ValidationError, match="two facts have the id"):
        Graph.model_validate(entries)


def test_the_references_that_the_shapes_look_at_are_all_looked_at() -> None:
    """``shape:Acting`` and ``shape:Awaited`` look at the ends of these relationships."""
    ends = shapes().objects(SHAPE.Acting, SH.targetObjectsOf)
    acting = {str(each).rpartition("#")[2] for each in ends}
    fields = {
        "ledBy": ("tasks", "leads"),
        "coordinatedBy": ("tasks", "coordinators"),
        "decidedBy": ("tasks", "authority"),
        "awaitedFrom": ("prerequisites", "issuer"),
    }
    checked = {(each.list, each.field) for each in REFERENCES}
    assert acting == {*fields, "issuedBy"}  # a document's issuer is a name, not an id
    assert set(fields.values()) <= checked and ("requirements", "requires") in checked


def test_what_only_contradicts_itself_is_kept() -> None:
    entries = _whole()
    entries["tasks"][0]["deadline"] |= {"start": "2031-02-01", "end": "2031-01-01"}
    document = next(each for each in entries["documents"] if each["id"] == PLAN)
    document |= {"number": "29/NQ-CP", "level": "commune", "type": "KH"}
    assert Graph.model_validate(entries).tasks[0].deadline.start is not None
