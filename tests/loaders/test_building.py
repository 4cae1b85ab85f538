"""Building a store from files: what is read, kept, merged, refused, forgotten, and what is said."""

import multiprocessing
import os
from pathlib import Path
from typing import Any

import pytest

from loaders.building.build import build
from loaders.building.report import BuildReport, DocumentReport
from loaders.store.graphs import read_graph
from loaders.store.opening import open_store
from loaders.store.readings import open_built
from ontology.errors import StoreUnusable
from ontology.model import Graph
from tests.loaders.toy import REGISTRY, TOY, ToyRegistry, plan, read_toy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "Kế hoạch của thành phố"
    found.mkdir()
    return found


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "kho #1?.kg"


def made(store: Path, *paths: Path, **options: Any) -> BuildReport:
    options.setdefault("by", TOY)
    options.setdefault("registry", REGISTRY)
    return build(paths, store, **options)


def graph(store: Path) -> Graph:
    db = open_store(store)
    try:
        return read_graph(db)
    finally:
        db.close()


def outcomes(report: BuildReport) -> dict[str, str]:
    return {file.name: file.outcome for file in report.files}


def of(report: BuildReport, name: str) -> DocumentReport:
    return next(file for file in report.files if file.name == name)


def test_a_folder_is_read_with_all_that_is_in_it(folder: Path, store: Path) -> None:
    (folder / "một.txt").write_text(
        plan("1/KH", "PL/1 | Trồng cây | Luật Cây", "body/1 | Nuôi ong")
    )
    (folder / "sâu").mkdir()
    (folder / "sâu" / "hai.md").write_text(plan("2/KH") + "odd: một hàng lạ\n")
    (folder / "ảnh.png").write_bytes(b"\x89PNG")
    report = made(store, folder)
    assert outcomes(report) == {"một.txt": "read", "sâu/hai.md": "read"}
    counts = of(report, "một.txt").counts
    assert counts and (counts.tasks, counts.body, counts.appendix) == (2, 1, 1)
    assert counts.prerequisites == 1
    assert [row.quote for row in of(report, "sâu/hai.md").unread] == ["một hàng lạ"]
    assert (report.documents, report.tasks, report.exit_status) == (2, 2, 0)
    assert {document.file for document in graph(store).documents} == {"một.txt", "sâu/hai.md"}


