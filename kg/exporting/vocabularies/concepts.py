"""Concepts and schemes of SKOS as triples, all that is said of one together."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from kg.exporting.vocabularies.standards import (
    ALT_LABEL,
    BROAD_MATCH,
    CONCEPT,
    CONCEPT_SCHEME,
    DEFINITION,
    EXAMPLE,
    HIDDEN_LABEL,
    IN_SCHEME,
    NOTATION,
    PREF_LABEL,
)
from loaders.rdf.writing.standards import LABEL, TYPE

Texts = Mapping[str, str]
"""A text for each language."""


class Concept(NamedTuple):
    """A concept: its scheme, its codes, its names, what else it is called, what is above it.

    ``others`` are right spellings, ``hidden`` those that only a search needs, both Vietnamese;
    ``marks`` are spellings of the code, in no language.
    """

    iri: str
    scheme: str
    codes: tuple[str, ...]
    names: Texts
    others: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    example: str | None = None
    above: str | None = None


def scheme_triples(iri: str, label: Texts, definition: Texts) -> Iterator[Triple]:
    """Yield what is said of a scheme."""
    scheme = NamedNode(iri)
    yield Triple(scheme, TYPE, CONCEPT_SCHEME)
    yield from _each(scheme, LABEL, label)
    yield from _each(scheme, DEFINITION, definition)


def concept_triples(concept: Concept) -> Iterator[Triple]:
    """Yield what is said of a concept; no spelling is said twice, as SKOS demands."""
    subject = NamedNode(concept.iri)
    yield Triple(subject, TYPE, CONCEPT)
    yield Triple(subject, IN_SCHEME, NamedNode(concept.scheme))
    for code in concept.codes:
        yield Triple(subject, NOTATION, Literal(code))
    yield from _each(subject, PREF_LABEL, concept.names)
    others = _without(concept.others, {concept.names["vi"]})
    for text in others:
        yield Triple(subject, ALT_LABEL, Literal(text, language="vi"))
    for text in _without(concept.hidden, {concept.names["vi"], *others}):
        yield Triple(subject, HIDDEN_LABEL, Literal(text, language="vi"))
    for text in concept.marks:
        yield Triple(subject, HIDDEN_LABEL, Literal(text))
    if concept.example:
        yield Triple(subject, EXAMPLE, Literal(concept.example, language="vi"))
    if concept.above:
        yield Triple(subject, BROAD_MATCH, NamedNode(concept.above))


def _each(subject: NamedNode, property_: NamedNode, texts: Texts) -> Iterator[Triple]:
    for language in sorted(texts, reverse=True):
        yield Triple(subject, property_, Literal(texts[language], language=language))


def _without(texts: Iterable[str], said: set[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text not in said]
