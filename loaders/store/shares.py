"""A share of the parts of a store, for one of several processes that read it together."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from loaders.store.facts import read_part
from loaders.store.opening import open_store, store_errors
from loaders.store.rows import (
    EdgeRow,
    NodeRow,
    PartRows,
    edge_rows,
    kinds_in,
    node_rows,
    rows_of_part,
)
from ontology.errors import StoreUnusable

_BLOCKS = 50
"""Blocks of parts in a share: neighbours name the same things, and no share waits for another."""


class Share(NamedTuple):
    """Every ``of``-th block of parts of a store from the ``number``-th on, counted from 1.

    ``state`` is what the store must say, so that all shares are of one graph.
    """

    store: Path
    state: str
    number: int
    of: int


def state_of(db: sqlite3.Connection) -> str:
    """Return a hash of all parts of a store: another when any fact is another."""
    state = sha256()
    for id_, digest in db.execute("SELECT id, digest FROM part ORDER BY id"):
        state.update(f"{id_}\n".encode() + digest)
    return state.hexdigest()


def rows_of_share(share: Share) -> Iterator[PartRows]:
    """Yield the rows of each part of a share, in order of id.

    Raises StoreUnusable when the graph is another by now.
    """
    with _parts(share) as (db, ids):
        kinds_of = kinds_in(db)
        for id_ in ids:
            yield rows_of_part(db, id_, kinds_of)


def streams_of_share(share: Share) -> Iterator[tuple[Iterator[NodeRow], Iterator[EdgeRow]]]:
    """Yield the same rows as they are made, to be read once: some do not look at them again."""
    with _parts(share) as (db, ids):
        kinds_of = kinds_in(db)
        for id_ in ids:
            part = read_part(db, id_)
            yield node_rows(part), edge_rows(part, kinds_of)


@contextmanager
def _parts(share: Share) -> Iterator[tuple[sqlite3.Connection, list[str]]]:
    """Give one state of a store, and the ids of the parts in a share."""
    with closing(open_store(share.store)) as db, store_errors(share.store):
        db.execute("BEGIN")
        if state_of(db) != share.state:
            raise StoreUnusable("store-changed", path=share.store)
        ids = [id_ for (id_,) in db.execute("SELECT id FROM part ORDER BY id")]
        block = 1 + len(ids) // (_BLOCKS * share.of)
        own = share.number - 1
        yield db, [id_ for place, id_ in enumerate(ids) if place // block % share.of == own]
