"""The tables of the export: their columns, their files, and how the importer is told of them."""

from collections.abc import Mapping
from typing import NamedTuple

from loaders.server.ledger import GRAPH_ID, PART_ID
from loaders.store.rows import NodeRow
from ontology.flattening import Values
from ontology.properties import Type, edge_properties, node_properties
from ontology.schema import EDGE_TYPES, KINDS

ENTITY = "Entity"
"""The label of all nodes of ours, and the name under which the importer knows their ids."""

_TYPES: Mapping[Type, str] = {
    "text": "string",
    "integer": "long",
    "number": "double",
    "boolean": "boolean",
    "date": "date",
    "texts": "string[]",
    "integers": "long[]",
}


class Table(NamedTuple):
    """Nodes of one kind, or relationships of one type.

    ``of`` is the label or the type, ``ends`` the columns that stand before those of the
    properties, ``option`` what names the table in the importer's command.
    """

    of: str
    prefix: str
    ends: tuple[str, ...]
    properties: Mapping[str, Type]
    option: str

    @property
    def header(self) -> list[str]:
        """The names of the columns with their types, as the importer reads them."""
        named = {name: f"{name}:{_TYPES[kind]}" for name, kind in self.properties.items()}
        if "id" in named:  # of nodes alone: by it the importer knows them
            named["id"] = f"id:ID({ENTITY})"
        return [*self.ends, *named.values()]

    @property
    def header_file(self) -> str:
        """The name of the file that holds the header."""
        return f"{self.prefix}-{self.of}-header.csv"

    def rows_file(self, number: int) -> str:
        """Return the name of a file of rows: of those that one process has written."""
        return f"{self.prefix}-{self.of}-{number}.csv"


def _of_nodes(kind: str, properties: Mapping[str, Type]) -> Table:
    return Table(kind, "nodes", (), properties, f"--nodes={ENTITY}:{kind}")


def _of_edges(type_: str) -> Table:
    ends = (f":START_ID({ENTITY})", f":END_ID({ENTITY})")
    return Table(type_, "relationships", ends, edge_properties(type_), f"--relationships={type_}")


_KEPT: Mapping[str, Mapping[str, Type]] = {
    "KgGraph": {"id": "text", "label": "text", "digest": "text"},
    "KgPart": {"id": "text", "label": "text", "of": "text", "digest": "text"},
}
"""What a push keeps on a server: which graph is there, and which parts of it."""

TABLES: Mapping[str, Table] = {
    **{kind: _of_nodes(kind, node_properties(kind)) for kind in KINDS},
    **{kind: _of_nodes(kind, properties) for kind, properties in _KEPT.items()},
    **{type_: _of_edges(type_) for type_ in EDGE_TYPES},
}
"""Every table by its label or type, nodes first."""


def kept_of_graph(digest: str) -> NodeRow:
    """Return the node that says which graph was imported."""
    return NodeRow("KgGraph", {"id": GRAPH_ID, "label": "kg", "digest": digest})


def kept_of_part(part: str, digest: str) -> NodeRow:
    """Return the node that says which state of a part was imported."""
    values: Values = {"id": PART_ID + part, "label": part, "of": part, "digest": digest}
    return NodeRow("KgPart", values)
