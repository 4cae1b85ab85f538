"""Who must act: the agencies that a condition names, and where they stand."""

import re
from typing import NamedTuple

from loaders.grammar.agencies.cells import agency_at
from loaders.grammar.waiting.awaited_names import UNNAMED
from loaders.reading import AgencyName
from ontology.agencies import Registry
from ontology.places import place_named
from ontology.spelling import fold
from ontology.vocabulary import ActorLevel

_CENTRAL = {"party-central", "national-assembly", "government", "ministry"}
_CITY = {"city-party", "city-council", "city-government", "department"}
_UNNAMED = [(re.compile(pattern + r"(?!\w)"), level) for pattern, level in UNNAMED]
_PLACE = re.compile(r"(?:tỉnh|thành phố|tp\.?) \w")
_ANOTHER = re.compile(r", ?| và ")
_CLIENT = re.compile(r"doanh nghiệp|hiệp hội|hợp tác xã|nhà đầu tư|người dân|nhân dân$|công ty")


class Source(NamedTuple):
    """A text in which conditions are looked for, and whose city it speaks of."""

    text: str
    folded: str
    place: str | None
    registry: Registry


class Actor(NamedTuple):
    """Somebody who must act; ``agency`` is None for "cấp có thẩm quyền" and the like."""

    agency: AgencyName | None
    level: ActorLevel
    start: int
    end: int

    @property
    def is_client(self) -> bool:
        """Whether this is somebody served: a client's request is no prerequisite."""
        return self.agency is not None and bool(_CLIENT.search(self.agency.name.lower()))


def level_of(agency: AgencyName, place: str | None) -> ActorLevel:
    """Return where an agency stands, seen from the city at ``place``.

    Departments of another city are ``local``, as are all communes.
    """
    if agency.place == "int":
        return "international"
    if agency.level in _CENTRAL or agency.place == "vn":
        return "central"
    if agency.level == "commune" or (agency.place and place and agency.place != place):
        return "local"
    return "city" if agency.level in _CITY or agency.place else "other"


def actors_at(source: Source, start: int) -> tuple[Actor, ...]:
    """Return the actors named from exactly ``start`` on ("Bộ A, Bộ B và Bộ C": three)."""
    found: list[Actor] = []
    while actor := _actor_at(source, start):
        found.append(actor)
        joint = _ANOTHER.match(source.folded, actor.end)
        if joint is None:
            break
        start = joint.end()
    return tuple(found)


def _actor_at(source: Source, start: int) -> Actor | None:
    if start >= len(source.text):
        return None
    if agency := agency_at(source.text, start, source.place, source.registry):
        level = level_of(agency.agency, source.place)
        return Actor(agency.agency, level, agency.start, agency.end)
    for pattern, level in _UNNAMED:
        if match := pattern.match(source.folded, start):
            return Actor(None, level, start, match.end())
    return _city_at(source, start)


def _city_at(source: Source, start: int) -> Actor | None:
    """Return a city or province that acts by its bare name ("tỉnh Bắc Ninh phê duyệt")."""
    if not _PLACE.match(source.folded, start):
        return None
    place = place_named(source.text[start : start + 40])
    at = source.folded.find(fold(place.name), start, start + 40) if place else -1
    if place is None or at < 0:
        return None
    level: ActorLevel = "city" if place.code == source.place else "local"
    return Actor(None, level, start, at + len(place.name))
