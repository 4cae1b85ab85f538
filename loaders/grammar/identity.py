"""Who a document is, from its own text: header, title, appendix lines, preamble, signature."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from loaders.grammar.citations import find_documents
from loaders.grammar.header import (
    HEAD,
    HeadDate,
    HeadNumber,
    Name,
    TypeLine,
    find_date,
    find_number,
    find_type_line,
    letterhead,
    pieces_of,
    without_markup,
)
from loaders.grammar.issuers import (
    canonical_issuer,
    home_place,
    is_central,
    organ_of_name,
    place_of,
)
from loaders.grammar.titles import Title, read_title
from loaders.reading import DocumentName
from ontology.agencies import Registry
from ontology.places import place_named
from ontology.spelling import fold, tidy


class OwnIdentity(NamedTuple):
    """A document's name, the words that show each part of it, and where its title ends.

    ``words`` are (field, start, end) in the text; ``title_end`` is 0 for a text without a head.
    """

    name: DocumentName
    words: tuple[tuple[str, int, int], ...]
    title_end: int


class _Own(NamedTuple):
    """What an appendix line ("Kèm theo Kế hoạch số … ngày … của …") says of its document."""

    name: DocumentName
    number: tuple[int, int]
    start: int
    end: int


def read_identity(text: str, registry: Registry) -> OwnIdentity:
    """Return who the document is; all fields None for a text with no head, number or type.

    The header overrules an appendix line; a number or date that the header leaves blank is
    taken from there. A document without number is named by issuer, place and title.

    >>> from ontology.agencies import default_registry
    >>> text = "Số: 30 /KH-UBND Hải Phòng, ngày 03 tháng 4 năm 2031\\n\\nKẾ HOẠCH\\n\\nTrồng cây"
    >>> name = read_identity(text, default_registry()).name
    >>> name.number, name.place, name.date.isoformat(), name.title
    ('30/KH-UBND', 'vn-hp', '2031-04-03', 'Trồng cây')
    """
    plain = without_markup(text[:HEAD])
    pieces = pieces_of(plain)
    line = find_type_line(plain, pieces)
    before = line.piece if line else None
    number, day = find_number(pieces, before), find_date(pieces, before)
    title = read_title(plain, line) if line else Title(None, 0, 0, None)
    attached = _attached(text, line.type if line else None, registry)
    if not (number or line or attached):
        nobody = DocumentName(number=None, type=None, organ=None, place=None)
        return OwnIdentity(nobody, (), 0)
    names = [
        *_preamble(plain, title.end),
        *([_issuer_of_line(attached)] if attached and attached.name.issuer_printed else []),
        *([title.issuer] if title.issuer else []),
        *reversed(letterhead(pieces, before)),
        *_signature(text),
    ]
    return _assemble(text, line, number, day, title, attached, names, registry)


def _assemble(
    text: str,
    line: TypeLine | None,
    number: HeadNumber | None,
    day: HeadDate | None,
    title: Title,
    attached: _Own | None,
    names: list[Name],
    registry: Registry,
) -> OwnIdentity:
    words: list[tuple[str, int, int]] = []
    printed_number, type_, organ = None, line.type if line else None, None
    if number and number.found:
        printed_number, type_ = number.found.number, _own_type(number.found.type, type_)
        organ = number.found.organ
        words.append(("number", number.start, number.end))
    elif attached and _may_lend(number, attached):
        printed_number, organ = attached.name.number, attached.name.organ
        type_ = _own_type(attached.name.type, type_)
        words.append(("number", *attached.number))
    elif number:
        type_, organ = number.type, number.organ.slug if number.organ else None
    date = _date(day, attached if printed_number else None, printed_number, words)
    issuer = _issuer(names, organ)
    organ = organ or (organ_of_name(issuer.printed) if issuer else None)
    if organ is None and names:
        organ = _organ_of_signature(names[-1].printed)
    place = _place(text, organ, issuer, names, day)
    agency = canonical_issuer(organ, place, issuer.printed if issuer else None, registry)
    if line:
        words.append(("type", line.start, line.end))
    if issuer:
        words.append(("issuer", issuer.start, issuer.end))
    if title.words:
        words.append(("title", title.start, title.end))
    name = DocumentName(
        number=printed_number, type=type_, organ=organ, place=place, date=date,
        issuer=agency.name if agency else None,
        issuer_printed=tidy(issuer.printed) if issuer else None,
        title=title.words, level=agency.level if agency else "other",
    )  # fmt: skip
    head_end = max([title.end, *(end for _, _, end in _of_head(words, number))], default=0)
    return OwnIdentity(name, tuple(words), head_end if line else 0)


def _of_head(
    words: list[tuple[str, int, int]], number: HeadNumber | None
) -> list[tuple[str, int, int]]:
    return [word for word in words if word[0] == "number" and number and word[2] == number.end]


def _own_type(of_number: str | None, of_line: str | None) -> str | None:
    """The number tells the type; numbers of the National Assembly hold none, the line does."""
    return of_number if of_number and of_number != "CV" else of_line or of_number


def _may_lend(number: HeadNumber | None, attached: _Own) -> bool:
    """A header with a blank number takes the appendix's only if the suffix is the same."""
    if number is None or number.organ is None:
        return True
    return number.type == attached.name.type and number.organ.slug == attached.name.organ


