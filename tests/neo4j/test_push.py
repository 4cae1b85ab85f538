"""A push makes the server's graph equal to the store's, writes what differs, touches no other's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j import Session

from loaders.server.connection import Server as Connection
from loaders.server.connection import connected, server_errors
from loaders.server.reading_back import read_back
from ontology.errors import ServerUnusable
from ontology.model import Graph
from tests.kg import small_graph
from tests.kg.small_graph import CITY, FIRST, TRADE
from tests.loaders.graphs import WHOLE_GRAPHS, made_whole
from tests.neo4j.pushed import (
    as_its_user,
    differences,
    graph_of,
    held,
    last_transaction,
    push,
    sample_store,
    wanted,
)
from tests.neo4j.server import Server

GRAPH = made_whole(small_graph.GRAPH)
NASTY = "Đề \"án\" \\ chợ\n'nổi' 𝔾 ✓ {x: 1} // `"


@pytest.fixture
def there(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    """A connection to an empty server."""
    with as_its_user(server, monkeypatch), connected(server.uri) as connection:
        yield connection


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WHOLE_GRAPHS, st.sampled_from([0, 50_000]), st.booleans())
def test_any_graph_after_any_other(
    there: Connection, graph: Graph, atomic: int, verify: bool
) -> None:
    """The server is not emptied between: each graph takes the place of the one before."""
    push(there, graph, atomic=atomic, verify=verify)
    assert differences(there, graph) == []
    assert read_back(there) == graph
    assert push(there, graph, verify=True).changes == 0


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return graph_of(sample_store(tmp_path_factory.mktemp("samples") / "policy.kg"))


def test_the_samples_come_back_as_they_are(there: Connection, samples: Graph) -> None:
    report = push(there, samples)
    nodes, edges = wanted(samples)
    assert report.counts["create-node"] == nodes.total()
    assert report.counts["create-edge"] == edges.total()
    assert (report.documents, report.documents_in_all) == (23, 23)
    assert held(there) == (nodes, edges)
    assert read_back(there) == samples


def test_nothing_is_written_when_nothing_differs(there: Connection, samples: Graph) -> None:
    push(there, samples)
    before = last_transaction(there)
    assert push(there, samples).changes == 0
    assert push(there, samples, verify=True).changes == 0
    assert push(there, GRAPH, dry_run=True).changes > 100
    assert last_transaction(there) == before
    assert differences(there, samples) == []


def _renamed(graph: Graph, ref: str, title: str) -> Graph:
    tasks = [t.model_copy(update={"title": title}) if t.ref == ref else t for t in graph.tasks]
    return graph.model_copy(update={"tasks": tuple(tasks)})


def test_only_what_differs_is_written(there: Connection) -> None:
    push(there, GRAPH)
    report = push(there, _renamed(GRAPH, "PL/I/2", NASTY * 100))
    assert {action: n for action, n in report.counts.items() if n} == {"set-node": 1}
    assert report.documents == 1
    assert read_back(there) == _renamed(GRAPH, "PL/I/2", NASTY * 100)


def test_a_document_that_has_gone_goes(there: Connection) -> None:
    push(there, GRAPH)
    report = push(there, Graph(agencies=GRAPH.agencies))
    assert report.counts["delete-node"] == wanted(GRAPH)[0].total() - len(GRAPH.agencies)
    assert differences(there, Graph(agencies=GRAPH.agencies)) == []
    rows = there.rows("MATCH (p:KgPart) RETURN p.of AS of")
    assert all(row["of"].startswith("/part/agencies/") for row in rows)


_STRANGERS = (
    "CREATE CONSTRAINT theirs IF NOT EXISTS FOR (b:Bridge) REQUIRE b.id IS UNIQUE",
    "CREATE (:Task {id: 'mine', title: 'Việc riêng'})-[:REQUIRES {note: 'riêng'}]->(:Note)",
    "MATCH (a:Task {id: $first}), (b:Task {id: 'mine'}) CREATE (a)-[:REQUIRES]->(b)",
    "MATCH (a:Task {id: $first}) SET a.favourite = true, a:Starred",
    "MATCH (a:Agency {id: $agency}), (d:Document {id: $city}) CREATE (a)-[:LIKES]->(d)",
)


def _let_strangers_write(there: Connection) -> None:
    for statement in _STRANGERS:
        there.run(statement, first=FIRST, agency=TRADE, city=CITY)


def _of_strangers(there: Connection) -> list[object]:
    return [
        there.rows("MATCH (n) WHERE NOT n:Entity RETURN labels(n) AS l, properties(n) AS p"),
        there.rows("MATCH ()-[r]->() WHERE r.key IS NULL RETURN type(r) AS t, properties(r) AS p"),
        there.rows("MATCH (n:Starred) RETURN n.id AS id, n.favourite AS f"),
        there.rows("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name"),
    ]


def test_what_others_wrote_is_left_alone(there: Connection) -> None:
    push(there, GRAPH)
    _let_strangers_write(there)
    before = _of_strangers(there)
    assert push(there, GRAPH, verify=True).changes == 0
    push(there, _renamed(GRAPH, "PL/I/1", "Khác"), verify=True)
    assert _of_strangers(there) == before
    assert read_back(there) == _renamed(GRAPH, "PL/I/1", "Khác")


@pytest.mark.parametrize("atomic", [0, 50_000])
def test_a_node_with_a_strangers_relationship_is_kept_until_forced(
    there: Connection, atomic: int
) -> None:
    push(there, GRAPH)
    _let_strangers_write(there)
    before = _of_strangers(there)
    assert push(there, Graph(), atomic=atomic, dry_run=True).kept == sorted([FIRST, CITY, TRADE])
    report = push(there, Graph(), atomic=atomic)
    assert sorted(report.kept) == sorted([FIRST, CITY, TRADE])
    assert _of_strangers(there) == before
    assert read_back(there) == Graph()
    assert there.rows("MATCH (n:KgKept)-[r]->() WHERE r.key IS NOT NULL RETURN n") == []
    again = push(there, Graph(), atomic=atomic)
    assert (again.changes, sorted(again.kept)) == (0, sorted([FIRST, CITY, TRADE]))
    forced = push(there, Graph(), atomic=atomic, force=True)
    assert (forced.counts["delete-node"], list(forced.kept)) == (3, [])
    assert held(there)[0].total() == 2  # what is all theirs


def test_a_kept_node_that_comes_back_is_ours_again(there: Connection) -> None:
    push(there, GRAPH)
    _let_strangers_write(there)
    push(there, Graph())
    push(there, GRAPH)
    assert read_back(there) == GRAPH
    assert push(there, GRAPH, verify=True).changes == 0
    assert there.rows("MATCH (n:KgKept) RETURN n") == []


_DAMAGE = (
    "MATCH (t:Task {id: $first}) DETACH DELETE t",
    "MATCH (t:Task {id: $first}) SET t.title = 'sửa tay', t.note = 'thêm', t.status = null",
    "MATCH (t:Task {id: $first})-[r:LED_BY]->() DELETE r",
    "MATCH (t:Task {id: $first})-[r:REQUIRES]->(p) CREATE (t)-[c:REQUIRES]->(p) SET c = r",
    "MATCH (t:Task {id: $first})-[r:REQUIRES]->() SET r.stage = 'x'",
    "MATCH (p:KgPart) DELETE p",
    "MATCH (t:Task {id: $first}) REMOVE t:Task SET t:Document",
)


@pytest.mark.parametrize("damage", _DAMAGE)
def test_verify_mends_what_was_altered_by_hand(there: Connection, damage: str) -> None:
    push(there, GRAPH)
    there.run(damage, first=FIRST)
    assert push(there, GRAPH, verify=True, dry_run=True).changes > 0 or "KgPart" in damage
    push(there, GRAPH, verify=True)
    assert differences(there, GRAPH) == []
    assert push(there, GRAPH, verify=True).changes == 0


def test_a_thing_that_somebody_removed_is_missed_when_it_is_needed(there: Connection) -> None:
    push(there, GRAPH)
    there.run("MATCH (a:Agency {id: $id}) DETACH DELETE a", id=TRADE)
    more = GRAPH.tasks[0].model_copy(update={"coordinators": (TRADE,)})
    changed = GRAPH.model_copy(update={"tasks": (more, *GRAPH.tasks[1:])})
    with pytest.raises(ServerUnusable) as caught:
        push(there, changed)
    assert caught.value.key == "server-altered"
    push(there, changed, verify=True)
    assert read_back(there) == changed


def test_an_id_that_a_stranger_took_is_said(there: Connection) -> None:
    there.run("CREATE (:Entity {id: $id})", id=FIRST)
    with pytest.raises(ServerUnusable) as caught, server_errors(there.address, None):
        push(there, GRAPH)
    assert caught.value.key == "server-foreign-id"


def test_few_changes_are_one_transaction_and_many_go_in_batches(
    there: Connection, samples: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Session.execute_write
    written: list[object] = []

    def counted(self: Session, function: Any, *args: Any) -> Any:
        written.append(function)
        return work(self, function, *args)

    monkeypatch.setattr(Session, "execute_write", counted)
    push(there, samples)
    assert len(written) == 1
    push(there, GRAPH, atomic=10)
    assert len(written) == 1 + 3  # the ledger, a batch, the ledger


def test_the_store_knows_its_files_as_the_server_does(tmp_path: Path, there: Connection) -> None:
    path = sample_store(tmp_path / "a.kg", "04", "06")
    push(there, graph_of(path))
    assert read_back(there) == graph_of(path)
