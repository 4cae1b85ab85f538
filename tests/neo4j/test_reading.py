"""Every reading command prints for a server what it prints for the store, byte for byte."""

from pathlib import Path

import pytest

from kg.program import run
from tests.neo4j.pushed import as_its_user, sample_store
from tests.neo4j.server import Server

_LISTS = ("documents", "tasks", "agencies", "prerequisites", "targets", "projects", "events",
          "unresolved", "unread")  # fmt: skip
_COMMANDS = (
    *(("list", name) for name in _LISTS),
    ("list", "tasks", "--state", "blocked", "--as-of", "2026-06-30"),
    ("show", "95/KH-UBND#PL/II/1.2", "--why"),
    ("show", "31/NQ-CP"),
    ("prerequisites", "12-KH/TU#PL/II/1.1", "--why"),
    ("blocked", "--as-of", "2026-06-30", "--why"),
    ("blocked", "--agency", "Sở Xây dựng"),
    ("impact", "86-NQ/TW", "--why"),
    ("path", "86-NQ/TW", "47/KH-SKHCN#body/II/2"),
    ("check",),
    ("export", "json"),
    ("export", "graphml"),
    ("export", "html"),
    ("show", "nobody knows this"),
    ("show", "95/KH-UBND"),
)


def _ran(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capfd.readouterr()
    status = run(list(words))
    return status, *capfd.readouterr()


def test_the_same_bytes(
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    store = str(sample_store(tmp_path / "policy.kg"))
    with as_its_user(server, monkeypatch):
        assert _ran(capfd, "--graph", store, "push", server.uri)[0] == 0
        for words in _COMMANDS:
            for form in ("table", "json", "csv"):
                if form != "table" and words[0] == "export":
                    continue
                options = ("--format", form, "--lang", "vi")
                here = _ran(capfd, "--graph", store, *options, *words)
                there = _ran(capfd, "--graph", server.uri, *options, *words)
                assert here == there, words


def test_a_folder_of_tables_is_the_same(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = str(sample_store(tmp_path / "policy.kg", "04", "06"))
    with as_its_user(server, monkeypatch):
        assert run(["--graph", store, "push", server.uri]) == 0
        assert run(["--graph", store, "export", "csv", "-o", str(tmp_path / "a")]) == 0
        assert run(["--graph", server.uri, "export", "csv", "-o", str(tmp_path / "b")]) == 0
    for table in sorted((tmp_path / "a").iterdir()):
        assert table.read_bytes() == (tmp_path / "b" / table.name).read_bytes()


def test_a_workbook_is_the_same(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = str(sample_store(tmp_path / "policy.kg"))
    files = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    with as_its_user(server, monkeypatch):
        assert run(["--graph", store, "push", server.uri]) == 0
        for graph, file in zip((store, server.uri), files, strict=True):
            asked = ["--graph", graph, "export", "xlsx", "-o", str(file), "--as-of", "2026-06-30"]
            assert run(asked) == 0
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("words", [("met", "x"), ("done", "x"), ("undo", "x")])
def test_what_writes_facts_asks_for_a_path(
    words: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    on = () if words[0] == "undo" else ("--on", "2026-05-01")
    status, out, err = _ran(capfd, *words, *on, "--graph", "neo4j://127.0.0.1:1")
    assert (status, out) == (2, "") and "kg push" in err


def test_a_build_asks_for_a_path(capfd: pytest.CaptureFixture[str]) -> None:
    status, out, err = _ran(capfd, "build", "samples", "--graph", "bolt://127.0.0.1:1")
    assert (status, out) == (2, "") and "kg push" in err
