"""Pages to open: of the sample plans, of folders of plans, of graphs made by hand."""

from functools import cache
from pathlib import Path

from benchmarks.accuracy import SAMPLES, read_folder
from ontology.model import Graph
from queries.graph_source import GraphSource
from tests.queries.graphs import asked
from viz.page import write_page
from viz.scope import Around

__all__ = ["SAMPLES", "asked", "graph_of", "page_of"]


@cache
def graph_of(folder: Path) -> Graph:
    """Return the graph of a folder of plans."""
    return read_folder(folder).graph


def page_of(graph: Graph, file: Path, start: str | None = None, depth: int = 3) -> Path:
    """Write the page of a graph, or of what lies around one thing of it."""
    with asked(graph) as source, file.open("w", encoding="utf-8") as out:
        write_page(out, source, _around(source, start, depth))
    return file


def _around(source: GraphSource, start: str | None, depth: int) -> Around | None:
    node = source.find(start) if start else None
    return None if node is None else Around(node, depth)
