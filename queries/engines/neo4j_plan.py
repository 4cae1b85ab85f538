"""Seeing from a server's own plan of a statement that it does nothing but read the graph.

In a reading transaction the server refuses to write to the graph; it still reads files and
addresses (LOAD CSV), ends other people's transactions, and runs procedures that change the server.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ontology.errors import BrokenQuery

if TYPE_CHECKING:
    from neo4j import ResultSummary

EXPLAIN = "EXPLAIN "

_REFUSED = {
    "LoadCSV": "LOAD CSV",
    "TerminateTransactions": "TERMINATE TRANSACTIONS",
    "TransactionForeach": "IN TRANSACTIONS",
    "TransactionApply": "IN TRANSACTIONS",
    "AdministrationCommand": "ALTER, CREATE, DROP, SHOW …",
}
"""Steps of a plan, and the words that make them."""

_PROCEDURES = re.compile(
    r"db\.(?:labels|propertyKeys|relationshipTypes|schema\.\w+|index\.\w+\.query\w+)\b"
)
"""The procedures that are called for answers only."""


def refuse_all_but_reading(summary: "ResultSummary") -> None:
    """Raise BrokenQuery for a statement, explained, that may do more than read the graph."""
    steps = list(_steps(summary.plan))
    for step in steps:
        name = step["operatorType"].partition("@")[0]
        if name in _REFUSED:
            raise BrokenQuery("cypher-not-reading", word=_REFUSED[name])
        if name == "ProcedureCall" and not _PROCEDURES.match(_details(step)):
            raise BrokenQuery("cypher-not-reading", word=f"CALL {_details(step).split('(')[0]}")
    if summary.query_type != "r":
        raise BrokenQuery("cypher-writes")


def _steps(plan: Mapping[str, Any] | None) -> Iterator[Mapping[str, Any]]:
    if plan is not None:
        yield plan
        for child in plan.get("children", ()):
            yield from _steps(child)


def _details(step: Mapping[str, Any]) -> str:
    return str(step.get("args", {}).get("Details", ""))
