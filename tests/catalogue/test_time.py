"""The questions about deadlines, products and words: both engines' rows are those of an oracle."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from random import Random
from typing import Any

import pytest
from hypothesis import given

from ontology.model import Graph
from queries.graph_source import GraphSource
from tests.catalogue.cited_graphs import A_FEW, SEEDS, make_graph
from tests.catalogue.comparing import (
    PLANS,
    Questions,
    compare,
    graph_of,
    once,
    real_graph,
    spread,
)
from tests.catalogue.conftest import Ask
from tests.catalogue.oracle_change import products_of
from tests.catalogue.oracle_evidence import evidence_of
from tests.catalogue.oracle_time import (
    due_between,
    milestones_of,
    products_issued,
    recurring,
    unresolved,
    without_deadline,
    without_product,
)


def _days(graph: Graph) -> Iterator[Mapping[str, Any]]:
    day, first, last = dt.date(2026, 6, 30), dt.date(1, 1, 1), dt.date(9999, 12, 31)
    yield {"from": day, "to": dt.date(2026, 12, 31)}
    yield {"from": day, "to": day}
    yield {"from": first, "to": last}
    yield {"from": last, "to": first}


def _tasks(graph: Graph) -> Iterator[Mapping[str, Any]]:
    staged = [one for one in graph.tasks if one.deadline.milestones]
    for one in [*spread(staged, 8), *spread(graph.tasks, 2)]:
        yield {"task": one.id}


def _things(graph: Graph) -> Iterator[Mapping[str, Any]]:
    """Yield things of every kind but stages, which have no words of their own."""
    tasks = spread(graph.tasks, 8)
    products = [id_ for one in tasks for id_, _ in products_of(one)]

    lists = (graph.documents, graph.agencies, graph.prerequisites, graph.unresolved)
    ids = [[one.id for one in list_] for list_ in lists]
    ids += [[one.id for one in graph.events], [one.id for one in graph.targets]]
    ids += [[one.id for one in graph.projects], [one.id for one in tasks], products]
    for id_ in chain.from_iterable(spread(some, 6) for some in ids):
        yield {"thing": id_}


QUESTIONS: Questions = {
    "due-between": (due_between, _days),
    "recurring": (recurring, once),
    "without-deadline": (without_deadline, once),
    "without-product": (without_product, once),
    "products-issued": (products_issued, once),
    "milestones-of": (milestones_of, _tasks),
    "unresolved": (unresolved, once),
    "evidence-of": (evidence_of, _things),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_on_the_samples_rows_are_those_of_the_oracle(
    name: str, asked: Ask, source: GraphSource
) -> None:
    graph = graph_of(source)
    compare(graph, {name: QUESTIONS[name]}, lambda name, **given: {"asked": asked(name, **given)})


if PLANS:

    def test_on_real_plans_rows_are_those_of_the_oracle(ask_all: Callable[..., Any]) -> None:
        graph = real_graph()
        compare(graph, QUESTIONS, lambda name, **given: ask_all(graph, name, **given))


@A_FEW
@given(seed=SEEDS)
def test_on_any_graph_rows_are_those_of_the_oracle(seed: int, ask_all: Callable[..., Any]) -> None:
    graph = make_graph(Random(seed))
    compare(graph, QUESTIONS, lambda name, **given: ask_all(graph, name, **given))
