"""What a file of RDF says: its statements by subject and property."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from ontology.errors import UnreadableFile

Term = NamedNode | BlankNode | Literal
Properties = dict[str, list[Term]]
"""What is said of one subject: values by the IRI of the property, in the order of the file."""

_MANY = 16
"""From so many values on, a new one is looked up and not compared with each."""

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SUB_CLASS_OF = "http://www.w3.org/2000/01/rdf-schema#subClassOf"

_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
}


class Statements:
    """All statements of one graph; subjects are named as ``named`` does."""

    def __init__(self) -> None:
        self.subjects: dict[str, Properties] = {}
        self.instances: dict[str, list[str]] = {}
        self._predicates: dict[str, str] = {}
        self._many: dict[tuple[str, str], set[Term]] = {}
        self._inverses: dict[str, dict[str, list[str]]] = {}

    def add(self, subject: NamedNode | BlankNode, predicate: NamedNode, value: Term) -> None:
        """Add a statement; one that is said twice counts once."""
        name = predicate.value
        name = self._predicates.setdefault(name, name)
        values = self.subjects.setdefault(named(subject), {}).setdefault(name, [])
        if value in (values if len(values) < _MANY else self._known(named(subject), name, values)):
            return
        values.append(value)
        if len(values) > _MANY:
            self._many[named(subject), name].add(value)
        if name == TYPE:
            self.instances.setdefault(value.value, []).append(named(subject))

    def _known(self, subject: str, name: str, values: list[Term]) -> set[Term]:
        """Return the values of a property that has many: a plan assigns thousands of tasks."""
        known = self._many.get((subject, name))
        if known is None:
            known = self._many[subject, name] = set(values)
        return known

    def values(self, subject: str, predicate: str) -> Sequence[Term]:
        """Return what is said of a subject by a property."""
        return self.subjects.get(subject, {}).get(predicate, ())

    def inverse(self, predicate: str, value: str) -> list[str]:
        """Return the subjects of which a property says this thing."""
        if predicate not in self._inverses:
            found = self._inverses[predicate] = {}
            for subject, said in self.subjects.items():
                for each in said.get(predicate, ()):
                    found.setdefault(named(each), []).append(subject)
        return self._inverses[predicate].get(value, [])

    def objects(self, predicate: str) -> Iterator[Term]:
        """Yield all that a property says, of any subject; the same thing may come again."""
        for said in self.subjects.values():
            yield from said.get(predicate, ())

    def types(self, subject: str) -> Iterator[str]:
        """Yield the classes that a thing is said to be of."""
        return (value.value for value in self.values(subject, TYPE))


def named(term: Term) -> str:
    """Return what a thing is called among the statements: its IRI, or ``_:`` and its label."""
    return f"_:{term.value}" if isinstance(term, BlankNode) else term.value


def read_statements(path: Path) -> Statements:
    """Return what a file says: Turtle, N-Triples or JSON-LD by its ending.

    Raises UnreadableFile for another ending, and with the line where the file is damaged. Nothing
    is fetched, whatever the file names.
    """
    format_ = _FORMATS.get(path.suffix.lower())
    if format_ is None:
        raise UnreadableFile("rdf-ending", file=path, endings=list(_FORMATS))
    found = Statements()
    for statement in _parsed(path, format_):
        found.add(statement.subject, statement.predicate, statement.object)  # type: ignore[arg-type]
    return found


def _parsed(path: Path, format_: RdfFormat) -> Iterator[Triple]:
    with path.open("rb") as file:
        try:
            for quad in parse(file, format=format_, without_named_graphs=True):
                yield quad.triple
        except SyntaxError as error:
            reason = str(error.msg).partition("\n")[0]
            raise UnreadableFile(
                "rdf-syntax", file=path, line=error.lineno or 1, reason=reason
            ) from error
        except (ValueError, MemoryError) as error:  # a text longer than the parser can hold
            raise UnreadableFile("rdf-syntax", file=path, line=1, reason=error) from error
