"""Each piece of evidence of a graph, in the one order that all sheets count by."""

from collections.abc import Iterator, Mapping
from typing import Any

from queries.graph_source import GraphSource

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


def first_places(source: GraphSource) -> dict[str, int]:
    """Return by id the place of the first words that show a thing, counted from 0."""
    places: dict[str, int] = {}
    for place, (id_, _) in enumerate(pieces_of(source)):
        places.setdefault(id_, place)
    return places


def pieces_of(source: GraphSource) -> Iterator[tuple[str, Mapping[str, Any]]]:
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
