"""The workbook: its rows are the facts and the answers, its links lead to the words."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ontology.words import say
from queries.answers import cell
from queries.blocked import blocked
from queries.listing import list_of
from queries.reachability import walk
from queries.states import situation
from tests.kg.conftest import Kg
from tests.kg.workbooks import DAY, Row, day, links_of, rows_of, sheet_names, source_of
from tests.neo4j.pushed import sample_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, with a task done and an act met."""
    return sample_store(tmp_path_factory.mktemp("samples") / "samples.kg")


@pytest.fixture
def book(kg: Kg, store: Path) -> Path:
    """The workbook of the samples, in English."""
    found = kg("--graph", str(store), "export", "xlsx", "-o", "x.xlsx", "--as-of", str(DAY))
    assert found == (0, "", "")
    return Path("x.xlsx").resolve()


def facts(store: Path, list_: str) -> list[dict[str, Any]]:
    """The entries of a list of the export."""
    with source_of(store) as source:
        return list(source.facts(list_))


def test_the_tasks_are_those_of_the_list_in_both_languages(kg: Kg, store: Path) -> None:
    with source_of(store) as source:
        listed = list(list_of(source, "tasks", DAY).rows)
    for lang in ("vi", "en"):
        options = ("-o", f"{lang}.xlsx", "--as-of", "30/6/2026", "--lang", lang)
        assert kg("--graph", str(store), "export", "xlsx", *options).status == 0
        rows = rows_of(Path(f"{lang}.xlsx"), say("sheet-tasks", lang))
        assert len(rows) == len(listed) > 100
        for row, task in zip(rows, listed, strict=True):
            assert row[say("column-id", lang)] == task.id
            assert row[say("column-document", lang)] == task.document.label
            assert row[say("column-title", lang)] == task.title
            assert row[say("column-leads", lang)] == (cell(task.leads) or None)
            assert row[say("column-deadline_raw", lang)] == task.deadline
            assert row[say("column-deadline_end", lang)] == day(task.due)
            assert row[say("column-state", lang)] == say(f"state-{task.state}", lang)
            assert row[say("column-stage", lang)] == task.stage
            risk = task.risk and say(f"risk-{task.risk}", lang)
            assert row[say("column-risk", lang)] == risk


def test_a_task_has_all_that_its_entry_says(book: Path, store: Path) -> None:
    names = {agency["id"]: agency["name"] for agency in facts(store, "agencies")}
    acts = {act["id"]: act["text"] for act in facts(store, "prerequisites")}
    for row, task in zip(rows_of(book, "Tasks"), facts(store, "tasks"), strict=True):
        assert (row["no"] or "") == (task["no"] or "") and row["note"] == task["note"]
        assert row["section"] == (" › ".join(task["section"]) or None)
        assert row["products"] == ("; ".join(task["products"]) or None)
        named = "; ".join(names[id_] for id_ in task["coordinators"])
        assert row["coordinators"] == (named or None)
        assert row["first day"] == day(task["deadline"]["start"])
        assert row["enables"] == ("; ".join(task["enables"]) or None)
        words = "\n".join(acts[id_] for id_ in task["prerequisites"])
        assert row["prerequisites"] == (words or None)
        stages = task["deadline"]["milestones"]
        assert len((row["stages"] or "").splitlines()) == len(stages)


def test_dates_are_dates_that_are_shown_day_first(book: Path) -> None:
    page = load_workbook(book)["Tasks"]
    place = [cell.value for cell in page[1]].index("last day")
    dated = [row[place] for row in page.iter_rows(min_row=2) if row[place].value]
    assert dated and all(each.is_date for each in dated)
    assert {each.number_format for each in dated} == {"dd/mm/yyyy"}


