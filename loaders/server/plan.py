"""What must change on a server so that its graph equals a store's, found part by part."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from loaders.server.changes import Change, edge_changes, left_over, node_changes
from loaders.server.connection import Server
from loaders.server.fetching import (
    FoundNode,
    edges_of_parts,
    nodes_of_parts,
    with_strangers_edges,
)
from loaders.server.ledger import KEPT, Ledger
from loaders.store.facts import read_part
from loaders.store.rows import KindsOf, edge_rows, kinds_in, node_rows

_AT_ONCE = 50
"""Parts that are looked at together: a document has some hundred rows."""

Found = TypeVar("Found")
Look = Callable[[Server, Sequence[str]], Mapping[str, Found]]

Progress = Callable[[int, int], None]
"""Told how much of the work is done, of how much."""


class Touched(NamedTuple):
    """The parts to look at: on both sides, on the server not yet, and in the store no more."""

    changed: list[str]
    new: list[str]
    gone: list[str]

    @property
    def all(self) -> list[str]:
        """Every part that is to be looked at."""
        return [*self.changed, *self.new, *self.gone]


def touched_parts(wanted: Mapping[str, str], ledger: Ledger, found: set[str]) -> Touched:
    """Return the parts whose digests differ; ``found`` are parts to look at whatever they say."""
    known = ledger.parts.keys() | (found - {KEPT})
    differ = {
        part
        for part in known
        if part in found or part not in wanted or wanted[part] != ledger.parts[part]
    }
    return Touched(
        sorted(differ & wanted.keys()),
        sorted(wanted.keys() - known),
        sorted(differ - wanted.keys()),
    )


class Plan:
    """The changes that a push makes; reading them asks the store and the server.

    ``kept`` are the nodes that an earlier push had to leave, ``held`` those that still must be.
    """

    def __init__(
        self,
        db: sqlite3.Connection,
        server: Server,
        touched: Touched,
        *,
        force: bool,
        progress: Progress,
    ) -> None:
        self.touched = touched
        self.held: list[str] = []
        self._db = db
        self._server = server
        self._force = force
        self._progress = progress
        self._kinds_of: KindsOf = kinds_in(db)
        self._kept: dict[str, FoundNode] = nodes_of_parts(server, [KEPT])[KEPT]

    def changes(self) -> Iterator[Change]:
        """Yield every change: nodes, then relationships between them, then what must go."""
        must_go = set(self._kept)
        for number, (part, found) in enumerate(self._there(nodes_of_parts)):
            there = found or {}
            rows = [*node_rows(read_part(self._db, part))]
            yield from node_changes(rows, there, self._kept)
            must_go.update(left_over(rows, there))
            must_go.difference_update(str(row.values["id"]) for row in rows)
            self._progress(number + 1, 2 * len(self.touched.all))
        for number, (part, edges) in enumerate(self._there(edges_of_parts)):
            wanted = edge_rows(read_part(self._db, part), self._kinds_of)
            yield from edge_changes(wanted, edges or ())
            self._progress(number + 1 + len(self.touched.all), 2 * len(self.touched.all))
        yield from self._removals(sorted(must_go))

    def _removals(self, ids: list[str]) -> Iterator[Change]:
        """Yield what can go; what was kept before and cannot go yet stays as it is."""
        held = set() if self._force or not ids else with_strangers_edges(self._server, ids)
        self.held = sorted(held)
        for id_ in ids:
            if id_ not in held or id_ not in self._kept:
                yield Change("delete-node", "", {"id": id_})

    def _there(self, look: Look[Found]) -> Iterator[tuple[str, Found | None]]:
        """Yield each part with what the server holds of it; new ones are not looked for."""
        known = [*self.touched.changed, *self.touched.gone]
        for first in range(0, len(known), _AT_ONCE):
            parts = known[first : first + _AT_ONCE]
            there = look(self._server, parts)
            yield from ((part, there[part]) for part in parts)
        yield from ((part, None) for part in self.touched.new)
