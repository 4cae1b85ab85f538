"""The words of the page, in both languages, from the table that the whole program speaks from."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from ontology.words import words

_SAID = re.compile(r"""(?<!id=)(?<!getElementById\()["']([a-z]+(?:-\w+)+)["']""")
"""What may be a key, in template and scripts."""

_IN_BOTH = re.compile(r"\{\{say:([\w-]+)\}\}")
"""What the template says before the page knows its reader's language."""

_BEGUN = re.compile(r"`((?:[a-z]+-)+)\$\{")
"""Keys that a script puts together: what stands before the code."""


def page_words(reasons: Iterable[str] = ()) -> dict[str, Mapping[str, str]]:
    """Return every word that the page may say: key → language → text.

    ``reasons`` are keys that stand in facts: why words were not read.
    """
    said, begun = said_on_page()
    wanted, begun_with = said.union(reasons), tuple(begun)
    return {
        key: entry for key, entry in words().items() if key in wanted or key.startswith(begun_with)
    }


@lru_cache(maxsize=1)
def said_on_page() -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys that template and scripts name, and what keys that they make begin with."""
    text = "\n".join(each for _, each in page_files())
    said = {*_SAID.findall(text), *_IN_BOTH.findall(text)}
    return frozenset(said), frozenset({*_BEGUN.findall(text), "page-fold-"})


def page_files() -> list[tuple[str, str]]:
    """Return name and text of the template, the style and the scripts, in order of name."""
    folder = files("viz").joinpath("page")
    found = [*folder.iterdir(), *folder.joinpath("script").iterdir()]
    texts = [each for each in found if each.name.endswith((".html", ".css", ".js"))]
    texts.sort(key=lambda each: each.name)
    return [(each.name, each.read_text(encoding="utf-8")) for each in texts]
