"""Commands that ask: what they print for people, what they give to programs."""

import csv
import io
import json

import pytest

from tests.kg.conftest import Kg
from tests.kg.small_graph import AWAITED, CITY, DEPARTMENT, FIRST, SECOND

DAY = ("--as-of", "2026-06-30")


def test_blocked_names_the_cause_the_chain_and_what_is_late(kg: Kg) -> None:
    out = kg("blocked", *DAY).out
    assert "tasks that cannot go on: 2 (blocked 2, partly blocked 0)" in out
    assert "late 1, at risk 1" in out
    assert "sau khi Chính phủ ban hành Nghị định về chợ" in out
    assert "must act: Chính phủ" in out
    assert "must come before → 9-kh-ubnd#PL/I/1 → must come before → 4-kh-sct#II/1" in out
    assert "due 2026-03-31, late" in out and "due 2027-12-31, at risk" in out


def test_why_adds_the_words_of_the_text(kg: Kg) -> None:
    out = kg("blocked", *DAY, "--why").out
    assert "“sau khi Chính phủ ban hành Nghị định về chợ” (9.txt:10-53)" in out


def test_blocked_as_json_has_each_chain_and_its_words(kg: Kg) -> None:
    answer = json.loads(kg("--format", "json", "blocked", *DAY, "--why").out)
    assert [row["task"] for row in answer["rows"]] == [FIRST, SECOND]
    assert [step["id"] for step in answer["rows"][1]["chain"]] == [AWAITED, FIRST, SECOND]
    assert answer["rows"][0]["why"][0]["file"] == "9.txt"


def test_blocked_of_nobody_is_an_answer(kg: Kg) -> None:
    found = kg("blocked", "--agency", "Chính phủ", *DAY)
    assert found.status == 0
    assert "tasks that cannot go on: 0" in found.out


def test_prerequisites_are_complete_and_say_who_must_act(kg: Kg) -> None:
    out = kg("prerequisites", "4/KH-SCT#II/1", *DAY).out
    assert "prerequisites 1 (awaited 1), tasks 1 (open 1)" in out
    assert "must act: Sở Công Thương" in out and "must act: Chính phủ" in out
    assert "4-kh-sct#II/1 → waits for → 9-kh-ubnd#PL/I/1 → waits for → sau khi" in out


def test_impact_of_a_document_that_was_only_cited(kg: Kg) -> None:
    out = kg("impact", "7/2026/NĐ-CP").out
    assert "it touches: documents: 2, tasks: 3, agencies: 1, products: 1." in out
    assert "7/2026/NĐ-CP → is the basis of → 9/KH-UBND → is implemented by → 4/KH-SCT" in out


def test_path_goes_step_by_step(kg: Kg) -> None:
    out = kg("path", "4/KH-SCT", "7/2026/NĐ-CP", "--why").out
    assert [line for line in out.splitlines() if "↓" in line] == [
        "  ↓ implements",
        "  ↓ is based on",
    ]
    assert "“Nghị định số 7/2026/NĐ-CP” (9.txt:7-32)" in out


def test_things_that_are_not_connected(kg: Kg) -> None:
    found = kg("path", "4/KH-SCT", "Luật Chợ")
    assert found.status == 0


def test_csv_of_an_answer_has_every_column(kg: Kg) -> None:
    out = kg("impact", CITY, "--format", "csv").out
    assert out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert DEPARTMENT in {row["id"] for row in rows}
    assert all(row["path"] for row in rows)


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize(
    "words",
    [
        ("blocked", *DAY),
        ("prerequisites", SECOND, *DAY),
        ("impact", "7/2026/NĐ-CP"),
        ("path", CITY, DEPARTMENT),
    ],
)
def test_an_answer_is_the_same_each_time(kg: Kg, form: str, words: tuple[str, ...]) -> None:
    first = kg("--format", form, *words)
    assert first == kg(*words, "--format", form)
    assert first.out and not first.err


def test_answers_come_in_vietnamese(kg: Kg) -> None:
    out = kg("blocked", *DAY, "--lang", "vi").out
    assert "Đến ngày 2026-06-30: 2 nhiệm vụ chưa thể tiếp tục" in out


def test_a_name_of_several_things_lists_them(kg: Kg) -> None:
    found = kg("show", "chợ nổi")
    assert found.status == 1 and not found.out
    assert f"\n  {FIRST} (Lập đề án chợ nổi)" in found.err
    assert f"\n  {SECOND} (=Mở chợ nổi trên sông)" in found.err
