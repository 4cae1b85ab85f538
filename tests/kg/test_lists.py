"""``kg list`` and ``kg show``: what a person looks things up with."""

import json

import pytest

from kg.commands.list import LISTS, STATES
from queries.filters import LISTS as KNOWN_LISTS
from tests.kg.conftest import Kg
from tests.kg.small_graph import AWAITED, CITY, FIRST, SECOND, TRADE

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
