"""Agencies of a graph in the registry: which entry one is, and what it went into.

The registry has a department once for all cities, its places left open ("Ban Tổ chức {party}");
the name of an agency has them filled in, and is read back here.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ontology.agency_files import Entry, Scope, read_files
from ontology.identity import agency_id
from ontology.mergers import Gone, act_of
from ontology.places import place_of_code

REGISTRY = "https://policy-graph.example/registry#"
"""The namespace of the entries; as that of the ontology, it cannot be chosen."""

_OPEN = re.compile(r"\{(\w+)\}")
_FILLED = {
    "unit": "thành phố|tỉnh", "party": "Thành ủy|Tỉnh ủy|Cấp ủy",
    "youth": "Thành đoàn|Tỉnh đoàn|Đoàn", "region": "khu vực .+", "Region": "Khu vực .+",
}  # fmt: skip
"""What may stand for a place that a name leaves open; any words for the others."""


class Registered(NamedTuple):
    """The entry that an agency is, with what stands in its name for the places left open."""

    entry: Entry
    filled: tuple[tuple[str, str], ...]


def entry_iri(entry: Entry) -> str:
    """Return the SKOS concept of an entry of the registry.

    >>> entry_iri(Entry("Ban Tổ chức {party}", "local", "city-party"))
    'https://policy-graph.example/registry#local-ban-tổ-chức-party'
    """
    words = agency_id(entry.scope, entry.name).removeprefix("/agency/")
    return REGISTRY + words.replace("/", "-")


@lru_cache(maxsize=4096)
def registered(place: str | None, name: str, level: str) -> Registered | None:
    """Return the entry of an agency, None for one that the registry does not have.

    >>> registered("vn-hp", "Ban Tổ chức Thành ủy", "city-party").entry.name
    'Ban Tổ chức {party}'
    >>> registered("vn-hp", "Sở Chưa biết", "department")
    """
    scope = _scope(place)
    entry = _entries().get(name)
    if entry is not None and (entry.scope, entry.level) == (scope, level):
        return Registered(entry, ())
    for pattern, entry in _templates(scope, level):
        if found := pattern.fullmatch(f" {name}"):
            filled = {key: text or "" for key, text in found.groupdict().items()}
            if _is_named(filled.get("place"), place):
                return Registered(entry, tuple(filled.items()))
    return None


def gone(place: str | None, name: str, level: str) -> Gone | None:
    """Return what a former agency went into, in the same city; None for one that is no former.

    >>> gone("vn-hp", "Sở Giao thông vận tải", "department").into
    '/agency/vn-hp/sở-xây-dựng'
    >>> gone("vn-hp", "Cục Thuế thành phố", "department").into_name
    'Thuế thành phố'
    """
    found = registered(place, name, level)
    if found is None or not found.entry.successor:
        return None
    if place and place.removeprefix("vn-") in found.entry.unless:
        return None
    filled = dict(found.filled)
    if not set(_OPEN.findall(found.entry.successor)) <= filled.keys():
        return None
    into = _OPEN.sub(lambda open_: filled[open_[1]], found.entry.successor)
    into = " ".join(into.split())
    ids = agency_id(place, name), agency_id(place, into)
    return Gone(*ids, into, act_of(found.entry.act))


def _scope(place: str | None) -> Scope:
    """Return whose an agency is that has this place; a commune's organs are no entries."""
    if place in (None, "int"):
        return "international"
    return "state" if place == "vn" else "local"


def _is_named(town: str | None, code: str | None) -> bool:
    """Return whether the town in a name is the one that the agency is of, as far as is known."""
    if not town:
        return True
    known = place_of_code(code)
    return town == known.name if known else town[0].isupper()


@cache
def _entries() -> dict[str, Entry]:
    return read_files().entries


@cache
def _templates(scope: Scope, level: str) -> tuple[tuple[re.Pattern[str], Entry], ...]:
    """Return the entries of a level that leave places open, those that say most first."""
    of_level = (each for each in _entries().values() if (each.scope, each.level) == (scope, level))
    some = [entry for entry in of_level if "{" in entry.name]
    some.sort(key=lambda entry: -len(_OPEN.sub("", entry.name)))
    return tuple((_pattern(entry.name), entry) for entry in some)


def _pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of all that an entry's name may become, with a blank before each word.

    A place that was not known is left out of a name.
    """
    words = []
    for word in name.split():
        open_ = _OPEN.fullmatch(word)
        if open_ is None:
            words.append(f" {re.escape(word)}")
        else:
            words.append(f"(?: (?P<{open_[1]}>{_FILLED.get(open_[1], '.+')}))?")
    return re.compile("".join(words))
