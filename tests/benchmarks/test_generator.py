"""Graphs and plans made up: the same each time, and of the shape that a benchmark claims."""

import networkx as nx
import pytest

from benchmarks.figures import Figure, table
from benchmarks.generator import Generated, graph_of
from benchmarks.plans import hostile_lines, plan_text
from ontology.model import Graph
from ontology.parts import in_order
from queries.impact import impact
from queries.prerequisites import everything_before
from tests.queries.graphs import asked

TASKS = 4000


@pytest.fixture(scope="module")
def made() -> Generated:
    return Generated(TASKS, seed=1)


@pytest.fixture(scope="module")
def graph(made: Generated) -> Graph:
    return made.graph()


def test_the_same_size_and_seed_give_the_same_graph() -> None:
    assert graph_of(2000, seed=7) == graph_of(2000, seed=7)
    assert graph_of(2000, seed=7) != graph_of(2000, seed=8)


def test_lists_are_in_the_order_of_the_export(graph: Graph) -> None:
    for name, entries in graph.entries().items():
        assert in_order(name, entries) == entries


def test_three_requirements_for_each_task(graph: Graph) -> None:
    assert (len(graph.tasks), len(graph.requirements)) == (TASKS, 3 * TASKS)


def test_tasks_wait_in_levels_never_in_circles(graph: Graph) -> None:
    waits = nx.DiGraph((r.task, r.requires) for r in graph.requirements)
    assert nx.is_directed_acyclic_graph(waits)
    assert nx.dag_longest_path_length(waits) >= 99


def test_acts_are_awaited_by_many(graph: Graph) -> None:
    acts = {act.id for act in graph.prerequisites}
    waiting = [r for r in graph.requirements if r.requires in acts]
    assert len(waiting) > 3 * len(acts)


def test_one_task_waits_for_most_and_one_resolution_touches_all(
    made: Generated, graph: Graph
) -> None:
    with asked(graph) as source:
        task, whole, apart = map(
            source.find, (made.reaching_most, made.everything.id, made.apart.id)
        )
        assert task is not None
        assert whole is not None
        assert apart is not None
        assert len(everything_before(source, task)) > 0.6 * TASKS
        assert impact(source, whole).counts["tasks"] == TASKS
        assert impact(source, apart).counts["tasks"] == 1000


def test_a_made_up_plan_has_a_row_for_each_task() -> None:
    rows = [line for line in plan_text(45).splitlines() if line.count("\t") == 5]
    assert len(rows) == 46
    assert plan_text(45) == plan_text(45) != plan_text(45, seed=2)


def test_hostile_lines_are_one_line_each_of_their_length() -> None:
    for line in hostile_lines(1000).values():
        assert len(line) == 1000
        assert "\n" not in line


def test_a_missed_target_is_marked() -> None:
    figures = [
        Figure("slow", 3.5, "s", most=3),
        Figure("fast", 0.1, "s", most=3),
        Figure("much", 2, "MB/s", least=1),
        Figure("little", 0.5, "MB/s", least=1),
        Figure("free", 7, ""),
    ]
    marked = [line.split()[0] for line in table(figures) if line.endswith("MISSED")]
    assert marked == ["slow", "little"]
