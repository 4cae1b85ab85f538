"""Each task that cannot go on with each root cause, and the chain from the cause to the task.

The rows are those of ``queries.blocked``. Where the graph holds more pairs than that answers,
the tasks of one agency still have each of their causes: these chains are walked from the tasks.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from queries import causes
from queries.answers import Rows
from queries.computed.found import Found
from queries.computed.held import Held, columns_of, held_in, lead_columns
from queries.computed.held_rows import Raw, held_of
from queries.computed.root_sets import RootSets, first_of, root_sets
from queries.graph_source import GraphSource
from queries.pausing import collector_paused
from queries.states import Situation

Chain = Sequence[int]
"""The numbers from a cause to a task."""


def rows(source: GraphSource, parameters: Mapping[str, Any]) -> Found:
    """Answer from a store."""
    return _answer(held_in(source, parameters))


def after(raw: Raw, parameters: Mapping[str, Any]) -> Found:
    """Answer from what a statement returned."""
    return _answer(held_of(raw, parameters))


@collector_paused()
def _answer(held: Held) -> Found:
    found, most = root_sets(held.now), causes.MOST_PAIRS
    asked = sum(found[number].bit_count() for number in held.asked)
    if asked > most:
        nearest = causes.find_causes(held.now, frozenset(held.asked))
        rows = Rows(lambda: _rows(held, _from_causes(held, nearest)))
        return Found(rows, (("blocked-nearest", {}),))
    if sum(roots.bit_count() for roots in found.values()) > most:
        return Found(Rows(lambda: _rows(held, _from_tasks(held, found))))
    known = _all_causes(held, found)
    return Found(Rows(lambda: _rows(held, _from_causes(held, known))))


def _all_causes(held: Held, found: RootSets) -> causes.Causes:
    """Return the causes of the tasks that are asked about, who holds most of them first."""
    roots, counts = held.now.roots, Counter[int]()
    for number in held.asked:
        counts.update(first_of(found[number], len(roots)))
    acts = sorted(counts, key=lambda place: (-counts[place], place))
    return causes.Causes([roots[place] for place in acts], None)


def _from_causes(held: Held, known: causes.Causes) -> Iterator[Sequence[str]]:
    """Yield the ids of each chain, by cause, nearest first."""
    for _, _, path in causes.held_tasks(held.now, frozenset(held.asked), known):
        yield path.ids()


def _from_tasks(held: Held, found: RootSets) -> Iterator[Sequence[str]]:
    """Yield the same for the tasks that are asked about, whatever else their causes hold."""
    now = held.now
    requires = _requires(now)
    places = {root: place for place, root in enumerate(now.roots)}
    chains = [
        chain for task in held.asked for chain in _chains_to(task, requires, places, found[task])
    ]
    counts = Counter(chain[0] for chain in chains)
    chains.sort(key=lambda chain: (-counts[chain[0]], chain[0], len(chain), chain))
    for chain in chains:
        yield [now.nodes[number].id for number in chain]


def _requires(now: Situation) -> dict[int, list[int]]:
    """Return what each held task requires of what holds it."""
    requires: dict[int, list[int]] = {}
    blocking = now.held.union(now.roots)
    for wanted, waiters in now.waiters.items():
        if wanted in blocking:
            for waiter in waiters:
                requires.setdefault(waiter, []).append(wanted)
    return requires


def _chains_to(
    task: int, requires: Mapping[int, Sequence[int]], places: Mapping[int, int], roots: int
) -> Iterator[Chain]:
    """Yield the best chain to a task from each of its causes.

    Things of one distance are taken by their ids, so that each is met from the smallest of those
    that it may come before: the shortest chain, the smallest ids read from the cause.
    """
    towards = {task: task}
    level = [task]
    wanted = roots.bit_count()
    while level and wanted:
        further = []
        for number in sorted(level):
            for before in requires.get(number, ()):
                if before not in towards:
                    towards[before] = number
                    further.append(before)
        level = further
        for cause in level:
            if cause in places:
                wanted -= 1
                yield _chain(cause, task, towards)


def _chain(cause: int, task: int, towards: Mapping[int, int]) -> Chain:
    chain = [cause]
    while chain[-1] != task:
        chain.append(towards[chain[-1]])
    return tuple(chain)


def _rows(held: Held, chains: Iterator[Sequence[str]]) -> Iterator[tuple[Any, ...]]:
    by_id = {node.id: number for number, node in held.now.nodes.items()}
    tasks = {
        held.now.nodes[number].id: (*columns_of(held, number), *lead_columns(held, number))
        for number in held.asked
    }
    said: dict[str, tuple[Any, ...]] = {}
    for chain in chains:
        if chain[0] not in said:
            said[chain[0]] = _cause_columns(held, by_id[chain[0]])
        yield (*said[chain[0]], *tasks[chain[-1]], len(chain) - 1, tuple(chain))


def _cause_columns(held: Held, number: int) -> tuple[Any, ...]:
    node, actor = held.now.nodes[number], held.actor(number)
    agency = (None, None) if actor is None else (actor.id, actor.label)
    return (node.id, node.label, node.event, *agency)
