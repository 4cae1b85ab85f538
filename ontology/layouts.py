"""How the properties of nodes and relationships stand in RDF: one table to write and read by.

Made from ``ontology.properties`` and ``ontology.terms``: a property of the model is written, read
back and named without being listed here.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ontology.properties import Type, edge_properties, node_properties
from ontology.schema import CITATION_TYPES, MADE_FROM
from ontology.terms import (
    PIECES,
    concept_term,
    is_reference,
    kind,
    scheme_of,
    term,
)

_LEFT_OUT = ("id", "label", "part", "key", "position")
"""What the IRI, the standards' own terms and the place of a thing say."""

_WORDS = ("quote", "file", "start", "end")
"""The first words of a relationship; those of a citation are its own."""

PLACED = ("ASSIGNS", "SETS", "LISTS")
"""Relationships whose position stands at the thing that they lead to."""


class Column(NamedTuple):
    """A property in RDF: its name in the model, its term, its type, whether its values are ids.

    ``scheme`` names the closed list of its codes, ``concept`` the property to a code's concept.
    """

    name: str
    term: str
    type: Type
    reference: bool = False
    scheme: str | None = None
    concept: str | None = None


class Layout(NamedTuple):
    """How nodes of a label, or entries that are relationships, stand in RDF.

    ``pieces`` has the fields of each list of pieces that is written as things of their own.
    """

    class_: str
    columns: tuple[Column, ...]
    pieces: Mapping[str, tuple[Column, ...]]


class Made(NamedTuple):
    """A relationship that is an entry itself: its path in IRIs, its ends, how it is laid out.

    ``relation``: the code that the type stands for, of a citation alone.
    """

    path: str
    source: str
    target: str
    layout: Layout
    relation: str | None = None


_ENDS = {"REQUIRES": ("task", "requires"), "DERIVED_FROM": ("task", "upstream")}
_CLASSES = {"requirements": "Requirement", "citations": "Citation", "lineage": "Lineage"}
_RELATIONS = {type_: relation for relation, type_ in CITATION_TYPES.items()}


@cache
def layout_of_node(label: str) -> Layout:
    """Return how nodes of a label stand in RDF, their columns in order of name."""
    return _layout(kind(label), node_properties(label), label)


@cache
def layout_of_edge(type_: str) -> Made:
    """Return how relationships of a type of MADE_FROM stand in RDF."""
    class_ = _CLASSES[MADE_FROM[type_]]
    types = dict(edge_properties(type_))
    if type_ not in _RELATIONS:
        types = {name: each for name, each in types.items() if name not in _WORDS}
    source, target = (term(name, type_) for name in _ENDS.get(type_, ("source", "target")))
    layout = _layout(kind(class_), types, type_)
    return Made(f"/{class_.lower()}/", source, target, layout, _RELATIONS.get(type_))


def _layout(class_: str, types: Mapping[str, Type], of: str) -> Layout:
    columns: list[Column] = []
    pieces: dict[str, list[Column]] = {}
    for name in sorted(types.keys() - set(_LEFT_OUT)):
        list_ = _list_of_piece(name)
        if list_ is None:
            columns.append(_column(name, types[name], of))
        else:
            pieces.setdefault(list_, []).append(_column(name, _one_of(types[name]), of))
    return Layout(class_, tuple(columns), {name: tuple(pieces[name]) for name in pieces})


def _column(name: str, type_: Type, of: str) -> Column:
    scheme = scheme_of(name, of)
    concept = concept_term(name, of) if scheme else None
    return Column(name, term(name, of), type_, is_reference(name, of), scheme, concept)


def _one_of(type_: Type) -> Type:
    return "text" if type_ == "texts" else "integer"


def _list_of_piece(name: str) -> str | None:
    return next((list_ for list_ in PIECES if name.startswith(f"{list_}_")), None)


def kinds_by_class(labels: Iterator[str] | tuple[str, ...]) -> dict[str, str]:
    """Return labels by the IRI of their class."""
    return {kind(label): label for label in labels}


DATASET_ID = "/dataset"
"""The data set itself: every other id has a path of its own behind it, ``/akn/…``."""

FORMAT_VERSION = 1
"""How data are written in RDF; a file of a greater version was written by a newer kg."""
