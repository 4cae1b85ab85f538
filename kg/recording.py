"""Recording what happened since, and saying what was recorded."""

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kg.asking import asked_graph
from kg.rendering.emitting import emit
from kg.settings import Settings, settings_of
from loaders.recording.csv_reports import record_csv
from loaders.recording.happenings import Kind, Recorded, Report, WrongRows, record
from ontology.model import Happening
from queries.answers import Answer
from queries.naming import find_thing

_COLUMNS = ("id", "kind", "subject", "title", "by", "on", "note")
_SUBJECTS = {"met": "Prerequisite", "done": "Task"}


def record_one(
    context: click.Context, kind: Kind, name: str, on: dt.date, by: str | None, note: str | None
) -> None:
    """Record that the one thing of this name was met or done, and print the event."""
    with asked_graph(context) as (source, settings):
        subject = find_thing(source, name, _SUBJECTS[kind]).id
    recorded = record(settings.store, Report(kind, subject, on, by, note))
    emit_events([recorded.event], settings, "event-recorded")
    _tell_replaced([recorded], settings)


def record_file(context: click.Context, file: Path) -> None:
    """Record each task of a CSV file, all or none, and print the events."""
    settings = settings_of(context)
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    try:
        read = record_csv(settings.store, data, str(file))
    except WrongRows as wrong:
        for row, error in wrong.wrong:
            words = settings.say(error.key, **error.values)
            print(settings.say("csv-row", row=row, reason=words), file=sys.stderr)
        raise
    emit_events([each.event for each in read.recorded], settings, "event-recorded")
    _tell_replaced(read.recorded, settings)
    if read.ignored:
        print(settings.say("csv-ignored", columns=read.ignored), file=sys.stderr)


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
            print(settings.say("event-replaced", **each.replaced.model_dump()), file=sys.stderr)
