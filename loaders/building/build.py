"""Building a graph from files: what changed is read, each text in a transaction of its own.

Then all readings are resolved into one graph, written in one transaction. Killed at any moment,
a store shows the graph before or the graph after; the next build goes on from what was read.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from itertools import chain
from pathlib import Path

from loaders.building.jobs import Readers, ReadText, Refusal, read_all
from loaders.building.planning import Plan, plan_build, settle_gone
from loaders.building.report import BuildReport, Journal, report_of
from loaders.building.resolved import Registry, Workings, resolve_store
from loaders.building.settling import Text, settle
from loaders.building.sources import absolute, find_files
from loaders.store.opening import COMPANIONS, WAIT, writing
from loaders.store.readings import Mark, is_imported
from ontology.errors import RefusedChange, UnreadableFile

MAX_SIZE = 64 << 20
"""Bytes of the largest file that is read unless more is asked for."""

Progress = Callable[[int, int, str], None]
"""Told after each text: how many were read, of how many, and the name of the last."""


def workings() -> Workings:
    """Return kg's own reader and resolver."""
    from loaders.reader import READER, read_plan
    from loaders.resolving.graph import resolve

    return Workings(read_plan, resolve, READER)


def build(
    paths: Iterable[Path],
    store: Path,
    *,
    registry: Registry,
    jobs: int = 1,
    max_size: int = MAX_SIZE,
    replace: bool = False,
    prune: bool = False,
    progress: Progress | None = None,
    by: Workings | None = None,
    wait: float = WAIT,
) -> BuildReport:
    """Read files and folders into a store and return what became of each file.

    Files that cannot be read, and texts that claim to be a document already read, are in the
    report, and all others are read. ``replace`` lets such a text take the place of the other;
    ``prune`` forgets files that have gone. Where nothing could be read no store is made.

    Raises StoreUnusable when the store is no store, or another kg writes to it for longer than
    ``wait`` seconds; RefusedChange when its graph was imported, which no reading could make anew.
    """
    by = by or workings()
    paths = list(paths)
    search = find_files(paths, _places_of(store))
    mark = Mark(registry.fingerprint, by.version)
    journal = Journal()
    with ExitStack() as opened:
        db = None
        if store.exists():
            db = opened.enter_context(writing(store, create=True, wait=wait))
            if is_imported(db):
                raise RefusedChange("build-onto-imported", path=store)
            journal.add_gone(settle_gone(db, paths, prune), prune)
        journal.add_missed(search.missed)
        plan = plan_build(db, search.files, mark, max_size)
        journal.add_plan(plan)
        readers = Readers(by.read, registry, max_size)
        results = opened.enter_context(closing(read_all(list(plan.to_read), readers, jobs)))
        told = _telling(results, plan, progress)
        early = _until_first_text(told) if db is None else []
        if db is None and early and isinstance(early[-1][1], ReadText):
            db = opened.enter_context(writing(store, create=True, wait=wait))
        for text in _texts(plan, chain(early, told), journal):
            if db is not None:
                _settle(db, text, mark, replace, journal)
        if db is not None:
            for refused in resolve_store(db, registry, by):
                journal.refuse(refused.files, refused.error)
        return report_of(journal, db, search)


def _places_of(store: Path) -> list[Path]:
    """Return the places of a store's own files: they often stand beside the plans."""
    return [absolute(Path(f"{store}{ending}")) for ending in ("", *COMPANIONS)]


Results = Iterator[tuple[Path, ReadText | Refusal]]


def _telling(results: Results, plan: Plan, progress: Progress | None) -> Results:
    """Pass results on, telling ``progress`` of each."""
    names = {files[0].place: files[0].name for files in plan.files.values()}
    for count, (place, result) in enumerate(results, 1):
        if progress:
            progress(count, len(plan.to_read), names[place])
        yield place, result


def _until_first_text(results: Results) -> list[tuple[Path, ReadText | Refusal]]:
    """Take results up to the first text: before one is there, there is nothing to store."""
    taken = []
    for place, result in results:
        taken.append((place, result))
        if isinstance(result, ReadText):
            break
    return taken


def _texts(
    plan: Plan, results: Iterable[tuple[Path, ReadText | Refusal]], journal: Journal
) -> Iterator[Text]:
    """Yield what is to be stored: texts read before, then each as it is read."""
    for digest in plan.as_before():
        yield Text(digest, plan.files[digest], None)
    for place, result in results:
        digest = plan.to_read[place]
        files = plan.files[digest]
        if isinstance(result, Refusal):
            journal.refuse(files, result.error())
        elif result.digest != digest:
            journal.refuse(files, UnreadableFile("file-changed"))
        else:
            yield Text(digest, files, result)


def _settle(
    db: sqlite3.Connection, text: Text, mark: Mark, replace: bool, journal: Journal
) -> None:
    try:
        changed = settle(db, text, mark, replace)
    except (RefusedChange, UnreadableFile) as error:
        journal.refuse(text.files, error)
    else:
        journal.settled(text.files, "read" if text.read else "kept", changed)
