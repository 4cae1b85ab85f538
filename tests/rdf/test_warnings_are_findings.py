"""What ``kg validate`` warns of in a graph that was built is a finding, and the reverse."""

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.rdf.checking import Checker
from loaders.rdf.shapes import Shape, own_shapes
from loaders.rdf.statements import read_statements
from loaders.reading import Contradiction, DocumentName, Reading, Words
from loaders.resolving.findings import find_contradictions
from ontology.fitting import OF_LEVEL, TYPES
from ontology.iris import DEFAULT_BASE, iri_of
from ontology.model import Deadline, Document, Evidence, Graph, Milestone, Task
from ontology.words import words
from tests.rdf.graphs import exported, stored

PLAN = "/akn/vn-xx/doc/ke-hoach/ubnd/2031-04-03/30-kh-ubnd"
WORK = f"{PLAN}#PL/1"
EARLY, LATE = dt.date(2031, 1, 1), dt.date(2031, 2, 1)

_RULES = {
    "fits-level-": {"number-level"},
    "fits-document-type-": {"number-code"},
    "contradicts-number": {"number-issuer", "number-type"},
    "Task-deadline-order": {"deadline-reversed"},
    "Milestone-order": {"stage-reversed"},
}
"""The rules of the findings that say what a warning says, by what the shape's name begins with."""

TOLD_BY_CHECK_ALONE = {"cycle", "declared-count", "number-gap"}
"""What SHACL Core has no words for: walks without end, sums, numbers that are not there."""


def _warning_shapes() -> list[str]:
    found: list[Shape] = []
    for shape in own_shapes():
        found += [each for each in (shape, *shape.properties) if each.severity == "Warning"]
    return sorted(each.id.rpartition("#")[2] for each in found)


def _rules_of(shape: str) -> set[str]:
    return next(rules for beginning, rules in _RULES.items() if shape.startswith(beginning))


def _document(number: str | None, level: str, type_: str | None) -> Document:
    return Document.model_validate({
        "id": PLAN, "number": number, "type": type_, "issuer": None, "issuer_printed": None,
        "place": None, "date": None, "title": None, "level": level, "file": "a.txt",
    })  # fmt: skip


def _task(deadline: Deadline) -> Task:
    shown = Evidence(field="title", file="a.txt", start=0, end=1, quote="T")
    return Task(
        id=WORK, document=PLAN, ref="PL/1", no="1", title="T", deadline=deadline, evidence=(shown,)
    )


def _built(document: Document, deadline: Deadline, rules: tuple[str, ...] = ()) -> Graph:
    """Return a graph with the findings that a build gives it."""
    task = _task(deadline)
    quoted = Words(field="number", start=0, end=2, quote="30")
    nobody = DocumentName(number=None, type=None, organ=None, place=None)
    contradictions = tuple(
        Contradiction.model_validate({"rule": rule, "number": quoted, "printed": quoted})
        for rule in rules
    )
    reading = Reading(document=nobody, contradictions=contradictions)
    found = find_contradictions([document], [task], [], [], {PLAN: reading})
    return Graph(documents=(document,), tasks=(task,), findings=found)


def _warned(graph: Graph) -> set[tuple[str, str]]:
    """Return the shapes that warn, each with the document or task that it is about."""
    with tempfile.TemporaryDirectory() as folder:
        store = stored(graph, Path(folder, "x.kg"))
        data = read_statements(exported(store, Path(folder, "x.ttl")))
    results = [*Checker(data).results(own_shapes())]
    assert {each.shape.severity for each in results} <= {"Warning"}
    names = {iri_of(id_, DEFAULT_BASE): id_ for id_ in (PLAN, WORK)}
    return {
        (each.shape.id.rpartition("#")[2],
         names.get(each.focus.partition("/milestone/")[0], PLAN))
        for each in results
    }  # fmt: skip


_FITTING = Deadline()
_PLAIN = _document("30/KH-UBND", "city-government", "KH")
_OTHER_LEVEL = dict.fromkeys(OF_LEVEL, "29/NQ-CP") | {"government": "12-NQ/TW"}


