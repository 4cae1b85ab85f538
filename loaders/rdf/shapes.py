"""Shapes of SHACL Core, read from Turtle: the components that ``shapes.ttl`` is made of.

A component that is not known here is refused when the shapes are read, never passed over.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal

from loaders.rdf.lists import FIRST, list_at
from loaders.rdf.statements import Statements, Term, named, read_statements

SH = "http://www.w3.org/ns/shacl#"
_TARGETS = ("targetClass", "targetNode", "targetObjectsOf")
_SAID_ONLY = {"path", *_TARGETS, "severity", "name", "description", "message", "order"}


class Constraint(NamedTuple):
    """A component with what it asks for: a term, a list of terms, or shapes."""

    component: str
    terms: tuple[Term, ...] = ()
    shapes: tuple["Shape", ...] = ()
    pattern: re.Pattern[str] | None = None


class Step(NamedTuple):
    """A step of a path: over a property, from its values back where ``inverse``."""

    property: str
    inverse: bool


class Shape(NamedTuple):
    """A shape: of the nodes themselves, or with ``path`` of what lies at its end.

    ``targets`` are classes whose things are looked at, ``nodes`` things that are named one by one,
    ``objects_of`` properties whose values are.
    Names and messages stand by language.
    """

    id: str
    path: tuple[Step, ...]
    severity: str
    names: dict[str, str]
    messages: dict[str, str]
    constraints: tuple[Constraint, ...]
    properties: tuple["Shape", ...]
    targets: tuple[str, ...]
    nodes: tuple[str, ...]
    objects_of: tuple[str, ...]


@cache
def own_shapes() -> tuple[Shape, ...]:
    """Return the shapes of a graph of policy facts."""
    with as_file(files("ontology").joinpath("data/shapes.ttl")) as path:
        return read_shapes(path)


def read_shapes(path: Path) -> tuple[Shape, ...]:
    """Return the shapes of a file that have a target, in order of their IRIs."""
    graph = read_statements(path)
    aimed = (
        name
        for name in sorted(graph.subjects)
        if any(key.startswith(f"{SH}target") for key in graph.subjects[name])
    )
    return tuple(_shape(graph, name) for name in aimed)


def _shape(graph: Statements, name: str) -> Shape:
    says = {key.removeprefix(SH): values for key, values in graph.subjects[name].items()}
    return Shape(
        name, tuple(_path(graph, name)),
        says["severity"][0].value.removeprefix(SH) if "severity" in says else "Violation",
        _by_language(says.get("name", ())), _by_language(says.get("message", ())),
        tuple(_constraints(graph, name)),
        tuple(_shape(graph, named(each)) for each in says.get("property", ())),
        *(tuple(each.value for each in says.get(target, ())) for target in _TARGETS),
    )  # fmt: skip


def _path(graph: Statements, name: str) -> Iterator[Step]:
    for value in graph.values(name, f"{SH}path"):
        is_list = graph.values(named(value), FIRST)
        for step in list_at(graph, value) if is_list else (value,):
            inverse = graph.values(named(step), f"{SH}inversePath")
            yield Step(inverse[0].value, True) if inverse else Step(step.value, False)


def _by_language(texts: Iterable[Term]) -> dict[str, str]:
    return {text.language or "": text.value for text in texts if isinstance(text, Literal)}


def _constraints(graph: Statements, name: str) -> Iterator[Constraint]:
    for key, values in graph.subjects[name].items():
        component = key.removeprefix(SH)
        if component == key or component in _SAID_ONLY or component == "property":
            continue
        for value in values:
            yield _READ[component](graph, component, value)


def _of_term(graph: Statements, component: str, value: Term) -> Constraint:
    return Constraint(component, (value,))


def _of_pattern(graph: Statements, component: str, value: Term) -> Constraint:
    return Constraint(component, (value,), pattern=re.compile(value.value))


def _of_list(graph: Statements, component: str, value: Term) -> Constraint:
    return Constraint(component, tuple(list_at(graph, value)))


def _of_shape(graph: Statements, component: str, value: Term) -> Constraint:
    return Constraint(component, shapes=(_shape(graph, named(value)),))


def _of_shapes(graph: Statements, component: str, value: Term) -> Constraint:
    shapes = tuple(_shape(graph, named(each)) for each in list_at(graph, value))
    return Constraint(component, shapes=shapes)


_READ: dict[str, Callable[[Statements, str, Term], Constraint]] = {
    "minCount": _of_term,
    "maxCount": _of_term,
    "datatype": _of_term,
    "nodeKind": _of_term,
    "class": _of_term,
    "lessThan": _of_term,
    "lessThanOrEquals": _of_term,
    "pattern": _of_pattern,
    "in": _of_list,
    "not": _of_shape,
    "node": _of_shape,
    "or": _of_shapes,
    "and": _of_shapes,
}
