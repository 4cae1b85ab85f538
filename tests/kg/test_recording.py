"""``kg met``, ``kg done``, ``kg undo``: recorded, shown at once, taken back."""

import json
from contextlib import closing
from pathlib import Path

from loaders.store.graphs import write_graph
from loaders.store.opening import change, open_store
from tests.kg.conftest import Kg
from tests.kg.small_graph import AWAITED, DECREE, FIRST, FREE, GRAPH, SECOND

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


def test_a_month_of_reports_takes_the_names_that_the_command_takes(kg: Kg, policy: Path) -> None:
    file = policy.parent / "reports.csv"
    file.write_text(
        "task,on,by\n9-kh-ubnd#PL/I/1,30/5/2026,7/2026/NĐ-CP\n4/KH-SCT#II/1,1/6/2026,\n"
        "Dọn kênh,1/6/2026,99/2026/TT-BXD\n",
        "utf-8",
    )
    found = kg("done", "--from", str(file), "--format", "json")
    assert found.status == 0
    rows = json.loads(found.out)["rows"]
    assert [(row["subject"], row["by"], row["note"]) for row in rows] == [
        (FIRST, DECREE, None),
        (SECOND, None, None),
        (FREE, None, "99/2026/TT-BXD"),
    ]
    assert "99/2026/TT-BXD is not in the graph" in found.err


def test_each_wrong_name_of_a_file_is_explained(kg: Kg, policy: Path) -> None:
    file = policy.parent / "reports.csv"
    rows = ["task,on,by", f"{AWAITED},1/6/2026,", "chợ nổi,1/6/2026,", f"{FREE},1/6/2026,thông tư"]
    file.write_text("\n".join(rows), "utf-8")
    found = kg("done", "--from", str(file))
    assert found.status == 1 and not found.out
    assert "row 2: " in found.err and "is a prerequisite" in found.err
    assert "row 3: “chợ nổi” could be 2 things" in found.err
    assert "row 4: There is no document thông tư" in found.err
    assert "/event/" not in kg("list", "events").out


def test_a_document_that_is_not_in_the_graph_is_kept_by_its_number(kg: Kg) -> None:
    words = ("met", AWAITED, "--on", "2026-05-01", "--by", "12/2026/TT-BXD", "--note", "Công báo")
    found = kg(*words, "--format", "json")
    assert found.status == 0
    event = json.loads(found.out)["rows"][0]
    assert (event["by"], event["note"]) == (None, "12/2026/TT-BXD; Công báo")
    assert "12/2026/TT-BXD is not in the graph" in found.err
    assert "since 2026-05-01 · 12/2026/TT-BXD; Công báo" in kg("prerequisites", FIRST, *DAY).out


def test_a_thing_of_another_kind_is_named_as_what_it_is(kg: Kg) -> None:
    assert "is a task" in kg("met", "9-kh-ubnd#PL/I/1", "--on", "2026-05-01").err
    assert "is a prerequisite" in kg("done", AWAITED, "--on", "2026-05-01").err
    assert "is a document" in kg("prerequisites", "9/KH-UBND").err
    assert "is an agency" in kg("list", "tasks", "--document", "Sở Công Thương").err


def test_the_exact_words_of_a_prerequisite_are_no_task_that_holds_them(
    kg: Kg, policy: Path
) -> None:
    text = GRAPH.prerequisites[0].text
    longer = GRAPH.tasks[0].model_copy(update={"title": f"Mở chợ nổi {text}"})
    graph = GRAPH.model_copy(update={"tasks": (longer, *GRAPH.tasks[1:])})
    with closing(open_store(policy, write=True)) as db, change(db):
        write_graph(db, graph)
    found = kg("done", text, "--on", "2026-05-01")
    assert found.status == 1 and "is a prerequisite" in found.err
    assert "/event/" not in kg("list", "events").out
