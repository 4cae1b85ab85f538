"""The neighbours of all nodes by one type of edge, packed: what a walk over everything reads.

The table ``edge`` answers for one node; reading 300,000 of its rows takes ten times as long as
reading two arrays. ``tails[starts[n]:starts[n + 1]]`` are the neighbours of node ``n``, in order
of number, each one once. Written in the transaction that writes the edges, for the types that
only change with the whole graph (events and findings come and go with what people record).
"""

import sqlite3
import sys
from array import array
from collections.abc import Iterable
from itertools import accumulate

PACKED = (
    ("ASSIGNS", False),
    ("AWAITED_FROM", False),
    ("COORDINATED_BY", False),
    ("DECIDED_BY", False),
    ("LED_BY", False),
    ("PRODUCES", False),
    ("REQUIRES", False),
    ("REQUIRES", True),
)
"""Types of edges that walks run over, and whether from their target to their source."""

TABLE = """
    CREATE TABLE neighbour (
        type TEXT NOT NULL,
        backward INTEGER NOT NULL,
        starts BLOB NOT NULL,
        tails BLOB NOT NULL,
        PRIMARY KEY (type, backward)
    )
    """


def write_neighbours(db: sqlite3.Connection) -> None:
    """Replace what is packed by what the table of edges says now (the caller's transaction)."""
    db.execute("DELETE FROM neighbour")
    size = db.execute("SELECT ifnull(max(nid) + 1, 0) FROM node").fetchone()[0]
    for type_, backward in PACKED:
        here, there = ("target", "source") if backward else ("source", "target")
        query = f"SELECT DISTINCT {here}, {there} FROM edge WHERE type = ? ORDER BY {here}, {there}"
        starts, tails = packed(size, db.execute(query, (type_,)))
        db.execute("INSERT INTO neighbour VALUES (?, ?, ?, ?)", (type_, backward, starts, tails))


def read_neighbours(
    db: sqlite3.Connection, type_: str, *, backward: bool
) -> tuple[list[int], list[int]] | None:
    """Return ``starts`` and ``tails`` of a type of edges; None when it is not packed."""
    query = "SELECT starts, tails FROM neighbour WHERE type = ? AND backward = ?"
    row = db.execute(query, (type_, backward)).fetchone()
    return None if row is None else (_unpacked(row[0]), _unpacked(row[1]))


def packed(size: int, pairs: Iterable[tuple[int, int]]) -> tuple[bytes, bytes]:
    """Return the arrays of pairs (node, neighbour) that come in order, ``starts`` and ``tails``.

    >>> [_unpacked(data) for data in packed(3, [(0, 1), (0, 2), (2, 0)])]
    [[0, 2, 2, 3], [1, 2, 0]]
    """
    counts = [0] * (size + 1)
    tails = array("i")
    for number, neighbour in pairs:
        counts[number + 1] += 1
        tails.append(neighbour)
    return _bytes(array("i", accumulate(counts))), _bytes(tails)


def _bytes(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _unpacked(data: bytes) -> list[int]:
    numbers = array("i", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()
