"""The thing that a person names; when it could be several, what tells them apart."""

from collections.abc import Iterator

from kg.settings import Settings
from ontology.errors import NotUnique
from queries.graph_source import GraphSource, Node
from queries.naming import candidates, find_thing
from queries.reachability import thing_of
from queries.short_names import ShortNames

_LISTED = 20
_BETWEEN = " · "


def named(source: GraphSource, settings: Settings, name: str, *kinds: str) -> Node:
    """Return the one thing of these kinds that a name fits.

    Raises:
        NotFound: nothing has this name, or something of another kind has it.
        NotUnique: several things have it; each candidate says what tells it apart.
    """
    try:
        return find_thing(source, name, *kinds)
    except NotUnique as error:
        found = candidates(source, name, *kinds)[:_LISTED]
        lines = [_line(source, settings, node) for node in found]
        raise NotUnique(error.key, **{**error.values, "candidates": lines}) from None


def _line(source: GraphSource, settings: Settings, node: Node) -> str:
    facts = {"Prerequisite": _of_act, "Document": _of_document, "Task": _of_task}
    told = facts[node.kind](source, settings, node) if node.kind in facts else ()
    return _BETWEEN.join((f"{node.id} ({node.label})", *told))


def _of_act(source: GraphSource, settings: Settings, node: Node) -> Iterator[str]:
    yield settings.say("must-act", who=_tied(source, settings, node, "AWAITED_FROM"))
    entry = source.fact("prerequisites", node.id) or {}
    awaited = entry.get("object")
    if awaited:
        yield f"{settings.say('column-object')}: {awaited}"
    tasks = source.ties("REQUIRES", backward=True)[node.number]
    if tasks:
        first = thing_of(source.nodes(tasks[:1])[tasks[0]])
        name = ShortNames(source)(first)
        named_so = name if awaited else f"{name} {first.label}"  # titles are long
        yield settings.say("held-first", count=len(tasks), first=named_so)


def _of_document(source: GraphSource, settings: Settings, node: Node) -> Iterator[str]:
    title = (source.fact("documents", node.id) or {}).get("title")
    if title and title != node.label:
        yield title
    if node.file is None:
        yield settings.say("not-read")


def _of_task(source: GraphSource, settings: Settings, node: Node) -> Iterator[str]:
    yield settings.say("must-act", who=_tied(source, settings, node, "LED_BY"))


def _tied(source: GraphSource, settings: Settings, node: Node, type_: str) -> str:
    numbers = source.ties(type_)[node.number]
    agencies = source.nodes(numbers)
    names = "; ".join(agencies[number].label for number in numbers)
    return names or settings.say("nobody-named")
