"""What a build has to do: which files are new or changed, which have gone, which are as before."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from loaders.building.jobs import digest_of
from loaders.building.sources import Missed, absolute, read_bytes
from loaders.files import FoundFile, is_within
from loaders.store.opening import change
from loaders.store.readings import (
    Mark,
    Source,
    drop_source,
    drop_unused_readings,
    marks,
    put_source,
    raise_revision,
    sources,
)
from ontology.errors import UnreadableFile


class Plan(NamedTuple):
    """The files of a build by the hash of their bytes, and which bytes have to be read.

    ``replaced`` are files whose text another one has taken the place of, unchanged since.
    """

    files: Mapping[str, Sequence[FoundFile]]
    to_read: Mapping[Path, str]
    replaced: Sequence[FoundFile]
    missed: Sequence[Missed]

    def as_before(self) -> Iterator[str]:
        """Yield the hashes of the bytes that need no reading."""
        reading = set(self.to_read.values())
        return (digest for digest in self.files if digest not in reading)


def plan_build(
    db: sqlite3.Connection | None, found: Iterable[FoundFile], mark: Mark, max_size: int
) -> Plan:
    """Return what is to be done with files: each text once, changed files before new ones.

    A changed file may have given up the document that a new file now claims.
    """
    known = sources(db) if db else {}
    fresh = {digest for digest, by in marks(db).items() if by == mark} if db else set()
    shown = {source.document for source in known.values() if not source.replaced}
    files: dict[str, list[FoundFile]] = {}
    replaced: list[FoundFile] = []
    missed: list[Missed] = []
    for file in sorted(found, key=lambda file: (file.place not in known, file.place)):
        try:
            digest = digest_of(read_bytes(file.place, max_size))
        except UnreadableFile as error:
            missed.append(Missed(file.place, file.name, error))
            continue
        before = known.get(file.place)
        if before and before.digest == digest and before.replaced and before.document in shown:
            replaced.append(file)
        else:
            files.setdefault(digest, []).append(file)
    to_read = {group[0].place: digest for digest, group in files.items() if digest not in fresh}
    return Plan(files, to_read, replaced, missed)


def settle_gone(db: sqlite3.Connection, paths: Iterable[Path], prune: bool) -> list[Source]:
    """Return the sources under these paths whose files are no longer there.

    Their facts are kept, unless ``prune`` forgets them.
    """
    asked = [absolute(path) for path in paths]
    gone = [
        source
        for place, source in sources(db).items()
        if any(is_within(place, path) for path in asked) and _is_gone(place)
    ]
    changed = gone if prune else [source for source in gone if not source.gone]
    if not changed:
        return gone
    with change(db):
        for source in changed:
            if prune:
                drop_source(db, source.place)
            else:
                put_source(db, source._replace(gone=True))
        drop_unused_readings(db)
        raise_revision(db)
    return gone


def _is_gone(place: Path) -> bool:
    """A file that may not be looked at has not gone."""
    try:
        place.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
