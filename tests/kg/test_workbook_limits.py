"""The workbook at its limits: texts of any kind, many rows, full disks, the same bytes again."""

import csv
import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kg.exporting.workbook.sheets import Limits
from ontology.model import Deadline, Evidence, Graph, Target, Task
from ontology.words import say
from tests.kg.conftest import Kg
from tests.kg.small_graph import AWAITED, CITY, GRAPH, TRADE
from tests.kg.workbooks import DAY, links_of, rows_of, sheet_names, workbook_of
from tests.neo4j.pushed import sample_store

_NASTY = {
    "=1+1": "=1+1",
    '=HYPERLINK("http://x.invalid","y")': '=HYPERLINK("http://x.invalid","y")',
    "+SUM(A1:A9)": "+SUM(A1:A9)",
    "@cmd|' /C calc'!A0": "@cmd|' /C calc'!A0",
    "'quoted": "'quoted",
    "{=1}": "{=1}",
    "#N/A": "#N/A",
    "TRUE": "TRUE",
    "1e5": "1e5",
    "007": "007",
    "https://example.invalid/": "https://example.invalid/",
    "<r><t>markup</t></r>": "<r><t>markup</t></r>",
    "</is></c>&amp;<x": "</is></c>&amp;<x",
    "_x0041_": "_x0041_",
    "a\x00b\x0bc\x1b[2J\ufffe": "a\ufffdb\ufffdc\ufffd[2J\ufffd",
    "🚢 tàu": "🚢 tàu",
    "\u200fعربي\u200e \u202eđảo": "\u200fعربي\u200e \ufffdđảo",
    "  blanks  ": "  blanks  ",
    "one\ntwo\r\nthree": "one\ntwo\nthree",
    "x" * 40_000: "x" * 32_766 + "…",
    "🚢" * 20_000: "🚢" * 16_383 + "…",
}
"""Titles, and what a cell has of them."""


def _tasks(*titles: str) -> Graph:
    """A graph with a task, and a piece of evidence, for each title."""
    return GRAPH.model_copy(update={"tasks": tuple(map(_task, range(len(titles)), titles))})


def _task(number: int, title: str) -> Task:
    words = Evidence(field="title", file="9.txt", start=number, end=number + 1, quote=title)
    due = Deadline(kind="fixed", end=DAY.replace(year=2000 + number))
    ref = f"PL/II/{number:03}"
    return Task(
        id=f"{CITY}#{ref}", document=CITY, ref=ref, no=str(number), title=title, deadline=due,
        leads=(TRADE,), prerequisites=(AWAITED,), evidence=(words,),
    )  # fmt: skip


def _unescaped(text: str) -> str:
    """Text as Excel shows it: openpyxl leaves the mark of an escape where it stands."""
    return re.sub(r"_x005F(_x[0-9A-Fa-f]{4}_)", r"\1", text)


def test_any_text_stays_text_and_is_whole_or_counted(tmp_path: Path) -> None:
    path = workbook_of(_tasks(*_NASTY), tmp_path / "x.xlsx")
    page = load_workbook(path)["Tasks"]
    place = [cell.value for cell in page[1]].index("title")
    cells = [row[place] for row in page.iter_rows(min_row=2)]
    assert [_unescaped(cell.value) for cell in cells] == list(_NASTY.values())
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    about = {row[0]: row[1] for row in load_workbook(path)["About"].iter_rows(values_only=True)}
    assert about["Cells cut short"] == 4  # each of two long texts as a title and as source words
    assert about["Cells with replaced characters"] == 4


def test_more_rows_than_fit_go_on_in_another_sheet(tmp_path: Path) -> None:
    titles = [f"Việc {number}" for number in range(11)]
    limits = Limits(rows=5)
    path = workbook_of(_tasks(*titles), tmp_path / "x.xlsx", limits)
    pages = [name for name in sheet_names(path) if name.startswith("Tasks")]
    assert pages == ["Tasks", "Tasks (2)", "Tasks (3)"]
    rows = [row for page in pages for row in rows_of(path, page)]
    assert [row["title"] for row in rows] == titles
    links = [link for page in pages for link in links_of(path, page)]
    assert [words["quote"] for _, words in links] == titles
    assert all(load_workbook(path)[page].auto_filter.ref for page in pages)
    about = {row[0]: row for row in load_workbook(path)["About"].iter_rows(values_only=True)}
    assert about["Tasks"][1] == 11 and "Tasks (2), Tasks (3)" in about["Tasks"][2]


