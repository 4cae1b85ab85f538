"""Writes a made-up city to a store: what is held at once are its ids, never all that it says.

``write_graph`` takes a graph as one value, as the resolver makes it: a million tasks with their
words would fill the memory of most machines.
"""

import sqlite3
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.city import City
from loaders.store.facts import FactWriter, read_part
from loaders.store.graphs import clear_graph, met_days, number_ids, write_edges, write_nodes
from loaders.store.neighbours import write_neighbours
from loaders.store.opening import writing
from loaders.store.schema import GRAPH_INDEXES
from ontology.applied import applied
from ontology.parts import Lists
from ontology.schema import MADE_FROM, Edge, Node, edges_of, nodes_of, recorded_edges
from queries.pausing import collector_paused

_CACHE = 512 << 10
"""Kilobytes of the store that are held: indexes are written here and there."""

_AT_ONCE = 10_000
"""Facts that are made before they are written."""


def write_city(path: Path, city: City) -> None:
    """Make a store that holds the graph of a city: the rows are those of ``write_graph``."""
    with writing(path, create=True) as db, collector_paused():
        for unsafe in ("synchronous", "journal_mode"):  # what is broken half way is made anew
            db.execute(f"PRAGMA {unsafe} = OFF")
        db.execute(f"PRAGMA cache_size = -{_CACHE}")
        db.execute("BEGIN")
        _write(db, city)
        db.execute("COMMIT")


def _write(db: sqlite3.Connection, city: City) -> None:
    clear_graph(db)
    _write_facts(db, city)
    db.execute(GRAPH_INDEXES["fact_by_part"])
    numbers = dict(number_ids(sorted(node.id for node in _nodes(db))))
    found = city.standings()
    write_nodes(db, ((numbers[node.id], node) for node in _nodes(db)), met_days(found))
    for edges in _edges(db):
        write_edges(db, edges, numbers)
    write_edges(db, recorded_edges(applied(found), ()), numbers)
    for name, statement in GRAPH_INDEXES.items():
        if name != "fact_by_part":
            db.execute(statement)
    write_neighbours(db)


def _write_facts(db: sqlite3.Connection, city: City) -> None:
    writer = FactWriter(db)
    for name, facts in city.lists():
        rest, first = iter(facts), 0
        while some := list(islice(rest, _AT_ONCE)):
            writer.add(name, some, first)
            first += len(some)
    writer.close()


def _parts(db: sqlite3.Connection) -> Iterator[Lists]:
    """Yield what each part holds, in order of its id: so do the lists of the export."""
    for (id_,) in db.execute("SELECT id FROM part ORDER BY id").fetchall():
        yield read_part(db, id_).lists


def _nodes(db: sqlite3.Connection) -> Iterator[Node]:
    for lists in _parts(db):
        yield from (node for node in nodes_of(lists) if node.kind != "Milestone")


def _edges(db: sqlite3.Connection) -> Iterator[list[Edge]]:
    """Yield the edges of each part, with the places of their entries in the whole lists."""
    before = dict.fromkeys(MADE_FROM.values(), 0)
    for lists in _parts(db):
        yield [_placed(edge, before) for edge in edges_of(lists)]
        for name in before:
            before[name] += len(lists.get(name, ()))


def _placed(edge: Edge, before: dict[str, int]) -> Edge:
    if edge.place is None:
        return edge
    return edge._replace(place=edge.place + before[MADE_FROM[edge.type]])


if __name__ == "__main__":
    start = time.perf_counter()
    write_city(Path(sys.argv[1]), City(int(sys.argv[2])))
    print(time.perf_counter() - start)
