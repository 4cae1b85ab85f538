"""A Neo4j server for the tests that ask for one: one for each process that runs tests.

A plugin, so that tests of several folders share the server: see ``tests/conftest.py``.
"""

import os
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.neo4j.emptying import empty
from tests.neo4j.jars import chosen_version, what_is_missing
from tests.neo4j.server import Server, running_server

_FOLDER = Path(__file__).parent


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """A server that all tests of this process share, as the test before left it."""
    missing = what_is_missing(chosen_version())
    if missing:
        pytest.skip(f"no Neo4j server without {missing}")
    with running_server() as server:
        yield server


@pytest.fixture
def server(neo4j_server: Server) -> Server:
    """The server, running and with nothing in it."""
    neo4j_server.start()
    with neo4j_server.driver() as driver:
        empty(driver)
    return neo4j_server


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Skip the tests of this folder where no server can run, and say so."""
    here = [item for item in items if _FOLDER in item.path.parents]
    missing = what_is_missing(chosen_version()) if here else ""
    if missing:
        reason = f"no Neo4j server without {missing}"
        for item in here:
            item.add_marker(pytest.mark.skip(reason=reason))
        _say_once(f"{len(here)} tests are skipped: {reason}")


def _say_once(words: str) -> None:
    """Put a line among the warnings of the summary, the one thing that all processes can reach."""
    if os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0":
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.warn(words, stacklevel=1)
