"""Which entries of a list are wanted."""

import datetime as dt
from typing import NamedTuple

from ontology.errors import WrongUse
from queries.graph_source import Node

_TAKES = {
    "documents": ("agency", "document"),
    "tasks": ("agency", "document", "state", "due_before"),
    "agencies": ("agency", "document"),
    "prerequisites": ("agency", "document", "state"),
    "targets": ("agency", "document"),
    "projects": ("agency", "document"),
    "events": ("document",),
    "unresolved": ("document",),
    "unread": ("document",),
}
"""The lists that can be shown, and what each can be filtered by."""

LISTS = tuple(_TAKES)


class Filters(NamedTuple):
    """What a list is narrowed to; None does not narrow.

    ``agency`` leads the task, target or project, issues the document, owes the awaited act.
    ``document`` holds the entry, or assigns a task that is tied to it. ``state`` is a task's
    state or ``met``/``awaited``. ``due_before``: the deadline ends before that day.
    """

    agency: Node | None = None
    document: Node | None = None
    state: str | None = None
    due_before: dt.date | None = None


def check_filters(list_: str, filters: Filters) -> None:
    """Refuse a list that there is not, and a filter that a list cannot be narrowed by.

    Raises:
        WrongUse: it would otherwise be passed over in silence.
    """
    if list_ not in _TAKES:
        raise WrongUse("list-unknown", name=list_, lists=list(LISTS))
    for name, value in filters._asdict().items():
        if value is not None and name not in _TAKES[list_]:
            raise WrongUse("filter-not-of-list", name=name.replace("_", "-"), list=list_)
