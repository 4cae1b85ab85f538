"""The timeline, print, and what can be taken along."""

import csv
import struct
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from ontology.model import Graph
from ontology.words import LANGUAGES, say
from queries.listing import list_of
from tests.browser.conftest import DAY
from tests.browser.fixtures import Open
from tests.browser.opened import Opened
from tests.browser.pages import SAMPLES, asked, graph_of, page_of
from tests.queries.graphs import document, task


def test_the_timeline_has_every_deadline_by_lead_agency(samples: Opened) -> None:
    page = samples.page
    page.locator("#view-timeline").click()
    tasks = graph_of(SAMPLES).tasks
    leads = {lead for each in tasks for lead in each.leads or ("",)}
    days = {(lead, t.deadline.end) for t in tasks if t.deadline.end for lead in t.leads or ("",)}
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#timeline .row")).to_have_count(len(leads))
    expect(page.locator("#timeline .mark")).to_have_count(len(days))
    expect(page.locator("#timeline .today text")).to_have_text("hôm nay, 30/06/2026")
    assert page.locator("#timeline .mark .blocked").count() > 3
    samples.keep_picture()


def test_a_mark_of_the_timeline_opens_its_tasks(samples: Opened) -> None:
    page = samples.page
    samples.go("view=timeline")
    page.locator("#timeline .mark", has=page.locator("text.number")).first.click()
    expect(page.locator("#panel li").first).to_be_visible()
    page.locator("#panel li a").first.click()
    expect(page.locator("#panel .kind")).to_have_text("nhiệm vụ")


def test_a_mark_of_several_tasks_stands_in_the_address(
    samples: Opened, sample_page: Path, open_file: Open
) -> None:
    page = samples.page
    samples.go("view=timeline")
    page.locator("#timeline .mark", has=page.locator("text.number")).first.click()
    said = parse_qs(page.url.partition("#")[2])
    day, (lead,) = said["mark"][0], said["lead"]
    tasks = graph_of(SAMPLES).tasks
    own = [t for t in tasks if str(t.deadline.end) == day and lead in t.leads]
    links, heading = page.locator("#panel li a"), page.locator("#panel h2")
    expect(links).to_have_count(len(own))
    for each, text in zip(own, links.all_text_contents(), strict=True):
        assert each.ref in text and each.title in text
    words = heading.text_content() or ""
    expect(heading).to_be_focused()
    expect(page.locator("#timeline .mark[aria-current]")).to_have_count(1)
    links.first.click()
    expect(page.locator("#panel .kind")).to_have_text("nhiệm vụ")
    assert "mark=" not in page.url
    page.go_back()
    expect(heading).to_have_text(words)
    expect(links).to_have_count(len(own))
    address = page.url.partition("#")[2]
    page.go_forward()
    expect(page.locator("#panel .kind")).to_have_text("nhiệm vụ")
    with open_file(sample_page, day=DAY) as other:
        other.go(address)
        expect(other.page.locator("#panel h2")).to_have_text(words)
        expect(other.page.locator("#panel li a")).to_have_count(len(own))
        assert other.page.url.partition("#")[2] == address
        other.page.keyboard.press("Escape")
        expect(other.page.locator("#panel")).to_be_hidden()
        assert other.page.url.partition("#")[2] == "view=timeline"


def test_the_list_of_a_mark_follows_the_filters(samples: Opened) -> None:
    page = samples.page
    samples.go("view=timeline")
    page.locator("#timeline .mark", has=page.locator("text.number")).first.click()
    before = page.locator("#panel li").count()
    page.locator("#filter-status").select_option("ready")
    assert page.locator("#panel li").count() < before
    for word in page.locator("#panel li .state").all_text_contents():
        assert word.startswith(say("state-ready", "vi"))