def test_the_chains_are_what_blocked_answers(book: Path, store: Path) -> None:
    with source_of(store) as source:
        answered = list(blocked(source, DAY).rows)
    rows = rows_of(book, "Blocked chains")
    assert len(rows) == len(answered) > 20
    for row, said in zip(rows, answered, strict=True):
        assert (row["id of the act"], row["awaited act"]) == (said.cause, said.cause_label)
        assert row["title"] == said.label and row["last day"] == day(said.due)
        assert row["state"] == say(f"state-{said.state}") and row["steps"] == said.distance
        assert row["who must act"] == (said.actor.label if said.actor else say("nobody-named"))
        assert row["chain from the act to the task"].startswith(said.cause_label)
        assert row["chain from the act to the task"].endswith(row["blocked task"])
        assert row["chain from the act to the task"].count(" → ") == 2 * said.distance


def test_the_acts_are_what_the_question_answers(kg: Kg, book: Path, store: Path) -> None:
    asked = ("query", "awaited-acts", "--param", f"day={DAY}")
    answered = json.loads(kg("--graph", str(store), "--format", "json", *asked).out)["rows"]
    rows = rows_of(book, "Awaited acts")
    assert len(rows) == len(answered) > 20
    for row, said in zip(rows, answered, strict=True):
        assert (row["id"], row["awaited act"]) == (said["id"], said["label"])
        assert row["event"] == say(f"event-{said['event']}")
        assert row["who must act"] == (said["agency_label"] or say("nobody-named"))
        assert row["tasks that wait directly"] == said["tasks"]
        assert row["nearest deadline, direct"] == day(said["nearest"])


def test_all_that_wait_for_an_act_are_counted(book: Path, store: Path) -> None:
    rows = {row["id"]: row for row in rows_of(book, "Awaited acts")}
    with source_of(store) as source:
        now = situation(source, DAY)
        ties = [now.waiters.get(number, []) for number in range(source.size)]
    for act in (node for node in now.nodes.values() if node.id in rows):
        behind = walk(act.number, ties).order[1:]
        dues = [due for number in behind if (due := now.nodes[number].due)]
        assert rows[act.id]["tasks that wait in all"] == len(behind)
        assert rows[act.id]["nearest deadline, in all"] == day(min(dues, default=None))
    assert any(
        row["tasks that wait in all"] > row["tasks that wait directly"] for row in rows.values()
    )


def test_quarters_are_those_of_the_workload(kg: Kg, book: Path, store: Path) -> None:
    answer = kg("--graph", str(store), "--format", "json", "query", "agency-workload").out
    wanted: dict[str, Counter[str]] = {}
    for said in json.loads(answer)["rows"]:
        wanted.setdefault(said["id"], Counter())[said["quarter"]] = said["tasks"]
    rows = rows_of(book, "Agencies by quarter")
    *agencies, closing = rows
    unnamed = [row for row in agencies if not row["id"]]
    assert {row["id"] for row in agencies if row["id"]} == set(wanted) and len(unnamed) <= 1
    for row in agencies:
        assert row["total"] == sum(_quarters(row).values())
        if row["id"]:
            assert _quarters(row) == +wanted[row["id"]]
    assert closing["total"] == len(facts(store, "tasks")) == sum(_quarters(closing).values())
    assert [row["total"] for row in agencies] == sorted(
        (r["total"] for r in agencies), reverse=True
    )


def _quarters(row: Row) -> Counter[str]:
    """The counts of an agency by quarter, as the question names quarters."""
    counts: Counter[str] = Counter()
    for head, count in row.items():
        if head.startswith("Q") and count:
            counts[f"{head[3:]}-{head[:2]}"] += count
    counts[""] = (row["recurring"] or 0) + (row["without a last day"] or 0)
    return +counts


def test_targets_have_a_column_for_each_year(book: Path, store: Path) -> None:
    targets = facts(store, "targets")
    years = sorted({year for target in targets for year in target["by_year"]})
    rows = rows_of(book, "Targets")
    assert [head for head in rows[0] if head.isdigit()] == years and years
    for row, target in zip(rows, targets, strict=True):
        assert {year: row[year] for year in years if row[year]} == target["by_year"]
        for name, head in (("name", "name"), ("value", "value"), ("average", "yearly average")):
            assert row[head] == target[name]


