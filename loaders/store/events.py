"""What people recorded, kept beside the facts, and shown without resolving anything again."""

import sqlite3
from collections.abc import Iterator, Sequence

from loaders.store.facts import FactWriter
from loaders.store.graphs import (
    AFTER_RECORDED,
    FIRST_RECORDED,
    met_days,
    read_graph,
    write_edges,
    write_graph,
    write_nodes,
)
from loaders.store.neighbours import write_neighbours
from ontology.applied import (
    EVENT_RULES,
    Standing,
    applied,
    event_findings,
    in_order,
    standing,
    with_events,
)
from ontology.model import Document, Fact, Finding, Happening, Prerequisite, Task
from ontology.parts import Lists
from ontology.schema import recorded_edges, recorded_nodes

_CLASSES: dict[str, tuple[str, type[Fact]]] = {
    "Task": ("tasks", Task),
    "Prerequisite": ("prerequisites", Prerequisite),
    "Document": ("documents", Document),
}


def events(db: sqlite3.Connection) -> tuple[Happening, ...]:
    """Return all that was recorded, in order of id."""
    rows = db.execute("SELECT data FROM event ORDER BY id")
    return tuple(Happening.model_validate_json(row[0]) for row in rows)


def put_event(db: sqlite3.Connection, event: Happening) -> None:
    """Write an event over an earlier one of the same id."""
    row = (event.id, event.model_dump_json())
    db.execute("INSERT OR REPLACE INTO event VALUES (?, ?)", row)


def drop_event(db: sqlite3.Connection, id_: str) -> None:
    """Forget an event."""
    db.execute("DELETE FROM event WHERE id = ?", (id_,))


def find_fact(db: sqlite3.Connection, id_: str) -> Fact | None:
    """Return the task, prerequisite or document that an id or an alias names in the graph."""
    row = db.execute("SELECT id, kind FROM node WHERE id = ?", (id_,)).fetchone()
    if row is None:
        row = db.execute(
            "SELECT id, kind FROM node JOIN alias USING (nid) WHERE alias = ? ORDER BY nid", (id_,)
        ).fetchone()
    if row is None or row[1] not in _CLASSES:
        return None
    list_, class_ = _CLASSES[row[1]]
    data = db.execute("SELECT data FROM fact WHERE list = ? AND id = ?", (list_, row[0]))
    return class_.model_validate_json(data.fetchone()[0])


def show_events(db: sqlite3.Connection) -> None:
    """Make the graph shown tell what was recorded: events, what they are of, their findings.

    The caller's transaction makes it one change. All else of the graph stays as it is.
    """
    recorded = events(db)
    found = [standing(event, lambda id_: find_fact(db, id_)) for event in recorded]
    findings = in_order([*_other_findings(db), *event_findings(found)])
    db.execute("DELETE FROM fact WHERE list IN ('events', 'findings')")
    for list_ in ("events", "findings"):
        db.execute("DELETE FROM part WHERE id GLOB ?", (f"/part/{list_}/*",))
    writer = FactWriter(db)
    lists = {"events": writer.add("events", recorded), "findings": writer.add("findings", findings)}
    writer.close()
    if not _replace_nodes(db, found, lists):
        write_graph(db, with_events(read_graph(db), recorded))


def _other_findings(db: sqlite3.Connection) -> Iterator[Finding]:
    for row in db.execute("SELECT data FROM fact WHERE list = 'findings' ORDER BY position"):
        finding = Finding.model_validate_json(row[0])
        if finding.rule not in EVENT_RULES:
            yield finding


def _replace_nodes(db: sqlite3.Connection, found: Sequence[Standing], lists: Lists) -> bool:
    """Put the nodes of events and findings in the numbers kept for them; False: too many."""
    nodes = sorted(recorded_nodes(lists), key=lambda node: node.id)
    first, after = _numbers_kept(db)
    if after is not None and len(nodes) > after - first:
        return False
    _clear(db, first, after)
    write_nodes(db, enumerate(nodes, first), {})
    met = ((day, subject) for subject, day in met_days(found).items())
    db.executemany("UPDATE node SET met = ? WHERE id = ?", met)
    edges = list(recorded_edges(applied(found), lists["findings"]))
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    write_edges(db, edges, _numbers(db, ends))
    if after is None:  # the last numbers are these: what is packed by number has another length
        write_neighbours(db)
    return True


def _numbers_kept(db: sqlite3.Connection) -> tuple[int, int | None]:
    """Return the first number for events and findings, and the first that is another node's."""
    before = db.execute(
        "SELECT nid FROM node WHERE id < ? ORDER BY id DESC LIMIT 1", (FIRST_RECORDED,)
    ).fetchone()
    after = db.execute(
        "SELECT nid FROM node WHERE id >= ? ORDER BY id LIMIT 1", (AFTER_RECORDED,)
    ).fetchone()
    return (before[0] + 1 if before else 0), (after[0] if after else None)


def _clear(db: sqlite3.Connection, first: int, after: int | None) -> None:
    kept = (first, (1 << 62) if after is None else after - 1)
    db.execute(
        "UPDATE node SET met = NULL WHERE nid IN "
        "(SELECT target FROM edge WHERE type = 'OF' AND source BETWEEN ? AND ?)",
        kept,
    )
    db.execute("DELETE FROM edge WHERE source BETWEEN ? AND ?", kept)
    db.execute("DELETE FROM node WHERE nid BETWEEN ? AND ?", kept)


def _numbers(db: sqlite3.Connection, ids: set[str]) -> dict[str, int]:
    found = {}
    for id_ in ids:
        row = db.execute("SELECT nid FROM node WHERE id = ?", (id_,)).fetchone()
        if row is not None:
            found[id_] = row[0]
    return found
