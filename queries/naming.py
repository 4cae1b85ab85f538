"""Finding the thing that a person names: by id, by number, or by a piece of its title.

Ways are tried in this order, and the first that finds anything decides: the id itself; an id
that the thing is also known by; a document's number, alone or behind its type, or a number and
a task's ref joined by ``#``; the whole label; a task's ref; a piece of the label. Several finds
are never guessed between: the candidates are named.
"""

from collections.abc import Callable, Iterable, Iterator

from ontology.errors import NotFound, NotUnique
from ontology.spelling import fold, slug, tidy
from queries.graph_source import GraphSource, Node

_LISTED = 20
"""Candidates that an error lists; it says how many there are in all."""


def find_thing(source: GraphSource, name: str, *kinds: str) -> Node:
    """Return the one thing of these kinds (of any kind where none is given) that a name fits.

    Raises:
        NotFound: nothing has this name.
        NotUnique: several things have it; ``values["candidates"]`` lists ids with labels.
    """
    found = candidates(source, name, *kinds)
    if not found:
        raise NotFound("nothing-named", name=name)
    if len(found) > 1:
        listed = [f"{node.id} ({node.label})" for node in found[:_LISTED]]
        raise NotUnique("name-not-unique", name=name, count=len(found), candidates=listed)
    return found[0]


def candidates(source: GraphSource, name: str, *kinds: str) -> list[Node]:
    """Return all things that a name fits, in order of id; a better fit leaves out the others."""
    asked = tidy(name)
    if not asked:
        return []
    for way in _WAYS:
        found = {node.number: node for node in way(source, asked, kinds)}
        if found:
            return [found[number] for number in sorted(found)]
    return []


Kinds = tuple[str, ...]


def _by_id(source: GraphSource, name: str, kinds: Kinds) -> Iterator[Node]:
    node = source.find(name)
    if node is not None and (not kinds or node.kind in kinds):
        yield node


def _by_alias(source: GraphSource, name: str, kinds: Kinds) -> Iterator[Node]:
    return (node for node in source.known_as(name) if not kinds or node.kind in kinds)


def _by_number(source: GraphSource, name: str, kinds: Kinds) -> Iterator[Node]:
    number, mark, ref = name.partition("#")
    if ("Task" if mark else "Document") not in (kinds or ("Task", "Document")):
        return
    for document in _numbered(source.of_kind("Document"), slug(number)):
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


_WAYS: tuple[Callable[[GraphSource, str, Kinds], Iterator[Node]], ...] = (
    _by_id, _by_alias, _by_number, _by_label, _by_ref, _by_piece,
)  # fmt: skip
