"""Search, filters, lists, the panel, the address, languages: what one reads in the page."""

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ontology.words import say, words
from queries.filters import Filters
from queries.listing import list_of
from tests.browser.conftest import DAY
from tests.browser.fixtures import Open
from tests.browser.opened import Opened
from tests.browser.pages import SAMPLES, asked, graph_of
from tests.browser.test_picture import CAUSE, CITY, LAST, boxes


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Sở Tài chính", "Sở Tài chính"),
        ("so tai chinh", "Sở Tài chính"),
        ("SỞ TÀI CHÍNH", "Sở Tài chính"),
        ("12-KH/TU", "12-KH/TU"),
        ("12-kh", "12-KH/TU"),
        ("doi moi sang tao hai dang", "Trung tâm Đổi mới sáng tạo Hải Đăng"),
    ],
)
def test_search_finds_with_and_without_marks(samples: Opened, query: str, first: str) -> None:
    samples.page.locator("#query").fill(query)
    expect(samples.page.locator("#found a").first).to_contain_text(first)


def test_search_says_that_nothing_was_found(samples: Opened) -> None:
    samples.page.locator("#query").fill("không hề có đâu xyz")
    expect(samples.page.locator("#found .count")).to_have_text("0 kết quả")
    samples.page.locator("#query").fill("  ")
    expect(samples.page.locator("#found")).to_be_hidden()


def test_what_is_found_opens_in_the_panel(samples: Opened) -> None:
    page = samples.page
    page.locator("#query").fill("so tai chinh")
    page.locator("#found a").first.click()
    expect(page.locator("#panel h2")).to_have_text("Sở Tài chính")


def test_all_that_is_found_is_reached_by_arrow_keys(samples: Opened) -> None:
    page = samples.page
    query = page.locator("#query")
    query.press_sequentially("a")
    count = int((page.locator("#found .count").text_content() or "").split()[0])
    assert count > 100
    active = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))"
    at = f"[...document.querySelectorAll('#found [role=option]')].indexOf({active})"
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("End", count - 1)):
        page.keyboard.press(key)
        assert page.evaluate(at) == place
    expect(query).to_be_focused()
    assert page.locator("#found [role=listbox] [role=option]").count() == count
    assert page.evaluate(f"getComputedStyle({active}).outlineStyle") == "solid"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(at) == count - 1
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    assert query.get_attribute("aria-activedescendant") is None
    query.press_sequentially("n")
    assert query.input_value() == "an", "back in the field one goes on typing"
    for _ in range(101):
        page.keyboard.press("ArrowDown")
    assert page.evaluate(at) == 100, "past the first hundred"
    name = page.evaluate(f"{active}.querySelector('bdi').textContent")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_be_hidden()
    expect(query).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#panel h2")).to_be_focused()
    assert (page.locator("#panel h2").text_content() or "") in name


@pytest.mark.parametrize("list_", ["blocked", "tasks", "overdue"])
def test_all_rows_of_a_list_are_reached_by_arrow_keys(samples: Opened, list_: str) -> None:
    page = samples.page
    samples.go(f"list={list_}")
    rows = page.locator("#list [role=listbox] [role=option]")
    every = {
        "blocked": page.evaluate("kg.blocked().length"),
        "tasks": len(graph_of(SAMPLES).tasks),
        "overdue": page.evaluate("kg.overdue().length"),
    }[list_]
    assert page.locator("#list [tabindex='0']").count() == 1, "one stop for Tab"
    page.locator("#list-overdue").focus()  # the last before the list
    page.keyboard.press("Tab")
    for place in range(every):
        expect(rows.nth(place)).to_be_focused()
        page.keyboard.press("ArrowDown")
    expect(rows.nth(every - 1)).to_be_focused()
    page.keyboard.press("Home")
    expect(rows.first).to_be_focused()
    page.keyboard.press("End")
    expect(rows.nth(every - 1)).to_be_focused()
    assert rows.count() == every
    page.keyboard.press("ArrowUp")
    expect(rows.nth(every - 2)).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Space")
    expect(page.locator("#panel h2")).to_be_focused()
    expect(rows.nth(every - 2)).to_have_attribute("aria-selected", "true")


def test_rows_of_the_panel_are_reached_by_arrow_keys(samples: Opened) -> None:
    page = samples.page
    samples.go(f"document={CITY}")
    touched = page.locator("#panel section", has_text="Nhiệm vụ bị ảnh hưởng")
    links = touched.locator(".rows > li > a:first-child")
    links.first.focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Home")
    expect(links.first).to_be_focused()


