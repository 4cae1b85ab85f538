"""The page of the sample plans, opened on a day on which much of it is blocked."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.fixtures import Open
from tests.browser.opened import Opened
from tests.browser.pages import SAMPLES, graph_of, page_of

DAY = dt.date(2026, 6, 30)


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample plans, as a file."""
    return page_of(graph_of(SAMPLES), tmp_path_factory.mktemp("page") / "page.html")


@pytest.fixture
def samples(sample_page: Path, open_file: Open) -> Iterator[Opened]:
    """The page of the sample plans, opened and ready."""
    with open_file(sample_page, day=DAY) as opened:
        opened.page.wait_for_selector("body[data-ready]")
        yield opened
