"""``kg list`` and ``kg show``: what a person looks things up with."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from kg.commands.list import LISTS, STATES
from loaders.store.graphs import write_graph
from loaders.store.opening import change, open_store
from queries.filters import LISTS as KNOWN_LISTS
from tests.kg.conftest import Kg
from tests.kg.small_graph import AWAITED, CITY, FIRST, GRAPH, SECOND, TRADE

DAY = ("--as-of", "2026-06-30")


def test_the_lists_are_those_that_can_be_asked_for() -> None:
    assert LISTS == KNOWN_LISTS
    assert len(set(STATES)) == len(STATES)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_every_list_is_printed_even_when_empty(kg: Kg, name: str, form: str) -> None:
    found = kg("list", name, "--format", form)
    assert (found.status, found.err) == (0, "")
    assert found.out


def test_tasks_are_filtered_and_counted(kg: Kg) -> None:
    assert "Entries: 3." in kg("list", "tasks").out
    held = json.loads(kg("list", "tasks", "--state", "blocked", "--format", "json", *DAY).out)
    assert {row["id"] for row in held["rows"]} == {FIRST, SECOND}
    soon = kg("list", "tasks", "--due-before", "31/12/2026", *DAY).out
    assert "9-kh-ubnd#PL/I/1" in soon and "4-kh-sct" not in soon
    of_city = json.loads(kg("list", "tasks", "--document", CITY, "--format", "json").out)
    assert len(of_city["rows"]) == 2


def test_a_filter_that_a_list_does_not_have_is_wrong_use(kg: Kg) -> None:
    found = kg("list", "agencies", "--state", "done")
    assert found.status == 2 and "--state" in found.err


def test_a_list_with_names_of_agencies(kg: Kg) -> None:
    out = kg("list", "tasks", "--agency", "Sở Công Thương", *DAY).out
    assert "Sở Công Thương" in out and "blocked" in out and "late" in out


def test_showing_a_task_tells_all_of_it(kg: Kg) -> None:
    out = kg("show", "9/KH-UBND#PL/I/1", *DAY, "--why").out
    assert "Lập đề án chợ nổi" in out and FIRST in out
    assert "deadline: Quý I/2026" in out and "last day: 2026-03-31" in out
    assert "state: blocked" in out and "risk: late" in out
    assert "waits for\n  - sau khi Chính phủ ban hành" in out
    assert "must come before\n  - 4-kh-sct#II/1" in out
    assert "(9.txt:10-53)" in out


@pytest.mark.parametrize("name", [CITY, FIRST, TRADE, AWAITED, "Luật Chợ", "Đề án chợ nổi"])
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_anything_can_be_shown(kg: Kg, name: str, form: str) -> None:
    found = kg("show", name, "--format", form)
    assert (found.status, found.err) == (0, "")


def test_acts_of_the_same_words_are_told_apart(kg: Kg, policy: Path) -> None:
    act = GRAPH.prerequisites[0]
    twin = act.model_copy(
        update={"id": "/prerequisite/00000000000000bb", "object": "Nghị định khác"}
    )
    with closing(open_store(policy, write=True)) as db, change(db):
        write_graph(db, GRAPH.model_copy(update={"prerequisites": (act, twin)}))
    found = kg("met", act.text, "--on", "2026-05-01")
    assert found.status == 1
    assert (
        f"{AWAITED} ({act.text}) · must act: Chính phủ · object: Nghị định về chợ"
        " · tasks that wait: 1, first 9-kh-ubnd#PL/I/1"
    ) in found.err
    out = kg("list", "prerequisites").out
    assert "Nghị định khác" in out and "9-kh-ubnd#PL/I/1" in out


def test_equal_references_of_one_document_are_one_row_for_people(kg: Kg, policy: Path) -> None:
    one = GRAPH.unresolved[0]
    again = one.model_copy(update={"id": "/unresolved/2", "source": FIRST})
    other = one.model_copy(update={"id": "/unresolved/3", "source": SECOND})
    with closing(open_store(policy, write=True)) as db, change(db):
        write_graph(db, GRAPH.model_copy(update={"unresolved": (one, again, other)}))
    out = kg("list", "unresolved").out
    assert out.count("Luật Chợ") == 2 and "Entries: 3, in 2 rows." in out
    assert len(json.loads(kg("list", "unresolved", "--format", "json").out)["rows"]) == 3


def test_printed_short_ids_of_two_documents_are_told_apart_and_taken_back(
    kg: Kg, policy: Path
) -> None:
    twin = CITY.replace("vn-xx", "vn-yy")
    document = GRAPH.documents[2].model_copy(update={"id": twin, "place": "vn-yy"})
    task = GRAPH.tasks[1].model_copy(update={"id": f"{twin}#PL/I/1", "document": twin})
    graph = GRAPH.model_copy(
        update={"documents": (*GRAPH.documents, document), "tasks": (*GRAPH.tasks, task)}
    )
    with closing(open_store(policy, write=True)) as db, change(db):
        write_graph(db, graph)
    printed = [line.split()[0] for line in kg("list", "tasks").out.splitlines()[1:-1]]
    assert {"vn-xx/9-kh-ubnd#PL/I/1", "vn-yy/9-kh-ubnd#PL/I/1", "4-kh-sct#II/1"} < set(printed)
    ids = [json.loads(kg("show", name, "--format", "json").out)["thing"]["id"] for name in printed]
    assert len(set(ids)) == 4
    for name in printed:
        assert kg("prerequisites", name).status == 0
        assert kg("done", name, "--on", "2026-01-01").status == 0
