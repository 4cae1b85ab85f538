"""Real plans, in a folder that ``KG_PLANS`` names: what must hold for any of them.

Nothing of their text stands here: the facts of a plan are checked against facts beside it by
``make accuracy``; these tests check what no plan may break.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from loaders.reader import read_plan
from loaders.reading import Reading, Words
from loaders.resolving.graph import resolve
from loaders.text import decode
from ontology.agencies import default_registry
from ontology.model import Graph

PLANS = Path(os.environ.get("KG_PLANS", ""))
FILES = sorted(p for p in PLANS.rglob("*.txt")) if os.environ.get("KG_PLANS") else []

pytestmark = pytest.mark.skipif(not FILES, reason="KG_PLANS names no folder of plans")


@pytest.fixture(scope="module")
def readings() -> Mapping[str, Reading]:
    return {p.name: read_plan(p.read_bytes(), default_registry()) for p in FILES}


@pytest.fixture(scope="module")
def graph(readings: Mapping[str, Reading]) -> Graph:
    return resolve(readings, {name: name for name in readings}, default_registry())


def _words(reading: Reading) -> list[Words]:
    waits = [w for t in reading.tasks for p in t.prerequisites for w in p.words]
    cited = [c.words for c in reading.citations]
    return [*_words_of_items(reading), *waits, *reading.document_words, *cited]


def _words_of_items(reading: Reading) -> list[Words]:
    found = [w for task in reading.tasks for w in task.words]
    found += [w for target in reading.targets for w in target.words]
    return found + [w for project in reading.projects for w in project.words]


def test_every_quote_equals_its_place_in_the_file(readings: Mapping[str, Reading]) -> None:
    for path in FILES:
        text = decode(path.read_bytes()).raw
        for words in _words(readings[path.name]):
            assert text[words.start : words.end] == words.quote, (path.name, words)


def test_every_task_has_a_title_a_ref_of_its_own_and_evidence(
    readings: Mapping[str, Reading],
) -> None:
    for name, reading in readings.items():
        refs = [task.ref for task in reading.tasks]
        assert len(refs) == len(set(refs)), name
        for task in reading.tasks:
            assert task.title, (name, task.ref)
            assert any(w.field == "title" for w in task.words), (name, task.ref)


def test_every_fact_of_a_task_has_its_words(readings: Mapping[str, Reading]) -> None:
    for name, reading in readings.items():
        for task in reading.tasks:
            shown = {w.field for w in task.words}
            for field in ("leads", "coordinators", "authority", "products", "note", "status"):
                assert not getattr(task, field) or field in shown, (name, task.ref, field)
            assert task.deadline.raw is None or "deadline" in shown, (name, task.ref)


def test_every_row_with_a_printed_number_is_read_or_reported(
    readings: Mapping[str, Reading],
) -> None:
    """Tab-separated rows that begin with a number, counted with no grammar at all."""
    for path in FILES:
        text, reading = decode(path.read_bytes()).raw, readings[path.name]
        known = _bare(" ".join(w.quote for w in _words_of_items(reading)))
        known += _bare(" ".join(u.quote for u in reading.unread))
        rows = [row.split("\t") for row in text.splitlines() if row[:1].isdigit()]
        filled = [row for row in rows if sum(bool(cell.strip()) for cell in row) > 3]
        for row in filled:
            assert _bare(row[1])[:25] in known, (path.name, row[:2])


def _bare(text: str) -> str:
    return " ".join(re.sub(r"<[^>]{0,200}>", " ", text).split())


def test_ids_are_unique_and_every_reference_is_known(graph: Graph) -> None:
    known = [document.id for document in graph.documents]
    known += [agency.id for agency in graph.agencies]
    known += [task.id for task in graph.tasks]
    known += [prerequisite.id for prerequisite in graph.prerequisites]
    assert len(known) == len(set(known))
    ids = set(known)
    for task in graph.tasks:
        assert {task.document, *task.leads, *task.coordinators, *task.prerequisites} <= ids
    for edge in graph.requirements:
        assert {edge.task, edge.requires} <= ids
        assert edge.evidence, edge
    for citation in graph.citations:
        assert {citation.source, citation.target} <= ids


def test_the_order_of_reading_changes_nothing(
    readings: Mapping[str, Reading], graph: Graph
) -> None:
    turned = dict(reversed(list(readings.items())))
    assert resolve(turned, {name: name for name in turned}, default_registry()) == graph
