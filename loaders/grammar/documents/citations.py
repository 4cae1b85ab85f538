"""All documents that a running text or a cell names, each with what the text says of it."""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from loaders.grammar.documents.cited_titles import title_after
from loaders.grammar.documents.issuer_names import organ_of_name
from loaders.grammar.documents.issuers import (
    FoundIssuer,
    canonical_issuer,
    home_place,
    issuer_at,
    place_of,
    sender_before,
)
from loaders.grammar.documents.mentions import Mention, find_mentions, may_name_documents
from loaders.grammar.documents.relations import relations_of
from loaders.grammar.time.dates import date_at
from loaders.reading import DocumentName
from ontology.agencies import Registry
from ontology.spelling import fold
from ontology.vocabulary import Relation


class FoundDocument(NamedTuple):
    """A document named in a text, where, in which relation, and which other it carries out.

    ``implements`` is the position of that other document in the same list.
    """

    name: DocumentName
    relation: Relation
    implements: int | None
    start: int
    end: int


def find_documents(text: str, place: str | None, registry: Registry) -> list[FoundDocument]:
    """Return all documents that ``text`` names, in order; ``place`` is the plan's own city.

    Digits without a suffix ("Chương trình số 05") are a name with ``number`` "05" and no organ;
    a law without a year is a name without number whose title holds no year.

    >>> from ontology.agencies import default_registry
    >>> text = "Thực hiện Nghị quyết số 12-NQ/TW, ngày 03/4/2031 của Bộ Chính trị"
    >>> found = find_documents(text, "vn-hp", default_registry())[0]
    >>> found.name.number, found.name.date.isoformat(), found.name.issuer_printed
    ('12-NQ/TW', '2031-04-03', 'Bộ Chính trị')
    >>> found.relation, text[found.start :] == "Nghị quyết" + text[20:]
    ('implements', True)
    """
    if not may_name_documents(text):
        return []
    return list(_find(text, home_place(place), registry))


@lru_cache(maxsize=8192)
def _find(text: str, home: str | None, registry: Registry) -> tuple[FoundDocument, ...]:
    folded = fold(text)
    mentions = find_mentions(text, folded)
    if not mentions:
        return ()
    read = [
        _read(text, folded, mention, _limit(text, mentions, index), home, registry)
        for index, mention in enumerate(mentions)
    ]
    standings = relations_of(text, folded, [(start, end) for _, start, end in read])
    return tuple(
        FoundDocument(name, standing.relation, standing.implements, start, end)
        for (name, start, end), standing in zip(read, standings, strict=True)
    )


def _limit(text: str, mentions: list[Mention], index: int) -> int:
    return mentions[index + 1].start if index + 1 < len(mentions) else len(text)


_ATTACHED = re.compile(r"(?<!\w)(?:ban hành )?kèm theo[ :]{1,3}\Z")


def _read(
    text: str, folded: str, mention: Mention, limit: int, home: str | None, registry: Registry
) -> tuple[DocumentName, int, int]:
    date, issuer, end = _tail(text, folded, mention, limit, home, registry)
    mention = as_issued(mention, issuer, text[mention.core : mention.end])
    title = mention.title or title_after(text, folded, end, limit)
    attached = _ATTACHED.search(folded, max(0, mention.start - 24), mention.start)
    start = attached.start() if attached else mention.start
    return name_of(mention, date, issuer, title, home, registry), start, end


def as_issued(mention: Mention, issuer: str | None, printed: str) -> Mention:
    """Return a number "…/TƯ" as the province's where the text says that its Party issued it.

    Scans print TU as TƯ, which elsewhere is short for "Trung ương".
    """
    local = issuer is not None and mention.organ == "tw" and organ_of_name(issuer) == "tu"
    if not local or mention.number is None or "Ư" not in printed.upper():
        return mention
    return mention._replace(organ="tu", number=mention.number.removesuffix("TW") + "TU")


_OF_THE_STATE = {"NĐ", "TT", "TTLT", "Luật", "Pháp lệnh"}
"""Types that no city issues, whoever the suffix names."""


def name_of(
    mention: Mention,
    date: dt.date | None,
    issuer: str | None,
    title: str | None,
    home: str | None,
    registry: Registry,
) -> DocumentName:
    """Return who a document is, from its number or title and what stands beside it."""
    number, organ = mention.number, mention.organ
    if organ is None and issuer:
        organ = organ_of_name(issuer)
        if number and mention.type and organ in ("tw", "tu"):
            number = f"{number}-{mention.type}/{organ.upper()}"
    if organ is None and (mention.title is None or mention.type == "NQ"):
        return DocumentName(
            number=number, type=mention.type, organ=None, place=None, date=date,
            issuer_printed=issuer, title=title,
        )  # fmt: skip
    named = issuer or (mention.law.where if mention.law else None)
    place = "vn" if mention.type in _OF_THE_STATE else place_of(organ, named, home)
    said = issuer or (named if organ == "du" else None)
    agency = canonical_issuer(organ, place, said, registry)
    return DocumentName(
        number=number, type=mention.type, organ=organ, place=place,
        issuer=agency.name if agency else None, issuer_printed=issuer, date=date, title=title,
        level=agency.level if agency else "other",
    )  # fmt: skip


