"""The Java that a Neo4j server runs on, found where people have it."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_DEBIAN = Path("/usr/lib/jvm")


def java_for(version: str) -> Path | None:
    """Return a ``java`` that is new enough for a version of Neo4j, or None where there is none.

    ``JAVA_HOME`` comes first, then ``PATH``, then the folder where Debian keeps all of them.
    """
    found = (java for java in _javas() if _release(java) >= least_release(version))
    return next(found, None)


def least_release(version: str) -> int:
    """Return the oldest release of Java that runs a version of Neo4j.

    >>> least_release("5.26.30"), least_release("2026.08.1")
    (17, 21)
    """
    return 17 if version.startswith("5.") else 21


def _javas() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home, "bin", "java")
    if on_path := shutil.which("java"):
        yield Path(on_path).resolve()
    yield from sorted(_DEBIAN.glob("*/bin/java"))


@cache
def _release(java: Path) -> int:
    """Ask a ``java`` for its release; 0 where it does not run."""
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    found = re.search(r'version "(?:1\.)?(\d+)', told.stderr)
    return int(found[1]) if found else 0
