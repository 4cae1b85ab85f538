"""Types of documents in a text: the words before a number, and the type that they name.

The table of types is data, with examples that must give their type: ``ontology.document_types``.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from ontology.document_types import document_types
from ontology.spelling import fold

ABBREVIATIONS: dict[str, str] = {
    fold(spelling): row.abbreviation
    for row in document_types()
    for spelling in (row.abbreviation, *row.spellings)
}
"""Canonical abbreviation of each folded spelling."""

TYPE_OF_WORDS: dict[str, str] = {
    words: row.abbreviation for row in document_types() for words in (*row.words, *row.misread)
}
"""Abbreviation of the words that a sentence uses."""

_SLIPS = {("CT", "CTr"), ("CTr", "CT"), ("TT", "TTr")}
"""(printed, meant): the words beside the number say which of two look-alikes was meant."""


def alternatives(words: "list[str] | tuple[str, ...]") -> str:
    """Return a regex that finds any of ``words``, the longest first, blanks of any width."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", "[ ]{1,3}") for word in ordered)


WORDS = alternatives([*TYPE_OF_WORDS])
_NEVER_WORDS = ("L", "DA", "PL")
"""Abbreviations that are too short, or too much like others, to stand for words."""

_SHORT_WORDS = alternatives(
    [fold(row.abbreviation) for row in document_types() if row.abbreviation not in _NEVER_WORDS]
)
_BEFORE_NUMBER = re.compile(
    rf"(?<!\w)(?P<word>{WORDS}|{_SHORT_WORDS})"
    r"(?:[ *_~]{0,3}(?:có[ ])?(?:số|số hiệu|sô|so|s)(?:[ ]hiệu)?)?[ *_~:.]{0,4}$"
)
_ONLY_NUMBER_SIGN = re.compile(r"(?<!\w)(?:số hiệu|số|sô)[ *_~:.]{0,4}$")
_LOOK_BACK = 56


class TypeWord(NamedTuple):
    """The words before a number: their type (None for a bare "số") and where they start."""

    abbreviation: str | None
    start: int


@lru_cache(maxsize=4096)
def _read_before(tail: str) -> TypeWord | None:
    found = _BEFORE_NUMBER.search(tail)
    if found:
        word = " ".join(found["word"].split())
        type_ = TYPE_OF_WORDS.get(word) or ABBREVIATIONS[word]
        return TypeWord(type_, found.start())
    sign = _ONLY_NUMBER_SIGN.search(tail)
    return TypeWord(None, sign.start()) if sign else None


def type_word_before(folded: str, position: int) -> TypeWord | None:
    """Return the type words (or the bare "số") that end just before ``position``.

    >>> type_word_before("theo kế hoạch số 12", 17)
    TypeWord(abbreviation='KH', start=5)
    """
    low = max(0, position - _LOOK_BACK)
    found = _read_before(folded[low:position])
    return found._replace(start=found.start + low) if found else None


def meant_type(printed: str, said: str | None) -> str:
    """Return the type that a number means: the words beside it mend a known slip.

    >>> meant_type("CT", "CTr"), meant_type("QĐ", "QyĐ")
    ('CTr', 'QĐ')
    """
    return said if said and (printed, said) in _SLIPS else printed
