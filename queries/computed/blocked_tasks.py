"""Tasks that cannot go on, with the awaited acts at the root of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from queries.computed.found import Found
from queries.computed.held import Held, by_due, columns_of, held_in, lead_columns
from queries.computed.held_rows import Raw, held_of
from queries.computed.root_sets import first_of, root_sets
from queries.graph_source import GraphSource
from queries.pausing import collector_paused

FIRST = 20
"""Root causes, and tasks, that a row names; how many there are stands beside them."""


@collector_paused()
def rows(source: GraphSource, parameters: Mapping[str, Any]) -> Found:
    """Answer from a store."""
    return Found(sorted(_rows(held_in(source, parameters)), key=by_due))


@collector_paused()
def after(raw: Raw, parameters: Mapping[str, Any]) -> Found:
    """Answer from what a statement returned."""
    return Found(sorted(_rows(held_of(raw, parameters)), key=by_due))


def _rows(held: Held) -> Iterator[tuple[Any, ...]]:
    roots, found = held.now.roots, root_sets(held.now)
    for number in held.asked:
        causes = found[number]
        named = tuple(held.now.nodes[roots[n]].id for n in first_of(causes, FIRST))
        leads = lead_columns(held, number)
        yield (*columns_of(held, number), causes.bit_count(), named, leads.ids, leads.labels)
