"""Words outside the header that say who a document is: appendix lines, preamble, signature."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from loaders.grammar.documents.citations import find_documents
from loaders.grammar.documents.header import HeadDate, Name, without_markup
from loaders.grammar.documents.issuer_names import organ_of_name
from loaders.grammar.time.dates import date_at
from loaders.reading import DocumentName
from ontology.agencies import Registry
from ontology.spelling import fold


class AppendixLine(NamedTuple):
    """What "(Kèm theo Kế hoạch số … ngày … của …)" says of the document it belongs to."""

    name: DocumentName
    start: int
    end: int


_ATTACHED = re.compile(r"[èÈ][mM][ ]{1,3}[tT][hH][eE][oO][ :]{1,3}")
_LINE_START = re.compile(r"(?:^|[\n\t|>])[\s*_#(]{0,8}(?:[bB]an[ ]hành[ ])?[kK]\Z")
_LENDERS = {"KH", "CTr", "QĐ", "NQ", "NĐ", "TT", "CT", "ĐA", "QC", "PA", "HD", "KL", "QyĐ", "TB"}
_WINDOW = 260
_MOST = 50


def appendix_line(text: str, type_: str | None, registry: Registry) -> AppendixLine | None:
    """Return the appendix line that numbers this document; one of its own type comes first.

    A line that lends no number ("Kèm theo Nghị quyết số      /NQ-CP") is passed over.
    """
    found: list[AppendixLine] = []
    lines = (
        hit
        for hit in _ATTACHED.finditer(text)
        if _LINE_START.search(text, max(0, hit.start() - 24), hit.start())
    )
    for hit in islice(lines, _MOST):
        window = without_markup(text[hit.end() : hit.end() + _WINDOW])
        documents = find_documents(window, None, registry)
        if not documents or documents[0].start > 2 or documents[0].name.organ is None:
            continue
        first = documents[0]
        if first.name.number and first.name.type in _LENDERS:
            low, high = hit.end() + first.start, hit.end() + first.end
            found.append(AppendixLine(first.name, low, high))
    same = [line for line in found if line.name.type == type_]
    return next(iter(same or found), None)


_ISSUES = re.compile(
    r"[ ](?:đã )?(?:ban hành|xây dựng|quyết định ban hành|yêu cầu|đề ra)[ ](?:kế hoạch|chương trình"
    r"|nghị quyết|chỉ thị|đề án|quyết định|hướng dẫn|thông báo|quy chế|quy định)"
)
_PREAMBLE_LENGTH = 3000
_LONGEST_NAME = 90


def preamble_issuers(plain: str, start: int) -> Iterator[Name]:
    """Yield the organs of which the preamble says that they issue a document."""
    words = plain[start : start + _PREAMBLE_LENGTH]
    for found in _ISSUES.finditer(fold(words)):
        openings = [*re.finditer(r"[,;.\n]|\A", words[: found.start()])]
        for opening in reversed(openings[-4:]):  # a name may hold commas itself
            low = opening.end()
            while words[low : low + 1].isspace():
                low += 1
            printed = words[low : found.start()]
            if printed[:1].isupper() and len(printed) < _LONGEST_NAME and organ_of_name(printed):
                yield Name(printed, start + low, start + found.start())
                break


_ADOPTED = re.compile(
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết)[ ]này[^.;]{0,240}?thông qua[ \n]{1,3}(?=ngày)"
)


def adopted(text: str) -> HeadDate | None:
    """Return the day on which an assembly says that it adopted this law or resolution.

    Laws and councils' resolutions often bear no other date.
    """
    for found in _ADOPTED.finditer(text):
        window = text[found.end() : found.end() + 40]
        day = date_at(fold(window), 0)
        if day:
            return HeadDate(day.date, "", found.end(), found.end() + day.end)
    return None


_SIGNED = re.compile(r"\n[ *_#|\t]{0,8}(?:TM\.?|T/M|T\.M\.?)[ ]{0,2}(?P<name>[^\n|\t]{3,70})")
_SIGNED_FOR = {"ban thường vụ": "tu", "ban chấp hành": "tu", "thường trực": "tu"}


def signature(text: str) -> Name | None:
    """Return the organ in whose name the document is signed ("TM. ỦY BAN NHÂN DÂN")."""
    found = _SIGNED.search(text)
    if not found:
        return None
    printed = without_markup(found["name"])
    low = found.start("name") + len(printed) - len(printed.lstrip())
    return Name(printed.strip(), low, low + len(printed.strip()))


def organ_of_signature(name: Name | None) -> str | None:
    """Return the organ of a signature, which may name only a part of the Party committee.

    >>> organ_of_signature(Name("BAN THƯỜNG VỤ", 0, 13))
    'tu'
    """
    if name is None:
        return None
    return organ_of_name(name.printed) or _SIGNED_FOR.get(fold(name.printed).strip(" ."))
