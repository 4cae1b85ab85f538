"""A small graph in a store, as the commands find it, and a way to run them."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.program import run
from loaders.store.graphs import write_graph
from loaders.store.opening import change, open_store
from tests.kg.small_graph import GRAPH


class Outcome(NamedTuple):
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


Kg = Callable[..., Outcome]


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """The path of a store that holds the small graph."""
    path = tmp_path / "policy.kg"
    with closing(open_store(path, write=True, create=True)) as db, change(db):
        write_graph(db, GRAPH)
    return path


@pytest.fixture
def kg(policy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kg:
    """Runs a command of kg on the small graph, in English, in the folder of its store."""
    for name in [name for name in os.environ if name.startswith(("KG_", "LC_", "LANG"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(policy.parent)

    def go(*arguments: str) -> Outcome:
        capsys.readouterr()
        status = run(list(arguments))
        return Outcome(status, *capsys.readouterr())

    return go
