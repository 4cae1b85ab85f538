"""Shapes of SHACL Core, read from Turtle: the components that ``shapes.ttl`` is made of.

A component that is not known here is refused when the shapes are read, never passed over.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal

from loaders.rdf.lists import list_at
from loaders.rdf.statements import Statements, Term, named, read_statements

SH = "http://www.w3.org/ns/shacl#"
_SAID_ONLY = {"path", "targetClass", "severity", "name", "description", "message", "order"}


class Constraint(NamedTuple):
    """A component with what it asks for: a term, a list of terms, or shapes."""

    component: str
    terms: tuple[Term, ...] = ()
    shapes: tuple["Shape", ...] = ()
    pattern: re.Pattern[str] | None = None


class Shape(NamedTuple):
    """A shape: of the nodes themselves, or with ``path`` of what a property says of them.

    ``inverse``: the path is walked backward. Names and messages stand by language.
    """

    id: str
    path: str | None
    inverse: bool
    severity: str
    names: dict[str, str]
    messages: dict[str, str]
    constraints: tuple[Constraint, ...]
    properties: tuple["Shape", ...]
    targets: tuple[str, ...]


@cache
def own_shapes() -> tuple[Shape, ...]:
    """Return the shapes of a graph of policy facts."""
    with as_file(files("ontology").joinpath("data/shapes.ttl")) as path:
        return read_shapes(path)


def read_shapes(path: Path) -> tuple[Shape, ...]:
    """Return the shapes of a file that have a target, in order of their IRIs."""
    graph = read_statements(path)
    aimed = (name for name in sorted(graph.subjects) if graph.values(name, f"{SH}targetClass"))
    return tuple(_shape(graph, name) for name in aimed)


def _shape(graph: Statements, name: str) -> Shape:
    says = {key.removeprefix(SH): values for key, values in graph.subjects[name].items()}
    path, inverse = _path(graph, name)
    return Shape(
        name, path, inverse,
        says["severity"][0].value.removeprefix(SH) if "severity" in says else "Violation",
        _by_language(says.get("name", ())), _by_language(says.get("message", ())),
        tuple(_constraints(graph, name)),
        tuple(_shape(graph, named(each)) for each in says.get("property", ())),
        tuple(each.value for each in says.get("targetClass", ())),
    )  # fmt: skip


def _path(graph: Statements, name: str) -> tuple[str | None, bool]:
    for value in graph.values(name, f"{SH}path"):
        inverse = graph.values(named(value), f"{SH}inversePath")
        return (inverse[0].value, True) if inverse else (value.value, False)
    return None, False


def _by_language(texts: tuple[Term, ...]) -> dict[str, str]:
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
