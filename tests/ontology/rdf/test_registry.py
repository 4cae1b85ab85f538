"""The registry as a vocabulary has every row of the data and nothing else, mergers above all."""

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from rdflib import DCTERMS, ORG, PROV, RDF, SKOS, XSD, Literal, Namespace, URIRef
from rdflib.term import Node

from ontology.agency_files import Entry, read_files
from ontology.identity import agency_id
from ontology.iris import iri_of
from ontology.merging_acts import merging_acts
from ontology.places import rows
from ontology.registered import REGISTRY, entry_iri
from ontology.spelling import fold
from ontology.terms import concept
from tests.ontology.rdf.loaded import DATA, ontology, registry

ENTRIES = read_files().entries
_REGISTRY = Namespace(REGISTRY)
_SCHEMES = ("local", "state", "international", "places")
_SPELLED = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


class Row(NamedTuple):
    """A merger as a row of the data says it: IRIs of what was and what came of it, the act."""

    original: URIRef
    result: URIRef
    act: str | None


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(DATA.joinpath(name).read_text(encoding="utf-8"))


def _thing(id_: str) -> URIRef:
    return URIRef(iri_of(id_))


def _rows() -> Iterator[Row]:
    """Yield what the files themselves say, not what the program reads in them."""
    for level in _data("agencies.toml")["state"].values():
        for name, row in level.items():
            if into := row.get("successor"):
                old, new = (_thing(agency_id("vn", each)) for each in (name, into))
                yield Row(old, new, row.get("act"))
    for code, row in _data("places.toml").items():
        if into := row.get("into"):
            yield Row(_thing(f"/place/vn-{code}"), _thing(f"/place/vn-{into}"), row.get("act"))


ROWS = [*_rows()]


def _values(subject: Node, said: URIRef) -> list[Node]:
    return list(registry().objects(subject, said))


def _texts(subject: Node, *said: URIRef) -> list[str]:
    return [str(each) for property_ in said for each in _values(subject, property_)]


def test_every_merger_of_the_data_is_an_event_and_no_other() -> None:
    found = {
        (original, result)
        for event in registry().subjects(RDF.type, ORG.ChangeEvent)
        for original in _values(event, ORG.originalOrganization)
        for result in _values(event, ORG.resultingOrganization)
    }
    assert found == {(row.original, row.result) for row in ROWS}
    assert len(found) == len(ROWS) == 29 + 14


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.original.rpartition("/")[2])
def test_an_event_has_the_day_and_the_act_of_its_row(row: Row) -> None:
    (event,) = _values(row.original, ORG.changedBy)
    acts = [merging_acts()[row.act]] if row.act else []
    assert _values(event, PROV.wasInfluencedBy) == [_thing(act.id) for act in acts]
    days = [Literal(act.since, datatype=XSD.date) for act in acts]
    assert _values(event, DCTERMS.date) == days


def test_organizations_lead_to_their_events_and_back() -> None:
    for there, back in (
        (ORG.changedBy, ORG.originalOrganization),
        (ORG.resultedFrom, ORG.resultingOrganization),
    ):
        pairs = {(one, event) for one, event in registry().subject_objects(there)}
        assert pairs == {(one, event) for event, one in registry().subject_objects(back)}
        assert all((one, RDF.type, ORG.Organization) in registry() for one, _ in pairs)


def test_what_one_act_brought_into_one_is_one_event() -> None:
    events = list(registry().subjects(RDF.type, ORG.ChangeEvent))
    together = {(row.result, row.act) for row in ROWS if row.act}
    assert len(events) == len(together) + sum(not row.act for row in ROWS)
    for event in events:
        assert len(_values(event, ORG.resultingOrganization)) == 1


