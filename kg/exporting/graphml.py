"""GraphML: nodes and relationships for programs that draw and measure graphs (Gephi, yEd …)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from kg.exporting.flattening import Scalar, flat
from ontology.model import Graph
from ontology.parts import Entry
from ontology.schema import MADE_FROM, Applied, edges_of, nodes_of
from queries.graph_source import GraphSource

_ENDS = frozenset(("id", "task", "requires", "source", "target", "upstream"))
_LEFT_OUT = _ENDS | {"evidence", "declared", "unread"}
"""The words of the texts stay in the JSON export: a drawing has no place for them."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(out: TextIO, source: GraphSource) -> None:
    """Write every node with its kind, label and properties, every edge with its type and words."""
    import networkx as nx

    lists = {name: [*source.facts(name)] for name in Graph.model_fields}
    drawn = nx.MultiDiGraph()
    for node in nodes_of(lists):
        values = {"kind": node.kind, "label": node.label, **_of(node.entry)}
        drawn.add_node(_clean(node.id), **_writable(values))
    for number, edge in enumerate(edges_of(lists, _applied(source))):
        made = edge.entry if edge.type in MADE_FROM else {}
        values = {"type": edge.type, "position": edge.position, **_of(made)}
        ends = (_clean(edge.source), _clean(edge.target))
        drawn.add_edge(*ends, key=f"e{number}", **_writable(values))
    for line in nx.generate_graphml(drawn, named_key_ids=True):
        out.write(f"{line}\n")


def _applied(source: GraphSource) -> Iterator[Applied]:
    """Yield what each event is of, as the graph has it."""
    of, by = source.ties("OF"), source.ties("BY")
    for event in source.of_kind("Event"):
        subject, document = (_first(source, ties[event.number]) for ties in (of, by))
        yield Applied(event.id, subject, document)


def _first(source: GraphSource, numbers: Sequence[int]) -> str | None:
    return source.nodes(numbers)[numbers[0]].id if numbers else None


def _of(entry: Entry) -> dict[str, Scalar]:
    return flat({name: value for name, value in entry.items() if name not in _LEFT_OUT})


def _writable(values: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """Leave out what is not known: GraphML has no word for it."""
    return {
        name: _clean(value) if isinstance(value, str) else value
        for name, value in values.items()
        if value is not None
    }


def _clean(text: str) -> str:
    """Leave out control characters of damaged texts: XML has no way to write them."""
    return _NOT_XML.sub("", text)
