"""Each shape tells of the graph that breaks it, and of no other."""

import re
from functools import cache

import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from tests.ontology.rdf.breaking import (
    Break,
    breaks,
    broken,
    class_of,
    demands,
    good_copy,
    rounds,
)
from tests.ontology.rdf.loaded import POLICY, SHAPE, property_shapes, shapes

_SPEAKS = {SH.name, SH.message, SH.severity, SH.path}
_FITS = sorted(
    shape
    for shape in shapes().subjects(RDF.type, SH.PropertyShape)
    if isinstance(shape, URIRef) and shape.startswith(SHAPE["fits-"])
)
_HEAD = SHAPE["contradicts-number"]
_WARNINGS = {SHAPE["Task-deadline-order"], SHAPE["Milestone-order"], _HEAD, *_FITS}
_OF_ENDS = {SHAPE.Acting, SHAPE.Awaited}


def _told(graph: Graph) -> list[tuple[Node | None, Node | None, Node | None]]:
    """Return focus, shape and severity of each thing that validation tells."""
    from pyshacl import validate

    own = Graph() + shapes()  # the library adds to the graph of shapes
    _, report, _ = validate(graph, shacl_graph=own, inference="none")
    assert isinstance(report, Graph)
    return [
        (
            report.value(result, SH.focusNode),
            report.value(result, SH.sourceShape),
            report.value(result, SH.resultSeverity),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    ]


@cache
def _all_told() -> dict[int, set[tuple[Node | None, Node | None]]]:
    """Return the shapes that tell of each broken copy: all are validated as one graph."""
    together = Graph()
    for number, some in enumerate(rounds()):
        together += broken(number, some)
    told: dict[int, set[tuple[Node | None, Node | None]]] = {}
    for focus, shape, severity in _told(together):
        found = re.match(r"https://copy-(\d+)\.", str(focus))
        assert found, f"{shape} tells of {focus}"
        told.setdefault(int(found[1]), set()).add((shape, severity))
    return told


def _told_by(how: Break) -> tuple[Node, Node]:
    return how.shape, SH.Warning if how.shape in _WARNINGS else SH.Violation


def test_a_good_graph_breaks_no_shape() -> None:
    assert _told(good_copy(0)) == []


@pytest.mark.parametrize("number", range(len(rounds())))
def test_only_the_broken_shapes_tell_of_a_graph(number: int) -> None:
    assert _all_told()[number] == {_told_by(how) for how in rounds()[number]}


def test_each_demand_is_broken_by_itself() -> None:
    for some in rounds():
        assert len({class_of(how.shape) for how in some}) == len(some)
    assert sum(map(len, rounds())) == len(breaks()) > 200


def test_every_demand_of_a_shape_is_broken_by_a_graph() -> None:
    for shape in property_shapes():
        assert set(shapes().predicates(shape)) - _SPEAKS <= set(demands()), shape


def test_every_shape_speaks_both_languages() -> None:
    for shape in {*property_shapes(), *_WARNINGS, *_OF_ENDS}:
        for said in (SH.name, SH.message):
            words = [text for text in shapes().objects(shape, said) if str(text).strip()]
            assert sorted(str(getattr(text, "language", "")) for text in words) == ["en", "vi"]


def test_what_only_contradicts_itself_is_a_warning() -> None:
    assert set(shapes().subjects(SH.severity, SH.Warning)) == _WARNINGS


def test_no_shape_stands_alone() -> None:
    named = {each for each in shapes().subjects() if isinstance(each, URIRef)}
    looking = {*shapes().subjects(SH.targetClass), *shapes().subjects(SH.targetNode)}
    assert named == looking | set(property_shapes()) | _OF_ENDS


_ACTING = ("ledBy", "coordinatedBy", "decidedBy", "awaitedFrom", "issuedBy")


@pytest.mark.parametrize("name", [*_ACTING, "requires"])
def test_a_relationship_leads_to_what_it_must(name: str) -> None:
    graph = good_copy(0)
    law = URIRef("https://copy-0.example/akn/law")
    task = URIRef("https://copy-0.example/akn/plan#1")
    graph.add((task, POLICY[name], law))
    shape = SHAPE.Awaited if name == "requires" else SHAPE.Acting
    assert _told(graph) == [(law, shape, SH.Violation)]


@pytest.mark.parametrize(
    ("rule", "told"), [("number-issuer", True), ("number-type", True), ("number-gap", False)]
)
def test_what_a_head_prints_against_its_number_is_told_of_its_document(
    rule: str, told: bool
) -> None:
    graph, finding = good_copy(0), URIRef("https://copy-0.example/finding/other")
    plan = URIRef("https://copy-0.example/akn/plan")
    graph.add((finding, POLICY.about, plan))
    graph.add((finding, POLICY.rule, Literal(rule)))
    assert _told(graph) == ([(plan, _HEAD, SH.Warning)] if told else [])


def _document(concept: Node | None, number: str) -> Graph:
    """Return a document with a number and the concept of its level or type."""
    graph, plan = Graph(), URIRef("https://plan.example/")
    graph.add((plan, RDF.type, POLICY.Document))
    graph.add((plan, POLICY.level, Literal("other")))
    graph.add((plan, POLICY.number, Literal(number)))
    assert concept is not None
    of_level = str(concept).startswith(POLICY["level-"])
    graph.add((plan, POLICY.levelConcept if of_level else POLICY.typeConcept, concept))
    return graph


_FITTING = {
    "party-central": "79-NQ/TW", "national-assembly": "226/2025/QH15", "government": "29/NQ-CP",
    "ministry": "12-KH/ĐU", "city-party": "37-KH/TU", "city-council": "74/NQ-HĐND",
    "city-government": "173/KH-UBND", "department": "12-KH/ĐU", "commune": "5/KH-UBND",
}  # fmt: skip


@pytest.mark.parametrize("shape", _FITS)
def test_a_number_fits_its_level_and_its_type(shape: URIRef) -> None:
    concept = shapes().value(shape, SH.targetNode)
    code = str(concept).partition("#")[2].removeprefix("level-").removeprefix("document-type-")
    fitting = _FITTING.get(code, f"12/{code}-UBND")
    other = "12/QĐ-TTg" if code in _FITTING and code != "government" else "12/NQLT-TW"
    other = "12/KH-UBND" if code == "NQLT" else "12/NQ-TW" if code == "government" else other
    assert _told(_document(concept, fitting)) == []
    assert _told(_document(concept, "123/BTC-NSNN")) == []
    assert _told(_document(concept, other)) == [(concept, shape, SH.Warning)]
