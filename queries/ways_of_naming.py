"""Each way in which a name can be a thing's; ``queries.naming`` says which is tried when."""

from collections.abc import Callable, Iterable, Iterator

from ontology.spelling import fold, slug
from queries.graph_source import GraphSource, Node
from queries.short_names import fits_short

Kinds = tuple[str, ...]
"""Kinds that need be looked at (all where none is given); what else is found may be left out."""


def _by_id(source: GraphSource, name: str, kinds: Kinds) -> Iterator[Node]:
    node = source.find(name)
    if node is not None:
        yield node


def _by_alias(source: GraphSource, name: str, kinds: Kinds) -> Iterable[Node]:
    return source.known_as(name)


def _by_short_name(source: GraphSource, name: str, kinds: Kinds) -> Iterator[Node]:
    end, mark, ref = name.partition("#")
    for document in source.of_kind("Document"):
        if fits_short(end, document.id):
            yield from _document_or_task(source, document, mark, ref)


def _by_number(source: GraphSource, name: str, kinds: Kinds) -> Iterator[Node]:
    number, mark, ref = name.partition("#")
    for document in _numbered(source.of_kind("Document"), slug(number)):
        yield from _document_or_task(source, document, mark, ref)


def _document_or_task(source: GraphSource, document: Node, mark: str, ref: str) -> Iterator[Node]:
    node = source.find(f"{document.id}#{ref}") if mark else document
    if node is not None:
        yield node


def _numbered(documents: Iterable[Node], asked: str) -> list[Node]:
    """Return the documents whose number is what was asked for, else those that it ends with.

    The second way is for a number behind the name of its type ("Nghị quyết số 79-NQ/TW").
    """
    numbers = [(slug(node.label), node) for node in documents]
    same = [node for number, node in numbers if number and number == asked]
    return same or [node for number, node in numbers if number and asked.endswith(f"-{number}")]


def _by_label(source: GraphSource, name: str, kinds: Kinds) -> Iterator[Node]:
    asked = fold(name)
    yield from source.named(asked, *kinds)
    yield from _by_title(source, lambda title: title == asked, kinds)


def _by_ref(source: GraphSource, name: str, kinds: Kinds) -> Iterator[Node]:
    if kinds and "Task" not in kinds:
        return iter(())
    return (node for node in source.of_kind("Task") if node.id.endswith(f"#{name}"))


def _by_piece(source: GraphSource, name: str, kinds: Kinds) -> Iterator[Node]:
    """Find pieces of titles; never of a document's number: 2-NQ/TW is not 12-NQ/TW."""
    asked = fold(name)
    yield from (node for node in source.holding(asked, *kinds) if node.kind != "Document")
    yield from _by_title(source, lambda title: asked in title, kinds)


def _by_title(source: GraphSource, fits: Callable[[str], bool], kinds: Kinds) -> Iterator[Node]:
    """Find documents by their titles: the label of most is their number."""
    if kinds and "Document" not in kinds:
        return
    for entry in source.facts("documents"):
        if entry["title"] and fits(fold(entry["title"])) and (node := source.find(entry["id"])):
            yield node


Way = Callable[[GraphSource, str, Kinds], Iterable[Node]]
"""Yields the things of any kind that a name fits in one way."""

EXACT: tuple[Way, ...] = (_by_id, _by_alias, _by_short_name, _by_number, _by_label)
"""The name is wholly the thing's; the surest way first."""

LOOSE: tuple[Way, ...] = (_by_ref, _by_piece)
"""The name is a part of the thing's."""
