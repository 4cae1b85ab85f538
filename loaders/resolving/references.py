"""What one mention of a document tells of it: a numbered series, a law, or too little."""

import re
from typing import NamedTuple

from loaders.reading import CitationMention, DocumentName
from ontology.identity import document_id
from ontology.spelling import fold


class Series(NamedTuple):
    """An organ at its place, and a number of it; numbering restarts, so a date is needed too."""

    place: str | None
    organ: str
    number: str


class Title(NamedTuple):
    """A document known by its name: a law with its year, a resolution of a congress."""

    place: str | None
    type: str | None
    words: str
    year: int | None


_YEAR = re.compile(r"[/-](?P<year>(?:19|20)\d\d)/")
_NAMED_YEAR = re.compile(r"[ ]năm[ ](?P<year>(?:19|20)\d\d)\Z")
_DIGITS = re.compile(r"\d+[a-e]?")
_LAWS = ("Luật", "Pháp lệnh")


def series_of(name: DocumentName) -> Series | None:
    """Return the series of a full number; None for digits alone and for documents without one."""
    if name.number is None or name.organ is None or _is_digits(name.number):
        return None
    return Series(name.place, name.organ, name.number)


def digits_of(number: str) -> str:
    """Return the digits that a number begins with.

    >>> digits_of("05-CTr/TU"), digits_of("312/2034/QH16")
    ('05', '312')
    """
    found = _DIGITS.match(number)
    return found[0].zfill(2) if found else number


def is_short(name: DocumentName) -> bool:
    """Tell whether a mention has digits only ("Chương trình số 05")."""
    return name.number is not None and (name.organ is None or _is_digits(name.number))


def _is_digits(number: str) -> bool:
    return _DIGITS.fullmatch(number) is not None


def holds_year(number: str) -> bool:
    """Tell whether a number holds a year and so needs no date.

    >>> holds_year("31/2034/QH16"), holds_year("97/NQ-CP")
    (True, False)
    """
    return _YEAR.search(number) is not None


def title_of(name: DocumentName) -> Title | None:
    """Return the title by which a document is known, the year apart; None if it has none.

    A law that has a number as well takes the year from there: "Luật Đất đai" with number
    31/2024/QH15 is "Luật Đất đai năm 2024".
    """
    if name.title is None or (name.number is not None and name.type not in _LAWS):
        return None
    words = fold(name.title)
    printed = _NAMED_YEAR.search(words)
    year = int(printed["year"]) if printed else None
    words = words[: printed.start()] if printed else words
    if name.type in _LAWS and not words.startswith(("luật", "bộ luật", "pháp lệnh")):
        words = f"{fold(name.type or '')} {words}"
    if year is None and name.number and (found := _YEAR.search(name.number)):
        year = int(found["year"])
    return Title(name.place, name.type, words, year)


def needs_year(title: Title) -> bool:
    """Tell whether a name without a year could mean several documents.

    Every law's can, and so can "Nghị định hướng dẫn Luật X": a law has several of them.
    """
    return title.year is None and title.type in (*_LAWS, "NĐ", "TT")


def id_of(name: DocumentName) -> str:
    """Return the id that this name gives by itself."""
    return document_id(name.place, name.type, name.organ, name.date, name.number, name.title)


def carries_type(number: str, type_: str | None) -> bool:
    """Tell whether a number carries the abbreviation of a type.

    >>> carries_type("05-CTr/TU", "CTr"), carries_type("15/KH-UBND", "NQ")
    (True, False)
    """
    parts = re.split("[-/]", number)
    return type_ in parts or (type_ == "QyĐ" and "QĐ" in parts)  # "Quy định số 61-QĐ/TU"


def is_attached(mention: CitationMention) -> bool:
    """Tell whether a mention is an appendix line's ("Kèm theo Kế hoạch số …")."""
    return fold(mention.words.quote).startswith(("kèm theo", "ban hành kèm theo"))
