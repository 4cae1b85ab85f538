"""Putting one text into a store: one transaction, or a refusal with the reason."""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from loaders.building.changes import Change, changes
from loaders.building.jobs import ReadText
from loaders.files import FoundFile, is_within
from loaders.reading import Reading
from loaders.store.opening import change
from loaders.store.readings import (
    Mark,
    Source,
    claim_document,
    drop_unused_readings,
    put_reading,
    put_source,
    raise_revision,
    reading_of,
    shown_as,
    source_at,
)
from ontology.errors import RefusedChange, UnreadableFile

Changes = Mapping[Path, tuple[Change, ...]]


class Text(NamedTuple):
    """The bytes of one or more files; ``read`` is None where the store has their reading."""

    digest: str
    files: Sequence[FoundFile]
    read: ReadText | None


def settle(db: sqlite3.Connection, text: Text, mark: Mark, replace: bool) -> Changes:
    """Store what a text says, and that its files have it; return by place what changed.

    Raises RefusedChange when another text in the store is the same document, unless ``replace``
    lets this one take its place; UnreadableFile when the reading was forgotten meanwhile.
    """
    if text.read is None and all(_is_known(db, file, text.digest) for file in text.files):
        return {}
    with change(db):
        document = text.read.document if text.read else _document_of(db, text.digest)
        if document is None:
            raise UnreadableFile("file-changed")
        rivals = _rivals(db, text, document)
        if rivals and not replace:
            others = [source.file.name for source in rivals]
            raise RefusedChange("document-taken", document=document, files=others)
        before = {file.place: _before(db, file, text, rivals) for file in text.files}
        _write(db, text, document, mark)
        for rival in rivals:
            put_source(db, rival._replace(replaced=True))
        now = reading_of(db, text.digest) if any(before.values()) else None
        drop_unused_readings(db)
        raise_revision(db)
    return {place: changes(old, now) for place, old in before.items() if old and now}


def _is_known(db: sqlite3.Connection, file: FoundFile, digest: str) -> bool:
    known = source_at(db, file.place)
    return known is not None and known == _source(known, file, digest, known.document)


def _source(known: Source | None, file: FoundFile, digest: str, document: str) -> Source:
    """Return the source to store: named relative to the outermost folder it was ever given in."""
    if known is None or is_within(known.root, file.root):
        return Source(file.place, file.root, digest, document)
    return Source(file.place, known.root, digest, document)


def _document_of(db: sqlite3.Connection, digest: str) -> str | None:
    row = db.execute(
        "SELECT document FROM source JOIN reading USING (digest) "
        "WHERE digest = ? AND NOT replaced LIMIT 1",
        (digest,),
    ).fetchone()
    return None if row is None else str(row[0])


def _rivals(db: sqlite3.Connection, text: Text, document: str) -> list[Source]:
    """Return the sources whose other text is the same document, this text's own files excepted."""
    own = {file.place for file in text.files}
    shown = shown_as(db, document)
    return [each for each in shown if each.digest != text.digest and each.place not in own]


def _before(
    db: sqlite3.Connection, file: FoundFile, text: Text, rivals: Sequence[Source]
) -> Reading | None:
    """Return what this file said before, or the text whose place it takes."""
    known = source_at(db, file.place)
    if known is None or known.replaced:
        return reading_of(db, rivals[0].digest) if rivals else None
    if known.digest == text.digest and text.read is None:
        return None
    return reading_of(db, known.digest)


def _write(db: sqlite3.Connection, text: Text, document: str, mark: Mark) -> None:
    if text.read:
        put_reading(db, text.digest, mark, text.read.data)
        claim_document(db, text.digest, document)
    for file in text.files:
        known = source_at(db, file.place)
        put_source(db, _source(known, file, text.digest, document))
