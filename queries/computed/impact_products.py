"""The products that a change of a document touches."""

from collections.abc import Iterator, Mapping
from typing import Any

from queries.computed.changes import touched
from queries.graph_source import GraphSource


def rows(source: GraphSource, parameters: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Yield id, label, distance and path of each product, in order of id."""
    for node, path in touched(source, parameters["document"], "Product"):
        yield node.id, node.label, path.length, path
