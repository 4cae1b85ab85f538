"""A graph in memory as rows, part by part, as a store that holds it gives them."""

from collections.abc import Iterable, Iterator
from typing import Any

from loaders.store.facts import Part
from loaders.store.graphs import met_days
from loaders.store.rows import PartRows, edge_rows, node_rows
from ontology.applied import applied, standings
from ontology.model import Graph
from ontology.parts import part_of
from ontology.schema import Applied, nodes_of


def rows_of_graph(graph: Graph) -> Iterator[PartRows]:
    """Yield the rows of each part of a graph, in order of its id."""
    lists = graph.entries()
    kinds = {node.id: node.kind for node in nodes_of(lists) if node.kind != "Milestone"}
    found = standings(graph)
    met, events = met_days(found), {each.event: each for each in applied(found)}
    parts: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for name, entries in lists.items():
        for entry in entries:
            parts.setdefault(part_of(name, entry), {}).setdefault(name, []).append(entry)
    for id_ in sorted(parts):
        own = parts.pop(id_)
        part = Part(own, [*_applied(own.get("events", ()), events)], met)
        yield PartRows(id_, [*node_rows(part)], [*edge_rows(part, lambda _: kinds)])


def _applied(entries: Iterable[dict[str, Any]], events: dict[str, Applied]) -> Iterator[Applied]:
    return (events[entry["id"]] for entry in entries)
