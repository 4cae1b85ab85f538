"""The words behind a thing: its own evidence, and those behind each of its relationships."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ontology import schema
from ontology.schema import MADE_FROM, edges_of, nodes_of
from queries.answers import Path, Quote, Thing
from queries.evidence import why, words_of, words_of_edge
from queries.graph_source import Edge, GraphSource, Node
from queries.reachability import thing_of

_Row = tuple[Any, ...]

_LISTS = {
    "Task": "tasks",
    "Prerequisite": "prerequisites",
    "Target": "targets",
    "Project": "projects",
    "Unresolved": "unresolved",
}
"""Kinds of things that have evidence of their own, and their lists."""

_NONE = (None, None, None, None)


def rows(source: GraphSource, parameters: Mapping[str, Any]) -> Iterator[_Row]:
    """Yield the thing's own words, then each relationship that leaves it, then what arrives."""
    node = source.find(parameters["thing"])
    if node is None:
        return
    yield from _own(source, node)
    out = [*_tied(source, node, "out"), *_stages(source, node)]
    yield from sorted(out, key=_order)
    yield from sorted(_tied(source, node, "in"), key=_order)


def _order(row: _Row) -> tuple[str, str, int]:
    """Order ties by relation, id of the other end, and place."""
    return row[1], row[2], row[5]


def _own(source: GraphSource, node: Node) -> Iterator[_Row]:
    list_ = _LISTS.get(node.kind)
    found = enumerate(words_of(source, list_, node.id) if list_ else ())
    for position, words in sorted(found, key=lambda one: (one[1].field, one[0])):
        thing = (node.id, node.kind, node.label)
        yield "itself", words.field, *thing, position, *_printed([words])


def _tied(source: GraphSource, node: Node, direction: str) -> Iterator[_Row]:
    backward = direction == "in"
    edges = source.edges_of(node.number, backward=backward)
    others = source.things([edge.source if backward else edge.target for edge in edges])
    for edge in edges:
        other = others[edge.source if backward else edge.target]
        words = _words(source, edge, thing_of(node), other, forward=not backward)
        end = (other.id, other.kind, other.label)
        yield direction, edge.type, *end, edge.position, *_printed(words)


def _stages(source: GraphSource, node: Node) -> Iterator[_Row]:
    """Yield the ties to the stages of a task's deadline, which a store does not keep as things."""
    entry = source.fact("tasks", node.id) if node.kind == "Task" else None
    lists = {"tasks": [entry] if entry else []}
    labels = {stage.id: stage.label for stage in nodes_of(lists)}
    for edge in edges_of(lists):
        if edge.type == "HAS_MILESTONE":
            shown = [Quote(node.id, **words) for words in schema.words_of(edge)]
            end = (edge.target, "Milestone", labels[edge.target])
            yield "out", edge.type, *end, edge.position, *_printed(shown)


def _words(
    source: GraphSource, edge: Edge, thing: Thing, other: Thing, *, forward: bool
) -> Sequence[Quote]:
    if edge.type in MADE_FROM:
        return words_of_edge(source, edge)[1]
    return why(source, Path(other, Path(thing), edge.type, forward))


def _printed(words: Sequence[Quote]) -> tuple[Any, ...]:
    """Return the first words, their file and their range."""
    return (words[0].quote, words[0].file, words[0].start, words[0].end) if words else _NONE
