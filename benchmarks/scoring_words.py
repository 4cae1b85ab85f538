"""When two wordings count as the same: what typing and markup add is left out."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from ontology.spelling import fold, tidy

_TAG = re.compile(r"<[^<>]{1,200}>")
_NOT_WORDS = re.compile(r"[^\w/%.\- ]|_")
_ENUMERATOR = re.compile(r"^(?:[ivxlc]{1,6}|[a-zđ]|\d{1,3}(?:\.\d{1,3}){0,4})[.\-)]{0,2}(?= )")
_PEOPLES_COMMITTEE = re.compile(r"\bủy ban nhân dân\b")
_COMMUNES = re.compile(r"^ubnd (?:các |cấp )?xã(?: phường)?(?: và)?(?: đặc khu)?$")
_PLACE_KIND = re.compile(r"(?: thành phố| tỉnh| tp)$")


@lru_cache(maxsize=65536)
def plain(text: str | None) -> str:
    """Return the words of a text: folded, without tags, quotes and end punctuation.

    >>> plain("<p>- Tuần lễ “Biển xanh”;</p>")
    'tuần lễ biển xanh'
    """
    words = _NOT_WORDS.sub(" ", fold(_TAG.sub(" ", tidy(text or ""))))
    return " ".join(words.split()).strip(" .-")


def heading(text: str) -> str:
    """Return the words of a heading without its number.

    >>> heading("II- Hạ tầng số"), heading("2.1. Cảng biển")
    ('hạ tầng số', 'cảng biển')
    """
    return _ENUMERATOR.sub("", plain(text)).strip(" .-")


def agency(name: str | None, place: str | None) -> str:
    """Return an agency's name without its place, "UBND" for the People's Committee.

    ``place`` is the plan's own, such as "thành phố Hải Đăng".

    >>> agency("Uỷ ban nhân dân TP Hải Đăng", "thành phố Hải Đăng")
    'ubnd'
    >>> agency("UBND các xã, phường", None)
    'ubnd xã phường đặc khu'
    """
    words = _PEOPLES_COMMITTEE.sub("ubnd", plain(name)).replace(" - ", " ")
    if _COMMUNES.match(words):
        return "ubnd xã phường đặc khu"
    own_name = plain(place).removeprefix("thành phố ").removeprefix("tỉnh ")
    if own_name:
        words = words.removesuffix(" " + own_name)
    return _PLACE_KIND.sub("", words)


def number(text: str | None) -> str:
    """Return a document's number in one spelling.

    >>> number("95 /kh–ubnd")
    '95/KH-UBND'
    """
    return fold(tidy(text or "")).upper().replace(" ", "")


def likeness(one: str, other: str) -> float:
    """Return how alike two wordings are, 0 to 100; equal ones, also empty ones, are 100."""
    return 100.0 if one == other else fuzz.ratio(one, other)
