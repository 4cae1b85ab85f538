"""The embedded store as a source of questions."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from loaders.store.neighbours import read_neighbours
from queries.answers import Thing
from queries.graph_source import Edge, Node
from queries.pausing import collector_paused
from queries.ties import Packed, StoredTies, pack

_NODE = "nid, id, kind, label, document, status, due, event, met, file"
_MANY = 900
"""Values in one statement: SQLite's oldest limit is 999."""
_SHARE = 8
"""With more than one node in so many wanted, reading the whole table is faster."""


class SqliteSource:
    """One state of an embedded store: a read transaction is held until ``close``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        if not db.in_transaction:
            db.execute("BEGIN")
        row = db.execute("SELECT max(nid) FROM node").fetchone()
        self.size: int = 0 if row[0] is None else row[0] + 1
        self._nodes: dict[int, Node] = {}
        self._things: dict[int, Thing] = {}
        self._ties: dict[tuple[str, bool], StoredTies] = {}

    def close(self) -> None:
        """End the read transaction."""
        if self._db.in_transaction:
            self._db.rollback()

    def __enter__(self) -> "SqliteSource":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def find(self, id_: str) -> Node | None:
        """Return the node of an id, aliases not counted."""
        row = self._db.execute(f"SELECT {_NODE} FROM node WHERE id = ?", (id_,)).fetchone()
        return None if row is None else Node._make(row)

    def known_as(self, alias: str) -> list[Node]:
        """Return the nodes that have this id among their aliases."""
        query = f"SELECT {_NODE} FROM node JOIN alias USING (nid) WHERE alias = ? ORDER BY nid"
        return [Node._make(row) for row in self._db.execute(query, (alias,))]

    def named(self, folded: str, *kinds: str) -> list[Node]:
        """Return the nodes of these kinds whose folded label is this, in order of id."""
        return list(self._chosen(kinds, "AND folded = ?", folded))

    def holding(self, folded: str, *kinds: str) -> list[Node]:
        """Return the nodes of these kinds whose folded label holds this, in order of id."""
        return list(self._chosen(kinds, "AND instr(folded, ?)", folded))

    def nodes(self, numbers: Collection[int]) -> Mapping[int, Node]:
        """Return at least the nodes of these numbers; all, once, when a good part is wanted."""
        if self._nodes:
            return self._nodes
        wanted = set(numbers)
        with collector_paused():
            if len(wanted) * _SHARE > self.size:
                self._nodes = _nodes(self._db.execute(f"SELECT {_NODE} FROM node"))
                return self._nodes
            return _nodes(self._rows_of(_NODE, wanted))

    def things(self, numbers: Collection[int]) -> Mapping[int, Thing]:
        """Return at least the nodes of these numbers, as answers name them; all as above."""
        if self._things:
            return self._things
        with collector_paused():
            if len(numbers) * _SHARE > self.size:
                self._things = _things(self._db.execute("SELECT nid, id, kind, label FROM node"))
                return self._things
            return _things(self._rows_of("nid, id, kind, label", set(numbers)))

    def _rows_of(self, columns: str, wanted: set[int]) -> Iterator[tuple[Any, ...]]:
        for part in _parts(sorted(wanted)):
            marks = ",".join("?" * len(part))
            yield from self._db.execute(f"SELECT {columns} FROM node WHERE nid IN ({marks})", part)

    def of_kind(self, *kinds: str) -> Iterator[Node]:
        """Yield all nodes of these kinds (of all kinds where none is given), in order of id."""
        return self._chosen(kinds)

    def _chosen(self, kinds: tuple[str, ...], also: str = "", *values: str) -> Iterator[Node]:
        among = f"kind IN ({','.join('?' * len(kinds))})" if kinds else "1"
        query = f"SELECT {_NODE} FROM node WHERE {among} {also} ORDER BY nid"
        return map(Node._make, self._db.execute(query, (*kinds, *values)))

    def ties(self, type_: str, *, backward: bool = False) -> StoredTies:
        """Return all neighbours by one type of edge: targets, or sources for ``backward``."""
        known = self._ties.get((type_, backward))
        if known is None:
            known = self._ties[type_, backward] = self._stored_ties(type_, backward)
        return known

    def _stored_ties(self, type_: str, backward: bool) -> StoredTies:
        here, there = ("target", "source") if backward else ("source", "target")
        single = f"SELECT DISTINCT {there} FROM edge WHERE {here} = ? AND type = ? ORDER BY {there}"
        bulk = f"SELECT {here}, {there} FROM edge WHERE type = ? ORDER BY {here}, {there}"

        def one(number: int) -> list[int]:
            return [row[0] for row in self._db.execute(single, (number, type_))]

        def everything() -> Packed:
            stored = read_neighbours(self._db, type_, backward=backward)
            if stored is None:
                return pack(self.size, self._db.execute(bulk, (type_,)))
            starts, tails = stored
            missing = self.size + 1 - len(starts)  # events recorded since have higher numbers
            return Packed(starts + [len(tails)] * missing, tails)

        return StoredTies(one, everything)

    def edges_of(self, number: int, *, backward: bool = False) -> list[Edge]:
        """Return all edges that leave a node, or arrive there, by type and neighbour."""
        here, there = ("target", "source") if backward else ("source", "target")
        query = (
            f"SELECT source, type, target, position, stage, place FROM edge WHERE {here} = ? "
            f"ORDER BY type, {there}, position"
        )
        return [Edge._make(row) for row in self._db.execute(query, (number,))]

    def edges(self, *types: str, staged: bool = False) -> Iterator[Edge]:
        """Yield all edges of these types (all where none is given) by source, type, target.

        ``staged``: only those that hold for one stage of a task.
        """
        among = f"type IN ({','.join('?' * len(types))})" if types else "1"
        where = f"WHERE {among} AND stage IS NOT NULL" if staged else f"WHERE {among}"
        query = (
            f"SELECT source, type, target, position, stage, place FROM edge {where} "
            "ORDER BY source, type, target, position"
        )
        return map(Edge._make, self._db.execute(query, types))

    def fact(self, list_: str, id_: str) -> dict[str, Any] | None:
        """Return the entry of a list of the export that has this id."""
        return self._one_fact("SELECT data FROM fact WHERE list = ? AND id = ?", list_, id_)

    def entry(self, list_: str, position: int) -> dict[str, Any] | None:
        """Return the entry of a list of the export at its place: what an edge was made from."""
        query = "SELECT data FROM fact WHERE list = ? AND position = ?"
        return self._one_fact(query, list_, position)

    def _one_fact(self, query: str, list_: str, key: str | int) -> dict[str, Any] | None:
        row = self._db.execute(query, (list_, key)).fetchone()
        return None if row is None else json.loads(row[0])

    def facts(self, list_: str) -> Iterator[dict[str, Any]]:
        """Yield the entries of a list of the export, in its order."""
        query = "SELECT data FROM fact WHERE list = ? ORDER BY position"
        return (json.loads(row[0]) for row in self._db.execute(query, (list_,)))


def _nodes(rows: Iterable[tuple[Any, ...]]) -> dict[int, Node]:
    return {row[0]: Node._make(row) for row in rows}


def _things(rows: Iterable[tuple[int, str, str, str]]) -> dict[int, Thing]:
    return {number: Thing(id_, kind, label) for number, id_, kind, label in rows}


def _parts(numbers: list[int]) -> Iterator[list[int]]:
    rest = iter(numbers)
    while part := list(islice(rest, _MANY)):
        yield part
