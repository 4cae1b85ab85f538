"""The questions about changes: the rows of both engines are those of an oracle, and scale."""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any

import pytest
from hypothesis import given

from ontology.model import Graph
from queries.catalogue.catalogue import Catalogue
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
from tests.catalogue.oracle_change import (
    chain_of_task,
    citation_path,
    impact_agencies,
    impact_documents,
    impact_products,
    impact_tasks,
    plans_under,
)
from tests.catalogue.oracle_standing import (
    amendments,
    central_without_plan,
    replaced_but_cited,
    without_higher_basis,
)
from tests.catalogue.ways import Way
from tests.neo4j.server import Server


def _documents(graph: Graph) -> Iterator[Mapping[str, Any]]:
    issued = [one.target for one in graph.citations if one.relation == "issued_as_product"]
    cited = [one.target for one in graph.citations if one.relation == "cites"]
    some = [one.id for one in spread(graph.documents, 6)]
    for id_ in sorted({*spread(issued, 4), *spread(cited, 2), *some}):
        yield {"document": id_}


def _tasks(graph: Graph) -> Iterator[Mapping[str, Any]]:
    citing = [one.source for one in graph.citations if "#" in one.source]
    for id_ in sorted({*spread(citing, 5), *(one.id for one in spread(graph.tasks, 5))}):
        yield {"task": id_}


def _pairs(graph: Graph) -> Iterator[Mapping[str, Any]]:
    some = [one.id for one in spread(graph.documents, 6)]
    ends = [(one.source, one.target) for one in spread(graph.citations, 6)]
    for source, target in [*zip(some, reversed(some), strict=True), *ends, (some[0], some[0])]:
        yield {"source": source.partition("#")[0], "target": target}


QUESTIONS: Questions = {
    "impact-documents": (impact_documents, _documents),
    "impact-tasks": (impact_tasks, _documents),
    "impact-agencies": (impact_agencies, _documents),
    "impact-products": (impact_products, _documents),
    "chain-of-task": (chain_of_task, _tasks),
    "plans-under": (plans_under, _documents),
    "citation-path": (citation_path, _pairs),
    "amendments": (amendments, once),
    "replaced-but-cited": (replaced_but_cited, once),
    "without-higher-basis": (without_higher_basis, once),
    "central-without-plan": (central_without_plan, once),
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


def test_a_path_is_printed_with_the_relations_along_it(asked: Ask) -> None:
    found = asked("impact-products", document="31/NQ-CP")
    chains = [chain for chain in found.chains if chain.endswith("47-kh-skhcn#body/II/1/product/0")]
    assert [chain.count(" <-IMPLEMENTS- ") for chain in chains] == [2]
    assert [chain.count(" -ASSIGNS-> ") for chain in chains] == [1]
    assert [chain.count(" -PRODUCES-> ") for chain in chains] == [1]


def test_the_rows_are_those_of_the_command_impact(asked: Ask, source: GraphSource) -> None:
    from queries.impact import impact
    from queries.naming import find_thing

    rows = list(impact(source, find_thing(source, "86-NQ/TW")).rows)
    questions = {
        "Document": "impact-documents", "Task": "impact-tasks",
        "Agency": "impact-agencies", "Product": "impact-products",
    }  # fmt: skip
    for kind, name in questions.items():
        found = {row["id"]: row["path"] for row in asked(name, document="86-NQ/TW").dicts()}
        assert found == {row.id: row.path.ids() for row in rows if row.kind == kind}


_WALKING = [
    name for name in QUESTIONS if "*" in Catalogue().question(name).texts["neo4j"].split("//")[-1]
]
"""Questions whose text for Neo4j walks ways of any length."""


@pytest.mark.parametrize("name", _WALKING)
def test_a_way_of_any_length_is_walked_without_trying_all_ways(
    name: str, neo4j: Way, catalogue_server: Server
) -> None:
    text = Catalogue().question(name).texts["neo4j"]
    with catalogue_server.driver() as driver, driver.session() as session:
        plan = session.run(f"EXPLAIN {text}", document="", task="", source="").consume().plan
    walks = [step for step in _steps(plan) if "VarLength" in step or "Path" in step]
    assert walks
    assert {step.partition("@")[0] for step in walks} == {"VarLengthExpand(Pruning,BFS,All)"}


def _steps(plan: Any) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", ()):
        yield from _steps(child)
