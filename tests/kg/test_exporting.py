"""Exports: nothing lost where nothing may be, the same bytes each time, no half files."""

import csv
import json
from pathlib import Path

import networkx as nx
import pytest

from kg.exporting.replacing import replaced
from ontology.model import Graph
from ontology.schema import edges_of, nodes_of
from tests.kg.conftest import Kg
from tests.kg.small_graph import GRAPH, SECOND
from tests.sources import TOP


def test_json_gives_the_graph_back(kg: Kg) -> None:
    found = kg("export", "json")
    assert found.status == 0 and not found.err
    assert list(json.loads(found.out)) == [name for name, _ in GRAPH.lists()]
    assert Graph.model_validate_json(found.out) == GRAPH
    assert found.out == kg("export", "json").out


def test_a_file_has_what_standard_output_has(kg: Kg, policy: Path) -> None:
    assert not kg("export", "json", "-o", "graph.json").out
    written = (policy.parent / "graph.json").read_text(encoding="utf-8")
    assert written == kg("export", "json").out


def test_csv_has_a_file_for_each_list(kg: Kg, policy: Path) -> None:
    assert kg("export", "csv", "-o", "out/tables").status == 0
    folder = policy.parent / "out/tables"
    assert {path.stem for path in folder.iterdir()} == {name for name, _ in GRAPH.lists()}
    text = (folder / "tasks.csv").read_text(encoding="utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))
    assert [row["id"] for row in rows] == [task.id for task in GRAPH.tasks]
    assert rows[0]["title"] == "'=Mở chợ nổi trên sông"
    assert rows[0]["deadline_end"] == "2027-12-31"


def test_graphml_is_what_networkx_reads(kg: Kg, policy: Path) -> None:
    assert kg("export", "graphml", "-o", "graph.graphml").status == 0
    read = nx.read_graphml(policy.parent / "graph.graphml", force_multigraph=True)
    assert set(read.nodes) == {node.id for node in nodes_of(GRAPH.entries())}
    edges = {(edge.source, edge.type, edge.target) for edge in edges_of(GRAPH.entries())}
    assert {(a, data["type"], b) for a, b, data in read.edges(data=True)} == edges
    assert read.nodes[SECOND]["deadline_end"] == "2027-12-31"
    assert read.nodes[SECOND]["kind"] == "Task"


def test_graphml_leaves_out_what_xml_cannot_write(kg: Kg) -> None:
    from kg.exporting.graphml import _clean

    assert _clean("a\x00b\x0cc\ud800d\te") == "abcd\te"


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), replaced(path) as out:
        out.write("half")
        raise ZeroDivisionError
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_the_store_is_not_written_over_under_any_name(kg: Kg, policy: Path) -> None:
    folder = policy.parent
    (folder / "link.kg").symlink_to(policy)
    (folder / "hard.kg").hardlink_to(policy)
    (folder / "tables").mkdir()
    (folder / "tables" / "tasks.csv").symlink_to(policy)
    before = policy.read_bytes()
    for graph in ("policy.kg", "link.kg"):
        for name in ("policy.kg", "link.kg", "hard.kg", "./policy.kg-journal", "policy.kg-wal"):
            found = kg("--graph", graph, "export", "json", "-o", name)
            assert found.status == 2 and "Name another file after -o" in found.err
    assert kg("export", "csv", "-o", "tables").status == 2
    assert policy.read_bytes() == before
    assert not (folder / "policy.kg-journal").exists()


def test_a_plan_of_the_graph_is_not_written_over(kg: Kg, policy: Path) -> None:
    plan = policy.parent / "plan.txt"
    text = (TOP / "samples" / "04_ke-hoach-so.txt").read_bytes()
    plan.write_bytes(text)
    assert kg("--graph", "new.kg", "build", "plan.txt").status == 0
    (policy.parent / "link.txt").symlink_to(plan)
    for name in ("plan.txt", "link.txt"):
        found = kg("--graph", "new.kg", "export", "json", "-o", name)
        assert found.status == 2 and "is a plan" in found.err
    assert plan.read_bytes() == text


def test_a_table_of_somebody_else_is_left_alone(kg: Kg, policy: Path) -> None:
    folder = policy.parent / "tables"
    assert kg("export", "csv", "-o", "tables").status == 0
    assert kg("export", "csv", "-o", "tables").status == 0
    before = (folder / "agencies.csv").stat().st_mtime_ns
    (folder / "tasks.csv").write_text("task,on\n", encoding="utf-8")
    found = kg("export", "csv", "-o", "tables")
    assert found.status == 2 and "tables/tasks.csv is not a table that kg wrote" in found.err
    assert (folder / "tasks.csv").read_text(encoding="utf-8") == "task,on\n"
    assert (folder / "agencies.csv").stat().st_mtime_ns == before


def test_an_export_that_fails_names_the_file_that_was_asked_for(kg: Kg) -> None:
    assert kg("export", "json", "-o", "/dev/full").err.startswith("The disk is full: /dev/full ")
    assert kg("export", "json", "-o", "x" * 300).err.startswith("xxx")


def test_an_export_that_cannot_be_written_is_said(kg: Kg) -> None:
    found = kg("export", "json", "-o", "no/such/folder/graph.json")
    assert found.status == 3
    assert found.err.startswith("no/such/folder/graph.json ") and len(found.err.splitlines()) == 1
