"""Tables, CSV and JSON as they are written."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from kg.rendering.csv_text import safe, write_csv
from kg.rendering.json_text import write_answer
from kg.rendering.tables import lines_of_table

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


def test_brackets_of_a_title_are_no_markup() -> None:
    lines = list(lines_of_table(["title"], [["[bold]Đề án[/bold]"]], _Terminal()))
    assert any("[bold]Đề án[/bold]" in line for line in lines)
