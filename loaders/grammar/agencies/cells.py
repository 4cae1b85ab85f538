"""Agencies named in a text: in a cell of leads or coordinators, and inside a sentence.

``read_agencies`` reads a whole cell (lists with any separators, labels, persons for their organ,
names of no registry); ``agency_at`` finds the one that begins at a place of a running text.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from loaders.grammar.agencies.collectives import collective_at
from loaders.grammar.agencies.known import Match, known_at, spelled
from loaders.grammar.agencies.lists import walk
from loaders.grammar.agencies.tokens import Cell
from loaders.reading import AgencyName
from ontology.agencies import Registry
from ontology.places import STATE, place_named
from ontology.spelling import fold, tidy

_LONGEST_NAME = 200
_LONGEST_CELL = 20_000
_FIRST_WORD = re.compile(r"\w+")


class FoundAgency(NamedTuple):
    """An agency and where the text names it."""

    agency: AgencyName
    start: int
    end: int


class AgencyCell(NamedTuple):
    """The agencies of a cell in its order, and the stretches that name none."""

    found: tuple[FoundAgency, ...]
    unread: tuple[tuple[int, int], ...]


@lru_cache(maxsize=16384)
def read_agencies(text: str, place: str | None, registry: Registry) -> AgencyCell:
    """Return all agencies of a lead, coordinator or authority cell.

    ``place`` is the code of the plan's own city or province. An agency named twice is found
    once; what follows the first 20,000 characters is not read.

    >>> from ontology.agencies import default_registry
    >>> cell = read_agencies("Các Sở: Tài chính; Y tế - UBND cấp xã", "vn-hp", default_registry())
    >>> [found.agency.name for found in cell.found]
    ['Sở Tài chính', 'Sở Y tế', 'UBND xã, phường, đặc khu']
    """
    cell = Cell(text[:_LONGEST_CELL], place, registry)
    matches, unread = walk(cell)
    if len(text) > _LONGEST_CELL:
        unread.append((_LONGEST_CELL, len(text)))
    found: dict[tuple[str | None, str], FoundAgency] = {}
    for at, match in matches:
        found.setdefault((match.place, match.name.lower()), _found(cell, at, match))
    return AgencyCell(tuple(found.values()), tuple(unread))


def agency_at(text: str, start: int, place: str | None, registry: Registry) -> FoundAgency | None:
    """Return the longest agency that begins exactly at ``start`` of a running text.

    >>> from ontology.agencies import default_registry
    >>> text = "sau khi Bộ Tài chính ban hành hướng dẫn"
    >>> agency_at(text, 8, "vn-hp", default_registry()).agency.name
    'Bộ Tài chính'
    """
    if start > 0 and text[start - 1].isalnum():
        return None
    word = _FIRST_WORD.match(text, start)
    if word is None or not registry.may_start(word[0]):
        return None
    best = _beginning(text[start : start + _LONGEST_NAME], place, registry)
    return best and best._replace(start=start, end=start + best.end)


@lru_cache(maxsize=4096)
def _beginning(text: str, place: str | None, registry: Registry) -> FoundAgency | None:
    cell = Cell(text, place, registry)
    known = known_at(cell, 0, pieces=False)
    matches = [match for match in (known, collective_at(cell, 0)) if match]
    if not matches:
        return None
    return _found(cell, 0, max(matches, key=lambda match: match.end))


def _found(cell: Cell, at: int, match: Match) -> FoundAgency:
    agency = AgencyName(
        name=match.name,
        place=match.place,
        level=match.level,
        collective=match.collective,
        printed=tidy(cell.printed(at, match.end)),
    )
    return FoundAgency(agency, cell.tokens[at].start, cell.tokens[match.end - 1].end)


def issuer_of(organ: str, place: str | None, printed: str | None, registry: Registry) -> AgencyName:
    """Return the issuer behind the organ of a document's number, at its place.

    "Thành ủy" and "Ban Chấp hành Đảng bộ thành phố" sign the same series: the organ decides,
    ``printed`` only gives the kind of place where the code does not, and the name of an organ
    that the registry lacks.

    >>> from ontology.agencies import default_registry
    >>> issuer_of("tu", "vn-hp", "Ban Thường vụ Thành ủy", default_registry()).name
    'Thành ủy'
    """
    words = tidy(printed or "")
    named = agency_at(words, 0, place, registry) if words else None
    entry = registry.issuer(organ, local=place not in (None, "vn", "int"))
    commune = named is not None and named.agency.level == "commune"
    if named and not named.agency.collective and (entry is None or commune):
        return named.agency
    if entry is None:
        words = _spelled_out(words, registry) if words.isupper() else words
        return AgencyName(
            name=words or organ.upper(), place=place, level="other", printed=words or organ
        )
    home = registry.place(place)
    if home is None or home == STATE:
        home = place_named(words) or home
    kind = home.kind if home and home != STATE else _kind_in(words)
    name = spelled(entry.name, kind, home)
    code = place if entry.scope == "local" else "vn"
    return AgencyName(name=name, place=code, level=entry.level, printed=words or name)


def _spelled_out(printed: str, registry: Registry) -> str:
    """Return a name in capitals as running text has it, where it ends in a known agency's.

    >>> from ontology.agencies import default_registry
    >>> _spelled_out("ĐẢNG ỦY BỘ TÀI CHÍNH", default_registry())
    'Đảng ủy Bộ Tài chính'
    """
    words = printed.split()
    for at in range(1, min(len(words) - 1, 5)):
        rest = " ".join(words[at:])
        known = agency_at(rest, 0, None, registry)
        if known and known.end == len(rest):
            return f"{' '.join(words[:at]).capitalize()} {known.agency.name}"
    return printed


def _kind_in(printed: str) -> str | None:
    words = fold(printed).split()
    if "tỉnh" in words:
        return "tỉnh"
    return "thành phố" if {"thành", "tp", "tp."}.intersection(words) else None
