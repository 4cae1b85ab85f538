"""Model, Turtle, SHACL, Cypher and JSON Schema say the same: what one has, all have."""

from typing import Any

import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, XSD, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from loaders.server.ledger import SCHEMA
from ontology.model import Graph as Facts
from ontology.properties import node_properties
from ontology.schema import EDGE_TYPES, ENDS, KINDS
from ontology.terms import NAMESPACE, PIECES, concept_term, exact_relation, kind, relation, term
from tests.ontology.rdf.loaded import (
    POLICY,
    SHAPE,
    classes,
    members,
    ontology,
    properties,
    shapes,
)
from tests.ontology.rdf.said import (
    Said,
    class_names,
    codes,
    codes_of,
    fields_of,
    is_id,
    needed,
    said,
)

_XSD = {
    "text": XSD.string, "integer": XSD.integer, "number": XSD.double, "boolean": XSD.boolean,
    "date": XSD.date,
}  # fmt: skip
_BESIDE = {term("has_deadline"), term("format_version")}
"""What RDF says besides the facts: the deadline in the terms of OWL-Time, and the data set."""

_NOT_CHECKED = ("id", "part")
"""Known from the IRI, and only of use to programs."""


def _of_codes() -> set[str]:
    return {concept_term(one.field, one.of) for one in said() if codes_of(one)}


def _relationships() -> set[str]:
    exact = {exact_relation("REQUIRES", end) for _, end in ENDS["REQUIRES"]}
    return {*map(relation, EDGE_TYPES), *filter(None, exact)}


def test_every_property_of_the_program_is_a_property_of_the_ontology_and_no_other() -> None:
    wanted = {one.iri for one in said()} | _of_codes() | _relationships() | _BESIDE
    assert {str(each) for each in properties()} == wanted


def test_every_class_of_the_program_is_a_class_of_the_ontology_and_no_other() -> None:
    beside = {kind("CollectiveBody"), kind("Deadline")}
    assert {str(each) for each in classes()} == class_names() | beside


def test_no_two_properties_of_a_class_share_a_name() -> None:
    seen: dict[tuple[str, str], Said] = {}
    for one in said():
        assert seen.setdefault((one.class_, one.iri), one).field == one.field
    assert not {one.iri for one in said()} & _relationships()


@pytest.mark.parametrize("iri", sorted({one.iri for one in said()}))
def test_a_property_stands_where_the_program_has_it(iri: str) -> None:
    wanted = {URIRef(one.class_) for one in said() if one.iri == iri}
    if iri == term("deadline_raw"):
        wanted.add(POLICY.Deadline)
    found = members(ontology(), ontology().value(URIRef(iri), RDFS.domain))
    assert found == (wanted if len(wanted) < len(KINDS) else set())


@pytest.mark.parametrize("one", said(), ids=lambda one: f"{one.of}-{one.field}")
def test_a_property_has_the_values_that_the_program_gives_it(one: Said) -> None:
    property_ = URIRef(one.iri)
    found = members(ontology(), ontology().value(property_, RDFS.range))
    kind_ = ontology().value(property_, RDF.type)
    if one.type in ("texts", "integers"):
        assert (kind_, found) == (RDF.Property, {RDF.List})
    elif one.type.startswith(NAMESPACE):
        assert (kind_, found) == (OWL.ObjectProperty, {URIRef(one.type)})
    elif is_id(one):
        assert kind_ == OWL.ObjectProperty and found <= classes()
    else:
        assert (kind_, found) == (OWL.DatatypeProperty, {_XSD[one.type]})


@pytest.mark.parametrize("type_", EDGE_TYPES)
def test_a_relationship_leads_from_and_to_what_the_schema_says(type_: str) -> None:
    property_ = URIRef(relation(type_))
    assert (property_, RDF.type, OWL.ObjectProperty) in ontology()
    domain = members(ontology(), ontology().value(property_, RDFS.domain))
    range_ = members(ontology(), ontology().value(property_, RDFS.range))
    assert domain == {URIRef(kind(start)) for start, _ in ENDS[type_]}
    ends = {URIRef(kind(end)) for _, end in ENDS[type_]}
    assert range_ == (ends if len(ends) < len(KINDS) else set())


def test_codes_lead_to_concepts() -> None:
    for iri in _of_codes():
        assert ontology().value(URIRef(iri), RDFS.range) == SKOS.Concept


