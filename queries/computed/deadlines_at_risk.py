"""Tasks that cannot go on and are late, or due within so many days."""

from collections.abc import Mapping
from typing import Any

from queries.computed.found import Found
from queries.computed.held import by_due, columns_of, held_in, lead_columns
from queries.graph_source import GraphSource


def rows(source: GraphSource, parameters: Mapping[str, Any]) -> Found:
    """Answer from a store."""
    day, days = parameters["day"], parameters["days"]
    held = held_in(source, {"day": day})
    found = []
    for number in held.asked:
        task = columns_of(held, number)
        if task.due is not None and (task.due - day).days < days:
            found.append((*task, *lead_columns(held, number)))
    return Found(sorted(found, key=by_due))
