"""The jars of a Neo4j server: from Maven, once for each version, kept outside the work tree."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.neo4j.java import java_for, least_release
from tests.neo4j.tethered import tethered

VERSION = "5.26.30"
"""The version that is tested, unless ``KG_NEO4J_VERSION`` names another: the long-term release."""

_POM = Path(__file__).with_name("pom.xml.template")
_LINES_SHOWN = 20


class JarsMissing(RuntimeError):
    """Maven did not bring the jars; its last words are in the message."""


def chosen_version() -> str:
    """Return the version of Neo4j that tests and benchmarks run."""
    return os.environ.get("KG_NEO4J_VERSION") or VERSION


def what_is_missing(version: str) -> str:
    """Return what this machine lacks to run a version of Neo4j, empty where it lacks nothing.

    Maven is not missed where the jars are there already.
    """
    lacking = []
    if java_for(version) is None:
        lacking.append(f"Java {least_release(version)} or newer")
    if not _place(version).is_dir() and shutil.which("mvn") is None:
        lacking.append("Maven (mvn)")
    return " and ".join(lacking)


def jars_of(version: str, java: Path) -> Path:
    """Return the folder of a version's jars, which Maven fills where it is not there yet.

    It is there whole or not at all, whoever is killed when; of several processes one downloads
    and the others wait. Raises JarsMissing.
    """
    place = _place(version)
    if not place.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
        with _nobody_else_in(place.parent):
            if not place.is_dir():
                _download(version, java, place)
    return place


def _place(version: str) -> Path:
    return _cache() / version


def _cache() -> Path:
    if own := os.environ.get("KG_NEO4J_CACHE"):
        return Path(own).absolute()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "kg-neo4j")


@contextmanager
def _nobody_else_in(folder: Path) -> Iterator[None]:
    """Hold a lock on a folder, which the system takes away from a process that is killed."""
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _download(version: str, java: Path, place: Path) -> None:
    for left_by_a_kill in place.parent.glob(f".{version}.*"):
        shutil.rmtree(left_by_a_kill)
    with tempfile.TemporaryDirectory(prefix=f".{version}.", dir=place.parent) as draft:
        pom = Path(draft, "pom.xml")
        pom.write_text(_POM.read_text(encoding="utf-8").replace("VERSION", version), "utf-8")
        _run_maven(pom, Path(draft, "jars"), java)
        Path(draft, "jars").rename(place)


def _run_maven(pom: Path, jars: Path, java: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise JarsMissing("Maven (mvn) is not installed.")
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={jars}", "-DincludeScope=runtime"]
    done = subprocess.run(
        tethered([maven, "-q", "-B", "-f", str(pom), *goal]),
        env={**os.environ, "JAVA_HOME": str(java.parent.parent)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise JarsMissing("Maven failed:\n" + "\n".join(done.stdout.splitlines()[-_LINES_SHOWN:]))
