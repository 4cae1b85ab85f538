"""The files of the ontology as graphs, and the few questions that the tests ask of them."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from rdflib import OWL, RDF, SH, Graph, Namespace, URIRef
from rdflib.term import Node

from ontology.terms import NAMESPACE

POLICY = Namespace(NAMESPACE)
SHAPE = Namespace("https://policy-graph.example/shapes#")
DATA = files("ontology").joinpath("data")
GOOD = Path(__file__).parent / "good.ttl"

PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)


@cache
def ontology() -> Graph:
    """Return the graph of policy.ttl with the closed lists of vocabularies.ttl."""
    return _parsed("policy.ttl") + _parsed("vocabularies.ttl")


@cache
def registry() -> Graph:
    """Return the graph of registry.ttl."""
    return _parsed("registry.ttl")


@cache
def shapes() -> Graph:
    """Return the graph of shapes.ttl."""
    return _parsed("shapes.ttl")


def _parsed(name: str) -> Graph:
    return Graph().parse(data=DATA.joinpath(name).read_text(encoding="utf-8"), format="turtle")


def own(*kinds: Node) -> set[URIRef]:
    """Return the terms of ours that the ontology says are of one of some kinds."""
    found = {term for kind in kinds for term in ontology().subjects(RDF.type, kind)}
    return {term for term in found if isinstance(term, URIRef) and term in POLICY}


def classes() -> set[URIRef]:
    """Return our classes."""
    return own(OWL.Class)


def properties() -> set[URIRef]:
    """Return our properties."""
    return own(*PROPERTY_KINDS)


def members(graph: Graph, node: Node | None) -> set[Node]:
    """Return the classes that a domain or range names: itself, or those of its union."""
    if node is None:
        return set()
    union = graph.value(node, OWL.unionOf)
    return {node} if union is None else set(graph.items(union))


def property_shapes() -> dict[Node, set[Node]]:
    """Return each shape of a property with the classes whose things it looks at."""
    found: dict[Node, set[Node]] = {}
    for shape, target in shapes().subject_objects(SH.targetClass):
        for inner in shapes().objects(shape, SH.property):
            if isinstance(inner, URIRef):
                found.setdefault(inner, set()).add(target)
    return found
