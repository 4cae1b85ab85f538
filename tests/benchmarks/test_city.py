"""A made-up city has the shape that the benchmarks claim, and its store that of any other."""

import sqlite3
from contextlib import closing
from pathlib import Path

import networkx as nx
import pytest

from benchmarks.city import SIZES, City
from benchmarks.city_plans import TASKS_OF_A_PLAN, WANTED
from benchmarks.city_store import write_city
from loaders.store.graphs import write_graph
from loaders.store.opening import open_store, writing
from ontology.model import Graph
from ontology.parts import in_order

PLANS = sum(SIZES)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return City(PLANS).graph()


def test_the_same_size_and_seed_give_the_same_city() -> None:
    assert City(12, seed=7).graph() == City(12, seed=7).graph() != City(12, seed=8).graph()


def test_every_plan_has_its_tasks_and_each_of_these_waits_for_three_things(graph: Graph) -> None:
    assert len(graph.tasks) == PLANS * TASKS_OF_A_PLAN
    assert len(graph.requirements) == WANTED * len(graph.tasks)
    assert all(80 <= len(task.title) <= 250 for task in graph.tasks)


def test_lists_are_in_the_order_of_the_export(graph: Graph) -> None:
    for name, entries in graph.entries().items():
        assert in_order(name, entries) == entries


def test_hundreds_of_things_come_before_a_task_and_never_the_task_itself(graph: Graph) -> None:
    waits = nx.DiGraph((r.task, r.requires) for r in graph.requirements)
    assert nx.is_directed_acyclic_graph(waits)
    before = sorted(len(nx.descendants(waits, task.id)) for task in graph.tasks[::7])
    assert 100 < before[len(before) // 2] < 500
    assert 1000 < before[-1] < 2500


def test_what_facts_name_is_there(graph: Graph) -> None:
    documents = {fact.id for fact in graph.documents}
    agencies = {fact.id for fact in graph.agencies}
    acts = {fact.id for fact in graph.prerequisites}
    tasks = {fact.id for fact in graph.tasks}
    assert {c.source for c in graph.citations} | {c.target for c in graph.citations} == documents
    assert {id_ for task in graph.tasks for id_ in task.leads} <= agencies
    assert {r.requires for r in graph.requirements} <= tasks | acts
    assert {event.subject for event in graph.events} < acts


_TABLES = ("fact", "part", "node", "edge", "neighbour")


def _rows(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
            for table in _TABLES}  # fmt: skip


def test_a_city_written_as_it_is_made_is_the_same_store(tmp_path: Path) -> None:
    city = City(20)
    write_city(tmp_path / "made.kg", city)
    with writing(tmp_path / "whole.kg", create=True) as db:
        write_graph(db, city.graph())
    with (
        closing(open_store(tmp_path / "made.kg")) as made,
        closing(open_store(tmp_path / "whole.kg")) as whole,
    ):
        assert _rows(made) == _rows(whole)
