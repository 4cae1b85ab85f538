"""Numbers of documents, in every form that plans print and every damage that scans leave.

Party numbers are written ``79-NQ/TW``, numbers of the State ``138/NQ-CP`` or ``60/2024/NĐ-CP``,
those of the National Assembly ``226/2025/QH15``, official letters ``123/UBND-KT``. Blanks, line
breaks, strike-through marks, lost or swapped signs are read as what they stand for; the number
that is returned has the canonical spelling.
"""

import re
from typing import NamedTuple

from loaders.grammar.documents.document_types import (
    ABBREVIATIONS,
    TypeWord,
    alternatives,
    meant_type,
    type_word_before,
)
from loaders.grammar.documents.organs import KNOWN, KNOWN_SUFFIXES, Organ, organ_of_suffix
from ontology.spelling import fold


class FoundNumber(NamedTuple):
    """A number in canonical spelling, its type and organ, and where it stands."""

    number: str
    type: str | None
    organ: str | None
    start: int
    end: int


_GAP = r"[ *~\\]{0,4}"
_TYPES = alternatives([*ABBREVIATIONS])
_FORMS_TO_FILL = ("mẫu ", "mẫu số ", "biểu ", "biểu số ")
_HEAD = re.compile(
    r"(?<!\w)(?<!\d[.,/-])"
    r"(?P<no>(?:(?:(?<=số )|(?<=số: ))\d{1,3} (?=\d{1,3}\W))?\d{1,5}[a-e]?)[~*]{0,3}"
    rf"(?:{_GAP}(?P<joint>/|(?<=\b\d\d)-(?=20\d\d/)){_GAP}(?P<year>(?:19|20)\d\d)[~*]{{0,3}})?"
    rf"(?:(?P<sign>{_GAP}[-/]){_GAP}(?=[^\W\d_])|(?(year){_GAP}(?=u?[qb]|{_TYPES})|"
    rf"{_GAP}(?=(?:{_TYPES}){_GAP}[-/])))"
)
_TYPED = re.compile(
    rf"(?P<type>{_TYPES})(?:(?P<sign>{_GAP}[-/.]){_GAP}"
    r"(?P<organ>(?:(?:ubtvqh|qh)[ ]{0,2}\d{1,2}(?!\w)|[^\W\d_][^\W_&]{1,14}(?:&[^\W_]{1,6})?)"
    r"(?:[-.][^\W_]{1,18}(?:&[^\W_]{1,6})?){0,3})"
    rf"|{_GAP}(?P<known>{KNOWN_SUFFIXES})(?!\w))"
)
_ASSEMBLY = re.compile(r"(?P<organ>(?:ubtvqh|qh)(?:[ ]{0,2}\d{1,2})?)(?!\w)")
_LETTER = re.compile(
    r"(?P<organ>[^\W\d_][^\W_]{1,11}(?:&[^\W_]{1,6})?)"
    r"[ ]?-[ ]?(?P<section>[^\W_]{1,10}(?:&[^\W_]{1,6})?(?:-[^\W_]{1,10})?)"
)
_UNTYPED = re.compile(r"(?P<organ>tw|tư|tu|đu|cp|ttg|hđbt|ubnd|ub|ct)(?![\w/]|-\w)")
_OF_AN_OFFICE = re.compile(r"(?P<organ>[^\W\d_]{3,10}(?:&[^\W\d_]{1,6})?)(?![\w/]|[-.]\w)")
_SENT = {"CV", "TTr", "BC", "TB", "HD", "GM"}
"""Types whose number may hold nothing but the sender: "Tờ trình số 126/SKHĐT"."""


def find_numbers(text: str) -> list[FoundNumber]:
    """Return the documents' numbers in ``text``, in order, spans exact, none overlapping.

    >>> find_numbers("Kế hoạch số 30 /KH-UBND")
    [FoundNumber(number='30/KH-UBND', type='KH', organ='ubnd', start=12, end=23)]
    """
    return find_folded_numbers(text, fold(text))


def find_folded_numbers(text: str, folded: str) -> list[FoundNumber]:
    """Return ``find_numbers(text)`` when ``fold(text)`` is at hand."""
    found: list[FoundNumber] = []
    at = 0
    while head := _HEAD.search(folded, at):
        number = _read_tail(text, folded, head)
        if number:
            found.append(number)
        at = number.end if number else head.end("no")
    return found


def _read_tail(text: str, folded: str, head: re.Match[str]) -> FoundNumber | None:
    opening = _opening(folded, head.start())
    if folded.endswith(_FORMS_TO_FILL, max(0, opening - 8), opening):
        return None
    before = type_word_before(folded, opening)
    for read in (_letter, _typed, _assembly, _untyped, _sent):
        number = read(text, folded, head, before)
        if number:
            return number
    return None


def _opening(folded: str, start: int) -> int:
    while start and folded[start - 1] in "~*":
        start -= 1
    return start


