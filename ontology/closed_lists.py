"""The closed lists with their words: what people call each code, with an example.

They are data (``data/vocabularies.toml``, ``data/document_types.toml``); ``ontology.vocabulary``
has the codes as types, for which data cannot stand. Read to publish them, not to read a plan.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from ontology.document_types import DOCUMENT_TYPE, document_types

Texts = Mapping[str, str]
"""A text for each language."""


class Code(NamedTuple):
    """A code of a list: its names, other words for it, spellings that only a search needs.

    ``hidden`` are misread words; ``marks`` other spellings of the code itself, in no language.
    """

    code: str
    names: Texts
    example: str | None = None
    others: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


class ClosedList(NamedTuple):
    """A closed list: its name in ``ontology.terms``, what people call it, its codes in order."""

    name: str
    label: Texts
    definition: Texts
    codes: tuple[Code, ...]


@cache
def closed_lists() -> tuple[ClosedList, ...]:
    """Return all closed lists, in order of their names.

    >>> [each.name for each in closed_lists()][:3]
    ['actor-level', 'deadline-kind', 'document-type']
    """
    text = (files("ontology") / "data/vocabularies.toml").read_text("utf-8")
    rows: Mapping[str, Any] = tomllib.loads(text)
    found = (ClosedList(name, row["label"], row["definition"], tuple(_codes(name, row)))
             for name, row in rows.items())  # fmt: skip
    return tuple(sorted(found))


def _codes(name: str, row: Mapping[str, Any]) -> Iterator[Code]:
    if name == DOCUMENT_TYPE:
        for type_ in document_types():
            names = {"vi": type_.vi, "en": type_.en}
            yield Code(type_.abbreviation, names, type_.example, type_.words[1:], type_.misread,
                       type_.spellings)  # fmt: skip
    for code, said in row.get("codes", {}).items():
        yield Code(code, {"vi": said["vi"], "en": said["en"]}, said.get("example"))
