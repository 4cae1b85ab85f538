"""What the program says of classes, properties and relationships, in the terms of the ontology."""

from collections.abc import Iterator
from types import NoneType
from typing import Any, Literal, NamedTuple, get_args, get_origin

from ontology.model import Graph
from ontology.properties import edge_properties, node_properties
from ontology.restoring import NEEDED_KINDS
from ontology.schema import EDGE_TYPES, KINDS, MADE_FROM
from ontology.terms import NAMESPACE, PIECES, is_reference, kind, scheme_of, term

MADE = {"REQUIRES": "Requirement", "DERIVED_FROM": "Lineage", "CITES": "Citation"}
"""Relationships that are things of their own; citations of all relations are of one class."""

_ENDS = {
    "Requirement": ("task", "requires"),
    "Lineage": ("task", "upstream"),
    "Citation": ("source", "target", "relation"),
}
_INSIDE = {"texts": "text", "integers": "integer"}
_LISTED = ("Task", "Target", "Project")
"""What a document lists in an order."""


class Said(NamedTuple):
    """A property of a class: ``field`` is its name in the program, ``of`` where it stands there."""

    class_: str
    iri: str
    type: str
    field: str
    of: str


def said() -> list[Said]:
    """Return each property of each class, as ontology.properties has them."""
    found = [*_of_nodes(), *_of_relationships(), *_of_pieces()]
    found += [Said(kind(of), term("position"), "integer", "position", of) for of in _LISTED]
    return sorted(set(found))


def _of_nodes() -> Iterator[Said]:
    for label in KINDS:
        for field, type_ in node_properties(label).items():
            if not _piece(field) and field != "label":
                yield Said(kind(label), term(field, label), type_, field, label)


def _of_relationships() -> Iterator[Said]:
    for type_, name in MADE.items():
        fields = {**edge_properties(type_), **dict.fromkeys(_ENDS[name], "text")}
        for field, of in fields.items():
            if not _piece(field):
                yield Said(kind(name), term(field, type_), of, field, type_)


def _of_pieces() -> Iterator[Said]:
    """Yield the fields of pieces, and what leads to them from their things."""
    things = [(label, node_properties(label)) for label in KINDS]
    things += [(MADE[type_], edge_properties(type_)) for type_ in MADE]
    for label, fields in things:
        for field, type_ in fields.items():
            if list_ := _piece(field):
                class_ = kind(PIECES[list_])
                yield Said(class_, term(field), _INSIDE[type_], field, list_)
                yield Said(class_, term("position"), "integer", "position", list_)
                yield Said(kind(label), term(list_), class_, list_, label)


def _piece(field: str) -> str | None:
    return next((list_ for list_ in PIECES if field.startswith(f"{list_}_")), None)


def is_id(one: Said) -> bool:
    """Return whether the values of a property are IRIs of things."""
    return is_reference(one.field, one.of)


def codes_of(one: Said) -> str | None:
    """Return the closed list of a property."""
    return scheme_of(one.field, one.of)


def class_names() -> set[str]:
    """Return the IRIs of all classes that the program has facts of."""
    return {*map(kind, KINDS), *map(kind, PIECES.values()), *map(kind, MADE.values())}


_LISTS = dict(
    zip(
        ("Agency", "Document", "Event", "Finding", "Prerequisite", "Project", "Target", "Task",
         "Unresolved"),
        ("agencies", "documents", "events", "findings", "prerequisites", "projects", "targets",
         "tasks", "unresolved"),
        strict=True,
    )
)  # fmt: skip


def fields_of(class_: str) -> dict[str, Any]:
    """Return the fields of the model that a class is made of, nested ones flattened."""
    name = class_.removeprefix(NAMESPACE).removesuffix("Reference")
    made = {MADE[type_]: list_ for type_, list_ in MADE_FROM.items() if type_ in MADE}
    list_ = {**_LISTS, **made}.get(name)
    if list_ is None:
        return {}
    model = get_args(Graph.model_fields[list_].annotation)[0]
    found = dict(model.model_fields)
    if "deadline" in found:
        inner = found.pop("deadline").annotation.model_fields
        found |= {f"deadline_{field}": info for field, info in inner.items()}
    return found


def needed(field: Any) -> bool:
    """Return whether a field of the model always has a value that is no list."""
    annotation = field.annotation
    return NoneType not in get_args(annotation) and get_origin(annotation) not in (tuple, dict)


def codes(field: Any) -> tuple[str, ...]:
    """Return the codes that a field of the model may take; none where it is free."""
    for each in (field.annotation, *get_args(field.annotation)):
        if get_origin(each) is Literal:
            return get_args(each)
    return ()


assert {*_LISTS} == {*NEEDED_KINDS} - {"Milestone"} and {*MADE} <= {*EDGE_TYPES}
