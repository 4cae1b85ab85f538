"""The page answers what the program answers: states, causes, what comes before, what is touched."""

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from ontology.model import Deadline, Graph
from queries.blocked import blocked
from queries.days import is_done, risk_of
from queries.graph_source import GraphSource
from queries.impact import impact
from queries.prerequisites import prerequisites
from queries.states import judge, situation
from tests.browser.opened import opened
from tests.browser.pages import SAMPLES, asked, graph_of, page_of
from tests.catalogue.oracle_people import agency_tasks
from tests.queries.graphs import DAY, waiting_graphs
from tests.queries.test_impact import changing_graphs

SOME = settings(
    max_examples=12,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
"""A page is opened for each graph, which takes half a second: none is spent on a smaller one."""

_REAL = [Path(os.environ["KG_PLANS"])] if os.environ.get("KG_PLANS") else []


def _states(source: GraphSource, day: dt.date) -> dict[str, list[str | None]]:
    now = situation(source, day)
    judged = judge(source, now)
    held = ("blocked", "partly_blocked")
    return {
        now.nodes[number].id: [
            found.state,
            found.stage,
            risk_of(now.nodes[number], now.today) if found.state in held else None,
        ]
        for number, found in judged.items()
    }


def _overdue(source: GraphSource, day: dt.date) -> list[str]:
    today = day.isoformat()
    tasks = source.of_kind("Task")
    return [each.id for each in tasks if not is_done(each, today) and (each.due or today) < today]


def _chains(source: GraphSource, day: dt.date) -> set[tuple[str, ...]]:
    return {row.chain.ids() for row in blocked(source, day).rows}


def _before(source: GraphSource, task: str, day: dt.date) -> list[tuple[str, ...]]:
    node = source.find(task)
    assert node is not None
    return [row.path.ids() for row in prerequisites(source, node, day).rows]


def _touched(source: GraphSource, id_: str) -> dict[str, list[Any]]:
    node = source.find(id_)
    assert node is not None
    found = {}
    for row in impact(source, node).rows:
        last = row.path
        assert last.before is not None
        found[row.id] = [last.before.thing.id, last.relation, last.forward]
    return found


def _compare(page: Page, graph: Graph, day: dt.date) -> int:
    """Compare all answers about a graph; return how many were not empty."""
    told = 0
    with asked(graph) as source:
        assert page.evaluate("kg.states()") == _states(source, day)
        assert page.evaluate("kg.overdue()") == _overdue(source, day)
        chains = page.evaluate("kg.blocked().map(({chain}) => chain)")
        assert {tuple(chain) for chain in chains} == _chains(source, day)
        assert len(chains) == len(_chains(source, day))
        ids = [task.id for task in graph.tasks]
        before = page.evaluate("ids => ids.map(kg.prerequisites)", ids)
        for id_, ways in zip(ids, before, strict=True):
            assert [tuple(way) for way in ways] == _before(source, id_, day)
            told += bool(ways)
        documents = [one.id for one in graph.documents]
        starts = [*ids, *documents, *(one.id for one in graph.prerequisites)]
        for id_, found in zip(
            starts, page.evaluate("ids => ids.map(kg.impact)", starts), strict=True
        ):
            assert found == _touched(source, id_)
            told += bool(found)
    return told


@pytest.mark.parametrize("folder", [SAMPLES, *_REAL], ids=lambda folder: folder.name)
@pytest.mark.parametrize("day", [dt.date(2026, 6, 30), dt.date(2030, 1, 1)], ids=str)
def test_of_plans(folder: Path, day: dt.date, tmp_path: Path, chromium: Browser) -> None:
    graph = graph_of(folder)
    with opened(chromium, page_of(graph, tmp_path / "page.html"), day=day) as page:
        assert _compare(page.page, graph, day) > 20


def test_past_its_last_day_means_what_it_means_in_the_catalogue(
    tmp_path: Path, chromium: Browser
) -> None:
    graph, day = graph_of(SAMPLES), dt.date(2026, 6, 30)
    rows = [row for one in graph.agencies for row in agency_tasks(graph, one.id, day)]
    with opened(chromium, page_of(graph, tmp_path / "page.html"), day=day) as page:
        found = set(page.page.evaluate("kg.overdue()"))
        states = page.page.evaluate("kg.states()")
    assert found & {row[0] for row in rows} == {row[0] for row in rows if row[-1]} != set()
    risks = {states[id_][2] for id_ in found if "blocked" in states[id_][0]}
    assert risks == {"late"}
    assert {"ready", "on_call", "waiting"} & {states[id_][0] for id_ in found}
    assert all(states[id_][2] is None for id_ in found if "blocked" not in states[id_][0])


@SOME
@given(waiting_graphs())
def test_of_tasks_that_wait(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory, graph: Graph
) -> None:
    _compare_page(chromium, tmp_path_factory.mktemp("page"), _with_ends(graph))


def _with_ends(graph: Graph) -> Graph:
    """Give tasks last days before, on and after the day asked about, and none to some."""
    ends = (DAY - dt.timedelta(1), DAY, DAY + dt.timedelta(1), None)
    tasks = tuple(
        task.model_copy(update={"deadline": Deadline(kind="fixed", end=ends[place % 4])})
        for place, task in enumerate(graph.tasks)
    )
    return graph.model_copy(update={"tasks": tasks})


@SOME
@given(
    waiting_graphs(), st.sampled_from(["/d/p", "/d/p#t0", "/prerequisite/p0"]), st.integers(0, 2)
)
def test_around_one_thing_no_state_is_another(
    chromium: Browser,
    tmp_path_factory: pytest.TempPathFactory,
    graph: Graph,
    start: str,
    depth: int,
) -> None:
    file = page_of(graph, tmp_path_factory.mktemp("page") / "page.html", start, depth)
    with opened(chromium, file, day=DAY) as page, asked(graph) as source:
        page.page.wait_for_selector("body[data-ready]")
        found = page.page.evaluate("kg.states()")
        everything = _states(source, DAY)
        assert found == {id_: everything[id_] for id_ in found}
        assert start != "/d/p#t0" or start in found
    file.unlink()


@SOME
@given(changing_graphs())
def test_of_plans_that_change(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory, graph: Graph
) -> None:
    _compare_page(chromium, tmp_path_factory.mktemp("page"), graph)


def _compare_page(chromium: Browser, folder: Path, graph: Graph) -> None:
    file = page_of(graph, folder / "page.html")
    with opened(chromium, file, day=DAY) as page:
        page.page.wait_for_selector("body[data-ready]")
        _compare(page.page, graph, DAY)
        _compare_freed(page.page, graph)
    file.unlink()


def _compare_freed(page: Page, graph: Graph) -> None:
    """What an act frees is blocked today and would not be if the act had been met before."""
    with asked(graph) as source:
        held = {id_ for id_, state in _states(source, DAY).items() if "blocked" in str(state[0])}
    for act in graph.prerequisites:
        freed = set(page.evaluate("id => kg.frees(id)", act.id))
        with asked(_with(graph, act.id)) as source:
            still = {id_ for id_, s in _states(source, DAY).items() if "blocked" in str(s[0])}
        assert freed == held - still


def _with(graph: Graph, act: str) -> Graph:
    from tests.queries.graphs import happened

    (subject,) = (one for one in graph.prerequisites if one.id == act)
    others = tuple(event for event in graph.events if event.subject != act)
    events = sorted((*others, happened(subject, DAY)), key=lambda event: event.id)
    return graph.model_copy(update={"events": tuple(events)})
