"""Every question of the catalogue: whole, read only, the same on both engines, with rows."""

import re
from importlib.util import find_spec

import pytest

from queries.catalogue.catalogue import OWN, Catalogue, Question
from queries.catalogue.reading import parameters_in
from tests.catalogue.conftest import Ask
from tests.catalogue.ways import Asked, Way, ask
from tests.questions_page import example_of

NAMES = {
    "waiting": (
        "prerequisites-of",
        "waiting-for",
        "awaited-acts",
        "awaited-from",
        "guidance-awaited",
        "blocked-tasks",
        "blocked-chains",
        "blocked-by-agency",
        "deadlines-at-risk",
        "ready-to-start",
        "bottlenecks",
        "frees",
    ),
    "change": (
        "impact-documents",
        "impact-tasks",
        "impact-agencies",
        "impact-products",
        "chain-of-task",
        "plans-under",
        "citation-path",
        "replaced-but-cited",
        "amendments",
        "without-higher-basis",
        "central-without-plan",
    ),
    "people": (
        "agency-tasks",
        "agency-workload",
        "agencies-together",
        "without-lead",
        "collective-only",
    ),
    "time": (
        "due-between",
        "recurring",
        "without-deadline",
        "products-issued",
        "without-product",
        "milestones-of",
        "evidence-of",
        "unresolved",
    ),
}
"""Every question by its group."""

WITHOUT_ROWS = {
    "collective-only",
    "replaced-but-cited",
    "without-deadline",
    "without-higher-basis",
}
"""Questions without parameters whose answer on the samples is that there is nothing."""

_WRITING = re.compile(
    r"\b(?:CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|LOAD|COPY|INSTALL)\b"
    r"|\bCALL\s+(?![({])",
    re.IGNORECASE,
)
_NO_STATEMENT = re.compile(
    r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`", re.DOTALL
)

of_each_question = pytest.mark.parametrize("name", Catalogue().names)


def examples(question: Question) -> dict[str, str]:
    """What the head gives for each parameter, on a fixed day."""
    given = {name: example_of(each) for name, each in question.head.parameters.items()}
    return {name: value for name, value in given.items() if value is not None}


def test_every_question_is_there() -> None:
    assert sum(map(len, NAMES.values())) == 36
    assert set(Catalogue().names) == {name for group in NAMES.values() for name in group}


def test_every_file_is_of_a_question() -> None:
    files = {path.name.partition(".")[0] for path in OWN.iterdir()}
    assert files == set(Catalogue().names)


@of_each_question
def test_a_question_has_a_whole_head(name: str) -> None:
    head = Catalogue().question(name).head
    assert name in NAMES[head.question.group or ""]
    assert "id" in head.columns, "every row names a thing"
    assert head.question.vi.endswith("?") and head.question.en.endswith("?")


@of_each_question
def test_each_parameter_is_declared_and_used(name: str) -> None:
    question = Catalogue().question(name)
    declared = set(question.head.parameters)
    aside = {question.head.path.to} if question.head.path else set()
    for dialect, text in question.texts.items():
        assert declared - parameters_in(text) <= aside, dialect


@of_each_question
def test_texts_only_read(name: str) -> None:
    for text in Catalogue().question(name).texts.values():
        assert not _WRITING.search(_NO_STATEMENT.sub(" ", text))


@of_each_question
def test_what_has_no_text_for_ladybug_is_computed(name: str) -> None:
    question = Catalogue().question(name)
    module = f"queries.computed.{name.replace('-', '_')}"
    assert question.computed == (find_spec(module) is not None) or question.head.after


@of_each_question
def test_the_examples_have_rows_on_the_samples(name: str, asked: Ask) -> None:
    question = Catalogue().question(name)
    found = asked(name, **examples(question))
    assert found.columns == question.head.printed
    assert bool(found.rows) == (name not in WITHOUT_ROWS), "an example shows what is answered"
    assert len(set(found.rows)) == len(found.rows), "no row comes twice"


@of_each_question
def test_both_engines_give_the_same_rows_in_the_same_order(
    name: str, ladybug: Way, neo4j: Way
) -> None:
    given = examples(Catalogue().question(name))
    here, there = (ask(way, name, given) for way in (ladybug, neo4j))
    assert _with_types(here) == _with_types(there)
    assert here.chains == there.chains


def _with_types(found: Asked) -> list[list[tuple[object, type]]]:
    return [[(value, type(value)) for value in row] for row in found.rows]
