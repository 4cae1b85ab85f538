"""The readings of a store as the graph that it shows, in one transaction."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from pydantic import ValidationError

from loaders.building.jobs import Read
from loaders.files import FoundFile
from loaders.reading import Reading
from loaders.store.events import events
from loaders.store.graphs import write_graph
from loaders.store.opening import change
from loaders.store.readings import (
    all_readings,
    drop_reading,
    file_names,
    is_resolved,
    mark_resolved,
    sources,
)
from ontology.applied import with_events
from ontology.broken import broken_fact
from ontology.errors import BrokenFact
from ontology.model import Graph, Happening

Resolve = Callable[[Mapping[str, Reading], Mapping[str, str], Any, Sequence[Happening]], Graph]
"""Readings and file names by key, the registry, and events → the graph."""


class Registry(Protocol):
    """A registry of agencies, as far as a build looks at it: a hash of its data."""

    @property
    def fingerprint(self) -> str:
        """A text that changes when the registry does."""
        ...


class Workings(NamedTuple):
    """How a file is read and readings are resolved; ``version`` changes when either does."""

    read: Read
    resolve: Resolve
    version: str


class Refused(NamedTuple):
    """A text that breaks the model: the files that have it, this build's or not, and why."""

    files: Sequence[FoundFile]
    error: BrokenFact


def resolve_store(db: sqlite3.Connection, registry: Registry, by: Workings) -> Sequence[Refused]:
    """Make the graph shown that of all readings and events, in one transaction.

    Nothing is done where it is already. Writers wait meanwhile; readers see the graph before.
    Returns the texts that were refused and forgotten, because a fact that they give breaks the
    model. Raises BrokenFact, and leaves the graph before, where no text by itself does.
    """
    resolver = f"{by.version} {registry.fingerprint}"
    if is_resolved(db, resolver):
        return []
    with change(db):
        recorded = events(db)
        resolving = _Resolving(db, registry, by, recorded)
        write_graph(db, with_events(resolving.graph(), recorded))
        refused = [
            Refused(
                [source.file for source in sources(db).values() if source.digest == digest], error
            )
            for digest, error in resolving.refused.items()
        ]
        for digest in resolving.refused:
            drop_reading(db, digest)
        mark_resolved(db, resolver)
    return refused


class _Resolving:
    """The readings of a store, less those that were found not to be part of the graph."""

    def __init__(
        self,
        db: sqlite3.Connection,
        registry: Registry,
        by: Workings,
        recorded: Sequence[Happening],
    ) -> None:
        self._readings = dict(all_readings(db))
        self._names = file_names(sources(db))
        self._registry, self._by, self._recorded = registry, by, recorded
        self.refused: dict[str, BrokenFact] = {}

    def graph(self) -> Graph:
        """Return the graph of all readings but those whose document is another file's.

        A text without a date can be found to be a document only when all readings are seen
        together.
        """
        while True:
            graph = self._whole()
            shown = {document.file for document in graph.documents}
            hidden = [digest for digest in self._readings if self._names[digest] not in shown]
            if not hidden:
                return graph
            for digest in hidden:
                del self._readings[digest]

    def _whole(self) -> Graph:
        """Return the graph of what is left; texts that break the model by themselves are refused.

        The door of ``jobs`` has let none of these readings pass: they are of another kg, or the
        resolver makes of them what no reading holds. Each is looked at alone only then.
        """
        try:
            return self._of(self._readings)
        except (BrokenFact, ValidationError) as error:
            broken = self._broken_alone()
            if not broken:
                raise _ours(error) from error
            self.refused |= broken
            self._readings = {d: r for d, r in self._readings.items() if d not in broken}
            return self._whole()

    def _broken_alone(self) -> dict[str, BrokenFact]:
        broken: dict[str, BrokenFact] = {}
        for digest, reading in self._readings.items():
            try:
                self._of({digest: reading})
            except (BrokenFact, ValidationError) as error:
                broken[digest] = _ours(error)
        return broken

    def _of(self, readings: Mapping[str, Reading]) -> Graph:
        names = {digest: self._names[digest] for digest in readings}
        return self._by.resolve(readings, names, self._registry, self._recorded)


def _ours(error: BrokenFact | ValidationError) -> BrokenFact:
    return error if isinstance(error, BrokenFact) else broken_fact(error)
