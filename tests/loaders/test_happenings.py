"""What people record survives every rebuild and is never moved to another task."""

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest

from loaders.building.build import build
from loaders.recording.csv_reports import record_csv
from loaders.recording.happenings import Report, WrongRows, record, undo
from loaders.store import graphs
from loaders.store.graphs import read_graph
from loaders.store.opening import open_store
from ontology.errors import NotFound, PolicyGraphError, RefusedChange, StoreUnusable
from ontology.model import Graph
from tests.loaders.toy import REGISTRY, TOY, awaited_id, plan

PLAN = "/akn/vn-xx/doc/ke-hoach/ubnd/2030-01-02/1-kh"
OTHER = "/akn/vn-xx/doc/ke-hoach/ubnd/2030-01-02/2-kh"
LAW = awaited_id("Luật Cây")
DAY = dt.date(2031, 2, 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "plans"
    found.mkdir()
    (found / "a.txt").write_text(plan("1/KH", "1 | Trồng cây | Luật Cây", "2 | Nuôi ong"))
    (found / "b.txt").write_text(plan("2/KH", "1 | Đào ao | Luật Cây"))
    return found


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "policy.kg"
    rebuild(folder, path)
    return path


def rebuild(folder: Path, store: Path) -> None:
    build([folder], store, registry=REGISTRY, by=TOY)


def shown(store: Path) -> Graph:
    with closing(open_store(store)) as db:
        return read_graph(db)


def met(store: Path) -> dict[str, str]:
    with closing(open_store(store)) as db:
        return dict(db.execute("SELECT id, met FROM node WHERE met IS NOT NULL"))


def tables(store: Path) -> list[list[tuple[object, ...]]]:
    """Return the graph's tables with ids instead of numbers."""
    with closing(open_store(store)) as db:
        edges = (
            "SELECT a.id, type, b.id, position, stage FROM edge "
            "JOIN node AS a ON a.nid = source JOIN node AS b ON b.nid = target ORDER BY 1, 2, 3, 4"
        )
        nodes = "SELECT id, kind, label, folded, document, status, due, event, met FROM node"
        queries = (f"{nodes} ORDER BY nid", edges, "SELECT * FROM fact ORDER BY list, position")
        return [db.execute(query).fetchall() for query in queries]


def test_what_was_recorded_shows_at_once(store: Path) -> None:
    done = record(store, Report("done", f"{PLAN}#1", DAY, by=OTHER, note=" xong \n rồi "))
    event = done.event
    assert (event.title, event.note, event.on) == ("Trồng cây", "xong rồi", DAY)
    assert event.by == OTHER
    record(store, Report("met", LAW, DAY))
    assert met(store) == {f"{PLAN}#1": "2031-02-03", LAW: "2031-02-03"}
    assert len(shown(store).events) == 2


def test_recording_again_replaces(store: Path) -> None:
    first = record(store, Report("met", LAW, DAY)).event
    second = record(store, Report("met", LAW, dt.date(2031, 1, 1)))
    assert second.replaced == first
    assert shown(store).events == (second.event,)
    assert met(store) == {LAW: "2031-01-01"}


def test_undo_forgets(store: Path) -> None:
    before = tables(store)
    event = record(store, Report("met", LAW, DAY)).event
    assert undo(store, event.id) == event
    assert tables(store) == before
    with pytest.raises(NotFound):
        undo(store, event.id)


@pytest.mark.parametrize("spare", [0, 1, 1024])
def test_what_is_shown_at_once_is_what_a_rebuild_shows(
    folder: Path, store: Path, spare: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphs, "SPARE", spare)
    for subject in (f"{PLAN}#1", f"{PLAN}#2"):
        record(store, Report("done", subject, DAY))
    record(store, Report("met", LAW, DAY))
    at_once = tables(store)
    build([folder], store, registry=REGISTRY, by=TOY._replace(version="toy-2"))
    assert tables(store) == at_once


def test_an_event_survives_a_rebuild_but_never_moves(folder: Path, store: Path) -> None:
    record(store, Report("done", f"{PLAN}#2", DAY))
    text = (folder / "a.txt").read_text()
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng cây | Luật Cây", "2 | Phá rừng"))
    rebuild(folder, store)
    assert met(store) == {}
    found = shown(store)
    assert [event.title for event in found.events] == ["Nuôi ong"]
    assert [finding.rule for finding in found.findings] == ["event-changed"]
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng cây | Luật Cây"))
    rebuild(folder, store)
    assert [finding.rule for finding in shown(store).findings] == ["event-lost"]
    (folder / "a.txt").write_text(text)
    rebuild(folder, store)
    assert met(store) == {f"{PLAN}#2": "2031-02-03"} and not shown(store).findings


@pytest.mark.parametrize(
    ("report", "key"),
    [
        (Report("done", f"{PLAN}#9", DAY), "subject-unknown"),
        (Report("done", LAW, DAY), "subject-not-task"),
        (Report("met", f"{PLAN}#1", DAY), "subject-not-prerequisite"),
        (Report("met", PLAN, DAY), "subject-not-prerequisite"),
        (Report("met", LAW, DAY, by="9/KH"), "by-unknown"),
    ],
)
def test_what_cannot_be_recorded_says_why(store: Path, report: Report, key: str) -> None:
    before = shown(store)
    with pytest.raises(NotFound) as caught:
        record(store, report)
    assert caught.value.key == key
    assert shown(store) == before


def test_there_must_be_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable):
        record(tmp_path / "none.kg", Report("met", LAW, DAY))