def test_due_on_or_before_a_day_is_due_before_the_next(samples: Opened) -> None:
    page = samples.page
    page.locator("#language").click()
    expect(page.get_by_label("Due on or before")).to_be_visible()
    last = max(t.deadline.end for t in graph_of(SAMPLES).tasks if t.deadline.end)
    for day in (DAY, last):
        with asked(graph_of(SAMPLES)) as source:
            before, on_too = (
                list_of(source, "tasks", DAY, Filters(due_before=each)).counts["tasks"]
                for each in (day, day + dt.timedelta(days=1))
            )
        assert int(before) < int(on_too)
        page.get_by_label("Due on or before").fill(day.isoformat())
        expect(page.locator("#passing")).to_contain_text(f"{on_too} of")


def test_each_filter_lets_through_what_it_names(samples: Opened) -> None:
    page = samples.page
    tasks = graph_of(SAMPLES).tasks
    states = page.evaluate("kg.states()")
    wanted = {
        "document": (CITY, [t for t in tasks if t.document == CITY]),
        "agency": (
            "/agency/vn-hai-dang/sở-nội-vụ",
            [t for t in tasks if "/agency/vn-hai-dang/sở-nội-vụ" in (*t.leads, *t.coordinators)],
        ),
        "status": ("ready", [t for t in tasks if states[t.id][0] == "ready"]),
    }
    for name, (value, passing) in wanted.items():
        page.locator(f"#filter-{name}").select_option(value)
        expect(page.locator("#passing")).to_have_text(f"{len(passing)} trên {len(tasks)} nhiệm vụ")
        page.locator("#clear").click()
    page.locator("#filter-due").fill("2026-12-31")
    due = [t for t in tasks if t.deadline.end and t.deadline.end.isoformat() <= "2026-12-31"]
    expect(page.locator("#passing")).to_contain_text(f"{len(due)} trên")
    page.locator("#clear").click()
    page.locator("#filter-blocked").check()
    held = [id_ for id_, state in states.items() if "blocked" in state[0]]
    expect(page.locator("#passing")).to_contain_text(f"{len(held)} trên")
    page.locator("#filter-level").select_option("department")
    both = [t for t in tasks if t.id in held and "/skhcn/" in t.document]
    expect(page.locator("#passing")).to_contain_text(f"{len(both)} trên")
    shown = boxes(page)
    assert CITY in shown, "the plan above the one whose tasks pass"
    assert "/akn/vn-lam-son/doc/ke-hoach/ubnd/2026-03-06/95-kh-ubnd" not in shown


def test_the_list_of_blocked_chains_has_the_worst_first(samples: Opened) -> None:
    rows = samples.page.locator(".chain .due").all_text_contents()
    assert len(rows) == samples.page.evaluate("kg.blocked().length")
    days = [re.match(r"(\d\d)/(\d\d)/(\d{4})", row) for row in rows]
    dated = ["-".join(reversed(found.groups())) for found in days if found]
    assert dated == sorted(dated)
    assert all(found is None for found in days[len(dated) :]), "without a last day: at the end"
    late = [row for row in rows if say("risk-late", "vi") in row]
    assert late and rows[: len(late)] == late


def test_what_is_past_its_last_day_is_found_and_marked(samples: Opened) -> None:
    page = samples.page
    states, past = page.evaluate("kg.states()"), page.evaluate("kg.overdue()")
    days = {each.id: each.deadline.end for each in graph_of(SAMPLES).tasks}
    page.locator("#filter-overdue").check()
    assert "f.overdue=1" in page.url and "list=overdue" in page.url
    expect(page.locator("#passing")).to_contain_text(f"{len(past)} trên")
    held = [id_ for id_ in past if "blocked" in states[id_][0]]
    expect(page.locator("#list .count")).to_contain_text(f"{len(past)} nhiệm vụ chưa xong")
    expect(page.locator("#list .count")).to_contain_text(f"{len(held)} bị chặn")
    free = sorted(set(past) - set(held), key=lambda id_: (days[id_], id_))
    rows = page.locator("#list li .state").all_text_contents()
    assert len(rows) == len(past)
    assert sum(say("page-overdue", "vi") in row for row in rows) == len(free)
    assert sum(say("risk-late", "vi") in row for row in rows) == len(held)
    samples.go(f"task={free[0].replace('#', '%23')}&chain=1")
    word = f"{say(f'state-{states[free[0]][0]}', 'vi')} · {say('page-overdue', 'vi')}"
    expect(page.locator("#panel .state").first).to_have_text(word)
    page.locator("#key").click()
    expect(page.locator("#legend")).to_contain_text(say("page-overdue-mark", "vi"))
    samples.keep_picture()
    page.locator("#filter-due").fill("1999-01-01")
    page.locator("#list-overdue").click()
    expect(page.locator("#list")).to_contain_text("Không nhiệm vụ nào qua bộ lọc")


