"""``kg query`` on a server: the same bytes as on a store, and no more read than is needed."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from kg.program import run
from tests.catalogue.conftest import holding
from tests.neo4j.server import Server
from tests.questions_page import DAY

CASES = (
    ("agency-workload",),
    ("due-between", "--param", "from=2026-01-01", "--param", "to=2026-12-31"),
    ("plans-under", "--param", "document=86-NQ/TW"),
    ("agencies-together",),
)
TASK = "/akn/vn-hai-dang/doc/ke-hoach/ubnd/2026-02-25/95-kh-ubnd#PL/III/2"
ASKED = ("query", "prerequisites-of", "--param", f"day={DAY}", "--param")


@pytest.fixture
def address(catalogue_server: Server, store: Path) -> str:
    """Where the server is that holds the samples."""
    return holding(catalogue_server, store).uri


@pytest.fixture
def unread() -> Iterator[None]:
    """Fails where the server's graph is read back."""
    with patch("kg.asking._read_back", side_effect=AssertionError("the graph was read")):
        yield


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_server_gives_the_bytes_of_the_store(
    case: tuple[str, ...],
    form: str,
    address: str,
    store: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    answers = []
    for graph in (str(store), address):
        assert run(["--lang", "en", "--graph", graph, "query", *case, "--format", form]) == 0
        answers.append(capfdbinary.readouterr())
    assert answers[0] == answers[1]


def test_an_id_is_taken_without_reading_the_graph(
    address: str, unread: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--graph", address, *ASKED, f"task={TASK}"]) == 0
    assert TASK in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [
        ("95/KH-UBND#PL/III/2", 0, ""),
        (f"{TASK}x", 1, f"{TASK}x"),
        ("86-NQ/TW", 1, "86-nq-tw"),
    ],
)
def test_any_other_name_is_found_as_by_every_command(
    name: str,
    status: int,
    said: str,
    address: str,
    store: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = []
    for graph in (str(store), address):
        assert run(["--lang", "en", "--graph", graph, *ASKED, f"task={name}"]) == status
        answers.append(capsys.readouterr())
    assert answers[0] == answers[1]
    assert said in answers[0].err


def test_cypher_to_paste_is_made_without_reading_the_graph(
    address: str, unread: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--graph", address, "query", "prerequisites-of", "--show"]) == 0
    assert capsys.readouterr().out.startswith(':param task => "')
