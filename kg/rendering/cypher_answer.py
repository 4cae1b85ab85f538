"""The answer to a planner's own statement: nodes, relationships and paths as one reads them."""

import datetime as dt
import json
import math
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from kg.rendering.csv_text import write_csv
from kg.rendering.json_text import write_answer
from kg.rendering.tables import lines_of_table
from kg.settings import Settings
from kg.streams import tell, write_lines
from queries.engines.engine import GraphEdge, GraphNode, GraphPath, Table


def emit_table(table: Table, settings: Settings) -> None:
    """Write an answer to standard output; what is odd in the statement goes to standard error."""
    if settings.format == "json":
        head = {"columns": list(table.columns)}
        write_answer(sys.stdout, head, ([plain(value) for value in row] for row in table.rows))
    elif settings.format == "csv":
        rows = ([shown(value) for value in row] for row in table.rows)
        write_csv(sys.stdout, table.columns, rows)
    else:
        write_lines(_lines(table, settings))
    for key, values in table.notes:
        tell(settings.say(key, **values))


def _lines(table: Table, settings: Settings) -> Iterator[str]:
    rows = [[shown(value) for value in row] for row in table.rows]
    yield from lines_of_table(table.columns, rows, sys.stdout)
    yield settings.say("count-entries", count=len(rows))


def shown(value: Any) -> str:
    """Return a value as the text of a cell.

    >>> shown(GraphNode(("Agency",), {"id": "/agency/vn/bộ-a", "label": "Bộ A"}))
    '(:Agency /agency/vn/bộ-a "Bộ A")'
    >>> shown([1, None, "x"]), shown(True), shown(None)
    ('1; null; x', 'true', '')
    """
    match value:
        case None:
            return ""
        case list():
            return "; ".join("null" if item is None else shown(item) for item in value)
        case GraphNode():
            return _node(value)
        case GraphEdge():
            return f"({_end(value.source)}){_arrow(value)}({_end(value.target)})"
        case GraphPath():
            return _path(value)
        case dict():
            return json.dumps(plain(value), ensure_ascii=False)
        case bool():
            return "true" if value else "false"
    return str(value)


def _node(node: GraphNode) -> str:
    labels = "".join(f":{label}" for label in node.labels)
    if "id" not in node.properties:  # not one of ours
        return f"({labels} {json.dumps(plain(node.properties), ensure_ascii=False)})"
    label = node.properties.get("label")
    return f"({labels} {_end(str(node.properties['id']))}{'' if label is None else _quoted(label)})"


def _quoted(label: Any) -> str:
    return " " + json.dumps(str(label), ensure_ascii=False)


def _end(id_: str | None) -> str:
    """Return an id, of things of a document without the folders before the document's own name.

    >>> _end("/akn/vn/doc/ke-hoach/ubnd/2026-02-25/95-kh-ubnd#PL/I/1")
    '95-kh-ubnd#PL/I/1'
    """
    if id_ is None:
        return ""
    if not id_.startswith("/akn/"):
        return id_
    document, mark, ref = id_.partition("#")
    return document.rpartition("/")[2] + mark + ref


def _arrow(edge: GraphEdge, *, forward: bool = True) -> str:
    return f"-[:{edge.type}]->" if forward else f"<-[:{edge.type}]-"


def _path(path: GraphPath) -> str:
    pieces = [_node(node) for node in path.nodes[:1]]
    for before, edge, node in zip(path.nodes, path.edges, path.nodes[1:], strict=False):
        forward = edge.source == before.properties.get("id")
        pieces += [_arrow(edge, forward=forward), _node(node)]
    return "".join(pieces)


def plain(value: Any) -> Any:
    """Return a value in the terms of JSON, which has neither days nor numbers that are none."""
    match value:
        case GraphNode() | GraphEdge() | GraphPath():
            return {name: plain(each) for name, each in value._asdict().items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case Mapping():
            return {str(name): plain(item) for name, item in value.items()}
        case dt.date() | dt.time():  # with a time of day, too
            return value.isoformat()
        case float() if not math.isfinite(value):
            return str(value)
    return value
