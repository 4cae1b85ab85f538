"""Names short enough for a line and a chain, each of which ``queries.naming`` takes back.

A task is named by the end of its document's id and its ref. Where documents of two places or two
days end alike, as much of their ids is added as tells them apart.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from queries.answers import Thing
from queries.graph_source import GraphSource

_LONG = 48
"""A document without a number is called by its title, unless that is longer than so many."""

_HASHED = re.compile(r".*-[0-9a-f]{8}", re.DOTALL)
"""The end of the id of a document without a number."""

_PIECES = 7
"""Pieces of a document's id: akn, place, class, type, organ, date, number."""


class ShortNames:
    """``names(thing)`` for the things of one graph; documents are looked at once, when needed."""

    def __init__(self, source: GraphSource) -> None:
        self._source = source

    def __call__(self, thing: Thing) -> str:
        """Return what to call a thing: a task's short id, a document's number, else its label."""
        if thing.kind == "Task":
            document, _, ref = thing.id.partition("#")
            return f"{self._ends.get(document) or _end(document)}#{ref}"
        if thing.kind == "Document" and len(thing.label) > _LONG and _HASHED.fullmatch(thing.id):
            return self._ends.get(thing.id) or _end(thing.id)
        return thing.label

    @cached_property
    def _ends(self) -> dict[str, str]:
        """Return what to call the documents that were read: only they assign tasks."""
        read = [node.id for node in self._source.of_kind("Document") if node.file is not None]
        forms = {id_: list(_forms(id_)) for id_ in read}
        tally = Counter(form for each in forms.values() for form in set(each))
        return {id_: next(f for f in each if tally[f] == 1) for id_, each in forms.items()}


def fits_short(name: str, id_: str) -> bool:
    """Return whether a short name is of this document: its pieces stand in the id, the last last.

    >>> fits_short("vn-xx/9-kh-ubnd", "/akn/vn-xx/doc/ke-hoach/ubnd/2026-02-25/9-kh-ubnd")
    True
    >>> fits_short("vn-yy/9-kh-ubnd", "/akn/vn-xx/doc/ke-hoach/ubnd/2026-02-25/9-kh-ubnd")
    False
    """
    asked = name.split("/")
    if _end(id_) != asked[-1]:
        return False
    pieces = iter(id_.split("/")[1:])
    return all(piece in pieces for piece in asked)


def _end(id_: str) -> str:
    return id_.rpartition("/")[2]


def _forms(id_: str) -> Iterator[str]:
    """Yield names of a document, the shortest first; the last is its id, which no other has."""
    pieces = id_.strip("/").split("/")
    yield pieces[-1]
    if len(pieces) == _PIECES:
        place, date, end = pieces[1], pieces[5], pieces[6]
        yield from (f"{place}/{end}", f"{date}/{end}", f"{place}/{date}/{end}")
    yield id_
