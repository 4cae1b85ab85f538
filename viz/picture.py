"""The layout of the picture: for each item its layer, its row there, its place, its parent.

An item is a thing or a fold. What of it is visible, and so its point on the screen, is settled
in the browser: visible items of one layer are set side by side in this order, in boxes of one
size, which therefore never lie on one another.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from queries.graph_source import GraphSource, Node
from viz.folds import Fold, Folds
from viz.layers import DRAWN, LEVELLED, layer_of
from viz.ordering import Tie, ordered, ranks
from viz.scope import Scope, facts_of


class Item(NamedTuple):
    """An item of the picture; ``parent`` is the place of its parent among the items, or -1."""

    id: str
    kind: str
    label: str
    parent: int
    layer: int
    rank: int
    order: int


class Picture(NamedTuple):
    """Items in their order on the page: things by id first, then folds; and the ties of things.

    ``places`` has the place of each thing by its number in the source.
    """

    items: list[Item]
    folds: list[Fold]
    places: Mapping[int, int]


def picture_of(source: GraphSource, scope: Scope) -> Picture:
    """Return the picture of all that a scope shows."""
    drawing = _Drawing(source, scope)
    return Picture([*drawing.items()], [*drawing.folds.folds.values()], drawing.places)


class _Drawing:
    """One picture while it is made."""

    def __init__(self, source: GraphSource, scope: Scope) -> None:
        self._source = source
        self._scope = scope
        self._nodes = [*scope.nodes.values()]
        self.places = {node.number: place for place, node in enumerate(self._nodes)}
        self._numbers = {node.id: node.number for node in self._nodes}
        self._levels: dict[int, str] = {}
        self._in_text: dict[int, int] = {}
        self.folds = self._folded()
        self._ranks = ranks(self._task_ties())
        self._order = self._ordered()

    def _entries(self, list_: str) -> list[dict[str, Any]]:
        return [*facts_of(self._source, self._scope, list_)]

    def _folded(self) -> Folds:
        folds = Folds()
        for kind, list_ in LEVELLED.items():
            entries = self._entries(list_)
            self._levels |= {self._numbers[each["id"]]: each["level"] for each in entries}
            if kind == "Document":
                folds.add_documents(entries)
            else:
                folds.add_levelled(kind, entries)
        tasks = self._entries("tasks")
        folds.add_tasks(tasks)
        self._keep_order(tasks)
        for kind, list_ in (("Target", "targets"), ("Project", "projects")):
            listed = self._entries(list_)
            folds.add_listed(kind, listed)
            self._keep_order(listed)
        folds.add_products(node for node in self._nodes if node.kind == "Product")
        return folds

    def _keep_order(self, entries: Iterable[Mapping[str, Any]]) -> None:
        for entry in entries:
            self._in_text[self._numbers[entry["id"]]] = len(self._in_text)

    def _task_ties(self) -> Iterator[Tie]:
        tasks = {node.number for node in self._nodes if node.kind == "Task"}
        for edge in self._source.edges("REQUIRES"):
            if edge.source in tasks and edge.target in tasks:
                yield edge.source, edge.target

    def _ordered(self) -> dict[int, int]:
        """Return the place of each levelled thing in its layer."""
        layers = {
            number: layer_of(self._scope.nodes[number].kind, level)
            for number, level in self._levels.items()
        }
        order = ordered(layers, self._contracted(layers))
        return {number: place for place, number in enumerate(order)}

    def _contracted(self, layers: Mapping[int, int]) -> Iterator[Tie]:
        """Yield the ties between levelled things, those of a task as ties of its document."""
        for edge in self._source.edges():
            source = self._levelled(edge.source)
            target = self._levelled(edge.target)
            if source in layers and target in layers and source != target:
                yield min(source, target), max(source, target)

    def _levelled(self, number: int) -> int:
        node = self._scope.nodes.get(number)
        if node is None or node.kind != "Task":
            return number
        return self._numbers.get(node.document or "", -1)

    def items(self) -> Iterator[Item]:
        """Yield things by id, then folds, each with the place of its parent."""
        names = {node.id: self.places[node.number] for node in self._nodes}
        first = len(self._nodes)
        names |= {name: first + place for place, name in enumerate(self.folds.folds)}
        for node in self._nodes:
            parent = names.get(self.folds.parents.get(node.id, ""), -1)
            yield self._item(node, parent)
        for place, fold in enumerate(self.folds.folds.values()):
            parent = names.get(fold.parent or "", -1)
            yield Item(fold.name, "Fold", fold.label, parent, fold.layer, 0, place)

    def _item(self, node: Node, parent: int) -> Item:
        number, label = node.number, node.label
        if node.kind not in DRAWN:
            return Item(node.id, node.kind, label, parent, -1, 0, 0)
        layer = layer_of(node.kind, self._levels.get(number))
        order = self._order.get(number, self._in_text.get(number, number))
        return Item(node.id, node.kind, label, parent, layer, self._ranks.get(number, 0), order)
