"""Making the graph on a server equal to a store's: what is equal is not written.

Few changes are one transaction. More go in batches, under a ledger that says so: whoever pushes
next takes over where a killed push stopped, and a push that was taken over from ends.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from loaders.server import ledger as ledgers
from loaders.server.changes import ACTIONS, Action, Change
from loaders.server.connection import Server
from loaders.server.fetching import all_parts
from loaders.server.ledger import Ledger, read_ledger
from loaders.server.plan import Plan, Progress, Touched, touched_parts
from loaders.server.statements import Done, make
from loaders.store.facts import graph_digest, part_digests
from ontology.errors import ServerUnusable

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

ATOMIC = 50_000
"""So many changes go in one transaction; more need more memory than a small server has."""

_BATCH = 10_000
_TRIES = 5
"""How often a push looks again when another one was faster."""


class Options(NamedTuple):
    """``force`` removes nodes with strangers' relationships too, ``verify`` trusts no digest."""

    atomic: int = ATOMIC
    force: bool = False
    dry_run: bool = False
    verify: bool = False


class Report(NamedTuple):
    """What a push did (or would do): changes by kind, parts looked at, nodes that had to be left.

    ``documents`` counts those that differed; ``seconds`` is the time of it all.
    """

    counts: Mapping[Action, int]
    documents: int
    documents_in_all: int
    kept: Sequence[str]
    seconds: float

    @property
    def changes(self) -> int:
        """The number of all changes."""
        return sum(self.counts.values())


class _Overtaken(Exception):
    """Another push has changed the graph since it was looked at."""


def push(
    db: sqlite3.Connection,
    server: Server,
    options: Options | None = None,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Make the server's graph equal to the store's, and say what that took.

    Raises ServerUnusable when the server is lost on the way, when another push takes over, or
    when somebody removed by hand what the ledger says is there.
    """
    options = options or Options()
    start = time.perf_counter()
    if not options.dry_run:
        ledgers.prepare_schema(server)
    for _ in range(_TRIES):
        push_ = _Push(db, server, options, progress)
        try:
            done = push_.run()
        except _Overtaken:
            continue
        documents = (_documents(push_.touched.all), _documents(push_.digests))
        return Report(done.counts, *documents, done.kept, time.perf_counter() - start)
    raise ServerUnusable("server-busy", address=server.address)


class _Push:
    def __init__(
        self, db: sqlite3.Connection, server: Server, options: Options, progress: Progress
    ) -> None:
        self._server = server
        self._options = options
        self.digests = part_digests(db)
        self._digest = graph_digest(self.digests)
        self._seen: Ledger = read_ledger(server)
        found = self._all_parts() if options.verify else set[str]()
        self.touched: Touched = touched_parts(self.digests, self._seen, found)
        self._plan = Plan(db, server, self.touched, force=options.force, progress=progress)

    def _all_parts(self) -> set[str]:
        """Return every part that anybody knows of: nodes may be there, or gone, by hand."""
        return {*all_parts(self._server), *self.digests, *self._seen.parts}

    def run(self) -> Done:
        """Make the changes, or count them."""
        changes = self._plan.changes()
        if self._options.dry_run:
            return self._told(_count(changes))
        if self._seen.loading is not None:
            self._take_over()
        first = list(islice(changes, self._options.atomic + 1))
        if not first and self._is_told():
            return self._told(Done(dict.fromkeys(ACTIONS, 0), ()))
        with self._server.session(write=True) as session:
            if len(first) <= self._options.atomic:
                return self._told(session.execute_write(self._at_once, first))
            return self._told(self._in_batches(session, chain(first, changes)))

    def _take_over(self) -> None:
        """End the push that is at work, or was: what is read from now on nobody else changes."""
        token = uuid4().hex
        with self._server.session(write=True) as session:
            session.execute_write(self._begin, token, ())
        self._seen = self._seen._replace(loading=token)

    def _is_told(self) -> bool:
        """Return whether the ledger says already what it will have to say."""
        return self._seen.state == (self._digest, None) and self._seen.parts == self.digests

    def _told(self, done: Done) -> Done:
        return Done(done.counts, sorted({*done.kept, *self._plan.held}))

    def _at_once(self, tx: "ManagedTransaction", changes: list[Change]) -> Done:
        self._take(tx)
        done = make(tx, changes, force=self._options.force)
        self._settle(tx)
        return done

    def _take(self, tx: "ManagedTransaction") -> None:
        if not ledgers.take(tx, self._seen):
            raise _Overtaken

    def _settle(self, tx: "ManagedTransaction") -> None:
        """Say in the ledger that all parts are as they should be."""
        touched = self.touched
        ledgers.write_digests(tx, {p: self.digests[p] for p in (*touched.changed, *touched.new)})
        ledgers.forget_parts(tx, touched.gone)
        ledgers.end(tx, self._digest)

    def _in_batches(self, session: "Session", changes: Iterable[Change]) -> Done:
        token = uuid4().hex
        session.execute_write(self._begin, token, self.touched.all)
        done = Done(dict.fromkeys(ACTIONS, 0), ())
        for batch in _batches(changes):
            made = session.execute_write(self._make_batch, token, batch)
            counts = {action: done.counts[action] + made.counts[action] for action in ACTIONS}
            done = Done(counts, (*done.kept, *made.kept))
        session.execute_write(self._finish, token)
        return done

    def _begin(self, tx: "ManagedTransaction", token: str, parts: Iterable[str]) -> None:
        self._take(tx)
        ledgers.begin(tx, token, self._digest, parts)

    def _make_batch(self, tx: "ManagedTransaction", token: str, batch: list[Change]) -> Done:
        self._keep_going(tx, token)
        return make(tx, batch, force=self._options.force)

    def _finish(self, tx: "ManagedTransaction", token: str) -> None:
        self._keep_going(tx, token)
        self._settle(tx)

    def _keep_going(self, tx: "ManagedTransaction", token: str) -> None:
        if not ledgers.keep_going(tx, token):
            raise ServerUnusable("server-overtaken", address=self._server.address)


def _documents(parts: Iterable[str]) -> int:
    return sum(not part.startswith("/part/") for part in parts)


def _batches(changes: Iterable[Change]) -> Iterator[list[Change]]:
    rest = iter(changes)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _count(changes: Iterable[Change]) -> Done:
    counts: dict[Action, int] = dict.fromkeys(ACTIONS, 0)
    for change in changes:
        counts[change.action] += 1
    return Done(counts, ())
