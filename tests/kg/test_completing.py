"""Completion as shells ask for it: the program run with what click's scripts set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.program import COMMANDS


def offered(line: str, shell: str = "zsh", **environment: str) -> list[str]:
    """What is printed when Tab is pressed at the end of a line (behind a blank: a new word)."""
    words = line.split()
    place = len(words) if line.endswith(" ") else len(words) - 1
    given = {
        "_KG_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(place),
        **environment,
    }
    return _kg(given).splitlines()


def _kg(environment: dict[str, str]) -> str:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KG_", "LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, "-m", "kg"],
        env={**kept, **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert not done.stderr
    return done.stdout


def names(line: str, **environment: str) -> list[str]:
    """The words that bash is offered."""
    return [item.partition(",")[2] for item in offered(line, "bash", **environment)]


def test_commands_are_offered_with_what_they_do() -> None:
    lines = offered("kg ")
    assert lines[1::3] == list(COMMANDS)
    assert lines[2::3][COMMANDS.index("query")].startswith("Answer a named question")
    assert names("kg pre") == ["prerequisites"]


def test_options_are_explained_in_the_language_of_the_reader() -> None:
    lines = offered("kg query --sh", LC_ALL="vi_VN.UTF-8")
    assert lines[1] == "--show" and "Cypher" in lines[2] and "dán" in lines[2]
    assert names("kg list --age") == ["--agency"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("kg list un", ["unresolved", "unread"]),
        ("kg query agency-", ["agency-tasks", "agency-workload"]),
        ("kg query agency-tasks --param ", ["agency=", "day="]),
        ("kg query agency-tasks --param d", ["day="]),
        ("kg query agency-tasks --param agency=x --param ", ["day="]),
        ("kg query agency-tasks --format c", ["csv"]),
        ("kg query no-such-question --param ", []),
        ("kg no-such-command x", []),
        ("kg query --queries missing ", []),
    ],
)
def test_words_that_may_stand_there(line: str, words: list[str]) -> None:
    assert [name for name in names(line) if name] == words


def test_questions_of_ones_own_are_offered(tmp_path: Path) -> None:
    (tmp_path / "my-question.cypher").touch()
    assert names("kg query my", KG_QUERIES=str(tmp_path)) == ["my-question"]
    assert names(f"kg query --queries {tmp_path} my") == ["my-question"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_given_its_script(shell: str) -> None:
    script = _kg({"_KG_COMPLETE": f"{shell}_source"})
    assert f"{shell}_complete" in script and "kg" in script
