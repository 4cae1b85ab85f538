"""The whole graph of a server, as it was pushed: for questions that are asked of a store."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from loaders.server.connection import Server
from loaders.server.fetching import native_values
from loaders.server.ledger import read_ledger, whole_ledger
from ontology.errors import ServerUnusable
from ontology.model import Graph
from ontology.restoring import NEEDED_KINDS, NEEDED_TYPES, EdgeRow, NodeRow, restored_lists

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_NODES = "MATCH (n:Entity:{kind}) WHERE n.part IS NOT NULL RETURN properties(n)"
_EDGES = (
    "MATCH (n:Entity)-[r:{type}]->(m:Entity) WHERE r.key IS NOT NULL "
    "RETURN n.id, m.id, properties(r)"
)
_TRIES = 3
"""How often a graph is read again that was changed while it was read."""


def read_back(server: Server) -> Graph:
    """Return the graph on a server.

    Raises ServerUnusable when there is none, when it is half loaded or damaged by hand, and when
    it is changed again and again while it is read.
    """
    for _ in range(_TRIES):
        before = whole_ledger(server)
        with server.session() as session:
            lists = session.execute_read(_lists)
        if read_ledger(server, parts=False).state == before.state:
            return _graph(server, lists)
    raise ServerUnusable("server-busy", address=server.address)


def _lists(tx: "ManagedTransaction") -> dict[str, list[dict[str, Any]]]:
    return restored_lists(_nodes(tx), _edges(tx))


def _nodes(tx: "ManagedTransaction") -> Iterator[NodeRow]:
    for kind in NEEDED_KINDS:
        for (values,) in tx.run(_NODES.format(kind=kind)):
            yield NodeRow(kind, native_values(values))


def _edges(tx: "ManagedTransaction") -> Iterator[EdgeRow]:
    for type_ in NEEDED_TYPES:
        for source, target, values in tx.run(_EDGES.format(type=type_)):
            yield EdgeRow(type_, source, target, native_values(values))


def _graph(server: Server, lists: dict[str, list[dict[str, Any]]]) -> Graph:
    from pydantic import ValidationError

    try:
        return Graph.model_validate(lists)
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(map(str, first["loc"]))
        raise ServerUnusable(
            "server-damaged", address=server.address, place=place, reason=first["msg"]
        ) from error
