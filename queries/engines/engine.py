"""What an engine of Cypher does, whichever it is."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, Protocol

Dialect = Literal["neo4j", "ladybug"]

SECONDS = 30.0
"""How long a statement may run unless somebody says otherwise."""


class Table(NamedTuple):
    """The answer to a statement: names of the columns, and rows that come as they are read.

    A value is None, a bool, int, float, text, date or time, a list or dict of such, or one of
    ``GraphNode``, ``GraphEdge`` and ``GraphPath``. ``notes`` are keys of words, with their
    values, about what is odd in the statement.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]
    notes: tuple[tuple[str, Mapping[str, Any]], ...] = ()


class GraphNode(NamedTuple):
    """A node in an answer: its labels (``Entity`` left out) and the properties that it has."""

    labels: tuple[str, ...]
    properties: Mapping[str, Any]


class GraphEdge(NamedTuple):
    """A relationship in an answer; its ends are ids, None for ends that have none."""

    type: str
    source: str | None
    target: str | None
    properties: Mapping[str, Any]


class GraphPath(NamedTuple):
    """A path in an answer: its nodes in order, and the relationships between them."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]


class Engine(Protocol):
    """A graph that statements can be run on; nothing that they do changes it."""

    @property
    def dialect(self) -> Dialect:
        """Which engine this is."""
        ...

    def run(self, text: str, parameters: Mapping[str, Any]) -> Table:
        """Run one reading statement.

        Raises:
            BrokenQuery: the engine does not understand it, or it would write.
            QueryTooLong: it ran for longer than the engine was opened for.
        """
        ...
