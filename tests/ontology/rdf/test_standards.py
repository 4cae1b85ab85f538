"""Every term of a standard that the ontology uses is a term of that standard."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from rdflib import (
    DCAT,
    DCTERMS,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SH,
    SKOS,
    TIME,
    VOID,
    XSD,
    Graph,
    URIRef,
)
from rdflib.namespace import DefinedNamespace

import kg.exporting.vocabularies.standards
import loaders.rdf.writing.standards
from ontology.registered import REGISTRY
from tests.ontology.rdf.loaded import GOOD, POLICY, SHAPE, ontology, registry, shapes

_FOLDER = Path(__file__).parents[1] / "standard_terms"
_LANGUAGES: tuple[type[DefinedNamespace], ...] = (RDF, RDFS, OWL, SH, XSD)
_KNOWN_TO_RDFLIB = {
    "dcat": DCAT, "dcterms": DCTERMS, "org": ORG, "prov": PROV, "skos": SKOS, "time": TIME,
    "void": VOID,
}  # fmt: skip


def standard(name: str) -> tuple[str, set[str]]:
    """Return the namespace of a standard and its terms."""
    head, *terms = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return head.split()[1], set(terms)


NAMES = sorted(file.stem for file in _FOLDER.glob("*.txt"))


def _terms() -> set[str]:
    graphs = (ontology(), registry(), shapes(), Graph().parse(GOOD))
    found = {term for graph in graphs for triple in graph for term in triple}
    return {str(term) for term in found if isinstance(term, URIRef)} | _written()


def _written() -> set[str]:
    """Return the terms that an export and the vocabularies are written with."""
    modules = (loaders.rdf.writing.standards, kg.exporting.vocabularies.standards)
    terms = [each for module in modules for each in vars(module).values()]
    return {each.value for each in terms if isinstance(each, NamedNode)}


def _foreign() -> set[str]:
    ours = (str(POLICY), str(SHAPE), REGISTRY, "https://policy-graph.example/")
    return {term for term in _terms() if not term.startswith(ours)}


@pytest.mark.parametrize("name", NAMES)
def test_a_list_names_its_source_and_holds_each_term_once(name: str) -> None:
    head, *terms = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert head.startswith("# http") and " – " in head
    assert len(terms) == len(set(terms)) and all(term.isidentifier() for term in terms)


@pytest.mark.parametrize("name", _KNOWN_TO_RDFLIB)
def test_a_library_knows_the_terms_of_the_lists_as_well(name: str) -> None:
    namespace, terms = standard(name)
    known = {*map(str, dir(_KNOWN_TO_RDFLIB[name])), str(VOID["class"])}  # a word of Python
    assert {namespace + term for term in terms} <= known


def test_each_term_of_a_standard_is_in_its_list() -> None:
    known = {namespace + term for name in NAMES for namespace, term in _pairs(name)}
    known |= {str(term) for language in _LANGUAGES for term in dir(language)}
    known |= {str(SH[word]) for word in ("class", "in", "not", "or")}  # words of Python
    named = set(map(str, ontology().objects(predicate=RDFS.seeAlso)))
    assert _foreign() - known - named == set()


def _pairs(name: str) -> list[tuple[str, str]]:
    namespace, terms = standard(name)
    return [(namespace, term) for term in terms]


@pytest.mark.parametrize("name", ["eli", "org", "p-plan", "prov", "skos", "time", "dcat", "void"])
def test_each_standard_is_used(name: str) -> None:
    namespace, _ = standard(name)
    assert any(term.startswith(namespace) for term in _foreign())


def test_a_law_of_the_european_union_is_not_what_is_carried_out_here() -> None:
    assert not any(term.endswith("transposes") for term in _foreign())
