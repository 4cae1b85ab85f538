"""The questions about waiting: the rows of both engines are those of an oracle, and scale."""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any

import pytest
from hypothesis import given

from ontology.model import Graph
from queries import causes
from queries.catalogue.catalogue import Catalogue
from queries.graph_source import GraphSource
from tests.catalogue import oracle_waiting as oracle
from tests.catalogue.comparing import (
    PLANS,
    Questions,
    compare,
    graph_of,
    real_graph,
    spread,
)
from tests.catalogue.conftest import Ask
from tests.catalogue.graphs import A_FEW, waiting_graph, waiting_graphs
from tests.catalogue.ways import DAY, Way
from tests.neo4j.server import Server

Parameters = Iterator[Mapping[str, Any]]


def _tasks(graph: Graph) -> Parameters:
    requiring = {one.task for one in graph.requirements}
    some = spread(sorted(requiring), 9) or [one.id for one in spread(graph.tasks, 1)]
    for task in some:
        yield {"task": task, "day": DAY}


def _acts(graph: Graph) -> Parameters:
    for one in spread(graph.prerequisites, 18):
        yield {"prerequisite": one.id, "day": DAY}


def _issuers(graph: Graph) -> Parameters:
    for agency in sorted({one.issuer for one in graph.prerequisites if one.issuer}):
        yield {"agency": agency, "day": DAY}


def _day(graph: Graph) -> Parameters:
    yield {"day": DAY}


def _leading(graph: Graph) -> Parameters:
    yield {"day": DAY}
    for agency in spread(sorted({lead for one in graph.tasks for lead in one.leads}), 4):
        yield {"day": DAY, "agency": agency}


def _days(graph: Graph) -> Parameters:
    yield {"day": DAY}
    for days in (-30, 0, 400, 10**12):
        yield {"day": DAY, "days": days}


QUESTIONS: Questions = {
    "prerequisites-of": (oracle.prerequisites_of, _tasks),
    "waiting-for": (oracle.waiting_for, _acts),
    "awaited-acts": (oracle.awaited_acts, _day),
    "awaited-from": (oracle.awaited_from, _issuers),
    "guidance-awaited": (oracle.guidance_awaited, _day),
    "blocked-tasks": (oracle.blocked_tasks, _leading),
    "blocked-chains": (oracle.blocked_chains, _leading),
    "blocked-by-agency": (oracle.blocked_by_agency, _day),
    "deadlines-at-risk": (oracle.deadlines_at_risk, _days),
    "ready-to-start": (oracle.ready_to_start, _leading),
    "bottlenecks": (oracle.bottlenecks, _day),
    "frees": (oracle.frees, _acts),
}


def test_every_question_of_the_group_is_compared() -> None:
    groups = {each.name: each.head.question.group for each in Catalogue().questions()
              if not isinstance(each, Exception)}  # fmt: skip
    assert {name for name, group in groups.items() if group == "waiting"} == set(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_on_the_samples_rows_are_those_of_the_oracle(
    name: str, asked: Ask, source: GraphSource
) -> None:
    compare(
        graph_of(source),
        {name: QUESTIONS[name]},
        lambda name, **given: {"asked": asked(name, **given)},
    )


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_example_of_a_head_has_rows_in_the_samples(name: str, asked: Ask) -> None:
    parameters = Catalogue().question(name).head.parameters
    given = {key: each.example for key, each in parameters.items() if each.example is not None}
    assert asked(name, **given).rows


if PLANS:

    def test_on_real_plans_rows_are_those_of_the_oracle(ask_all: Callable[..., Any]) -> None:
        graph = real_graph()
        compare(graph, QUESTIONS, lambda name, **given: ask_all(graph, name, **given))


@A_FEW
@given(graph=waiting_graphs())
def test_on_any_graph_rows_are_those_of_the_oracle(
    graph: Graph, ask_all: Callable[..., Any]
) -> None:
    compare(graph, QUESTIONS, lambda name, **given: ask_all(graph, name, **given))


CHAINS: Questions = {"blocked-chains": QUESTIONS["blocked-chains"]}
NEAREST: Questions = {"blocked-chains": (oracle.nearest_chains, _leading)}


def test_with_more_pairs_than_are_answered_each_task_has_its_nearest_cause(
    ask_all: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(causes, "MOST_PAIRS", 0)
    graph = waiting_graph(Random(1))
    compare(graph, NEAREST, lambda name, **given: ask_all(graph, name, **given))


def test_where_others_have_too_many_pairs_the_tasks_of_an_agency_have_all_of_theirs(
    ask_all: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = waiting_graph(Random(2))
    for parameters in list(_leading(graph))[1:]:
        wanted = oracle.blocked_chains(graph, *parameters.values())
        monkeypatch.setattr(causes, "MOST_PAIRS", len(wanted))
        for engine, found in ask_all(graph, "blocked-chains", **parameters).items():
            assert found.rows == wanted, engine


def test_the_chains_are_those_of_the_command_blocked(asked: Ask, source: GraphSource) -> None:
    from queries.blocked import blocked
    from queries.naming import find_thing

    for agency in (None, "/agency/vn-hai-dang/sở-nông-nghiệp-và-môi-trường"):
        node = None if agency is None else find_thing(source, agency, "Agency")
        rows = [(row.cause, row.chain.ids()) for row in blocked(source, DAY, node).rows]
        given = {} if agency is None else {"agency": agency}
        found = asked("blocked-chains", day=DAY, **given)
        assert [(row["cause"], row["path"]) for row in found.dicts()] == rows
        assert all(" <-REQUIRES- " in chain for chain in found.chains)


_WALKING = [
    name for name in QUESTIONS if "*" in Catalogue().question(name).texts["neo4j"].split("//")[-1]
]
"""Questions whose text for Neo4j walks requirements of any number."""


def test_eight_questions_walk() -> None:
    assert len(_WALKING) == 8


@pytest.mark.parametrize("name", _WALKING)
def test_requirements_are_walked_without_trying_all_ways(
    name: str, neo4j: Way, catalogue_server: Server
) -> None:
    text = Catalogue().question(name).texts["neo4j"]
    given = {"day": DAY, "task": "", "prerequisite": "", "agency": "", "days": 1}
    with catalogue_server.driver() as driver, driver.session() as session:
        plan = session.run(f"EXPLAIN {text}", given).consume().plan
    walks = [step for step in _steps(plan) if "VarLength" in step or "Path" in step]
    assert walks
    assert {step.partition("@")[0] for step in walks} == {"VarLengthExpand(Pruning,BFS,All)"}


def _steps(plan: Any) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", ()):
        yield from _steps(child)
