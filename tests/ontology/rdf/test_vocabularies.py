"""Types of the program, data, SKOS, words and shapes have the same closed lists, code by code."""

import re
from typing import get_args

import pytest
from rdflib import RDF, RDFS, SH, SKOS, Literal, URIRef

from kg.exporting.vocabularies.writing import MADE, made
from loaders.grammar.documents import laws
from loaders.grammar.time.deadlines import read_deadline
from loaders.grammar.waiting import statuses
from loaders.grammar.waiting.prerequisites import find_prerequisites
from ontology import vocabulary
from ontology.agencies import default_registry
from ontology.closed_lists import ClosedList, Code, closed_lists
from ontology.document_types import DOCUMENT_TYPE, DocumentType, acts, document_types, slugs
from ontology.registered import registered
from ontology.spelling import fold, slug
from ontology.terms import concept, scheme
from ontology.words import knows, say
from tests.ontology.rdf.loaded import DATA, POLICY, ontology, own, shapes

LISTS: dict[str, tuple[str, ...]] = {
    "actor-level": get_args(vocabulary.ActorLevel),
    "deadline-kind": get_args(vocabulary.DeadlineKind),
    "event": get_args(vocabulary.Event),
    "event-kind": ("met", "done"),
    "level": get_args(vocabulary.Level),
    "lineage-kind": ("same", "part"),
    "recurrence": get_args(vocabulary.Recurrence),
    "relation": get_args(vocabulary.Relation),
    "severity": get_args(vocabulary.Severity),
    "status": get_args(vocabulary.Status),
}
"""The codes as the program's types have them; those of documents are data alone."""

_WORDS = {
    "actor-level": "level", "deadline-kind": "deadline", "event": "event", "event-kind": "kind",
    "level": "level", "lineage-kind": "kind", "recurrence": "recurrence", "severity": "severity",
}  # fmt: skip
"""What the keys of the table of words begin with for the codes of a list."""

_CODES = [(list_, code) for list_ in closed_lists() for code in list_.codes]


def _named(value: object) -> str:
    return value.name if isinstance(value, ClosedList) else getattr(value, "code", str(value))


def _texts(term: str, said: URIRef, language: str | None = "vi") -> list[str]:
    words = [each for each in ontology().objects(URIRef(term), said) if isinstance(each, Literal)]
    return sorted(str(each) for each in words if each.language == language)


@pytest.mark.parametrize("name", MADE)
def test_a_file_of_turtle_is_what_the_data_says(name: str) -> None:
    assert DATA.joinpath(name).read_text(encoding="utf-8") == made(name), "run: make docs"


def test_the_data_has_the_codes_of_the_programs_types_in_their_order() -> None:
    found = {list_.name: tuple(code.code for code in list_.codes) for list_ in closed_lists()}
    found.pop(DOCUMENT_TYPE)
    assert found == LISTS


def test_each_closed_list_is_a_scheme_and_no_other() -> None:
    assert own(SKOS.ConceptScheme) == {URIRef(scheme(each.name)) for each in closed_lists()}


@pytest.mark.parametrize("list_", closed_lists(), ids=_named)
def test_a_scheme_is_called_what_its_list_is_and_has_its_codes(list_: ClosedList) -> None:
    term = scheme(list_.name)
    for language in ("vi", "en"):
        assert _texts(term, RDFS.label, language) == [list_.label[language]]
        assert _texts(term, SKOS.definition, language) == [list_.definition[language]]
    found = set(ontology().subjects(SKOS.inScheme, URIRef(term)))
    assert found == {URIRef(concept(list_.name, each.code)) for each in list_.codes}


@pytest.mark.parametrize(("list_", "code"), _CODES, ids=_named)
def test_a_concept_says_what_its_code_says(list_: ClosedList, code: Code) -> None:
    term = concept(list_.name, code.code)
    assert ontology().value(URIRef(term), RDF.type) == SKOS.Concept
    assert ontology().value(URIRef(term), SKOS.notation) == Literal(code.code)
    for language in ("vi", "en"):
        assert _texts(term, SKOS.prefLabel, language) == [code.names[language]]
    assert _texts(term, SKOS.altLabel) == sorted(code.others)
    assert _texts(term, SKOS.hiddenLabel) == sorted(code.hidden)
    assert _texts(term, SKOS.hiddenLabel, None) == sorted(code.marks)
    assert _texts(term, SKOS.example) == ([code.example] if code.example else [])


def test_every_concept_is_in_one_scheme_and_called_in_both_languages() -> None:
    for term in own(SKOS.Concept):
        assert len(list(ontology().objects(term, SKOS.inScheme))) == 1
        assert [len(_texts(term, SKOS.prefLabel, each)) for each in ("vi", "en")] == [1, 1]


