"""``kg query``: answers in every format, lists, help, Cypher to paste, questions of one's own."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.rendering.csv_text import BYTE_ORDER_MARK
from tests.kg.conftest import Kg
from tests.kg.small_graph import AWAITED, CITY, FIRST, FREE, SECOND, TRADE
from tests.sources import TOP

HEAD = """\
// [question]
// vi = "Cơ quan này chủ trì gì?"
// en = "What does this agency lead?"
//
// [parameters.agency]
// type = "agency"
// default = ""
// vi = "cơ quan"
// en = "the agency"
//
// [parameters.before]
// type = "day"
// default = "2030-01-01"
// vi = "trước ngày này"
// en = "before this day"
//
// [parameters.most]
// type = "integer"
// default = 9
// vi = "nhiều nhất"
// en = "at most"
//
// [columns.id]
// vi = "mã nhiệm vụ"
// en = "task"
//
// [columns.due]
// vi = "hạn"
// en = "due"
//
// [columns.leads]
// vi = "chủ trì"
// en = "led by"
"""
TEXT = """
MATCH (t:Task)-[:LED_BY]->(a:Agency)
WHERE (a.id = $agency OR $agency IS NULL) AND t.deadline_end < $before
RETURN t.id AS id, t.deadline_end AS due, collect(a.label) AS leads ORDER BY due, id LIMIT $most
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with the question ``led-by``."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "led-by.cypher").write_text(HEAD + TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def query(kg: Kg, own: Path) -> Kg:
    """Runs ``kg query`` with questions of one's own beside ours."""
    return lambda *words: kg("query", "--queries", str(own), *words)


def test_a_table_has_headings_in_the_language_of_the_reader(query: Kg) -> None:
    found = query("led-by")
    assert (found.status, found.err) == (0, "")
    assert found.out.splitlines()[0].split() == ["task", "due", "led", "by"]
    assert FIRST in found.out and "2026-03-31" in found.out and "Entries: 2." in found.out
    assert query("--lang", "vi", "led-by").out.startswith("mã nhiệm vụ")


def test_json_says_how_parameters_were_understood(query: Kg) -> None:
    words = ("--param", "agency=Sở Công Thương", "--param", "before=30/6/2026", "--format", "json")
    found: Any = json.loads(query("led-by", *words).out)
    assert found == {
        "question": "led-by",
        "parameters": {"agency": TRADE, "before": "2026-06-30", "most": 9},
        "rows": [{"id": FIRST, "due": "2026-03-31", "leads": ["Sở Công Thương"]}],
    }


def test_csv_has_a_mark_and_the_names_of_the_columns(query: Kg) -> None:
    out = query("led-by", "--format", "csv").out
    assert out.startswith(BYTE_ORDER_MARK)
    rows = list(csv.reader(io.StringIO(out.removeprefix(BYTE_ORDER_MARK))))
    assert rows[0] == ["id", "due", "leads"]
    assert [row[0] for row in rows[1:]] == [FIRST, SECOND]


def test_no_rows_are_an_answer(query: Kg) -> None:
    found = query("led-by", "--param", "before=2020-01-01")
    assert (found.status, found.out) == (0, "Entries: 0.\n")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ([], 2, "Name one question, or use --list"),
        (["led-by", "--list"], 2, "Name one question, or use --list"),
        (["led-bye"], 2, "Did you mean: led-by"),
        (["led-by", "--param", "agency"], 2, "write name=value"),
        (["led-by", "--param", "agency=\udcff"], 2, "these words are not UTF-8"),
        (["led-by", "--param", "who=x"], 2, "It has: agency, before, most."),
        (["led-by", "--param", "before=soon"], 2, "“soon” is not a day"),
        (["led-by", "--param", "agency=Sở Y tế"], 1, "Sở Y tế"),
        (["led-by", "--param", f"agency={FIRST}"], 1, FIRST),
        (["led-by", "--timeout", "0"], 2, "a whole number, 1 or more"),
        (["led-by", "--show", "--param", "who=x"], 2, "It has: agency, before, most."),
        (["led-by", "--graph", "missing.kg"], 3, "missing.kg"),
        (["waiting-for"], 2, "needs: prerequisite. Example: --param prerequisite="),
    ],
)
def test_what_cannot_be_asked_is_said(query: Kg, words: list[str], status: int, said: str) -> None:
    found = query(*words)
    assert (found.status, found.out) == (status, "")
    assert said in found.err and len(found.err.splitlines()) <= 2


def test_a_folder_of_questions_that_is_not_there(kg: Kg) -> None:
    found = kg("query", "--list", "--queries", "missing")
    assert found.status == 2 and "no folder of questions missing" in found.err


