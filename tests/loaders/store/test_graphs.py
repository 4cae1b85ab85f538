"""A graph that was written is read back equal, and its tables say what its facts say."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings

from loaders.store.graphs import fact, facts, read_graph, write_graph
from loaders.store.opening import change, open_store, writing
from ontology.applied import applied, standings
from ontology.errors import StoreUnusable
from ontology.model import Graph
from ontology.schema import edges_of, nodes_of
from tests.kg.small_graph import GRAPH
from tests.loaders.graphs import WHOLE_GRAPHS


@contextmanager
def a_store() -> Iterator[sqlite3.Connection]:
    with (
        tempfile.TemporaryDirectory() as folder,
        writing(Path(folder, "policy.kg"), create=True) as db,
    ):
        db.execute("PRAGMA synchronous = OFF")
        yield db


@settings(max_examples=15)
@given(WHOLE_GRAPHS, WHOLE_GRAPHS)
def test_what_was_written_last_is_read_back_equal(first: Graph, second: Graph) -> None:
    with a_store() as db:
        write_graph(db, first)
        write_graph(db, second)
        assert read_graph(db) == second
        assert read_graph(db).model_dump_json() == second.model_dump_json()


@settings(max_examples=15)
@given(WHOLE_GRAPHS)
def test_each_entry_is_found_by_its_list_and_id(graph: Graph) -> None:
    with a_store() as db:
        write_graph(db, graph)
        for name, entries in graph.lists():
            assert list(facts(db, name)) == [entry.model_dump(mode="json") for entry in entries]
        for task in graph.tasks:
            assert fact(db, "tasks", task.id) == task.model_dump(mode="json")
        assert fact(db, "tasks", "/akn/none#1") is None


@settings(max_examples=15)
@given(WHOLE_GRAPHS)
def test_nodes_are_numbered_in_order_of_id_and_edges_join_them(graph: Graph) -> None:
    with a_store() as db:
        write_graph(db, graph)
        ids = [row[0] for row in db.execute("SELECT id FROM node ORDER BY nid")]
        shown = {node.id for node in nodes_of(graph.entries()) if node.kind != "Milestone"}
        assert ids == sorted(shown)
        query = (
            "SELECT a.id, type, b.id, position FROM edge "
            "JOIN node AS a ON a.nid = source JOIN node AS b ON b.nid = target"
        )
        stored = sorted(db.execute(query))
        edges = [
            edge
            for edge in edges_of(graph.entries(), applied(standings(graph)))
            if {edge.source, edge.target} <= shown
        ]
        assert stored == sorted(edge[:4] for edge in edges)


@settings(max_examples=15)
@given(WHOLE_GRAPHS)
def test_a_node_knows_when_it_was_met(graph: Graph) -> None:
    with a_store() as db:
        write_graph(db, graph)
        met = dict(db.execute("SELECT id, met FROM node WHERE met IS NOT NULL"))
        applied = [each for each in standings(graph) if each.subject]
        assert set(met) == {each.subject for each in applied}
        assert all(met[each.subject] <= each.event.on.isoformat() for each in applied)


def test_a_write_inside_a_change_is_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "policy.kg"
    with writing(path, create=True) as db, pytest.raises(KeyboardInterrupt), change(db):
        write_graph(db, Graph())
        raise KeyboardInterrupt
    with closing(open_store(path)) as db:
        assert read_graph(db) == Graph()


def test_a_fact_of_an_older_kg_that_the_model_refuses_is_said(tmp_path: Path) -> None:
    bare = tuple(task.model_copy(update={"evidence": ()}) for task in GRAPH.tasks)
    with writing(tmp_path / "policy.kg", create=True) as db:
        write_graph(db, GRAPH.model_copy(update={"tasks": bare}))
        with pytest.raises(StoreUnusable) as refused:
            read_graph(db)
    assert refused.value.key == "store-breaks-model"
    assert refused.value.values["field"] == "evidence"