def test_the_panel_has_all_facts_and_the_words_of_the_text(samples: Opened) -> None:
    page = samples.page
    (task,) = [each for each in graph_of(SAMPLES).tasks if each.id == LAST]
    samples.go(f"task={LAST.replace('#', '%23')}")
    text = page.locator("#panel").text_content() or ""
    assert task.title in text and (task.deadline.raw or "") in text
    for piece in task.evidence:
        assert piece.quote in text
        assert f"{piece.file} : {piece.start}–{piece.end}" in text
    for place in ("Phải xảy ra trước (3)", "bị chặn"):
        assert place in text
    page.locator("#panel summary", has_text="vì sao").last.click()
    way = page.locator("#panel .way").last
    expect(way).to_contain_text("→ chờ →")
    samples.keep_picture()


def test_links_lead_to_neighbours_and_back(samples: Opened) -> None:
    page = samples.page
    samples.go(f"task={LAST.replace('#', '%23')}")
    page.locator("#panel dd a", has_text="95/KH-UBND").first.click()
    expect(page.locator("#panel .kind")).to_have_text("văn bản")
    page.go_back()
    expect(page.locator("#panel .kind")).to_have_text("nhiệm vụ")
    page.go_forward()
    expect(page.locator("#panel .kind")).to_have_text("văn bản")


def test_an_address_gives_a_colleague_the_same_view(
    samples: Opened, sample_page: Path, open_file: Open
) -> None:
    page = samples.page
    page.locator(".chain", has_text="PL/III/3").first.click()
    page.locator("#filter-status").select_option("blocked")
    page.locator("#list-tasks").click()
    address = page.url.partition("#")[2]
    with open_file(sample_page, day=DAY) as other:
        other.go(address)
        expect(other.page.locator("#panel h2")).to_have_text(
            page.locator("#panel h2").text_content() or ""
        )
        assert other.page.url.partition("#")[2] == address
        mine, others = boxes(page), boxes(other.page)
        assert {id_: pytest.approx(box) for id_, box in mine.items()} == others
        assert (
            other.page.locator("#passing").text_content() == page.locator("#passing").text_content()
        )


@pytest.mark.parametrize(
    "address",
    [
        "task=nothing",
        "document=&open=x&f.document=none",
        "%%%",
        "met=/a/b",
        "lang=xx",
        "f.status=foo&f.due=zzz&f.level=__proto__&f.blocked=2",
        "__proto__=1&constructor=2&view=toString",
        "mark=2026-06-30&lead=nobody",
        "mark=1900-01-01",
        "mark=__proto__&lead=",
    ],
)
def test_an_address_that_names_nothing_opens_the_first_view(samples: Opened, address: str) -> None:
    first = boxes(samples.page)
    samples.go(address)
    expect(samples.page.locator("#panel")).to_be_hidden()
    assert boxes(samples.page) == first


def test_both_languages_say_everything(samples: Opened) -> None:
    page = samples.page
    samples.go(f"act={CAUSE}")
    for lang in ("vi", "en"):
        for element in page.locator("[data-say]").all():
            key = element.get_attribute("data-say") or ""
            assert element.text_content() == words()[key][lang]
        assert page.locator("html").get_attribute("lang") == lang
        expect(page.locator("#panel .kind")).to_have_text(say("kind-Prerequisite", lang))
        page.locator("#language").click()
    page.locator("#language").click()
    assert "lang=en" in page.url
    samples.keep_picture("en")


def test_the_list_can_be_read_on_a_phone(sample_page: Path, open_file: Open) -> None:
    how = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with open_file(sample_page, day=DAY, **how) as opened:
        page = opened.page
        page.wait_for_selector("body[data-ready]")
        expect(page.locator(".chain").first).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        opened.keep_picture()
        page.locator(".chain").first.tap()
        expect(page.locator("#panel h2")).to_be_in_viewport()
        opened.keep_picture("panel")
