"""A share of the parts of a store, for one of several processes that read it together."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from loaders.store.opening import open_store, store_errors
from loaders.store.rows import PartRows, kinds_in, rows_of_part
from ontology.errors import StoreUnusable


class Share(NamedTuple):
    """Every ``of``-th part of a store from the ``number``-th on, counted from 1.

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
    with closing(open_store(share.store)) as db, store_errors(share.store):
        db.execute("BEGIN")
        if state_of(db) != share.state:
            raise StoreUnusable("store-changed", path=share.store)
        kind_of = kinds_in(db)
        ids = db.execute("SELECT id FROM part ORDER BY id").fetchall()
        for (id_,) in ids[share.number - 1 :: share.of]:
            yield rows_of_part(db, id_, kind_of)
