"""Statements on the projection of a store, run by the real engine."""

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ontology.errors import BrokenQuery, PolicyGraphError, QueryTooLong, StoreUnusable
from ontology.model import Requirement
from queries.engines.engine import GraphEdge, GraphNode, GraphPath
from queries.engines.ladybug_engine import LadybugEngine, opened_ladybug
from tests.kg.small_graph import AWAITED, CITY, DEPARTMENT, FIRST, GRAPH, SECOND
from tests.queries.projection.asked import beside, stored

LENGTH = 120
"""Tasks of a chain: four times as long as the engine looks when nobody says otherwise."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(GRAPH, tmp_path_factory.mktemp("store") / "policy.kg")


@pytest.fixture(scope="module")
def engine(store: Path) -> Iterator[LadybugEngine]:
    with opened_ladybug(store, 20) as engine:
        yield engine


def rows(engine: LadybugEngine, text: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return list(engine.run(text, parameters).rows)


def refused(engine: LadybugEngine, text: str, **parameters: Any) -> PolicyGraphError:
    with pytest.raises((BrokenQuery, QueryTooLong)) as caught:
        rows(engine, text, **parameters)
    return caught.value


def test_columns_have_the_names_that_the_statement_gives(engine: LadybugEngine) -> None:
    table = engine.run("MATCH (t:Task) RETURN t.id AS id, count(*) AS `how many`", {})
    assert table.columns == ("id", "how many") and table.notes == ()


def test_a_node_has_its_label_and_what_is_known_of_it(engine: LadybugEngine) -> None:
    ((node,),) = rows(engine, "MATCH (t:Task {id: $id}) RETURN t", id=FIRST)
    assert isinstance(node, GraphNode) and node.labels == ("Task",)
    assert node.properties["id"] == FIRST
    assert None not in node.properties.values()
    assert not [name for name in node.properties if name.startswith("_")]


def test_a_relationship_has_the_ids_of_its_ends(engine: LadybugEngine) -> None:
    ((edge,),) = rows(engine, "MATCH (:Task {id: $id})-[r:REQUIRES]->(:Task) RETURN r", id=SECOND)
    assert isinstance(edge, GraphEdge)
    assert (edge.type, edge.source, edge.target) == ("REQUIRES", SECOND, FIRST)
    assert edge.properties["position"] == 0 and len(edge.properties["key"]) == 20


def test_ends_are_found_for_any_number_of_relationships(
    engine: LadybugEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "MATCH (a)-[r]->(b) RETURN a.id, r, b.id"
    few = rows(engine, query)
    monkeypatch.setattr("queries.engines.ladybug_values._FEW", 0)
    engine._values._ids.clear()
    assert sorted(map(str, rows(engine, query))) == sorted(map(str, few))
    assert all((a, b) == (edge.source, edge.target) for a, edge, b in few) and len(few) > 10


def test_a_path_has_nodes_and_relationships_in_order(engine: LadybugEngine) -> None:
    query = "MATCH p = (:Task {id: $id})-[:REQUIRES*2..2]->(:Prerequisite) RETURN p, length(p) AS n"
    ((path, length),) = rows(engine, query, id=SECOND)
    assert isinstance(path, GraphPath) and length == 2
    assert [node.properties["id"] for node in path.nodes] == [SECOND, FIRST, AWAITED]
    assert [(e.source, e.target) for e in path.edges] == [(SECOND, FIRST), (FIRST, AWAITED)]


def test_a_walk_without_a_name_is_the_list_of_its_relationships(engine: LadybugEngine) -> None:
    query = "MATCH (:Task {id: $id})-[e:REQUIRES*1..2]->(:Prerequisite) RETURN e"
    ((edges,),) = rows(engine, query, id=SECOND)
    assert [edge.target for edge in edges] == [FIRST, AWAITED]


def test_lists_of_nodes_are_converted(engine: LadybugEngine) -> None:
    ((nodes, edges),) = rows(
        engine,
        "MATCH p = (:Task {id: $id})-[:REQUIRES]->() RETURN nodes(p), relationships(p)",
        id=SECOND,
    )
    assert [type(node) for node in nodes] == [GraphNode] * 2
    assert [type(edge) for edge in edges] == [GraphEdge]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1", 1),
        ("1.5", 1.5),
        ("true", True),
        ("null", None),
        ("'a\\'b\\n'", "a'b\n"),
        ("date('2026-01-31')", dt.date(2026, 1, 31)),
        ("timestamp('2026-01-31 10:20:30')", dt.datetime(2026, 1, 31, 10, 20, 30)),
        ("interval('3 days 2 hours')", "P3DT7200S"),
        ("[1, 2]", [1, 2]),
        ("[['a'], []]", [["a"], []]),
        ("{a: 1, b: 'x'}", {"a": 1, "b": "x"}),
        ("map([1, 2], ['a', 'b'])", {"1": "a", "2": "b"}),
        ("cast(7 AS INT128)", 7),
        ("cast(2.5 AS DECIMAL(4, 2))", 2.5),
        ("uuid('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11')", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
    ],
)
def test_values_are_those_of_python(engine: LadybugEngine, expression: str, value: Any) -> None:
    ((found,),) = rows(engine, f"RETURN {expression} AS x")
    assert found == value and type(found) is type(value)


def test_a_sum_is_a_whole_number(engine: LadybugEngine) -> None:
    ((total,),) = rows(engine, "MATCH (t:Task) RETURN sum(1) AS x")
    assert total == len(GRAPH.tasks) and type(total) is int


@pytest.mark.parametrize(
    "value",
    [
        "a\x00b", "'\"`\\", "\n\r\t", "", "𝔾 👩‍👩‍👧", "x" * 5000, 0, -1,
        2**63 - 1, -(2**63), 1.5, True,
        dt.date(1, 1, 1), dt.date(9999, 12, 31), ["a", "b"], [1, 2], [dt.date(2026, 1, 1)],
    ],
)  # fmt: skip
def test_parameters_come_back_as_they_are(engine: LadybugEngine, value: Any) -> None:
    assert rows(engine, "RETURN $x AS x", x=value) == [(value,)]


def test_nothing_is_a_value_too(engine: LadybugEngine) -> None:
    query = "MATCH (t:Task) WHERE t.id = $x OR $x IS NULL RETURN count(*)"
    assert rows(engine, query, x=None) == [(len(GRAPH.tasks),)]


def test_a_parameter_without_a_value_is_said_before_the_engine_takes_nothing(
    engine: LadybugEngine,
) -> None:
    error = refused(engine, "MATCH (t:Task) WHERE t.id = $id RETURN t")
    assert error.key == "cypher-param-missing" and error.values["names"] == ["id"]
    assert rows(engine, "RETURN 1 AS x", more=1) == [(1,)]


def test_walks_go_as_far_as_there_is_a_way(tmp_path: Path) -> None:
    task = next(task for task in GRAPH.tasks if task.document == CITY)
    tasks = tuple(
        task.model_copy(update={"id": f"{CITY}#X/{n}", "ref": f"X/{n}"}) for n in range(LENGTH)
    )
    waits = tuple(
        Requirement(task=a.id, requires=b.id, stage=None, offset=None, reason="names task")
        for a, b in pairwise(tasks)
    )
    graph = GRAPH.model_copy(update={"tasks": tasks, "requirements": waits, "citations": ()})
    with opened_ladybug(stored(graph, tmp_path / "policy.kg"), 20) as engine:
        for walk in ("REQUIRES*", "REQUIRES*1..", "REQUIRES* SHORTEST", "REQUIRES*1..4294967295"):
            query = f"MATCH (:Task {{id: $id}})-[:{walk}]->(b) RETURN count(DISTINCT b.id)"
            assert rows(engine, query, id=tasks[0].id) == [(LENGTH - 1,)], walk


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("WITH t.id AS i ORDER BY i DESC LIMIT 2 RETURN collect(i)", 2),
        ("WITH t.id AS i ORDER BY i LIMIT 1 RETURN min(i), max(i)", 1),
    ],
)
def test_an_order_before_a_sum_counts(engine: LadybugEngine, text: str, wanted: int) -> None:
    ids = sorted(task.id for task in GRAPH.tasks)
    ((*found,),) = rows(engine, f"MATCH (t:Task) {text}")
    assert found == ([ids[:-3:-1]] if wanted == 2 else [ids[0], ids[0]])


def test_an_order_before_a_sum_counts_in_many_rows(engine: LadybugEngine) -> None:
    query = "UNWIND range(1, 3000) AS n WITH n ORDER BY n DESC LIMIT 3 RETURN collect(n)"
    assert rows(engine, query) == [([3000, 2999, 2998],)]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("type(r)", "REQUIRES"),
        ("toString(1)", "1"),
        ("toInteger('7')", 7),
        ("toFloat('1.5')", 1.5),
        ("split('a,b', ',')", ["a", "b"]),
        ("head([1, 2])", 1),
        ("last([1, 2])", 2),
        ("startNode(r).id", SECOND),
        ("endNode(r).id", FIRST),
    ],
)
def test_functions_have_the_names_that_a_server_gives_them(
    engine: LadybugEngine, expression: str, value: Any
) -> None:
    query = f"MATCH (:Task {{id: $id}})-[r:REQUIRES]->(:Task) RETURN {expression} AS x"
    assert rows(engine, query, id=SECOND) == [(value,)]


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("MATCH (t:Tasks) RETURN t", "cypher-unknown-label-nearest", {"nearest": ["Task"]}),
        ("MATCH ()-[:REQIRES]->() RETURN 1", "cypher-unknown-label-nearest", {"name": "REQIRES"}),
        ("MATCH (t:Xyz) RETURN t", "cypher-unknown-label", {"name": "Xyz"}),
        ("MATCH (t:Task) RETURN t.titel", "cypher-unknown-property-nearest", {"name": "titel"}),
        ("MATCH (t:Task) RETURN t.qqqq", "cypher-unknown-property", {"name": "qqqq"}),
        ("MATCH (a:Agency) RETURN a.ref", "cypher-property-elsewhere", {"owners": ["Task"]}),
        ("MATCH (t:Task)\nWHERE t.id = RETURN t", "cypher-broken-here", {"line": 2, "column": 21}),
        ("MATCH (t) /* x\n */ RETRUN t", "cypher-broken-here", {"line": 2, "column": 5}),
        ("RETURN 1 != 2", "cypher-broken-at", {"line": 1, "column": 10}),
        ("RETURN x", "cypher-broken", {"reason": "Variable x is not in scope."}),
        ("RETURN foo(1)", "cypher-broken", {}),
        ("MATCH (t:Task) WHERE t.id = 1 RETURN t", "cypher-broken", {}),
        ("MATCH (t:Task) SET t.id = 'x' RETURN t", "cypher-writes", {}),
        ("MATCH (t:Task) DELETE t", "cypher-writes", {}),
        ("MATCH (t:Task) CREATE (:Task {id: 'x'})", "cypher-writes", {}),
        ("LOAD FROM '/etc/passwd' RETURN *", "cypher-not-reading", {"word": "LOAD"}),
        ("RETURN to_json($x)", "cypher-broken", {}),
        ("RETURN $x + 1, $x", "cypher-broken", {}),
    ],
)  # fmt: skip
def test_what_cannot_be_run_is_said(
    engine: LadybugEngine, text: str, key: str, values: dict[str, Any]
) -> None:
    error = refused(engine, text, x="a{")
    assert error.key == key and values.items() <= error.values.items()
    assert error.exit_status == 2 and "\n" not in str(error)
    assert rows(engine, "RETURN 1 AS x") == [(1,)]


def test_any_text_is_answered_or_refused(engine: LadybugEngine) -> None:
    for text in (
        "RETURN",
        "MATCH",
        "MATCH (",
        "RETURN 'a",
        "RETURN `a",
        "WITH",
        "RETURN \\",
        "MATCH (n",
    ):
        assert isinstance(refused(engine, text), BrokenQuery)


@pytest.fixture(scope="module")
def entangled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which a dozen tasks all wait for each other: there is no end of walks."""
    task = GRAPH.tasks[0]
    tasks = tuple(
        task.model_copy(update={"id": f"{CITY}#X/{n}", "document": CITY, "ref": f"X/{n}"})
        for n in range(12)
    )
    waits = tuple(
        Requirement(task=a.id, requires=b.id, stage=None, offset=None, reason="names task")
        for a in tasks
        for b in tasks
    )
    graph = GRAPH.model_copy(update={"tasks": tasks, "requirements": waits, "citations": ()})
    return stored(graph, tmp_path_factory.mktemp("entangled") / "policy.kg")


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (a:Task)-[:REQUIRES*]->(b:Task) RETURN count(*)",
        "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y "
        "WITH x, y WHERE x * y = -1 RETURN count(*)",
    ],
)
def test_what_does_not_end_is_ended(entangled: Path, text: str) -> None:
    with opened_ladybug(entangled, 0.5) as engine:
        start = time.monotonic()
        error = refused(engine, text)
        assert isinstance(error, QueryTooLong) and error.exit_status == 3
        assert time.monotonic() - start < 10
        assert rows(engine, "RETURN 1 AS x") == [(1,)]