def test_the_list_has_groups_and_ones_own_behind_ours(query: Kg) -> None:
    lines = query("--list").out.splitlines()
    assert lines[0] == "Waiting"
    assert lines.index("Others") > lines.index("Time and results") > lines.index("Change")
    assert any(line.split()[0:2] == ["led-by", "What"] for line in lines)
    found: Any = json.loads(query("--list", "--format", "json", "--lang", "vi").out)
    assert found["rows"][-1] == {
        "name": "led-by",
        "group": None,
        "question": "Cơ quan này chủ trì gì?",
        "parameters": ["agency", "before", "most"],
    }


def test_listing_loads_nothing_that_only_answers_need() -> None:
    code = (
        "import sys; from kg.program import run; run(['query', '--list']);"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"ladybug", "neo4j", "pyarrow", "networkx", "rdflib", "rich", "sqlite3"}
    assert not heavy & set(done.stderr.split())


def test_a_broken_question_is_said_and_the_others_are_listed(query: Kg, own: Path) -> None:
    (own / "broken.cypher").write_text("// [question", encoding="utf-8")
    found = query("--list")
    assert found.status == 2 and "led-by" in found.out
    assert "broken.cypher, line 1" in found.err
    assert query("led-by").status == 0
    assert query("broken").status == 2


def test_ones_own_question_takes_the_place_of_ours(
    kg: Kg, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_QUERIES", str(own))
    (own / "led-by.cypher").rename(own / "unresolved.cypher")
    found = kg("query", "unresolved")
    assert found.status == 0 and FIRST in found.out
    assert "unresolved: your own question" in found.err
    assert "unresolved: your own question" in kg("query", "--list").err


def test_help_is_that_of_the_question(query: Kg) -> None:
    found = query("led-by", "--help")
    assert found.status == 0
    for words in ("What does this agency lead?", "agency=AGENCY", "Default: 9.", "led by"):
        assert words in found.out
    assert "--param" in found.out and "--show" in found.out
    assert "Did you mean: led-by" in query("led-bye", "--help").err


def test_cypher_to_paste(query: Kg) -> None:
    given = ("--param", "agency=Sở Công Thương", "--param", "before=2026-06-30")
    found = query("led-by", "--show", *given)
    assert found.out.splitlines()[:3] == [
        f':param agency => "{TRADE}";',
        ':param before => date("2026-06-30");',
        ":param most => 9;",
    ]
    assert found.out.endswith(TEXT)
    assert ":param agency => null;" in query("led-by", "--show").out


def test_cypher_needs_no_graph_for_what_needs_no_name(query: Kg) -> None:
    given = ("--graph", "missing.kg", "--show", "--param")
    assert query("led-by", *given, "agency=/agency/x").out.startswith(
        ':param agency => "/agency/x"'
    )
    shown = query("waiting-for", "--graph", "neo4j://nowhere.example", "--show").out
    assert "// Values that were not given are examples" in shown


def test_a_text_for_a_server_alone(query: Kg, own: Path) -> None:
    (own / "led-by.cypher").rename(own / "led-by.neo4j.cypher")
    found = query("led-by")
    assert found.status == 2 and "led-by.ladybug.cypher" in found.err
    assert "For a graph in a file kg computes" not in query("led-by", "--show").out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (" due,", " duo,", "does not return columns that its head declares: due"),
        ("AS due,", "AS due, t.label AS label,", "columns that its head does not declare: label"),
        ("RETURN", "RETRUN", "is not Cypher"),
    ],
)
def test_a_text_that_is_not_what_its_head_says(
    query: Kg, own: Path, old: str, new: str, said: str
) -> None:
    (own / "led-by.cypher").write_text(HEAD + TEXT.replace(old, new), encoding="utf-8")
    found = query("led-by")
    assert found.status == 2 and said in found.err and not found.out


def test_paths_as_lists_and_as_arrows(kg: Kg) -> None:
    given = (
        "query",
        "waiting-for",
        "--param",
        f"prerequisite={AWAITED}",
        "--param",
        "day=2026-06-30",
    )
    rows: Any = json.loads(kg(*given, "--format", "json").out)["rows"]
    assert [row["path"] for row in rows] == [[AWAITED, FIRST], [AWAITED, FIRST, SECOND]]
    assert [row["distance"] for row in rows] == [1, 2]
    assert f"{AWAITED} <-REQUIRES- {FIRST} <-REQUIRES- {SECOND}" in kg(*given).out


def test_the_example_of_ones_own_question_runs(kg: Kg) -> None:
    folder = str(TOP / "samples" / "questions")
    found = kg("query", "tasks-about", "--queries", folder, "--param", "words=CHỢ NỔI")
    assert FIRST in found.out and SECOND in found.out and FREE not in found.out
    assert CITY in found.out
