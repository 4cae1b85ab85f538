"""The checker finds what pySHACL finds, on graphs that are broken in many ways."""

import random
import tempfile
from pathlib import Path
from typing import Any

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize
from pyshacl import validate
from rdflib import RDF, SH

from loaders.rdf.checking import Checker
from loaders.rdf.shapes import own_shapes, read_shapes
from loaders.rdf.statements import Term, read_statements
from ontology.model import Graph
from tests.rdf.graphs import SHAPELY_GRAPHS, exported, stored
from tests.sources import TOP

SHAPES = TOP / "ontology" / "data" / "shapes.ttl"
_XSD = "http://www.w3.org/2001/XMLSchema#"
Found = list[tuple[str, ...]]


def ours(data: Path, shapes: Path = SHAPES) -> Found:
    """What the checker finds: thing, severity, component, value."""
    results = Checker(read_statements(data)).results(read_shapes(shapes))
    return sorted(
        ("_" if each.focus.startswith("_:") else each.focus, each.shape.severity, each.component,
         _value(each.value))
        for each in results
    )  # fmt: skip


def _value(value: Term | None) -> str:
    """A value by its words; cells of lists have other labels in every reader."""
    if value is None:
        return ""
    return "_" if isinstance(value, BlankNode) else value.value


def _name(value: object) -> str:
    if value is None:
        return ""
    return "_" if isinstance(value, rdflib.BNode) else str(value)


def theirs(data: Path, shapes: Path = SHAPES) -> Found:
    """What pySHACL finds."""
    _, report, _ = validate(rdflib.Graph().parse(data), shacl_graph=rdflib.Graph().parse(shapes))
    assert isinstance(report, rdflib.Graph)
    return sorted(_told(report, each) for each in report.subjects(RDF.type, SH.ValidationResult))


def _told(report: rdflib.Graph, result: Any) -> tuple[str, ...]:
    said = {name: report.value(result, SH[name]) for name in
            ("focusNode", "resultSeverity", "sourceConstraintComponent", "value")}  # fmt: skip
    component = str(said["sourceConstraintComponent"]).removeprefix(str(SH))
    component = component.removesuffix("ConstraintComponent")
    value = said["value"]
    return (
        _name(said["focusNode"]), str(said["resultSeverity"]).removeprefix(str(SH)),
        component[0].lower() + component[1:], _name(value),
    )  # fmt: skip


def broken(file: Path, chance: random.Random) -> None:
    """Change some statements of a file at will: gone, of another type, doubled …"""
    triples = [quad.triple for quad in parse(path=file)]
    subjects = [t.subject for t in triples]
    odd = [
        Literal("x"), Literal("x", language="vi"),
        Literal("7", datatype=NamedNode(f"{_XSD}integer")),
        Literal("soon", datatype=NamedNode(f"{_XSD}date")), NamedNode("https://other.example/x"),
        Literal("1900-01-01", datatype=NamedNode(f"{_XSD}date")), *subjects[:3],
    ]  # fmt: skip
    for _ in range(6):
        place = chance.randrange(len(triples))
        s, p, o = triples[place]
        match chance.randrange(4):
            case 0:
                del triples[place]
            case 1:
                triples[place] = Triple(s, p, chance.choice(odd))
            case 2:
                triples.append(Triple(s, p, chance.choice(odd)))
            case _:
                triples[place] = Triple(chance.choice(subjects), p, o)
    file.write_bytes(serialize(dict.fromkeys(triples), format=RdfFormat.TURTLE) or b"")


@settings(max_examples=8)
@given(graph=SHAPELY_GRAPHS, seed=st.integers(0, 1 << 30))
def test_the_same_results_on_broken_graphs(graph: Graph, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = exported(stored(graph, Path(folder, "x.kg")), Path(folder, "x.ttl"))
        broken(file, random.Random(seed))
        assert ours(file) == theirs(file)


def test_samples_fit(samples_turtle: Path) -> None:
    assert [each for each in ours(samples_turtle) if each[1] == "Violation"] == []


def test_an_unknown_component_is_refused(tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <x:S> sh:targetClass <x:C> ; sh:xone 1 .",
        encoding="utf-8",
    )
    with pytest.raises(KeyError):
        read_shapes(shapes)


def test_shapes_are_packaged() -> None:
    assert len(own_shapes()) >= 18


def test_ends_of_relationships_and_numbers_are_looked_at(tmp_path: Path) -> None:
    """Shapes that aim at values of properties, and at concepts, as well as those at classes."""
    data = tmp_path / "data.ttl"
    data.write_text(
        "@prefix policy: <https://policy-graph.example/ns#> .\n"
        "<http://a.example/t> policy:ledBy <http://a.example/d> ;\n"
        "  policy:requires <http://a.example/d> .\n"
        '<http://a.example/d> policy:number "47/KH-SKHCN" ;\n'
        "  policy:typeConcept policy:document-type-NQ .\n",
        encoding="utf-8",
    )
    found = ours(data)
    assert found == theirs(data)
    assert {component for _, _, component, _ in found} == {"class", "or"}
    assert {severity for _, severity, _, _ in found} == {"Violation", "Warning"}


@pytest.mark.parametrize(
    "said", ["sh:targetSubjectsOf <http://a.example/p>", "sh:targetClass <http://a.example/C> ; "
             "sh:hasValue 1"]
)  # fmt: skip
def test_what_the_checker_does_not_know_is_never_passed_over(said: str, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        f"@prefix sh: <{SH}> .\n<http://a.example/s> a sh:NodeShape ; {said} .", encoding="utf-8"
    )
    with pytest.raises(KeyError):
        read_shapes(shapes)


def test_a_day_that_its_month_does_not_have_is_no_day(tmp_path: Path) -> None:
    file = tmp_path / "x.ttl"
    file.write_text(
        "@prefix policy: <https://policy-graph.example/ns#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "<https://x.example/akn/a> a policy:Document ; policy:level 'other' ;\n"
        "    policy:date '2026-06-31'^^xsd:date .\n",
        encoding="utf-8",
    )
    assert any(component == "datatype" for _, _, component, _ in ours(file))
    assert ours(file) == theirs(file)
