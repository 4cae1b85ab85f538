"""Collective bodies: "Các sở, ban, ngành thành phố", "Các bộ, ngành Trung ương", "… liên quan".

A collective is a list of kinds of members, then where they belong, then "(có) liên quan". Its
canonical name follows from those three, so that no two spellings of one body become two agencies.
"""

from typing import NamedTuple

from loaders.grammar.agencies.known import Match
from loaders.grammar.agencies.places import small_kinds_at, where_at
from loaders.grammar.agencies.tokens import Cell, remembered
from ontology.agency_words import Phrases
from ontology.vocabulary import Level

DEPARTMENTS = frozenset(["sở", "ban", "ngành"])
_MEMBERS = Phrases((
    "ban ngành", "đoàn thể", "cơ quan", "đơn vị", "tổ chức", "địa phương", "doanh nghiệp",
    "sở", "ban", "ngành", "bộ", "hội",
))  # fmt: skip
FIRST_WORDS = {"các", *(member.split()[0] for member in _MEMBERS)}
"""What every collective begins with."""

_HEADS = ("sở", "bộ", "ban", "hội")
_IN_ORDER = ("đoàn thể", "hội", "cơ quan", "tổ chức", "đơn vị", "doanh nghiệp", "địa phương")
_BETWEEN = frozenset([",", "và", "/", "&", "-"])
_MOST_MEMBERS = 12


class Members(NamedTuple):
    """What a collective says of itself: its kinds of members, where, and whether concerned."""

    end: int
    kinds: tuple[str, ...]
    unit: str | None = None
    central: bool = False
    related: bool = False


@remembered
def collective_at(cell: Cell, at: int) -> Match | None:
    """Return the collective that begins at word ``at``.

    Without "các" it takes two kinds of members or "liên quan" to be one: "sở, ban, ngành".
    """
    many = at < len(cell.words) and cell.words[at] == "các"
    read = _members(cell, at + many)
    if read is None:
        return _small_collective(cell, at) if many else None
    departments = len(DEPARTMENTS.intersection(read.kinds)) >= 2
    ministries = "bộ" in read.kinds and len(read.kinds) > 1
    if not (many or read.related or departments or ministries):
        return None
    if len(read.kinds) == 1 and read.kinds[0] in _HEADS and cell.capital(read.end):
        return None  # "các Sở Tài chính, Xây dựng" names its departments
    name, level = _named(cell, read)
    state = level == "ministry" or (read.central and not DEPARTMENTS.intersection(read.kinds))
    return Match(read.end, name, "vn" if state else cell.code, level, True)


def _members(cell: Cell, at: int) -> Members | None:
    kinds: list[str] = []
    end = at
    while len(kinds) < _MOST_MEMBERS:
        member = next(iter(_MEMBERS.at(cell.words, at)), None)
        if member is None or cell.cuts(at + len(member.split())):
            break
        if kinds and cell.words[at - 1] == "và" and _is_name(cell, at):
            break
        kinds += member.split() if member == "ban ngành" else [member]
        end = at = at + len(member.split())
        while at < len(cell.words) and cell.words[at] in _BETWEEN:
            at += 1
    if not kinds:
        return None
    return _belonging(cell, end, tuple(dict.fromkeys(kinds)))


def _is_name(cell: Cell, at: int) -> bool:
    return next(cell.registry.names.starting(cell.words, at), None) is not None


def _belonging(cell: Cell, end: int, kinds: tuple[str, ...]) -> Members:
    """Return the members with what follows them: the place, "Trung ương", "có liên quan"."""
    where = where_at(cell, end)
    unit = None
    central = cell.has(end, "trung", "ương")
    if central:
        end += 2
    elif where and where.small is None and where.kind:
        end, unit = where.end, where.kind
    at = end
    while at < len(cell.words) and cell.words[at] in (",", "có"):
        at += 1
    if cell.has(at, "liên", "quan"):
        end = at + 2 + cell.has(at + 2, "khác")
        return Members(end, kinds, unit, central, True)
    return Members(end, kinds, unit, central)


def _named(cell: Cell, read: Members) -> tuple[str, Level]:
    """Return the canonical name of a collective, and its level.

    "liên quan" leaves two bodies of departments, with and without the localities; a ministry's
    is one, as its concerned ones are not named either.
    """
    kinds = set(read.kinds)
    tail = " liên quan" if read.related else ""
    if "bộ" in kinds:
        if "địa phương" in kinds:
            return f"Các bộ, ngành, địa phương{tail}", "ministry"
        return "Các bộ, ngành Trung ương", "ministry"
    if not kinds & DEPARTMENTS:
        name = f"Các {', '.join(read.kinds)}"
        if read.central:
            return f"{name} Trung ương{tail}", "party-central"
        return f"{name}{f' {read.unit}' if read.unit else ''}{tail}", "other"
    if read.central:
        return "Các bộ, ngành Trung ương", "ministry"
    local = "địa phương" in kinds
    if read.related:
        return ("Các sở, ban, ngành, địa phương" if local else "Các sở, ngành") + tail, "department"
    others = [kind for kind in _IN_ORDER if kind in kinds]
    unit = None if local else read.unit or cell.kind
    name = ", ".join(["Các sở", "ban", "ngành", *others])
    return f"{name} {unit}" if unit else name, "department"


def _small_collective(cell: Cell, at: int) -> Match | None:
    """Return "Các xã, phường, đặc khu": the communes themselves."""
    kinds, end = small_kinds_at(cell, at + 1)
    if not kinds:
        return None
    return Match(end, f"Các {', '.join(kinds)}", cell.code, "commune", True)
