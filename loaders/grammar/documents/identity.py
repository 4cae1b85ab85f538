"""Who a document is, from its own text: header, title, appendix lines, preamble, signature."""

import datetime as dt
from typing import NamedTuple

from loaders.grammar.documents.contradictions import Against, Head, against_number
from loaders.grammar.documents.header import (
    HEAD,
    HeadDate,
    HeadNumber,
    Name,
    TypeLine,
    find_date,
    find_number,
    find_type_line,
    letterhead,
    number_of_type_line,
    pieces_of,
    without_markup,
)
from loaders.grammar.documents.issuer_names import organ_of_name
from loaders.grammar.documents.issuers import (
    canonical_issuer,
    commune_named,
    home_place,
    is_central,
    place_of,
)
from loaders.grammar.documents.origins import (
    AppendixLine,
    adopted,
    appendix_line,
    organ_of_signature,
    preamble_issuers,
    signature,
)
from loaders.grammar.documents.titles import Title, read_subject, read_title
from loaders.grammar.documents.whereabouts import home_of, invented
from loaders.reading import DocumentName
from ontology.agencies import Registry
from ontology.places import Place, place_named
from ontology.spelling import fold, tidy

_COMMUNE_KINDS = (" xã", " phường", " đặc khu", " thị trấn")


class OwnIdentity(NamedTuple):
    """A document's name, and the words that show each part of it.

    ``words`` are (field, start, end) in the text.
    ``home`` is the document's city or province where no table knows it. ``against`` is what the
    head prints against its own number: the number counts, and is told of.
    """

    name: DocumentName
    words: tuple[tuple[str, int, int], ...]
    home: Place | None = None
    against: tuple[Against, ...] = ()


class _Found(NamedTuple):
    """All that the text says of itself, before the parts are weighed against each other."""

    line: TypeLine | None
    number: HeadNumber | None
    day: HeadDate | None
    title: Title
    appendix: AppendixLine | None
    names: list[Name]
    signed: Name | None
    head: Head


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
    found = _find(text, registry)
    if not (found.number or found.line or found.appendix):
        nobody = DocumentName(number=None, type=None, organ=None, place=None)
        return OwnIdentity(nobody, ())
    number, type_, organ = _number(found)
    date = _date(found, number)
    issuer = _issuer(found.names, organ)
    organ = organ or (organ_of_name(issuer.printed) if issuer else organ_of_signature(found.signed))
    printed = tidy(issuer.printed) if issuer else None
    place = _place(text, found, organ, issuer)
    home = invented(home_place(place), [name.printed for name in found.names], text)
    agency = canonical_issuer(organ, place, printed, registry.at_home(home))
    name = DocumentName(
        number=number, type=type_, organ=organ, place=place, date=date,
        issuer=agency.name if agency else None, issuer_printed=printed,
        title=found.title.words, level=agency.level if agency else "other",
    )  # fmt: skip
    against = tuple(against_number(text, found.head))
    return OwnIdentity(name, tuple(_words(found, name, issuer)), home, against)


def _find(text: str, registry: Registry) -> _Found:
    plain = without_markup(text[:HEAD])
    pieces = pieces_of(plain)
    line = find_type_line(plain, pieces)
    before = line.piece if line else None
    heads = letterhead(pieces, before)
    number = _of_the_province(find_number(plain, pieces, before), plain, heads)
    day = find_date(plain, pieces, before)
    if line and number is None and (beside := number_of_type_line(plain, pieces, line)):
        number, dated, rest = beside
        day, line = dated or day, line._replace(rest=rest)
    title = read_title(plain, line) if line else read_subject(plain)
    appendix = appendix_line(text, line.type if line else None, registry)
    signed = signature(text)
    others = [*preamble_issuers(plain, title.end)]
    if appendix and appendix.name.issuer_printed:
        others.append(Name(appendix.name.issuer_printed, appendix.start, appendix.end))
    issuing = [title.issuer] if title.issuer else []
    issuing += reversed(heads)
    last = [signed] if signed else []
    if day is None or day.date is None:
        day = adopted(text) or day
    head = Head(pieces, line, number, issuing, [*others, *last])
    names = [*others, *issuing, *last]
    return _Found(line, number, day, title, appendix, names, signed, head)


