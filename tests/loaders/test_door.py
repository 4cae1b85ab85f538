"""What breaks the model gets into no store: the file is refused, the row named, the rest read."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from loaders.building.build import build
from loaders.building.report import BuildReport
from loaders.building.resolved import Workings
from loaders.extracting import Extractor
from loaders.reader import read_plan
from loaders.reading import Reading
from ontology.agencies import default_registry
from ontology.errors import BrokenFact, PolicyGraphError, UnreadableFile
from ontology.model import Graph, Happening
from tests.loaders.test_building import graph
from tests.loaders.toy import REGISTRY, TOY, plan, read_toy, resolve_toy

Update = dict[str, Any]


def _without(update: Update) -> Workings:
    """A toy reader that breaks the second task of any plan that has one called "hỏng"."""

    def read(data: bytes, registry: Any) -> Reading:
        reading = read_toy(data, registry)
        if b"h\xe1\xbb\x8fng" not in data:
            return reading
        first, second, *rest = reading.tasks
        tasks = (first, second.model_copy(update=update), *rest)
        return reading.model_copy(update={"tasks": tasks})

    return TOY._replace(read=read)


def _built(folder: Path, by: Workings) -> BuildReport:
    return build([folder], folder.with_name("s.kg"), registry=REGISTRY, by=by)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two toy plans, one of which the reader breaks."""
    path = tmp_path / "p"
    path.mkdir()
    (path / "a.txt").write_text(plan("1/KH", "1 | Trồng cây"), encoding="utf-8")
    (path / "b.txt").write_text(plan("2/KH", "1 | Tưới", "2 | hỏng", "3 | Bón"), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("update", "field"),
    [({"words": ()}, "evidence"), ({"title": ""}, "title"), ({"title": " "}, "title"),
     ({"title": None}, "title"), ({"status": "soon"}, "status"), ({"leads": None}, "leads"),
     ({"deadline": None}, "deadline")],
)  # fmt: skip
def test_a_file_with_a_broken_row_is_refused_and_the_row_is_named(
    folder: Path, update: Update, field: str
) -> None:
    report = _built(folder, _without(update))
    (refused,) = report.refused
    assert refused.name == "b.txt" and report.exit_status == 1
    assert refused.error is not None and refused.error.key == "file-breaks-model"
    assert (refused.error.values["row"], refused.error.values["field"]) == ("2", field)
    assert [task.title for task in graph(folder.with_name("s.kg")).tasks] == ["Trồng cây"]


def test_where_all_is_refused_no_store_is_made(folder: Path) -> None:
    (folder / "a.txt").unlink()
    report = _built(folder, _without({"words": ()}))
    assert report.exit_status == 1 and not folder.with_name("s.kg").exists()


def test_a_changed_file_that_breaks_the_model_keeps_what_it_said(folder: Path) -> None:
    _built(folder, TOY)
    before = graph(folder.with_name("s.kg"))
    with (folder / "b.txt").open("a", encoding="utf-8") as file:
        file.write("task: 4 | Hái\n")
    (refused,) = _built(folder, _without({"words": ()})).refused
    assert refused.facts_kept
    assert graph(folder.with_name("s.kg")) == before


def test_a_row_that_the_reader_itself_cannot_make_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Extractor, "_fields", lambda self, raw, products: [])
    text = (
        "UBND TỈNH LAM SƠN\nSố: 30/KH-UBND\n\nKẾ HOẠCH\nvề muối\n\nII. NHIỆM VỤ\n\n"
        "1. Đắp bờ ruộng muối\n\nThời gian hoàn thành: Quý III/2031\n"
    )
    with pytest.raises(BrokenFact) as refused:
        read_plan(text.encode(), default_registry())
    assert isinstance(refused.value, UnreadableFile)
    assert refused.value.values["row"] == "body/II/1"


def _resolving_badly(
    readings: Mapping[str, Reading],
    files: Mapping[str, str],
    registry: Any,
    events: Sequence[Happening],
) -> Graph:
    """Resolve as the toy does, and give the tasks called "hỏng" a lead that nobody is."""
    made = resolve_toy(readings, files, registry, events)
    tasks = tuple(
        task.model_copy(update={"leads": ("/nobody",)} if task.title == "hỏng" else {})
        for task in made.tasks
    )
    return Graph(documents=made.documents, tasks=tasks)


def test_a_text_of_which_the_resolver_makes_what_breaks_the_model_is_refused(folder: Path) -> None:
    by = TOY._replace(resolve=_resolving_badly)
    for _ in range(2):  # again, it is refused again
        report = _built(folder, by)
        (refused,) = report.refused
        assert refused.name == "b.txt" and refused.error is not None
        assert str(refused.error.values["row"]).endswith("2-kh#2")
        assert refused.error.values["field"] == "leads"
        assert len(graph(folder.with_name("s.kg")).documents) == 1
    assert not _built(folder, TOY._replace(version="mended")).refused
    assert len(graph(folder.with_name("s.kg")).documents) == 2


def test_a_text_of_another_build_that_is_refused_is_told(folder: Path) -> None:
    _built(folder, TOY)
    other = folder.with_name("q")
    other.mkdir()
    (other / "c.txt").write_text(plan("3/KH", "1 | Hái"), encoding="utf-8")
    by = TOY._replace(resolve=_resolving_badly, version="worse")
    report = build([other], folder.with_name("s.kg"), registry=REGISTRY, by=by)
    assert [file.place.name for file in report.refused] == ["b.txt"] and report.exit_status == 1
    assert len(graph(folder.with_name("s.kg")).documents) == 2


def test_what_no_text_alone_breaks_leaves_the_graph_before(folder: Path) -> None:
    _built(folder, TOY)
    store = folder.with_name("s.kg")
    before = graph(store)

    def resolve(
        readings: Mapping[str, Reading],
        files: Mapping[str, str],
        registry: Any,
        events: Sequence[Happening],
    ) -> Graph:
        made = resolve_toy(readings, files, registry, events)
        return Graph(documents=made.documents * 2 if len(readings) > 1 else made.documents)

    with pytest.raises(PolicyGraphError) as refused:
        _built(folder, TOY._replace(resolve=resolve, version="worse"))
    assert refused.value.key == "file-breaks-model" and refused.value.exit_status == 1
    assert graph(store) == before
    _built(folder, TOY)
    assert graph(store) == before
