"""What the head of a document prints against the document's own number.

Told only where nothing else in the head explains it: a letterhead prints the organ above the one
that issues, joint documents have several, a plan goes under the number of the decision that issues
it, and scans lose lines. A wrong finding is worse than a missing one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from loaders.grammar.documents.document_types import TYPE_OF_WORDS, alternatives
from loaders.grammar.documents.header import (
    NOT_LETTERHEAD,
    HeadNumber,
    Name,
    Piece,
    TypeLine,
)
from loaders.grammar.documents.issuer_names import organ_of_name
from ontology.spelling import fold

Rule = Literal["number-issuer", "number-type"]


class Against(NamedTuple):
    """Words of the head, ``start`` to ``end``, that are at odds with the number."""

    rule: Rule
    start: int
    end: int


class Head(NamedTuple):
    """What is weighed: the head's columns, its type line and number, the names that it prints.

    ``issuing`` are the names of the letterhead and of the title, ``others`` those that preamble,
    appendix line and signature print.
    """

    pieces: list[Piece]
    line: TypeLine | None
    number: HeadNumber | None
    issuing: list[Name]
    others: list[Name]


def against_number(text: str, head: Head) -> Iterator[Against]:
    """Yield what the head prints against its own number: another's name, another type."""
    if head.number is None or head.number.found is None or head.line is None:
        return
    if name := _other_issuer(head, head.line):
        yield Against("number-issuer", name.start, name.end)
    if _is_of_other_type(text, head, head.line):
        yield Against("number-type", head.line.start, head.line.end)


_KIND_OF_ORGAN = {
    "tw": "centre", "qh": "assembly", "ubtvqh": "assembly", "cp": "government",
    "ttg": "government", "tu": "party", "du": "cell", "hdnd": "council", "ubnd": "committee",
}  # fmt: skip
_MINISTRIES = (
    "btc bnv bxd bct byt btp bca bqp bng bgddt bnnmt"
    " bkhcn bvhttdl bdttg btnmt bldtbxh btttt bgtvt bkhdt bnnptnt"
)
_DEPARTMENTS = (
    "sct stc snv sxd syt stp sngv sgddt snnmt skhcn svhttdl"
    " svhtt sdl sdttg stnmt sldtbxh stttt sgtvt skhdt snnptnt sqhkt"
)
_AGAINST = {
    "centre": {"assembly", "government", "party", "council", "committee", "department", "ministry"},
    "assembly": {"centre", "government", "party", "cell", "council", "committee", "department",
                 "ministry"},
    "government": {"centre", "assembly", "party", "cell", "council", "committee", "department",
                   "ministry"},
    "party": {"centre", "assembly", "government", "council", "committee", "department",
              "ministry"},
    "council": {"centre", "assembly", "government", "party", "cell", "committee", "department",
                "ministry"},
    "committee": {"centre", "assembly", "government", "party", "cell", "council", "ministry"},
    "department": {"centre", "assembly", "party", "council", "department"},
    "ministry": {"assembly", "ministry"},
}  # fmt: skip
"""Whose printed names a number of each kind cannot have, if they stand alone.

Left out is what may stand above the issuing organ (the People's Committee over its departments, the
Government over ministries) and what scans and typists mix up: a Party cell's number fits any cell,
and ``BTC`` is the organising committee of anybody as well as a ministry.
"""


_ABOVE = {"department": "committee", "ministry": "government"}
"""What a letterhead prints above the issuing organ: it says nothing for or against a number."""


def _other_issuer(head: Head, line: TypeLine) -> Name | None:
    """Return the printed name nearest to the number, where all names of the head contradict it."""
    assert head.number is not None and head.number.found is not None
    number = head.number.found
    organ = number.organ or ""
    kind = _kind_of_number(organ)
    if kind is None or _is_joint(number.number, number.type):
        return None
    if kind == "centre" and "ư" in fold(number.number + _printed(head.number, head.pieces)):
        return None  # "TƯ" is how a scan reads "TU", too
    issuing = [name for name in head.issuing if _kind_of_name(name.printed) != _ABOVE.get(kind)]
    if not issuing or not all(_contradicts(name.printed, kind, organ) for name in issuing):
        return None
    if any(_may_be(name.printed, kind, organ) for name in head.others):
        return None
    capitals = (piece.words for piece in head.pieces if piece.words.isupper())
    if any(_may_be(words, kind, organ) for words in capitals):
        return None
    if _holds_unknown_organ(head, line):
        return None
    return issuing[0]


