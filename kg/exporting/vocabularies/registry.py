"""The registry of agencies as SKOS and ORG: the content of ``ontology/data/registry.ttl``.

Each row is a concept. An organ of the state is one organization as well, with the IRI that it has
in an export; a department of cities is a kind, of which a graph names the organizations.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pyoxigraph import Literal, NamedNode, Triple

from kg.exporting.vocabularies.concepts import Concept, concept_triples, scheme_triples
from kg.exporting.vocabularies.standards import (
    COLLECTION,
    DATE_DOCUMENT,
    ID_LOCAL,
    IDENTIFIER,
    LEGAL_RESOURCE,
    LOCATION,
    MEMBER,
    PREF_LABEL,
)
from loaders.rdf.writing.merging import merger_triples
from loaders.rdf.writing.naming import Names
from loaders.rdf.writing.standards import (
    CHANGED_BY,
    CLASSIFICATION,
    DATE,
    DCT_TITLE,
    LABEL,
    ORGANIZATION,
    RESULTED_FROM,
    TYPE,
)
from ontology.agency_files import Entry, Scope, read_files
from ontology.identity import agency_id
from ontology.iris import DEFAULT_BASE
from ontology.mergers import (
    Merger,
    gone_from_the_map,
    gone_from_the_state,
    mergers_of,
    place_id,
)
from ontology.merging_acts import Act, merging_acts
from ontology.places import rows
from ontology.registered import REGISTRY, entry_iri
from ontology.terms import concept
from ontology.words import LANGUAGES, say

_PLACES = "places"
_OF_PLACE = {"state": "vn", "international": "int"}


def triples_of_registry() -> Iterator[Triple]:
    """Yield schemes, agencies, places, mergers and acts, each in order of IRI."""
    names = Names(DEFAULT_BASE)
    entries = sorted(read_files().entries.values(), key=entry_iri)
    mergers = [*mergers_of([*gone_from_the_state(entries), *gone_from_the_map()])]
    events = _Events(mergers, names)
    for scope in (*get_args(Scope), _PLACES):
        yield from scheme_triples(
            REGISTRY + scope, _said(f"registry-{scope}"), _said(f"registry-{scope}-meaning")
        )
    yield from _collection(entries)
    for entry in entries:
        yield from concept_triples(_concept(entry))
    for entry in entries:
        if entry.scope != "local" and not entry.collective and "{" not in entry.name:
            id_ = agency_id(_OF_PLACE[entry.scope], entry.name)
            yield from _organization(names.of(id_), entry)
            yield from events.of(id_)
    for code in sorted(rows()):
        yield from _place(names.of(place_id(code)), code, rows()[code])
        yield from events.of(place_id(code))
    for merger in mergers:
        yield from merger_triples(merger, names)
    for _, act in sorted(merging_acts().items()):
        yield from _act(names.of(act.id), act)


class _Events:
    """The events that organizations took part in, by their ids."""

    def __init__(self, mergers: Iterable[Merger], names: Names) -> None:
        self._names = names
        self._changed: dict[str, list[str]] = {}
        self._resulted: dict[str, list[str]] = {}
        for merger in mergers:
            self._resulted.setdefault(merger.result, []).append(merger.id)
            for original in merger.originals:
                self._changed.setdefault(original, []).append(merger.id)

    def of(self, id_: str) -> Iterator[Triple]:
        """Yield what changed an organization, and what it came of."""
        for said, events in ((CHANGED_BY, self._changed), (RESULTED_FROM, self._resulted)):
            for event in events.get(id_, ()):
                yield Triple(self._names.of(id_), said, self._names.of(event))


def _said(key: str) -> dict[str, str]:
    return {lang: say(key, lang) for lang in LANGUAGES}


def _concept(entry: Entry) -> Concept:
    """Return the concept of a row: what is a name only in a cell or a list is hidden."""
    return Concept(
        entry_iri(entry), REGISTRY + entry.scope, entry.organ, {"vi": entry.name},
        entry.also, (*entry.cell, *entry.short), above=concept("level", entry.level),
    )  # fmt: skip


def _collection(entries: Iterable[Entry]) -> Iterator[Triple]:
    """Yield which concepts are bodies of many."""
    collection = NamedNode(f"{REGISTRY}collective")
    yield Triple(collection, TYPE, COLLECTION)
    for lang in LANGUAGES:
        yield Triple(
            collection, PREF_LABEL, Literal(say("registry-collective", lang), language=lang)
        )
    for entry in entries:
        if entry.collective:
            yield Triple(collection, MEMBER, NamedNode(entry_iri(entry)))


def _organization(subject: NamedNode, entry: Entry) -> Iterator[Triple]:
    yield Triple(subject, TYPE, ORGANIZATION)
    yield Triple(subject, LABEL, Literal(entry.name))
    yield Triple(subject, CLASSIFICATION, NamedNode(entry_iri(entry)))


def _place(subject: NamedNode, code: str, row: Mapping[str, Any]) -> Iterator[Triple]:
    """Yield a province or city: a concept, a place, and what runs it, which mergers are of."""
    names = {"vi": f"{row['kind']} {row['name']}"}
    also = (row["name"], *row.get("also", ()))
    yield from concept_triples(
        Concept(subject.value, REGISTRY + _PLACES, (code,), names, others=also)
    )
    yield Triple(subject, TYPE, ORGANIZATION)
    yield Triple(subject, TYPE, LOCATION)
    yield Triple(subject, IDENTIFIER, Literal(code))


def _act(subject: NamedNode, act: Act) -> Iterator[Triple]:
    yield Triple(subject, TYPE, LEGAL_RESOURCE)
    yield Triple(subject, LABEL, Literal(act.number))
    for lang, title in act.title.items():
        yield Triple(subject, DCT_TITLE, Literal(title, language=lang))
    yield Triple(subject, ID_LOCAL, Literal(act.number))
    yield Triple(subject, DATE_DOCUMENT, Literal(act.issued.isoformat(), datatype=DATE))
