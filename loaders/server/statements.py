"""The statements that make changes on a server: values as parameters, names from the schema."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from loaders.server.changes import ACTIONS, Action, Change
from loaders.server.ledger import KEPT
from ontology.errors import ServerUnusable
from ontology.schema import EDGE_TYPES, KINDS

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

MOST_ROWS = 10_000
"""Rows of one statement: more make it no faster, and the server holds them all."""

_EDGE = "MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) "
_MATCHED = "MATCH (a:Entity {{id: row.source}})-[r:{name}]->() WHERE elementId(r) = row.edge "
_STATEMENTS: Mapping[Action, str] = {
    "create-node": "CREATE (n:Entity:{name}) SET n = row",
    "set-node": "MATCH (n:Entity {{id: row.id}}) REMOVE n:{others} SET n:{name}, n += row.values",
    "delete-edge": _MATCHED + "DELETE r",
    "create-edge": _EDGE.replace("{", "{{").replace("}", "}}")
    + "CREATE (a)-[r:{name}]->(b) SET r = row.values",
    "set-edge": _MATCHED + "SET r += row.values",
}
_LABELS = (*KINDS, "KgKept")


def statement(action: Action, name: str) -> str:
    """Return the statement that makes one kind of change, for any number of rows.

    >>> statement("create-node", "Task")
    'UNWIND $rows AS row CREATE (n:Entity:Task) SET n = row RETURN count(*)'
    """
    assert name in KINDS or name in EDGE_TYPES, name
    others = ":".join(label for label in _LABELS if label != name)
    text = _STATEMENTS[action].format(name=name, others=others)
    return f"UNWIND $rows AS row {text} RETURN count(*)"


class Done(NamedTuple):
    """How many changes of each kind were made, and the nodes that had to be left."""

    counts: Mapping[Action, int]
    kept: Sequence[str]


def make(tx: "ManagedTransaction", changes: Iterable[Change], *, force: bool) -> Done:
    """Make changes in the order that they need.

    Raises ServerUnusable when something is not there that the ledger says is there.
    """
    grouped: dict[tuple[Action, str], list[Mapping[str, Any]]] = {}
    for action, name, row in changes:
        grouped.setdefault((action, name), []).append(row)
    counts: dict[Action, int] = dict.fromkeys(ACTIONS, 0)
    kept: list[str] = []
    for action, name in sorted(grouped, key=lambda key: (ACTIONS.index(key[0]), key[1])):
        rows = grouped[action, name]
        if action == "delete-node":
            left = _delete(tx, [row["id"] for row in rows], force=force)
            kept.extend(left)
        else:
            _run(tx, statement(action, name), rows)
        counts[action] += len(rows)
    return Done(counts, kept)


def _run(tx: "ManagedTransaction", query: str, rows: Sequence[Mapping[str, Any]]) -> None:
    for first in range(0, len(rows), MOST_ROWS):
        some = rows[first : first + MOST_ROWS]
        (made,) = tx.run(query, rows=some).single(strict=True).values()
        if made != len(some):
            raise ServerUnusable("server-altered", missing=len(some) - made)


_OURS = "r.key IS NOT NULL AND type(r) IN $types"
_DELETE = (
    "UNWIND $ids AS id MATCH (n:Entity {id: id}) "
    f"WHERE $force OR NOT EXISTS {{ MATCH (n)-[r]-() WHERE NOT ({_OURS}) }} DETACH DELETE n"
)
_KEEP = (
    "UNWIND $ids AS id MATCH (n:Entity {id: id}) "
    f"OPTIONAL MATCH (n)-[r]-() WHERE {_OURS} DELETE r WITH DISTINCT n "
    f"REMOVE n:{':'.join(KINDS)} SET n:KgKept, n.part = $part RETURN n.id"
)


def _delete(tx: "ManagedTransaction", ids: Sequence[str], *, force: bool) -> list[str]:
    """Delete nodes; return those left, which carry a stranger's relationship and lose ours."""
    values = {"ids": list(ids), "types": list(EDGE_TYPES), "force": force, "part": KEPT}
    tx.run(_DELETE, values).consume()
    return [row[0] for row in tx.run(_KEEP, values)]