def _example(shape: str) -> Graph:
    """Return a built graph of which one warning shape tells."""
    code = shape.rpartition("-")[2]
    if shape.startswith("fits-level-"):
        level = shape.removeprefix("fits-level-")
        return _built(_document(_OTHER_LEVEL[level], level, None), _FITTING)
    if shape.startswith("fits-document-type-"):
        other = "NQ" if code != "NQ" else "KH"
        return _built(_document(f"3/{other}-SCT", "other", code), _FITTING)
    match shape:
        case "contradicts-number":
            return _built(_PLAIN, _FITTING, ("number-issuer",))
        case "Task-deadline-order":
            return _built(_PLAIN, Deadline(raw="x", kind="period", start=LATE, end=EARLY))
        case "Milestone-order":
            stage = Milestone(label="lập", start=LATE, end=EARLY)
            return _built(_PLAIN, Deadline(raw="x", kind="mixed", milestones=(stage,)))
    raise AssertionError(f"no example of {shape}")


@pytest.mark.parametrize("shape", _warning_shapes())
def test_each_warning_is_a_finding_about_the_same_thing(shape: str) -> None:
    graph = _example(shape)
    ((told, subject),) = _warned(graph)
    assert told == shape
    (finding,) = graph.findings
    assert finding.rule in _rules_of(shape) and finding.level == "warning"
    assert finding.subjects == (subject,)


_NUMBERS = st.sampled_from([
    None, "30/KH-UBND", "29/NQ-CP", "7/QĐ-TTg", "12-NQ/TW", "05-CTr/TU", "46-CTr/ĐU",
    "31/2034/QH16", "686/NQ-UBTVQH15", "3/NQ-HĐND", "12/KH-SKHCN", "28/2031/TT-BTC", "123/UBND-KT",
    "14-CV/VPTU", "5/2031/TTLT-BNV-BTC", "10/KH-BCĐ",
])  # fmt: skip
_DAYS = st.sampled_from([None, EARLY, LATE])
_DEADLINES = st.builds(
    Deadline,
    raw=st.just("x"),
    start=_DAYS,
    end=_DAYS,
    milestones=st.lists(
        st.builds(Milestone, label=st.sampled_from([None, "lập"]), start=_DAYS, end=_DAYS),
        max_size=2,
    ).map(tuple),
)
_BUILT = st.builds(
    _built,
    st.builds(
        _document,
        _NUMBERS,
        st.sampled_from([*OF_LEVEL, "other"]),
        st.sampled_from([None, *TYPES, "CV", "Luật"]),
    ),
    _DEADLINES,
    st.sampled_from([(), ("number-issuer",), ("number-type",), ("number-issuer", "number-type")]),
)


@settings(max_examples=150, deadline=None)
@given(_BUILT)
def test_warnings_and_findings_agree_on_any_built_graph(graph: Graph) -> None:
    warned = _warned(graph)
    found = {(finding.rule, finding.subjects[0]) for finding in graph.findings}
    assert {rule for rule, _ in found}.isdisjoint(TOLD_BY_CHECK_ALONE)
    for shape, subject in warned:
        assert any((rule, subject) in found for rule in _rules_of(shape)), shape
    for rule, subject in found:
        shapes = [shape for shape, about in warned if about == subject]
        assert any(rule in _rules_of(shape) for shape in shapes), rule


def test_every_rule_of_a_finding_is_a_warning_or_told_by_check_alone() -> None:
    rules = {key.removeprefix("finding-") for key in words() if key.startswith("finding-")}
    of_warnings = set[str]().union(*_RULES.values())
    of_events = {rule for rule in rules if rule.startswith("event-")}
    assert rules == of_warnings | of_events | TOLD_BY_CHECK_ALONE


def test_the_levels_and_types_are_those_of_the_shapes() -> None:
    shapes = _warning_shapes()
    levels = {s.removeprefix("fits-level-") for s in shapes if s.startswith("fits-level-")}
    types = {s.rpartition("-")[2] for s in shapes if s.startswith("fits-document-type-")}
    assert levels == {*OF_LEVEL} and types == {*TYPES}
