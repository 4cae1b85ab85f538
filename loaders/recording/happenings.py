"""Recording what happened since: a prerequisite was met, a task was done.

Each record is stored and shown in one transaction. There is one event for each kind and subject;
it keeps the words that the subject had on the day of recording (see ``ontology.applied``).
"""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from loaders.store.events import drop_event, events, find_fact, put_event, show_events
from loaders.store.opening import WAIT, change, writing
from loaders.store.readings import is_resolved, mark_resolved, raise_revision
from ontology.errors import NotFound, PolicyGraphError, RefusedChange
from ontology.identity import event_id
from ontology.model import Document, Happening, Prerequisite, Task
from ontology.spelling import tidy

Kind = Literal["met", "done"]


class Report(NamedTuple):
    """Something to record; here ``subject`` and ``by`` (a document) are ids or aliases.

    ``row`` is its row in a file of reports.
    """

    kind: Kind
    subject: str
    on: dt.date
    by: str | None = None
    note: str | None = None
    row: int = 0


class Recorded(NamedTuple):
    """What was recorded, and the event of the same kind and subject that it replaced."""

    event: Happening
    replaced: Happening | None


class WrongRow(NamedTuple):
    """A row of a file of reports, counted from 1 for the row of names, and what is wrong."""

    row: int
    error: PolicyGraphError


class WrongRows(RefusedChange):
    """Rows of a file of reports are wrong, so that none was recorded; ``wrong`` has each."""

    def __init__(self, file: str, wrong: Iterable[WrongRow]) -> None:
        self.wrong = tuple(sorted(wrong, key=lambda each: each.row))
        rows = [each.row for each in self.wrong]
        super().__init__("csv-rows-wrong", file=file, count=len(rows), rows=rows)


def record(store: Path, report: Report, *, wait: float = WAIT) -> Recorded:
    """Record that a prerequisite was met or a task was done, and return it.

    Raises NotFound when the subject or the document is not in the graph, or the subject is of
    the other kind.
    """
    with _recording(store, wait) as db:
        return _record(db, report)


def record_all(
    store: Path,
    reports: Iterable[Report],
    file: str,
    wrong: Iterable[WrongRow] = (),
    *,
    wait: float = WAIT,
) -> tuple[Recorded, ...]:
    """Record the reports of a file, all of them or none.

    Raises WrongRows with every row that cannot be recorded, those found ``wrong`` before included.
    """
    bad = list(wrong)
    seen: dict[tuple[str, str], int] = {}
    recorded: list[Recorded] = []
    with _recording(store, wait) as db:
        for report in reports:
            try:
                done = _record(db, report)
                first = seen.setdefault((report.kind, done.event.subject), report.row)
                if first != report.row:
                    raise RefusedChange("row-twice", row=first)
                recorded.append(done)
            except PolicyGraphError as error:
                bad.append(WrongRow(report.row, error))
        if bad:
            raise WrongRows(file, bad)
    return tuple(recorded)


def undo(store: Path, event: str, *, wait: float = WAIT) -> Happening:
    """Forget an event and return what it was; NotFound when there is none of this id."""
    with _recording(store, wait) as db:
        for known in events(db):
            if known.id == event:
                drop_event(db, known.id)
                return known
        raise NotFound("event-unknown", name=event)


@contextmanager
def _recording(store: Path, wait: float) -> Iterator[sqlite3.Connection]:
    """Give a store inside one transaction, at whose end the graph shows what was recorded."""
    with writing(store, wait=wait) as db, change(db):
        resolved = is_resolved(db)
        yield db
        raise_revision(db)
        show_events(db)
        if resolved:
            mark_resolved(db)


def _record(db: sqlite3.Connection, report: Report) -> Recorded:
    subject = _subject(db, report)
    title = subject.title if isinstance(subject, Task) else subject.text
    event = Happening(
        id=event_id(report.kind, subject.id),
        kind=report.kind,
        subject=subject.id,
        title=title,
        by=_document(db, report.by) if report.by else None,
        on=report.on,
        note=tidy(report.note or "") or None,
    )
    replaced = _replaced(db, report.kind, subject)
    put_event(db, event)
    return Recorded(event, replaced)


def _subject(db: sqlite3.Connection, report: Report) -> Task | Prerequisite:
    found = find_fact(db, report.subject)
    if found is None:
        raise NotFound("subject-unknown", name=report.subject)
    if report.kind == "done" and not isinstance(found, Task):
        raise NotFound("subject-not-task", name=report.subject)
    if report.kind == "met" and not isinstance(found, Prerequisite):
        raise NotFound("subject-not-prerequisite", name=report.subject)
    assert isinstance(found, Task | Prerequisite)
    return found


def _replaced(db: sqlite3.Connection, kind: Kind, subject: Task | Prerequisite) -> Happening | None:
    """Forget the events that a new one stands for: of this subject under any of its names."""
    names = {subject.id, *(subject.aliases if isinstance(subject, Prerequisite) else ())}
    ids = sorted(event_id(kind, name) for name in names)
    marks = ",".join("?" * len(ids))
    rows = db.execute(f"SELECT data FROM event WHERE id IN ({marks}) ORDER BY id", ids)
    known = [Happening.model_validate_json(row[0]) for row in rows]
    for event in known:
        drop_event(db, event.id)
    return known[0] if known else None


def _document(db: sqlite3.Connection, name: str) -> str:
    """Return the id of a document named by its id or an alias."""
    found = find_fact(db, name)
    if isinstance(found, Document):
        return found.id
    raise NotFound("by-unknown", name=name)