def test_the_heads_of_the_timeline_stay_in_sight(sample_page: Path, open_file: Open) -> None:
    with open_file(sample_page, day=DAY, viewport={"width": 1100, "height": 420}) as opened:
        page = opened.page
        opened.go("view=timeline")
        box = page.locator("#timeline")
        page.evaluate(
            "() => { const box = document.getElementById('timeline');"
            "box.scrollTop = 250; box.scrollLeft = 120; }"
        )
        assert page.evaluate("document.getElementById('timeline').scrollTop") > 200
        frame = box.bounding_box()
        today = page.locator("#timeline .months .today text").bounding_box()
        names = page.locator("#timeline .names").bounding_box()
        corner = page.locator("#timeline .corner").bounding_box()
        assert frame and today and names and corner
        assert corner["x"] == pytest.approx(frame["x"], abs=1)
        assert corner["y"] == pytest.approx(frame["y"], abs=1)
        assert names["x"] == pytest.approx(frame["x"], abs=1)
        assert frame["y"] <= today["y"] < frame["y"] + 40
        at = "document.querySelector('#timeline .{} .today line').getBoundingClientRect().x"
        assert page.evaluate(at.format("months")) == pytest.approx(
            page.evaluate(at.format("marks")), abs=1
        )
        opened.keep_picture()


def test_the_timeline_is_printed_whole_and_not_torn(samples: Opened) -> None:
    page = samples.page
    samples.go("view=timeline")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})  # a sheet of paper
    rows = page.locator("#timeline .row").count()
    assert rows == page.locator("#timeline .names > g").count()
    sizes = page.evaluate(
        "() => ['.months', '.marks', '.names'].map((name) =>"
        " document.querySelector(`#timeline ${name}`).getBoundingClientRect())"
        ".map(({ left, right, height }) => [left, right, height])"
    )
    (left, right, _), (left_too, right_too, height), (_, end, height_too) = sizes
    assert right <= 721 and (left, right) == pytest.approx((left_too, right_too), abs=1)
    assert end == pytest.approx(left, abs=1) and height == pytest.approx(height_too, abs=1)
    samples.keep_picture()


def test_the_timeline_follows_the_filters(samples: Opened) -> None:
    page = samples.page
    samples.go("view=timeline&f.blocked=1")
    assert page.locator("#timeline .mark .open").count() == 0
    page.locator("#filter-due").fill("1999-01-01")
    expect(page.locator("#timeline")).to_contain_text("Không nhiệm vụ nào")


def test_the_picture_is_taken_whole_as_png(samples: Opened, tmp_path: Path) -> None:
    page = samples.page
    before = page.evaluate("kg.boxes()")
    with page.expect_download() as download:
        page.locator("#png").click()
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert width > 900 and height > 500
    assert len(data) > 20_000, "an empty picture would be small"
    after = {id_: pytest.approx(box) for id_, box in page.evaluate("kg.boxes()").items()}
    assert after == before


def test_the_filtered_list_is_taken_as_csv(samples: Opened) -> None:
    page = samples.page
    page.locator("#filter-agency").select_option("/agency/vn-hai-dang/sở-nội-vụ")
    with page.expect_download() as download:
        page.locator("#csv").click()
    text = Path(download.value.path()).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(text.decode("utf-8-sig").splitlines()))
    sought = "/agency/vn-hai-dang/sở-nội-vụ"
    wanted = [t for t in graph_of(SAMPLES).tasks if sought in (*t.leads, *t.coordinators)]
    assert [row[0] for row in rows[1:]] == [each.id for each in wanted]
    assert [row[3] for row in rows[1:]] == [each.title for each in wanted]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_csv_has_days_states_and_risks_in_the_words_of_the_program(
    samples: Opened, lang: str
) -> None:
    samples.go(f"lang={lang}")
    with samples.page.expect_download() as download:
        samples.page.locator("#csv").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    found = [(row[say("column-id", lang)], row) for row in csv.DictReader(text.splitlines())]
    graph = graph_of(SAMPLES)
    deadlines = {each.id: each.deadline for each in graph.tasks}
    with asked(graph) as source:
        listed = list_of(source, "tasks", DAY).rows
    assert [id_ for id_, _ in found] == [row.id for row in listed]
    for row, (id_, cells) in zip(listed, found, strict=True):
        deadline = deadlines[id_]
        overdue = row.state != "done" and deadline.end is not None and deadline.end < DAY
        wanted = {
            "deadline": deadline.raw or "",
            "deadline_start": str(deadline.start or ""),
            "deadline_end": row.due or "",
            "state": say(f"state-{row.state}", lang),
            "stage": row.stage or "",
            "risk": say(f"risk-{row.risk}", lang) if row.risk else "",
            "overdue": say("page-overdue", lang) if overdue else "",
        }
        assert {name: cells[say(f"column-{name}", lang)] for name in wanted} == wanted
    assert {row.risk for row in listed} == {"late", "at_risk", None}


