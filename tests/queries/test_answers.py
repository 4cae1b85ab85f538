"""Rows as JSON, as cells, as chains in one line."""

import pytest

from queries.answers import ARROWS, Answer, Path, Quote, Rows, Thing, cell, plain
from queries.rows import StepRow

A, B = Thing("/a", "Document", "1/KH"), Thing("/a#II/1", "Task", "Làm")
CHAIN = Path(B, Path(A), "ASSIGNS", forward=True)


def test_a_path_is_its_steps_from_the_first_thing() -> None:
    assert CHAIN.ids() == ("/a", "/a#II/1")
    assert (CHAIN.length, Path(A).length) == (1, 0)
    assert CHAIN.plain() == [
        {"relation": None, "forward": None, "id": "/a", "kind": "Document", "label": "1/KH"},
        {"relation": "ASSIGNS", "forward": True, "id": "/a#II/1", "kind": "Task", "label": "Làm"},
    ]


def test_a_chain_is_written_with_the_arrows_of_the_reader() -> None:
    arrows = {("ASSIGNS", True): " giao "}
    assert CHAIN.text(arrows, lambda thing: thing.short) == "1/KH giao II/1"
    assert CHAIN.text(ARROWS, lambda thing: thing.id) == "/a -ASSIGNS-> /a#II/1"
    assert Path(A, CHAIN, "ASSIGNS", forward=False).text(ARROWS, lambda thing: thing.id) == (
        "/a -ASSIGNS-> /a#II/1 <-ASSIGNS- /a"
    )


def test_a_chain_of_100_000_things_is_written_without_keeping_its_beginnings() -> None:
    chain = Path(A)
    for _ in range(100_000):
        chain = Path(A, chain, "REQUIRES")
    assert chain.text(ARROWS, lambda thing: thing.id).count("REQUIRES") == 100_000
    assert chain.length == 100_000


def test_values_become_json_and_cells() -> None:
    quote = Quote("/a", "title", "p.txt", 1, 4, "Làm")
    assert plain(quote) == {**quote._asdict()}
    assert cell(quote) == "Làm (p.txt 1-4)"
    assert cell((A, B)) == "1/KH; Làm"
    assert (cell(True), cell(3), cell({"2026": "5"})) == ("true", "3", "2026: 5")
    with pytest.raises(TypeError):
        plain(object())


def test_rows_can_be_read_twice_and_come_in_the_order_of_their_columns() -> None:
    def make():  # type: ignore[no-untyped-def]
        return iter([StepRow(0, None, None, *A[1:2], A.id, A.label)])

    answer = Answer("path", StepRow._fields, Rows(make), subject=A, counts={"steps": 0})
    assert list(answer.as_rows()) == list(answer.as_rows())
    assert list(answer.as_cells()) == [("0", "", "", "Document", "/a", "1/KH")]
    assert list(answer.plain()) == ["question", "subject", "counts", "rows"]
