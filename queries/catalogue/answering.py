"""Answering a question: by its statement on an engine, or by the program's own Python."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from typing import Any, Protocol

from ontology.errors import BrokenQuery, WrongUse
from queries.answers import Answer, Path
from queries.catalogue.catalogue import Question
from queries.catalogue.values import Value
from queries.catalogue.walking import IdPath, path_of_ids, retraced, with_paths
from queries.engines.engine import Dialect, Engine, Table
from queries.graph_source import GraphSource

Values = Mapping[str, Value]


class AskedGraph(Protocol):
    """One graph, to be asked in Cypher or in Python; each way is opened when it is needed."""

    @property
    def dialect(self) -> Dialect:
        """Which engine the graph has; known without opening it."""
        ...

    def engine(self) -> Engine:
        """Return the engine, open."""
        ...

    def source(self) -> GraphSource:
        """Return the graph as a source of questions."""
        ...


def answer(question: Question, values: Values, graph: AskedGraph) -> Answer:
    """Return the answer to a question; its rows come as they are read.

    Raises:
        BrokenQuery: the statement, or what it returns, is not what the head says.
        QueryTooLong: the statement did not end in time.
        WrongUse: a question of one's own has no text for a graph in a file.
    """
    step = question.head.after
    if graph.dialect not in question.texts:
        if not question.computed:
            raise WrongUse("question-server-only", name=question.name)
        found = _module(question.name.replace("-", "_")).rows(graph.source(), values)
        rows, notes = _finished(question, found)
    elif step is not None:
        table = graph.engine().run(question.texts[graph.dialect], values)
        raw = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
        rows, notes = _finished(question, _module(step.step).after(raw, values))
    else:
        table = graph.engine().run(question.texts[graph.dialect], values)
        rows, notes = _rows(question, values, table), ()
    return Answer(question.name, question.head.printed, rows, notes=notes)


def _module(name: str) -> Any:
    return import_module(f"queries.computed.{name}")


def _finished(question: Question, found: Any) -> tuple[Iterable[Any], Any]:
    """Return rows that Python computed, and what it notes beside them."""
    rows, notes = getattr(found, "rows", found), getattr(found, "notes", ())
    way = question.head.path
    if way is None:
        return rows, notes
    relation, forward = way.relation or "", way.forward
    return ((*row[:-1], _as_path(row[-1], relation, forward)) for row in rows), notes


def _as_path(found: Path | Sequence[str], relation: str, forward: bool) -> IdPath:
    return retraced(found) if isinstance(found, Path) else path_of_ids(found, relation, forward)


def _rows(question: Question, values: Values, table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a statement as they are printed."""
    head = question.head
    _check_columns(question, table.columns)
    if head.path is None:
        places = [table.columns.index(name) for name in head.columns]
        return (tuple(_settled(row[place]) for place in places) for row in table.rows)
    named = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    start, to = values[head.path.start or ""], values.get(head.path.to or "")
    walked = with_paths(named, head.path, str(start), None if to is None else str(to))
    return (
        (*(_settled(row[name]) for name in head.columns), path.length, path) for row, path in walked
    )


def _check_columns(question: Question, columns: Sequence[str]) -> None:
    head = question.head
    wanted = {*head.columns, *head.hidden}
    if wanted != set(columns):
        lacks, more = sorted(wanted - set(columns)), sorted(set(columns) - wanted)
        values = {"name": question.name, "file": question.path}
        key = "question-column-lacks" if lacks else "question-column-more"
        raise BrokenQuery(key, **values, columns=lacks or more)


def _settled(value: Any) -> Any:
    """Return a value as every engine gives it: texts of a list in order, whole numbers whole.

    Ladybug adds whole numbers up to a Decimal, and neither engine keeps a list in order.
    """
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(sorted(value))
    return value