def _of_the_province(number: HeadNumber | None, plain: str, names: list[Name]) -> HeadNumber | None:
    """Return the head's number with TU for a scan's TƯ, where only the province's Party signs."""
    own = number.found if number else None
    if number is None or own is None or own.organ != "tw":
        return number
    organs = {organ_of_name(name.printed) for name in names}
    if "tu" not in organs or "tw" in organs or "Ư" not in plain[number.start : number.end].upper():
        return number
    own = own._replace(organ="tu", number=own.number.removesuffix("TW") + "TU")
    return number._replace(found=own)


def _number(found: _Found) -> tuple[str | None, str | None, str | None]:
    """Return number, type and organ: the header's, else those that an appendix line lends."""
    type_, head = found.line.type if found.line else None, found.number
    if head and head.found:
        return head.found.number, _type(head.found.type, type_), head.found.organ
    lent = found.appendix.name if found.appendix and _may_lend(found) else None
    if lent:
        return lent.number, _type(lent.type, type_), lent.organ
    if head:
        return None, head.type, head.organ.slug if head.organ else None
    return None, type_, None


def _type(of_number: str | None, of_line: str | None) -> str | None:
    """The number tells the type; numbers of the National Assembly hold none, the line does."""
    return of_number if of_number and of_number != "CV" else of_line or of_number


def _may_lend(found: _Found) -> bool:
    """A header with a blank number takes the appendix's only if the suffix is the same."""
    head, appendix = found.number, found.appendix
    if head is None or head.organ is None or appendix is None:
        return True
    return head.type == appendix.name.type and head.organ.slug == appendix.name.organ


def _date(found: _Found, number: str | None) -> dt.date | None:
    if found.day and found.day.date:
        return found.day.date
    appendix = found.appendix
    return appendix.name.date if appendix and appendix.name.number == number else None


def _issuer(names: list[Name], organ: str | None) -> Name | None:
    """Return who issues; where the text says only "UBND xã", the head says which one."""
    may = [name for name in names if _may_issue(name, organ)]
    if may and fold(may[0].printed).rstrip().endswith(_COMMUNE_KINDS):
        return next((name for name in may if commune_named(name.printed)), may[0])
    return next(iter(may), None)


def _may_issue(name: Name, organ: str | None) -> bool:
    named = organ_of_name(name.printed)
    if named is None or organ is None:
        return named is not None
    short = len(organ) > 2 and organ[0] in "bs" and named.startswith(organ)
    return named == organ or short  # "TT-BNN" of a ministry whose name has more words


def _place(text: str, found: _Found, organ: str | None, issuer: Name | None) -> str | None:
    printed = issuer.printed if issuer else None
    if is_central(organ, printed):
        return "vn"
    for name in [*([issuer] if issuer else []), *found.names]:
        if place_named(name.printed):
            return place_of(organ, printed, home_place(place_of(organ, name.printed, None)))
    return place_of(organ, printed, home_of(text, found.day))


def _words(found: _Found, name: DocumentName, issuer: Name | None) -> list[tuple[str, int, int]]:
    words: list[tuple[str, int, int]] = []
    head, appendix = found.number, found.appendix
    if head and head.found:
        words.append(("number", head.start, head.end))
    elif name.number and appendix:
        words.append(("number", appendix.start, appendix.end))
    if name.date and found.day and found.day.date:
        words.append(("date", found.day.start, found.day.end))
    elif name.date and appendix:
        words.append(("date", appendix.start, appendix.end))
    if found.line:
        words.append(("type", found.line.start, found.line.end))
    if issuer:
        words.append(("issuer", issuer.start, issuer.end))
    if found.title.words:
        words.append(("title", found.title.start, found.title.end))
    return words