def test_unresolved_references_have_their_candidates(book: Path, store: Path) -> None:
    entries = facts(store, "unresolved")
    for row, entry in zip(rows_of(book, "Unresolved"), entries, strict=True):
        assert row["text"] == entry["text"] and row["id"] == entry["id"]
        shown = (row["candidates"] or "").splitlines()
        assert [line.partition("(")[2][:-1] for line in shown] == entry["candidates"]


def test_every_piece_of_evidence_has_a_row(book: Path, store: Path) -> None:
    lists = ("tasks", "prerequisites", "requirements", "targets", "projects", "unresolved")
    pieces = [
        words for name in lists for entry in facts(store, name) for words in entry["evidence"]
    ]
    pieces += facts(store, "citations")
    rows = rows_of(book, "Source words")
    assert [(r["quote"], r["file"], r["start"], r["end"]) for r in rows] == [
        (p["quote"].replace("\r\n", "\n"), p["file"], p["start"], p["end"]) for p in pieces
    ]


@pytest.mark.parametrize(
    ("sheet", "head"),
    [
        ("Tasks", "id"),
        ("Blocked chains", "id of the act"),
        ("Awaited acts", "id"),
        ("Targets", "id"),
        ("Unresolved", "id"),
    ],
)
def test_links_lead_to_the_first_words_that_show_the_row(book: Path, sheet: str, head: str) -> None:
    links = links_of(book, sheet)
    assert len(links) == len(rows_of(book, sheet)) > 0
    first: dict[str, str] = {}
    for words in rows_of(book, "Source words"):
        first.setdefault(words["id"], words["quote"])
    for row, words in links:
        assert words["id"] == row[head] and words["quote"] == first[row[head]]


def test_the_first_sheet_says_the_day_and_counts_the_rows(book: Path) -> None:
    about = {row[0]: row for row in load_workbook(book)["About"].iter_rows(values_only=True)}
    assert about["States are those of"][1] == day(str(DAY))
    for sheet in sheet_names(book)[1:]:
        closing = sheet == "Agencies by quarter"
        assert about[sheet][1] == len(rows_of(book, sheet)) - closing
    assert about["Cells cut short"][1] == about["Left out of these sheets"][1] == 0
    assert "Nothing is left out." in about["Left out of these sheets"]
    elsewhere = about["In the graph, without a sheet here"][2]
    assert "documents: 23" in elsewhere and "prerequisites (met): 1" in elsewhere


def test_heads_stay_in_sight_and_rows_can_be_filtered(book: Path) -> None:
    for page in load_workbook(book).worksheets[1:]:
        assert page.freeze_panes in ("A2", "B2")
        rows = page.max_row - (page.title == "Agencies by quarter")
        assert page.auto_filter.ref == f"A1:{page.cell(1, page.max_column).coordinate[:-1]}{rows}"
        assert all(cell.font.bold and cell.alignment.wrap_text for cell in page[1])


def test_what_is_late_or_blocked_has_a_colour_beside_the_word(book: Path) -> None:
    page = load_workbook(book)["Tasks"]
    heads = [cell.value for cell in page[1]]
    for head, word in (("state", "blocked"), ("risk", "late")):
        found = [row[heads.index(head)] for row in page.iter_rows(min_row=2)]
        coloured = [each for each in found if each.value == word]
        assert coloured and all(each.fill.fgColor.rgb == "FFF8CBAD" for each in coloured)


def test_a_row_is_as_high_as_its_longest_text_needs(book: Path) -> None:
    page = load_workbook(book)["Tasks"]
    heads = [cell.value for cell in page[1]]
    place = heads.index("section")
    long = [row for row in page.iter_rows(min_row=2) if len(row[place].value or "") > 60]
    assert long
    for row in long:
        assert page.row_dimensions[row[0].row].height >= 3 * 15
    assert all((each.height or 15) <= 12 * 15 for each in page.row_dimensions.values())