def _typed(
    text: str, folded: str, head: re.Match[str], before: TypeWord | None
) -> FoundNumber | None:
    tail = _TYPED.match(folded, head.end())
    if not tail:
        return None
    start, last = tail.span("organ" if tail["organ"] else "known")
    end = _printed_end(text, folded, start, last)
    printed_type = text[slice(*tail.span("type"))]
    said = before is not None and before.abbreviation is not None
    if end is None or (printed_type.islower() and text[start:end].islower() and not said):
        return None
    if not head["sign"] and not (head["year"] or tail["sign"]):
        return None
    organ = organ_of_suffix(_squeeze(text[start:end]))
    type_ = meant_type(ABBREVIATIONS[tail["type"]], before.abbreviation if before else None)
    party = _is_party(organ, head["sign"], tail["sign"], head["year"])
    number = _spell(text[slice(*head.span("no"))], head["year"], type_, organ, party)
    if head["joint"] == "-":  # resolutions of some years: "19-2018/NQ-CP"
        number = number.replace("/", "-", 1)
    return FoundNumber(number, type_, organ.slug, head.start("no"), end)


def _printed_end(text: str, folded: str, start: int, end: int) -> int | None:
    """Return where the organ's capitals end; None if these are words and no organ."""
    cut = start
    for part in re.finditer(r"[^-.]+", folded[start:end]):
        low, high = start + part.start(), start + part.end()
        printed = text[low:high]
        if printed.isupper() or (cut > start and printed.upper() == printed):
            cut = high
            continue
        return cut if cut > start else _known_end(text, folded, low, high)
    return cut if cut > start else None


def _known_end(text: str, folded: str, start: int, end: int) -> int | None:
    """Return the end of a known suffix in odd case or run together with the next word."""
    for cut in range(end, start + 1, -1):
        glued = cut < end
        if folded[start:cut] in KNOWN and (not glued or text[start : start + 2].isupper()):
            return cut
    printed = text[start:end]  # a firm's or an office's own signs: "KH-QNgPC"
    capitals = sum(letter.isupper() for letter in printed)
    own = printed[0].isupper() and printed[-1].isupper() and len(printed) < 9
    return end if own and capitals * 2 > len(printed) else None


def _is_party(organ: Organ, first: str | None, second: str | None, year: str | None) -> bool:
    if organ.side or year:
        return organ.side == "party" and not year
    return bool(first and second and "-" in first and "/" in second)


def _spell(no: str, year: str | None, type_: str, organ: Organ, party: bool) -> str:
    no = _padded(no)
    if party:
        return f"{no}-{type_}/{organ.suffix}"
    return f"{no}/{year}/{type_}-{organ.suffix}" if year else f"{no}/{type_}-{organ.suffix}"


def _padded(no: str) -> str:
    """Numbers below ten carry a nought, as the rules of drafting have it; none holds a blank."""
    no = no.replace(" ", "")
    return no.zfill(2) if no.isdigit() else no.lower()


def _squeeze(suffix: str) -> str:
    return suffix.replace(" ", "")


def _assembly(
    text: str, folded: str, head: re.Match[str], before: TypeWord | None
) -> FoundNumber | None:
    tail = _ASSEMBLY.match(folded, head.end())
    said = before.abbreviation if before else None
    if not tail or not text[tail.start() : tail.start() + 2].isupper():
        return None
    if not head["year"] and not said:
        return None
    organ = organ_of_suffix(_squeeze(tail["organ"]))
    year = f"/{head['year']}" if head["year"] else ""
    number = f"{_padded(head['no'])}{year}/{organ.suffix}"
    return FoundNumber(number, said, organ.slug, head.start("no"), tail.end())


def _letter(
    text: str, folded: str, head: re.Match[str], before: TypeWord | None
) -> FoundNumber | None:
    tail = _LETTER.match(folded, head.end())
    if not tail or not before or not head["sign"] or "/" not in head["sign"] or head["year"]:
        return None
    printed = text[tail.start() : tail.end()]
    if tail["organ"] in ABBREVIATIONS or not (printed.isupper() or tail["organ"] in KNOWN):
        return None
    organ = organ_of_suffix(text[slice(*tail.span("organ"))])
    if organ.side is None and before.abbreviation != "CV":
        return None
    section = text[slice(*tail.span("section"))]
    if " " in printed and not section.isupper():
        return None  # "số 5/UBND - Sở Y tế"
    number = f"{_padded(head['no'])}/{organ.suffix}-{section}"
    return FoundNumber(
        number, before.abbreviation or "CV", organ.slug, head.start("no"), tail.end()
    )


def _untyped(
    text: str, folded: str, head: re.Match[str], before: TypeWord | None
) -> FoundNumber | None:
    tail = _UNTYPED.match(folded, head.end())
    if not tail or not before or before.abbreviation is None or not head["sign"]:
        return None
    if not text[tail.start()].isupper():
        return None
    organ = organ_of_suffix(tail["organ"])
    type_ = before.abbreviation
    if organ.side == "party" or head["year"]:
        number = _spell(head["no"], head["year"], type_, organ, organ.side == "party")
    else:
        number = f"{_padded(head['no'])}/{organ.suffix}"
    return FoundNumber(number, type_, organ.slug, head.start("no"), tail.end())


def _sent(
    text: str, folded: str, head: re.Match[str], before: TypeWord | None
) -> FoundNumber | None:
    """Read the number of a letter or proposal that holds digits and its sender only."""
    tail = _OF_AN_OFFICE.match(folded, head.end())
    if not tail or not before or before.abbreviation not in _SENT or head["year"]:
        return None
    printed = text[slice(*tail.span("organ"))]
    if tail["organ"] in ABBREVIATIONS or not printed.isupper() or "/" not in (head["sign"] or ""):
        return None
    organ = organ_of_suffix(printed)
    number = f"{_padded(head['no'])}/{organ.suffix}"
    return FoundNumber(number, before.abbreviation, organ.slug, head.start("no"), tail.end())
