"""The ontology is whole: every term is defined, explained in both languages, and in its place."""

from graphlib import TopologicalSorter

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Literal, Node

from tests.ontology.rdf.loaded import (
    DATA,
    GOOD,
    POLICY,
    PROPERTY_KINDS,
    classes,
    members,
    ontology,
    own,
    properties,
    registry,
    shapes,
)

TERMS = sorted(classes() | properties())


def _languages(term: Node, said: URIRef) -> list[str]:
    words = [each for each in ontology().objects(term, said) if isinstance(each, Literal)]
    assert all(str(each).strip() for each in words)
    return sorted(str(each.language) for each in words)


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_explained_in_both_languages(term: URIRef) -> None:
    assert _languages(term, RDFS.label) == ["en", "vi"]
    assert _languages(term, SKOS.definition) == ["en", "vi"]


@pytest.mark.parametrize("name", ["policy.ttl", "registry.ttl", "shapes.ttl", "vocabularies.ttl"])
def test_two_libraries_read_the_same(name: str) -> None:
    data = DATA.joinpath(name).read_bytes()
    one = len(Graph().parse(data=data, format="turtle"))
    assert one == len(list(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)))


@pytest.mark.parametrize(
    "graph",
    [ontology(), registry(), shapes(), Graph().parse(GOOD)],
    ids=["ontology", "registry", "shapes", "good"],
)
def test_no_term_of_ours_is_used_that_is_not_defined(graph: Graph) -> None:
    used = {each for triple in graph for each in triple if isinstance(each, URIRef)}
    defined = {*TERMS, *own(SKOS.Concept, SKOS.ConceptScheme)}
    assert {each for each in used if each in POLICY} <= defined


def test_a_term_is_of_one_kind() -> None:
    for term in own(*PROPERTY_KINDS, OWL.Class, SKOS.Concept, SKOS.ConceptScheme):
        assert len(list(ontology().objects(term, RDF.type))) == 1, term


@pytest.mark.parametrize("above", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_nothing_is_above_itself(above: URIRef) -> None:
    sorter: TopologicalSorter[Node] = TopologicalSorter()
    for low, high in ontology().subject_objects(above):
        sorter.add(low, high)
    sorter.prepare()


def test_domains_and_ranges_are_classes_or_types_that_are_there() -> None:
    known = {*ontology().subjects(RDF.type, OWL.Class), RDF.List}
    for property_ in properties():
        for said in (RDFS.domain, RDFS.range):
            for found in members(ontology(), ontology().value(property_, said)):
                assert found in known or str(found).startswith("http://www.w3.org/2001/XML")


def test_a_property_of_values_leads_to_no_thing_and_one_of_things_to_no_value() -> None:
    types = "http://www.w3.org/2001/XMLSchema#"
    for property_ in properties():
        ranges = members(ontology(), ontology().value(property_, RDFS.range))
        kind = ontology().value(property_, RDF.type)
        assert (kind == OWL.DatatypeProperty) == any(str(r).startswith(types) for r in ranges)
        assert (kind == RDF.Property) == (ranges == {RDF.List})


def test_what_is_above_a_property_is_of_the_same_kind() -> None:
    for low, high in ontology().subject_objects(RDFS.subPropertyOf):
        named = ontology().value(high, OWL.inverseOf) or high
        assert ontology().value(low, RDF.type) == ontology().value(named, RDF.type), low
