"""Provinces and cities: which one a text names, and the code that documents and agencies carry.

The table of provinces is data (``data/places.toml``), with the ones merged away in 2025, whose
old documents stay theirs. A city that is not in the table gets a code made of its name.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from ontology.spelling import fold, slug, tidy

_MOST_WORDS = 4  # of a name that the table does not know
_UNIT = r"(?P<unit>thành phố|thành ủy|thành đoàn|tp|tỉnh ủy|tỉnh đoàn|tỉnh)"
_NEVER_FIRST = frozenset(
    [
        "cộng",
        "đảng",
        "độc",
        "số",
        "sở",
        "ban",
        "ngày",
        "và",
        "về",
        "của",
        "các",
        "do",
        "trực",
        "thuộc",
        "ủy",
    ]
)
_NOT_A_NAME = _NEVER_FIRST | frozenset(  # what follows "THÀNH PHỐ X" in a header's two columns
    [
        "kế",
        "nghị",
        "quyết",
        "chương",
        "chỉ",
        "công",
        "thông",
        "báo",
        "tờ",
        "hội",
        "văn",
        "trường",
        "khóa",
        "nhiệm",
        "kỳ",
        "đoàn",
        "thanh",
    ]
)
_SMALL_UNITS = ("xã", "phường", "đặc khu", "huyện", "quận", "thị xã", "đường", "phố", "sông")
_PERSON = "hồ chí minh"  # a person's name, in many organs' names: a city only after "thành phố"


class Place(NamedTuple):
    """A province or city under the central government, or the state.

    ``code`` is ISO 3166-2 in lower case (``vn-hp``), ``kind`` is ``thành phố``, ``tỉnh`` or
    ``nước``.
    """

    code: str
    name: str
    kind: str


STATE = Place("vn", "Việt Nam", "nước")


@lru_cache(maxsize=1)
def rows() -> Mapping[str, Mapping[str, Any]]:
    """Return the table of provinces as its file has it, each under its code."""
    data = tomllib.loads((files("ontology") / "data/places.toml").read_text("utf-8"))
    return {f"vn-{code}": row for code, row in data.items()}


@lru_cache(maxsize=1)
def table() -> tuple[dict[str, Place], dict[str, Place]]:
    """Return the known places by code, and by each folded spelling of their names."""
    by_code: dict[str, Place] = {}
    by_name: dict[str, Place] = {}
    for code, row in rows().items():
        place = Place(code, row["name"], row["kind"])
        by_code[place.code] = place
        for name in (row["name"], *row.get("also", ())):
            by_name[_plain(name)] = place
    return by_code, by_name


def _plain(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").split())


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = sorted(table()[1], key=len, reverse=True)
    one = "|".join(re.escape(name).replace(r"\ ", r"[ ]{1,3}(?:-[ ]{1,3})?") for name in names)
    after_unit = rf"\b{_UNIT}\.?[ ]{{0,3}}(?:(?P<name>{one})\b|(?=[^\W\d_]))"
    longer = "|".join(
        re.escape(name).replace(r"\ ", r"[ ]{1,3}(?:-[ ]{1,3})?")
        for name in names
        if (" " in name and name != _PERSON) or name == "huế"
    )
    return re.compile(after_unit), re.compile(rf"\b(?:{longer})\b")


def place_named(text: str) -> Place | None:
    """Return the province or city that ``text`` names first after its kind, else by name alone.

    A city that the table does not know has the code ``vn-`` and its name's slug; a town that
    has the name of a province ("thành phố Bắc Ninh") is not that province.

    >>> place_named("Ủy ban nhân dân thành phố Hải Phòng")
    Place(code='vn-hp', name='Hải Phòng', kind='thành phố')
    >>> place_named("TP Sao Mai"), place_named("thành phố trực thuộc Trung ương")
    (Place(code='vn-sao-mai', name='Sao Mai', kind='thành phố'), None)
    """
    folded = fold(text)
    after_unit, alone = _patterns()
    for found in after_unit.finditer(folded):
        kind = "tỉnh" if found["unit"].startswith("tỉnh") else "thành phố"
        known = table()[1].get(_plain(found["name"] or ""))
        if known and not _is_a_town(known, kind, found["unit"]):
            return known
        place = _unknown(text, folded, found.start("name") if known else found.end(), kind)
        if place:
            return place
    for found in alone.finditer(folded):
        before = folded[max(0, found.start() - 9) : found.start()].rstrip()
        if not before.endswith(_SMALL_UNITS):
            return table()[1][_plain(found[0])]
    return None


def _is_a_town(known: Place, kind: str, unit: str) -> bool:
    """Return whether "thành phố X" is a town that has its province's name."""
    return kind != known.kind == "tỉnh" and unit in ("thành phố", "tp")


_WORD = re.compile(r"[^\W\d_]+")


def _unknown(text: str, folded: str, start: int, kind: str) -> Place | None:
    """Return the place whose name is the capitalised words from ``start`` on."""
    words: list[str] = []
    at = start
    while len(words) < _MOST_WORDS and (found := _WORD.match(text, at)):
        word = found[0]
        never = _NOT_A_NAME if words else _NEVER_FIRST
        if not word[0].isupper() or folded[found.start() : found.end()] in never:
            break
        if words and word.isupper() != words[0].isupper():
            break
        words.append(word)
        at = found.end()
        if text[at : at + 1] != " ":
            break
        at += 1
    capitals = words and words[0].isupper() and len(words[0]) > 1
    if not words or (capitals and not text[max(0, start - 4) : start].isupper()):
        return None
    name = tidy(" ".join(words)).title()
    return Place(f"vn-{slug(name)}", name, kind)


def place_of_code(code: str | None) -> Place | None:
    """Return the place of a code; None for a code that the table does not hold.

    >>> place_of_code("vn-hp"), place_of_code("vn-sao-mai")
    (Place(code='vn-hp', name='Hải Phòng', kind='thành phố'), None)
    """
    if code is None:
        return None
    return STATE if code == STATE.code else table()[0].get(code)
