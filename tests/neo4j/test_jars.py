"""Jars are there whole or not at all, and a machine that cannot run a server says what it lacks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.neo4j.jars import JarsMissing, chosen_version, jars_of, what_is_missing
from tests.neo4j.java import java_for

_BRINGS_ONE_JAR = """#!/bin/sh
for word; do case $word in -DoutputDirectory=*) folder=${word#*=};; esac; done
/bin/mkdir "$folder" && : >"$folder/one.jar"
"""
_BREAKS_OFF = _BRINGS_ONE_JAR + "echo 'no such artifact'; exit 1\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of nothing yet, and a PATH on which there is no Maven."""
    monkeypatch.setenv("KG_NEO4J_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "cache"


def _make_maven(cache: Path, script: str) -> None:
    maven = cache.with_name("bin") / "mvn"
    maven.parent.mkdir(exist_ok=True)
    maven.write_text(script, encoding="utf-8")
    maven.chmod(0o755)


def test_jars_are_downloaded_once(cache: Path) -> None:
    _make_maven(cache, _BRINGS_ONE_JAR)
    (cache / ".5.0.0.left").mkdir(parents=True)
    folder = jars_of("5.0.0", Path("jdk/bin/java"))
    _make_maven(cache, _BREAKS_OFF)
    assert jars_of("5.0.0", Path("jdk/bin/java")) == folder
    assert [jar.name for jar in folder.iterdir()] == ["one.jar"]
    assert sorted(each.name for each in cache.iterdir()) == [".lock", "5.0.0"]


def test_a_download_that_breaks_off_leaves_nothing(cache: Path) -> None:
    _make_maven(cache, _BREAKS_OFF)
    with pytest.raises(JarsMissing, match="no such artifact"):
        jars_of("5.0.0", Path("jdk/bin/java"))
    assert [each.name for each in cache.iterdir()] == [".lock"]


@pytest.mark.usefixtures("cache")
def test_what_is_missing_is_named() -> None:
    assert "Maven (mvn)" in what_is_missing("5.0.0")


@pytest.mark.parametrize(("told", "fits"), [("21.0.2", True), ("1.8.0_402", False)])
def test_a_java_of_ones_own_comes_first_where_it_is_new_enough(
    told: str, fits: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{told}\"' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert (java_for("5.26.30") == java) is fits


@pytest.mark.parametrize(("ci", "status"), [("false", 0), ("true", 1)])
def test_without_a_server_tests_are_skipped_aloud_and_fail_in_ci(
    cache: Path, ci: str, status: int
) -> None:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", Path(__file__).with_name("test_server.py")],
        env={**ours, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status
    assert f"no Neo4j server without {what_is_missing(chosen_version())}" in done.stdout
    assert " passed" not in done.stdout
