"""Tables, CSV and JSON as they are written."""

import csv
import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rendering.csv_text import safe, write_csv
from kg.rendering.harmless import harmless
from kg.rendering.json_text import write_answer
from kg.rendering.tables import lines_of_table
from kg.streams import tell, write_lines

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2)))
def test_csv_gives_its_cells_back(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    write_csv(out, ["a", "b"], rows)
    out.seek(0)
    assert out.read(1) == "\ufeff"
    assert list(csv.reader(out)) == [["a", "b"], *[[safe(cell) for cell in row] for row in rows]]


@given(TEXT)
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert not safe(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.dictionaries(TEXT, TEXT)))
def test_json_is_one_object_with_a_row_on_each_line(rows: list[dict[str, str]]) -> None:
    out = io.StringIO()
    write_answer(out, {"question": "x"}, rows)
    assert json.loads(out.getvalue()) == {"question": "x", "rows": rows}


def test_a_table_in_a_pipe_is_never_cut() -> None:
    long = "Xây dựng " * 60
    lines = list(lines_of_table(["no", "title"], [["1", long], ["2", "ngắn"]], io.StringIO()))
    assert lines == ["no  title", f"1   {long.strip()}", "2   ngắn"]


def test_a_table_on_a_terminal_folds_and_loses_nothing() -> None:
    long = "x" * 400
    lines = list(lines_of_table(["no", "title"], [["1", long]], _Terminal()))
    assert len(lines) > 4
    assert "".join(lines).count("x") == 400


@pytest.mark.parametrize("columns", ["20", "30", "50", "80"])
def test_a_narrow_terminal_shows_every_cell(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    row = ["9-kh-ubnd#PL/III/12", "Lập đề án chợ nổi " * 4, "Sở Công Thương", "bị chặn", "đã trễ"]
    lines = list(
        lines_of_table(["mã", "tên", "chủ trì", "trạng thái", "nguy cơ"], [row], _Terminal())
    )
    shown = "".join("".join(lines).split())
    for cell in row[0], "Lập", "Thương", "chặn", "trễ":
        assert all(char in shown for char in cell)
    if int(columns) < 60:
        assert f"mã: {row[0]}" in lines


def test_commands_to_a_terminal_are_shown_as_marks(capsys: pytest.CaptureFixture[str]) -> None:
    evil = "a\x1b]0;b\x07 c\u202ed\u2066 e\x9b2J\rf"
    shown = "a\ufffd]0;b\ufffd c\ufffdd\ufffd e\ufffd2J\ufffdf"
    write_lines([evil, "một\thai"])
    assert capsys.readouterr().out == f"{shown}\nmột\thai\n"
    tell(evil)
    assert capsys.readouterr().err == f"{shown}\n"
    assert safe(evil) == shown
    assert "\x1b" not in "".join(lines_of_table(["title"], [[evil]], _Terminal()))


@given(TEXT)
def test_harmless_text_has_no_controls_and_is_otherwise_the_same(text: str) -> None:
    found = harmless(text)
    assert len(found) == len(text) and harmless(found) == found
    assert not any(unicodedata.category(char) == "Cc" for char in found if char not in "\t\r\n")
    assert all(a == b or b == "\ufffd" for a, b in zip(text, found, strict=True))


def test_brackets_of_a_title_are_no_markup() -> None:
    lines = list(lines_of_table(["title"], [["[bold]Đề án[/bold]"]], _Terminal()))
    assert any("[bold]Đề án[/bold]" in line for line in lines)
