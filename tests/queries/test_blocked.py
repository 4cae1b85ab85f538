"""Blocked tasks: each with each root cause, the chain from the cause, the deadline at risk."""

import datetime as dt

import networkx as nx
import pytest
from hypothesis import given

from ontology.model import Graph
from queries.blocked import blocked
from queries.rows import BlockedRow
from tests.queries.graphs import (
    BEFORE,
    DAY,
    SOME,
    act,
    agency,
    asked,
    best_path,
    document,
    happened,
    needs,
    task,
    waiting_graphs,
)


@SOME
@given(waiting_graphs())
def test_every_pair_of_task_and_root_cause_has_its_shortest_chain(graph: Graph) -> None:
    over = {event.subject for event in graph.events if event.on <= DAY}
    open_ = {t.id for t in graph.tasks if t.status != "done" and t.id not in over}
    causes = {p.id for p in graph.prerequisites if p.event != "request"} - over
    edges: dict[str, set[str]] = {}
    for requirement in graph.requirements:
        if requirement.task in open_:
            edges.setdefault(requirement.requires, set()).add(requirement.task)
    oracle = nx.DiGraph([(a, b) for a, others in edges.items() for b in others])
    oracle.add_nodes_from(causes)
    with asked(graph) as source:
        rows = list(blocked(source, DAY).rows)
    pairs = {(row.cause, row.task) for row in rows}
    assert len(pairs) == len(rows)
    assert pairs == {(c, t) for c in causes for t in nx.descendants(oracle, c)}
    for row in rows:
        assert row.chain.ids() == best_path(edges, row.cause, row.task)


@SOME
@given(waiting_graphs())
def test_in_a_graph_too_large_each_task_has_the_nearest_cause(graph: Graph) -> None:
    with asked(graph) as source, pytest.MonkeyPatch.context() as patch:
        every = list(blocked(source, DAY).rows)
        patch.setattr("queries.causes.MOST_PAIRS", 0)
        answer = blocked(source, DAY)
        rows = list(answer.rows)
    best: dict[str, tuple[int, tuple[str, ...]]] = {}
    for row in every:
        chain = (row.distance, row.chain.ids())
        best[row.task] = min(chain, best.get(row.task, chain))
    assert {row.task: (row.distance, row.chain.ids()) for row in rows} == best
    assert len(rows) == len(best)
    assert all(row.chain.ids()[0] == row.cause for row in rows)


GRAPH = Graph(
    documents=(document("p"),),
    agencies=(agency("x"), agency("y"), agency("z")),
    tasks=(
        task("1", leads=("/a/x",), end=dt.date(2026, 5, 31)),
        task("2", leads=("/a/y",), end=DAY),
        task("3", leads=("/a/y",)),
        task("4", leads=("/a/x",), end=dt.date(2027, 1, 1)),
    ),
    prerequisites=(act("few", issuer="/a/z"), act("many", issuer="/a/z"), act("met")),
    requirements=(
        needs("/d/p#1", "/prerequisite/many"),
        needs("/d/p#2", "/d/p#1"),
        needs("/d/p#3", "/d/p#2", "triển khai"),
        needs("/d/p#3", "/prerequisite/few", "triển khai"),
        needs("/d/p#4", "/prerequisite/met"),
    ),
    events=(happened(act("met"), BEFORE),),
)


def rows_of(agency_id: str | None = None) -> list[BlockedRow]:
    with asked(GRAPH) as source:
        lead = source.find(agency_id) if agency_id else None
        return list(blocked(source, DAY, lead).rows)


def test_the_cause_that_holds_most_comes_first_its_tasks_nearest_first() -> None:
    assert [(row.cause, row.task) for row in rows_of()] == [
        ("/prerequisite/many", "/d/p#1"),
        ("/prerequisite/many", "/d/p#2"),
        ("/prerequisite/many", "/d/p#3"),
        ("/prerequisite/few", "/d/p#3"),
    ]


def test_a_row_names_who_must_act_the_stage_and_the_risk() -> None:
    first, second, third, _ = rows_of()
    assert first.actor is not None
    assert (first.actor.label, first.event, first.distance) == ("Sở z", "guidance", 1)
    assert [row.risk for row in (first, second, third)] == ["late", "at_risk", None]
    assert (third.state, third.stage, first.state) == ("partly_blocked", "triển khai", "blocked")
    assert third.chain.ids() == ("/prerequisite/many", "/d/p#1", "/d/p#2", "/d/p#3")


def test_an_agency_sees_the_tasks_that_it_leads_and_the_whole_chain() -> None:
    assert [row.task for row in rows_of("/a/y")] == ["/d/p#2", "/d/p#3", "/d/p#3"]


def test_counts_are_of_tasks_not_of_rows() -> None:
    with asked(GRAPH) as source:
        assert blocked(source, DAY).counts == {
            "tasks": 3, "blocked": 2, "partly_blocked": 1, "late": 1, "at_risk": 1,
        }  # fmt: skip
