"""A version of Neo4j ready to run: its Java, its jars, and the commands that they make."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.neo4j.home import Sizing
from tests.neo4j.jars import JarsMissing, jars_of, what_is_missing
from tests.neo4j.java import java_for

_OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
"""Packages of Java that Neo4j's own start script opens to it, too."""


class Installation(NamedTuple):
    """What the servers of one version and size have in common."""

    version: str
    java: Path
    jars: Path
    sizing: Sizing

    def server_command(self, home: Path) -> list[str]:
        """Return the command that is a server; Neo4j's own would start this one and wait."""
        name = "CommunityEntryPoint" if self.version.startswith("5.") else "Neo4jCommunity"
        folders = (f"--home-dir={home}", f"--config-dir={home / 'conf'}")
        return [*self._java(), f"org.neo4j.server.{name}", *folders, "--console-mode"]

    def import_command(self, arguments: Sequence[str]) -> list[str]:
        """Return the command that replaces the database of the home in NEO4J_HOME by files."""
        words = ("database", "import", "full", "neo4j", "--overwrite-destination")
        return [*self._java(), "org.neo4j.cli.AdminTool", *words, *arguments]

    def _java(self) -> list[str]:
        heap = (f"-Xms{self.sizing.first_heap}", f"-Xmx{self.sizing.heap}")
        opened = (f"--add-opens={package}=ALL-UNNAMED" for package in _OPENED)
        return [str(self.java), *heap, *self.sizing.flags, *opened, "-cp", f"{self.jars}/*"]


def installed(version: str, sizing: Sizing) -> Installation:
    """Return a version of Neo4j, downloaded where it is not there yet. Raises JarsMissing."""
    java = java_for(version)
    if java is None:
        raise JarsMissing(f"No Neo4j {version} without {what_is_missing(version)}.")
    return Installation(version, java, jars_of(version, java), sizing)
