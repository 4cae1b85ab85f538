"""Ladybug on the projection of a store."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology.errors import BrokenQuery, QueryTooLong, StoreUnusable
from queries.engines.deadline import Late, within
from queries.engines.engine import SECONDS, Dialect, Table
from queries.engines.ladybug_faults import fault, is_of_the_file
from queries.engines.ladybug_values import Values
from queries.engines.reading_only import ReadingStatement, reading_statement
from queries.projection.database import rows_of
from queries.projection.opening import forget_projection, opened_projection

if TYPE_CHECKING:
    from ladybug import Connection, Database, QueryResult

_DEEPEST = 4_294_967_295
"""How far ``-[:REQUIRES*]->`` goes: the most that can be said. Else it ends at 30, unsaid."""

_GRACE = 2.0
"""Seconds after which a statement that should have ended is left to itself: a single expression,
such as the size of a list of a billion, is not interrupted by the engine."""

_AT_ONCE = 1000

_LEFT_ALONE: list[ExitStack] = []
"""What statements are at work in that nothing ends: it is never closed."""


class LadybugEngine:
    """Runs statements on an open projection; each has a connection, and what it sets, to itself."""

    dialect: Dialect = "ladybug"

    def __init__(self, database: "Database", store: Path, seconds: float, stack: ExitStack) -> None:
        self._database = database
        self._store = store
        self._seconds = seconds
        self._stack = stack
        own = self._connected(stack)
        tables = rows_of(own, "CALL show_tables() RETURN id, name")
        self._values = Values(own, {int(number): name for number, name in tables})

    def run(self, text: str, parameters: Mapping[str, Any]) -> Table:
        """Run one reading statement, as ``Engine`` says.

        Raises StoreUnusable where the projection is damaged; it is then gone, and the next run
        makes another.
        """
        statement = reading_statement(text)
        missing = [name for name in statement.parameters if name not in parameters]
        if missing:
            raise BrokenQuery("cypher-param-missing", names=missing, name=missing[0])
        given = {name: parameters[name] for name in statement.parameters}
        held = self._stack.enter_context(ExitStack())
        result = held.enter_context(self._result(self._prepared(statement, held), statement, given))
        return Table(tuple(result.get_column_names()), self._rows(result, held))

    def _result(
        self, connection: "Connection", statement: ReadingStatement, given: dict[str, Any]
    ) -> "QueryResult":
        try:
            result = within(
                self._seconds + _GRACE,
                lambda: connection.execute(statement.text, given),
                connection.interrupt,
            )
        except Late:
            self._leave_alone()
            raise QueryTooLong("cypher-too-long", seconds=f"{self._seconds:g}") from None
        except KeyboardInterrupt:
            self._leave_alone()
            raise
        except (RuntimeError, ValueError) as error:
            if is_of_the_file(error):
                forget_projection(self._store)
                raise StoreUnusable("projection-damaged", path=self._store) from error
            raise fault(error, self._seconds) from error
        assert not isinstance(result, list)  # of several statements
        return result

    def _leave_alone(self) -> None:
        """Keep everything open: to close it would wait for the statement."""
        _LEFT_ALONE.append(self._stack.pop_all())

    def _connected(self, held: ExitStack) -> "Connection":
        from ladybug import Connection

        return held.enter_context(Connection(self._database))

    def _prepared(self, statement: ReadingStatement, held: ExitStack) -> "Connection":
        connection = self._connected(held)
        connection.execute(f"CALL var_length_extend_max_depth={_DEEPEST}")
        if statement.orders_on_the_way:
            # The optimizer drops an order that only LIMIT and an aggregate after it need: the
            # answer would be about any rows. Without it a look-up by id takes a hundred times as
            # long, so other statements keep it.
            connection.execute("CALL enable_plan_optimizer=false")
        connection.set_query_timeout(int(self._seconds * 1000))
        return connection

    def _rows(self, result: "QueryResult", held: ExitStack) -> Iterator[tuple[Any, ...]]:
        while result.has_next():
            yield from self._values.converted(result.get_n(_AT_ONCE))
        held.close()  # their memory is free for the next statement


@contextmanager
def opened_ladybug(store: Path, seconds: float = SECONDS) -> Iterator[LadybugEngine]:
    """Give an engine on the projection of a store, which is made where there is none.

    Raises StoreUnusable as ``opened_projection`` does.
    """
    with ExitStack() as stack:
        database = stack.enter_context(opened_projection(store))
        yield LadybugEngine(database, store, seconds, stack)