@pytest.mark.parametrize("name", _WORDS)
def test_concepts_are_called_what_the_program_calls_them(name: str) -> None:
    (list_,) = (each for each in closed_lists() if each.name == name)
    for code in list_.codes:
        key = f"{_WORDS[name]}-{code.code}"
        assert knows(key)
        assert code.names == {"vi": say(key, "vi"), "en": say(key, "en")}


def test_every_code_but_that_of_nothing_has_an_example() -> None:
    assert [code.code for _, code in _CODES if not code.example] == ["none"]


def _examples(name: str) -> list[tuple[str, str]]:
    (list_,) = (each for each in closed_lists() if each.name == name)
    return [(code.code, code.example or "") for code in list_.codes]


@pytest.mark.parametrize(("code", "example"), _examples("deadline-kind"))
def test_an_example_of_a_kind_of_deadline_is_read_as_one(code: str, example: str) -> None:
    assert read_deadline(example).deadline.kind == code


@pytest.mark.parametrize(("code", "example"), _examples("recurrence"))
def test_an_example_of_a_recurrence_comes_back(code: str, example: str) -> None:
    assert read_deadline(example).deadline.recurrence == code


@pytest.mark.parametrize(("code", "example"), _examples("event"))
def test_an_example_of_an_awaited_event_is_awaited(code: str, example: str) -> None:
    found = find_prerequisites(example, "deadline", "Lập Đề án", "vn-hp", default_registry())
    assert [each.event for each in found] == [code]


@pytest.mark.parametrize(("code", "example"), _examples("level"))
def test_an_example_of_a_level_is_an_agency_of_it(code: str, example: str) -> None:
    if code != "commune":  # communes are too many for a registry
        assert any(registered(place, example, code) for place in ("vn", "vn-hp", "vn-56"))


@pytest.mark.parametrize("row", document_types(), ids=lambda row: row.abbreviation)
def test_a_type_is_spelled_as_a_folded_text_spells_it(row: DocumentType) -> None:
    for text in (*row.words, *row.misread, *row.spellings):
        assert fold(text) == text
    assert row.slug is None or slug(row.slug) == row.slug


@pytest.mark.parametrize("table", [laws._TYPES, statuses._TYPES], ids=["laws", "statuses"])
def test_no_grammar_knows_a_type_that_the_data_does_not_have(table: dict[str, str | None]) -> None:
    codes = {row.abbreviation for row in document_types()}
    assert {code for code in table.values() if code} <= {*codes, *map(fold, codes)}


def test_no_words_name_two_types() -> None:
    spelled = [text for row in document_types() for text in (*row.words, *row.misread)]
    marks = [fold(text) for row in document_types() for text in (row.abbreviation, *row.spellings)]
    assert len(spelled) == len(set(spelled)) and len(marks) == len(set(marks))


def test_ids_last() -> None:
    """What ids hold never changes: this is what stood in the first version."""
    assert slugs() == {
        "NQ": "nghi-quyet", "KH": "ke-hoach", "CTr": "chuong-trinh", "QĐ": "quyet-dinh",
        "CT": "chi-thi", "KL": "ket-luan", "NĐ": "nghi-dinh", "TT": "thong-tu", "TTr": "to-trinh",
        "CV": "cong-van", "BC": "bao-cao", "ĐA": "de-an", "QC": "quy-che", "HD": "huong-dan",
        "TB": "thong-bao", "QyĐ": "quy-dinh", "TTLT": "thong-tu-lien-tich", "BB": "bien-ban",
        "L": "luat", "Luật": "luat", "PL": "phap-lenh", "Pháp lệnh": "phap-lenh",
        "GM": "giay-moi", "CĐ": "cong-dien",
    }  # fmt: skip
    assert acts() == {"NQ", "QĐ", "NĐ", "TT", "TTLT", "L", "Luật", "PL", "Pháp lệnh"}


_IN_NO_NUMBER = {"CV", "L", "Luật", "PL", "Pháp lệnh"}
"""Types that numbers need not hold: of letters and of the National Assembly and the President."""


def test_every_type_that_a_number_holds_has_a_shape_and_no_other() -> None:
    wanted = {row.abbreviation for row in document_types()} - _IN_NO_NUMBER
    targets = {str(each) for each in shapes().objects(predicate=SH.targetNode)}
    of_types = {each for each in targets if each.startswith(POLICY["document-type-"])}
    assert of_types == {concept(DOCUMENT_TYPE, code) for code in wanted}
    patterns = [str(each) for each in shapes().objects(predicate=SH.pattern)]
    lists = [re.findall(r"\(([^()]+)\)\[-/\]$", each) for each in patterns]
    assert {frozenset(some[0].split("|")) for some in lists if some} == {frozenset(wanted)}