def test_no_cell_of_the_csv_would_run(tmp_path: Path, open_file: Open) -> None:
    titles = ("=1+1", "+1", "-1", "@x", "＝1", 'a "b", c', "=cmd|' /C calc'!A0")
    tasks = tuple(
        task(str(n)).model_copy(update={"title": title}) for n, title in enumerate(titles)
    )
    file = page_of(Graph(documents=(document("p"),), tasks=tasks), tmp_path / "page.html")
    with open_file(file, day=DAY) as opened:
        with opened.page.expect_download() as download:
            opened.page.locator("#csv").click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    cells = [row[3] for row in csv.reader(text.splitlines())][1:]
    assert cells == ["'=1+1", "'+1", "'-1", "'@x", "'＝1", 'a "b", c', "'=cmd|' /C calc'!A0"]


def test_a_long_list_is_printed_whole(tmp_path: Path, open_file: Open) -> None:
    tasks = tuple(task(f"{n:03}") for n in range(250))
    file = page_of(Graph(documents=(document("p"),), tasks=tasks), tmp_path / "page.html")
    with open_file(file, day=DAY) as opened:
        page = opened.go("list=tasks&document=/d/p").page
        rows = page.locator("#list .rows > li")
        expect(rows).to_have_count(100)
        expect(page.locator("#list .more")).to_have_text("Xem thêm (còn 150)")
        touched = page.locator("#panel section .rows > li")
        shown = touched.count()
        page.pdf()  # what a browser tells a page before it prints, Chromium tells it here too
        expect(rows).to_have_count(250)
        expect(page.locator("#list .more, #panel .more")).to_have_count(0)
        assert touched.count() == shown + 150


def test_of_a_list_too_long_to_print_it_is_said_how_many_rows_are_left(
    tmp_path: Path, open_file: Open
) -> None:
    tasks = tuple(task(f"{n:05}") for n in range(10_050))
    file = page_of(Graph(documents=(document("p"),), tasks=tasks), tmp_path / "page.html")
    with open_file(file, day=DAY) as opened:
        page = opened.go("list=tasks").page
        page.wait_for_selector("#list .more")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.locator("#list .rows > li").count() == 10_000
        words = say("page-not-printed", "vi", count=50, most="10.000")
        expect(page.locator("#list .more")).to_have_text(words)
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        expect(page.locator("#list .more")).to_have_text("Xem thêm (còn 50)")


def test_what_is_printed_is_the_picture_and_the_texts(samples: Opened) -> None:
    page = samples.page
    page.locator(".chain").first.click()
    page.emulate_media(media="print")
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#picture canvas")).to_be_visible()
    for control in ("#filters", "#query", "#png"):
        expect(page.locator(control)).to_be_hidden()
    parts = page.evaluate(
        "() => ['#stage', '#panel', '#side', 'footer'].map("
        "(name) => document.querySelector(name).getBoundingClientRect())"
        ".map(({ top, bottom }) => [top, bottom])"
    )
    for (_, bottom), (top, _) in pairwise(parts):
        assert top >= bottom - 1, "one below the other, none over another"
    assert len(page.pdf()) > 30_000
    samples.keep_picture()
