"""Every word that people read, from one table, in Vietnamese and English.

The table is ``ontology/data/words.toml``: one entry for each thing that is said, with a text for
each language. Places in a text are named: ``{file}``. Nothing else in the project holds words
for people, so that a page, a table and an error message call the same thing by the same name.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

Language = Literal["vi", "en"]

LANGUAGES: tuple[Language, ...] = ("vi", "en")

_KEY = re.compile(r"^\[([^\]\n]+)\]$", re.MULTILINE)

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Who says what the terminal's language is, strongest first."""


def say(key: str, lang: str = "en", /, **values: object) -> str:
    """Return the words of ``key`` in a language, their places filled with ``values``.

    A list of values is written with commas between; a key that the table lacks is a mistake of
    ours and raises KeyError (a test finds each key that the program says).

    >>> say("state-blocked", "en"), say("state-blocked", "vi")
    ('blocked', 'bị chặn')
    """
    text = _entry(key)[lang]
    if not values:
        return text
    return text.format_map({name: _written(value) for name, value in values.items()})


def knows(key: str) -> bool:
    """Return whether the table has this key."""
    return key in _entries()


def words() -> Mapping[str, Mapping[str, str]]:
    """Return the whole table: key → language → text."""
    return {key: _entry(key) for key in _entries()}


@lru_cache(maxsize=1)
def table() -> str:
    """Return the text of the table, as it stands in its file."""
    return files("ontology").joinpath("data/words.toml").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, str]:
    """Return the text of each entry by its key.

    Reading the whole table as TOML takes longer than all else that ``kg --help`` does.
    """
    pieces = _KEY.split(table())
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


@cache
def _entry(key: str) -> Mapping[str, str]:
    import tomllib

    return tomllib.loads(_entries()[key])


def language_of(environment: Mapping[str, str]) -> Language:
    """Return the language of a terminal's locale: Vietnamese where it says so, else English.

    >>> language_of({"LANG": "vi_VN.UTF-8"}), language_of({"LANG": "vi_VN", "LC_ALL": "C"})
    ('vi', 'en')
    """
    locale = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    return "vi" if locale.lower().startswith("vi") else "en"


def _written(value: object) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(item) for item in value)
    return str(value)
