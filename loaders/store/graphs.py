"""The graph that a store shows: the facts of the export, and nodes and edges to ask it by."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, get_args

from pydantic import ValidationError

from loaders.store.facts import FactWriter
from loaders.store.neighbours import write_neighbours
from loaders.store.opening import change
from loaders.store.schema import GRAPH_INDEXES
from ontology.applied import Standing, applied, standings
from ontology.broken import broken_fact
from ontology.errors import StoreUnusable
from ontology.model import Agency, Document, Fact, Graph, Prerequisite
from ontology.schema import Edge, Node, edges_of, nodes_of
from ontology.spelling import fold

FIRST_RECORDED = "/event/"
AFTER_RECORDED = "/finding0"
"""Ids of events and findings stand between these two, next to each other."""

SPARE = 1024
"""Numbers kept free beside events and findings, so that a new one renumbers nothing else."""


class NodeRow(NamedTuple):
    """A row of the table of nodes."""

    nid: int
    id: str
    kind: str
    label: str
    folded: str
    document: str | None
    status: str | None = None
    due: str | None = None
    event: str | None = None
    met: str | None = None
    file: str | None = None


def write_graph(db: sqlite3.Connection, graph: Graph) -> None:
    """Replace the graph of a store by another, in one transaction (the caller's, if it has one)."""
    if db.in_transaction:
        _replace(db, graph)
        return
    with change(db):
        _replace(db, graph)


def read_graph(db: sqlite3.Connection) -> Graph:
    """Return the graph that was written last, equal to it; empty for a new store.

    Raises StoreUnusable where an older kg let a fact in that the model refuses.
    """
    lists: dict[str, Any] = {}
    try:
        for name, field in Graph.model_fields.items():
            class_: type[Fact] = get_args(field.annotation)[0]
            rows = db.execute("SELECT data FROM fact WHERE list = ? ORDER BY position", (name,))
            lists[name] = tuple(class_.model_validate_json(row[0]) for row in rows)
        return Graph(**lists)
    except ValidationError as error:
        told = broken_fact(error).values
        raise StoreUnusable(
            "store-breaks-model", row=told["row"], field=told["field"], reason=told["reason"]
        ) from error


def fact(db: sqlite3.Connection, list_: str, id_: str) -> dict[str, Any] | None:
    """Return the entry of a list of the export with this id; None when there is none."""
    row = db.execute("SELECT data FROM fact WHERE list = ? AND id = ?", (list_, id_)).fetchone()
    return None if row is None else json.loads(row[0])


def facts(db: sqlite3.Connection, list_: str) -> Iterator[dict[str, Any]]:
    """Yield the entries of a list of the export, in its order."""
    rows = db.execute("SELECT data FROM fact WHERE list = ? ORDER BY position", (list_,))
    return (json.loads(row[0]) for row in rows)


def _replace(db: sqlite3.Connection, graph: Graph) -> None:
    clear_graph(db)
    writer = FactWriter(db)
    lists = {name: writer.add(name, entries) for name, entries in graph.lists()}
    writer.close()
    nodes = {node.id: node for node in nodes_of(lists) if node.kind != "Milestone"}
    numbers = dict(number_ids(sorted(nodes)))
    found = standings(graph)
    write_nodes(db, ((numbers[id_], nodes[id_]) for id_ in numbers), met_days(found))
    db.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?)", _aliases(graph, numbers))
    write_edges(db, edges_of(lists, applied(found)), numbers)
    for statement in GRAPH_INDEXES.values():
        db.execute(statement)
    write_neighbours(db)


def clear_graph(db: sqlite3.Connection) -> None:
    """Take away the graph of a store, and its indexes: they are made anew when it is written."""
    for index in GRAPH_INDEXES:
        db.execute(f"DROP INDEX {index}")
    for table in ("fact", "part", "node", "alias", "edge"):
        db.execute(f"DELETE FROM {table}")


def write_nodes(
    db: sqlite3.Connection, numbered: Iterable[tuple[int, Node]], met: dict[str, str]
) -> None:
    """Add nodes under their numbers; ``met`` has the day of each subject that an event is of."""
    rows = (_row(number, node, met.get(node.id)) for number, node in numbered)
    db.executemany("INSERT INTO node VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def write_edges(db: sqlite3.Connection, edges: Iterable[Edge], numbers: dict[str, int]) -> None:
    """Add the edges whose ends are nodes of the store (a gone event's subject is none)."""
    rows = [
        (source, edge.type, target, edge.position, edge.entry.get("stage"), edge.place)
        for edge in edges
        if (source := numbers.get(edge.source)) is not None
        and (target := numbers.get(edge.target)) is not None
    ]
    rows.sort()
    db.executemany("INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?)", rows)


def met_days(found: Iterable[Standing]) -> dict[str, str]:
    """Return for each subject the first day on which an event that applies says so."""
    days: dict[str, str] = {}
    for event, subject, _, _ in found:
        if subject:
            day = event.on.isoformat()
            days[subject] = min(day, days.get(subject, day))
    return days


def number_ids(ids: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Number ids in order, with spare numbers after those of events and findings."""
    shift = 0
    for number, id_ in enumerate(ids):
        if not shift and id_ >= AFTER_RECORDED:
            shift = SPARE
        yield id_, number + shift


def _aliases(graph: Graph, numbers: dict[str, int]) -> Iterator[tuple[str, int]]:
    aliased: tuple[Document | Agency | Prerequisite, ...]
    aliased = (*graph.documents, *graph.agencies, *graph.prerequisites)
    for named in aliased:
        for alias in named.aliases:
            yield alias, numbers[named.id]


_HAVE_DOCUMENT = ("Task", "Product", "Target", "Project")
"""Kinds of nodes that are part of a document."""


def _row(number: int, node: Node, met: str | None) -> NodeRow:
    document = node.part if node.kind in _HAVE_DOCUMENT else None
    row = NodeRow(number, node.id, node.kind, node.label, fold(node.label), document)
    entry: Mapping[str, Any] = node.entry
    match node.kind:
        case "Task":
            return row._replace(status=entry["status"], due=entry["deadline"]["end"], met=met)
        case "Prerequisite":
            return row._replace(event=entry["event"], met=met)
        case "Document":
            return row._replace(file=entry["file"])
    return row
