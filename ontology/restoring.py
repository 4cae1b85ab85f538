"""Nodes and relationships back to the facts that they were made from: nothing is lost on the way.

The way back of ``ontology.schema`` and ``ontology.properties``, for stores that hold the graph as
nodes and relationships alone.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, get_args, get_origin

from ontology.model import Deadline, Declared, Evidence, Fact, Graph, Milestone, Unread
from ontology.parts import in_order
from ontology.schema import CITATION_TYPES, MADE_FROM

_LISTS = {
    "Agency": "agencies",
    "Document": "documents",
    "Event": "events",
    "Finding": "findings",
    "Prerequisite": "prerequisites",
    "Project": "projects",
    "Target": "targets",
    "Task": "tasks",
    "Unresolved": "unresolved",
}
NEEDED_KINDS = (*_LISTS, "Milestone")
NEEDED_TYPES = ("ASSIGNS", "SETS", "LISTS", *MADE_FROM)
"""The nodes and relationships that hold facts; all others say the same again."""

_RELATIONS = {type_: relation for relation, type_ in CITATION_TYPES.items()}
_MODELS: dict[str, type[Fact]] = {
    name: get_args(field.annotation)[0] for name, field in Graph.model_fields.items()
}

Values = Mapping[str, Any]


class NodeRow(NamedTuple):
    """A node as a store gives it back."""

    kind: str
    values: Values


class EdgeRow(NamedTuple):
    """A relationship as a store gives it back; its ends are ids."""

    type: str
    source: str
    target: str
    values: Values


def restored_lists(
    nodes: Iterable[NodeRow], edges: Iterable[EdgeRow]
) -> dict[str, list[dict[str, Any]]]:
    """Return every list of the export, in its order; rows may come in any order.

    What is not among NEEDED_KINDS and NEEDED_TYPES is passed over.
    """
    lists: dict[str, list[dict[str, Any]]] = {name: [] for name in Graph.model_fields}
    stages: dict[str, dict[int, dict[str, Any]]] = {}
    for kind, values in nodes:
        if kind == "Milestone":
            task, _, position = values["id"].rpartition("/milestone/")
            stages.setdefault(task, {})[int(position)] = _stage(values)
        elif kind in _LISTS:
            lists[_LISTS[kind]].append(_entry(_MODELS[_LISTS[kind]], values))
            if kind == "Document":
                _add_said(lists, values)
    for task in lists["tasks"]:
        found = stages.get(task["id"], {})
        task["deadline"]["milestones"] = [found[position] for position in sorted(found)]
    places = _add_made(lists, edges)
    for name in ("tasks", "targets", "projects"):
        lists[name].sort(key=lambda entry: places.get(entry["id"], 0))
    return {name: [dict(entry) for entry in in_order(name, lists[name])] for name in lists}


def _add_made(lists: dict[str, list[dict[str, Any]]], edges: Iterable[EdgeRow]) -> dict[str, int]:
    """Add the entries that are relationships; return the place of each entry in its document."""
    places: dict[str, int] = {}
    for edge in edges:
        if edge.type in MADE_FROM:
            list_ = MADE_FROM[edge.type]
            entry = _entry(_MODELS[list_], edge.values)
            lists[list_].append({**entry, **_ends(edge)})
        elif edge.type in NEEDED_TYPES:
            places[edge.target] = edge.values["position"]
    return places


def _ends(edge: EdgeRow) -> dict[str, str]:
    if edge.type == "REQUIRES":
        return {"task": edge.source, "requires": edge.target}
    if edge.type == "DERIVED_FROM":
        return {"task": edge.source, "upstream": edge.target}
    source = edge.source.partition("/product/")[0] if edge.type == "ISSUED_AS" else edge.source
    return {"source": source, "target": edge.target, "relation": _RELATIONS[edge.type]}


def _stage(values: Values) -> dict[str, Any]:
    return {
        "label": values.get("stage"),
        "start": _plain(values.get("start")),
        "end": _plain(values.get("end")),
    }


def _add_said(lists: dict[str, list[dict[str, Any]]], values: Values) -> None:
    """Add the counts and the unread words that a document's node holds."""
    for name, model in (("declared", Declared), ("unread", Unread)):
        for piece in _pieces(name, model, values):
            lists[name].append({**piece, "document": values["id"]})


def _entry(model: type[Fact], values: Values) -> dict[str, Any]:
    """Return the entry of a list, its fields in the order of the model."""
    return {
        name: _field(name, field.annotation, values) for name, field in model.model_fields.items()
    }


def _field(name: str, annotation: Any, values: Values) -> Any:
    if annotation is Deadline:
        prefix = f"{name}_"
        inner = {key.removeprefix(prefix): v for key, v in values.items() if key.startswith(prefix)}
        return _entry(Deadline, inner)
    if get_origin(annotation) is dict:
        keys, found = values.get(f"{name}_key") or (), values.get(f"{name}_value") or ()
        return dict(zip(keys, found, strict=True))
    if get_origin(annotation) is tuple:
        item = get_args(annotation)[0]
        if item in (Evidence, Milestone):
            return _pieces(name, item, values)
        return list(values.get(name) or ())
    return _plain(values.get(name))


def _pieces(name: str, model: type[Fact], values: Values) -> list[dict[str, Any]]:
    """Return what stands in lists side by side as pieces again."""
    parts = [part for part in model.model_fields if f"{name}_{part}" in values]
    columns = [values[f"{name}_{part}"] or () for part in parts]
    return [dict(zip(parts, piece, strict=True)) for piece in zip(*columns, strict=True)]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
