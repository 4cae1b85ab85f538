"""Tasks that one awaited act frees when it is met: those that nothing else blocks."""

from collections.abc import Iterator, Mapping
from typing import Any

from queries.answers import Path
from queries.computed.found import Found
from queries.computed.held import Held, by_due, columns_of, held_among, lead_columns
from queries.computed.root_sets import root_sets
from queries.days import is_done, is_met
from queries.graph_source import GraphSource, Node
from queries.reachability import paths_of, walk


def rows(source: GraphSource, parameters: Mapping[str, Any]) -> Found:
    """Answer from a store: only what waits for the act is looked at, and what that waits for."""
    act = source.find(parameters["prerequisite"])
    today = parameters["day"].isoformat()
    if act is None or act.event == "request" or is_met(act, today):
        return Found(())
    held = held_among(source, parameters["day"], _waiting_for(source, act, today))
    alone = 1 << held.now.roots.index(act.number) if act.number in held.now.nodes else 0
    freed = {number for number, roots in root_sets(held.now).items() if roots == alone}
    found = [_row(held, node.number, path) for node, path in _chains(held, act.number, freed)]
    return Found(sorted(found, key=lambda row: by_due(row, place=2)))


def _waiting_for(source: GraphSource, act: Node, today: str) -> set[int]:
    """Return the unfinished tasks from which the act is reached over unfinished tasks."""
    waiters = source.ties("REQUIRES", backward=True)
    found: set[int] = set()
    level = {act.number}
    while level:
        near = {waiter for number in level for waiter in waiters[number]} - found
        nodes = source.nodes(near)
        level = {number for number in near if not is_done(nodes[number], today)}
        found |= level
    return found


class _Freed:
    """Ties from a thing to the freed tasks that wait for it."""

    def __init__(self, held: Held, freed: set[int]) -> None:
        self._waiters, self._freed = held.now.waiters, freed

    def __getitem__(self, number: int, /) -> list[int]:
        return [each for each in self._waiters.get(number, ()) if each in self._freed]


def _chains(held: Held, act: int, freed: set[int]) -> Iterator[tuple[Node, Path]]:
    """Yield each freed task with the chain from the act; every task on it is freed too."""
    if freed:
        found = walk(act, _Freed(held, freed))
        yield from paths_of(found, held.now.nodes, "REQUIRES", forward=False)


def _row(held: Held, number: int, path: Path) -> tuple[Any, ...]:
    task = columns_of(held, number)
    leads = lead_columns(held, number)
    return (task.id, task.label, task.due, task.risk, *leads, path.length, path)
