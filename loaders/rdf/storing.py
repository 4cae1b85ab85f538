"""A graph that was read from RDF in the place of a store's, in one transaction."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from loaders.store.events import drop_event, events, put_event
from loaders.store.graphs import write_graph
from loaders.store.opening import WAIT, change, open_store, store_errors, writing
from loaders.store.readings import (
    is_imported,
    mark_imported,
    mark_resolved,
    raise_revision,
)
from ontology.errors import RefusedChange
from ontology.model import Graph, Happening


def refuse_used_store(store: Path, replace: bool) -> None:
    """Raise RefusedChange at once where ``store_graph`` would, before a long file is read."""
    if store.exists():
        db = open_store(store, write=True, create=True)
        try:
            with store_errors(store):
                _refuse_used(db, store, replace, None)
        finally:
            db.close()


def store_graph(store: Path, graph: Graph, *, replace: bool = False, wait: float = WAIT) -> None:
    """Write a graph and what was recorded in it to a store, made where there is none.

    Raises RefusedChange when the store holds something else: plans that were read, or, unless
    ``replace``, another graph; and when records that the new graph does not have would be lost.
    """
    with writing(store, create=True, wait=wait) as db, change(db):
        _refuse_used(db, store, replace, graph.events)
        for event in events(db):
            drop_event(db, event.id)
        for event in graph.events:
            put_event(db, event)
        write_graph(db, graph)
        raise_revision(db)
        mark_resolved(db)
        mark_imported(db)


def _refuse_used(
    db: sqlite3.Connection, store: Path, replace: bool, recorded: Sequence[Happening] | None
) -> None:
    if not _holds_something(db):
        return
    if not is_imported(db):
        raise RefusedChange("import-onto-plans", path=store)
    if not replace:
        raise RefusedChange("import-needs-replace", path=store)
    lost = [] if recorded is None else [each for each in events(db) if each not in recorded]
    if lost:
        raise RefusedChange("import-loses-records", path=store, count=len(lost), id=lost[0].id)


def _holds_something(db: sqlite3.Connection) -> bool:
    return any(
        db.execute(f"SELECT EXISTS (SELECT 1 FROM {table})").fetchone()[0]
        for table in ("source", "reading", "event", "fact")
    )
