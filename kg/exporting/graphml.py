"""GraphML: nodes and relationships for programs that draw and measure graphs (Gephi, yEd …)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from kg.exporting.flattening import Scalar, columns_of, flat
from ontology.model import (
    Agency,
    Citation,
    Document,
    Fact,
    Finding,
    Graph,
    Happening,
    Lineage,
    Milestone,
    Prerequisite,
    Project,
    Requirement,
    Target,
    Task,
    Unresolved,
)
from ontology.schema import edges_of, nodes_of
from queries.graph_source import GraphSource

_NODES = (
    Document, Agency, Task, Prerequisite, Target, Project, Milestone, Unresolved, Happening, Finding
)  # fmt: skip
_EDGES = (Requirement, Citation, Lineage)
_ENDS = {"id", "task", "requires", "source", "target", "upstream"}
_LEFT_OUT = {"evidence"}
"""The words of the texts stay in the JSON export: a drawing has no place for them."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TYPES = {"start": "int", "end": "int", "score": "double", "collective": "boolean"}


def write_graphml(out: TextIO, source: GraphSource) -> None:
    """Write every node with its kind, label and properties, every edge with its type and words."""
    graph = Graph.model_validate({name: [*source.facts(name)] for name in Graph.model_fields})
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    out.writelines(_keys("node", ["kind", "label", *_properties(_NODES)]))
    out.writelines(_keys("edge", ["type", "position", *_properties(_EDGES)]))
    out.write('<graph id="kg" edgedefault="directed">\n')
    for node in nodes_of(graph):
        values = {"kind": node.kind, "label": node.label, **_of(node.fact)}
        out.write(f"<node id={quoteattr(_clean(node.id))}>{_data('node', values)}</node>\n")
    for number, edge in enumerate(edges_of(graph)):
        ends = f"source={quoteattr(_clean(edge.source))} target={quoteattr(_clean(edge.target))}"
        values = {"type": edge.type, "position": edge.position, **_of(edge.fact)}
        out.write(f'<edge id="e{number}" {ends}>{_data("edge", values)}</edge>\n')
    out.write("</graph>\n</graphml>\n")


def _properties(classes: tuple[type[Fact], ...]) -> list[str]:
    names = [name for class_ in classes for name in columns_of(class_)]
    return [name for name in dict.fromkeys(names) if name not in _ENDS | _LEFT_OUT]


def _keys(owner: str, names: list[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        kind = "int" if name == "position" else _type_of(owner, name)
        yield (f'<key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n')


def _type_of(owner: str, name: str) -> str:
    """Return the type of a property: ``start`` of a stage is a day, of a quote a place."""
    if owner == "node" and name in ("start", "end"):
        return "string"
    return _TYPES.get(name, "string")


def _of(fact: Fact | None) -> dict[str, Scalar]:
    if fact is None:
        return {}
    kept = {*type(fact).model_fields} - _ENDS - _LEFT_OUT
    return flat(fact.model_dump(mode="json", include=kept))


def _data(owner: str, values: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{owner}-{name}">{escape(_clean(_text(value)))}</data>'
        for name, value in values.items()
        if value is not None
    )


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _clean(text: str) -> str:
    """Leave out control characters of damaged texts: XML has no way to write them."""
    return _NOT_XML.sub("", text)
