"""What must happen before a task: complete at any depth, by the one shortest path."""

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from ontology.model import Graph
from queries.prerequisites import everything_before, prerequisites
from tests.queries.graphs import (
    AFTER,
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


def edges_of(graph: Graph) -> dict[str, set[str]]:
    edges: dict[str, set[str]] = {}
    for requirement in graph.requirements:
        edges.setdefault(requirement.task, set()).add(requirement.requires)
    return edges


@SOME
@given(waiting_graphs())
def test_all_that_networkx_reaches_is_answered_and_nothing_else(graph: Graph) -> None:
    oracle = nx.DiGraph([(r.task, r.requires) for r in graph.requirements])
    oracle.add_nodes_from(t.id for t in graph.tasks)
    with asked(graph) as source:
        for one in graph.tasks:
            node = source.find(one.id)
            assert node is not None
            found = {row.id for row in prerequisites(source, node, DAY).rows}
            assert found == nx.descendants(oracle, one.id)
            assert {other.id for other in everything_before(source, node)} == found


@SOME
@given(waiting_graphs())
def test_each_path_is_the_smallest_of_the_shortest(graph: Graph) -> None:
    edges = edges_of(graph)
    with asked(graph) as source:
        for one in graph.tasks:
            node = source.find(one.id)
            assert node is not None
            for row in prerequisites(source, node, DAY).rows:
                assert row.path.ids() == best_path(edges, one.id, row.id)
                assert row.distance == len(row.path.ids()) - 1


def test_a_chain_of_two_thousand_tasks_is_followed_to_its_end() -> None:
    names = [task(f"{n:04}") for n in range(2000)]
    graph = Graph(
        documents=(document("p"),),
        tasks=tuple(names),
        requirements=tuple(needs(a.id, b.id) for a, b in pairwise(names)),
    )
    with asked(graph) as source:
        first = source.find(names[0].id)
        assert first is not None
        rows = list(prerequisites(source, first, DAY).rows)
        assert [row.distance for row in rows] == list(range(1, 2000))
        assert rows[-1].path.ids() == tuple(each.id for each in names)


def test_rows_say_who_must_act_what_has_come_and_by_what() -> None:
    first, second = task("1", leads=("/a/x",)), task("2", leads=("/a/y",), status="partly_done")
    met, late = act("met", issuer="/a/z"), act("late", issuer="/a/z")
    graph = Graph(
        documents=(document("p"), document("q", read=False)),
        agencies=(agency("x"), agency("y"), agency("z")),
        tasks=(first, second),
        prerequisites=(late, met),
        requirements=(
            needs(first.id, second.id, "triển khai"),
            needs(second.id, met.id),
            needs(second.id, late.id),
        ),
        events=(happened(late, AFTER), happened(met, BEFORE, by="/d/q")),
    )
    with asked(graph) as source:
        node = source.find(first.id)
        assert node is not None
        answer = prerequisites(source, node, DAY)
        two, awaited, done = list(answer.rows)
    assert [agency.label for agency in two.actors] == ["Sở y"]
    assert (two.state, two.stage, awaited.stage) == ("partly_done", "triển khai", "triển khai")
    assert (awaited.id, awaited.state, awaited.on, awaited.by) == (late.id, "awaited", None, None)
    assert (done.id, done.state, done.on) == (met.id, "met", "2026-05-31")
    assert done.by is not None and done.by.id == "/d/q"
    assert [agency.label for agency in done.actors] == ["Sở z"]
    assert answer.counts == {"tasks": 1, "tasks_open": 1, "prerequisites": 2, "awaited": 1}


@given(st.lists(st.sampled_from([None, "lập", "làm"]), min_size=1, max_size=3, unique=True))
def test_two_stages_that_wait_for_the_same_act_are_named_together(
    stages: list[str | None],
) -> None:
    graph = Graph(
        documents=(document("p"),),
        tasks=(task("1"),),
        prerequisites=(act("x"),),
        requirements=tuple(needs("/d/p#1", "/prerequisite/x", stage) for stage in stages),
    )
    with asked(graph) as source:
        node = source.find("/d/p#1")
        assert node is not None
        (row,) = prerequisites(source, node, DAY).rows
    expected = None if None in stages else "; ".join(str(stage) for stage in stages)
    assert row.stage == expected
