"""A real Chromium for the tests that ask for one: one for each process that runs tests."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.finding import found_browser, what_is_missing
from tests.browser.opened import Opened, opened
from tests.skipping import skip_folder

_FOLDER = Path(__file__).parent

Open = Callable[..., AbstractContextManager[Opened]]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium, without a network."""
    if why := _why_not():
        pytest.skip(why)
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
    """Skip the tests of this folder where they cannot run, and say so."""
    skip_folder(items, _FOLDER, _why_not)


def _why_not() -> str:
    missing = what_is_missing()
    return f"no browser without {missing}" if missing else ""
