"""Places of a text that name a document, before their date, issuer and title are read.

Four kinds: a full number, digits after a type ("Chương trình số 05"), a law or a resolution of a
congress without number, and a law with both its name and its number.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.grammar.documents.document_types import (
    ABBREVIATIONS,
    TYPE_OF_WORDS,
    WORDS,
    alternatives,
    type_word_before,
)
from loaders.grammar.documents.issuer_names import organ_of_name
from loaders.grammar.documents.laws import NamedDocument, find_congress_resolutions, find_laws
from loaders.grammar.documents.numbers import FoundNumber, find_folded_numbers
from ontology.spelling import fold, tidy


class Mention(NamedTuple):
    """A document's number or name; ``core`` is where that stands without the words before it."""

    number: str | None
    type: str | None
    organ: str | None
    title: str | None
    start: int
    core: int
    end: int
    issuer_printed: str | None = None
    law: NamedDocument | None = None


class ShortForm(NamedTuple):
    """A row of examples of short forms: a text, and the digits that it must give."""

    text: str
    digits: tuple[str, ...]


SHORT_FORMS = (
    ShortForm("Theo Chương trình hành động số 05", ("05",)),
    ShortForm("Nghị quyết 93, xác định", ("93",)),
    ShortForm("Chương trình hành động số 08 sửa đổi, bổ sung", ("08",)),
    ShortForm("các Nghị quyết số 34, 41, 93 của Bộ Chính trị", ("34", "41", "93")),
    ShortForm("Nghị quyết số 5, 6 của Hội đồng nhân dân", ("05", "06")),
    ShortForm("Kế hoạch 5 năm 2026-2030", ()),
    ShortForm("Kế hoạch năm 2026, Kế hoạch 2027", ()),
    ShortForm("Đề án 2 triệu lao động", ()),
    ShortForm("Kế hoạch số 12/KH", ("12",)),
    ShortForm("theo NQ34 và NQ 93", ("34", "93")),
    ShortForm("Dự án số 2", ()),
    ShortForm("Quyết định 100 tỷ đồng", ()),
)

_NOT_SHORT = {"DA", "BB", "GM", "BC", "PA", "L", "PL", "Luật", "VBHN"}
_SHORT_TYPES = {
    word: type_
    for word, type_ in (
        *TYPE_OF_WORDS.items(),
        *((fold(a), a) for a in ("NQ", "CTr", "KH", "QĐ", "CT", "KL", "NĐ", "ĐA")),
    )
    if type_ not in _NOT_SHORT
}
_AFTER = (
    r"(?=[ ]{0,2}(?:\Z|[,;:()\"'*]|\.(?!\d)|(?:của|về|ngày|và|đã|đến|theo|khóa|nêu|trên"
    r"|điều chỉnh|sửa đổi|được"
    r"|có|bổ sung|thực hiện|là|để|này)(?!\w)))"
)
_DIGITS = r"(?P<no>\d{1,4}[a-e]?)(?:/(?:nq|kh|qđ|ct|ctr))?(?![\w%]|[ ]{0,2}[-/][ ]{0,2}\w|[.,]\d)"
_SHORT = re.compile(
    rf"(?<!\w)(?P<word>{alternatives([*_SHORT_TYPES])})(?:[ ]{{1,3}}|(?<=nq))"
    rf"(?P<so>số[ :]{{1,3}})?{_DIGITS}{_AFTER}"
)
_NEXT_DIGITS = re.compile(
    rf"[ ]?(?:,|và|;)[ ]{{0,2}}(?:và[ ])?(?:số[ ])?(?P<no>\d{{1,4}})(?![\w%/]|[.,]\d){_AFTER}"
)
_LIST_OF_DIGITS = re.compile(
    rf"(?<!\w)(?P<word>{alternatives([*_SHORT_TYPES])})[ ]{{1,3}}(?:số[ :]{{1,3}})?"
    r"(?P<digits>(?:\d{1,4}[ ]?(?:,|và)[ ]{0,2}){1,12})\Z"
)
_WHOSE = re.compile(
    rf"(?<!\w)(?P<word>{WORDS})[ ]{{1,3}}(?:của[ ]{{1,3}})?(?P<issuer>[^\W\d_][^,;.:()\d]{{3,60}}?)"
    r"[ ]{1,3}(?:số[ :]{0,3})\Z"
)


_DIGIT = re.compile(r"\d")
_LIKE_A_NUMBER = re.compile(r"\d[a-eA-E]?[\s*~]{0,4}(?:[-/–—‑][\s*~]{0,4}[^\W\d_]|[A-ZĐÐ]{2})")
_LAST_WORDS = sorted({word.split()[-1][1:] for word in TYPE_OF_WORDS if word in _SHORT_TYPES})
_LIKE_A_SHORT_FORM = re.compile(
    rf"(?:{'|'.join([*_LAST_WORDS, *(word.upper() for word in _LAST_WORDS)])}"
    r"|NQ|KH|QĐ|QÐ|CTr|CT|KL|NĐ|NÐ|ĐA)[ \n\u00a0]{1,3}(?:[sS][ốỐ][ :]{1,3})?\d|NQ\d"
)
_NAMED = ("uật ", "UẬT ", "áp lệnh", "ÁP LỆNH", "iến pháp", "IẾN PHÁP", "ại hội", "ẠI HỘI")


