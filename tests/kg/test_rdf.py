"""The commands of RDF: export, import and validate, alone and after one another."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from loaders.store.graphs import write_graph
from loaders.store.opening import change, open_store
from tests.kg.conftest import Kg
from tests.kg.small_graph import GRAPH
from tests.rdf.conftest import samples_store as samples_store
from tests.rdf.conftest import samples_turtle as samples_turtle
from tests.sources import TOP

NEW = ("--graph", "new.kg")


def test_standard_output_has_what_a_file_has(kg: Kg, policy: Path) -> None:
    for form in ("turtle", "jsonld", "ntriples"):
        assert not kg("export", form, "-o", "x").out
        assert kg("export", form).out == (policy.parent / "x").read_text(encoding="utf-8")


def test_the_base_comes_from_the_option_or_the_surroundings(
    kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "<https://a.example/akn/" in kg("export", "turtle", "--base", "https://a.example/").out
    monkeypatch.setenv("KG_BASE", "https://b.example")
    assert "<https://b.example/akn/" in kg("export", "turtle").out
    assert kg("export", "json", "--base", "https://a.example").status == 2
    assert kg("export", "turtle", "--base", "a b").status == 2


def test_what_cannot_be_written_is_said(kg: Kg) -> None:
    found = kg("export", "turtle", "-o", "/dev/full")
    assert found.status == 3 and found.err.startswith("The disk is full: /dev/full ")


def test_a_reader_that_has_seen_enough_is_no_failure(samples_store: Path) -> None:
    words = f"{sys.executable} -m kg --graph {samples_store} export turtle | head -n 1"
    ended = subprocess.run(words, shell=True, capture_output=True, text=True, cwd=TOP)
    assert ended.stderr == "" and ended.stdout.startswith("@prefix")


def _imported(kg: Kg, turtle: Path) -> None:
    done = kg(*NEW, "import", str(turtle))
    assert done.status == 0, done.err
    assert "new.kg now holds 7 documents" in done.out


def test_an_import_equals_what_was_exported(
    kg: Kg, samples_store: Path, samples_turtle: Path
) -> None:
    _imported(kg, samples_turtle)
    for words in (["export", "json"], ["export", "turtle"], ["list", "tasks"], ["check"]):
        assert kg(*NEW, *words) == kg("--graph", str(samples_store), *words)


def test_what_happens_to_an_imported_graph_is_exported_with_it(
    kg: Kg, samples_turtle: Path
) -> None:
    _imported(kg, samples_turtle)
    task = json.loads(kg(*NEW, "export", "json").out)["tasks"][0]["id"]
    done = kg(*NEW, "--format", "json", "done", task, "--on", "2026-05-04")
    assert done.status == 0, done.err
    event = json.loads(done.out)["rows"][0]["id"]
    assert kg(*NEW, "export", "turtle", "-o", "second.ttl").status == 0
    assert kg("--graph", "third.kg", "import", "second.ttl").status == 0
    assert kg("--graph", "third.kg", "export", "json") == kg(*NEW, "export", "json")
    assert kg("--graph", "third.kg", "undo", event).status == 0
    lost = kg(*NEW, "import", str(samples_turtle), "--replace")
    assert lost.status == 1 and event in lost.err
    assert kg("--graph", "third.kg", "import", str(samples_turtle), "--replace").status == 0


def test_an_import_takes_the_place_of_nothing_unasked(kg: Kg, samples_turtle: Path) -> None:
    for more in ([], ["--replace"]):
        found = kg("import", str(samples_turtle), *more)
        assert found.status == 1 and "made of plans" in found.err
    _imported(kg, samples_turtle)
    assert "--replace" in kg(*NEW, "import", str(samples_turtle)).err
    assert kg(*NEW, "import", str(samples_turtle), "--replace").status == 0


def test_plans_are_not_read_into_an_imported_graph(kg: Kg, samples_turtle: Path) -> None:
    _imported(kg, samples_turtle)
    before = kg(*NEW, "export", "json").out
    found = kg(*NEW, "build", str(TOP / "samples" / "04_ke-hoach-so.txt"))
    assert found.status == 1 and "imported from RDF" in found.err
    assert kg(*NEW, "export", "json").out == before


def test_what_an_import_leaves_out_is_told(kg: Kg, samples_turtle: Path, tmp_path: Path) -> None:
    file = tmp_path / "noted.ttl"
    note = '<https://policy-graph.example/dataset> rdfs:comment "a remark" .\n'
    file.write_text(samples_turtle.read_text(encoding="utf-8") + note, encoding="utf-8")
    found = kg("--graph", "noted.kg", "import", str(file))
    assert found.status == 0 and "1 statements" in found.err and "a remark" in found.err
    assert not kg("--graph", "plain.kg", "import", str(samples_turtle)).err


def test_a_server_is_not_imported_into(kg: Kg, samples_turtle: Path) -> None:
    found = kg("--graph", "neo4j://127.0.0.1:1", "import", str(samples_turtle))
    assert found.status == 2 and "kg push" in found.err


def test_a_file_that_is_refused_leaves_no_store(kg: Kg, policy: Path) -> None:
    (policy.parent / "bad.ttl").write_text("<x", encoding="utf-8")
    found = kg(*NEW, "import", "bad.ttl")
    assert found.status == 1 and "bad.ttl, line 1:" in found.err and found.err.count("\n") == 1
    assert not (policy.parent / "new.kg").exists()
    assert kg(*NEW, "import", "no.ttl").status == 3


def test_a_kill_or_a_full_disk_leaves_the_earlier_graph(
    kg: Kg, policy: Path, samples_turtle: Path
) -> None:
    kg("--graph", "x.kg", "build", str(TOP / "samples" / "04_ke-hoach-so.txt"))
    kg("--graph", "x.kg", "export", "turtle", "-o", "x.ttl")
    assert kg(*NEW, "import", "x.ttl").status == 0
    before = kg(*NEW, "export", "json").out
    assert kg("--graph", "whole.kg", "import", str(samples_turtle)).status == 0
    after = kg("--graph", "whole.kg", "export", "json").out
    words = [sys.executable, "-m", "kg", *NEW, "import", str(samples_turtle), "--replace"]
    surroundings = {**os.environ, "PYTHONPATH": str(TOP)}
    room = (policy.parent / "new.kg").stat().st_size
    full = subprocess.run(
        words, cwd=policy.parent, env=surroundings, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )  # fmt: skip
    assert full.returncode == 3 and full.stderr.startswith("The disk is full: ")
    assert kg(*NEW, "export", "json").out == before
    for part in range(1, 9):
        with subprocess.Popen(
            words,
            cwd=policy.parent,
            env=surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as killed:
            time.sleep(0.2 * part)
            killed.send_signal(signal.SIGKILL)
        if killed.returncode == 0:
            break
        found = kg(*NEW, "export", "json").out
        assert found in (before, after)
        if found == after:  # killed when all was done
            break


def test_validation_tells_each_fault_and_ends_with_one(
    kg: Kg, policy: Path, samples_turtle: Path
) -> None:
    assert kg("validate", str(samples_turtle)).status == 0
    text = samples_turtle.read_text(encoding="utf-8")
    (policy.parent / "x.ttl").write_text(text.replace("policy:ref ", "policy:note ", 1))
    found = kg("validate", "x.ttl")
    assert found.status == 1 and "Errors: 1" in found.out and "policy:ref" in found.out
    rows = json.loads(kg("--format", "json", "validate", "x.ttl").out)["rows"]
    assert [(row["severity"], row["property"]) for row in rows] == [("error", "policy:ref")]
    assert rows[0]["thing"].startswith("/akn/") and "exactly one" in rows[0]["message"]
    assert "phải có" in kg("--lang", "vi", "--format", "csv", "validate", "x.ttl").out


def test_warnings_alone_are_no_failure(kg: Kg, policy: Path, samples_turtle: Path) -> None:
    text = samples_turtle.read_text(encoding="utf-8")
    changed = text.replace("policy:document-type-KH ;", "policy:document-type-NQ ;", 1)
    assert changed != text
    (policy.parent / "x.ttl").write_text(changed, encoding="utf-8")
    found = kg("validate", "x.ttl")
    assert found.status == 0 and "warnings: 1" in found.out


def test_a_graph_is_validated_where_no_file_is_named(kg: Kg, policy: Path) -> None:
    bare = tuple(task.model_copy(update={"evidence": ()}) for task in GRAPH.tasks)
    with closing(open_store(policy, write=True)) as db, change(db):
        write_graph(db, GRAPH.model_copy(update={"tasks": bare}))  # as no build would make it
    found = kg("validate")
    assert found.status == 1 and "policy:evidence" in found.out


def test_a_file_with_nothing_of_ours_is_not_called_right(kg: Kg, policy: Path) -> None:
    (policy.parent / "x.ttl").write_text("<http://a.example> a <http://a.example/C> .")
    assert kg("validate", "x.ttl").status == 1
