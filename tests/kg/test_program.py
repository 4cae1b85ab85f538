"""The program as a whole: help, wrong use, exit statuses, a light start."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg import program
from kg.program import COMMANDS
from kg.refusals import explain
from kg.settings import Settings
from tests.kg.conftest import Kg
from tests.sources import TOP


def test_help_lists_every_command(kg: Kg) -> None:
    found = kg("--help")
    assert found.status == 0 and not found.err
    assert all(f"\n  {name} " in found.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_command_explains_itself_in_both_languages(kg: Kg, name: str, lang: str) -> None:
    found = kg("--lang", lang, name, "--help")
    assert found.status == 0
    assert f"kg {name}" in found.out and "--graph" in found.out


def test_starting_imports_click_and_little_else() -> None:
    code = "import sys, kg.__main__, kg.program; print(*{m.split('.')[0] for m in sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"pydantic", "rich", "networkx", "rdflib", "neo4j", "pyvis", "rapidfuzz", "sqlite3"}
    heavy |= {"ladybug", "pyarrow"}
    assert not heavy & set(loaded)
    assert not {"queries", "loaders", "viz"} & set(loaded)


def test_version(kg: Kg) -> None:
    assert kg("--version").out.startswith("kg ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["blokced"], "There is no command “blokced”. Did you mean: blocked?"),
        (["blocked", "--agncy", "x"], "There is no option --agncy."),
        (["blocked", "--as-of", "31/6/2026"], "“31/6/2026” is not a day"),
        (["--format", "xml", "blocked"], "choose one of: table, json, csv."),
        (["prerequisites"], "TASK is missing."),
        (["build", "--jobs", "many", "."], "must be a whole number"),
        (["build", "--max-size", "0", "."], "--max-size: must be a whole number, 1 or more."),
        (["--graph", "", "blocked"], "--graph is empty"),
        (["show", "\udcff"], "ID: these words are not UTF-8"),
        (["met", "x", "--on", "2026-06-30", "--note", "a\udcff"], "--note: these words are not"),
        (["\udcff\x1b[2J"], "There is no command “\ufffd\ufffd[2J”."),
        (["build"], "PATH… is missing."),
        (["met", "x"], "--on is missing."),
        (["done", "x"], "Name a task and --on DATE"),
        (["export", "csv"], "name a folder"),
        (["--graph", "neo4j://localhost", "undo", "x"], "writes facts to a file"),
        (["impact", "Sở Công Thương"], "Sở Công Thương"),
    ],
)
def test_wrong_use_is_said_in_two_lines(kg: Kg, words: list[str], said: str) -> None:
    found = kg(*words)
    assert found.status == 2
    assert not found.out
    assert said in found.err
    assert len(found.err.splitlines()) <= 2


def test_wrong_use_is_said_in_vietnamese(kg: Kg) -> None:
    found = kg("--lang", "vi", "blocked", "--as-of", "mai")
    assert "“mai” không phải là ngày" in found.err


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["prerequisites", "nothing of this name"], 1),
        (["impact", "Văn bản"], 1),
        (["--graph", "missing.kg", "blocked"], 3),
        (["--graph", ".", "blocked"], 3),
        (["--graph", "text.kg", "blocked"], 3),
        (["undo", "/event/met/0"], 1),
    ],
)
def test_what_cannot_be_done_has_its_status(
    kg: Kg, policy: Path, words: list[str], status: int
) -> None:
    (policy.parent / "text.kg").write_text("no store\n" * 200, encoding="utf-8")
    found = kg(*words)
    assert found.status == status
    assert not found.out
    said = [line for line in found.err.splitlines() if not line.startswith("  /")]
    assert 1 <= len(said) <= 2


def test_the_graph_may_be_named_by_the_environment(
    kg: Kg, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_GRAPH", str(policy.rename(policy.with_name("other.kg"))))
    assert kg("blocked").status == 0


def _failing(error: Exception) -> click.Command:
    def fail() -> None:
        raise error

    return click.Command("fail", callback=fail)


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (OSError(errno.ENOSPC, "full", "graph.json"), 3, "The disk is full: graph.json"),
        (PermissionError(errno.EACCES, "denied", "graph.json"), 3, "graph.json"),
        (OSError(errno.ENOSPC, "full"), 3, "The disk is full: standard output"),
        (OSError(errno.EIO, "broken"), 3, "standard output cannot be read or written: broken"),
        (KeyboardInterrupt(), 130, "Stopped"),
        (ZeroDivisionError("one\ntwo"), 3, "ZeroDivisionError: one"),
        (BrokenPipeError(errno.EPIPE, "gone"), 0, ""),
    ],
)
def test_a_failure_becomes_a_line_and_a_status(
    kg: Kg, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, said: str
) -> None:
    monkeypatch.setattr(program.kg, "get_command", lambda *_: _failing(error))
    monkeypatch.setattr(program, "say_no_more", lambda: None)
    found = kg("blocked")
    assert found.status == status
    assert said in found.err
    assert "Traceback" not in found.err


def test_a_mistake_of_ours_shows_its_place_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        explain(ZeroDivisionError(), Settings())


def test_a_reader_that_has_seen_enough_ends_the_program_quietly(policy: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as out:
        ended = subprocess.run(
            [sys.executable, "-m", "kg", "--graph", str(policy), "blocked"],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_vietnamese_is_printed_whatever_the_locale(policy: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "kg", "--graph", str(policy), "blocked", "--lang", "vi"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        check=True,
    )
    assert "nhiệm vụ" in ended.stdout.decode("utf-8")


def test_a_full_disk_behind_standard_output_is_said(policy: Path) -> None:
    with Path("/dev/full").open("w") as out:
        ended = subprocess.run(
            [sys.executable, "-m", "kg", "--graph", str(policy), "--lang", "en", "blocked"],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 3
    assert ended.stderr.startswith("The disk is full: standard output")
    assert len(ended.stderr.splitlines()) == 1


def _in_shell(line: str, policy: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of kg as a line of a shell, which can close streams."""
    kg = f'"{sys.executable}" -m kg --lang en --graph "{policy}"'
    return subprocess.run(
        ["sh", "-c", f"{kg} {line}"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("blocked >&-", 3, "Standard output is closed"),
        ("export json -o graph.json >&- <&-", 0, ""),
        ("show nothing-of-this-name 2>&-", 1, ""),
        ("blocked >&- 2>&-", 3, ""),
        ("done --from - <&-", 1, ""),
    ],
)
def test_closed_streams_are_said_and_harm_nothing(
    policy: Path, monkeypatch: pytest.MonkeyPatch, line: str, status: int, said: str
) -> None:
    monkeypatch.chdir(policy.parent)
    monkeypatch.setenv("PYTHONPATH", str(TOP))
    before = policy.read_bytes()
    ended = _in_shell(line, policy)
    assert (ended.returncode, ended.stdout) == (status, "")
    assert said in ended.stderr and len(ended.stderr.splitlines()) <= 1
    assert policy.read_bytes() == before


def test_names_are_utf8_whatever_the_locale(policy: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    named = policy.rename(policy.with_name("đồ thị.kg"))
    shown = _in_shell('show "Sở Công Thương"', named, **plain)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "agency: Sở Công Thương" in shown.stdout
