"""Mergers in the terms of W3C ORG: the event, what was there before it, what came of it."""

from collections.abc import Iterator

from pyoxigraph import Literal, Triple

from loaders.rdf.writing.naming import Names
from loaders.rdf.writing.standards import (
    CHANGE_EVENT,
    DATE,
    DCT_DATE,
    LABEL,
    ORIGINAL_ORGANIZATION,
    RESULTING_ORGANIZATION,
    TYPE,
    WAS_INFLUENCED_BY,
)
from ontology.mergers import Merger
from ontology.words import LANGUAGES, say


def merger_triples(merger: Merger, names: Names) -> Iterator[Triple]:
    """Yield what is said of an event; its day and its act only where they are certain."""
    event = names.of(merger.id)
    yield Triple(event, TYPE, CHANGE_EVENT)
    for lang in LANGUAGES:
        label = say("rdf-merger", lang, name=merger.result_name)
        yield Triple(event, LABEL, Literal(label, language=lang))
    if merger.act:
        yield Triple(event, DCT_DATE, Literal(merger.act.since.isoformat(), datatype=DATE))
        yield Triple(event, WAS_INFLUENCED_BY, names.of(merger.act.id))
    for original in merger.originals:
        yield Triple(event, ORIGINAL_ORGANIZATION, names.of(original))
    yield Triple(event, RESULTING_ORGANIZATION, names.of(merger.result))
