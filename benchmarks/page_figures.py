"""How large a page is and how fast it answers, in a real Chromium: ``make bench-page``.

The plans are those of ``KG_PLANS``, else the samples; the large graphs are made-up cities.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.accuracy import SAMPLES, read_folder
from benchmarks.city import City
from benchmarks.city_store import write_city
from benchmarks.figures import Figure
from loaders.store.readings import open_built
from queries.graph_source import GraphSource
from queries.sqlite_source import SqliteSource
from tests.browser.finding import found_browser, what_is_missing
from tests.queries.graphs import asked
from viz.page import drawing_script, write_page

CITIES = {"3,000": 32, "20,000": 212}
"""Plans of a city that has about so many nodes."""

_LATEST = {"3,000": 1.5, "20,000": 4.0}
_TIMES = 5
_NAIVE = 600
"""Nodes of the page that pyvis itself writes, for comparison."""

_NAIVE_PAGE = """<!doctype html><div id="n" style="height:700px"></div><script>%s</script><script>
const nodes = [...Array(%d).keys()].map((id) => ({ id, label: `n${id}`, shape: "dot" }));
const edges = nodes.flatMap(({ id: from }) =>
  [1, 7, 31].map((n) => ({ from, to: (from * n + n) %% %d })));
const physics = { enabled: true, stabilization: { enabled: true, iterations: 1000, fit: true } };
const network = new vis.Network(document.getElementById("n"), { nodes, edges }, { physics });
network.once("stabilizationIterationsDone", () => (document.body.dataset.ready = "yes"));
</script>"""

_ANSWER = """async () => {{
  const start = performance.now();
  {act};
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - start;
}}"""
"""How long it takes from an act to the picture after the next one."""


def page_figures() -> Iterator[Figure]:
    """Measure pages of plans and of cities, and what pyvis would have written.

    Raises:
        RuntimeError: there is no browser.
    """
    missing = what_is_missing()
    if missing:
        raise RuntimeError(f"no browser without {missing}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found_browser(), args=["--no-sandbox"])
        yield from _of_plans(browser, Path(folder))
        for name, plans in CITIES.items():
            yield from _of_city(browser, Path(folder), name, plans)
        yield from _of_pyvis(browser, Path(folder))
        browser.close()


def _of_plans(browser: Browser, folder: Path) -> Iterator[Figure]:
    plans = Path(os.environ.get("KG_PLANS") or SAMPLES)
    graph = read_folder(plans).graph
    file = folder / "plans.html"
    with asked(graph) as source:
        yield from _written(file, source, f"plans, {len(graph.tasks)} tasks", 1.5)
    yield from _measured(browser, file, "plans", 1.0, 100)


def _of_city(browser: Browser, folder: Path, name: str, plans: int) -> Iterator[Figure]:
    store, file = folder / f"{plans}.kg", folder / f"{plans}.html"
    write_city(store, City(plans))
    with closing(open_built(store)) as db, SqliteSource(db) as source:
        yield from _written(file, source, f"city of {name} nodes ({source.size:,})", None)
    yield from _measured(browser, file, f"city of {name} nodes", _LATEST[name], None)


def _written(file: Path, source: GraphSource, name: str, most: float | None) -> Iterator[Figure]:
    start = time.perf_counter()
    with file.open("w", encoding="utf-8") as out:
        write_page(out, source)
    yield Figure(f"{name}: written in", time.perf_counter() - start, "s")
    yield Figure(f"{name}: size", file.stat().st_size / 1e6, "MB", most=most)


def _measured(
    browser: Browser, file: Path, name: str, first: float, answer: float | None
) -> Iterator[Figure]:
    """Measure the first picture from the start of the navigation, then answers, the median."""
    times = []
    for _ in range(_TIMES):
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        times.append(_first_picture(page, file))
        page.close()
    yield Figure(f"{name}: first picture", statistics.median(times), "s", most=first)
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    _first_picture(page, file)
    for what, acts in _ACTS.items():
        page.evaluate("document.getElementById('clear').click()")
        slowest = max(page.evaluate(_ANSWER.format(act=act)) for act in acts for _ in range(2))
        yield Figure(f"{name}: {what}, slowest", slowest, "ms", most=answer)
    page.close()


def _first_picture(page: Page, file: Path) -> float:
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_selector("body[data-ready]", state="attached", timeout=120_000)
    seconds: float = page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => done(performance.now() / 1000)))"
    )
    return seconds


_CLICK = "document.querySelectorAll('.chain')[{}].click()"
_FILTER = (
    "const field = document.getElementById('filter-{}'); {}; "
    "field.dispatchEvent(new Event('input', {{bubbles: true}}))"
)
_ACTS = {
    "a click on a chain": [_CLICK.format(n) for n in range(4)],
    "a filter": [
        _FILTER.format("blocked", "field.checked = !field.checked"),
        _FILTER.format("agency", "field.selectedIndex = 1"),
        _FILTER.format("due", "field.value = '2027-01-01'"),
    ],
    "a search": [
        f"const field = document.getElementById('query'); field.value = '{words}'; "
        "field.dispatchEvent(new Event('input', {bubbles: true}))"
        for words in ("so tai chinh", "kế hoạch", "a")
    ],
    "the timeline": ["document.getElementById('view-timeline').click()"],
}


def _of_pyvis(browser: Browser, folder: Path) -> Iterator[Figure]:
    """Measure a page that vis-network lays out itself, as pyvis sets it, until it rests."""
    file = folder / "naive.html"
    file.write_text(_NAIVE_PAGE % (drawing_script(), _NAIVE, _NAIVE), encoding="utf-8")
    page = browser.new_page()
    yield Figure(
        f"for comparison, physics on load as pyvis writes it: {_NAIVE} nodes",
        _first_picture(page, file), "s",
    )  # fmt: skip
    page.close()
