"""States of tasks on a day, against their definition read out loud."""

import datetime as dt

import networkx as nx
import pytest
from hypothesis import given

from ontology.model import Graph
from ontology.vocabulary import Event
from queries.states import Judged, judge, situation
from tests.queries.graphs import (
    AFTER,
    BEFORE,
    DAY,
    SOME,
    act,
    asked,
    document,
    happened,
    needs,
    task,
    waiting_graphs,
)


def states(graph: Graph, day: dt.date = DAY) -> dict[str, Judged]:
    with asked(graph) as source:
        now = situation(source, day)
        return {now.nodes[number].id: judged for number, judged in judge(source, now).items()}


def by_definition(graph: Graph, day: dt.date) -> dict[str, Judged]:
    """Judge each task by looking at all that it reaches, one task after another."""
    happened_ = {event.subject for event in graph.events if event.on <= day}
    open_ = {t.id for t in graph.tasks if t.status != "done" and t.id not in happened_}
    hard = {p.id for p in graph.prerequisites if p.id not in happened_ and p.event != "request"}
    soft = {p.id for p in graph.prerequisites if p.id not in happened_ and p.event == "request"}
    waits = nx.DiGraph((r.task, r.requires) for r in graph.requirements if r.task in open_)

    def reached(id_: str) -> set[str]:
        return {id_, *(nx.descendants(waits, id_) if id_ in waits else ())}

    answer = {}
    for one in graph.tasks:
        mine = [r for r in graph.requirements if r.task == one.id]
        beyond = set().union(*(reached(r.requires) for r in mine)) if mine else set()
        stages = {r.stage for r in mine if reached(r.requires) & hard}
        if one.id not in open_:
            answer[one.id] = Judged("done")
        elif stages and None not in stages and len(stages) == 1:
            answer[one.id] = Judged("partly_blocked", stages.pop())
        elif stages:
            answer[one.id] = Judged("blocked")
        elif beyond & soft:
            answer[one.id] = Judged("on_call")
        elif open_ & {r.requires for r in mine}:
            answer[one.id] = Judged("waiting")
        else:
            answer[one.id] = Judged("ready")
    return answer


@SOME
@given(waiting_graphs())
def test_states_are_what_their_definition_says(graph: Graph) -> None:
    for day in (BEFORE, DAY, AFTER):
        assert states(graph, day) == by_definition(graph, day)


@SOME
@given(waiting_graphs())
def test_one_task_alone_is_judged_as_it_is_among_all(graph: Graph) -> None:
    whole = states(graph)
    with asked(graph) as source:
        for one in graph.tasks:
            node = source.find(one.id)
            assert node is not None
            now = situation(source, DAY, [node.number])
            assert judge(source, now)[node.number] == whole[one.id]


def one_task_waits(event: Event, met: dt.date | None = None) -> Graph:
    awaited = act("x", event)
    return Graph(
        documents=(document("p"),),
        tasks=(task("1"),),
        prerequisites=(awaited,),
        requirements=(needs("/d/p#1", awaited.id),),
        events=(happened(awaited, met),) if met else (),
    )


@pytest.mark.parametrize(
    ("graph", "state"),
    [
        (one_task_waits("guidance"), "blocked"),
        (one_task_waits("guidance", AFTER), "blocked"),
        (one_task_waits("guidance", DAY), "ready"),
        (one_task_waits("request"), "on_call"),
        (one_task_waits("request", BEFORE), "ready"),
    ],
)
def test_an_awaited_act_blocks_until_the_day_it_is_met(graph: Graph, state: str) -> None:
    assert states(graph)["/d/p#1"].state == state


def test_what_a_finished_task_waited_for_blocks_nobody() -> None:
    graph = Graph(
        documents=(document("p"),),
        tasks=(task("1"), task("2", status="done")),
        prerequisites=(act("x"),),
        requirements=(needs("/d/p#1", "/d/p#2"), needs("/d/p#2", "/prerequisite/x")),
    )
    assert states(graph) == {"/d/p#1": Judged("ready"), "/d/p#2": Judged("done")}


def test_two_stages_that_both_wait_block_the_whole_task() -> None:
    graph = Graph(
        documents=(document("p"),),
        tasks=(task("1"), task("2")),
        prerequisites=(act("x"), act("y")),
        requirements=(
            needs("/d/p#1", "/prerequisite/x", "lập"),
            needs("/d/p#1", "/prerequisite/y", "làm"),
            needs("/d/p#2", "/prerequisite/x", "làm"),
            needs("/d/p#2", "/prerequisite/y", "làm"),
        ),
    )
    assert states(graph)["/d/p#1"] == Judged("blocked")
    assert states(graph)["/d/p#2"] == Judged("partly_blocked", "làm")


def test_tasks_in_a_circle_wait_for_each_other() -> None:
    graph = Graph(
        documents=(document("p"),),
        tasks=(task("1"), task("2")),
        requirements=(needs("/d/p#1", "/d/p#2"), needs("/d/p#2", "/d/p#1")),
    )
    assert {judged.state for judged in states(graph).values()} == {"waiting"}
