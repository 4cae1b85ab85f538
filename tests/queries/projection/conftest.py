"""A store with a small graph; what is asked in Cypher has one way of reading, and runs once."""

from pathlib import Path

import pytest

from tests.kg.small_graph import GRAPH
from tests.queries.projection.asked import held, projection_of, stored


@pytest.fixture(autouse=True)
def ways_of_reading() -> None:
    """Take the place of the two ways in which the questions of Python are asked."""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store in a folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "plans"
    folder.mkdir()
    return stored(GRAPH, folder / "Đồ thị [1]*.kg")


@pytest.fixture
def made(store: Path) -> Path:
    """The projection of the store, made."""
    held(store)
    return projection_of(store)
