"""The entries of the export in a store, and the parts that they fall into."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from pydantic_core import from_json

from ontology.model import Fact
from ontology.parts import Entry, part_of
from ontology.properties import schema_digest
from ontology.schema import Applied


class Part(NamedTuple):
    """All that one part of the graph holds, as the schema takes it.

    ``met`` has the first day on which an event says of a node that it was done or met.
    """

    lists: Mapping[str, list[dict[str, Any]]]
    applied: list[Applied]
    met: Mapping[str, str]


class FactWriter:
    """Adds entries list by list, numbers the parts that they belong to, and hashes each part.

    Parts that the store has already are none of theirs.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._numbers: dict[str, int] = {}
        self._next = db.execute("SELECT ifnull(max(pid) + 1, 0) FROM part").fetchone()[0]
        self._hashes: dict[str, Any] = {}

    def add(self, list_: str, facts: Iterable[Fact], first: int = 0) -> list[Entry]:
        """Add entries of one list, from the place ``first`` on, and return them."""
        entries: list[Entry] = []
        self._db.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?)",
                             self._rows(list_, facts, entries, first))  # fmt: skip
        return entries

    def _rows(
        self, list_: str, facts: Iterable[Fact], entries: list[Entry], first: int
    ) -> Iterator[tuple[str, int, str | None, int, str]]:
        for position, fact in enumerate(facts, first):
            data = fact.model_dump_json()
            entry = from_json(data)
            entries.append(entry)
            part = self._part(part_of(list_, entry), list_, data)
            yield list_, position, entry.get("id"), part, data

    def _part(self, id_: str, list_: str, data: str) -> int:
        if id_ not in self._hashes:
            self._hashes[id_] = sha256()
            self._numbers[id_] = self._next
            self._next += 1
        self._hashes[id_].update(f"{list_}\n{data}\n".encode())
        return self._numbers[id_]

    def close(self) -> None:
        """Write the parts that entries were added to."""
        rows = [(self._numbers[id_], id_, hash_.digest()) for id_, hash_ in self._hashes.items()]
        self._db.executemany("INSERT INTO part VALUES (?, ?, ?)", rows)


def part_digests(db: sqlite3.Connection) -> dict[str, str]:
    """Return a hash of each part: of its facts, of what events say of them, and of the schema."""
    salt = schema_digest()
    said: dict[str, list[str]] = {}
    for id_, met, part in db.execute(
        # From the few events on: a look at each node for its day takes a tenth of a second.
        "SELECT DISTINCT b.id, b.met, part.id FROM fact AS event "
        "CROSS JOIN node AS a ON a.id = event.id "
        "CROSS JOIN edge ON source = a.nid AND type = 'OF' "
        "CROSS JOIN node AS b ON b.nid = target AND b.met IS NOT NULL "
        "CROSS JOIN fact ON fact.id = b.id AND fact.list IN ('tasks', 'prerequisites') "
        "JOIN part ON part.pid = fact.pid WHERE event.list = 'events' ORDER BY b.id"
    ):
        said.setdefault(part, []).append(f"{id_} {met}")
    for source, type_, target, part in db.execute(
        "SELECT a.id, type, b.id, part.id FROM edge JOIN node AS a ON a.nid = source "
        "JOIN node AS b ON b.nid = target JOIN fact ON fact.id = a.id AND list = 'events' "
        "JOIN part USING (pid) WHERE type IN ('OF', 'BY') ORDER BY a.id, type"
    ):
        said.setdefault(part, []).append(f"{source} {type_} {target}")
    return {
        id_: sha256("\n".join([salt, digest.hex(), *said.get(id_, ())]).encode()).hexdigest()[:32]
        for id_, digest in db.execute("SELECT id, digest FROM part")
    }


def read_part(db: sqlite3.Connection, id_: str) -> Part:
    """Return all that a part holds; empty for one that there is not."""
    lists: dict[str, list[dict[str, Any]]] = {}
    row = db.execute("SELECT pid FROM part WHERE id = ?", (id_,)).fetchone()
    pid = -1 if row is None else row[0]
    # As bytes: they are parsed as they are stored, which is a quarter faster than by way of text.
    query = "SELECT list, CAST(data AS BLOB) FROM fact WHERE pid = ? ORDER BY list, position"
    for list_, data in db.execute(query, (pid,)):
        lists.setdefault(list_, []).append(from_json(data))
    return Part(lists, _applied(db, lists), _met(db, pid))


def _met(db: sqlite3.Connection, pid: int) -> dict[str, str]:
    return dict(
        db.execute(
            "SELECT node.id, met FROM fact JOIN node USING (id) WHERE pid = ? "
            "AND list IN ('tasks', 'prerequisites') AND met IS NOT NULL",
            (pid,),
        )
    )


def _applied(db: sqlite3.Connection, lists: Mapping[str, list[dict[str, Any]]]) -> list[Applied]:
    query = (
        "SELECT type, b.id FROM node AS a JOIN edge ON source = a.nid "
        "JOIN node AS b ON b.nid = target WHERE a.id = ? AND type IN ('OF', 'BY')"
    )
    found = []
    for event in lists.get("events", ()):
        ends = dict(db.execute(query, (event["id"],)))
        found.append(Applied(event["id"], ends.get("OF"), ends.get("BY")))
    return found


def graph_digest(digests: Mapping[str, str]) -> str:
    """Return a hash of a whole graph, from those of its parts: the same for the same facts."""
    lines = "\n".join(f"{part} {digest}" for part, digest in sorted(digests.items()))
    return sha256(lines.encode()).hexdigest()[:32]
