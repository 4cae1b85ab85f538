"""Finding the files of plans in folders, and reading their bytes."""

import errno
import os
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from loaders.files import FoundFile, is_within
from ontology.errors import UnreadableFile

SUFFIXES = (".txt", ".md")
"""What is read of a folder; a file that is named itself is read whatever its suffix."""

_PIECE = 1 << 20
"""Bytes by which a file may grow between two looks at it."""

_LONGEST_ENDING = 8
"""What follows the last full stop of a longer name is part of a title: "5. Về việc"."""


class Missed(NamedTuple):
    """A path that gives no text, what to call it, and why."""

    path: Path
    name: str
    error: UnreadableFile


class Search(NamedTuple):
    """What paths lead to, in order of place.

    ``barren`` are the folders in which nothing is of a kind that is read, ``others`` counts the
    files of other kinds by their endings (empty for a name without one), most frequent first.
    """

    files: list[FoundFile]
    missed: list[Missed]
    barren: list[Path]
    others: Mapping[str, int]


def find_files(paths: Iterable[Path], left_out: Collection[Path] = ()) -> Search:
    """Return the files that paths name, each once, and what else is there.

    Folders are searched to any depth; hidden files and folders in them are left out, and so are
    the places ``left_out``. A file that is reached from several of the folders given is named
    relative to the outermost.
    """
    found: dict[Path, FoundFile] = {}
    missed: dict[Path, Missed] = {}
    others: set[Path] = set()
    barren: set[Path] = set()
    for path in map(absolute, paths):
        plans = 0
        for item in _look(path, left_out):
            plans += not isinstance(item, Path)
            if isinstance(item, Path):
                others.add(item)
            elif isinstance(item, Missed):
                missed[item.path] = item
            elif item.place not in found or is_within(found[item.place].root, item.root):
                found[item.place] = item
        if not plans:
            barren.add(path)
    files, refused = [found[place] for place in sorted(found)], [missed[p] for p in sorted(missed)]
    return Search(files, refused, sorted(barren), _kinds(others - found.keys()))


def _kinds(places: Iterable[Path]) -> Mapping[str, int]:
    """Count files by their endings, the most frequent first."""
    endings = (place.suffix.lower() for place in places)
    counts = Counter(ending if len(ending) <= _LONGEST_ENDING else "" for ending in endings)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def absolute(path: Path) -> Path:
    """Return the place of a path: absolute, without ``..``, links kept as they are written."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps ".."


def _look(path: Path, left_out: Collection[Path]) -> Iterator[FoundFile | Missed | Path]:
    """Yield what a path leads to; a file of a kind that is not read as its place alone."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield Missed(path, str(path), unreadable(error))
        return
    if not stat.S_ISDIR(mode):
        yield _named(path, path.parent)
        return
    closed: list[OSError] = []
    for folder, folders, files in os.walk(path, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            place = Path(folder, name)
            if not name.startswith(".") and place not in left_out:
                yield _named(place, path) if name.lower().endswith(SUFFIXES) else place
    for refusal in closed:
        yield Missed(Path(refusal.filename), str(refusal.filename), unreadable(refusal))


def _named(place: Path, root: Path) -> FoundFile | Missed:
    """A name that is not UTF-8 could not stand in an export."""
    try:
        str(place).encode()
    except UnicodeEncodeError:
        name = str(place).encode(errors="replace").decode()
        return Missed(place, name, UnreadableFile("file-name-broken"))
    return FoundFile(place, root)


def unreadable(error: OSError) -> UnreadableFile:
    """Return in words for people why the system refuses a file."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFile("file-missing")
    if isinstance(error, PermissionError):
        return UnreadableFile("file-forbidden")
    return UnreadableFile("file-failed", reason=error.strerror or errno.errorcode[error.errno or 5])


def read_bytes(place: Path, max_size: int) -> bytes:
    """Return the bytes of a file; UnreadableFile when it is too large, or no file that can be read.

    A pipe or a device is refused before it is opened: reading one might never end.
    """
    try:
        facts = place.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise UnreadableFile("file-not-regular")
        if facts.st_size > max_size:
            raise UnreadableFile("file-too-large", size=facts.st_size, limit=max_size)
        with place.open("rb") as file:
            limit = min(max_size, facts.st_size + _PIECE)  # the memory is taken before it is read
            data = file.read(limit + 1)
    except OSError as error:
        raise unreadable(error) from error
    if len(data) > max_size:  # it grew
        raise UnreadableFile("file-too-large", size=len(data), limit=max_size)
    if len(data) > limit:
        raise UnreadableFile("file-changed")
    return data