def _date(
    day: HeadDate | None,
    attached: _Own | None,
    number: str | None,
    words: list[tuple[str, int, int]],
) -> dt.date | None:
    if day and day.date:
        words.append(("date", day.start, day.end))
        return day.date
    if attached and attached.name.number == number and attached.name.date:
        words.append(("date", attached.start, attached.end))
        return attached.name.date
    return None


def _issuer(names: list[Name], organ: str | None) -> Name | None:
    """Return the first name that the organ of the number allows."""
    for name in names:
        named = organ_of_name(name.printed)
        if named is not None and (organ is None or named == organ):
            return name
    return None


_SIGNED_BY = {"ban thường vụ": "tu", "ban chấp hành": "tu", "bộ trưởng": None}


def _organ_of_signature(printed: str) -> str | None:
    return _SIGNED_BY.get(fold(printed).strip())


def _place(
    text: str, organ: str | None, issuer: Name | None, names: list[Name], day: HeadDate | None
) -> str | None:
    printed = issuer.printed if issuer else None
    if is_central(organ, printed):
        return "vn"
    for name in ([issuer] if issuer else []) + names:
        if place_named(name.printed):
            return place_of(organ, printed, home_place(place_of(organ, name.printed, None)))
    named = place_named(day.place) or place_named(f"thành phố {day.place}") if day else None
    home = named.code if named and named.code in _spoken(text, named.code) else _most_named(text)
    return place_of(organ, printed, home or (named.code if named else None))


_A_PLACE = re.compile(r"(?:hành phố|HÀNH PHỐ|[tT]ỉnh|TỈNH|TP\.?|hành ủy|ỉnh ủy)[ ](?=[^\W\d_])")
_MOST_PLACES = 400


def _spoken(text: str, code: str) -> Counter[str]:
    """Count the places that the text names after their kind; ``code`` is one of them at least."""
    counted = Counter({code: 1})
    counted.update(_places(text))
    return counted


def _places(text: str) -> Iterator[str]:
    met: dict[str, str | None] = {}
    for count, found in enumerate(_A_PLACE.finditer(text)):
        if count > _MOST_PLACES:
            break
        low = max(0, found.start() - 1)
        words = text[low : found.end() + 24].split("\n", 1)[0]
        if not text[found.end()].isupper():
            continue
        if words not in met:
            named = place_named(words)
            met[words] = named.code if named else None
        code = met[words]
        if code:
            yield code


def _most_named(text: str) -> str | None:
    counted = Counter(_places(text))
    return min(counted, key=lambda code: (-counted[code], code)) if counted else None


_KEM_THEO = re.compile(r"[èÈ][mM][ ]{1,3}[tT][hH][eE][oO][ :]{1,3}")
_LINE_START = re.compile(r"(?:^|[\n\t|>])[\s*_#(]{0,8}(?:[bB]an[ ]hành[ ])?[kK]\Z")
_LENDERS = {"KH", "CTr", "QĐ", "NQ", "NĐ", "TT", "CT", "ĐA", "QC", "PA", "HD", "KL", "QyĐ", "TB"}


def _attached(text: str, type_: str | None, registry: Registry) -> _Own | None:
    """Return the appendix line that numbers this document; one of its own type comes first."""
    found: list[_Own] = []
    for hit in _KEM_THEO.finditer(text):
        if not _LINE_START.search(text, max(0, hit.start() - 24), hit.start()):
            continue
        window = without_markup(text[hit.end() : hit.end() + 260])
        documents = find_documents(window, None, registry)
        if not documents or documents[0].start > 2 or documents[0].name.organ is None:
            continue
        name = documents[0].name
        if name.number and name.type in _LENDERS:
            low = hit.end() + documents[0].start
            span = (low, hit.end() + documents[0].end)
            found.append(_Own(name, span, *span))
        if len(found) > 20:
            break
    same = [own for own in found if own.name.type == type_]
    return (same or found or [None])[0]


def _issuer_of_line(attached: _Own) -> Name:
    return Name(attached.name.issuer_printed or "", attached.start, attached.end)


_ISSUES = re.compile(
    r"[ ](?:đã )?(?:ban hành|xây dựng|quyết định ban hành|yêu cầu|đề ra)[ ]"
    r"(?:kế hoạch|chương trình|nghị quyết|chỉ thị|đề án|quyết định|hướng dẫn|thông báo|quy chế|quy định)"
)
_PREAMBLE_LENGTH = 3000


def _preamble(plain: str, start: int) -> Iterator[Name]:
    """Yield the organ that the preamble says issues the document."""
    words = plain[start : start + _PREAMBLE_LENGTH]
    folded = fold(words)
    for found in _ISSUES.finditer(folded):
        for opening in reversed([*re.finditer(r"[,;.\n]|\A", words[: found.start()])][-4:]):
            low = opening.end()
            while words[low : low + 1].isspace():
                low += 1
            printed = words[low : found.start()]
            if printed[:1].isupper() and len(printed) < 90 and organ_of_name(printed):
                yield Name(printed, start + low, start + found.start())
                break


_SIGNED = re.compile(r"\n[ *_#|\t]{0,8}(?:TM\.?|T/M|T\.M)[ ]{0,2}(?P<name>[^\n|\t]{3,70})")


def _signature(text: str) -> Iterator[Name]:
    """Yield the organ in whose name the document is signed ("TM. ỦY BAN NHÂN DÂN")."""
    found = _SIGNED.search(text)
    if found:
        name = without_markup(found["name"]).strip()
        yield Name(name, found.start("name"), found.end("name"))
