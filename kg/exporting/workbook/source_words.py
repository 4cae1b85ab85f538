"""The sheet of source words: each piece of evidence, where the other sheets' links lead."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.exporting.workbook.sheets import Row, Sheet
from kg.rendering.wording import words_of_code
from queries.graph_source import GraphSource

if TYPE_CHECKING:
    from kg.exporting.workbook.asked import Asked

_LISTS = (
    "tasks",
    "prerequisites",
    "requirements",
    "targets",
    "projects",
    "unresolved",
    "citations",
)
"""Lists whose entries carry words of the texts, in the order of the sheet."""


def words_sheet(asked: "Asked") -> Sheet:
    """Return the sheet with a row for each piece of evidence."""
    columns = asked.columns(
        ("id", 40), ("field", 16), ("quote", 90), ("file", 32), ("start", 10), ("end", 10)
    )
    return Sheet("words", columns, _rows(asked))


def first_places(source: GraphSource) -> dict[str, int]:
    """Return by id the place of the first words that show a thing, counted from 0."""
    places: dict[str, int] = {}
    for place, (id_, _) in enumerate(_pieces(source)):
        places.setdefault(id_, place)
    return places


def _rows(asked: "Asked") -> Iterator[Row]:
    for id_, words in _pieces(asked.source):
        shown = words_of_code("column", words["field"], asked.settings)
        yield (id_, shown, words["quote"], words["file"], words["start"], words["end"])


def _pieces(source: GraphSource) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each piece of evidence with the id of what it shows.

    What a requirement's words show is its task, what a citation's words show is where it stands.
    """
    for list_ in _LISTS:
        for entry in source.facts(list_):
            id_ = entry.get("id") or entry.get("task") or entry["source"]
            if list_ == "citations":
                yield id_, {"field": "citation", **entry}
            for words in entry.get("evidence", ()):
                yield id_, words