def test_links_past_the_limit_are_formulas_that_lead_there_too(tmp_path: Path) -> None:
    titles = [f"Việc {number}" for number in range(5)]
    path = workbook_of(_tasks(*titles), tmp_path / "x.xlsx", Limits(links=3))
    assert len(links_of(path, "Tasks")) == 3
    rows = rows_of(path, "Tasks")
    assert [row["source words"] for row in rows[3:]] == [
        f'=HYPERLINK("#\'Source words\'!A{number}","→ {number}")' for number in (5, 6)
    ]


def test_quarters_that_do_not_fit_become_years(tmp_path: Path) -> None:
    graph = _tasks(*(f"Việc {number}" for number in range(4)))
    path = workbook_of(graph, tmp_path / "x.xlsx", Limits(columns=20))
    heads = list(rows_of(path, "Agencies by quarter")[0])
    assert heads[2:6] == ["2000", "2001", "2002", "2003"]
    assert rows_of(path, "Agencies by quarter")[0]["2002"] == 1
    assert "Q2/2002" in rows_of(workbook_of(graph, path), "Agencies by quarter")[0]


def test_years_of_targets_that_do_not_fit_share_a_column(tmp_path: Path) -> None:
    target = Target(
        id=f"{CITY}#T1", document=CITY, no="1", name="Bến xanh",
        by_year={"2026": "1", "2027": "2", "2028": "3"},
    )  # fmt: skip
    graph = GRAPH.model_copy(update={"targets": (target,)})
    row = rows_of(workbook_of(graph, tmp_path / "x.xlsx", Limits(columns=12)), "Targets")[0]
    assert (row["2026"], row["further years"]) == ("1", "2027: 2; 2028: 3")


def test_chains_that_are_left_out_are_said_on_the_first_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("queries.causes.MOST_PAIRS", 1)
    path = workbook_of(GRAPH, tmp_path / "x.xlsx")
    about = {row[0]: row for row in load_workbook(path)["About"].iter_rows(values_only=True)}
    assert about["Left out of these sheets"][1:] == (None, say("blocked-nearest"))


def test_a_graph_with_nothing_in_it_has_all_its_sheets(tmp_path: Path) -> None:
    path = workbook_of(Graph(), tmp_path / "x.xlsx")
    assert sheet_names(path)[1:3] == ["Tasks", "Blocked chains"] and not rows_of(path, "Tasks")


def test_a_day_that_excel_does_not_know_is_text(tmp_path: Path) -> None:
    graph = _tasks("Việc cũ")
    old = graph.tasks[0].model_copy(update={"deadline": Deadline(end=DAY.replace(year=206))})
    path = workbook_of(graph.model_copy(update={"tasks": (old,)}), tmp_path / "x.xlsx")
    assert rows_of(path, "Tasks")[0]["last day"] == "30/06/0206"


def _run(*words: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", "--lang", "en", "export", "xlsx", *words],
        env={**os.environ, **surroundings}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_same_graph_day_and_language_give_the_same_bytes(kg: Kg, policy: Path) -> None:
    folder = policy.parent
    assert kg("export", "xlsx", "-o", "here.xlsx", "--as-of", str(DAY)).status == 0
    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("2", "America/Los_Angeles")):
        done = _run("-o", f"{seed}.xlsx", "--as-of", str(DAY), PYTHONHASHSEED=seed, TZ=zone)
        assert done.returncode == 0 and not done.stderr
        assert (folder / f"{seed}.xlsx").read_bytes() == (folder / "here.xlsx").read_bytes()
    assert kg("export", "xlsx", "-o", "later.xlsx", "--as-of", "2028-06-30").status == 0
    assert (folder / "later.xlsx").read_bytes() != (folder / "here.xlsx").read_bytes()


def test_without_a_day_the_states_are_those_of_today(kg: Kg, policy: Path) -> None:
    assert kg("export", "xlsx", "-o", "x.xlsx").status == 0
    states = {row["id"]: row["state"] for row in rows_of(policy.parent / "x.xlsx", "Tasks")}
    assert f"{CITY}#PL/I/1" in states and set(states.values()) == {"blocked", "ready"}


