"""Finding the thing that a person names: by id, by number, or by a piece of its title.

Ways are tried in this order, and the first that finds anything decides: the id itself; an id
that the thing is also known by; the short name that the program prints; a document's number,
alone or behind its type, or a number and a task's ref joined by ``#``; the whole label; a task's
ref; a piece of the label. The last two are only tried when no other kind of thing has exactly
this name. Several finds are never guessed between: the candidates are named.
"""

from collections.abc import Iterable

from ontology.errors import NotFound, NotUnique
from ontology.spelling import tidy
from queries.graph_source import GraphSource, Node
from queries.ways_of_naming import EXACT, LOOSE, Way

_LISTED = 20
"""Candidates that an error lists; it says how many there are in all."""

_ASIDE = ("Unresolved", "Finding", "Event")
"""Kinds that speak of other things in their words: meant only when nothing else fits."""

_REFUSED = ("Document", "Task", "Prerequisite", "Agency")
"""Kinds of which a person is told that the name is theirs, where another kind is asked for."""


def find_thing(source: GraphSource, name: str, *kinds: str) -> Node:
    """Return the one thing of these kinds (of any kind where none is given) that a name fits.

    Raises:
        NotFound: nothing has this name, or something of another kind has exactly this name.
        NotUnique: several things have it; ``values["candidates"]`` lists ids with labels.
    """
    asked = tidy(name)
    found, others = _search(source, asked, kinds)
    if not found and others:
        raise NotFound(f"named-{others[0].kind}", name=name, id=others[0].id)
    if not found:
        raise NotFound("nothing-named", name=name)
    if len(found) > 1:
        listed = [f"{node.id} ({node.label})" for node in found[:_LISTED]]
        raise NotUnique("name-not-unique", name=name, count=len(found), candidates=listed)
    return found[0]


def candidates(source: GraphSource, name: str, *kinds: str) -> list[Node]:
    """Return all things that a name fits, in order of id; a better fit leaves out the others."""
    return _search(source, tidy(name), kinds)[0]


def find_exactly(source: GraphSource, name: str, *kinds: str) -> list[Node]:
    """Return the things that have exactly this id, short name, number or label."""
    return _exactly(source, tidy(name), kinds)[0]


def _search(
    source: GraphSource, asked: str, kinds: tuple[str, ...]
) -> tuple[list[Node], list[Node]]:
    """Return what fits, and else what has exactly this name and is of another kind."""
    found, others, aside = _exactly(source, asked, kinds)
    if found or others or not asked:
        return found, others
    for way in LOOSE:
        loose = _once(source, asked, kinds, way)
        if found := [node for node in loose if _is_meant(node, kinds)]:
            return found, []
        aside = aside or [node for node in loose if node.kind in _ASIDE]
    return ([] if kinds else aside), []


def _exactly(
    source: GraphSource, asked: str, kinds: tuple[str, ...]
) -> tuple[list[Node], list[Node], list[Node]]:
    """Return what has exactly this name: of the kinds, of other kinds, and what else says it."""
    others: list[Node] = []
    aside: list[Node] = []
    for way in EXACT if asked else ():
        found = _once(source, asked, (*kinds, *_REFUSED) if kinds else (), way)
        if way is EXACT[0] and found and not kinds:
            return found, [], []
        if meant := [node for node in found if _is_meant(node, kinds)]:
            return meant, [], []
        others = others or [node for node in found if node.kind in _REFUSED]
        aside = aside or [node for node in found if node.kind in _ASIDE]
    return [], others, aside


def _is_meant(node: Node, kinds: tuple[str, ...]) -> bool:
    return node.kind in kinds if kinds else node.kind not in _ASIDE


def _once(source: GraphSource, asked: str, kinds: tuple[str, ...], way: Way) -> list[Node]:
    found: Iterable[Node] = way(source, asked, kinds)
    by_number = {node.number: node for node in found}
    return [by_number[number] for number in sorted(by_number)]