ROWS = [("task", "on", "by", "note"), (f"{PLAN}#1", "3/2/2031", OTHER, "xong, tốt"),
        ("", "", "", ""), (f"{PLAN}#2", "2031-02-03", "", "")]  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_month_of_reports_is_recorded(store: Path, separator: str, encoding: str) -> None:
    lines = [separator.join(f'"{cell}"' for cell in row) for row in ROWS]
    done = record_csv(store, "\r\n".join(lines).encode(encoding), "tháng.csv")
    assert [each.event.subject for each in done.recorded] == [f"{PLAN}#1", f"{PLAN}#2"]
    assert done.recorded[0].event.note == "xong, tốt" and done.ignored == ()
    assert set(met(store)) == {f"{PLAN}#1", f"{PLAN}#2"}


def test_columns_may_stand_in_any_order_and_others_beside_them(store: Path) -> None:
    data = f"sep=;\nTên;ON; Task \nTrồng;2031-02-03;{PLAN}#1\n".encode()
    done = record_csv(store, data, "a.csv")
    assert len(done.recorded) == 1 and done.ignored == ("tên",)


def test_one_wrong_row_records_nothing_and_every_wrong_row_is_listed(store: Path) -> None:
    before = shown(store)
    rows = [
        "task,on,by,note",
        f"{PLAN}#1,2031-02-03,,",
        ",2031-02-03,,",
        f"{PLAN}#2,31/02/2031,,",
        f"{PLAN}#7,2031-02-03,,",
        f"{PLAN}#1,2031-02-04,,",
        f"{PLAN}#2,2031-02-04,7/KH,",
        f"{PLAN}#2,2031-02-04,,a,b",
        f"{LAW},2031-02-04,,",
    ]
    with pytest.raises(WrongRows) as caught:
        record_csv(store, "\n".join(rows).encode(), "a.csv")
    assert [(each.row, each.error.key) for each in caught.value.wrong] == [
        (3, "row-no-task"),
        (4, "row-wrong-date"),
        (5, "subject-unknown"),
        (6, "row-twice"),
        (7, "by-unknown"),
        (8, "row-too-long"),
        (9, "subject-not-task"),
    ]
    assert caught.value.values["rows"] == [3, 4, 5, 6, 7, 8, 9]
    assert shown(store) == before


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "csv-unreadable"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "csv-unreadable"),
        ("task,ngày\n".encode(), "csv-no-column"),
        (b"xin chao\n", "csv-no-column"),
        (b'task,on\n"' + b"x" * 200_000, "csv-unreadable"),
    ],
)
def test_a_file_that_is_no_table_of_reports(store: Path, data: bytes, key: str) -> None:
    with pytest.raises(RefusedChange) as caught:
        record_csv(store, data, "a.csv")
    assert caught.value.key == key and isinstance(caught.value, PolicyGraphError)
