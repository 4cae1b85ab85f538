"""Rows of a graph as columns in files, from which the engine takes them: Arrow's own format.

Relationships can be added only when all nodes are there, and fastest all of a table at once. So
every row first goes to a file; what is held in memory are some thousand rows of each table.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa

from loaders.store.rows import EdgeRow, NodeRow, PartRows
from ontology.errors import StoreUnusable
from ontology.flattening import Values
from ontology.properties import Type
from queries.projection.tables import TABLES, TableOf

AT_ONCE = 20_000
"""Rows that are held before they are written."""

_FIRST = dt.date(1970, 1, 1).toordinal()
_TYPES: dict[Type, Any] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "texts": pa.list_(pa.string()),
    "integers": pa.list_(pa.int64()),
}
_KNOWN = frozenset(TABLES)


class ColumnWriter:
    """Writes rows to a file for each table that has some, in a folder that is there."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = folder
        self._number = number
        self._nodes: dict[TableOf, list[Values]] = {}
        self._edges: dict[TableOf, list[EdgeRow]] = {}
        self._files: dict[TableOf, Any] = {}
        self._opened = ExitStack()

    def __enter__(self) -> "ColumnWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        with self._opened:
            if kind is None:
                self._write_all(1)

    def add(self, part: PartRows) -> None:
        """Add the rows of a part."""
        for node in part.nodes:
            self._add_node(node)
        for edge in part.edges:
            self._edges.setdefault(_table_of(edge), []).append(edge)
        self._write_all(AT_ONCE)

    def _add_node(self, node: NodeRow) -> None:
        self._nodes.setdefault(TableOf(node.kind), []).append(node.values)

    def _write_all(self, least: int) -> None:
        """Write the tables of which so many rows are held."""
        for table, rows in self._nodes.items():
            if len(rows) >= least:
                self._write(table, _property_columns(table, rows))
                rows.clear()
        for table, edges in self._edges.items():
            if len(edges) >= least:
                ends = [_text(edge.source for edge in edges), _text(edge.target for edge in edges)]
                values = [edge.values for edge in edges]
                self._write(table, [*ends, *_property_columns(table, values)])
                edges.clear()

    def _write(self, table: TableOf, columns: Sequence[Any]) -> None:
        batch = pa.record_batch(list(columns), schema=_schema(table))
        if table not in self._files:
            path = self._folder / file_of(table, self._number)
            file = self._opened.enter_context(pa.OSFile(str(path), "wb"))
            self._files[table] = self._opened.enter_context(pa.ipc.new_file(file, batch.schema))
        self._files[table].write_batch(batch)


def _table_of(edge: EdgeRow) -> TableOf:
    table = TableOf(edge.type, (edge.source_kind, edge.target_kind))
    if table not in _KNOWN:
        raise StoreUnusable(
            "projection-odd-edge",
            source=edge.source, type=edge.type, target=edge.target,
        )  # fmt: skip
    return table


def file_of(table: TableOf, number: int) -> str:
    """Return the name of a file of rows; each process that writes has a number."""
    return "-".join([table.name, *(table.ends or ()), str(number)]) + ".arrow"


def rows_of_files(folder: Path, table: TableOf, numbers: Iterable[int]) -> Any:
    """Return the rows of a table as an Arrow table that stays on disk; None without any."""
    paths = [folder / file_of(table, number) for number in numbers]
    found = [pa.ipc.open_file(pa.memory_map(str(p))).read_all() for p in paths if p.exists()]
    return pa.concat_tables(found) if found else None


def _schema(table: TableOf) -> Any:
    names = ["from", "to"] if table.ends else []
    ends = [(name, pa.string()) for name in names]
    own = [(f".{name}", _TYPES[type_]) for name, type_ in table.properties.items()]
    return pa.schema([*ends, *own])


def _property_columns(table: TableOf, rows: Sequence[Values]) -> list[Any]:
    """Return a column for each property; a row is spread out at once, not asked name by name."""
    nothing: dict[str, Any] = dict.fromkeys(table.properties)
    columns = zip(*((nothing | row).values() for row in rows), strict=True)
    types = table.properties.values()
    return [_column(type_, values) for type_, values in zip(types, columns, strict=True)]


def _column(type_: Type, values: Sequence[Any]) -> Any:
    if type_ == "date":  # as the days that they are: five times as fast as through objects
        days = [None if day is None else day.toordinal() - _FIRST for day in values]
        return pa.array(days, pa.int32()).cast(pa.date32())
    if type_ in ("texts", "integers"):
        return _lists(type_, values)
    return pa.array(values, _TYPES[type_])


def _lists(type_: Type, values: Sequence[Any]) -> Any:
    """Return a column of lists from all their items in a row: nested lists take twice as long."""
    ends: list[int | None] = []
    end = 0
    for value in values:
        ends.append(None if value is None else end)
        end += len(value or ())
    ends.append(end)
    items = list(chain.from_iterable(value for value in values if value is not None))
    offsets = pa.array(ends, pa.int32())
    return pa.ListArray.from_arrays(offsets, pa.array(items, _TYPES[type_].value_type))


def _text(values: Iterable[str]) -> Any:
    return pa.array(list(values), pa.string())
