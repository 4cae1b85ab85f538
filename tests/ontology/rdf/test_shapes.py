"""Each shape tells of the graph that breaks it, and of no other."""

import re
from functools import cache

import pytest
from rdflib import RDF, SH, Graph, URIRef
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
from tests.ontology.rdf.loaded import SHAPE, property_shapes, shapes

_SPEAKS = {SH.name, SH.message, SH.severity, SH.path}
_WARNINGS = {
    SHAPE[name]
    for name in (
        "Document-number-fits-level",
        "Document-number-fits-type",
        "Task-deadline-order",
        "Milestone-order",
    )
}


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
    assert sum(map(len, rounds())) == len(breaks()) > 300


def test_every_demand_of_a_shape_is_broken_by_a_graph() -> None:
    for shape in property_shapes():
        assert set(shapes().predicates(shape)) - _SPEAKS <= set(demands()), shape


def test_every_shape_speaks_both_languages() -> None:
    for shape in {*property_shapes(), *_WARNINGS}:
        for said in (SH.name, SH.message):
            words = [text for text in shapes().objects(shape, said) if str(text).strip()]
            assert sorted(str(getattr(text, "language", "")) for text in words) == ["en", "vi"]


def test_what_only_contradicts_itself_is_a_warning() -> None:
    assert set(shapes().subjects(SH.severity, SH.Warning)) == _WARNINGS


def test_no_shape_stands_alone() -> None:
    named = {each for each in shapes().subjects() if isinstance(each, URIRef)}
    looking = set(shapes().subjects(SH.targetClass))
    assert named == looking | set(property_shapes())
