"""The words of place after an agency's name: "thành phố Hải Phòng", "khu vực III", "xã A".

All functions take the words of a cell and a place in them, and answer with the place after.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from loaders.grammar.agencies.tokens import Cell
from ontology.agency_words import Phrases, Spellings, variants, words_of_each
from ontology.places import Place, place_named, table
from ontology.spelling import slug

SMALL = ("xã", "phường", "đặc khu", "thị trấn", "huyện", "quận", "thị xã")
"""Kinds of places below a city or province; "thành phố" may be one as well."""

_MOST_WORDS = 4  # of a commune's name
_NUMBER = re.compile(r"[ivx]{1,5}|\d{1,2}")
_PERSON = "Hồ Chí Minh"  # in names of organs: a city only after "thành phố"


class Where(NamedTuple):
    """Words of place: the kind as printed, the place when it is another one, the word after.

    ``small`` are the words of a place below the city ("xã A"), which belong to the name.
    """

    end: int
    kind: str | None = None
    place: Place | None = None
    small: str | None = None


@lru_cache(maxsize=1)
def _names() -> Spellings[Place]:
    names: Spellings[Place] = Spellings()
    rows = [(name, place) for place in table()[0].values() for name in (place.name,)]
    rows += list(table()[1].items())
    for (_, place), words in zip(rows, words_of_each([n for n, _ in rows], {}), strict=True):
        for spelled in variants(words):
            names.add(spelled, place)
    return names


def where_at(cell: Cell, at: int) -> Where | None:
    """Return the city or province that the words at ``at`` say, if they do.

    It is the plan's own place when only its kind stands there ("thành phố").
    """
    if at < len(cell.words) and cell.words[at] == "của":
        at += 1
    kind, after = _kind_at(cell, at)
    named = _name_at(cell, after, kind)
    if named:
        return named
    return Where(after, kind) if kind else None


def _kind_at(cell: Cell, at: int) -> tuple[str | None, int]:
    if cell.has(at, "thành", "phố"):
        return "thành phố", at + 2
    if cell.has(at, "tỉnh"):
        return "tỉnh", at + 1
    return None, at


def _name_at(cell: Cell, at: int, kind: str | None) -> Where | None:
    if at >= len(cell.words):
        return None
    for end, places in _names().starting(cell.words, at):
        place = places[0]
        if place.name == _PERSON and not kind:
            continue
        if kind == "thành phố" and place.kind == "tỉnh":
            return _town(cell, at, end)
        return Where(end, kind, place)
    return _unknown_at(cell, at, kind)


def _unknown_at(cell: Cell, at: int, kind: str | None) -> Where | None:
    """Return a place that no table knows: the plan's own, or a town of the plan's province."""
    end = _title_case(cell, at)
    if end == at:
        return None
    for stop in range(end, at, -1):
        if cell.code and f"vn-{slug(cell.printed(at, stop))}" == cell.code:
            return Where(stop, kind, cell.home)
    if kind is None:
        return None
    if cell.kind is not None:
        return _town(cell, at, end) if kind == "thành phố" else None
    return Where(end, kind, place_named(cell.printed(at - 1, end)))


def _town(cell: Cell, at: int, end: int) -> Where:
    return Where(end, small=f"thành phố {cell.printed(at, end)}")


def _title_case(cell: Cell, at: int) -> int:
    """Return the word after up to four capitalised words that begin no agency."""
    end = at
    while end < len(cell.words) and end - at < _MOST_WORDS and cell.words[end].isalpha():
        printed = cell.printed(end, end + 1)
        if not printed[0].isupper() or (printed.isupper() and len(printed) > 1):
            break
        if end > at and cell.tokens[end - 1].end + 1 < cell.tokens[end].start:
            break
        if next(cell.registry.names.starting(cell.words, end), None):
            break
        end += 1
    return end


def party_at(cell: Cell, at: int) -> Where | None:
    """Return the place of "Thành ủy Hải Phòng", "Tỉnh ủy" after the name of a Party body."""
    if cell.has(at, "thành", "ủy"):
        kind = "thành phố"
    elif cell.has(at, "tỉnh", "ủy"):
        kind = "tỉnh"
    elif cell.has(at, "tu"):
        named = _name_at(cell, at + 1, cell.kind)
        return named or Where(at + 1, cell.kind)
    else:
        return None
    named = _name_at(cell, at + 2, None)
    return named._replace(kind=kind) if named else Where(at + 2, kind)


def region_at(cell: Cell, at: int) -> Where | None:
    """Return "khu vực III" after the name of a state organ that serves several provinces."""
    if not cell.has(at, "khu", "vực") or at + 2 >= len(cell.words):
        return None
    if not _NUMBER.fullmatch(cell.words[at + 2]):
        return None
    return Where(at + 3, small=f"khu vực {cell.words[at + 2].upper()}")


def branch_at(cell: Cell, at: int) -> Where | None:
    """Return the part of the country, the province or the region that a branch serves."""
    if at >= len(cell.words):
        return None
    for end, names in cell.registry.branches.starting(cell.words, at):
        return Where(end, small=names[0])
    where = where_at(cell, at)
    if where is None:
        return region_at(cell, at)
    if where.place is None:
        return Where(where.end, small=cell.home.name) if cell.home else None
    names = [where.place.name]
    while cell.has(where.end, "-") and (more := where_at(cell, where.end + 1)) and more.place:
        where = more
        names.append(more.place.name)
    return Where(where.end, small=" - ".join(names))


def small_kinds_at(cell: Cell, at: int) -> tuple[tuple[str, ...], int]:
    """Return the kinds of small places listed at ``at`` ("xã, phường, đặc khu") and the end."""
    kinds: list[str] = []
    end = at
    while True:
        kind = _small_kind(cell, at)
        if kind is None or (kind in kinds):
            return tuple(kinds), end
        kinds.append(kind)
        end = at = at + len(kind.split())
        while at < len(cell.words) and cell.words[at] in (",", "và", "/", "&"):
            at += 1


_SMALL_OR_TOWN = Phrases((*SMALL, "thành phố"))


def _small_kind(cell: Cell, at: int) -> str | None:
    found = _SMALL_OR_TOWN.at(cell.words, at)
    return found[0] if found else None


_COMMUNE_CODE = re.compile(r"-(xa|phuong|dac-khu|thi-tran|thi-xa|quan|huyen)-.*\Z")
_KIND_OF_CODE = {"xa": "xã", "phuong": "phường", "dac-khu": "đặc khu", "thi-tran": "thị trấn"}


def city_of(code: str) -> str:
    """Return the code of the city or province that a place lies in.

    >>> city_of("vn-hp-phuong-ngoc-lan"), city_of("vn-hp")
    ('vn-hp', 'vn-hp')
    """
    return _COMMUNE_CODE.sub("", code)


def own_commune_kind(code: str | None) -> str | None:
    """Return the kind of the commune whose plan is read; None for a city's plan.

    >>> own_commune_kind("vn-hp-phuong-ngoc-lan"), own_commune_kind("vn-hp")
    ('phường', None)
    """
    found = _COMMUNE_CODE.search(code or "")
    return _KIND_OF_CODE.get(found[1]) if found else None


def commune_name_end(cell: Cell, at: int) -> int:
    """Return the word after the name of a commune that begins at ``at`` (``at`` if none does)."""
    if at < len(cell.words) and cell.words[at].isdigit():
        return at + 1
    return _title_case(cell, at)