def may_name_documents(text: str) -> bool:
    """Tell quickly, before any folding, whether ``text`` could name a document at all.

    >>> may_name_documents("Sở Tài chính"), may_name_documents("theo Nghị quyết 79")
    (False, True)
    """
    for word in _NAMED:
        if word in text:
            return True
    if not _DIGIT.search(text):
        return False
    return bool(_LIKE_A_NUMBER.search(text) or _LIKE_A_SHORT_FORM.search(text))


def find_mentions(text: str, folded: str) -> list[Mention]:
    """Return the documents named in ``text`` in order, none overlapping.

    >>> words = "Nghị quyết số 12-NQ/TW và Luật Báo chí năm 2025"
    >>> [(m.number, m.title) for m in find_mentions(words, words.lower())]
    [('12-NQ/TW', None), (None, 'Luật Báo chí năm 2025')]
    """
    laws = [*find_laws(text, folded), *find_congress_resolutions(text, folded)]
    numbers = find_folded_numbers(text, folded) if _DIGIT.search(folded) else []
    found = list(_numbered(text, folded, numbers, laws))
    found += [_named(law) for law in laws]
    if _LIKE_A_SHORT_FORM.search(text):
        found += _short(text, folded)
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.number and not kept[-1].number:
            kept[-1] = mention
    return kept


def _named(law: NamedDocument) -> Mention:
    return Mention(None, law.type, law.organ, law.title, law.start, law.start, law.end, law=law)


_LAW_NUMBER_GAP = re.compile(r"(?:[ ]\([^()\d]{1,16}\))?[ ,]{0,2}\(?(?:luật[ ])?(?:số[ :]{0,3})?\Z")


def _numbered(
    text: str, folded: str, numbers: list[FoundNumber], laws: list[NamedDocument]
) -> Iterator[Mention]:
    law_at = 0
    for number in numbers:
        while law_at + 1 < len(laws) and laws[law_at + 1].end <= number.start:
            law_at += 1
        law = laws[law_at] if laws and laws[law_at].end <= number.start else None
        if law and law.type and _LAW_NUMBER_GAP.match(folded[law.end : number.start][:40]):
            yield Mention(
                number.number, law.type, number.organ, law.title, law.start, number.start,
                number.end,
            )  # fmt: skip
            continue
        yield from _from_list(folded, number)
        yield _one_number(text, folded, number)


def _one_number(text: str, folded: str, number: FoundNumber) -> Mention:
    core = number.start
    while core and folded[core - 1] in "~*":
        core -= 1
    before = type_word_before(folded, core)
    start = before.start if before else number.start
    type_, printed = number.type or (before.abbreviation if before else None), None
    if before is None or before.abbreviation is None:
        whose = _WHOSE.search(folded, max(0, core - 100), core)
        if whose and organ_of_name(whose["issuer"]) == number.organ:
            start = whose.start()
            printed = tidy(text[slice(*whose.span("issuer"))])
            type_ = type_ or TYPE_OF_WORDS[" ".join(whose["word"].split())]
    return Mention(number.number, type_, number.organ, None, start, core, number.end, printed)


def _from_list(folded: str, number: FoundNumber) -> Iterator[Mention]:
    """Yield "34" and "41" of "Nghị quyết số 34, 41 và 93-NQ/TW" with the suffix of the last."""
    listed = _LIST_OF_DIGITS.search(folded, max(0, number.start - 90), number.start)
    printed, _, suffix = number.number.partition("-")
    if not listed or "/" not in suffix or not printed.isdigit():
        return
    for place, digits in enumerate(re.finditer(r"\d{1,4}", listed["digits"])):
        low = listed.start("digits") + digits.start()
        yield Mention(
            f"{digits[0].zfill(2)}-{suffix}", number.type, number.organ, None,
            low if place else listed.start(), low, low + len(digits[0]),
        )  # fmt: skip


def _short(text: str, folded: str) -> Iterator[Mention]:
    for short in _SHORT.finditer(folded):
        word = " ".join(short["word"].split())
        printed = text[short.start("word") : short.end("word")]
        if word in ABBREVIATIONS and printed.islower():
            continue
        if not short["so"] and (len(short["no"]) < 2 or 1900 <= _value(short["no"]) <= 2100):
            continue
        type_ = _SHORT_TYPES[word]
        yield _digits_only(short, type_, short.start())
        at = short.end()
        while following := _NEXT_DIGITS.match(folded, at):
            if 1900 <= _value(following["no"]) <= 2100 or not (
                short["so"] or len(following["no"]) > 1
            ):
                break
            yield _digits_only(following, type_, following.start("no"))
            at = following.end()


def _value(digits: str) -> int:
    return int(digits.rstrip("abcde"))


def _digits_only(found: re.Match[str], type_: str, start: int) -> Mention:
    low, high = found.span("no")
    return Mention(found["no"].zfill(2), type_, None, None, start, low, high)
