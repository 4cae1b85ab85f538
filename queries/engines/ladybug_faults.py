"""What Ladybug says of a statement that it does not run, as errors of ours.

It has one class of errors: what happened stands in the text alone.
"""

import re

from ontology.errors import BrokenQuery, PolicyGraphError, QueryTooLong
from queries.engines.nearest_names import nearest_properties, nearest_tables, owners_of

_AT = re.compile(r"\(line: (?P<line>\d+), offset: (?P<offset>\d+)\)")
_EXPECTED = re.compile(r" expecting \{[^}]{40,}\}")
_RULE = re.compile(r"Invalid input <.*>: expected rule \w+ (?=\(line)", re.DOTALL)
_KIND = re.compile(r"^(?:Parser|Binder|Runtime|Catalog|Conversion|Copy|Overflow) exception: ")
_TABLE = re.compile(r"^Table (?P<name>.+) does not exist\.", re.DOTALL)
_PROPERTY = re.compile(r"^Cannot find property (?P<name>.+) for .*\.", re.DOTALL)

INTERRUPTED = "Interrupted."
_WRITES = "Cannot execute write operations in a read-only database"
_NO_MEMORY = "Buffer manager exception"
_BROKEN_FILE = ("Storage exception", "IO exception")


def is_of_the_file(error: Exception) -> bool:
    """Return whether an error says that the projection is damaged."""
    return str(error).startswith(_BROKEN_FILE)


def fault(error: Exception, seconds: float) -> PolicyGraphError:
    """Return what to raise for an error of the engine; ``seconds`` is what it was given."""
    text = str(error)
    if text.startswith(INTERRUPTED):
        return QueryTooLong("cypher-too-long", seconds=f"{seconds:g}")
    if text.startswith(_NO_MEMORY):
        return QueryTooLong("cypher-too-large")
    if _WRITES in text:
        return BrokenQuery("cypher-writes")
    told = _KIND.sub("", text)
    if found := _TABLE.match(told):
        return _unknown("label", found["name"], nearest_tables(found["name"]))
    if found := _PROPERTY.match(told):
        return _no_property(found["name"])
    return _of_place(told)


def _unknown(what: str, name: str, nearest: list[str]) -> BrokenQuery:
    if nearest:
        return BrokenQuery(f"cypher-unknown-{what}-nearest", name=name, nearest=nearest)
    return BrokenQuery(f"cypher-unknown-{what}", name=name)


def _no_property(name: str) -> BrokenQuery:
    """What was asked for it has none; something else of ours may."""
    owners = owners_of(name)
    if owners:
        return BrokenQuery("cypher-property-elsewhere", name=name, owners=owners)
    return _unknown("property", name, nearest_properties(name))


def _of_place(told: str) -> BrokenQuery:
    """Tell the place in words; what else the engine says of it is its grammar."""
    place = _AT.search(told)
    if place is None:
        return BrokenQuery("cypher-broken", reason=told.partition("\n")[0])
    line, column = int(place["line"]), int(place["offset"]) + 1
    reason = _EXPECTED.sub("", told[: place.start()].strip())
    if _RULE.match(told):
        return BrokenQuery("cypher-broken-here", line=line, column=column)
    return BrokenQuery("cypher-broken-at", line=line, column=column, reason=reason)
