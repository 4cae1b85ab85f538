"""An event speaks of its subject only while the subject is there and reads as it did."""

import datetime as dt

import pytest

from ontology.applied import finder, standing, with_events
from ontology.model import Document, Evidence, Graph, Happening, Prerequisite, Task

PREREQUISITE = Prerequisite(
    id="/prerequisite/1",
    aliases=("/prerequisite/2",),
    text="sau khi Bộ Cây ban hành hướng dẫn",
    issuer=None,
    level="central",
    event="guidance",
    object=None,
    evidence=tuple(
        Evidence(field="deadline", file="a.txt", start=0, end=1, quote=quote)
        for quote in ("khi có **hướng dẫn**", "của<br>Bộ&nbsp;Cây")
    ),
)
PLAN = Document(
    id="/akn/a", number=None, type=None, issuer=None, issuer_printed=None, place=None, date=None,
    title=None, level="other",
)  # fmt: skip
TASK = Task(
    id="/akn/a#1", document="/akn/a", ref="1", no="1", title="Trồng cây",
    evidence=PREREQUISITE.evidence,
)  # fmt: skip
GRAPH = Graph(documents=(PLAN,), tasks=(TASK,), prerequisites=(PREREQUISITE,))


def event(subject: str, title: str, by: str | None = None) -> Happening:
    day = dt.date(2030, 1, 2)
    return Happening(id="/event/met/1", kind="met", subject=subject, title=title, by=by, on=day)


@pytest.mark.parametrize(
    ("subject", "title", "applies_to", "problem"),
    [
        ("/akn/a#1", "Trồng cây", "/akn/a#1", None),
        ("/akn/a#1", "Trồng  cây.", "/akn/a#1", None),
        ("/akn/a#1", "Chặt cây", None, "event-changed"),
        ("/akn/a#2", "Trồng cây", None, "event-lost"),
        ("/prerequisite/1", PREREQUISITE.text, "/prerequisite/1", None),
        ("/prerequisite/2", PREREQUISITE.text, "/prerequisite/1", None),
        ("/prerequisite/2", "khi có hướng dẫn của Bộ Cây", "/prerequisite/1", None),
        ("/prerequisite/2", "khi có hướng dẫn của Bộ Ong", None, "event-changed"),
    ],
)
def test_what_an_event_applies_to(
    subject: str, title: str, applies_to: str | None, problem: str | None
) -> None:
    found = standing(event(subject, title), finder(GRAPH))
    assert (found.subject, found.problem) == (applies_to, problem)


def test_a_document_that_is_gone_leaves_the_event_applied() -> None:
    found = standing(event("/akn/a#1", "Trồng cây", by="/akn/none"), finder(GRAPH))
    assert (found.subject, found.by, found.problem) == ("/akn/a#1", None, "event-by-gone")


def test_events_are_told_of_once_however_often_they_are_added() -> None:
    lost = event("/akn/b#1", "Nuôi ong")
    once = with_events(GRAPH, [lost])
    assert [finding.rule for finding in once.findings] == ["event-lost"]
    assert with_events(once, [lost]) == once
    assert with_events(once, []) == GRAPH