def _kind_of_number(organ: str) -> str | None:
    if organ in _MINISTRIES.split():
        return "ministry"
    if organ in _DEPARTMENTS.split():
        return "department"
    kind = _KIND_OF_ORGAN.get(organ)
    return kind if kind in _AGAINST else None


def _kind_of_name(printed: str) -> str | None:
    """Return the kind of organ that a name is of; ``other`` for one that is known but not here."""
    organ = organ_of_name(printed)
    if organ is None:
        return None
    folded = fold(printed).lstrip()
    if folded.startswith("sở "):
        return "department"
    if folded.startswith("bộ ") and organ not in _KIND_OF_ORGAN:
        return "ministry"
    return _KIND_OF_ORGAN.get(organ, "other")


def _contradicts(printed: str, kind: str, organ: str) -> bool:
    named = _kind_of_name(printed)
    if named is None or named not in _AGAINST[kind]:
        return False
    return named != kind or not _abbreviates(organ, organ_of_name(printed) or "")


def _may_be(printed: str, kind: str, organ: str) -> bool:
    """Return whether a name is known and does not contradict a number."""
    named = _kind_of_name(printed)
    return named not in (None, _ABOVE.get(kind)) and not _contradicts(printed, kind, organ)


def _abbreviates(one: str, other: str) -> bool:
    """Return whether one suffix has the letters of the other in order (``sld``, ``sldtbxh``)."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short)


_JOINT = ("LT", "LN", "PH")


def _is_joint(number: str, type_: str | None) -> bool:
    """Return whether several organs stand behind a number, or a section of one."""
    return (type_ or "").endswith(_JOINT) or number.partition("/")[2].count("-") > 1


def _printed(number: HeadNumber, pieces: Iterable[Piece]) -> str:
    return next((p.words for p in pieces if p.start <= number.start < p.end), "")


def _holds_unknown_organ(head: Head, line: TypeLine) -> bool:
    """Return whether a line of the letterhead is of no known organ: it may be who issues."""
    for piece in head.pieces[: line.piece]:
        if not piece.words.isupper() or NOT_LETTERHEAD.match(piece.folded):
            continue
        if not any(name.start <= piece.start < name.end for name in head.issuing):
            return True
    return False


_COMPARED = "NQ KH CTr QĐ CT NĐ TT HD BC TTr TB KL ĐA QC"
_SAME = {
    frozenset(pair)
    for pair in (("CT", "CTr"), ("TT", "TTr"), ("KL", "TB"), ("QC", "QĐ"), ("HD", "QĐ"))
}
"""Types that number alike or are mixed up: conclusions go out as notices (``TB``)."""
_NEAR = 8


def _is_of_other_type(text: str, head: Head, line: TypeLine) -> bool:
    """Return whether the line that says what this is says another type than the number.

    A text that speaks of the number's own type as itself ("Quyết định này", "kèm theo Quyết
    định", a line of its own) is a decision with what it issues.
    """
    assert head.number is not None and head.number.found is not None
    of_number = head.number.found.type or ""
    compared = _COMPARED.split()
    if of_number not in compared or line.type not in compared or of_number == line.type:
        return False
    if frozenset((of_number, line.type)) in _SAME:
        return False
    at = next((i for i, p in enumerate(head.pieces) if p.start <= head.number.start < p.end), None)
    if at is None or not 0 < line.piece - at <= _NEAR:
        return False
    own = alternatives([words for words, type_ in TYPE_OF_WORDS.items() if type_ == of_number])
    itself = rf"(?<!\w)(?:{own})[ \n]{{1,3}}này(?!\w)|kèm theo[ \n:]{{1,3}}(?:{own})(?!\w)"
    by_itself = rf"(?:^|\n)[ *_#|\t]{{0,8}}(?:{own})[ *_:]{{0,6}}(?:$|[\n|\t])"
    return not re.search(f"{itself}|{by_itself}", fold(text))
