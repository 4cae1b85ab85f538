"""``kg cypher``: what is printed for people and for programs, and what is said when it is wrong."""

import csv
import datetime as dt
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kg.parameters import LARGEST, parameters_of
from kg.rendering.cypher_answer import plain, shown
from ontology.errors import WrongUse
from queries.engines.engine import GraphEdge, GraphNode, GraphPath
from tests.kg.conftest import Kg
from tests.kg.small_graph import AWAITED, FIRST, GRAPH, SECOND
from tests.sources import TOP

PATH = "MATCH p = (t:Task)-[:REQUIRES*2..2]->(:Prerequisite) RETURN p"


def test_a_table_has_a_line_for_each_row_and_counts_them(kg: Kg) -> None:
    found = kg("cypher", "MATCH (t:Task) RETURN t.id AS id, t.no AS number ORDER BY id")
    assert found.status == 0 and found.err == ""
    heading, *lines, count = found.out.splitlines()
    assert heading.split() == ["id", "number"]
    assert [line.split()[0] for line in lines] == sorted(task.id for task in GRAPH.tasks)
    assert count == f"Entries: {len(GRAPH.tasks)}."


def test_no_rows_are_an_answer(kg: Kg) -> None:
    found = kg("cypher", "MATCH (t:Target) RETURN t")
    assert (found.status, found.out, found.err) == (0, "Entries: 0.\n", "")


def test_paths_and_nodes_are_printed_as_they_are_written(kg: Kg) -> None:
    out = kg("cypher", PATH).out
    assert "(:Task 4-kh-sct#II/1 " in out
    assert ")-[:REQUIRES]->(:Task 9-kh-ubnd#PL/I/1 " in out
    assert f")-[:REQUIRES]->(:Prerequisite {AWAITED} " in out


def test_json_has_columns_and_rows(kg: Kg) -> None:
    found = json.loads(kg("cypher", PATH, "--format", "json").out)
    assert found["columns"] == ["p"]
    (((path),),) = found["rows"]
    assert [node["properties"]["id"] for node in path["nodes"]] == [SECOND, FIRST, AWAITED]
    assert [edge["source"] for edge in path["edges"]] == [SECOND, FIRST]
    assert path["nodes"][0]["properties"]["deadline_end"] == "2027-12-31"


def test_csv_has_a_byte_order_mark_and_harmless_cells(kg: Kg) -> None:
    out = kg("cypher", "RETURN '=1+1' AS a, null AS b, [1, 2] AS c", "--format", "csv").out
    assert out.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(out[1:]))) == [["a", "b", "c"], ["'=1+1", "", "1; 2"]]


def test_a_statement_comes_from_standard_input(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def given(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    given("\ufeffRETURN 'chợ' AS x // ghi chú\n;\n".encode())
    assert "chợ" in kg("cypher", "-").out
    given(b"RETURN '\xff'")
    assert kg("cypher", "-").status == 2
    given(b"RETURN 1 " + b" " * 1_000_001)
    found = kg("cypher", "-")
    assert found.status == 2 and "longer than 1000000 characters" in found.err


def test_parameters_have_types(kg: Kg) -> None:
    statement = "RETURN $n + 1 AS n, $day AS day, $text AS text, size($list) AS size, $yes AS yes"
    values = ("n=5", "day=2026-06-30", 'text="5"', 'list=["a", "b"]', "yes=true")
    found = kg(
        "cypher", "--format", "json", statement, *(w for v in values for w in ("--param", v))
    )
    assert json.loads(found.out)["rows"] == [[6, "2026-06-30", "5", 2, True]]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5", 5), ("-5", -5), ("+5", 5), ("0", 0), ("007", "007"), ("-07.5", "-07.5"),
        ("2.5", 2.5), ("-0.5", -0.5), ("1e3", 1000.0), (".5", ".5"), ("1,5", "1,5"),
        ("true", True), ("false", False), ("True", "True"), ("null", None), ("", ""),
        ("2026-06-30", dt.date(2026, 6, 30)), ("30/6/2026", dt.date(2026, 6, 30)),
        ('"2026-06-30"', "2026-06-30"), ('"5"', "5"), ('"a \\"b\\""', 'a "b"'), ("'5'", "'5'"),
        ("[1, 2]", [1, 2]), ('["a", null]', ["a", None]), ("a=b", "a=b"), ("Sở Y tế", "Sở Y tế"),
        ("{a: 1}", "{a: 1}"), ("inf", "inf"), ("nan", "nan"), ("1_000", "1_000"), ("٣", "٣"),
        (str(LARGEST), LARGEST), (str(-LARGEST - 1), -LARGEST - 1),
    ],
)  # fmt: skip
def test_what_is_written_is_read_as(written: str, value: Any) -> None:
    found = parameters_of([f"x={written}"])["x"]
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("x", "param-no-value"), ("=1", "param-no-value"), ("a b=1", "cypher-param-name"),
        ("$x=1", "cypher-param-name"), ("x=[1", "cypher-param-json"), ('x="a', "cypher-param-json"),
        ("x=2026-13-45", "param-no-day"), (f"x={LARGEST + 1}", "cypher-param-large"),
        ("x=" + "9" * 5000, "cypher-param-large"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said(given: str, key: str) -> None:
    with pytest.raises(WrongUse) as caught:
        parameters_of([given])
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("MATCH (t:Tasks) RETURN t",), "Did you mean: Task?"),
        (("MATCH (t:Task) RETURN t.titel",), "Did you mean: title?"),
        (("MATCH (t:Task)\nRETRUN t",), "breaks off at line 2, column 1"),
        (("MATCH (t:Task) SET t.id = 'x'",), "nothing changed"),
        (("LOAD FROM 'x' RETURN *",), "“LOAD”: here the graph is only read"),
        (("RETURN 1; RETURN 2",), "several statements"),
        (("",), "The statement is empty"),
        (("RETURN $x",), "Add --param x=…"),
        (("RETURN $x", "--param", "x=[1"), "this is no JSON"),
        (("RETURN 1", "--timeout", "0"), "--timeout"),
        ((), "STATEMENT"),
    ],
)
def test_a_wrong_statement_is_said_in_a_line_or_two(
    kg: Kg, words: tuple[str, ...], said: str
) -> None:
    found = kg("cypher", *words)
    assert found.status == 2 and found.out == ""
    assert said in found.err and found.err.count("\n") <= 2


