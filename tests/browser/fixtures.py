"""A real Chromium for the tests that ask for one: one for each process that runs tests."""

import os
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.finding import found_browser, what_is_missing
from tests.browser.opened import Opened, opened

_FOLDER = Path(__file__).parent

Open = Callable[..., AbstractContextManager[Opened]]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium, without a network."""
    missing = what_is_missing()
    if missing:
        pytest.skip(f"no browser without {missing}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found_browser(),
            chromium_sandbox=os.geteuid() != 0,  # root has none
            args=["--disable-dev-shm-usage"],  # containers have little shared memory
        )
        yield browser
        browser.close()


@pytest.fixture
def open_file(chromium: Browser, request: pytest.FixtureRequest) -> Open:
    """Return what opens a file in the browser: ``with open_file(path) as opened: …``."""
    name = re.sub(r"[^\w-]+", "-", request.node.name).strip("-")
    return partial(opened, chromium, name=name)


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Skip the tests of this folder where there is no browser, and say so."""
    here = [item for item in items if _FOLDER in item.path.parents]
    missing = what_is_missing() if here else ""
    if missing:
        for item in here:
            item.add_marker(pytest.mark.skip(reason=f"no browser without {missing}"))
        if os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0":
            with warnings.catch_warnings():
                warnings.simplefilter("always")
                warnings.warn(
                    f"{len(here)} tests are skipped: no browser without {missing}", stacklevel=1
                )