_BEFORE_DATE = re.compile(
    r"[ *~]{0,4}(?:,[ *]{0,3}|\([ ]?)?(?:(?:ký|ban hành|được ban hành)[ ])?(?=ngày)"
    r"|[ *]{1,3}(?=\d)|[ ]?\((?=\d)"
)
_BEFORE_ISSUER = re.compile(
    r"(?P<by>[ *]{0,3},?[ *]{0,3}(?:\([^()\n]{1,120}\)[ ]{0,3})?(?:của|do)[ ]{1,3})|[ *]{1,3}"
)
_THEN_ACTS = re.compile(
    r"[ ]{0,3},?[ ](?:đã[ ])?(?:ban hành|tổ chức|yêu cầu|chỉ đạo|giao|họp|xây dựng|có|đề nghị"
    r"|báo cáo|quyết định|thông qua|phê duyệt|triển khai|chủ trì)(?!\w)"
)
_YEAR_OF_TERM = re.compile(r"[ ](?:khóa|nhiệm kỳ)[ ][ivx\d]{1,5}(?!\w)")


def _tail(
    text: str, folded: str, mention: Mention, limit: int, home: str | None, registry: Registry
) -> tuple[dt.date | None, str | None, int]:
    """Return the date and issuer printed after a number, and where they end."""
    end, date = mention.end, mention.law.date if mention.law else None
    issuer: FoundIssuer | None = None
    if mention.law:
        return date, None, end
    for _ in range(3):
        if date is None and (day := _date_after(text, folded, end, home, registry)):
            date, end = day
        elif issuer is None and (who := _issuer_after(text, folded, end, mention, home, registry)):
            issuer, end = who, who.end
        else:
            break
    printed = issuer.printed if issuer else mention.issuer_printed
    if date is None and printed is None and mention.organ:
        date, printed = _told_before(text, folded, mention, home, registry)
    if printed is None and mention.number:
        printed = sender_before(text, folded, mention.start, mention.organ, home, registry)
    return date, printed, min(end, max(limit, end))


_ISSUED_ON = re.compile(
    r"(?P<day>ngày[ ][^,;]{6,30}),[ ](?P<who>[^\W\d_][^,;.:()]{2,70}?)"
    r"[ ](?:đã[ ])?(?:ký[ ])?ban hành[ ]\Z"
)


def _told_before(
    text: str, folded: str, mention: Mention, home: str | None, registry: Registry
) -> tuple[dt.date | None, str | None]:
    """Return day and issuer of "Ngày 3/4/2031, Bộ Chính trị ban hành Nghị quyết số 12-NQ/TW"."""
    said = _ISSUED_ON.search(folded, max(0, mention.start - 140), mention.start)
    day = date_at(folded, said.start("day")) if said else None
    if not said or not day or day.end != said.end("day"):
        return None, None
    who = issuer_at(text, folded, said.start("who"), home, registry)
    if not who or who.end != said.end("who") or who.organ != mention.organ:
        return None, None
    return day.date, who.printed


def _date_after(
    text: str, folded: str, end: int, home: str | None, registry: Registry
) -> tuple[dt.date, int] | None:
    before = _BEFORE_DATE.match(folded, end)
    found = date_at(folded, before.end()) if before else None
    if not before or not found:
        return None
    if "," in before[0] and _somebody_acts(text, folded, found.end, home, registry):
        return None  # "theo Nghị quyết số 12-NQ/TW, ngày 3/4/2031 Sở X tổ chức …": the act's date
    closing = folded[found.end : found.end + 1] == ")" and "(" in before[0]
    return found.date, found.end + closing


def _somebody_acts(text: str, folded: str, end: int, home: str | None, registry: Registry) -> bool:
    start = end
    while start < len(text) and text[start] in " ,":
        start += 1
    who = issuer_at(text, folded, start, home, registry) if start > end else None
    return who is not None and _THEN_ACTS.match(folded, who.end) is not None


def _issuer_after(
    text: str, folded: str, end: int, mention: Mention, home: str | None, registry: Registry
) -> FoundIssuer | None:
    before = _BEFORE_ISSUER.match(folded, end)
    who = issuer_at(text, folded, before.end(), home, registry) if before else None
    if not before or not who:
        return None
    if before["by"]:
        term = _YEAR_OF_TERM.match(folded, who.end)
        return who._replace(end=term.end()) if term else who
    same = who.organ is not None and who.organ == mention.organ
    return who if same and not _THEN_ACTS.match(folded, who.end) else None
