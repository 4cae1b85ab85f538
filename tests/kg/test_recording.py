"""``kg met``, ``kg done``, ``kg undo``: recorded, shown at once, taken back."""

from pathlib import Path

from tests.kg.conftest import Kg
from tests.kg.small_graph import AWAITED, FIRST, SECOND

DAY = ("--as-of", "2026-06-30")


def test_a_met_prerequisite_frees_its_tasks_and_undo_binds_them(kg: Kg) -> None:
    met = kg("met", AWAITED, "--on", "15/6/2026", "--by", "7/2026/NĐ-CP", "--note", "Công báo")
    assert met.status == 0 and "Recorded on 2026-06-15" in met.out
    assert "tasks that cannot go on: 0" in kg("blocked", *DAY).out
    assert "since 2026-06-15 · by 7/2026/NĐ-CP" in kg("prerequisites", FIRST, *DAY).out
    event = met.out.rpartition("(")[2].rstrip(")\n")
    assert event in kg("list", "events").out
    assert kg("undo", event).status == 0
    assert "tasks that cannot go on: 2" in kg("blocked", *DAY).out


def test_recording_again_replaces_and_says_so(kg: Kg) -> None:
    kg("done", FIRST, "--on", "2026-05-01")
    again = kg("done", "Lập đề án chợ nổi", "--on", "2026-05-02")
    assert "2026-05-01" in again.err
    assert kg("list", "events").out.count("/event/done/") == 1


def test_a_month_of_reports(kg: Kg, policy: Path) -> None:
    file = policy.parent / "báo cáo.csv"
    file.write_text(
        f"task,on,note,người báo\n{FIRST},30/5/2026,đủ,An\n{SECOND},2026-06-01,,Bình\n", "utf-8-sig"
    )
    found = kg("done", "--from", str(file))
    assert found.status == 0
    assert found.out.count("Recorded on") == 2
    assert "người báo" in found.err
    assert "tasks that cannot go on: 0" in kg("blocked", *DAY).out


def test_one_wrong_row_records_nothing_and_each_is_named(kg: Kg, policy: Path) -> None:
    file = policy.parent / "reports.csv"
    file.write_text(f"task,on\n{FIRST},30/5/2026\n{SECOND},mai\nnothing,30/5/2026\n", "utf-8")
    found = kg("done", "--from", str(file))
    assert found.status == 1 and not found.out
    assert "row 3:" in found.err and "row 4:" in found.err
    assert "/event/" not in kg("list", "events").out


def test_a_file_of_reports_that_is_not_there(kg: Kg) -> None:
    found = kg("done", "--from", "missing.csv")
    assert found.status == 3 and "missing.csv" in found.err


def test_a_thing_of_the_other_kind_is_not_found(kg: Kg) -> None:
    assert kg("met", FIRST, "--on", "2026-05-01").status == 1
    assert kg("done", AWAITED, "--on", "2026-05-01").status == 1
