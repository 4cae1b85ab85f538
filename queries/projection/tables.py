"""The tables of a projection: one for each label, one for each type of relationship.

Every label and type has its table, with or without rows: a statement that names one that no fact
has answers nothing, where the engine would take the name for a mistake.
"""

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

from ontology.properties import Type, edge_properties, node_properties, schema_digest
from ontology.schema import EDGE_TYPES, ENDS, KINDS

_TYPES: dict[Type, str] = {
    "text": "STRING",
    "integer": "INT64",
    "number": "DOUBLE",
    "boolean": "BOOL",
    "date": "DATE",
    "texts": "STRING[]",
    "integers": "INT64[]",
}

_MACROS = (
    "type(r) AS label(r)",
    "toString(x) AS string(x)",
    "toInteger(x) AS cast(x AS INT64)",
    "toFloat(x) AS cast(x AS DOUBLE)",
    "split(a, b) AS string_split(a, b)",
    "head(l) AS l[1]",
    "last(l) AS l[-1]",
    "startNode(r) AS start_node(r)",
    "endNode(r) AS end_node(r)",
    "elementId(x) AS string(id(x))",
)
"""Names that functions have on a Neo4j server: the same text then runs on both. (A macro with a
comparison or a CASE in it would make the file one that the engine cannot open again.)"""


class TableOf(NamedTuple):
    """A table to fill: a label, or a type with the labels of the ends of its rows."""

    name: str
    ends: tuple[str, str] | None = None

    @property
    def properties(self) -> Mapping[str, Type]:
        """The properties of its rows, in the order of the columns."""
        return edge_properties(self.name) if self.ends else node_properties(self.name)

    @property
    def copying(self) -> str:
        """The statement that adds the rows of ``$rows``."""
        if self.ends is None:
            return f"COPY {self.name} FROM $rows"
        source, target = self.ends
        return f"COPY {self.name} FROM $rows (from='{source}', to='{target}')"

    @property
    def counting(self) -> str:
        """The statement that counts the rows that are there."""
        if self.ends is None:
            return f"MATCH (n:{self.name}) RETURN count(*)"
        source, target = self.ends
        return f"MATCH (:{source})-[r:{self.name}]->(:{target}) RETURN count(*)"


TABLES = (
    *(TableOf(kind) for kind in KINDS),
    *(TableOf(type_, ends) for type_ in EDGE_TYPES for ends in ENDS[type_]),
)
"""All tables, nodes first: relationships are added to ends that are there."""


def statements() -> Iterator[str]:
    """Yield what makes all tables of an empty database, and the functions."""
    for kind in KINDS:
        columns = _columns(node_properties(kind))
        yield f"CREATE NODE TABLE {kind} ({columns}, PRIMARY KEY (id))"
    for type_ in EDGE_TYPES:
        ends = ", ".join(f"FROM {source} TO {target}" for source, target in ENDS[type_])
        yield f"CREATE REL TABLE {type_} ({ends}, {_columns(edge_properties(type_))})"
    for macro in _MACROS:
        yield f"CREATE MACRO {macro}"


def _columns(properties: Mapping[str, Type]) -> str:
    return ", ".join(f"`{name}` {_TYPES[type_]}" for name, type_ in properties.items())


def tables_digest() -> str:
    """Return a hash of all that decides what a projection of the same facts looks like."""
    made = "\n".join([schema_digest(), *statements()])
    return blake2b(made.encode(), digest_size=8).hexdigest()
