"""The parts that a graph falls into, so that what has not changed need not be looked at again.

A document's part holds what its text says: itself, its tasks, what they require and cite … What
texts share – agencies, awaited acts, events, findings – falls into parts of its own, by the id.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ontology.identity import finding_id

Entry = Mapping[str, Any]
"""An entry of a list of the JSON export."""

Lists = Mapping[str, Sequence[Entry]]
"""Entries by the name of their list: those of a whole graph, or of one part."""

_BUCKETS = 256
"""A graph of 100,000 tasks has some thousand shared acts: a change rewrites a few of them."""


def bucket_of(list_: str, id_: str) -> str:
    """Return the part of something that texts share.

    >>> bucket_of("agencies", "/agency/vn/bộ-cây")
    '/part/agencies/cf'
    """
    return f"/part/{list_}/{zlib.crc32(id_.encode()) % _BUCKETS:02x}"


def _own(entry: Entry) -> str:
    id_: str = entry["id"]
    return id_


def _of_document(entry: Entry) -> str:
    document: str = entry["document"]
    return document


def _before_mark(field: str) -> Callable[[Entry], str]:
    return lambda entry: entry[field].partition("#")[0]


def _of_finding(entry: Entry) -> str:
    return bucket_of("findings", finding_id(entry["rule"], entry["subjects"], entry["message"]))


_PARTS: dict[str, Callable[[Entry], str]] = {
    "documents": _own,
    "agencies": lambda entry: bucket_of("agencies", entry["id"]),
    "tasks": _of_document,
    "prerequisites": lambda entry: bucket_of("prerequisites", entry["id"]),
    "requirements": _before_mark("task"),
    "citations": _before_mark("source"),
    "lineage": _before_mark("task"),
    "targets": _of_document,
    "projects": _of_document,
    "declared": _of_document,
    "unresolved": _before_mark("source"),
    "unread": _of_document,
    "events": lambda entry: bucket_of("events", entry["id"]),
    "findings": _of_finding,
}


def part_of(list_: str, entry: Entry) -> str:
    """Return the id of the part that an entry of a list belongs to.

    >>> part_of("requirements", {"task": "/akn/x/doc/plan#PL/1"})
    '/akn/x/doc/plan'
    """
    return _PARTS[list_](entry)


_BY_DOCUMENT = ("tasks", "targets", "projects", "declared", "unread")

_ORDER: dict[str, Callable[[Entry], tuple[Any, ...]]] = {
    "requirements": lambda e: (e["task"], e["requires"], e["stage"] or "", e["offset"] or ""),
    "citations": lambda e: (e["source"], e["target"], e["product"] or ""),
    "lineage": lambda e: (e["task"], e["upstream"]),
    "findings": lambda e: (e["rule"], tuple(e["subjects"]), e["message"]),
    **dict.fromkeys(_BY_DOCUMENT, lambda e: (e["document"],)),
}


def in_order(list_: str, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries of a list in the order of the export.

    What a document lists keeps its order inside the document; all else is ordered by what it says.
    """
    return sorted(entries, key=_ORDER.get(list_, lambda entry: (entry["id"],)))
