"""What a Neo4j server says of a statement, as errors and notes of ours."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ontology.errors import BrokenQuery, PolicyGraphError, QueryTooLong
from ontology.schema import EDGE_TYPES, KINDS
from queries.engines.nearest_names import nearest_properties, nearest_tables, property_names

if TYPE_CHECKING:
    from neo4j import ResultSummary
    from neo4j.exceptions import Neo4jError

_AT = re.compile(r"\(line (?P<line>\d+), column (?P<column>\d+) \(offset: \d+\)\)")
_EXPECTED = re.compile(r": expected .{60,}", re.DOTALL)
_NAME = re.compile(r"`(?P<name>.+?)`", re.DOTALL)
_PARAMETERS = re.compile(r"Expected parameter\(s\): (?P<names>.+)")

_NO_LABEL, _NO_TYPE, _NO_PROPERTY = "01N50", "01N51", "01N52"
"""Status of a name that the database has never heard of, in the terms of GQL."""

Note = tuple[str, dict[str, Any]]


@contextmanager
def statement_faults(seconds: float, shift: int = 0) -> Iterator[None]:
    """Turn what the server says against a statement into BrokenQuery or QueryTooLong.

    ``shift`` characters stand before the statement. What is not the statement's fault is left.
    """
    from neo4j.exceptions import Neo4jError

    try:
        yield
    except Neo4jError as error:
        found = _fault(error, seconds, shift)
        if found is None:
            raise
        raise found from error


def _fault(error: "Neo4jError", seconds: float, shift: int) -> PolicyGraphError | None:
    code, told = error.code or "", error.message or ""
    if code.startswith("Neo.ClientError.Transaction.TransactionTimedOut"):
        return QueryTooLong("cypher-too-long", seconds=f"{seconds:g}")
    if code == "Neo.ClientError.Statement.AccessMode":
        return BrokenQuery("cypher-writes")
    if code == "Neo.ClientError.Statement.ParameterMissing" and (
        missing := _PARAMETERS.search(told)
    ):
        names = missing["names"].split(", ")
        return BrokenQuery("cypher-param-missing", names=names, name=names[0])
    if code.startswith(("Neo.ClientError.Statement.", "Neo.ClientError.Procedure.")):
        return _broken(told, shift)
    return None


def _broken(told: str, shift: int) -> BrokenQuery:
    place = _AT.search(told)
    if place is None or place["line"] == "0":
        reason = told.partition("\n")[0]
        return BrokenQuery("cypher-broken", reason=reason[: _start(_AT, reason)].strip())
    line, column = int(place["line"]), int(place["column"])
    column -= shift if line == 1 else 0
    reason = _EXPECTED.sub("", told[: place.start()].strip())
    return BrokenQuery("cypher-broken-at", line=line, column=max(column, 1), reason=reason)


def _start(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return found.start() if found else len(text)


def notes_of(summary: "ResultSummary") -> Iterator[Note]:
    """Yield what to say of names that neither the server nor the graph's schema knows.

    A label of ours that no fact has is unknown to the server: it is no mistake.
    """
    for status in summary.gql_status_objects:
        found = _NAME.search(status.status_description)
        if found is None:
            continue
        name = found["name"]
        if status.gql_status in (_NO_LABEL, _NO_TYPE) and name not in (*KINDS, *EDGE_TYPES):
            yield _note("label", name, nearest_tables(name))
        elif status.gql_status == _NO_PROPERTY and name not in property_names():
            yield _note("property", name, nearest_properties(name))


def _note(what: str, name: str, nearest: list[str]) -> Note:
    if nearest:
        return f"cypher-unknown-{what}-nearest", {"name": name, "nearest": nearest}
    return f"cypher-unknown-{what}", {"name": name}
