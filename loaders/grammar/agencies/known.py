"""Agencies of the registry in a text: the longest name that begins at a word, with its place."""

from typing import NamedTuple

from loaders.grammar.agencies.places import (
    Where,
    branch_at,
    city_of,
    commune_name_end,
    own_commune_kind,
    party_at,
    region_at,
    small_kinds_at,
    where_at,
)
from loaders.grammar.agencies.tokens import Cell, remembered
from ontology.agencies import Spelling
from ontology.agency_files import Entry
from ontology.places import Place
from ontology.vocabulary import Level

COMMUNES = "UBND xã, phường, đặc khu"
_MARKS = frozenset(";,.()/+•*:-&")
_PERSONS = ("chủ tịch", "phó", "thường trực", "bí thư")
_COMMUNE_KINDS = frozenset(["xã", "phường", "đặc khu", "thị trấn"])
_SHARING = ("Đảng ủy", "Hội đồng nhân dân")  # "Đảng ủy, HĐND, UBND các xã": all of them there
_PARTY = {"thành phố": "Thành ủy", "tỉnh": "Tỉnh ủy"}
_YOUTH = {"thành phố": "Thành đoàn", "tỉnh": "Tỉnh đoàn"}


class Match(NamedTuple):
    """An agency read from the words up to ``end``."""

    end: int
    name: str
    place: str | None
    level: Level
    collective: bool = False


def known_at(cell: Cell, at: int, *, pieces: bool, ahead: int = 2) -> Match | None:
    """Return the agency of the registry that begins at word ``at``, the longest there is.

    ``pieces``: the text is a table cell, where "Công an" alone means the city's police.
    ``ahead``: how many names further "HĐND, UBND các xã" may be looked through for the communes.
    """
    found = all_known_at(cell, at, pieces=pieces, ahead=ahead)
    return found[0] if found else None


@remembered
def all_known_at(cell: Cell, at: int, *, pieces: bool, ahead: int = 2) -> list[Match]:
    """Return all agencies of the registry that begin at ``at``, longest first.

    The longest may have swallowed a word of the next name: "Các cấp ủy" of "Các cấp ủy Đảng đoàn".
    """
    matches: list[Match] = []
    for end, meanings in cell.registry.names.starting(cell.words, at):
        read = [_read(cell, at, end, m, ahead) for m in meanings if pieces or not m.piece]
        found = [match for match in read if match and not cell.cuts(match[0].end)]
        if found:
            matches.append(max(found, key=lambda match: (match[0].end, match[1]))[0])
        elif any(meaning.tail == "unlike" for meaning in meanings):
            break
    return matches


def _read(
    cell: Cell, at: int, end: int, meaning: Spelling, ahead: int
) -> tuple[Match, bool] | None:
    """Return the match of one spelling, and whether its scope is the plan's own."""
    entry = meaning.entry
    where = _where(cell, end, meaning)
    if where is None:
        small = "{unit}" in entry.name and _small_places(cell, end, entry, ahead)
        return (small, True) if small else None
    if meaning.piece and not ends_piece(cell, where.end):
        return None
    if where.kind is None and cell.words[at] in ("tỉnh", "thành"):
        where = where._replace(kind="tỉnh" if cell.words[at] == "tỉnh" else "thành phố")
    return located(cell, entry, where), (entry.scope == "local") == (cell.kind is not None)


def _where(cell: Cell, end: int, meaning: Spelling) -> Where | None:
    if meaning.tail == "unit":
        return where_at(cell, end)
    if meaning.tail == "optional":
        return where_at(cell, end) or Where(end)
    if meaning.tail == "party":
        return party_at(cell, end)
    if meaning.tail == "region":
        return region_at(cell, end)
    if meaning.tail == "branch":
        return branch_at(cell, end)
    return Where(end) if meaning.tail == "none" else None


_OF_THE_CITY = ("department", "city-party", "city-council", "city-government")


