"""Write anew what is made: ``python -m tests.regenerate_docs``.

The vocabularies in Turtle, from their data, then the page of the ontology and the output of the
examples of README and docs.
"""

import tempfile
from pathlib import Path

from kg.exporting.vocabularies.writing import MADE, made
from tests.browser.finding import found_browser
from tests.examples import DOCUMENTS, regenerated
from tests.ontology_page import PAGE, ontology_page
from tests.sources import TOP


def main() -> None:
    """Write the vocabularies, the page, and what every example prints into its document."""
    for name in MADE:
        (TOP / "ontology" / "data" / name).write_text(made(name), encoding="utf-8")
    PAGE.write_text(ontology_page(), encoding="utf-8")
    for document in DOCUMENTS:
        with tempfile.TemporaryDirectory() as folder:
            text = regenerated(document, Path(folder))
        (TOP / document).write_text(text, encoding="utf-8")
    if found_browser():
        _take_picture()


def _take_picture() -> None:
    """Take the picture of the page that the README shows."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import DAY
    from tests.browser.opened import opened
    from tests.browser.pages import SAMPLES, graph_of, page_of

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = page_of(graph_of(SAMPLES), Path(folder) / "page.html")
        browser = playwright.chromium.launch(executable_path=found_browser())
        with opened(browser, page, day=DAY, viewport={"width": 1280, "height": 720}) as found:
            found.go("lang=en")
            found.page.locator(".chain", has_text="PL/III/2").first.click()
            found.page.wait_for_timeout(500)
            found.page.screenshot(path=TOP / "docs" / "page.png")


if __name__ == "__main__":
    main()