@pytest.mark.parametrize(
    "place", ["/dev/full", "no/such/x.xlsx", ".", "policy.kg/x.xlsx", "/proc/x.xlsx"]
)
def test_what_cannot_be_written_is_said_in_one_line(kg: Kg, policy: Path, place: str) -> None:
    before = _beside(policy)
    done = _run("-o", place)
    assert done.returncode == 3 and not done.stdout
    assert done.stderr.startswith(("The disk is full: /dev/full ", place))
    assert len(done.stderr.splitlines()) == 1
    assert _beside(policy) == before


@pytest.mark.parametrize("most", [40_000, 80_000])
def test_a_disk_that_fills_up_leaves_the_file_as_it_was(kg: Kg, policy: Path, most: int) -> None:
    """Rows fill the disk with the lower limit, the finished workbook with the higher one."""
    sample_store(policy.parent / "samples.kg")
    file = policy.parent / "x.xlsx"
    assert kg("--graph", "samples.kg", "export", "xlsx", "-o", "x.xlsx").status == 0
    before, beside = file.read_bytes(), _beside(policy)
    assert len(before) > most
    limit = (most, most)
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--graph", "samples.kg", "--lang", "en", "export", "xlsx",
         "-o", "x.xlsx", "--as-of", "1/1/2030"], capture_output=True, encoding="utf-8", check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )  # fmt: skip
    assert done.returncode == 3 and len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("The disk is full: x.xlsx could not be written.")
    assert file.read_bytes() == before and _beside(policy) == beside


def _beside(policy: Path) -> list[Path]:
    """The files of a folder but for those that SQLite keeps beside a store."""
    return sorted(path for path in policy.parent.iterdir() if not path.suffix.startswith(".kg-"))


def test_only_a_workbook_of_ours_is_written_over(kg: Kg, policy: Path) -> None:
    folder = policy.parent
    assert kg("export", "xlsx", "-o", "ours.xlsx").status == 0
    saved = load_workbook(folder / "ours.xlsx")
    saved["Tasks"]["A2"] = "seen to"
    saved.save(folder / "ours.xlsx")
    assert kg("export", "xlsx", "-o", "ours.xlsx").status == 0
    del saved.custom_doc_props["kg-export"]
    saved.save(folder / "budget.xlsx")
    (folder / "notes.xlsx").write_text("notes", encoding="utf-8")
    (folder / "empty.xlsx").touch()
    assert kg("export", "xlsx", "-o", "empty.xlsx").status == 0
    for name in ("budget.xlsx", "notes.xlsx"):
        before = (folder / name).read_bytes()
        found = kg("export", "xlsx", "-o", name)
        assert found.status == 2 and "is not a workbook that kg wrote" in found.err
        assert (folder / name).read_bytes() == before


def test_the_store_is_not_written_over(kg: Kg, policy: Path) -> None:
    before = policy.read_bytes()
    assert "Name another file after -o" in kg("export", "xlsx", "-o", "policy.kg").err
    assert policy.read_bytes() == before


def test_a_workbook_needs_a_file_and_other_formats_no_day(kg: Kg) -> None:
    found = kg("export", "xlsx")
    assert found.status == 2 and not found.out and "name a file" in found.err
    for words in (["json"], ["csv", "-o", "out"], ["graphml"], ["neo4j-csv", "-o", "out"]):
        found = kg("export", *words, "--as-of", "2026-06-30")
        assert found.status == 2 and not found.out and "--as-of is for xlsx alone" in found.err
    assert not Path("out").exists()


def test_libreoffice_shows_the_same_cells(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: neither soffice nor libreoffice is on the path")
    path = workbook_of(_tasks(*_NASTY), tmp_path / "x.xlsx", Limits(links=3))
    _as_csv(office, path)
    book = load_workbook(path, data_only=True)
    assert book.sheetnames
    for page in book:
        with (tmp_path / f"x-{page.title}.csv").open(encoding="utf-8", newline="") as file:
            shown = list(csv.reader(file))
        width = page.max_column
        assert [[*row, *[""] * (width - len(row))] for row in shown] == [
            [_shown(value) for value in row] for row in page.iter_rows(values_only=True)
        ]


def _as_csv(office: str, path: Path) -> None:
    """Write each sheet as CSV, its cells as LibreOffice shows them."""
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", every_sheet, "--outdir", path.parent, path],
        env={**os.environ, "HOME": str(path.parent)}, check=True, timeout=120, capture_output=True,
    )  # fmt: skip


def _shown(value: object) -> str:
    """A cell as a spreadsheet program shows it."""
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if hasattr(value, "year") else _unescaped(str(value))
