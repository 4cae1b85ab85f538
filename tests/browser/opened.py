"""A page opened from disk without a network, and everything that goes wrong in it."""

import datetime as dt
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.sources import TOP

PICTURES = Path(os.environ.get("KG_PICTURES") or TOP / "build" / "pictures")
"""Where pictures of pages are kept, to be looked at."""

SECONDS = 20
"""That a page may take to do what a test waits for: machines that test are slow."""

_VIOLATIONS = (
    "document.addEventListener('securitypolicyviolation', "
    "(event) => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))"
)


class Opened:
    """A page in a browser; ``wrong`` lists its requests, errors, violations and dialogs."""

    def __init__(self, page: Page, file: Path, name: str) -> None:
        self.page = page
        self.file = file
        self._name = name
        self.wrong: list[str] = []

    def watch(self) -> None:
        """Notice all that goes wrong from now on."""
        page = self.page
        page.context.route(re.compile(".*"), self._only_the_file)
        page.add_init_script(_VIOLATIONS)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("console", self._hear)
        page.on("dialog", self._dismiss)

    def _only_the_file(self, route: Route) -> None:
        if route.request.url.partition("#")[0] == self.file.as_uri():
            route.continue_()
            return
        self.wrong.append(f"request: {route.request.url[:200]}")
        route.abort()

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"{message.type}: {message.text}")

    def _dismiss(self, dialog: Any) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def go(self, address: str = "") -> "Opened":
        """Open the page anew at an address (what stands behind ``#``)."""
        self.page.goto("about:blank")
        self.page.goto(self.file.as_uri() + (f"#{address}" if address else ""))
        return self

    def keep_picture(self, name: str = "") -> Path:
        """Keep a picture of what is to be seen, under the name of the test."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{'-'.join(filter(None, (self._name, name)))}.png"
        self.page.screenshot(path=path)
        return path


@contextmanager
def opened(
    browser: Browser, file: Path, name: str = "", day: dt.date | None = None, **how: Any
) -> Iterator[Opened]:
    """Give a file opened in a browser; fail at the end if anything went wrong in it.

    ``day``: what the browser takes for today; ``how``: what a context of Playwright takes, such
    as ``viewport`` and ``locale``.
    """
    context: BrowserContext = browser.new_context(
        **{"viewport": {"width": 1366, "height": 768}, "offline": True, **how}
    )
    context.set_default_timeout(SECONDS * 1000)
    try:
        found = Opened(context.new_page(), file, name)
        found.watch()
        if day is not None:
            found.page.clock.set_fixed_time(dt.datetime.combine(day, dt.time(12)))
        try:
            yield found.go()
        except Exception as error:
            for words in found.wrong:  # often why the test failed
                error.add_note(words)
            raise
        assert not found.wrong, "\n".join(found.wrong)
    finally:
        context.close()