def test_it_is_said_in_vietnamese_too(kg: Kg) -> None:
    found = kg("cypher", "MATCH (t:Tasks) RETURN t", "--lang", "vi")
    assert "Có phải: Task?" in found.err


def test_a_store_that_is_none_is_said(kg: Kg) -> None:
    found = kg("cypher", "RETURN 1", "--graph", "none.kg")
    assert found.status == 3 and "none.kg" in found.err
    assert not Path("none.kg").exists()


def test_a_server_that_is_none_is_said(kg: Kg) -> None:
    found = kg("cypher", "RETURN 1", "--graph", "bolt://127.0.0.1:1")
    assert found.status == 3 and "cannot be reached" in found.err


_END = GraphNode(("Mine",), {"a": dt.date(2026, 1, 2)})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (_END, '(:Mine {"a": "2026-01-02"})'),
        (GraphNode((), {}), "( {})"),
        (GraphNode(("A", "B"), {"id": "/x"}), "(:A:B /x)"),
        (GraphEdge("OF", "/a", None, {}), "(/a)-[:OF]->()"),
        (
            GraphPath(
                (GraphNode(("A",), {"id": "1"}), GraphNode(("B",), {"id": "2"})),
                (GraphEdge("OF", "2", "1", {}),),
            ),
            "(:A 1)<-[:OF]-(:B 2)",
        ),
        ([_END, None, [1, "a"]], '(:Mine {"a": "2026-01-02"}); null; 1; a'),
        ({"a": [1, dt.date(2026, 1, 2)]}, '{"a": [1, "2026-01-02"]}'),
        (dt.datetime(2026, 1, 2, 3, 4), "2026-01-02 03:04:00"),
        (1.5, "1.5"),
    ],
)
def test_cells(value: Any, text: str) -> None:
    assert shown(value) == text


def test_numbers_that_are_none_are_no_json() -> None:
    found = plain([float("nan"), float("-inf"), dt.time(1, 2)])
    assert json.dumps(found) == '["nan", "-inf", "01:02:00"]'


def started(policy: Path, *words: str) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "KG_GRAPH": str(policy), "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    return subprocess.Popen(
        [sys.executable, "-m", "kg", "cypher", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=TOP, env=environment,
    )  # fmt: skip


STUCK = "RETURN size(range(1, 2000000000)) AS n"
"""One expression: the engine ends a statement between expressions only."""


def test_what_the_engine_does_not_end_is_left_to_itself(policy: Path) -> None:
    start = time.monotonic()
    with started(policy, STUCK, "--timeout", "1") as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode == 3 and b"within 1 seconds" in said
    assert time.monotonic() - start < 25


ENDLESS = (
    "UNWIND range(1, 99999) AS x UNWIND range(1, 99999) AS y "
    "WITH x, y WHERE x * y = -1 RETURN count(*)"
)


@pytest.mark.parametrize("statement", [STUCK, ENDLESS])
def test_ctrl_c_ends_it(kg: Kg, policy: Path, statement: str) -> None:
    kg("cypher", "RETURN 1")
    with started(policy, statement) as process:
        time.sleep(3)
        process.send_signal(signal.SIGINT)
        start = time.monotonic()
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130 and b"Traceback" not in said
    assert time.monotonic() - start < 20


def test_who_has_read_enough_is_no_failure(policy: Path) -> None:
    statement = "UNWIND range(1, 200000) AS x RETURN x, 'words' AS y"
    with started(policy, statement, "--format", "csv") as process:
        assert process.stdout is not None and process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None and process.stderr.read() == b""
    assert process.returncode == 0
