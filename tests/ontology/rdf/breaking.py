"""Copies of the good graph with broken things: one for each demand of each shape.

A copy holds one broken thing of each class, so that few copies hold all.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from tests.ontology.rdf.loaded import GOOD, POLICY, SHAPE, property_shapes, shapes

_TEXT = GOOD.read_text(encoding="utf-8")
_BASE = "https://policy-graph.example/>"
_OTHERS = {
    POLICY.deadlineStart: POLICY.deadlineEnd,  # days are compared with each other
    POLICY.deadlineEnd: POLICY.deadlineStart,
    POLICY.stageStart: POLICY.stageEnd,
    POLICY.stageEnd: POLICY.stageStart,
}
"""What is left out where a property is broken that another shape compares with it."""

_VALUES: dict[Node, Literal] = {
    XSD.string: Literal("another"),
    XSD.integer: Literal(99),
    XSD.boolean: Literal(True),
    XSD.date: Literal("2031-08-01", datatype=XSD.date),
    XSD.double: Literal(0.25),
}


class Break(NamedTuple):
    """A way to break a graph: the shape that must tell of it, and the demand that is broken."""

    shape: URIRef
    demand: URIRef


def breaks() -> list[Break]:
    """Return each demand of each shape, in order."""
    found = [
        Break(shape, demand)
        for shape in property_shapes()
        if isinstance(shape, URIRef)
        for demand in shapes().predicates(shape, None)
        if isinstance(demand, URIRef) and demand in _HOW
    ]
    return sorted(set(found))


def rounds() -> list[list[Break]]:
    """Return the breaks in rounds: those of a round break things of different classes."""
    of_class: dict[str, list[Break]] = {}
    for each in breaks():
        of_class.setdefault(class_of(each.shape), []).append(each)
    longest = max(map(len, of_class.values()))
    return [[some[at] for some in of_class.values() if at < len(some)] for at in range(longest)]


def class_of(shape: Node | None) -> str:
    """Return the class that a shape is named after."""
    return str(shape).removeprefix(SHAPE).partition("-")[0]


def good_copy(number: int) -> Graph:
    """Return the good graph with IRIs of its own, so that many copies can stand in one graph."""
    return Graph().parse(data=_TEXT.replace(_BASE, f"{place(number)}>", 1), format="turtle")


def place(number: int) -> str:
    """Return what the IRIs of a copy begin with."""
    return f"https://copy-{number}.example/"


def broken(number: int, some: list[Break]) -> Graph:
    """Return a copy that breaks the demands of a round."""
    graph = good_copy(number)
    for how in some:
        _break(graph, number, how)
    return graph


def _break(graph: Graph, number: int, how: Break) -> None:
    path = shapes().value(how.shape, SH.path)
    if not isinstance(path, URIRef):  # the path against "assigns"
        _break_assigned(graph, how, number)
        return
    focus = _focus(graph, how.shape, path)
    if path in _OTHERS:
        graph.remove((focus, _OTHERS[path], None))
    _HOW[how.demand](graph, focus, path, how.shape)


def _focus(graph: Graph, shape: URIRef, path: Node) -> Node:
    """Return the first thing that the shape looks at and that has the property."""
    targets = property_shapes()[shape]
    things = {thing for each in targets for thing in graph.subjects(RDF.type, each)}
    return next(thing for thing in sorted(things, key=str) if graph.value(thing, path) is not None)


def _break_assigned(graph: Graph, how: Break, number: int) -> None:
    task, plan = URIRef(f"{place(number)}akn/plan#1"), URIRef(f"{place(number)}akn/plan")
    law, office = URIRef(f"{place(number)}akn/law"), URIRef(f"{place(number)}agency/office")
    if how.demand == SH.maxCount:
        graph.add((law, POLICY.assigns, task))
        return
    graph.remove((plan, POLICY.assigns, task))
    if how.demand == SH["class"]:
        graph.add((office, POLICY.assigns, task))


def _remove(graph: Graph, focus: Node, path: URIRef, shape: URIRef) -> None:
    graph.remove((focus, path, None))


def _add(graph: Graph, focus: Node, path: URIRef, shape: URIRef) -> None:
    graph.add((focus, path, _another(graph, focus, path, shape)))


def _another(graph: Graph, focus: Node, path: URIRef, shape: URIRef) -> Node:
    """Return a value that the shape allows, other than the one that is there."""
    allowed = shapes().value(shape, SH["in"])
    if allowed is not None:
        there = graph.value(focus, path)
        return next(code for code in shapes().items(allowed) if code != there)
    type_ = shapes().value(shape, SH.datatype)
    if type_ is None:
        return URIRef("https://another.example/")
    value = _VALUES[type_]
    return Literal(False) if type_ == XSD.boolean and graph.value(focus, path) == value else value


def _mistype(graph: Graph, focus: Node, path: URIRef, shape: URIRef) -> None:
    text = shapes().value(shape, SH.datatype) == XSD.string
    graph.set((focus, path, Literal(7) if text else Literal("chữ")))


def _blank(graph: Graph, focus: Node, path: URIRef, shape: URIRef) -> None:
    graph.set((focus, path, Literal(" ")))


def _lead_nowhere(graph: Graph, focus: Node, path: URIRef, shape: URIRef) -> None:
    graph.set((focus, path, URIRef("https://nothing.example/")))


def _turn_round(graph: Graph, focus: Node, path: URIRef, shape: URIRef) -> None:
    later = shapes().value(shape, SH.lessThanOrEquals)
    assert later is not None
    start = "2032-01-01", "2031-12-31"
    for name, day in zip((path, later), start, strict=True):
        graph.set((focus, name, Literal(day, datatype=XSD.date)))


_HOW = {
    SH.minCount: _remove,
    SH.maxCount: _add,
    SH.datatype: _mistype,
    SH.nodeKind: _mistype,
    SH["in"]: _mistype,
    SH.pattern: _blank,
    SH["class"]: _lead_nowhere,
    SH.lessThanOrEquals: _turn_round,
}


def demands() -> Iterator[URIRef]:
    """Yield the demands that shapes of ours may make: those that a graph here breaks."""
    yield from _HOW
