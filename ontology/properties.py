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
from ontology.schema import CITATION_TYPES, EDGE_TYPES, KINDS

Type = Literal["text", "integer", "number", "boolean", "date", "texts", "integers"]
MODELS: dict[str, type[Fact]] = {
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
"""What nodes are made of, by their label; products and stages are parts of tasks."""

_SIMPLE: dict[Any, Type] = {
    str: "text", int: "integer", float: "number", bool: "boolean", dt.date: "date",
}  # fmt: skip
_OF_NODE: dict[str, Type] = {"id": "text", "label": "text", "part": "text"}
_OF_EDGE: dict[str, Type] = {"key": "text", "position": "integer"}
OF_WORDS: dict[str, Type] = {
    "quote": "text", "file": "text", "start": "integer", "end": "integer",
}  # fmt: skip
MADE_OF: dict[str, type[Fact]] = {
    "REQUIRES": Requirement,
    "DERIVED_FROM": Lineage,
    **dict.fromkeys(CITATION_TYPES.values(), Citation),
}
"""What relationships that are entries themselves are made of, by their type."""

_PIECES_OF: dict[str, type[Fact]] = {"evidence": Evidence, "declared": Declared, "unread": Unread}
"""Lists of pieces whose fields stand in lists side by side."""

ENDS = ("task", "requires", "source", "target", "upstream", "relation")
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
    found = {**_OF_NODE, **_fields(MODELS[kind])}
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
    model = MADE_OF.get(type_)
    own = {} if model is None else _fields(model)
    rest = {name: kind for name, kind in own.items() if name not in ENDS}
    return {**_OF_EDGE, **rest, **OF_WORDS}


def _fields(model: type[BaseModel]) -> dict[str, Type]:
    found: dict[str, Type] = {}
    for name, field in model.model_fields.items():
        found |= dict(_flattened(name, field.annotation))
    return found


def _flattened(name: str, annotation: Any) -> Iterator[tuple[str, Type]]:
    inner = without_none(annotation)
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
    return {beside: lists[fields[part]] for part, beside in names_beside(name)}


def names_beside(name: str) -> list[tuple[str, str]]:
    """Return the fields of pieces, each with the name of its list; whose they are goes unsaid."""
    fields = _fields(_PIECES_OF[name])
    return [(part, f"{name}_{part}") for part in fields if part != "document"]


def without_none(annotation: Any) -> Any:
    """Return what an annotation says beside that there may be nothing."""
    if get_origin(annotation) in (Union, UnionType):
        (annotation,) = (each for each in get_args(annotation) if each is not NoneType)
    return annotation


def schema_digest() -> str:
    """Return a hash of all labels, types and properties: what makes two projections alike."""
    nodes = {kind: dict(node_properties(kind)) for kind in KINDS}
    edges = {type_: dict(edge_properties(type_)) for type_ in EDGE_TYPES}
    return blake2b(repr((nodes, edges)).encode(), digest_size=8).hexdigest()
