"""How a change runs through the graph.

Between documents it runs against IMPLEMENTS, BASED_ON, AMENDS and REPLACES, also through
documents that are only cited, and from each to all its tasks; a plain CITES touches the citing
document and goes no further. A citation in one task's row touches that task. From tasks on it
runs to the tasks that require them, to their agencies and to their products.
"""

from collections.abc import Iterator
from typing import NamedTuple

from queries.graph_source import GraphSource, Node
from queries.pausing import collector_paused
from queries.ties import FEW, Packed, packed_ties

_CARRIES = ("REPLACES", "AMENDS", "IMPLEMENTS", "BASED_ON")
_CITING = (*_CARRIES, "ISSUED_AS", "CITES")
"""What one text says of a document, strongest first; each edge runs to the document."""
_LEAVES = ("LED_BY", "COORDINATED_BY", "DECIDED_BY", "PRODUCES")
"""What a touched task touches, and where the change ends."""

Met = tuple[int, str, bool]
"""How a thing was met: from which number, over which edge, and whether along the edge."""

Found = dict[int, Met]
"""Things by number, in the order of their paths: shortest first, then by ids."""


class Touched(NamedTuple):
    """``found``: each thing touched, by its shortest path; ``walked``: where the change went on.

    A document can be met twice: behind a plain CITES, where the change ends, and later on a
    longer way by which it goes on to its tasks. The number in ``Met`` is always one of ``walked``.
    """

    found: Found
    walked: Found


def touched(source: GraphSource, start: Node) -> Touched:
    """Return everything that a change of ``start`` touches, and how each thing was met."""
    spread = _Spread(source, start)
    with collector_paused():
        for number in spread.order:
            kind = spread.kinds.get(number)
            if kind == "Document":
                spread.from_document(number)
            elif kind == "Product":
                spread.from_product(number)
            elif len(spread.order) < FEW:
                spread.from_task(number)
            else:
                spread.from_one_of_many(number)
    return Touched(spread.found, spread.walked)


class _Spread:
    """A change on its way; ``order`` grows while it is read.

    ``kinds`` holds the kind of all that is not a task; a prerequisite spreads like a task, to
    those that require it, and has no agencies or products of its own in the graph.
    """

    def __init__(self, source: GraphSource, start: Node) -> None:
        self._source = source
        self.start = start.number
        self.kinds = {} if start.kind in ("Task", "Prerequisite") else {start.number: start.kind}
        self.found: Found = {}
        self.walked: Found = {start.number: (-1, "", True)}
        self.order = [start.number]
        self._assigns = source.ties("ASSIGNS")
        self._waiting = source.ties("REQUIRES", backward=True)
        self._leaves = [(name, source.ties(name)) for name in _LEAVES]
        self._packed: tuple[Packed, list[tuple[str, Packed]]] | None = None

    def from_task(self, number: int) -> None:
        """Touch who waits for the task, its agencies and its products."""
        for waiter in self._waiting[number]:
            if waiter not in self.walked:
                self._go_on(waiter, (number, "REQUIRES", False))
        for relation, ties in self._leaves:
            for leaf in ties[number]:
                self.found.setdefault(leaf, (number, relation, True))

    def from_one_of_many(self, number: int) -> None:
        """Do the same for one of 100,000 tasks: no calls, nothing made that is not kept."""
        if self._packed is None:
            self._packed = self._pack()
        (starts, tails), leaves = self._packed
        walked, found = self.walked, self.found
        for waiter in tails[starts[number] : starts[number + 1]]:
            if waiter not in walked:
                walked[waiter] = met = (number, "REQUIRES", False)
                self.order.append(waiter)
                if waiter not in found:
                    found[waiter] = met
        for relation, (starts, tails) in leaves:
            for leaf in tails[starts[number] : starts[number + 1]]:
                if leaf not in found:
                    found[leaf] = (number, relation, True)

    def _pack(self) -> tuple[Packed, list[tuple[str, Packed]]]:
        size = self._source.size
        leaves = [(name, packed_ties(ties, size)) for name, ties in self._leaves]
        some = [(name, packed) for name, packed in leaves if packed.tails]
        return packed_ties(self._waiting, size), some

    def from_product(self, number: int) -> None:
        """Touch the task whose product this is: a changed document was issued as the product."""
        for task in self._source.ties("PRODUCES", backward=True)[number]:
            if task not in self.walked:
                self._go_on(task, (number, "PRODUCES", False))

    def from_document(self, number: int) -> None:
        """Touch the tasks of the document and all that cites it."""
        around = [(task, -1, "ASSIGNS", True) for task in self._assigns[number]]
        around += self._citing(number)
        if len(around) > len(self._assigns[number]):
            around.sort()
        walked, found = self.walked, self.found
        for neighbour, strength, relation, goes_on in around:
            met = (number, relation, strength < 0)
            if not goes_on:
                if neighbour != self.start:
                    found.setdefault(neighbour, met)
            elif neighbour not in walked:
                walked[neighbour] = met
                found.setdefault(neighbour, met)
                self.order.append(neighbour)

    def _go_on(self, number: int, met: Met) -> None:
        self.walked[number] = met
        self.found.setdefault(number, met)
        self.order.append(number)

    def _citing(self, number: int) -> Iterator[tuple[int, int, str, bool]]:
        """Yield what cites the document: number, strength, relation, whether the change goes on."""
        for strength, relation in enumerate(_CITING):
            citing = self._source.ties(relation, backward=True)[number]
            nodes = self._source.nodes(citing)
            for neighbour in citing:
                kind = nodes[neighbour].kind
                if kind != "Task":
                    self.kinds[neighbour] = kind
                yield neighbour, strength, relation, kind != "Document" or relation in _CARRIES