def test_the_same_files_again_change_nothing(folder: Path, store: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng cây"))
    first = made(store, folder)
    before = store.read_bytes()
    again = made(store, folder, by=TOY._replace(read=_never))
    assert outcomes(again) == {"a.txt": "kept"}
    assert again.files[0].counts == first.files[0].counts
    assert store.read_bytes() == before


def _never(data: bytes, registry: Any) -> Any:
    raise AssertionError("read again")


@pytest.mark.parametrize(
    "changed",
    [{"registry": ToyRegistry("somebody")}, {"by": TOY._replace(version="toy-2")}],
    ids=["registry", "reader"],
)
def test_another_registry_or_reader_reads_again(
    folder: Path, store: Path, changed: dict[str, Any]
) -> None:
    (folder / "a.txt").write_text(plan("1/KH"))
    made(store, folder)
    assert outcomes(made(store, folder, **changed)) == {"a.txt": "read"}
    assert outcomes(made(store, folder, **changed)) == {"a.txt": "kept"}


def test_a_changed_file_replaces_its_own_facts_and_says_what_changed(
    folder: Path, store: Path
) -> None:
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng cây", "2 | Nuôi ong | Luật Ong"))
    (folder / "b.txt").write_text(plan("2/KH", "1 | Đào ao"))
    made(store, folder)
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng rừng", "3 | Nuôi ong", "4 | Quét sân"))
    report = made(store, folder)
    assert outcomes(report) == {"a.txt": "read", "b.txt": "kept"}
    said = {(c.kind, c.ref, c.field, c.old, c.new) for c in of(report, "a.txt").changes}
    assert said == {
        ("changed", "1", "title", "Trồng cây", "Trồng rừng"),
        ("changed", "3", "ref", "2", "3"),
        ("changed", "3", "prerequisites", "Luật Ong", None),
        ("added", "4", None, None, "Quét sân"),
    }
    assert [task.title for task in graph(store).tasks] == [
        "Trồng rừng", "Nuôi ong", "Quét sân", "Đào ao",
    ]  # fmt: skip


def test_a_file_overwritten_with_another_document_says_so(folder: Path, store: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng cây"))
    made(store, folder)
    (folder / "a.txt").write_text(plan("2/KH", "1 | Đào ao"))
    report = made(store, folder)
    assert [(c.kind, c.old, c.new) for c in of(report, "a.txt").changes] == [
        ("another", "1/KH", "2/KH")
    ]
    assert [document.number for document in graph(store).documents] == ["2/KH"]
    (folder / "b.txt").write_text(plan("2/KH", "1 | Đào ao"))
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng cây"))
    assert [c.kind for c in of(made(store, folder), "a.txt").changes] == ["moved"]


def test_a_folder_without_plans_is_told(folder: Path, store: Path) -> None:
    report = made(store, folder)
    assert (report.barren, report.exit_status) == ((folder,), 1) and not store.exists()
    (folder / "a.txt").write_text(plan("1/KH"))
    other = folder / "khác"
    other.mkdir()
    (other / "b.docx").touch()
    report = made(store, folder, other)
    assert (report.barren, report.exit_status) == ((other,), 0)
    assert report.others == {".docx": 1}
    (folder / "a.txt").unlink()
    report = made(store, folder)
    assert outcomes(report) == {"a.txt": "gone"} and not report.barren


def test_a_store_beside_the_plans_is_not_one_of_them(folder: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH"))
    for _ in range(2):
        report = made(folder / "kho.txt", folder)
        assert list(outcomes(report)) == ["a.txt"] and not report.others


def test_the_same_bytes_under_two_names_are_one_document(folder: Path, store: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (folder / name).write_text(plan("1/KH", "1 | Trồng cây"))
    report = made(store, folder)
    assert outcomes(report) == {"a.txt": "read", "b.txt": "merged"}
    assert of(report, "b.txt").same_as == "a.txt"
    assert [document.file for document in graph(store).documents] == ["a.txt"]
    assert report.tasks == 1


def test_a_moved_file_takes_its_facts_along(folder: Path, store: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH"))
    made(store, folder)
    (folder / "a.txt").rename(folder / "z.txt")
    report = made(store, folder, by=TOY._replace(read=_never))
    assert outcomes(report) == {"a.txt": "gone", "z.txt": "kept"}
    assert [document.file for document in graph(store).documents] == ["z.txt"]


def test_other_bytes_of_a_document_already_read_are_refused(folder: Path, store: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng cây"))
    (folder / "b.txt").write_text(plan("1/KH", "1 | Chặt cây"))
    for _ in range(2):
        report = made(store, folder)
        assert of(report, "b.txt").outcome == "refused"
        error = of(report, "b.txt").error
        assert error and error.key == "document-taken" and error.values["files"] == ["a.txt"]
        assert report.exit_status == 1
        assert [task.title for task in graph(store).tasks] == ["Trồng cây"]


def test_replace_puts_the_new_text_in_the_place_of_the_old(folder: Path, store: Path) -> None:
    (folder / "b.txt").write_text(plan("1/KH", "1 | Trồng cây"))
    made(store, folder)
    (folder / "a.txt").write_text(plan("1/KH", "1 | Chặt cây"))
    report = made(store, folder, replace=True)
    assert outcomes(report) == {"a.txt": "read", "b.txt": "replaced"}
    assert [(c.old, c.new) for c in of(report, "a.txt").changes] == [("Trồng cây", "Chặt cây")]
    for _ in range(2):  # stays so, and nothing is refused
        again = made(store, folder)
        assert outcomes(again) == {"a.txt": "kept", "b.txt": "replaced"}
        assert again.exit_status == 0
        assert [task.title for task in graph(store).tasks] == ["Chặt cây"]
    (folder / "a.txt").unlink()
    back = made(store, folder, prune=True)
    assert outcomes(back) == {"a.txt": "pruned", "b.txt": "read"}
    assert [task.title for task in graph(store).tasks] == ["Trồng cây"]


def test_a_replaced_text_that_changes_is_refused_again(folder: Path, store: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng cây"))
    (folder / "b.txt").write_text(plan("1/KH", "1 | Chặt cây"))
    assert outcomes(made(store, folder, replace=True)) == {"a.txt": "replaced", "b.txt": "read"}
    (folder / "a.txt").write_text(plan("1/KH", "1 | Tưới cây"))
    report = made(store, folder)
    assert outcomes(report) == {"a.txt": "refused", "b.txt": "kept"}
    assert not of(report, "a.txt").facts_kept


def test_documents_may_change_files_in_one_build(folder: Path, store: Path) -> None:
    (folder / "b.txt").write_text(plan("1/KH", "1 | Trồng cây"))
    made(store, folder)
    (folder / "b.txt").write_text(plan("2/KH"))
    (folder / "a.txt").write_text(plan("1/KH", "1 | Tưới cây"))
    assert outcomes(made(store, folder)) == {"a.txt": "read", "b.txt": "read"}


def test_a_file_that_has_gone_is_kept_until_pruned(folder: Path, store: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH"))
    (folder / "b.txt").write_text(plan("2/KH"))
    made(store, folder)
    (folder / "b.txt").unlink()
    report = made(store, folder)
    assert outcomes(report) == {"a.txt": "kept", "b.txt": "gone"} and report.exit_status == 0
    assert len(graph(store).documents) == 2
    assert outcomes(made(store, folder, prune=True)) == {"a.txt": "kept", "b.txt": "pruned"}
    assert len(graph(store).documents) == 1
    assert outcomes(made(store, folder)) == {"a.txt": "kept"}


def test_a_file_that_comes_back_is_as_before(folder: Path, store: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH"))
    made(store, folder)
    before = graph(store)
    (folder / "a.txt").rename(folder / "a.bak")
    made(store, folder)
    (folder / "a.bak").rename(folder / "a.txt")
    assert outcomes(made(store, folder)) == {"a.txt": "kept"}
    assert graph(store) == before
    assert outcomes(made(store, folder)) == {"a.txt": "kept"}


def test_another_folder_leaves_the_first_alone(folder: Path, store: Path, tmp_path: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH"))
    made(store, folder)
    (folder / "a.txt").unlink()
    other = tmp_path / "khác"
    other.mkdir()
    (other / "a.txt").write_text(plan("2/KH"))
    report = made(store, other, prune=True)
    assert len(graph(store).documents) == 2
    assert outcomes(report) == {"khác/a.txt": "read"}


def test_a_path_that_was_never_there_is_refused_and_one_that_has_gone_is_told(
    folder: Path, store: Path
) -> None:
    (folder / "a.txt").write_text(plan("1/KH"))
    nowhere = folder / "không có.txt"
    report = made(store, folder, nowhere)
    assert of(report, str(nowhere)).outcome == "refused" and report.exit_status == 1
    made(store, folder / "a.txt")
    (folder / "a.txt").unlink()
    gone = made(store, folder / "a.txt")
    assert outcomes(gone) == {"a.txt": "gone"} and gone.exit_status == 1
    assert made(store, folder / "a.txt", prune=True).exit_status == 0
    assert graph(store) == Graph()
    open_built(store).close()  # nothing is left in it, as was asked


def test_files_that_cannot_be_read_leave_the_others(folder: Path, store: Path) -> None:
    for number in range(1, 98):
        (folder / f"{number:03}.txt").write_text(plan(f"{number}/KH"))
    (folder / "098.txt").write_bytes(b"")
    (folder / "099.txt").write_bytes(b"doc: \xff\n")
    (folder / "100.txt").write_text(plan("100/KH") + "x" * 2000)
    (folder / "101.txt").write_text("crash")
    report = made(store, folder, max_size=1000)
    errors = {file.name: file.error.key for file in report.refused if file.error}
    assert errors == {
        "098.txt": "file-empty",
        "099.txt": "file-broken-utf8",
        "100.txt": "file-too-large",
        "101.txt": "file-reader-failed",
    }
    assert report.documents == 97 and report.exit_status == 1


def test_a_file_that_can_no_longer_be_read_keeps_what_it_said(folder: Path, store: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng cây"))
    made(store, folder)
    before = graph(store)
    (folder / "a.txt").write_text("")
    report = made(store, folder)
    assert of(report, "a.txt").outcome == "refused" and of(report, "a.txt").facts_kept
    assert graph(store) == before


def test_where_nothing_can_be_read_no_store_is_made(folder: Path, store: Path) -> None:
    (folder / "a.txt").write_bytes(b"")
    report = made(store, folder, folder / "b.txt")
    assert report.exit_status == 1 and len(report.files) == 2
    assert not store.exists()


def test_files_are_read_in_several_processes(
    folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.building.jobs.ENOUGH", 1)
    for number in range(1, 9):
        (folder / f"{number}.txt").write_text(plan(f"{number}/KH", "1 | Trồng cây"))
    (folder / "9.txt").write_text("crash")
    told: list[tuple[int, int, str]] = []
    report = made(store, folder, jobs=2, progress=lambda *step: told.append(step))
    assert report.documents == 8 and len(report.refused) == 1
    assert told == [(number, 9, f"{number}.txt") for number in range(1, 10)]
    alone = store.with_name("alone.kg")
    made(alone, folder, jobs=1)
    assert graph(alone) == graph(store)


def _dying(data: bytes, registry: Any) -> Any:
    if b"3/KH" in data and multiprocessing.parent_process() is not None:
        os._exit(1)  # as the system ends a process that takes too much memory
    return read_toy(data, registry)


def test_a_process_that_dies_loses_no_file(
    folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.building.jobs.ENOUGH", 1)
    for number in range(1, 9):
        (folder / f"{number}.txt").write_text(plan(f"{number}/KH"))
    report = made(store, folder, jobs=2, by=TOY._replace(read=_dying))
    assert report.documents == 8 and not report.refused


def test_a_text_that_only_all_readings_show_to_be_another_is_refused(
    folder: Path, store: Path
) -> None:
    def resolve(readings: Any, files: Any, registry: Any, events: Any) -> Graph:
        """An undated plan is the dated one of its number."""
        found = TOY.resolve(readings, files, registry, events)
        dated = {document.number for document in found.documents if document.date}
        shown = [d for d in found.documents if d.date or d.number not in dated]
        return found.model_copy(update={"documents": tuple(shown)})

    by = TOY._replace(resolve=resolve)
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng cây"))
    (folder / "b.txt").write_text(plan("1/KH", "1 | Trồng cây", date=""))
    for _ in range(2):
        report = made(store, folder, by=by)
        error = of(report, "b.txt").error
        assert error and error.key == "document-hidden" and report.exit_status == 1
        assert len(graph(store).tasks) == 1


def test_a_killed_build_is_completed_by_the_next(folder: Path, store: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH"))

    def stop(*_: Any) -> Graph:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        made(store, folder, by=TOY._replace(resolve=stop))
    assert graph(store) == Graph()
    with pytest.raises(StoreUnusable) as caught:
        open_built(store)
    assert caught.value.key == "store-unbuilt"
    report = made(store, folder, by=TOY._replace(read=_never))
    open_built(store).close()
    assert outcomes(report) == {"a.txt": "kept"} and report.documents == 1


def test_a_second_writer_says_so(folder: Path, store: Path) -> None:
    (folder / "a.txt").write_text(plan("1/KH"))
    made(store, folder)
    (folder / "a.txt").write_text(plan("1/KH", "1 | Trồng cây"))
    db = open_store(store, write=True)
    db.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StoreUnusable) as caught:
            made(store, folder, wait=0.05)
    finally:
        db.close()
    assert caught.value.key == "store-locked"
    assert outcomes(made(store, folder)) == {"a.txt": "read"}


def test_toy_plans_read_as_their_lines_say() -> None:
    assert read_toy(plan("1/KH", "1 | A").encode(), None).tasks[0].title == "A"
