"""The vocabularies of the ontology are the closed lists of the program, word for word."""

from typing import get_args

import pytest
from rdflib import RDF, SKOS, Literal, URIRef

from loaders.grammar.documents.document_types import TYPES
from ontology import vocabulary
from ontology.terms import concept, scheme
from ontology.words import knows, say
from tests.ontology.rdf.loaded import ontology, own

LISTS: dict[str, tuple[str, ...]] = {
    "actor-level": get_args(vocabulary.ActorLevel),
    "deadline-kind": get_args(vocabulary.DeadlineKind),
    "document-type": tuple(row.abbreviation for row in TYPES),
    "event": get_args(vocabulary.Event),
    "event-kind": ("met", "done"),
    "level": get_args(vocabulary.Level),
    "lineage-kind": ("same", "part"),
    "recurrence": get_args(vocabulary.Recurrence),
    "relation": get_args(vocabulary.Relation),
    "severity": get_args(vocabulary.Severity),
    "status": get_args(vocabulary.Status),
}
_WORDS = {
    "actor-level": "level", "deadline-kind": "deadline", "event": "event", "event-kind": "kind",
    "level": "level", "lineage-kind": "kind", "recurrence": "recurrence", "severity": "severity",
}  # fmt: skip
"""What the keys of the table of words begin with for the codes of a list."""


def _texts(term: str, said: URIRef, language: str | None = "vi") -> list[str]:
    words = [each for each in ontology().objects(URIRef(term), said) if isinstance(each, Literal)]
    return [str(each) for each in words if each.language == language]


def test_each_closed_list_is_a_scheme_and_no_other() -> None:
    assert own(SKOS.ConceptScheme) == {URIRef(scheme(name)) for name in LISTS}


@pytest.mark.parametrize("name", LISTS)
def test_a_scheme_has_the_codes_of_its_list(name: str) -> None:
    found = set(ontology().subjects(SKOS.inScheme, URIRef(scheme(name))))
    assert found == {URIRef(concept(name, code)) for code in LISTS[name]}
    for code in LISTS[name]:
        term = URIRef(concept(name, code))
        assert ontology().value(term, RDF.type) == SKOS.Concept
        assert ontology().value(term, SKOS.notation) == Literal(code)


def test_every_concept_is_in_one_scheme_and_called_in_both_languages() -> None:
    for term in own(SKOS.Concept):
        assert len(list(ontology().objects(term, SKOS.inScheme))) == 1
        assert [len(_texts(term, SKOS.prefLabel, each)) for each in ("vi", "en")] == [1, 1]


@pytest.mark.parametrize("name", _WORDS)
def test_concepts_are_called_what_the_program_calls_them(name: str) -> None:
    for code in LISTS[name]:
        key = f"{_WORDS[name]}-{code}"
        assert knows(key)
        for language in ("vi", "en"):
            label = _texts(concept(name, code), SKOS.prefLabel, language)
            assert label == [say(key, "vi" if language == "vi" else "en")]


@pytest.mark.parametrize("row", TYPES, ids=lambda row: row.abbreviation)
def test_a_type_of_documents_has_every_word_and_spelling_that_is_read(row: object) -> None:
    assert isinstance(row, type(TYPES[0]))
    term = concept("document-type", row.abbreviation)
    words = _texts(term, SKOS.prefLabel) + sorted(_texts(term, SKOS.altLabel))
    if row.words:  # "PL" stands in numbers alone
        assert words == [row.words[0], *sorted(row.words[1:])]
    assert sorted(_texts(term, SKOS.hiddenLabel, None)) == sorted(row.spellings)
