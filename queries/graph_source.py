"""What a graph must answer, wherever it is stored, so that every question can be asked of it.

Nodes are known by a number inside one source; the order of numbers is the order of ids by code
point, so that sorting numbers sorts ids. A source shows one state of the graph: what is written
while a question is being answered does not mix in.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from queries.answers import Thing


class Node(NamedTuple):
    """A node of the graph schema with the few properties that questions compute with.

    ``document`` and ``status`` of a task, ``due`` the last day of its deadline, ``event`` of a
    prerequisite, ``met`` the day on which an event says that it was done or met (ISO dates),
    ``file`` of a document that was read.
    """

    number: int
    id: str
    kind: str
    label: str
    document: str | None = None
    status: str | None = None
    due: str | None = None
    event: str | None = None
    met: str | None = None
    file: str | None = None


class Edge(NamedTuple):
    """A tie of a node as seen from either end; ``position`` is its place among its like.

    ``place``: of the requirement, citation or lineage that it stands for, in its list.
    """

    source: int
    type: str
    target: int
    position: int
    stage: str | None
    place: int | None = None


class Ties(Protocol):
    """``ties[number]``: a node's neighbours by one type of edge, by number, each one once."""

    def __getitem__(self, number: int, /) -> Sequence[int]:
        """Return the neighbours of a node; none for a node without such an edge."""
        ...


class GraphSource(Protocol):
    """A graph that questions can be asked of."""

    @property
    def size(self) -> int:
        """One more than the greatest number of a node."""
        ...

    def find(self, id_: str) -> Node | None:
        """Return the node of an id, aliases not counted."""
        ...

    def known_as(self, alias: str) -> list[Node]:
        """Return the nodes that have this id among their aliases."""
        ...

    def named(self, folded: str, *kinds: str) -> list[Node]:
        """Return the nodes of these kinds whose folded label is this, in order of id."""
        ...

    def holding(self, folded: str, *kinds: str) -> list[Node]:
        """Return the nodes of these kinds whose folded label holds this, in order of id."""
        ...

    def nodes(self, numbers: Collection[int]) -> Mapping[int, Node]:
        """Return at least the nodes of these numbers."""
        ...

    def things(self, numbers: Collection[int]) -> Mapping[int, Thing]:
        """Return at least the nodes of these numbers, as answers name them."""
        ...

    def of_kind(self, *kinds: str) -> Iterator[Node]:
        """Yield all nodes of these kinds (of all kinds where none is given), in order of id."""
        ...

    def ties(self, type_: str, *, backward: bool = False) -> Ties:
        """Return the neighbours by one type of edge: targets, or sources for ``backward``."""
        ...

    def edges_of(self, number: int, *, backward: bool = False) -> list[Edge]:
        """Return all edges that leave a node, or arrive there, by type and neighbour."""
        ...

    def edges(self, *types: str, staged: bool = False) -> Iterator[Edge]:
        """Yield all edges of these types (all where none is given) by source, type, target.

        ``staged``: only those that hold for one stage of a task.
        """
        ...

    def fact(self, list_: str, id_: str) -> dict[str, Any] | None:
        """Return the entry of a list of the export that has this id."""
        ...

    def entry(self, list_: str, position: int) -> dict[str, Any] | None:
        """Return the entry of a list of the export at its place: what an edge was made from."""
        ...

    def facts(self, list_: str) -> Iterator[dict[str, Any]]:
        """Yield the entries of a list of the export, in its order."""
        ...
