"""``kg check``: findings with evidence, and a status that a script can act on."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from kg.finding_words import message_in
from loaders.store.graphs import write_graph
from loaders.store.opening import change, open_store
from ontology.model import Finding, Requirement
from ontology.words import say
from tests.kg.conftest import Kg
from tests.kg.small_graph import CITY, FIRST, GRAPH, SECOND


def test_warnings_are_told_and_are_no_errors(kg: Kg) -> None:
    found = kg("check")
    assert found.status == 0
    assert "warning: Thiếu số 3 ở PL/I" in found.out
    assert "Errors: 0; warnings: 1; for information: 0." in found.out


def test_a_cycle_is_an_error_with_the_words_that_tie_it(kg: Kg, policy: Path) -> None:
    tied = Requirement(
        task=FIRST, requires=SECOND, reason="deadline", evidence=GRAPH.requirements[0].evidence
    )
    cycle = Finding(rule="cycle", level="error", subjects=(FIRST, SECOND), message="vòng tròn")
    graph = GRAPH.model_copy(
        update={
            "requirements": (*GRAPH.requirements, tied),
            "findings": (*GRAPH.findings, cycle),
        }
    )
    with closing(open_store(policy, write=True)) as db, change(db):
        write_graph(db, graph)
    found = kg("check")
    assert found.status == 1
    assert found.out.startswith("error: vòng tròn")
    assert "9-kh-ubnd#PL/I/1" in found.out and "(9.txt:10-53)" in found.out
    assert json.loads(kg("check", "--format", "json").out)["counts"]["error"] == 1
    assert "tasks that cannot go on" in kg("blocked").out


def test_every_format(kg: Kg) -> None:
    assert kg("check", "--format", "csv").out.startswith("\ufefflevel,rule,message")


_MESSAGES: dict[str, dict[str, str]] = {
    "declared-count": {"where": "PL/IV: hai", "value": "8", "read": "9"},
    "cycle": {"path": "/a#1 → /b#2 → /a#1"},
    "number-issuer": {
        "number": "30/KH-UBND",
        "at": "14-24",
        "printed": "BỘ “XÂY” DỰNG",
        "place": "0-11",
    },
    "number-type": {"number": "3/QĐ-UBND", "at": "1-9", "printed": "KẾ HOẠCH", "place": "20-28"},
    "number-level": {"number": "29/NQ-CP", "issuer": "UBND: xã"},
    "number-code": {"number": "29/NQ-CP", "type": "KH"},
    "stage-reversed": {"ref": "PL/1", "stage": "lập “đề án”"},
    "deadline-reversed": {"ref": "PL/1", "raw": "Từ 2030 đến “2026”"},
    "event-changed": {"title": "Mở “chợ”", "subject": "/a#1"},
}


def test_a_number_of_another_organ_is_told_with_both_quotes(kg: Kg, policy: Path) -> None:
    head = "BỘ XÂY DỰNG\nSố: 30/KH-UBND\n\nKẾ HOẠCH\nvề nghề muối\n\nI. MỤC ĐÍCH\n"
    policy.with_name("a.txt").write_text(head, encoding="utf-8")
    new = ("--graph", "new.kg")
    assert kg(*new, "build", "a.txt").status == 0
    found = kg(*new, "check")
    assert found.status == 0
    assert found.out.startswith(
        "warning: The number “30/KH-UBND” (characters 16-26) is not one of “BỘ XÂY DỰNG”"
        " (characters 0-11), whose name the text prints.\n  - 30/KH-UBND"
    )
    assert "không phải ký hiệu của “BỘ XÂY DỰNG”" in kg(*new, "check", "--lang", "vi").out
    exported = json.loads(kg(*new, "export", "json").out)
    (finding,) = exported["findings"]
    assert (finding["rule"], finding["level"]) == ("number-issuer", "warning")
    assert finding["subjects"] == [exported["documents"][0]["id"]]
    assert "Errors: 0, warnings: 1." in kg(*new, "validate").out


@pytest.mark.parametrize("rule", _MESSAGES)
def test_a_finding_is_told_in_the_language_of_the_reader(rule: str) -> None:
    values = _MESSAGES[rule]
    kept = say(f"finding-{rule}", "vi", **values)
    assert message_in(kept, "en") == say(f"finding-{rule}", "en", **values)
    assert message_in(kept, "vi") == kept


def test_check_and_show_speak_one_language(kg: Kg, policy: Path) -> None:
    gap = Finding(
        rule="number-gap", level="warning", subjects=(CITY,), message="PL/I: thiếu số thứ tự 3."
    )
    with closing(open_store(policy, write=True)) as db, change(db):
        write_graph(db, GRAPH.model_copy(update={"findings": (gap,)}))
    assert "warning: PL/I: the printed number 3 is missing." in kg("check").out
    assert "PL/I: thiếu số thứ tự 3." in kg("check", "--lang", "vi").out
    assert "PL/I: the printed number 3 is missing." in kg("show", CITY).out
    assert "PL/I: thiếu số thứ tự 3." in kg("export", "json").out


_REVERSED = [
    "Quý IV/2027 - Quý II/2026", "Từ ngày 30/9/2026 đến ngày 01/3/2026", "Giai đoạn 2030 - 2026",
    "Bắt đầu: Quý III/2026; hoàn thành: Quý I/2026",
]  # fmt: skip
_IN_ORDER = ["Quý II/2026 - Quý IV/2027", "Giai đoạn 2026-30", "Từ tháng 9/2026 đến tháng 3/2027"]


@pytest.mark.parametrize(
    ("time", "told"), [(t, 1) for t in _REVERSED] + [(t, 0) for t in _IN_ORDER]
)
def test_a_plan_whose_time_runs_backward_is_told(
    time: str, told: int, kg: Kg, policy: Path
) -> None:
    plan = policy.parent / "plan.txt"
    plan.write_text(
        "ỦY BAN NHÂN DÂN THÀNH PHỐ SAO MAI\nSố: 88/KH-UBND\n"
        "Sao Mai, ngày 03 tháng 4 năm 2026\nKẾ HOẠCH\nTrồng cây\n\n"
        "TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n"
        f"1\tTrồng hai hàng cây\tSở Xây dựng\t{time}\n",
        encoding="utf-8",
    )
    assert kg("--graph", "one.kg", "build", str(plan)).status == 0
    found = json.loads(kg("--graph", "one.kg", "--format", "json", "check").out)
    assert [row["rule"] for row in found["rows"]] == ["deadline-reversed"] * told
