"""What a build did, document by document."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from loaders.building.changes import Change
from loaders.building.counts import Counts, GraphCounts
from loaders.building.planning import Plan
from loaders.building.sources import Missed, Search
from loaders.files import FoundFile, is_within
from loaders.store.readings import Source, file_names, shown_as, shown_names, sources
from ontology.errors import PolicyGraphError, RefusedChange
from ontology.model import Declared, Unread

Outcome = Literal["read", "kept", "merged", "replaced", "refused", "gone", "pruned"]
"""``kept``: unchanged, not read again · ``merged``: the same bytes as another file ·
``replaced``: another text has taken its place · ``gone``: no longer there, its facts are kept."""


class DocumentReport(NamedTuple):
    """What became of one file.

    ``name`` is its exported name (a path as given, for one that could not be looked at);
    ``document`` the id of its document in the graph. ``error`` says why it was refused; with
    ``facts_kept`` what it said before is still in the graph. ``same_as`` is the name that stands
    for a file that was merged. ``unread`` and ``declared`` are those of its document.
    """

    name: str
    place: Path
    outcome: Outcome
    document: str | None = None
    error: PolicyGraphError | None = None
    facts_kept: bool = False
    same_as: str | None = None
    counts: Counts | None = None
    unread: tuple[Unread, ...] = ()
    declared: tuple[Declared, ...] = ()
    changes: tuple[Change, ...] = ()


class BuildReport(NamedTuple):
    """All that a build was asked for, in order of name; ``documents`` counts the whole graph's.

    ``barren`` are the folders given of which there is nothing to report; ``others`` counts the
    files in folders that are not read, by their endings.
    """

    files: tuple[DocumentReport, ...]
    documents: int
    tasks: int
    barren: tuple[Path, ...] = ()
    others: Mapping[str, int] = {}

    @property
    def refused(self) -> tuple[DocumentReport, ...]:
        """The files with an error."""
        return tuple(file for file in self.files if file.error is not None)

    @property
    def exit_status(self) -> int:
        """1 when a file was refused or there was none at all, else 0."""
        return 1 if self.refused or not self.files else 0


class Journal:
    """What became of each file so far, by place."""

    def __init__(self) -> None:
        self.entries: dict[Path, DocumentReport] = {}

    def add_gone(self, gone: Iterable[Source], pruned: bool) -> None:
        """Note files that are no longer there."""
        for source in gone:
            outcome: Outcome = "pruned" if pruned else "gone"
            self.entries[source.place] = DocumentReport(source.file.name, source.place, outcome)

    def add_missed(self, missed: Iterable[Missed]) -> None:
        """Note paths that cannot be looked at; one under which files were forgotten is as asked."""
        pruned = [place for place, entry in self.entries.items() if entry.outcome == "pruned"]
        for path, name, error in missed:
            if any(is_within(place, path) for place in pruned):
                continue
            entry = self.entries.get(path, DocumentReport(name, path, "refused"))
            self.entries[path] = entry._replace(error=error)

    def add_plan(self, plan: Plan) -> None:
        """Note what the plan of a build already decides."""
        self.add_missed(plan.missed)
        for file in plan.replaced:
            self.entries[file.place] = DocumentReport(file.name, file.place, "replaced")

    def refuse(self, files: Sequence[FoundFile], error: PolicyGraphError) -> None:
        """Note why the text of some files is not in the graph."""
        for file in files:
            self.entries[file.place] = DocumentReport(file.name, file.place, "refused", error=error)

    def settled(
        self,
        files: Sequence[FoundFile],
        outcome: Outcome,
        changed: Mapping[Path, tuple[Change, ...]],
    ) -> None:
        """Note that the text of some files is in the store."""
        for file in files:
            entry = DocumentReport(file.name, file.place, outcome)
            self.entries[file.place] = entry._replace(changes=changed.get(file.place, ()))


def report_of(journal: Journal, db: sqlite3.Connection | None, search: Search) -> BuildReport:
    """Return the report of a build; without a store everything was refused."""
    told = journal.entries
    barren = tuple(
        folder for folder in search.barren if not any(is_within(place, folder) for place in told)
    )
    if db is None:
        return BuildReport(_in_order(told.values()), 0, 0, barren, search.others)
    found = sources(db)
    graph = GraphCounts(db)
    names, by_digest = shown_names(found), file_names(found)
    files = []
    for place, entry in told.items():
        if (source := found.get(place)) is not None:
            entry = entry._replace(name=names.get(place, entry.name))
            entry = _with_source(entry, source, by_digest, graph)
        if any(each.kind == "another" for each in entry.changes):
            entry = entry._replace(changes=tuple(_settled(db, each) for each in entry.changes))
        files.append(entry)
    documents = len(graph.document_of_file)
    return BuildReport(_in_order(files), documents, graph.tasks, barren, search.others)


def _settled(db: sqlite3.Connection, each: Change) -> Change:
    """Tell a document that left the graph with its file from one read from another file now."""
    elsewhere = each.kind == "another" and shown_as(db, each.ref)
    return each._replace(kind="moved") if elsewhere else each


def _in_order(entries: Iterable[DocumentReport]) -> tuple[DocumentReport, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.name, entry.place)))


def _with_source(
    entry: DocumentReport, source: Source, by_digest: Mapping[str, str], graph: GraphCounts
) -> DocumentReport:
    """Return the report of a file that the store knows, with what the graph has of it."""
    if source.replaced:
        outcome = entry.outcome if entry.error else "replaced"
        return entry._replace(outcome=outcome, document=source.document)
    name = by_digest[source.digest]
    document = graph.document_of_file.get(name)
    if document is None:
        hidden = RefusedChange("document-hidden", document=source.document)
        return entry._replace(outcome="refused", error=entry.error or hidden)
    entry = entry._replace(
        document=document,
        facts_kept=entry.error is not None,
        counts=graph.counts(document),
        unread=graph.unread(document),
        declared=graph.declared(document),
    )
    if entry.outcome in ("read", "kept") and name != entry.name:
        return entry._replace(outcome="merged", same_as=name)
    return entry
