"""Reads what ``kg export neo4j-csv`` wrote, by the command that was printed."""

import csv
import datetime as dt
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|())(,|\n)')


class Read(NamedTuple):
    """A node (its only end is its id) or a relationship, with its label or type."""

    of: str
    ends: tuple[str, ...]
    values: dict[str, Any]


def read_back(command: str) -> list[Read]:
    """Return all nodes and relationships of an export."""
    words = shlex.split(command)
    (between,) = (re.findall(r"U\+(\w+)", word)[0] for word in words if "delimiter" in word)
    return [row for word in words for row in _rows(word, chr(int(between, 16)))]


def _rows(word: str, between: str) -> Iterator[Read]:
    option, _, files = word.rpartition("=")
    if not option.startswith(("--nodes", "--relationships")):
        return
    header, *rest = (Path(name).read_bytes().decode() for name in files.split(","))
    columns = [re.sub(r"\(\w+\)", "", column) for column in header.strip().split(",")]
    for text in rest:
        for cells in _cells(text):
            yield _read(re.split("[:=]", option)[-1], columns, cells, between)


def _read(of: str, columns: list[str], cells: list[str | None], between: str) -> Read:
    ends, values = list[str](), dict[str, Any]()
    for column, cell in zip(columns, cells, strict=True):
        name, _, kind = column.partition(":")
        if kind.endswith("ID"):
            assert cell is not None
            ends.append(cell)
        if name and cell is not None:
            values[name] = _value(kind, cell, between)
    return Read(of, tuple(ends), values)


def _cells(text: str) -> Iterator[list[str | None]]:
    """Yield the cells of each row; None where nothing stands, which ``csv`` cannot tell."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    end, row = 0, list[str | None]()
    while end < len(text):
        match = _CELL.match(text, end)
        assert match, text[end : end + 80]
        end = match.end()
        row.append(None if match[1] is None else match[1].replace('""', '"'))
        if match[3] == "\n":
            assert [cell or "" for cell in row] == next(rows)
            yield row
            row = []
    assert not [*rows, *row]


def _value(kind: str, cell: str, between: str) -> Any:
    if kind.endswith("[]"):
        return [_value(kind[:-2], item, between) for item in cell.split(between)]
    if kind == "boolean":
        return {"true": True, "false": False}[cell]
    read: dict[str, Any] = {"long": int, "double": float, "date": dt.date.fromisoformat}
    return read.get(kind, str)(cell)
