"""What the facts of a graph name must be there, and no two of them may share an id.

Checked whenever a graph is made, so that no store and no server ever holds half of one. Events and
findings may speak of what has gone: both outlive the text that they are about.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

Lists = Mapping[str, Sequence[BaseModel]]
"""The facts of a graph by the names of their lists."""


class Reference(NamedTuple):
    """A field whose ids stand for facts of other lists: the order in which they are checked."""

    list: str
    field: str
    to: tuple[str, ...]


REFERENCES = (
    Reference("tasks", "document", ("documents",)),
    Reference("tasks", "leads", ("agencies",)),
    Reference("tasks", "coordinators", ("agencies",)),
    Reference("tasks", "authority", ("agencies",)),
    Reference("tasks", "prerequisites", ("prerequisites",)),
    Reference("prerequisites", "issuer", ("agencies",)),
    Reference("requirements", "task", ("tasks",)),
    Reference("requirements", "requires", ("tasks", "prerequisites")),
    Reference("citations", "source", ("documents", "tasks")),
    Reference("citations", "target", ("documents",)),
    Reference("lineage", "task", ("tasks",)),
    Reference("lineage", "upstream", ("tasks",)),
    Reference("targets", "document", ("documents",)),
    Reference("targets", "leads", ("agencies",)),
    Reference("projects", "document", ("documents",)),
    Reference("projects", "leads", ("agencies",)),
    Reference("declared", "document", ("documents",)),
    Reference("unresolved", "source", ("documents", "tasks")),
    Reference("unresolved", "candidates", ("documents",)),
    Reference("unread", "document", ("documents",)),
)

_ID = attrgetter("id")
_NAMED = (
    "documents", "agencies", "tasks", "prerequisites", "targets", "projects", "unresolved", "events"
)  # fmt: skip


def refuse_broken_references(lists: Lists) -> None:
    """Raise PydanticCustomError, with the row, for the first id that two have or nothing has.

    Ids are compared as sets, a list at a time: 100,000 tasks and 300,000 requirements take 0.6 s.
    """
    known = _ids(lists)
    for one in REFERENCES:
        facts = lists[one.list]
        missing = set(_named_by(facts, one.field)).difference(*(known[name] for name in one.to))
        if missing:
            raise _not_there(facts, one, missing)


def row_of(fact: BaseModel) -> str:
    """Return what a fact is called in a refusal: its id, else the ids of what it ties."""
    id_ = getattr(fact, "id", None)
    if id_ is not None:
        return str(id_)
    ends = ("task", "source", "document", "requires", "target", "upstream")
    return " → ".join(str(getattr(fact, end)) for end in ends if hasattr(fact, end))


def _ids(lists: Lists) -> dict[str, set[str]]:
    """Return the ids of each list; an id is one thing, in whatever list."""
    known: dict[str, set[str]] = {}
    seen: set[str] = set()
    for name in _NAMED:
        ids: list[str] = [*map(_ID, lists[name])]
        known[name] = set(ids)
        if len(known[name]) < len(ids) or not seen.isdisjoint(known[name]):
            twice = next(id_ for id_, count in Counter(ids).items() if count > 1 or id_ in seen)
            raise PydanticCustomError(
                "id_twice",
                "two facts have the id {row}",
                {"row": twice, "field": "id"},
            )
        seen |= known[name]
    return known


def _named_by(facts: Sequence[BaseModel], field: str) -> Iterable[str]:
    values = [value for value in map(attrgetter(field), facts) if value]
    return chain.from_iterable(values) if values and isinstance(values[0], tuple) else values


def _not_there(
    facts: Sequence[BaseModel], one: Reference, missing: set[str]
) -> PydanticCustomError:
    fact, named = next(
        (fact, id_) for fact in facts for id_ in _named_by([fact], one.field) if id_ in missing
    )
    return PydanticCustomError(
        "not_there",
        "{field} names {named}, which is not among the {to}",
        {"row": row_of(fact), "field": one.field, "named": named, "to": " or ".join(one.to)},
    )
