"""Reading many files, in this process or in several, each by itself.

A reading depends on the bytes of its file and on the registry alone, so that the order in which
processes finish does not matter; results come in the order asked for.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from loaders.building.sources import read_bytes
from loaders.processes import pool_of
from loaders.reading import Reading
from ontology.broken import broken_fact
from ontology.errors import UnreadableFile
from ontology.identity import document_id

ENOUGH = 3 << 20
"""Bytes that are worth the half second that starting processes takes."""

Read = Callable[[bytes, Any], Reading]
"""Bytes of a file and the registry of agencies → what the file says."""


class ReadText(NamedTuple):
    """What a file said when it was read: the hash of its bytes, its reading as JSON.

    ``document`` is the id of the document that it claims to be.
    """

    digest: str
    document: str
    data: str


class Refusal(NamedTuple):
    """Why a file was not read, in a form that travels between processes."""

    key: str
    values: dict[str, object]

    def error(self) -> UnreadableFile:
        """Return the refusal as an error."""
        return UnreadableFile(self.key, **self.values)


class Readers(NamedTuple):
    """How files are read: the reader, the registry given to it, the largest file in bytes."""

    read: Read
    registry: Any
    max_size: int


def digest_of(data: bytes) -> str:
    """Return the hash by which bytes are known again."""
    return hashlib.sha256(data).hexdigest()


def read_all(
    places: Sequence[Path], readers: Readers, jobs: int
) -> Generator[tuple[Path, ReadText | Refusal], None, None]:
    """Yield what each file says, in the order given, read in up to ``jobs`` processes.

    Little text is read in this process; so is what is left when a process was killed.
    Closing the generator ends the processes.
    """
    left = deque(places)
    if jobs > 1 and len(left) > 1 and _bytes_of(places) >= ENOUGH:
        yield from _read_in_processes(left, readers, min(jobs, len(left)))
    while left:
        yield left[0], _read_one(left[0], readers)
        left.popleft()


def _read_in_processes(
    left: deque[Path], readers: Readers, jobs: int
) -> Iterator[tuple[Path, ReadText | Refusal]]:
    """Take from ``left`` what was read; few files are ahead, so that memory stays flat."""
    waiting: deque[Future[ReadText | Refusal]] = deque()
    ahead = iter(list(left))
    try:
        with pool_of(jobs, _begin, readers) as pool:
            while left:
                while len(waiting) < 2 * jobs and (place := next(ahead, None)) is not None:
                    waiting.append(pool.submit(_read_here, place))
                yield left[0], waiting.popleft().result()
                left.popleft()
    except BrokenProcessPool:
        return


_here: list[Readers] = []


def _begin(readers: Readers) -> None:
    _here.append(readers)


def _read_here(place: Path) -> ReadText | Refusal:
    return _read_one(place, _here[-1])


def _read_one(place: Path, readers: Readers) -> ReadText | Refusal:
    """Read a file; a mistake of ours in it is its refusal, so that all others are read."""
    try:
        data = read_bytes(place, readers.max_size)
        reading = readers.read(data, readers.registry)
        return ReadText(digest_of(data), claimed_id(reading), _data(reading))
    except UnreadableFile as error:
        return Refusal(error.key, error.values)
    except Exception as error:
        return Refusal("file-reader-failed", {"reason": f"{type(error).__name__}: {error}"})


def _data(reading: Reading) -> str:
    """Return a reading as it is stored; BrokenFact, with the row, for one that breaks the model.

    Here is the door: values may have been made without a check (a copy, say), so the text itself
    is checked that will be read back. It takes a tenth of the time of reading.
    """
    data = reading.model_dump_json(warnings=False)
    try:
        Reading.model_validate_json(data)
    except ValidationError as error:
        raise broken_fact(error, reading) from error
    return data


def claimed_id(reading: Reading) -> str:
    """Return the id of the document that a text says it is."""
    name = reading.document
    return document_id(name.place, name.type, name.organ, name.date, name.number, name.title)


def _bytes_of(places: Sequence[Path]) -> int:
    total = 0
    for place in places:
        try:
            total += place.stat().st_size
        except OSError:
            continue
    return total
