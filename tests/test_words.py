"""The one table of words: whole in both languages, all of it used, nothing said beside it."""

import ast
import re
import tomllib
from collections.abc import Iterator
from string import Formatter
from typing import get_args

import pytest

import ontology.errors
from kg.rendering.wording import SPOKEN
from ontology import vocabulary
from ontology.words import LANGUAGES, language_of, say, table, words
from tests.sources import program
from viz.words import page_files, page_words, said_on_page

_ERRORS = {
    name
    for name, value in vars(ontology.errors).items()
    if isinstance(value, type) and issubclass(value, ontology.errors.PolicyGraphError)
}


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", words())
def test_a_key_has_words_in_both_languages_with_the_same_places(key: str) -> None:
    entry = words()[key]
    assert set(entry) == set(LANGUAGES)
    assert all(text.strip() == text and text for text in entry.values())
    assert _places(entry["vi"]) == _places(entry["en"])


def test_the_table_is_what_toml_reads_in_its_file() -> None:
    assert words() == tomllib.loads(table())


def _said() -> Iterator[tuple[str, ast.Call, ast.expr]]:
    """Each call that says something, with the expression of its key."""
    for source in program():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
                name = node.func.id if isinstance(node.func, ast.Name) else name
                if name == "say" or name in _ERRORS:
                    yield f"{source.place}:{node.lineno}", node, node.args[0]


def test_what_the_program_says_is_in_the_table() -> None:
    for place, call, key in _said():
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            assert key.value in words(), f"{place} says {key.value!r}"
            given = {keyword.arg for keyword in call.keywords}
            if None not in given:  # not every value stands in the call where ** is used
                missing = _places(words()[key.value]["en"]) - given
                assert not missing, f"{place} does not say {missing}"


def test_what_an_answer_notes_is_in_the_table() -> None:
    noted = [
        constant.value
        for source in program()
        for call in ast.walk(source.tree)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "notes"
        for constant in ast.walk(keyword.value)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    ]
    assert "blocked-nearest" in noted
    assert set(noted) <= set(words())


_OF_CODES = ("words_of_code", "self._code")


def _beginnings() -> Iterator[str]:
    """Yield what the keys begin with that the program puts together from a code."""
    yield from (f"{beginning}-" for beginning in SPOKEN.values())
    for source in program():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                yield str(node.values[0].value)
            if isinstance(node, ast.Call) and ast.unparse(node.func) in _OF_CODES:
                yield f"{ast.unparse(node.args[0])[1:-1]}-"  # without its quotes


def test_every_word_of_the_table_is_said() -> None:
    said = {
        node.value
        for source in program()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    on_page, begun_on_page = said_on_page()
    said |= on_page
    beginnings = (*_beginnings(), *begun_on_page)
    begun = tuple(b for b in beginnings if re.fullmatch(r"[a-z]+-(?:[a-z]+-)*", b))
    assert not [key for key in words() if key not in said and not key.startswith(begun)]


def test_what_the_page_says_is_in_the_table() -> None:
    said = {key for key in said_on_page()[0] if key.startswith("page-")}
    assert len(said) > 50
    assert said <= set(words())
    for beginning in said_on_page()[1]:
        assert any(key.startswith(beginning) for key in words()), beginning


def test_the_page_has_every_word_that_it_says_in_both_languages() -> None:
    known = page_words()
    for name, text in page_files():
        for key in re.findall(r"""(?:say|section)\(\s*["']([^"']+)["']""", text):
            assert set(known[key]) == set(LANGUAGES), f"{name} says {key}"


def test_no_word_stands_in_the_page_beside_the_table() -> None:
    letters = re.compile(
        r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.I
    )
    for name, text in page_files():
        shown = re.sub(r"//.*|/\*.*?\*/|replaceAll\(\"đ\", \"d\"\)", "", text)
        assert not letters.findall(shown), name


@pytest.mark.parametrize(
    ("beginning", "codes"),
    [
        ("state", vocabulary.State),
        ("event", vocabulary.Event),
        ("level", vocabulary.Level),
        ("severity", vocabulary.Severity),
    ],
)
def test_each_code_of_a_closed_list_has_words(beginning: str, codes: object) -> None:
    for code in get_args(codes):
        assert say(f"{beginning}-{code}", "vi") and say(f"{beginning}-{code}", "en")


def test_an_error_says_in_english_what_it_would_print() -> None:
    error = ontology.errors.WrongUse("usage-no-date", value="mai")
    assert "mai" in str(error)


def test_lists_are_written_with_commas() -> None:
    assert "a, b" in say("usage-choose", "en", choices=("a", "b"))


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "vi"}, "vi"),
        ({"LANG": "vi_VN", "LC_ALL": ""}, "vi"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language
