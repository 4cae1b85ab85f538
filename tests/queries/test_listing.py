"""Lists, their filters and their counts."""

import datetime as dt

import pytest

from ontology.errors import WrongUse
from ontology.model import Graph, Project, Target, Unread, Unresolved
from queries.answers import Answer
from queries.filters import LISTS, Filters
from queries.listing import list_of
from tests.queries.graphs import BEFORE, DAY, act, agency, asked, document, happened, needs, task

TWO = task("body/I/2", "/d/q", leads=("/a/y",), end=dt.date(2026, 12, 31))
GRAPH = Graph(
    documents=(document("p", issuer="/a/x"), document("q"), document("r", read=False)),
    agencies=(agency("x"), agency("y")),
    tasks=(task("PL/1", leads=("/a/x",), end=BEFORE), task("PL/3"), TWO),
    prerequisites=(act("m", issuer="/a/y"), act("n", issuer="/a/x")),
    requirements=(
        needs("/d/p#PL/1", "/prerequisite/m"),
        needs("/d/p#PL/1", "/prerequisite/n"),
        needs(TWO.id, "/prerequisite/n"),
    ),
    targets=(Target(id="/t/1", document="/d/p", no="1", name="Số chợ", leads=("/a/y",)),),
    projects=(Project(id="/j/1", document="/d/q", no=None, name="Cầu", funding=("vốn vay",)),),
    unresolved=(Unresolved(id="/u/1", source=TWO.id, text="Luật", candidates=("/d/r",)),),
    unread=(Unread(document="/d/p", reason="row", file="p.txt", start=1, end=4, quote="abc"),),
    events=(happened(act("m"), BEFORE, by="/d/r"), happened(TWO, DAY + dt.timedelta(1))),
)


def listed(list_: str, **names: str | dt.date) -> Answer:
    with asked(GRAPH) as source:
        filters = Filters(
            **{
                key: source.find(str(value)) if key in ("agency", "document") else value
                for key, value in names.items()
            }  # type: ignore[arg-type]
        )
        return list_of(source, list_, DAY, filters)


@pytest.mark.parametrize("list_", LISTS)
def test_every_list_has_rows_of_its_columns_and_a_count(list_: str) -> None:
    answer = listed(list_)
    for row in answer.as_rows():
        assert tuple(row) == answer.columns
    assert answer.counts[list_] == len(list(answer.rows)) > 0


def test_tasks_are_counted_by_body_and_appendix() -> None:
    assert listed("tasks").counts == {"tasks": 3, "body": 1, "appendix": 2}


def test_documents_tell_their_tasks_and_whether_they_were_read() -> None:
    rows = {row.id: row for row in listed("documents").rows}
    assert [rows[f"/d/{name}"].read for name in "pqr"] == [True, True, False]
    assert (rows["/d/p"].tasks, rows["/d/p"].body, rows["/d/p"].appendix) == (2, 0, 2)
    assert (rows["/d/q"].body, rows["/d/p"].issuer) == (1, "Sở x")


def test_tasks_tell_their_state_and_the_risk_of_those_that_cannot_go_on() -> None:
    rows = {row.ref: row for row in listed("tasks").rows}
    assert (rows["PL/1"].state, rows["PL/1"].risk) == ("blocked", "late")
    assert (rows["body/I/2"].state, rows["body/I/2"].risk) == ("blocked", "at_risk")
    assert (rows["PL/3"].state, rows["PL/3"].risk) == ("ready", None)


@pytest.mark.parametrize(
    ("list_", "names", "ids"),
    [
        ("documents", {"agency": "/a/x"}, ["/d/p"]),
        ("tasks", {"agency": "/a/y"}, [TWO.id]),
        ("tasks", {"document": "/d/p"}, ["/d/p#PL/1", "/d/p#PL/3"]),
        ("tasks", {"state": "ready"}, ["/d/p#PL/3"]),
        ("tasks", {"due_before": DAY}, ["/d/p#PL/1"]),
        ("tasks", {"due_before": BEFORE}, []),
        ("agencies", {"document": "/d/q"}, ["/a/x", "/a/y"]),
        ("prerequisites", {"state": "met"}, ["/prerequisite/m"]),
        ("prerequisites", {"document": "/d/q"}, ["/prerequisite/n"]),
        ("prerequisites", {"agency": "/a/y"}, ["/prerequisite/m"]),
        ("targets", {"agency": "/a/x"}, []),
        ("projects", {"document": "/d/q"}, ["/j/1"]),
        ("events", {"document": "/d/q"}, [f"/event/done/{TWO.id}"]),
        ("unresolved", {"document": "/d/q"}, ["/u/1"]),
        ("unresolved", {"document": "/d/p"}, []),
    ],
)
def test_filters_narrow_a_list(list_: str, names: dict[str, str | dt.date], ids: list[str]) -> None:
    assert [row.id for row in listed(list_, **names).rows] == ids


def test_agencies_count_what_lies_with_them() -> None:
    rows = {row.id: row for row in listed("agencies").rows}
    assert (rows["/a/x"].leads, rows["/a/x"].awaited, rows["/a/y"].awaited) == (1, 1, 1)


def test_prerequisites_tell_what_has_come_and_who_waits() -> None:
    met, awaited = listed("prerequisites").rows
    assert (met.state, met.on, met.tasks) == ("met", "2026-05-31", 1)
    assert (awaited.state, awaited.on, awaited.tasks) == ("awaited", None, 2)


def test_an_unknown_list_or_a_filter_that_a_list_has_not_is_refused() -> None:
    with pytest.raises(WrongUse):
        listed("dreams")
    with pytest.raises(WrongUse):
        listed("unread", state="ready")
