"""Statements on a Neo4j server that a graph was pushed to."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loaders.server.connection import connected
from ontology.errors import BrokenQuery, QueryTooLong, ServerUnusable
from queries.engines.engine import GraphEdge, GraphNode, GraphPath
from queries.engines.ladybug_engine import opened_ladybug
from queries.engines.neo4j_engine import Neo4jEngine, opened_neo4j
from tests.kg.small_graph import AWAITED, FIRST, GRAPH, SECOND
from tests.neo4j.emptying import empty
from tests.neo4j.pushed import as_its_user, held, push
from tests.neo4j.server import Server
from tests.queries.projection.asked import stored
from tests.sources import TOP


@pytest.fixture(scope="module")
def pushed(neo4j_server: Server) -> Iterator[Server]:
    """The server with the small graph on it, and a note of somebody else."""
    neo4j_server.start()
    with neo4j_server.driver() as driver:
        empty(driver)
        driver.execute_query("CREATE (:Mine {words: 'x'})-[:TO]->(:Mine)")
    with pytest.MonkeyPatch.context() as patch, as_its_user(neo4j_server, patch):
        with connected(neo4j_server.uri) as connection:
            push(connection, GRAPH)
        yield neo4j_server


@pytest.fixture(scope="module")
def engine(pushed: Server) -> Iterator[Neo4jEngine]:
    with opened_neo4j(pushed.uri, seconds=20) as engine:
        yield engine


def rows(engine: Neo4jEngine, text: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return list(engine.run(text, parameters).rows)


def refused(engine: Neo4jEngine, text: str, **parameters: Any) -> BrokenQuery:
    with pytest.raises(BrokenQuery) as caught:
        rows(engine, text, **parameters)
    assert caught.value.exit_status == 2 and "\n" not in str(caught.value)
    return caught.value


def test_nodes_relationships_and_paths(engine: Neo4jEngine) -> None:
    query = "MATCH p = (a:Task {id: $id})-[r:REQUIRES]->(b:Task) RETURN a, r, p, [r] AS list"
    ((node, edge, path, listed),) = rows(engine, query, id=SECOND)
    assert isinstance(node, GraphNode) and node.labels == ("Task",)
    assert list(node.properties) == sorted(node.properties)
    assert isinstance(edge, GraphEdge) and (edge.source, edge.target) == (SECOND, FIRST)
    assert isinstance(path, GraphPath) and path.edges == (edge,) and listed == [edge]
    assert [each.properties["id"] for each in path.nodes] == [SECOND, FIRST]


def test_a_relationship_alone_has_the_ids_of_its_ends(engine: Neo4jEngine) -> None:
    ((edge,),) = rows(engine, "MATCH (:Task)-[r:REQUIRES]->(:Prerequisite {id: $id}) RETURN r",
                      id=AWAITED)  # fmt: skip
    assert (edge.source, edge.target) == (FIRST, AWAITED)
    ((other,),) = rows(engine, "MATCH (:Mine)-[r:TO]->() RETURN r")
    assert (other.source, other.target) == (None, None)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1", 1),
        ("1.5", 1.5),
        ("true", True),
        ("null", None),
        ("date('2026-01-31')", dt.date(2026, 1, 31)),
        ("localdatetime('2026-01-31T10:20:30')", dt.datetime(2026, 1, 31, 10, 20, 30)),
        ("localtime('10:20:30')", dt.time(10, 20, 30)),
        ("duration('P1Y3DT2H')", "P12M3DT7200S"),
        ("[1, null, 'a']", [1, None, "a"]),
        ("{a: 1, b: [date('2026-01-31')]}", {"a": 1, "b": [dt.date(2026, 1, 31)]}),
        ("$x", "a\x00b'\n𝔾"),
        ("$days", [dt.date(2026, 1, 31)]),
    ],
)
def test_values_are_those_of_python(engine: Neo4jEngine, expression: str, value: Any) -> None:
    parameters = {"x": "a\x00b'\n𝔾", "days": [dt.date(2026, 1, 31)]}
    assert rows(engine, f"RETURN {expression} AS x", **parameters) == [(value,)]


def test_many_rows_come_as_they_are_read(engine: Neo4jEngine) -> None:
    found = engine.run("UNWIND range(1, 3000000) AS x RETURN x, x % 2 AS odd", {}).rows
    assert [next(found) for _ in range(2500)][-1] == (2500, 0)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("CREATE (n)", "cypher-writes"),
        ("MERGE (n:X {id: 1}) RETURN n", "cypher-writes"),
        ("MATCH (n) SET n.x = 1", "cypher-writes"),
        ("MATCH (n) REMOVE n:Entity", "cypher-writes"),
        ("MATCH (n) DETACH DELETE n", "cypher-writes"),
        ("MATCH (n) CALL (n) { SET n.x = 1 } RETURN n", "cypher-writes"),
        ("MATCH (n) FOREACH (x IN [1] | SET n.x = 1)", "cypher-writes"),
        ("CREATE INDEX foo FOR (n:X) ON (n.y)", "cypher-writes"),
        ("DROP CONSTRAINT kg_entity_id", "cypher-writes"),
        ("CALL db.createLabel('Foo')", "cypher-not-reading"),
        ("MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS", "cypher-not-reading"),
        ("MATCH (n) CALL (n) { RETURN 1 AS y } IN TRANSACTIONS RETURN y", "cypher-not-reading"),
        ("LOAD CSV FROM 'file:///x.csv' AS l RETURN l", "cypher-not-reading"),
        ("MATCH (n) LOAD/**/CSV FROM 'http://127.0.0.1:1/x' AS l RETURN l", "cypher-not-reading"),
        ("RETURN [1] AS l UNION LOAD CSV FROM 'file:///x.csv' AS l RETURN l", "cypher-not-reading"),
        ("CALL () { LOAD CSV FROM 'file:///x.csv' AS l RETURN l } RETURN l", "cypher-not-reading"),
        ("RETURN '\\u0027 AS x UNION LOAD CSV FROM \\u0027file:///x' AS x RETURN x", None),
        ("CALL dbms.components()", "cypher-not-reading"),
        ("CALL dbms.killConnections(['x'])", "cypher-not-reading"),
        ("CALL db.clearQueryCaches()", "cypher-not-reading"),
        ("CALL db.resampleOutdatedIndexes()", "cypher-not-reading"),
        ("CALL tx.setMetaData({a: 1})", "cypher-not-reading"),
        ("TERMINATE TRANSACTIONS 'neo4j-transaction-1'", "cypher-not-reading"),
        ("CREATE USER foo SET PASSWORD 'abcdefgh1'", "cypher-not-reading"),
        ("ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", "cypher-not-reading"),
        ("SHOW USERS", "cypher-not-reading"),
        ("PROFILE CREATE (n)", "cypher-not-reading"),
        ("PROFILE MATCH (n) RETURN n", "cypher-not-reading"),
        ("// first\n/* then */ explain MATCH (n) RETURN n", "cypher-not-reading"),
        ("RETURN 1; CREATE (n)", "cypher-broken"),
        ("", "cypher-empty"),
        (" \n", "cypher-empty"),
        ("// only", "cypher-broken-at"),
    ],
)
def test_what_does_more_than_read_is_refused(
    engine: Neo4jEngine, pushed: Server, text: str, key: str | None
) -> None:
    with connected(pushed.uri) as connection:
        before = held(connection)
        assert key is None or refused(engine, text).key == key
        if key is None:  # as the server reads it: a text, or a statement that loads
            try:
                assert "LOAD CSV" in str(rows(engine, text))
            except BrokenQuery as error:
                assert error.key in ("cypher-not-reading", "cypher-broken-at")
        assert held(connection) == before


@pytest.mark.parametrize(
    "text",
    [
        "CALL db.labels() YIELD label RETURN label",
        "CALL db.schema.visualization()",
        "SHOW INDEXES",
        "CYPHER runtime=slotted MATCH (n) RETURN n",
        "RETURN 'LOAD CSV' AS `CREATE`;",
        "MATCH (t:Task) RETURN COUNT { (t)-->() } AS n",
    ],
)
def test_what_only_reads_runs(engine: Neo4jEngine, text: str) -> None:
    rows(engine, text)


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("MATCH (n", "cypher-broken-at", {"line": 1, "column": 9}),
        ("MATCH (n:Task)\n WHERE n.id = RETURN n", "cypher-broken-at", {"line": 2, "column": 22}),
        ("RETURN foo(1)", "cypher-broken-at", {"reason": "Unknown function 'foo'"}),
        ("RETURN $id, $day", "cypher-param-missing", {"name": "id"}),
        ("RETURN 1 + date('x')", "cypher-broken", {}),
        ("CALL nothing.like.it()", "cypher-broken", {}),
        ("RETURN 1 / 0", "cypher-broken", {}),
    ],
)
def test_what_cannot_be_run_is_said(
    engine: Neo4jEngine, text: str, key: str, values: dict[str, Any]
) -> None:
    error = refused(engine, text)
    assert error.key.startswith(key) and values.items() <= error.values.items()
    assert rows(engine, "RETURN 1 AS x") == [(1,)]


def test_unknown_names_are_noted_with_the_nearest_of_ours(engine: Neo4jEngine) -> None:
    query = "MATCH (t:Tasks)-[:REQIRES]->(x) WHERE t.titel = 'x' OR x.qqqq = 1 RETURN t"
    table = engine.run(query, {})
    assert list(table.rows) == []
    assert sorted((key, values["name"]) for key, values in table.notes) == [
        ("cypher-unknown-label-nearest", "REQIRES"),
        ("cypher-unknown-label-nearest", "Tasks"),
        ("cypher-unknown-property", "qqqq"),
        ("cypher-unknown-property-nearest", "titel"),
    ]


def test_names_of_ours_that_the_graph_does_not_use_are_no_mistake(engine: Neo4jEngine) -> None:
    query = "MATCH (t:Target)-[:LED_BY]->(x), (:Project)<-[:LISTS]-() RETURN t.by_year_key"
    assert engine.run(query, {}).notes == ()


def test_what_does_not_end_is_ended(pushed: Server) -> None:
    query = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(*)"
    with opened_neo4j(pushed.uri, seconds=1) as engine:
        start = time.monotonic()
        with pytest.raises(QueryTooLong) as caught:
            rows(engine, query)
        assert caught.value.values == {"seconds": "1"} and time.monotonic() - start < 15
        assert rows(engine, "RETURN 1 AS x") == [(1,)]


def test_what_does_not_end_while_it_is_read_is_ended(pushed: Server) -> None:
    query = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN x, y"
    with opened_neo4j(pushed.uri, seconds=2) as engine, pytest.raises(QueryTooLong):
        for _ in engine.run(query, {}).rows:
            pass


def test_one_ctrl_c_ends_what_does_not_end(pushed: Server) -> None:
    query = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN sum(x * y)"
    code = "import sys; from kg.program import run; print('begun'); sys.exit(run(sys.argv[1:]))"
    words = [sys.executable, "-u", "-c", code, "--graph", pushed.uri, "cypher", query]
    surroundings = {**os.environ, "PYTHONPATH": str(TOP)}
    with subprocess.Popen(words, env=surroundings, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"begun\n"
        time.sleep(4)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=15) == 130


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("MATCH (g:KgGraph) SET g.loading = 'me', g.revision = 'r'", "server-half-loaded"),
        ("MATCH (g:KgGraph) DELETE g", "server-empty"),
    ],
)
def test_a_graph_that_is_not_whole_is_said(
    server: Server, monkeypatch: pytest.MonkeyPatch, statement: str, key: str
) -> None:
    with as_its_user(server, monkeypatch):
        with connected(server.uri) as connection:
            push(connection, GRAPH)
            connection.run(statement)
        with pytest.raises(ServerUnusable) as caught, opened_neo4j(server.uri):
            pass
    assert caught.value.key == key and caught.value.exit_status == 3


def test_both_engines_give_the_same_nodes_and_relationships(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(GRAPH, tmp_path / "policy.kg")
    with as_its_user(server, monkeypatch):
        with connected(server.uri) as connection:
            push(connection, GRAPH)
        with opened_neo4j(server.uri) as there, opened_ladybug(store) as here:
            for query in (
                "MATCH (t:Task) RETURN t ORDER BY t.id",
                "MATCH (a:Task)-[r]->(b) RETURN r, b.id ORDER BY r.key",
                "MATCH p = (a:Task)-[:REQUIRES]->(b) RETURN p ORDER BY a.id, b.id",
            ):
                found = list(here.run(query, {}).rows)
                assert _unordered(found) == _unordered(list(there.run(query, {}).rows))


def _unordered(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_unordered(item) for item in value]
    return dict(sorted(value.items())) if isinstance(value, dict) else value
