"""The typed properties of nodes and relationships, for stores with a schema of their own.

They are the fields of the model under the same names: one place to add a property. What the
export nests is flattened: ``deadline_end``; pieces of evidence stand in lists side by side
(``evidence_field[n]``, ``evidence_quote[n]`` … are one piece), as do the counts and the unread
words of a document and the years of a target.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from operator import itemgetter
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from ontology.model import (
    Agency,
    Citation,
    Declared,
    Document,
    Evidence,
    Fact,
    Finding,
    Happening,
    Lineage,
    Milestone,
    Prerequisite,
    Project,
    Requirement,
    Target,
    Task,
    Unread,
    Unresolved,
)
from ontology.parts import Entry
from ontology.schema import CITATION_TYPES, EDGE_TYPES, KINDS, Edge, Node, first_words_of

Type = Literal["text", "integer", "number", "boolean", "date", "texts", "integers"]
Value = str | int | float | bool | dt.date | list[str] | list[int]
Values = dict[str, Value]
"""What a node or relationship says; what is not known, and an empty list, is left out."""

_MODELS: dict[str, type[Fact]] = {
    "Agency": Agency,
    "Document": Document,
    "Event": Happening,
    "Finding": Finding,
    "Prerequisite": Prerequisite,
    "Project": Project,
    "Target": Target,
    "Task": Task,
    "Unresolved": Unresolved,
}
_SIMPLE: dict[Any, Type] = {
    str: "text", int: "integer", float: "number", bool: "boolean", dt.date: "date",
}  # fmt: skip
_OF_NODE: dict[str, Type] = {"id": "text", "label": "text", "part": "text"}
_OF_EDGE: dict[str, Type] = {"key": "text", "position": "integer"}
_OF_WORDS: dict[str, Type] = {
    "quote": "text", "file": "text", "start": "integer", "end": "integer",
}  # fmt: skip
_MADE_OF: dict[str, type[Fact]] = {
    "REQUIRES": Requirement,
    "DERIVED_FROM": Lineage,
    **dict.fromkeys(CITATION_TYPES.values(), Citation),
}
_SCALARS = (str, bool, int, float)
_PIECES_OF: dict[str, type[Fact]] = {"evidence": Evidence, "declared": Declared, "unread": Unread}
"""Lists of pieces whose fields stand in lists side by side."""

_ENDS = ("task", "requires", "source", "target", "upstream", "relation")
"""Fields of the entry of an edge that its ends and its type say."""


@cache
def node_properties(kind: str) -> Mapping[str, Type]:
    """Return the properties of the nodes of a kind, ``id``, ``label`` and ``part`` first.

    ``part`` names the part of the graph that the node belongs to; ``met`` of a task or an awaited
    act is the first day on which an event says that it was done or met.
    """
    if kind == "Product":
        return {**_OF_NODE, "name": "text"}
    if kind == "Milestone":
        return {**_OF_NODE, "stage": "text", "start": "date", "end": "date"}
    found = {**_OF_NODE, **_fields(_MODELS[kind])}
    if kind == "Document":
        found |= {**_pieces("declared"), **_pieces("unread")}
    if kind in ("Task", "Prerequisite"):
        found["met"] = "date"
    return found


@cache
def edge_properties(type_: str) -> Mapping[str, Type]:
    """Return the properties of the relationships of a type, ``key`` and ``position`` first.

    ``quote``, ``file``, ``start`` and ``end`` are the first words that show it.
    """
    model = _MADE_OF.get(type_)
    own = {} if model is None else _fields(model)
    rest = {name: kind for name, kind in own.items() if name not in _ENDS}
    return {**_OF_EDGE, **rest, **_OF_WORDS}


def _fields(model: type[BaseModel]) -> dict[str, Type]:
    found: dict[str, Type] = {}
    for name, field in model.model_fields.items():
        found |= dict(_flattened(name, field.annotation))
    return found


def _flattened(name: str, annotation: Any) -> Iterator[tuple[str, Type]]:
    inner = _without_none(annotation)
    if get_origin(inner) is Literal:
        yield name, "text"
    elif inner in _SIMPLE:
        yield name, _SIMPLE[inner]
    elif get_origin(inner) is dict:
        yield from ((f"{name}_{part}", "texts") for part in ("key", "value"))
    elif get_origin(inner) is tuple:
        item = get_args(inner)[0]
        if item is str:
            yield name, "texts"
        elif item is not Milestone:  # stages are nodes of their own
            yield from _pieces(name).items()
    else:
        yield from ((f"{name}_{part}", kind) for part, kind in _fields(inner).items())


def _pieces(name: str) -> dict[str, Type]:
    """Return the lists that hold the fields of pieces side by side."""
    lists: dict[Type, Type] = {"text": "texts", "integer": "integers"}
    fields = _fields(_PIECES_OF[name])
    return {beside: lists[fields[part]] for part, beside in _names_beside(name)}


def _names_beside(name: str) -> list[tuple[str, str]]:
    """Return the fields of pieces, each with the name of its list; whose they are goes unsaid."""
    fields = _fields(_PIECES_OF[name])
    return [(part, f"{name}_{part}") for part in fields if part != "document"]


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        (annotation,) = (each for each in get_args(annotation) if each is not NoneType)
    return annotation


_SIDE_BY_SIDE = {
    name: [(beside, itemgetter(part)) for part, beside in _names_beside(name)]
    for name in _PIECES_OF
}


def node_values(node: Node, met: str | None = None) -> Values:
    """Return the properties of a node; ``met`` is the day on which an event says so."""
    values: Values = {"id": node.id, "label": node.label, "part": node.part}
    if node.kind == "Milestone":
        stage = {"stage": node.entry["label"], **node.entry, "label": None}
        _flatten(values, node_properties(node.kind), stage)
        return values
    _flatten(values, node_properties(node.kind), node.entry)
    if met is not None:
        values["met"] = dt.date.fromisoformat(met)
    return values


def edge_values(edge: Edge) -> Values:
    """Return the properties of a relationship."""
    values: Values = {"key": edge_key(edge), "position": edge.position}
    if edge.type in _MADE_OF:
        _flatten(values, edge_properties(edge.type), edge.entry)
    words = first_words_of(edge)
    if words is not None:
        for name in _OF_WORDS:
            values[name] = words[name]
    return values


def edge_key(edge: Edge) -> str:
    """Return what tells a relationship from all others of ours: a hash of its ends and place."""
    named = f"{edge.source}\x1f{edge.type}\x1f{edge.target}\x1f{edge.position}"
    return blake2b(named.encode(), digest_size=10).hexdigest()


def _flatten(values: Values, types: Mapping[str, Type], entry: Entry, before: str = "") -> None:
    """Add the properties of an entry; ``before`` stands before the names of a nested one."""
    for field, value in entry.items():
        if not value and not isinstance(value, _SCALARS):  # not known, or an empty list
            continue
        name = before + field
        type_ = types.get(name)
        if type_ is not None:
            values[name] = dt.date.fromisoformat(value) if type_ == "date" else value
        elif isinstance(value, dict):
            if name == "by_year":
                values["by_year_key"], values["by_year_value"] = [*value], [*value.values()]
            else:
                _flatten(values, types, value, f"{name}_")
        else:
            for beside, part_of in _SIDE_BY_SIDE.get(name, ()):
                values[beside] = [*map(part_of, value)]


def schema_digest() -> str:
    """Return a hash of all labels, types and properties: what makes two projections alike."""
    nodes = {kind: dict(node_properties(kind)) for kind in KINDS}
    edges = {type_: dict(edge_properties(type_)) for type_ in EDGE_TYPES}
    return blake2b(repr((nodes, edges)).encode(), digest_size=8).hexdigest()
