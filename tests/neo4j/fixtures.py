"""A Neo4j server for the tests that ask for one: one for each process that runs tests.

A plugin, so that tests of several folders share the server: see ``tests/conftest.py``.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.neo4j.emptying import empty
from tests.neo4j.jars import chosen_version, what_is_missing
from tests.neo4j.server import Server, running_server
from tests.skipping import skip_folder

_FOLDER = Path(__file__).parent


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """A server that all tests of this process share, as the test before left it."""
    if why := _why_not():
        pytest.skip(why)
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
    """Skip the tests of this folder where they cannot run, and say so."""
    skip_folder(items, _FOLDER, _why_not)


def _why_not() -> str:
    missing = what_is_missing(chosen_version())
    return f"no Neo4j server without {missing}" if missing else ""
