"""Graphs as ``kg build`` makes them, that fit the shapes, in stores, and back from RDF."""

from contextlib import closing
from pathlib import Path
from typing import Any

from kg.exporting.rdf.export import write_rdf
from loaders.rdf.reading import read_graph_file
from loaders.store.graphs import read_graph, write_graph
from loaders.store.opening import change, open_store
from ontology.model import Graph
from tests.loaders.graphs import WHOLE_GRAPHS

_WORDS = {"field": "title", "file": "a.txt", "start": 0, "end": 1, "quote": "x"}


def _with_evidence(graph: Graph) -> Graph:
    """Give each thing the evidence that a reader never leaves out."""
    lists: dict[str, list[dict[str, Any]]] = graph.entries()
    for entries in lists.values():
        for entry in entries:
            if "evidence" in entry and not entry["evidence"]:
                entry["evidence"] = [_WORDS]
    return Graph.model_validate(lists)


SHAPELY_GRAPHS = WHOLE_GRAPHS.map(_with_evidence)


def stored(graph: Graph, path: Path) -> Path:
    """Write a graph to a new store."""
    path.unlink(missing_ok=True)
    with closing(open_store(path, write=True, create=True)) as db, change(db):
        write_graph(db, graph)
        db.execute("UPDATE meta SET value = '1' WHERE key IN ('revision', 'resolved')")
    return path


def exported(store: Path, file: Path, form: str = "turtle", **more: str) -> Path:
    """Write the graph of a store to a file."""
    with file.open("wb") as out:
        write_rdf(out, store, form, **more)
    return file


def there_and_back(graph: Graph, folder: Path, form: str, ending: str) -> Graph:
    """Return a graph by way of a store and a file."""
    store = stored(graph, folder / "one.kg")
    return read_graph_file(exported(store, folder / f"one.{ending}", form)).graph


def graph_in(store: Path) -> Graph:
    """Return the graph of a store."""
    with closing(open_store(store)) as db:
        return read_graph(db)
