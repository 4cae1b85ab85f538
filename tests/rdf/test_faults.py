"""Files that are foreign, half, damaged or changed by hand are refused, with the place."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.rdf.reading import read_graph_file
from ontology.errors import UnreadableFile
from tests.rdf.graphs import graph_in

Change = Callable[[str], str]


def _swap(old: str, new: str) -> Change:
    """Return a change of the first of some words, which must be there."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def _of_task(statement: str, instead: str) -> Change:
    """Return a change of a statement of the first task: its text up to the end of the line."""

    def change(text: str) -> str:
        at = text.index("a policy:Task ")
        changed = re.sub(statement, instead, text[at:], count=1)
        assert changed != text[at:]
        return text[:at] + changed

    return change


def _without_last_subject(text: str) -> str:
    return text[: text.rindex("\n<") + 1]


_OURS = "https://policy-graph.example"
FAULTS: dict[str, tuple[Change, str]] = {
    "cut off": (lambda text: text[: len(text) // 2], "rdf-syntax"),
    "not UTF-8": (_swap("policy:title", "policy:title \udcff"), "rdf-syntax"),
    "without its end": (_without_last_subject, "rdf-not-one"),
    "without its head": (_swap("a dcat:Dataset", "a dcat:Catalog"), "rdf-foreign"),
    "of a newer kg": (_swap("policy:formatVersion 1", "policy:formatVersion 9"), "rdf-newer"),
    "a class misspelt": (_swap("a policy:Target ", "a policy:Tarjet "), "rdf-half"),
    "a property misspelt": (_swap("policy:unit ", "policy:unyt "), "rdf-unknown-term"),
    "no reference": (_swap("policy:ref ", "policy:note "), "rdf-breaks-shape"),
    "a blank title": (_of_task(r'policy:title "[^"]*"', 'policy:title " "'), "rdf-breaks-shape"),
    "no evidence": (_of_task(r"\tpolicy:evidence [^\n]*\n", ""), "rdf-breaks-shape"),
    "a code misspelt": (_swap('Kind "fixed"', 'Kind "fixt"'), "rdf-breaks-shape"),
    "no day": (_swap('-31"^^xsd:date', '-32"^^xsd:date'), "rdf-breaks-shape"),
    "under another base": (_swap(f"<{_OURS}/dataset>", "<https://x.example/dataset>"), "rdf-half"),
    "another id": (_swap('policy:id "/akn', 'policy:id "/akm'), "rdf-other-id"),
    "a tie more": (
        _swap("policy:ledBy <", f"policy:ledBy <{_OURS}/agency/vn/chính-phủ> , <"),
        "rdf-oversaid",
    ),
    "a concept of another code": (
        _swap(
            "policy:levelConcept policy:level-department", "policy:levelConcept policy:level-other"
        ),
        "rdf-unsaid",
    ),
    "a concept more": (
        _swap("policy:levelConcept ", "policy:levelConcept policy:level-ministry , "),
        "rdf-oversaid",
    ),
    "another label": (_swap('rdfs:label "', 'rdfs:label "x'), "rdf-unsaid"),
    "the day of an instant": (
        _swap('time:inXSDDate "2026-', 'time:inXSDDate "2027-'),
        "rdf-unsaid",
    ),
    "no alias": (_swap("owl:sameAs <", "owl:differentFrom <"), "rdf-unsaid"),
    "a class more": (_swap("a policy:Target ", "a policy:Target , policy:Deadline "), "rdf-half"),
    "a subject more": (
        lambda text: f'{text}<{_OURS}/note> policy:note "x" .\n',
        "rdf-oversaid",
    ),
    "a cell less": (
        lambda text: re.sub(r"rdf:rest _:l\d+ ", "rdf:rest rdf:nil ", text, count=1),
        "rdf-oversaid",
    ),
    "a broken list": (_swap("_:l5 rdf:first", "_:k5 rdf:first"), "rdf-no-list"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_place(name: str, samples_turtle: Path, tmp_path: Path) -> None:
    change, key = FAULTS[name]
    file = tmp_path / "x.ttl"
    text = change(samples_turtle.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(UnreadableFile) as refused:
        read_graph_file(file)
    assert refused.value.key == key
    assert len(str(refused.value).splitlines()) <= 2
    if key not in ("rdf-syntax", "rdf-foreign", "rdf-newer", "rdf-no-graph"):
        assert refused.value.values["subject"]


_REMARKS = f"""
<{_OURS}/dataset> <http://purl.org/dc/terms/license> <https://licence.example/> .
<{_OURS}/akn/vn/x> <http://www.w3.org/2000/01/rdf-schema#seeAlso> <https://other.example/> .
[] <http://www.w3.org/ns/oa#hasBody> "a remark" .
"""


def test_remarks_in_other_vocabularies_are_left_out_and_told(
    samples_turtle: Path, samples_store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "x.ttl"
    file.write_text(samples_turtle.read_text(encoding="utf-8") + _REMARKS, encoding="utf-8")
    found = read_graph_file(file)
    assert found.graph == graph_in(samples_store)
    values = sorted(each.value for each in found.left_out)
    assert values == ["a remark", "https://licence.example/", "https://other.example/"]
    assert read_graph_file(samples_turtle).left_out == ()


def test_a_syntax_error_has_its_line(samples_turtle: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.ttl"
    lines = samples_turtle.read_text(encoding="utf-8").splitlines()
    lines[99] = "\tpolicy:title policy:title policy:title ."
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(UnreadableFile) as refused:
        read_graph_file(file)
    assert refused.value.values["line"] == 100


@pytest.mark.parametrize("text", ["", "<http://a.example/x> a <http://a.example/C> ."])
def test_foreign_turtle(text: str, tmp_path: Path) -> None:
    file = tmp_path / "x.ttl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile) as refused:
        read_graph_file(file)
    assert refused.value.key == "rdf-foreign"


def test_another_ending(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_graph_file(tmp_path / "x.rdf")


def test_json_ld_fetches_nothing(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonld"
    file.write_text('{"@context": "https://a.example/c.jsonld", "@id": "x:y"}', encoding="utf-8")
    with pytest.raises(UnreadableFile) as refused:
        read_graph_file(file)
    assert refused.value.key == "rdf-syntax"
