"""A reader and a resolver of a few lines, so that storing is tested by itself.

A toy plan says ``doc: NUMBER | DATE``, then ``task: REF | TITLE | AWAITED`` (the last may be
missing) and ``odd: WORDS`` for a row that is not read.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from loaders.building.jobs import claimed_id
from loaders.building.resolved import Workings
from loaders.reading import (
    DocumentName,
    PrerequisiteMention,
    Reading,
    TaskReading,
    UnreadWords,
    Words,
)
from ontology.errors import UnreadableFile
from ontology.identity import prerequisite_id, task_id
from ontology.model import (
    Document,
    Evidence,
    Graph,
    Happening,
    Prerequisite,
    Requirement,
    Task,
    Unread,
)


class ToyRegistry(NamedTuple):
    """A registry that knows nobody."""

    fingerprint: str = "nobody"


def read_toy(data: bytes, registry: Any) -> Reading:
    """Return what a toy plan says."""
    if b"crash" in data:
        raise ZeroDivisionError("a mistake of ours")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableFile("file-broken-utf8", byte=error.start, line=1) from error
    document, tasks, odd = None, [], []
    for line in text.splitlines():
        kind, _, rest = line.partition(": ")
        cells = rest.split(" | ")
        if kind == "doc":
            document = _document(*cells)
        elif kind == "task":
            tasks.append(_task(*cells))
        elif kind == "odd":
            at = text.index(rest)
            odd.append(UnreadWords(reason="row-odd", start=at, end=at + len(rest), quote=rest))
    if document is None:
        raise UnreadableFile("file-empty")
    return Reading(document=document, tasks=tuple(tasks), unread=tuple(odd))


def _document(number: str, date: str = "") -> DocumentName:
    day = dt.date.fromisoformat(date) if date else None
    return DocumentName(number=number, type="KH", organ="ubnd", place="vn-xx", date=day)


def _task(ref: str, title: str, awaited: str = "") -> TaskReading:
    words = Words(field="deadline", start=0, end=len(awaited), quote=awaited)
    mention = PrerequisiteMention(
        text=awaited, issuer=None, level="other", event="issuance", object=awaited, words=(words,)
    )
    named = Words(field="title", start=0, end=len(title), quote=title)
    return TaskReading(
        ref=ref,
        no=None,
        section=(),
        title=title,
        prerequisites=(mention,) if awaited else (),
        words=(named,),
    )


def resolve_toy(
    readings: Mapping[str, Reading],
    files: Mapping[str, str],
    registry: Any,
    events: Sequence[Happening],
) -> Graph:
    """Return the graph of toy plans; the same awaited words are one prerequisite."""
    own = {key: claimed_id(reading) for key, reading in readings.items()}
    keys = sorted(readings, key=own.__getitem__)
    tasks = [task for key in keys for task in _tasks(own[key], readings[key], files[key])]
    mentions = [
        (task_id(own[key], task.ref), mention.text, files[key])
        for key in keys
        for task in readings[key].tasks
        for mention in task.prerequisites
    ]
    return Graph(
        documents=tuple(_shown(own[key], readings[key], files[key]) for key in keys),
        tasks=tuple(tasks),
        prerequisites=tuple(_prerequisites(mentions)),
        requirements=tuple(
            Requirement(task=task, requires=awaited_id(text), reason="awaited")
            for task, text, _ in mentions
        ),
        unread=tuple(
            Unread(document=own[key], file=files[key], **odd.model_dump())
            for key in keys
            for odd in readings[key].unread
        ),
    )


def awaited_id(text: str) -> str:
    """Return the id of the prerequisite of some awaited words."""
    return prerequisite_id(None, "issuance", text, None)


def _shown(id_: str, reading: Reading, file: str) -> Document:
    name = reading.document
    return Document(
        id=id_,
        number=name.number,
        type=name.type,
        issuer=None,
        issuer_printed=None,
        place=name.place,
        date=name.date,
        title=None,
        level="other",
        file=file,
    )


def _tasks(document: str, reading: Reading, file: str) -> Iterator[Task]:
    for task in reading.tasks:
        yield Task(
            id=task_id(document, task.ref),
            document=document,
            ref=task.ref,
            no=None,
            title=task.title,
            prerequisites=tuple(awaited_id(mention.text) for mention in task.prerequisites),
            evidence=tuple(
                Evidence(field=w.field, file=file, start=w.start, end=w.end, quote=w.quote)
                for w in task.words
            ),
        )


def _prerequisites(mentions: Sequence[tuple[str, str, str]]) -> Iterator[Prerequisite]:
    for text in sorted({text for _, text, _ in mentions}, key=awaited_id):
        yield Prerequisite(
            id=awaited_id(text),
            text=text,
            issuer=None,
            level="other",
            event="issuance",
            object=text,
            evidence=tuple(
                Evidence(field="deadline", file=file, start=0, end=len(text), quote=text)
                for _, said, file in mentions
                if said == text
            ),
        )


TOY = Workings(read_toy, resolve_toy, "toy-1")
REGISTRY = ToyRegistry()


def plan(number: str, *tasks: str, date: str = "2030-01-02") -> str:
    """Return the text of a toy plan."""
    return "\n".join([f"doc: {number} | {date}", *(f"task: {task}" for task in tasks)]) + "\n"
