"""The questions about agencies: the rows of both engines are those of an oracle."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
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
from tests.catalogue.oracle_people import (
    agencies_together,
    agency_tasks,
    agency_workload,
    collective_only,
    without_lead,
)

_DAYS = (dt.date(2026, 6, 29), dt.date(2026, 6, 30), dt.date(2026, 7, 1))


def _agencies_on_days(graph: Graph) -> Iterator[Mapping[str, Any]]:
    for one in spread(graph.agencies, 8):
        for day in _DAYS:
            yield {"agency": one.id, "day": day}


def _agencies(graph: Graph) -> Iterator[Mapping[str, Any]]:
    yield {}
    for one in spread(graph.agencies, 4):
        yield {"agency": one.id}


QUESTIONS: Questions = {
    "agency-tasks": (agency_tasks, _agencies_on_days),
    "agency-workload": (agency_workload, _agencies),
    "agencies-together": (agencies_together, once),
    "without-lead": (without_lead, once),
    "collective-only": (collective_only, once),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_on_the_samples_rows_are_those_of_the_oracle(
    name: str, asked: Ask, source: GraphSource
) -> None:
    compare(
        graph_of(source),
        {name: QUESTIONS[name]},
        lambda name, **given: {"asked": asked(name, **given)},
    )


if PLANS:

    def test_on_real_plans_rows_are_those_of_the_oracle(ask_all: Callable[..., Any]) -> None:
        graph = real_graph()
        compare(graph, QUESTIONS, lambda name, **given: ask_all(graph, name, **given))


@A_FEW
@given(seed=SEEDS)
def test_on_any_graph_rows_are_those_of_the_oracle(seed: int, ask_all: Callable[..., Any]) -> None:
    graph = make_graph(Random(seed))
    compare(graph, QUESTIONS, lambda name, **given: ask_all(graph, name, **given))
