"""Lists as tables for people: the columns that fit, codes in words, and how many there are."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from kg.rendering.tables import lines_of_table
from kg.rendering.wording import cell_for_people
from kg.settings import Settings
from ontology.spelling import fold
from queries.answers import Answer, Thing
from queries.rows import UnresolvedRow
from queries.short_names import ShortNames

_SHOWN = {
    "documents": ("number", "date", "issuer", "title", "tasks", "read", "id"),
    "tasks": ("id", "title", "leads", "deadline", "state", "stage", "risk"),
    "agencies": ("name", "level", "leads", "coordinates", "decides", "awaited", "id"),
    "prerequisites": ("id", "text", "object", "issuer", "event", "state", "on", "tasks", "first"),
    "targets": ("no", "name", "unit", "value", "leads", "id"),
    "projects": ("no", "name", "funding", "leads", "id"),
    "events": ("id", "kind", "title", "on", "by", "note", "applied"),
    "unresolved": ("text", "count", "candidates", "source", "id"),
    "unread": ("reason", "quote", "document", "start", "end"),
}
"""What a table for people shows of each list; JSON and CSV have all columns."""


class Lists:
    """The tables of one run."""

    def __init__(self, settings: Settings, names: ShortNames) -> None:
        self._settings = settings
        self._names = names

    def table(self, answer: Answer) -> Iterator[str]:
        """Yield the lines of a list's table, then how many entries there are."""
        list_ = answer.question.removeprefix("list-")
        shown = _SHOWN.get(list_, answer.columns)
        entries = list(answer.rows)
        columns, grouped = answer.columns, entries
        if list_ == "unresolved":
            columns, grouped = (*columns, "count"), list(_once_in_each_document(entries))
        places = [columns.index(name) for name in shown]
        rows = [[self._cell(list_, columns[i], row[i]) for i in places] for row in grouped]
        filled = [i for i in range(len(shown)) if any(row[i] for row in rows)]
        headings = [self._settings.say(f"column-{shown[i]}") for i in filled]
        cells = [[row[i] for i in filled] for row in rows]
        yield from lines_of_table(headings, cells, sys.stdout)
        yield from self._counts(answer, len(entries), len(rows))

    def _cell(self, list_: str, column: str, value: Any) -> str:
        if list_ == "tasks" and column == "id":
            return self._names(Thing(value, "Task", ""))
        if column == "first" and value is not None:
            return self._names(value)
        if column == "candidates":  # often documents of one number: only ids tell them apart
            value = tuple(candidate.id for candidate in value)
        return cell_for_people(column, value, self._settings)

    def _counts(self, answer: Answer, count: int, lines: int) -> Iterator[str]:
        if answer.counts.get("body") and answer.counts.get("appendix"):
            parts = {name: answer.counts[name] for name in ("body", "appendix")}
            yield self._settings.say("count-tasks-parts", count=count, **parts)
        elif lines < count:
            yield self._settings.say("count-entries-in-rows", count=count, rows=lines)
        else:
            yield self._settings.say("count-entries", count=count)


def _once_in_each_document(rows: Iterable[UnresolvedRow]) -> Iterator[tuple[Any, ...]]:
    """Yield the first of equal references of one document, with how many there are.

    One plan can name the same programme in a hundred rows of its table.
    """
    groups: dict[object, list[UnresolvedRow]] = {}
    for row in rows:
        key = (fold(row.text), row.candidates, row.source.partition("#")[0])
        groups.setdefault(key, []).append(row)
    return ((*group[0], len(group)) for group in groups.values())
