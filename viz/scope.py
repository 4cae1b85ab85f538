"""What of a graph a page shows: all of it, or what lies around one thing.

Around a thing lie all things within so many steps, over any tie. So that no state is wrong, all
that its tasks wait for belongs to it too, however far; and, so that no fact is a bare id, what
the facts of all these name. An agency is an end: everything meets in "các sở, ban, ngành".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ontology.schema import MADE_FROM
from queries.graph_source import Edge, GraphSource, Node

Entry = dict[str, Any]


class Around(NamedTuple):
    """A thing, and how many steps away others may be."""

    start: Node
    depth: int


class Scope(NamedTuple):
    """The nodes shown, in order of id, by number; ``left_out`` counts the others."""

    nodes: Mapping[int, Node]
    left_out: int


def whole(source: GraphSource) -> Scope:
    """Return a scope of everything."""
    return Scope({node.number: node for node in source.of_kind()}, 0)


def around(source: GraphSource, asked: Around) -> Scope:
    """Return a scope of what lies around a thing."""
    everything = whole(source).nodes
    edges = [*source.edges()]
    found = _within(asked, _neighbours(edges), everything)
    found |= _holders(edges, found)
    _add_awaited(source, found)
    found |= _holders(edges, found)
    found |= {edge.target for edge in edges if edge.source in found and _is_named(edge, everything)}
    found |= _telling(edges, found, everything)
    shown = {number: node for number, node in everything.items() if number in found}
    return Scope(shown, len(everything) - len(shown))


_HELD_BY = ("ASSIGNS", "SETS", "LISTS", "PRODUCES", "HAS_MILESTONE")
"""Ties from what a fact belongs to: its document, or its task."""

_CITES = tuple(type_ for type_, list_ in MADE_FROM.items() if list_ == "citations")
"""Ties that are facts of their own: a document is told without those that it cites."""

_NAMED = ("Agency", "Document", "Prerequisite", "Product", "Milestone")
"""Kinds that facts name."""

_TOLD = ("Unresolved", "Finding", "Event")
"""What only tells something of another thing: it comes along, and leads nowhere."""

_TELL = ("BY", "COULD_BE")
"""Ties from these to documents."""


def _holders(edges: Iterable[Edge], found: set[int]) -> set[int]:
    return {edge.source for edge in edges if edge.type in _HELD_BY and edge.target in found}


def _is_named(edge: Edge, nodes: Mapping[int, Node]) -> bool:
    return nodes[edge.target].kind in _NAMED and edge.type not in _CITES


def _telling(edges: Iterable[Edge], found: set[int], nodes: Mapping[int, Node]) -> set[int]:
    """Return what tells something of what was found, and the documents that it names."""
    telling = {
        end
        for edge in edges
        for end, other in ((edge.source, edge.target), (edge.target, edge.source))
        if other in found and nodes[end].kind in _TOLD
    }
    named = {edge.target for edge in edges if edge.type in _TELL and edge.source in telling}
    return telling | named


def _neighbours(edges: Iterable[Edge]) -> dict[int, list[int]]:
    near: dict[int, list[int]] = {}
    for edge in edges:
        near.setdefault(edge.source, []).append(edge.target)
        near.setdefault(edge.target, []).append(edge.source)
    return near


def _within(
    asked: Around, near: Mapping[int, Sequence[int]], nodes: Mapping[int, Node]
) -> set[int]:
    start = asked.start.number
    found, level = {start}, [start]
    for _ in range(asked.depth):
        onward = (n for n in level if n == start or nodes[n].kind not in ("Agency", *_TOLD))
        level = [each for number in onward for each in near.get(number, ()) if each not in found]
        found.update(level)
    return found


def _add_awaited(source: GraphSource, found: set[int]) -> None:
    requires = source.ties("REQUIRES")
    todo = [*found]
    while todo:
        for wanted in requires[todo.pop()]:
            if wanted not in found:
                found.add(wanted)
                todo.append(wanted)


_TIES_OF: Mapping[str, tuple[str, ...]] = {
    "requirements": ("task", "requires"),
    "citations": ("source", "target"),
    "lineage": ("task", "upstream"),
    "declared": ("document",),
    "unread": ("document",),
}
"""Lists whose entries have no id; the fields that must all be shown."""


def facts_of(source: GraphSource, scope: Scope, list_: str) -> Iterator[Entry]:
    """Yield the entries of a list of the export that a scope shows, in the export's order."""
    ids = {node.id for node in scope.nodes.values()} if scope.left_out else None
    entries = source.facts(list_)
    return entries if ids is None else filter(_shows(list_, ids), entries)


def _shows(list_: str, ids: set[str]) -> Callable[[Entry], bool]:
    if list_ == "findings":
        return lambda entry: bool(ids.intersection(entry["subjects"]))
    fields = _TIES_OF.get(list_, ("id",))
    return lambda entry: all(entry[field] in ids for field in fields)
