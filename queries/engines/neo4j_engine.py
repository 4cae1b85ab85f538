"""A Neo4j server that a graph was pushed to."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from loaders.server.connection import Server, connected
from loaders.server.ledger import whole_ledger
from ontology.errors import BrokenQuery
from queries.engines.engine import SECONDS, Dialect, Table
from queries.engines.neo4j_faults import Note, notes_of, statement_faults
from queries.engines.neo4j_plan import EXPLAIN, refuse_all_but_reading
from queries.engines.neo4j_values import Values

if TYPE_CHECKING:
    from neo4j import Result, Session, Transaction

_AT_ONCE = 1000

_OF_PLANS = re.compile(
    r"(?:\s|//[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)*(?P<word>EXPLAIN|PROFILE)\b", re.IGNORECASE
)
"""A statement that asks for its plan and not for rows."""


class Neo4jEngine:
    """Runs each statement in a transaction of its own that only reads and that the server ends.

    The server explains it first: that says whether it reads only, and which names it has wrong.
    """

    dialect: Dialect = "neo4j"

    def __init__(self, server: Server, seconds: float, stack: ExitStack) -> None:
        self._server = server
        self._seconds = seconds
        self._stack = stack

    def run(self, text: str, parameters: Mapping[str, Any]) -> Table:
        """Run one reading statement, as ``Engine`` says; rows come as the server sends them.

        Raises ServerUnusable for what is not the statement's fault.
        """
        if not text.strip():
            raise BrokenQuery("cypher-empty")
        if asked := _OF_PLANS.match(text):
            raise BrokenQuery("cypher-not-reading", word=asked["word"].upper())
        notes = self._explain(text, parameters)
        tx = self._transaction()
        with statement_faults(self._seconds):
            result = tx.run(text, dict(parameters))
            columns = tuple(result.keys())
        return Table(columns, self._rows(tx, result), tuple(notes))

    def _explain(self, text: str, parameters: Mapping[str, Any]) -> list[Note]:
        with (
            self._session() as session,
            closing(session.begin_transaction(timeout=self._seconds)) as tx,
            statement_faults(self._seconds, len(EXPLAIN)),
        ):
            summary = tx.run(EXPLAIN + text, dict(parameters)).consume()
        refuse_all_but_reading(summary)
        return list(notes_of(summary))

    def _transaction(self) -> "Transaction":
        session = self._session()
        tx = session.begin_transaction(timeout=self._seconds)
        self._stack.push(_closed_unless_interrupted(session))
        return tx  # nothing to commit

    def _session(self) -> "Session":
        """Return a session that tells of unknown names, which the connection's own do not."""
        return self._server.driver.session(
            database=self._server.database,
            default_access_mode="READ",
            notifications_min_severity="WARNING",
        )

    def _rows(self, tx: "Transaction", result: "Result") -> Iterator[tuple[Any, ...]]:
        values = Values(tx)
        with statement_faults(self._seconds):
            while some := list(islice(result, _AT_ONCE)):
                yield from values.converted(record.values() for record in some)
        tx.close()  # its connection is free for the next statement


def _closed_unless_interrupted(session: "Session") -> Callable[..., None]:
    """Return what closes a session at the end, but not after Ctrl-C.

    Closing waits for the answer that somebody has just said not to wait for; the server ends the
    statement when the connection is gone.
    """

    def close(kind: type[BaseException] | None, *rest: object) -> None:
        if kind is None or not issubclass(kind, KeyboardInterrupt):
            session.close()

    return close


@contextmanager
def opened_neo4j(
    address: str, database: str | None = None, seconds: float = SECONDS
) -> Iterator[Neo4jEngine]:
    """Give an engine on a server.

    Raises ServerUnusable when it cannot be reached, has no graph, or one that is half loaded.
    """
    with connected(address, database) as server, ExitStack() as stack:
        whole_ledger(server)
        yield Neo4jEngine(server, seconds, stack)
