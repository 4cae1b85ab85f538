"""Recording what happened since, and saying what was recorded."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kg.asking import asked_graph
from kg.naming_aloud import named
from kg.refusals import explain
from kg.rendering.emitting import emit
from kg.settings import Settings, settings_of
from kg.streams import tell
from loaders.grammar.documents.numbers import find_numbers
from loaders.recording.csv_reports import record_csv
from loaders.recording.happenings import Recorded, Report, WrongRow, WrongRows, record
from ontology.errors import NotFound, PolicyGraphError
from ontology.model import Happening
from queries.answers import Answer
from queries.graph_source import GraphSource
from queries.naming import find_exactly

_COLUMNS = ("id", "kind", "subject", "title", "by", "on", "note")
_SUBJECTS = {"met": "Prerequisite", "done": "Task"}


def record_one(context: click.Context, report: Report) -> None:
    """Record that the one thing of this name was met or done, and print the event."""
    store = settings_of(context).store
    with asked_graph(context) as (source, settings):
        known = _with_ids(source, settings, report)
    recorded = record(store, known)
    emit_events([recorded.event], settings, "event-recorded")
    _tell_replaced([recorded], settings)
    _tell_kept([(report, known)], settings)


def record_file(context: click.Context, file: Path) -> None:
    """Record each task of a CSV file, all or none, and print the events."""
    settings = settings_of(context)
    store = settings.store
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    known: list[tuple[Report, Report]] = []

    def name_all(reports: Sequence[Report]) -> Iterator[Report | WrongRow]:
        with asked_graph(context) as (source, _):
            for report in reports:
                try:
                    known.append((report, _with_ids(source, settings, report)))
                    yield known[-1][1]
                except PolicyGraphError as error:
                    yield WrongRow(report.row, error)

    try:
        read = record_csv(store, data, str(file), named=name_all)
    except WrongRows as wrong:
        for row, error in wrong.wrong:
            reason = explain(error, settings)[0]
            tell(settings.say("csv-row", row=row, reason=reason))
        raise
    emit_events([each.event for each in read.recorded], settings, "event-recorded")
    _tell_replaced(read.recorded, settings)
    _tell_kept(known, settings)
    if read.ignored:
        tell(settings.say("csv-ignored", columns=read.ignored))


def _with_ids(source: GraphSource, settings: Settings, report: Report) -> Report:
    """Return a report with ids in place of names; a number not in the graph goes to the note."""
    subject = named(source, settings, report.subject, _SUBJECTS[report.kind]).id
    name = report.by or ""
    if not name.strip():
        return report._replace(subject=subject, by=None)
    if not find_numbers(name):
        return report._replace(subject=subject, by=_document(source, settings, name))
    if find_exactly(source, name, "Document"):  # never a plan whose title holds the number
        by = named(source, settings, name, "Document").id
        return report._replace(subject=subject, by=by)
    note = "; ".join(filter(None, (name.strip(), (report.note or "").strip())))
    return report._replace(subject=subject, by=None, note=note)


def _document(source: GraphSource, settings: Settings, name: str) -> str:
    try:
        return named(source, settings, name, "Document").id
    except NotFound as error:
        raise NotFound("by-unknown", name=name) from error


def _tell_kept(known: Sequence[tuple[Report, Report]], settings: Settings) -> None:
    """Say which documents are not in the graph, so that their numbers stand in the notes."""
    kept = {
        said.by.strip() for said, found in known if said.by and said.by.strip() and not found.by
    }
    for name in sorted(kept):
        tell(settings.say("by-kept-in-note", name=name))


def emit_events(events: Sequence[Happening], settings: Settings, key: str) -> None:
    """Print events; ``key`` says to a person what became of each."""
    rows = [tuple(getattr(event, name) for name in _COLUMNS) for event in events]
    answer = Answer("events", _COLUMNS, rows, counts={"events": len(rows)})

    def lines(_: Answer) -> Iterator[str]:
        for event in events:
            yield settings.say(key, **event.model_dump())

    emit(answer, settings, lines)


def _tell_replaced(recorded: Sequence[Recorded], settings: Settings) -> None:
    for each in recorded:
        if each.replaced is not None and each.replaced != each.event:
            tell(settings.say("event-replaced", **each.replaced.model_dump()))
