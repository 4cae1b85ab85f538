"""What a server says of the graph on it: which parts it holds, and whether it is whole.

Two kinds of nodes, of no use to planners: one ``KgGraph`` says which state of a store the graph
is, or that it is being loaded and by whom; a ``KgPart`` for each part has its digest, none while
the part is being written.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from loaders.server.connection import Server
from ontology.errors import ServerUnusable

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

GRAPH_ID = "/kg/graph"
PART_ID = "/kg/part"
"""What the id of the bookkeeping node of a part begins with; the part's own id follows."""

KEPT = "/part/kept"
"""The part of nodes that ought to go and carry a stranger's relationship."""

SCHEMA = {
    "kg_entity_id": "CREATE CONSTRAINT kg_entity_id IF NOT EXISTS "
    "FOR (n:Entity) REQUIRE n.id IS UNIQUE",
    "kg_entity_part": "CREATE INDEX kg_entity_part IF NOT EXISTS FOR (n:Entity) ON (n.part)",
}
"""What makes the schema of ours, by the names of the indexes (a constraint has one)."""


class Ledger(NamedTuple):
    """``digest`` of the graph (None: there is none), ``loading`` the push that is at work on it.

    ``revision`` is the digest of the graph that is being loaded.
    """

    digest: str | None
    loading: str | None
    revision: str | None
    parts: Mapping[str, str | None]

    @property
    def state(self) -> tuple[str | None, str | None]:
        """What tells whether anybody has pushed since."""
        return self.digest, self.loading


_GRAPH = "MATCH (g:Entity:KgGraph {id: $id}) RETURN g.digest, g.loading, g.revision"


def read_ledger(server: Server, *, parts: bool = True) -> Ledger:
    """Return what a server says of its graph; of nothing for a server without one."""
    with server.session() as session:
        return session.execute_read(lambda tx: _read(tx, parts))


def _read(tx: "ManagedTransaction", with_parts: bool) -> Ledger:
    row = tx.run(_GRAPH, id=GRAPH_ID).single()
    digest, loading, revision = (None, None, None) if row is None else row.values()
    found = tx.run("MATCH (p:KgPart) RETURN p.of, p.digest") if with_parts else ()
    return Ledger(digest, loading, revision, dict(each.values() for each in found))


def whole_ledger(server: Server, *, parts: bool = False) -> Ledger:
    """Return what a server says of a graph that can be asked.

    Raises ServerUnusable when there is none, or when it is half loaded.
    """
    ledger = read_ledger(server, parts=parts)
    if ledger.loading is not None:
        raise ServerUnusable("server-half-loaded", address=server.address, revision=ledger.revision)
    if ledger.digest is None:
        raise ServerUnusable("server-empty", address=server.address)
    return ledger


def take(tx: "ManagedTransaction", seen: Ledger) -> bool:
    """Lock the ledger for this transaction; False when somebody has pushed since it was seen."""
    tx.run("MERGE (g:Entity:KgGraph {id: $id}) SET g.taken = true", id=GRAPH_ID).consume()
    row = tx.run(_GRAPH, id=GRAPH_ID).single(strict=True)
    return (row[0], row[1]) == seen.state


def keep_going(tx: "ManagedTransaction", token: str) -> bool:
    """Lock the ledger for one batch; False when another push has taken over."""
    query = "MATCH (g:Entity:KgGraph {id: $id}) SET g.taken = true RETURN g.loading"
    row = tx.run(query, id=GRAPH_ID).single()
    return row is not None and row[0] == token


def begin(tx: "ManagedTransaction", token: str, revision: str, parts: Iterable[str]) -> None:
    """Say that the graph is being loaded, and that these parts are not to be trusted."""
    tx.run(
        "MATCH (g:Entity:KgGraph {id: $id}) SET g.loading = $token, g.revision = $revision, "
        "g.label = 'loading, revision ' + $revision",
        id=GRAPH_ID, token=token, revision=revision,
    ).consume()  # fmt: skip
    write_digests(tx, dict.fromkeys(parts))


def write_digests(tx: "ManagedTransaction", digests: Mapping[str, str | None]) -> None:
    """Write the digests of parts; None for a part that is being written."""
    rows = [{"id": PART_ID + of, "of": of, "digest": digest} for of, digest in digests.items()]
    tx.run(
        "UNWIND $rows AS row MERGE (p:Entity:KgPart {id: row.id}) "
        "SET p.of = row.of, p.label = row.of, p.digest = row.digest",
        rows=rows,
    ).consume()


def forget_parts(tx: "ManagedTransaction", parts: Iterable[str]) -> None:
    """Remove the digests of parts that the graph no longer has."""
    tx.run(
        "UNWIND $ids AS id MATCH (p:Entity:KgPart {id: id}) DELETE p",
        ids=[PART_ID + of for of in parts],
    ).consume()


def end(tx: "ManagedTransaction", digest: str) -> None:
    """Say that the graph is whole."""
    tx.run(
        "MATCH (g:Entity:KgGraph {id: $id}) SET g.digest = $digest, g.label = 'kg' "
        "REMOVE g.loading, g.revision, g.taken",
        id=GRAPH_ID, digest=digest,
    ).consume()  # fmt: skip


def prepare_schema(server: Server) -> None:
    """Make the constraint and the index of ours where they are missing; else write nothing."""
    there = {row["name"] for row in server.rows("SHOW INDEXES YIELD name RETURN name")}
    missing = [text for name, text in SCHEMA.items() if name not in there]
    for text in missing:
        server.run(text)
    if missing:
        server.run("CALL db.awaitIndexes(600)")
