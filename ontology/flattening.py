"""Nodes and relationships as flat rows of the properties that ``ontology.properties`` names.

Ten million rows are made of a large graph: how an entry of a model is flattened is worked out
once for each model, and a row takes one look at each of its fields.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from operator import itemgetter
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from ontology.model import Declared, Evidence, Milestone, Unread
from ontology.parts import Entry
from ontology.properties import ENDS, MADE_OF, MODELS, OF_WORDS, names_beside, without_none
from ontology.schema import Edge, Node, first_words_of

Value = str | int | float | bool | dt.date | list[str] | list[int]
Values = dict[str, Value]
"""What a node or relationship says; what is not known, and an empty list, is left out."""

Named = tuple[tuple[str, str], ...]
"""Fields of an entry, each with the name of its property."""


class _Steps(NamedTuple):
    """How an entry is flattened: fields that stand as they are, days, lists, what is nested."""

    plain: Named
    days: Named
    lists: Named
    years: tuple[str, ...]
    pieces: tuple[tuple[str, Sequence[tuple[str, Callable[[Entry], Any]]]], ...]
    nested: "tuple[tuple[str, _Steps], ...]"


def node_values(node: Node, met: str | None = None) -> Values:
    """Return the properties of a node; ``met`` is the day on which an event says so."""
    values: Values = {"id": node.id, "label": node.label, "part": node.part}
    _flatten(values, _steps_of_node(node.kind), node.entry)
    if met is not None:
        values["met"] = dt.date.fromisoformat(met)
    return values


def edge_values(edge: Edge) -> Values:
    """Return the properties of a relationship."""
    values: Values = {"key": edge_key(edge), "position": edge.position}
    if edge.type in MADE_OF:
        _flatten(values, _steps_of_edge(edge.type), edge.entry)
    words = first_words_of(edge)
    if words is not None:
        for name in OF_WORDS:
            values[name] = words[name]
    return values


def edge_key(edge: Edge) -> str:
    """Return what tells a relationship from all others of ours: a hash of its ends and place."""
    named = f"{edge.source}\x1f{edge.type}\x1f{edge.target}\x1f{edge.position}"
    return blake2b(named.encode(), digest_size=10).hexdigest()


def _flatten(values: Values, steps: _Steps, entry: Entry) -> None:
    """Add the properties of an entry."""
    plain, days, lists, years, pieces, nested = steps
    for field, name in plain:
        value = entry[field]
        if value is not None:
            values[name] = value
    for field, name in days:
        if value := entry[field]:
            values[name] = dt.date.fromisoformat(value)
    for field, name in lists:
        if value := entry[field]:
            values[name] = value
    for field, beside in pieces:
        if value := entry.get(field):
            for name, part_of in beside:
                values[name] = [*map(part_of, value)]
    for field in years:
        if value := entry[field]:
            values[f"{field}_key"], values[f"{field}_value"] = [*value], [*value.values()]
    for field, inner in nested:
        _flatten(values, inner, entry[field])


@cache
def _steps_of_node(kind: str) -> _Steps:
    if kind == "Product":
        return _steps({"name": str})
    if kind == "Milestone":
        return _steps(_annotations(Milestone))._replace(plain=(("label", "stage"),))
    fields = _annotations(MODELS[kind])
    if kind == "Document":
        fields |= {"declared": tuple[Declared, ...], "unread": tuple[Unread, ...]}
    return _steps(fields)


@cache
def _steps_of_edge(type_: str) -> _Steps:
    fields = _annotations(MADE_OF[type_])
    return _steps({name: fields[name] for name in fields if name not in ENDS})


def _annotations(model: type[BaseModel]) -> dict[str, Any]:
    return {name: field.annotation for name, field in model.model_fields.items()}


def _steps(fields: dict[str, Any], before: str = "") -> _Steps:
    """Return how an entry with these fields is flattened; ``before`` stands before their names."""
    found: dict[str, list[Any]] = {name: [] for name in _Steps._fields}
    for field, annotation in fields.items():
        for kind, step in _step(field, before + field, without_none(annotation)):
            found[kind].append(step)
    return _Steps(**{name: tuple(steps) for name, steps in found.items()})


def _step(field: str, name: str, inner: Any) -> Iterator[tuple[str, Any]]:
    origin, items = get_origin(inner), get_args(inner)
    if inner is dt.date:
        yield "days", (field, name)
    elif origin is Literal or inner in (str, int, float, bool):
        yield "plain", (field, name)
    elif origin is dict:
        yield "years", field
    elif origin is tuple and items[0] is str:
        yield "lists", (field, name)
    elif origin is tuple and items[0] in (Evidence, Declared, Unread):
        yield "pieces", (name, [(row, itemgetter(part)) for part, row in names_beside(name)])
    elif origin is not tuple:  # stages are nodes of their own
        yield "nested", (field, _steps(_annotations(inner), f"{name}_"))
