"""``kg build`` as a person sees it: what became of each file, and of the bad ones among them."""

import csv
import errno
import io
import json
import shutil
from pathlib import Path

import pytest

from loaders.extracting import Extractor
from loaders.layout.work import RawItem
from loaders.reading import TaskReading
from tests.kg.conftest import Kg
from tests.sources import TOP

DECREE, PLAN = "06_nghi-quyet-chinh-phu.txt", "04_ke-hoach-so.txt"
NEW = ("--graph", "new.kg")


@pytest.fixture
def plans(policy: Path) -> Path:
    """A folder with two plans, beside the store."""
    folder = policy.parent / "kế hoạch"
    folder.mkdir()
    for name in (DECREE, PLAN):
        shutil.copy(TOP / "samples" / name, folder)
    return folder


def test_a_draft_without_a_date_beside_the_signed_plan_is_refused_alone(
    kg: Kg, plans: Path
) -> None:
    text = (plans / PLAN).read_text(encoding="utf-8")
    draft = text.replace("ngày 16 tháng 3 năm 2026", "ngày    tháng 3 năm 2026")
    assert draft != text
    (plans / "draft.txt").write_text(draft, encoding="utf-8")
    found = kg(*NEW, "build", str(plans))
    assert found.status == 1 and "Files: 3 (2 read, 1 refused)." in found.out
    assert "another file is the same document" in found.out + found.err


def test_a_folder_is_read_once_and_kept_afterwards(kg: Kg, plans: Path) -> None:
    first = kg(*NEW, "build", str(plans))
    assert first.status == 0 and not first.err
    assert f"{PLAN}: read" in first.out and "tasks: 8" in first.out
    assert "Files: 2 (2 read)." in first.out
    again = kg(*NEW, "build", str(plans))
    assert again.status == 0
    assert "Files: 2 (2 kept)." in again.out


def test_a_changed_file_says_what_changed(kg: Kg, plans: Path) -> None:
    kg(*NEW, "build", str(plans))
    text = (plans / PLAN).read_text(encoding="utf-8")
    assert "Quý III/2026" in text
    (plans / PLAN).write_text(text.replace("Quý III/2026", "Quý IV/2026", 1), encoding="utf-8")
    out = kg(*NEW, "build", str(plans)).out
    changed = [line for line in out.splitlines() if "→" in line]
    assert any("Quý III/2026" in line and "Quý IV/2026" in line for line in changed)
    assert all(line.startswith("  task ") for line in changed)


