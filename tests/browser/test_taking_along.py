"""The timeline, print, and what can be taken along."""

import csv
import struct
from itertools import pairwise
from pathlib import Path

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
