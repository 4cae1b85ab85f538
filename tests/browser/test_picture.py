"""The picture: what is seen first, what opens, what is lit, how one gets around in it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DAY
from tests.browser.fixtures import Open
from tests.browser.opened import Opened
from tests.browser.pages import SAMPLES, graph_of, page_of

CITY = "/akn/vn-hai-dang/doc/ke-hoach/ubnd/2026-02-25/95-kh-ubnd"
LAST = f"{CITY}#PL/III/3"
CAUSE = "/prerequisite/d2d6a3f8fe4831e6"

Box = tuple[float, float, float, float]


def boxes(page: Page) -> dict[str, Box]:
    """Return where each visible box lies on the screen."""
    return {id_: tuple(box) for id_, box in page.evaluate("kg.boxes()").items()}


def _overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def _assert_apart(found: dict[str, Box]) -> None:
    names = list(found)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            assert not _overlap(found[one], found[other]), (one, other)


def _click(page: Page, id_: str, **how: Any) -> None:
    left, top, width, height = boxes(page)[id_]
    x, y = left + width / 2, top + height / 2
    page.locator("#picture").click(position={"x": x, "y": y}, **how)


def test_the_first_view_shows_plans_with_counts_apart_and_large_enough(samples: Opened) -> None:
    found = boxes(samples.page)
    assert CITY in found and "#" not in "".join(found)
    _assert_apart(found)
    screen = samples.page.locator("#picture").bounding_box()
    assert screen is not None
    for left, top, width, height in found.values():
        assert left >= 0 and left + width <= screen["width"]
        assert top >= 0 and top + height <= screen["height"]
        assert width > 120, "words of 12.5 pixels in a box of 212 are read down to 7"
    samples.keep_picture()


def test_folds_open_and_close(samples: Opened) -> None:
    page = samples.page
    _click(page, CITY, click_count=2)
    section = next(id_ for id_ in boxes(page) if id_.startswith(f"{CITY}|III."))
    assert LAST not in boxes(page)
    _click(page, section)
    assert LAST in boxes(page)
    _assert_apart(boxes(page))
    samples.keep_picture("open")
    page.go_back()
    page.wait_for_function("id => !kg.boxes()[id]", arg=LAST)
    page.go_back()
    page.wait_for_function("id => !kg.boxes()[id]", arg=section)
    assert CITY in boxes(page)


_WITHOUT_INK = """() => {
  const canvas = document.querySelector("#picture canvas");
  const scale = canvas.width / canvas.clientWidth;
  const ctx = canvas.getContext("2d");
  return Object.entries(kg.boxes()).filter(([, [left, top, width, height]]) => {
    const row = ctx.getImageData((left + width * 0.08) * scale, (top + height * 0.1) * scale,
      width * 0.8 * scale, height * 0.8 * scale).data;
    return !row.some((value, at) => at % 4 < 3 && value < 120);
  }).map(([id]) => id);
}"""
"""Boxes in which there is no ink."""


_HAS_CLOCK = """id => {
  const canvas = document.querySelector("#picture canvas");
  const scale = canvas.width / canvas.clientWidth;
  const [left, top, width, height] = kg.boxes()[id];
  const part = canvas.getContext("2d").getImageData((left + width * 0.9) * scale,
    (top + height * 0.62) * scale, width * 0.06 * scale, height * 0.25 * scale).data;
  return part.some((value, at) => at % 4 < 3 && value < 170);
}"""
"""Whether there is ink where a box has the clock."""


def test_what_is_past_its_last_day_has_a_clock(samples: Opened) -> None:
    page = samples.page
    states, past = page.evaluate("kg.states()"), set(page.evaluate("kg.overdue()"))
    for held, late in ((False, True), (False, False), (True, True)):
        id_ = next(
            id_
            for id_, (state, *_) in states.items()
            if (state == "blocked") is held and state != "done" and (id_ in past) is late
        )
        samples.go(f"task={id_.replace('#', '%23')}&chain=1")
        page.wait_for_timeout(300)
        assert page.evaluate(_HAS_CLOCK, id_) is (late and not held), (
            "a blocked one is late: the colour of its day says so"
        )
    samples.wrong.clear()  # that reading pixels back is slow


@pytest.mark.parametrize("width", [900, 1100, 1600])
def test_boxes_are_drawn_after_the_window_has_another_size(samples: Opened, width: int) -> None:
    page = samples.page
    page.locator(".chain", has_text="PL/III/3").first.click()
    for size in (width, 1366):
        page.set_viewport_size({"width": size, "height": 760})
        page.wait_for_timeout(400)
        assert len(boxes(page)) > 5 and page.evaluate(_WITHOUT_INK) == []
    samples.wrong.clear()  # that reading pixels back is slow


def test_home_shows_the_whole_again(samples: Opened) -> None:
    page = samples.page
    first = boxes(page)
    page.locator("#picture").hover()
    for _ in range(30):
        page.mouse.wheel(0, 600)
    page.locator("#filter-status").select_option("ready")
    page.locator("#home").click()
    assert {id_: pytest.approx(box) for id_, box in boxes(page).items()} == first


def test_on_a_small_screen_the_chain_can_be_seen(sample_page: Path, open_file: Open) -> None:
    with open_file(sample_page, day=DAY, viewport={"width": 390, "height": 844}) as opened:
        page = opened.page
        page.locator(".chain", has_text="PL/III/3").first.click()
        page.locator(".aside").click()
        page.wait_for_timeout(400)
        expect(page.locator("#picture canvas")).to_be_in_viewport(ratio=0.9)
        assert page.evaluate(_WITHOUT_INK) == []
        opened.wrong.clear()  # that reading pixels back is slow
        opened.keep_picture()
        page.locator(".aside").click()
        expect(page.locator("#panel h3").first).to_be_in_viewport()


def test_a_blocked_chain_is_shown_up_to_who_has_not_acted(samples: Opened) -> None:
    page = samples.page
    page.locator(".chain", has_text="PL/III/3").first.click()
    expect(page.locator("#panel h2")).to_be_visible()
    found = boxes(page)
    chain = {CAUSE, f"{CITY}#PL/III/1", f"{CITY}#PL/III/2", LAST, CITY}
    assert chain <= set(found)
    _assert_apart(found)
    lit = page.evaluate("kg.lit()")
    assert chain - {LAST} <= set(lit["up"])
    assert "chain=1" in page.url
    tops = [found[id_][1] for id_ in (CAUSE, f"{CITY}#PL/III/1", f"{CITY}#PL/III/2", LAST)]
    assert tops == sorted(set(tops)), "what waits lies below what it waits for"
    samples.keep_picture()


def test_the_layers_lie_from_the_centre_down(samples: Opened) -> None:
    found = boxes(samples.page)
    order = (
        "/akn/vn/act/nghi-quyet/cp/2026-01-15/31-nq-cp",
        "/akn/vn-hai-dang/statement/ke-hoach/tu/2026-02-10/12-kh-tu",
        CITY,
        "/akn/vn-hai-dang/doc/ke-hoach/skhcn/2026-03-16/47-kh-skhcn",
    )
    tops = [found[id_][1] for id_ in order]
    assert tops == sorted(set(tops))


def test_a_selection_is_lit_up_and_down(samples: Opened) -> None:
    page = samples.page
    samples.go(f"act={CAUSE}")
    page.wait_for_selector("#panel h2")
    lit = page.evaluate("kg.lit()")
    assert {f"{CITY}#PL/III/1", f"{CITY}#PL/III/2", LAST} <= set(lit["down"])
    samples.keep_picture()


def test_what_becomes_free_is_shown(samples: Opened) -> None:
    page = samples.page
    samples.go(f"act={CAUSE}")
    freed = page.evaluate("id => kg.frees(id)", CAUSE)
    assert freed
    page.get_by_role("button", name="Nếu việc này xong").click()
    expect(page.locator("#supposed")).to_contain_text(f"{len(freed)} nhiệm vụ hết bị chặn")
    assert all(page.evaluate("kg.states()")[id_][0] != "blocked" for id_ in freed)
    assert "met=" in page.url
    page.locator("#nothing-supposed").click()
    expect(page.locator("#supposed")).to_be_hidden()


def test_the_keyboard_goes_from_box_to_box_and_tells_it(samples: Opened) -> None:
    page = samples.page
    page.locator("#picture").focus()
    page.keyboard.press("ArrowDown")
    first = page.locator("#told").text_content()
    page.keyboard.press("ArrowDown")
    second = page.locator("#told").text_content()
    assert first and second and first != second
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#query")).to_be_focused()


@pytest.mark.parametrize("start", [CITY, CAUSE, "/agency/vn-hai-dang/sở-tài-chính"])
def test_a_page_around_one_thing_says_what_it_leaves_out(
    start: str, tmp_path: Path, open_file: Open
) -> None:
    file = page_of(graph_of(SAMPLES), tmp_path / "page.html", start=start, depth=1)
    with open_file(file, day=DAY) as opened:
        opened.page.wait_for_selector("body[data-ready]")
        assert "tối đa 1 bước" in (opened.page.locator("#about").text_content() or "")
        assert opened.page.evaluate("Object.keys(kg.boxes()).length") > 0
