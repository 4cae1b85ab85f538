"""How much of a graph comes from each document."""

import sqlite3
from typing import NamedTuple

from loaders.store.graphs import facts
from ontology.model import Declared, Unread


class Counts(NamedTuple):
    """How much of the graph comes from one document."""

    tasks: int = 0
    body: int = 0
    appendix: int = 0
    citations: int = 0
    prerequisites: int = 0
    targets: int = 0
    projects: int = 0


class GraphCounts:
    """Counts, unread rows and declared numbers of every document of the graph shown."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._counts: dict[str, dict[str, int]] = {}
        self.document_of_file: dict[str, str] = dict(
            db.execute("SELECT file, id FROM node WHERE kind = 'Document' AND file IS NOT NULL")
        )
        for query in _QUERIES:
            for document, name, count in db.execute(query):
                self._counts.setdefault(document, {})[name] = count
        self._unread: dict[str, list[Unread]] = {}
        for entry in facts(db, "unread"):
            unread = Unread.model_validate(entry)
            self._unread.setdefault(unread.document, []).append(unread)
        self._declared: dict[str, list[Declared]] = {}
        for entry in facts(db, "declared"):
            declared = Declared.model_validate(entry)
            self._declared.setdefault(declared.document, []).append(declared)

    def counts(self, document: str) -> Counts:
        """Return how much of the graph comes from a document."""
        return Counts(**self._counts.get(document, {}))

    def unread(self, document: str) -> tuple[Unread, ...]:
        """Return the rows of a document that were not turned into facts."""
        return tuple(self._unread.get(document, ()))

    def declared(self, document: str) -> tuple[Declared, ...]:
        """Return the counts that a document states, with what was read."""
        return tuple(self._declared.get(document, ()))

    @property
    def tasks(self) -> int:
        """How many tasks the graph has."""
        return sum(counts.get("tasks", 0) for counts in self._counts.values())


_QUERIES = (
    "SELECT document, lower(kind) || 's', count(*) FROM node "
    "WHERE kind IN ('Task', 'Target', 'Project') GROUP BY document, kind",
    "SELECT document, iif(substr(id, length(document) + 2, 5) = 'body/', 'body', 'appendix'), "
    "count(*) FROM node WHERE kind = 'Task' GROUP BY 1, 2",
    "SELECT coalesce(node.document, node.id), 'citations', count(*) FROM fact "
    "JOIN node ON node.id = json_extract(fact.data, '$.source') "
    "WHERE list = 'citations' GROUP BY 1",
    "SELECT task.document, 'prerequisites', count(DISTINCT edge.target) FROM node AS task "
    "JOIN edge ON edge.source = task.nid AND edge.type = 'REQUIRES' "
    "JOIN node AS awaited ON awaited.nid = edge.target AND awaited.kind = 'Prerequisite' "
    "WHERE task.kind = 'Task' GROUP BY 1",
)
"""Each gives document, name of a count, count."""
