"""What the options that every command shares say: which graph, which language, which format."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import click

from ontology.errors import WrongUse
from ontology.words import Language, language_of, say

Format = Literal["table", "json", "csv"]

DEFAULT_GRAPH = "policy.kg"


def _graph_of_environment() -> str:
    return os.environ.get("KG_GRAPH") or DEFAULT_GRAPH


def _database_of_environment() -> str | None:
    return os.environ.get("NEO4J_DATABASE") or None


def _language_of_terminal() -> Language:
    return language_of(os.environ)


@dataclass
class Settings:
    """The shared options of one run; a command's own place for an option wins over ``kg``'s."""

    graph: str = field(default_factory=_graph_of_environment)
    lang: Language = field(default_factory=_language_of_terminal)
    format: Format = "table"
    database: str | None = field(default_factory=_database_of_environment)

    def say(self, key: str, /, **values: object) -> str:
        """Return the words of ``key`` in the language of this run."""
        return say(key, self.lang, **values)

    @property
    def is_server(self) -> bool:
        """Whether the graph is on a Neo4j server, and no file."""
        from loaders.server.connection import is_server

        return is_server(self.graph)

    @property
    def store(self) -> Path:
        """The path of the store; WrongUse where none is named, or a server is."""
        if not self.graph:
            raise WrongUse("graph-empty")
        if self.is_server:
            raise WrongUse("graph-is-server", graph=self.graph)
        return Path(self.graph)


def settings_of(context: click.Context) -> Settings:
    """Return the settings of the run that this context belongs to."""
    found = context.find_object(Settings)
    return found if found is not None else Settings()