def test_nothing_of_it_can_be_written_and_nothing_stays_beside(store: Path) -> None:
    with opened_ladybug(store) as engine:
        rows(engine, "MATCH (n) RETURN n")
        refused(engine, "MATCH (n:Task) SET n.note = 'x'")
    assert [name.endswith(".lbug") for name in beside(store)] == [True]


def test_two_answers_may_be_read_at_once(engine: LadybugEngine) -> None:
    first = engine.run("MATCH (t:Task) RETURN t.id ORDER BY t.id", {}).rows
    second = engine.run("MATCH (d:Document) RETURN d.id ORDER BY d.id", {}).rows
    assert next(first) and next(second)
    assert len([*first]) == len(GRAPH.tasks) - 1 and len([*second]) == len(GRAPH.documents) - 1


def test_a_damaged_projection_is_said_and_gone(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened_ladybug(store) as engine:

        class Broken:
            def execute(self, *args: object) -> object:
                raise RuntimeError("Storage exception: String dictionary index is outside.")

            interrupt = execute

        monkeypatch.setattr(engine, "_prepared", lambda statement, held: Broken())
        with pytest.raises(StoreUnusable) as caught:
            rows(engine, "RETURN 1")
    assert caught.value.key == "projection-damaged" and beside(store) == []


def test_a_node_of_each_kind_has_every_property_that_is_known(engine: LadybugEngine) -> None:
    assert {node.labels for (node,) in rows(engine, "MATCH (n) RETURN n")} >= {
        ("Task",), ("Document",), ("Agency",), ("Prerequisite",), ("Finding",), ("Unresolved",),
    }  # fmt: skip
    ((document,),) = rows(engine, "MATCH (d:Document {id: $id}) RETURN d", id=DEPARTMENT)
    assert document.properties["date"] == dt.date(2026, 3, 16)


_SECRET = "words of another file"
_PIECES = st.sampled_from(
    ["'", '"', "`", "\\", "//", "/*", "*/", "**/", "\n", "\r", ";", " ", ".", "..", "1", "AS x",
     "LOAD FROM", "load/**/from", "'{file}' (file_format='csv', header=false)", "RETURN *",
     "RETURN 1", "MATCH (n)", "UNION", "\u00a0", "UNION LOAD FROM '{file}' RETURN * // "]
)  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=12).map("".join))
def test_no_statement_reads_a_file(engine: LadybugEngine, tmp_path: Path, pieces: str) -> None:
    file = tmp_path / "x"
    file.write_text(_SECRET)
    with suppress(BrokenQuery):
        found = rows(engine, f"RETURN 'a' AS a {pieces.replace('{file}', str(file))}")
        assert _SECRET not in str(found)
