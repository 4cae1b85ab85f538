"""Terms of RDF for what rows hold: named things, values with their types, cells of lists."""

import datetime as dt
from functools import cache, lru_cache
from itertools import count

from pyoxigraph import BlankNode, Literal, NamedNode

from loaders.rdf.writing.standards import BOOLEAN, DATE, DOUBLE, INTEGER
from ontology.iris import encoded
from ontology.properties import Type

_SHORT = 40
"""Letters of a text that may come again."""

_KEPT = 1 << 16
"""Names that are kept: the same agencies and awaited acts come again and again."""


class Names:
    """Names of one export: things under its base, and cells of lists by a count."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._cells = count(1)
        self.of = lru_cache(maxsize=_KEPT)(self._of)

    def _of(self, id_: str) -> NamedNode:
        return NamedNode(self.base + encoded(id_))

    def cell(self) -> BlankNode:
        """Return the next cell of a list: the same for the same graph, whatever the hash seed."""
        return BlankNode(f"l{next(self._cells)}")


@cache
def term_at(iri: str) -> NamedNode:
    """Return a term of the ontology or of a standard; there are some hundred."""
    return NamedNode(iri)


def literal(value: object, type_: Type) -> Literal:
    """Return a value with the type that the ontology gives it; text has none beside.

    What is short comes again and again: names of fields and files, numbers, days.
    """
    if type_ == "text" and len(value) > _SHORT:  # type: ignore[arg-type]
        return Literal(value)  # type: ignore[arg-type]
    return _kept(value, type_)


@lru_cache(maxsize=_KEPT)
def _kept(value: object, type_: Type) -> Literal:
    match type_:
        case "date":
            assert isinstance(value, dt.date)
            return Literal(value.isoformat(), datatype=DATE)
        case "integer" | "integers":
            return Literal(str(value), datatype=INTEGER)
        case "boolean":
            return Literal("true" if value else "false", datatype=BOOLEAN)
        case "number":
            return Literal(_double(float(str(value))), datatype=DOUBLE)
    return Literal(str(value))


def _double(value: float) -> str:
    return {"inf": "INF", "-inf": "-INF", "nan": "NaN"}.get(repr(value), repr(value))
