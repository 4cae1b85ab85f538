"""Types of documents: the abbreviation in a number beside the words a sentence uses for it.

The table is data (``data/document_types.toml``, which explains its own form).
"""

from functools import cache
from typing import NamedTuple


class DocumentType(NamedTuple):
    """A type: its abbreviation as printed, words that name it, other spellings of both.

    ``vi`` and ``en`` are its names; ``example`` is a mention whose words and number must give
    ``abbreviation``. ``slug`` is None where ids have the letters of the abbreviation.
    """

    abbreviation: str
    words: tuple[str, ...]
    vi: str
    en: str
    example: str
    misread: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    slug: str | None = None
    act: bool = False


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return all types, in the order of the table.

    >>> document_types()[0].abbreviation, document_types()[0].words
    ('NQ', ('nghị quyết',))
    """
    import tomllib
    from importlib.resources import files  # ids are made where no table is read as well

    text = (files("ontology") / "data/document_types.toml").read_text("utf-8")
    return tuple(_type(code, **row) for code, row in tomllib.loads(text).items())


def _type(
    code: str,
    *,
    words: list[str],
    en: str,
    example: str,
    vi: str | None = None,
    misread: tuple[str, ...] = (),
    spellings: tuple[str, ...] = (),
    slug: str | None = None,
    act: bool = False,
) -> DocumentType:
    """Return the type of a row; one that lacks a field, or has another, is a mistake of ours."""
    return DocumentType(
        code, tuple(words), vi or words[0], en, example, tuple(misread), tuple(spellings), slug, act
    )


DOCUMENT_TYPE = "document-type"
"""The name of this list among the closed ones."""


def is_listed(scheme: str, code: str) -> bool:
    """Return whether a closed list has a code; only this list's codes are not checked as facts.

    >>> is_listed("document-type", "KH"), is_listed("document-type", "Sắc lệnh")
    (True, False)
    """
    return scheme != DOCUMENT_TYPE or code in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row.abbreviation for row in document_types())


@cache
def slugs() -> dict[str, str]:
    """Return what stands for a type in ids, where that is not its own letters."""
    return {row.abbreviation: row.slug for row in document_types() if row.slug}


@cache
def acts() -> frozenset[str]:
    """Return the types that are acts, which bind."""
    return frozenset(row.abbreviation for row in document_types() if row.act)
