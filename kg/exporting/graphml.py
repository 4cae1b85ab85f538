"""GraphML: nodes and relationships for programs that draw and measure graphs (Gephi, yEd …)."""

import re
from collections.abc import Mapping
from typing import TextIO

from kg.exporting.flattening import Scalar, flat
from ontology.model import Fact, Graph
from ontology.schema import edges_of, nodes_of
from queries.graph_source import GraphSource

_ENDS = frozenset(("id", "task", "requires", "source", "target", "upstream"))
_LEFT_OUT = _ENDS | {"evidence"}
"""The words of the texts stay in the JSON export: a drawing has no place for them."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(out: TextIO, source: GraphSource) -> None:
    """Write every node with its kind, label and properties, every edge with its type and words."""
    import networkx as nx

    graph = Graph.model_validate({name: [*source.facts(name)] for name in Graph.model_fields})
    drawn = nx.MultiDiGraph()
    for node in nodes_of(graph):
        values = {"kind": node.kind, "label": node.label, **_of(node.fact)}
        drawn.add_node(_clean(node.id), **_writable(values))
    for number, edge in enumerate(edges_of(graph)):
        values = {"type": edge.type, "position": edge.position, **_of(edge.fact)}
        ends = (_clean(edge.source), _clean(edge.target))
        drawn.add_edge(*ends, key=f"e{number}", **_writable(values))
    for line in nx.generate_graphml(drawn, named_key_ids=True):
        out.write(f"{line}\n")


def _of(fact: Fact | None) -> dict[str, Scalar]:
    if fact is None:
        return {}
    kept = {*type(fact).model_fields} - _LEFT_OUT
    return flat(fact.model_dump(mode="json", include=kept))


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
