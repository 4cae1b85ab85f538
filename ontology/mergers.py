"""What went into what: former agencies and provinces, as events of one act each.

``successor`` of the registry and ``into`` of the table of places say it; days and acts stand
beside them only where they are certain.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ontology.agency_files import Entry
from ontology.identity import agency_id
from ontology.merging_acts import Act, merging_acts
from ontology.places import rows
from ontology.spelling import slug


class Gone(NamedTuple):
    """One that is gone: its id, the id and name of what it went into, the act where known."""

    id: str
    into: str
    into_name: str
    act: Act | None


class Merger(NamedTuple):
    """An event: the ids of what was there before, in order, what came of it, the act if known."""

    id: str
    originals: tuple[str, ...]
    result: str
    result_name: str
    act: Act | None


def mergers_of(gone: Iterable[Gone]) -> Iterator[Merger]:
    """Yield the events in order of id: those that one act brought into one are one event.

    Without an act each is an event of its own: nothing says that it happened at once.
    """
    found: dict[str, list[Gone]] = {}
    for _, one in sorted({one.id: one for one in gone}.items()):
        found.setdefault(_merger_id(one), []).append(one)
    for id_, some in sorted(found.items()):
        first = some[0]
        originals = tuple(one.id for one in some)
        yield Merger(id_, originals, first.into, first.into_name, first.act)


def _merger_id(one: Gone) -> str:
    """Return the id of an event: what came of it, then the act, else what was there before."""
    place, name = one.into.split("/")[-2:]
    last = slug(one.act.number) if one.act else one.id.rpartition("/")[2]
    return f"/merger/{place}/{name}/{last}"


def act_of(number: str | None) -> Act | None:
    """Return the act of a number that the registry or the table of places gives."""
    return merging_acts()[number] if number else None


def gone_from_the_state(entries: Iterable[Entry]) -> Iterator[Gone]:
    """Yield the former organs of the state; those of a city are many, one in each."""
    for entry in entries:
        if entry.scope == "state" and entry.successor and "{" not in entry.name:
            into = agency_id("vn", entry.successor)
            yield Gone(agency_id("vn", entry.name), into, entry.successor, act_of(entry.act))


def gone_from_the_map() -> Iterator[Gone]:
    """Yield the former provinces."""
    for code, row in rows().items():
        if "into" in row:
            into = f"vn-{row['into']}"
            name = rows()[into]["name"]
            yield Gone(place_id(code), place_id(into), name, act_of(row.get("act")))


def place_id(code: str) -> str:
    """Return the id of a province or city.

    >>> place_id("vn-hp")
    '/place/vn-hp'
    """
    return f"/place/{code}"
