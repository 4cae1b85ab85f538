"""The locks: every dependency pinned, every file known by its hash, no address to download from."""

import re
import tomllib

import pytest

from tests.sources import TOP

_PIN = re.compile(
    r"([a-z0-9.-]+)==\S+(?: ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)"
)
_NAME = re.compile(r"[A-Za-z0-9.-]+")


def _pinned(lock: str) -> set[str]:
    return {name for name, _ in _PIN.findall(lock)}


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_a_lock_holds_pins_and_hashes_and_nothing_else(name: str) -> None:
    lock = (TOP / "requirements" / name).read_text(encoding="utf-8")
    rest = re.sub(r"(?m)^#.*\n|^\n", "", _PIN.sub("", lock))
    assert not rest, rest[:200]


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["build-system"]["requires"]
    run = _pinned((TOP / "requirements/run.txt").read_text(encoding="utf-8"))
    assert {_first(text) for text in wanted} <= run
    extra = project["project"]["optional-dependencies"]["dev"]
    dev = _pinned((TOP / "requirements/dev.txt").read_text(encoding="utf-8"))
    assert {_first(text) for text in extra} | run <= dev


def _first(requirement: str) -> str:
    found = _NAME.match(requirement)
    assert found
    return found[0].lower()
