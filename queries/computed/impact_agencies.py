"""The agencies that a change of a document touches."""

from collections.abc import Iterator, Mapping
from typing import Any

from queries.computed.changes import touched
from queries.graph_source import GraphSource


def rows(source: GraphSource, parameters: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Yield id, label, level, distance and path of each agency, in order of id."""
    levels = {entry["id"]: entry["level"] for entry in source.facts("agencies")}
    for node, path in touched(source, parameters["document"], "Agency"):
        yield node.id, node.label, levels[node.id], path.length, path
