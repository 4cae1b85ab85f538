"""Parameters as people write them: each type, and what is refused."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from ontology.errors import NotFound, WrongUse
from queries.catalogue.catalogue import Question
from queries.catalogue.heads import Head
from queries.catalogue.values import shell_word, split_given, values_of

TODAY = dt.date(2026, 6, 30)
_WORDS = {"vi": "v", "en": "e"}
_TYPES: dict[str, dict[str, Any]] = {
    "task": {"type": "task", "example": "1/KH-X#1"},
    "agency": {"type": "agency", "default": ""},
    "anything": {"type": "thing", "default": ""},
    "day": {"type": "day", "default": "today"},
    "days": {"type": "integer", "default": 90},
    "text": {"type": "text", "default": ""},
}


def asking(**parameters: dict[str, Any]) -> Question:
    """A question with these parameters."""
    head = {
        "question": _WORDS,
        "parameters": {name: {**each, **_WORDS} for name, each in parameters.items()},
        "columns": {"id": _WORDS},
    }
    return Question("q", Path("q.cypher"), Head.model_validate(head), {"neo4j": "x"}, False)


def _found(name: str, kinds: tuple[str, ...]) -> str:
    if name == "nobody":
        raise NotFound("nothing-named", name=name)
    return f"/{'+'.join(kinds)}/{name}"


def values(**given: str) -> dict[str, Any]:
    """The values of a question with a parameter of each type."""
    return values_of(asking(**_TYPES), {"task": "a", **given}, _found, TODAY)


def test_what_is_not_given_has_its_default() -> None:
    assert values() == {
        "task": "/Task/a",
        "agency": None,
        "anything": None,
        "day": TODAY,
        "days": 90,
        "text": None,
    }


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("agency", "Sở A", "/Agency/Sở A"),
        ("anything", "b", "//b"),
        ("agency", "", None),
        ("day", "2026-12-31", dt.date(2026, 12, 31)),
        ("day", "31/12/2026", dt.date(2026, 12, 31)),
        ("day", "today", TODAY),
        ("days", "-7", -7),
        ("text", "x = y", "x = y"),
    ],
)
def test_what_is_given_is_read_by_its_type(name: str, written: str, value: object) -> None:
    assert values(**{name: written})[name] == value


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("day", "31/6/2026", "“31/6/2026” is not a day"),
        ("day", "", "“” is not a day"),
        ("days", "many", "“many” is not a whole number"),
        ("days", "1" * 19, "at most 18 digits"),
        ("days", "", "“” is not a whole number"),
        ("agncy", "x", "no parameter “agncy”. It has: task, agency, anything, day, days, text."),
    ],
)
def test_what_is_wrong_is_refused(name: str, written: str, said: str) -> None:
    with pytest.raises(WrongUse) as caught:
        values(**{name: written})
    assert said in str(caught.value)


def test_what_is_not_there_is_said_as_by_every_command() -> None:
    with pytest.raises(NotFound):
        values(agency="nobody")


def test_what_is_missing_is_said_with_an_example() -> None:
    with pytest.raises(WrongUse, match=r"needs: task\. Example: --param task=1/KH-X#1"):
        values_of(asking(**_TYPES), {}, _found, TODAY)


def test_a_question_without_parameters_takes_none() -> None:
    with pytest.raises(WrongUse, match="takes no parameters"):
        values_of(asking(), {"day": "today"}, _found, TODAY)


@pytest.mark.parametrize("given", [["day"], ["=x"], [" = x"], ["a=1", "a=2"]])
def test_pairs_that_are_none(given: list[str]) -> None:
    with pytest.raises(WrongUse):
        split_given(given)


@pytest.mark.parametrize(
    "word", ["a", "95/KH-UBND#PL/III/2", "#x", "Sở A", "it's", "", "~", "$x", "$(x)", "*", "a;b"]
)
def test_a_word_is_one_word_of_a_command_line(word: str) -> None:
    import subprocess

    done = subprocess.run(
        ["/bin/sh", "-c", f"printf %s {shell_word(word)}"],
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == word