def _shape_of(one: Said) -> Node | None:
    """Return the shape of a property: it is named after the class and the property."""
    name = f"{one.class_.removeprefix(NAMESPACE)}-{one.iri.removeprefix(NAMESPACE)}"
    shape = SHAPE[name]
    target = shapes().value(predicate=SH.property, object=shape)
    return shape if (target, SH.targetClass, URIRef(one.class_)) in shapes() else None


def _checked() -> list[Said]:
    return [one for one in said() if one.field not in (*_NOT_CHECKED, *PIECES)]


@pytest.mark.parametrize("one", _checked(), ids=lambda one: f"{one.of}-{one.field}")
def test_a_property_has_the_shape_that_the_model_demands(one: Said) -> None:
    shape = _shape_of(one)
    assert shape is not None, f"no shape of {one.field} of {one.class_}"
    assert shapes().value(shape, SH.path) == URIRef(one.iri)
    many = one.of in PIECES  # there are so many of them that only what is missing is looked for
    assert shapes().value(shape, SH.maxCount) == (None if many else RdfLiteral(1))
    field = fields_of(one.class_).get(one.field)
    always = one.of in PIECES or one.iri == str(POLICY.name) or bool(field and needed(field))
    assert (shapes().value(shape, SH.minCount) is not None) == always
    allowed = shapes().value(shape, SH["in"])
    listed = codes(field) if field else ()
    assert tuple(map(str, shapes().items(allowed) if allowed else ())) == listed
    if not listed:
        assert (shapes().value(shape, SH.datatype), shapes().value(shape, SH.nodeKind)) == _is(one)


def _is(one: Said) -> tuple[Node | None, Node | None]:
    if one.type in ("texts", "integers"):
        return None, SH.BlankNodeOrIRI
    return (None, SH.IRI) if is_id(one) else (_XSD[one.type], None)


def test_no_shape_speaks_of_a_property_that_is_not_there() -> None:
    paths = {each for each in shapes().objects(predicate=SH.path) if isinstance(each, URIRef)}
    assert paths | {*shapes().objects(predicate=SH.inversePath)} <= properties()
    assert set(shapes().objects(predicate=SH.targetClass)) == {
        each for each in classes() if each not in (POLICY.CollectiveBody, POLICY.Deadline)
    }


def test_every_node_has_the_id_that_the_one_constraint_of_cypher_keeps_unique() -> None:
    constraints = [text for text in SCHEMA.values() if text.startswith("CREATE CONSTRAINT")]
    assert len(constraints) == 1 and constraints[0].endswith("REQUIRE n.id IS UNIQUE")
    assert all("id" in node_properties(label) for label in KINDS)
    assert POLICY.id in properties()


def _schema_of(name: str) -> dict[str, Any]:
    whole = Facts.model_json_schema()
    item = whole["properties"][name]["items"]["$ref"].rpartition("/")[2]
    found: dict[str, Any] = whole["$defs"][item]["properties"]
    return found


_EXPORTED = {
    "documents": "Document", "agencies": "Agency", "tasks": "Task", "targets": "Target",
    "prerequisites": "Prerequisite", "requirements": "Requirement", "citations": "Citation",
    "lineage": "Lineage", "projects": "Project", "declared": "DeclaredCount",
    "unresolved": "Unresolved", "unread": "UnreadWords", "events": "Event", "findings": "Finding",
}  # fmt: skip
_NESTED = {"deadline"}
_OF_PIECES = {"declared": "declared_", "unread": "unread_"}


def test_every_list_of_the_json_schema_is_a_class() -> None:
    assert set(Facts.model_json_schema()["properties"]) == set(_EXPORTED)
    assert {kind(name) for name in _EXPORTED.values()} <= class_names()


@pytest.mark.parametrize("name", _EXPORTED)
def test_every_property_of_the_json_schema_is_one_of_the_ontology(name: str) -> None:
    known = {(one.class_, one.iri) for one in said()}
    before = _OF_PIECES.get(name, "")
    made = {"requirements": "REQUIRES", "lineage": "DERIVED_FROM", "citations": "CITES"}
    label = made.get(name, _EXPORTED[name])
    for field in _schema_of(name):
        if field in _NESTED:
            inner = Facts.model_json_schema()["$defs"]["Deadline"]["properties"]
            names = [f"deadline_{each}" for each in inner if each != "milestones"]
        else:
            names = [] if before and field == "document" else [before + field]
        for each in names:
            assert (kind(_EXPORTED[name]), term(each, label)) in known, each
