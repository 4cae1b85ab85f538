"""``kg view``: where the page goes, what it holds, what it never writes over."""

import base64
import json
import re
import webbrowser
import zlib
from pathlib import Path
from typing import Any

import pytest

from kg.exporting.html_page import open_in_browser
from tests.kg.conftest import Kg
from tests.kg.small_graph import AWAITED, CITY, DECREE, DEPARTMENT, FIRST, FREE, GRAPH, SECOND
from viz.page import MARK


def data_of(page: str) -> dict[str, Any]:
    """Return what a page knows."""
    (packed,) = re.findall(r'<script id="data"[^>]*>([^<]*)</script>', page)
    found: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(packed)))
    return found


def test_the_page_lies_beside_the_graph_and_is_named(kg: Kg, policy: Path) -> None:
    found = kg("view", "--no-open")
    assert found.status == 0
    assert Path(found.out.strip()).samefile(policy.with_suffix(".html"))
    assert "needs no network" in found.err
    assert policy.with_suffix(".html").read_text(encoding="utf-8").startswith(MARK)


def test_the_page_has_every_fact_of_the_export(kg: Kg, policy: Path) -> None:
    exported = json.loads(kg("export", "json").out)
    page = kg("export", "html")
    assert page.status == 0
    data = data_of(page.out)
    assert data["facts"] == exported
    assert data["about"]["leftOut"] == 0
    kg("view", "--no-open")
    assert policy.with_suffix(".html").read_text(encoding="utf-8") == page.out


@pytest.mark.parametrize(
    ("start", "depth", "there", "not_there"),
    [
        (FREE, "0", {FREE}, {FIRST, SECOND, AWAITED, DEPARTMENT}),
        (FREE, "1", {FREE, CITY}, {SECOND, AWAITED}),
        (SECOND, "0", {SECOND, FIRST, AWAITED}, {FREE}),
        (CITY, "1", {CITY, FIRST, FREE, AWAITED}, {SECOND}),
        (CITY, "9", {CITY, FIRST, SECOND, FREE, AWAITED, DECREE}, set()),
    ],
)
def test_around_a_thing_lies_what_is_near_and_all_that_is_awaited(
    kg: Kg, policy: Path, start: str, depth: str, there: set[str], not_there: set[str]
) -> None:
    found = kg("view", start, "--depth", depth, "--no-open", "-o", "around.html")
    assert found.status == 0, found.err
    data = data_of((policy.parent / "around.html").read_text(encoding="utf-8"))
    ids = set(data["items"]["id"])
    assert there <= ids and not not_there & ids
    assert data["about"]["start"] == start
    for task in data["facts"]["tasks"]:  # no fact of a task is a bare id
        named = {task["document"], *task["leads"], *task["coordinators"], *task["prerequisites"]}
        assert named <= ids


def test_a_page_around_a_thing_has_a_name_of_its_own(kg: Kg, policy: Path) -> None:
    assert kg("view", "9/KH-UBND", "--no-open").out.strip().endswith("policy-9-kh-ubnd.html")
    assert kg("view", FIRST, "--no-open").out.strip().endswith("policy-9-kh-ubnd-pl-i-1.html")
    assert not policy.with_suffix(".html").exists()


def test_what_is_no_page_is_never_written_over(kg: Kg, policy: Path) -> None:
    policy.with_suffix(".html").write_text("<html>mine</html>", encoding="utf-8")
    found = kg("view", "--no-open")
    assert found.status == 2 and "was left alone" in found.err and not found.out
    assert policy.with_suffix(".html").read_text(encoding="utf-8") == "<html>mine</html>"
    before = policy.read_bytes()
    assert kg("view", "--no-open", "-o", str(policy)).status == 2
    assert policy.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--depth", "2"), 2, "--depth needs an ID"),
        (("nothing like it",), 1, "nothing like it"),
        (("--depth", "-1", CITY), 2, "depth"),
        (("-o", "no/such/folder/page.html"), 3, "no/such/folder"),
    ],
)
def test_wrong_use_is_told_in_a_line(
    kg: Kg, words: tuple[str, ...], status: int, said: str
) -> None:
    found = kg("view", "--no-open", *words)
    assert found.status == status and said in found.err
    assert len(found.err.strip().splitlines()) <= 2


def test_a_browser_is_opened_only_where_there_is_a_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_it(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", open_it)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert not open_in_browser(tmp_path / "page.html", "vi") and not opened
    monkeypatch.setenv("DISPLAY", ":0")
    assert open_in_browser(tmp_path / "page.html", "vi")
    assert open_in_browser(tmp_path / "page.html", "en")
    address = (tmp_path / "page.html").as_uri()
    assert opened == [address, f"{address}#lang=en"]


def test_the_small_graph_is_what_these_tests_think(kg: Kg) -> None:
    assert {task.id for task in GRAPH.tasks} == {FIRST, SECOND, FREE}