def test_ministries_were_merged_by_one_act_and_provinces_by_another() -> None:
    """What is said of days and acts is said here again, so that no slip of a key passes."""
    ministries = [row for row in ROWS if row.act == "176/2025/QH15"]
    assert len(ministries) == 7 and all("/agency/vn/" in row.original for row in ministries)
    assert all("/place/" in row.original for row in ROWS if row.act == "202/2025/QH15")
    since = {act.number: (act.issued, act.since) for act in merging_acts().values()}
    assert since == {
        "176/2025/QH15": (dt.date(2025, 2, 18), dt.date(2025, 3, 1)),
        "202/2025/QH15": (dt.date(2025, 6, 12), dt.date(2025, 7, 1)),
    }
    assert {row.act for row in ROWS if row.act} == set(since)


def test_nothing_that_is_gone_has_come_of_something() -> None:
    gone = {row.original for row in ROWS}
    assert not gone & {row.result for row in ROWS}


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.name)
def test_an_act_stands_beside_a_successor_of_the_same_level(entry: Entry) -> None:
    if entry.act:
        assert entry.successor
    assert {f"vn-{code}" for code in entry.unless} <= rows().keys()
    if entry.unless:
        assert entry.successor and entry.scope == "local"
    if entry.successor:
        assert ENTRIES[entry.successor][1:3] == entry[1:3]  # scope and level


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.name)
def test_a_row_is_a_concept_with_all_its_spellings(entry: Entry) -> None:
    term = URIRef(entry_iri(entry))
    assert _values(term, SKOS.inScheme) == [_REGISTRY[entry.scope]]
    assert _values(term, SKOS.prefLabel) == [Literal(entry.name, lang="vi")]
    assert set(_texts(term, SKOS.notation)) == set(entry.organ)
    assert set(_texts(term, *_SPELLED)) == {
        entry.name, *entry.also, *entry.cell, *entry.short,
    }  # fmt: skip
    assert set(_texts(term, SKOS.altLabel)) == set(entry.also) - {entry.name}
    assert _values(term, SKOS.broadMatch) == [URIRef(concept("level", entry.level))]
    assert ((_REGISTRY.collective, SKOS.member, term) in registry()) == entry.collective


def test_every_concept_is_a_row() -> None:
    places = {_thing(f"/place/vn-{code}") for code in _data("places.toml")}
    wanted = {URIRef(entry_iri(entry)) for entry in ENTRIES.values()} | places
    assert set(registry().subjects(RDF.type, SKOS.Concept)) == wanted
    assert len(wanted) == len(ENTRIES) + 63
    schemes = set(registry().subjects(RDF.type, SKOS.ConceptScheme))
    assert schemes == {_REGISTRY[name] for name in _SCHEMES}


def test_an_organ_that_there_is_once_is_the_organization_that_an_export_names() -> None:
    once = {
        (_thing(agency_id("vn" if entry.scope == "state" else "int", entry.name)), entry_iri(entry))
        for entry in ENTRIES.values()
        if entry.scope != "local" and not entry.collective and "{" not in entry.name
    }
    found = registry().subject_objects(ORG.classification)
    assert {(one, str(kind)) for one, kind in found} == once


@pytest.mark.parametrize("scheme", _SCHEMES)
def test_no_spelling_belongs_to_two_rows_of_a_scheme(scheme: str) -> None:
    """A city's "Tài chính" and a ministry's are of two schemes: the heading of a list tells."""
    concepts = list(registry().subjects(SKOS.inScheme, _REGISTRY[scheme]))
    spelled = Counter(
        text for term in concepts for text in {fold(each) for each in _texts(term, *_SPELLED)}
    )
    codes = Counter(code for term in concepts for code in _texts(term, SKOS.notation))
    for found in (spelled, codes):
        assert [each for each, count in found.items() if count > 1] == []


def test_no_concept_has_a_spelling_in_two_ways() -> None:
    for graph in (registry(), ontology()):
        for term in graph.subjects(RDF.type, SKOS.Concept):
            labels = [label for property_ in _SPELLED for label in graph.objects(term, property_)]
            assert len(labels) == len(set(labels)), term
