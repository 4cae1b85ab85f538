"""The things of a file as rows of nodes and relationships, as every other store gives them back."""

from collections.abc import Iterator

from pyoxigraph import NamedNode

from loaders.rdf.statements import named
from loaders.rdf.values import Reader
from ontology.layouts import PLACED, layout_of_edge, layout_of_node
from ontology.restoring import NEEDED_KINDS, EdgeRow, NodeRow
from ontology.schema import CITATION_TYPES, MADE_FROM
from ontology.terms import kind, relation, term

_ID, _POSITION = term("id"), term("position")
_RELATION = term("relation")


def node_rows(reader: Reader) -> Iterator[NodeRow]:
    """Yield the things that hold facts; an IRI that is not base and id is refused."""
    for label in NEEDED_KINDS:
        layout = layout_of_node(label)
        for subject in reader.graph.instances.get(kind(label), ()):
            id_ = reader.one(subject, _ID).value
            if reader.id(subject, _ID, NamedNode(subject)) != id_:
                raise reader.refusal("rdf-other-id", subject, _ID, value=id_)
            yield NodeRow(label, {"id": id_, **reader.values(subject, layout)})


def edge_rows(reader: Reader) -> Iterator[EdgeRow]:
    """Yield the relationships that are entries themselves, and those that give things a place."""
    for class_, types in _types_by_class().items():
        for subject in reader.graph.instances.get(class_, ()):
            yield _made(reader, subject, types)
    for type_ in PLACED:
        for document, said in reader.graph.subjects.items():
            for thing in said.get(relation(type_), ()):
                target = reader.id(document, relation(type_), thing)
                place = reader.integer(named(thing), _POSITION)
                yield EdgeRow(type_, "", target, {"position": place})


def _made(reader: Reader, subject: str, types: tuple[str, ...]) -> EdgeRow:
    type_ = types[0]
    if len(types) > 1:
        code = reader.one(subject, _RELATION).value
        if code not in CITATION_TYPES:
            raise reader.refusal("rdf-wrong-value", subject, _RELATION, value=code, type="relation")
        type_ = CITATION_TYPES[code]
    made = layout_of_edge(type_)
    source, target = (
        reader.id(subject, end, reader.one(subject, end)) for end in (made.source, made.target)
    )
    return EdgeRow(type_, source, target, reader.values(subject, made.layout))


def _types_by_class() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for type_ in MADE_FROM:
        class_ = layout_of_edge(type_).layout.class_
        found[class_] = (*found.get(class_, ()), type_)
    return found