def located(cell: Cell, entry: Entry, where: Where) -> Match:
    """Return the agency that ``entry`` is at a place."""
    if entry.scope != "local":
        organ = "vn" if entry.scope == "state" else "int"
        name = spelled(entry.name, None, None, where.small)
        return Match(where.end, name, organ, entry.level, entry.collective)
    if where.small:
        base = entry.name.partition("{")[0].rstrip() or entry.name
        return Match(where.end, f"{base} {where.small}", cell.code, "commune")
    place = where.place or cell.home
    kind = where.kind or (place.kind if place and place.kind != "nước" else None)
    name = spelled(entry.name, kind, place)
    code = where.place.code if where.place else cell.code
    if code and entry.level in _OF_THE_CITY:
        code = city_of(code)
    return Match(where.end, name, code, entry.level, entry.collective)


def spelled(name: str, kind: str | None, place: Place | None, region: str | None = None) -> str:
    """Return an entry's name with its places filled; a place that is not known is left out.

    >>> from ontology.places import place_of_code
    >>> spelled("Ban Quản lý Khu kinh tế {place}", None, place_of_code("vn-hp"))
    'Ban Quản lý Khu kinh tế Hải Phòng'
    >>> spelled("Ban Thường vụ {party}", "tỉnh", None)
    'Ban Thường vụ Tỉnh ủy'
    """
    if "{" not in name:
        return name
    town = place.name if place and place.kind != "nước" else ""
    for key, value in (
        ("{unit}", kind or ""), ("{place}", town),
        ("{party}", _PARTY.get(kind or "", "Cấp ủy")), ("{youth}", _YOUTH.get(kind or "", "Đoàn")),
        ("{region}", region or ""), ("{Region}", (region or "").replace("khu", "Khu", 1)),
        ("{branch}", region or ""),
    ):  # fmt: skip
        name = name.replace(key, value)
    return " ".join(name.split())


def _small_places(cell: Cell, at: int, entry: Entry, ahead: int) -> Match | None:
    """Return "Ủy ban nhân dân xã A", or the collective "UBND các xã, phường"."""
    if entry.name.lower().startswith(_PERSONS):
        return None
    base = entry.name.partition("{")[0].rstrip()
    if base in _SHARING and ahead and at < len(cell.words) and cell.words[at] in (",", "và"):
        after = known_at(cell, at + 1, pieces=False, ahead=ahead - 1)
        if after is None or after.level != "commune" or not after.collective:
            return None
        return Match(at, _communes(base, ("xã",), ""), cell.code, "commune", True)
    many = at < len(cell.words) and cell.words[at] in ("các", "cấp")
    kinds, end = small_kinds_at(cell, at + many)
    if not kinds or (kinds[0] == "thành phố" and not many):
        return None
    if len(kinds) == 1 and not many:
        name_end = commune_name_end(cell, end)
        if name_end > end:
            name = f"{base} {kinds[0]} {cell.printed(end, name_end)}"
            return Match(name_end, name, cell.code, "commune")
        if kinds[0] == own_commune_kind(cell.code):  # a commune's plan speaks of its own organs
            return Match(end, f"{base} {kinds[0]}", cell.code, "commune")
    return Match(end, _communes(base, kinds, cell.words[at]), cell.code, "commune", True)


def _communes(base: str, kinds: tuple[str, ...], first: str) -> str:
    if _COMMUNE_KINDS.issuperset(kinds):
        if base == "Ủy ban nhân dân":
            return COMMUNES
        kinds = ("xã", "phường", "đặc khu")
    elif first == "cấp":
        return f"{base} cấp {kinds[0]}"
    return f"{base} các {', '.join(kinds)}"


def ends_piece(cell: Cell, at: int) -> bool:
    """Return whether no more words of a name can follow: a mark, "và", the end."""
    return at >= len(cell.words) or cell.words[at] in _MARKS or cell.words[at] in ("và", "cùng")
