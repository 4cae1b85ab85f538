"""The tasks that a change of a document touches."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from queries.computed.changes import touched
from queries.graph_source import GraphSource


def rows(source: GraphSource, parameters: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Yield id, label, document, last day, distance and path of each task, in order of id."""
    for node, path in touched(source, parameters["document"], "Task"):
        due = dt.date.fromisoformat(node.due) if node.due else None
        yield node.id, node.label, node.document, due, path.length, path