def test_files_that_cannot_be_read_are_named_and_the_others_are_read(kg: Kg, plans: Path) -> None:
    (plans / "trống.txt").touch()
    (plans / "hình.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    (plans / "chợ.txt").write_text("Hôm nay chợ đông.\n", encoding="utf-8")
    shutil.copy(plans / PLAN, plans / "bản sao.txt")
    found = kg(*NEW, "build", str(plans), "missing.txt")
    assert found.status == 1
    for name in ("trống.txt", "hình.txt", "chợ.txt", "missing.txt"):
        assert f"{name}: refused" in found.out
    assert (
        f"  the same bytes as {PLAN}" in found.out or "the same bytes as bản sao.txt" in found.out
    )
    assert "Files: 7 (" in found.out and "4 refused" in found.out
    assert "2 documents" in found.out


def test_the_report_for_programs(kg: Kg, plans: Path) -> None:
    (plans / "trống.txt").touch()
    found = kg(*NEW, "build", str(plans), "--format", "json")
    report = json.loads(found.out)
    assert [row["outcome"] for row in report["rows"]] == ["read", "read", "refused"]
    assert report["rows"][0]["counts"]["tasks"] == 8
    assert found.err.startswith("trống.txt: The file is empty.")
    rows = kg(*NEW, "build", str(plans), "--format", "csv").out.removeprefix("\ufeff")
    assert [row["outcome"] for row in csv.DictReader(io.StringIO(rows))] == [
        "kept",
        "kept",
        "refused",
    ]


def test_a_file_that_has_gone_is_kept_until_pruned(kg: Kg, plans: Path) -> None:
    kg(*NEW, "build", str(plans))
    (plans / PLAN).unlink()
    assert f"{PLAN}: the file has gone" in kg(*NEW, "build", str(plans)).out
    assert f"{PLAN}: removed" in kg(*NEW, "build", str(plans), "--prune").out
    assert "Entries: 0." in kg(*NEW, "list", "tasks").out


def test_a_folder_without_plans_says_what_is_read(kg: Kg, plans: Path) -> None:
    empty = plans.parent / "trống"
    empty.mkdir()
    for name in ("a.docx", "b.docx", "c.pdf", "README"):
        (empty / name).touch()
    found = kg(*NEW, "build", "trống")
    assert found.status == 1
    assert "trống: no plans in this folder; only files that end in .txt, .md are read." in found.out
    assert "not read: 4 (.docx 2, without ending 1, .pdf 1)." in found.out
    found = kg(*NEW, "build", "trống", "--format", "json")
    assert json.loads(found.out)["others"] == {".docx": 2, "": 1, ".pdf": 1}
    assert found.err.startswith("trống: no plans in this folder")


def test_a_file_with_another_document_is_told_in_one_line(kg: Kg, plans: Path) -> None:
    kg(*NEW, "build", str(plans))
    (plans / DECREE).unlink()
    shutil.copy(TOP / "samples" / DECREE, plans / PLAN)
    out = kg(*NEW, "build", str(plans), "--prune").out
    told = [line for line in out.splitlines() if "another document" in line]
    assert len(told) == 1 and "no file holds 47/KH-SKHCN" in told[0]
    assert "→" not in out


def test_a_first_build_that_did_not_end_gives_no_empty_answer(
    kg: Kg, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full", "new.kg")

    with monkeypatch.context() as patched:
        patched.setattr("loaders.building.resolved.write_graph", stop)
        assert kg(*NEW, "build", str(plans)).status == 3
    found = kg(*NEW, "list", "tasks")
    assert found.status == 3 and "No build of new.kg has been completed" in found.err
    kg(*NEW, "build", str(plans))
    assert kg(*NEW, "list", "tasks").status == 0


def test_a_row_that_breaks_the_model_refuses_its_file_and_no_other(
    kg: Kg, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader of ours that forgets the evidence of one task, as a mistake of ours would."""
    right = Extractor.task

    def wrong(self: Extractor, raw: RawItem, ref: str) -> TaskReading:
        task = right(self, raw, ref)
        return task.model_copy(update={"words": ()}) if ref == "body/II/3" else task

    kg(*NEW, "build", str(plans))
    before = kg(*NEW, "export", "json").out
    with (plans / PLAN).open("a", encoding="utf-8") as file:
        file.write("\n")
    with monkeypatch.context() as patched:
        patched.setattr(Extractor, "task", wrong)
        found = kg(*NEW, "build", str(plans))
    assert found.status == 1 and "Traceback" not in found.err
    assert f"{PLAN}: refused" in found.out and "Files: 2 (1 refused, 1 kept)." in found.out
    assert "  body/II/3: “evidence” breaks the model (" in found.out
    assert kg(*NEW, "export", "json").out == before
    vietnamese = "body/II/3: “evidence” trái với mô hình"
    with monkeypatch.context() as patched:
        patched.setattr(Extractor, "task", wrong)
        assert vietnamese in kg(*NEW, "build", str(plans), "--lang", "vi").out
    assert kg(*NEW, "build", str(plans)).status == 0


def test_names_of_files_cannot_move_the_cursor(kg: Kg, plans: Path) -> None:
    (plans / "\x1b[2Jtrống\n.txt").touch()
    out = kg(*NEW, "build", str(plans)).out
    assert "\ufffd[2Jtrống\ufffd.txt: refused" in out and "\x1b" not in out


def test_one_s_own_agencies(kg: Kg, plans: Path) -> None:
    own = plans.parent / "agencies.toml"
    own.write_text('[local.department]\n"Sở Chợ" = { also = ["Sở C"] }\n', encoding="utf-8")
    assert kg(*NEW, "build", str(plans), "--agencies", str(own)).status == 0
    own.write_text("[local.department]\n5 = 5\n", encoding="utf-8")
    assert kg(*NEW, "build", str(plans), "--agencies", str(own)).status == 2


def test_a_file_above_the_limit_is_refused(kg: Kg, plans: Path) -> None:
    with (plans / "lớn.txt").open("wb") as file:
        file.truncate((1 << 20) + 1)
    found = kg(*NEW, "build", str(plans), "--max-size", "1")
    assert found.status == 1 and "--max-size" in found.out


def test_a_store_that_is_none_is_left_alone(kg: Kg, plans: Path) -> None:
    other = plans.parent / "new.kg"
    other.write_text("thơ\n" * 400, encoding="utf-8")
    found = kg(*NEW, "build", str(plans))
    assert found.status == 3 and len(found.err.splitlines()) == 1
    assert other.read_text(encoding="utf-8").startswith("thơ")
