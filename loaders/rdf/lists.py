"""Lists of RDF: cells, each with what it holds and the cell behind it."""

from collections.abc import Iterator

from loaders.rdf.statements import Statements, Term, named

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
FIRST, REST, NIL = f"{_RDF}first", f"{_RDF}rest", f"{_RDF}nil"


class NoList(Exception):
    """What should be a list has no end, no value in a cell, several, or runs in a circle."""


def list_at(graph: Statements, head: Term) -> Iterator[Term]:
    """Yield what a list holds, in its order; raises NoList where it is none."""
    cell, seen = named(head), set[str]()
    while cell != NIL:
        first, rest = graph.values(cell, FIRST), graph.values(cell, REST)
        if cell in seen or len(first) != 1 or len(rest) != 1:
            raise NoList
        seen.add(cell)
        yield first[0]
        cell = named(rest[0])
