"""Finding the files of plans, and the names by which the export knows them."""

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from ontology.errors import UnreadableFile

SUFFIXES = (".txt", ".md")
"""What is read of a folder; a file that is named itself is read whatever its suffix."""

_PIECE = 1 << 20


class FoundFile(NamedTuple):
    """A file by its place (an absolute path) and the folder it is named relative to."""

    place: Path
    root: Path

    @property
    def name(self) -> str:
        """Where the file stands in its folder, with slashes."""
        return self.place.relative_to(self.root).as_posix()


class Missed(NamedTuple):
    """A path that gives no text, what to call it, and why."""

    path: Path
    name: str
    error: UnreadableFile


def find_files(paths: Iterable[Path]) -> tuple[list[FoundFile], list[Missed]]:
    """Return the files that paths name, each once, in order of place, and what cannot be looked at.

    Folders are searched to any depth; hidden files and folders in them are left out. A file that
    is reached from several of the folders given is named relative to the outermost.
    """
    found: dict[Path, FoundFile] = {}
    missed: dict[Path, Missed] = {}
    for path in paths:
        for item in _look(absolute(path)):
            if isinstance(item, Missed):
                missed[item.path] = item
            elif item.place not in found or is_within(found[item.place].root, item.root):
                found[item.place] = item
    return [found[place] for place in sorted(found)], [missed[path] for path in sorted(missed)]


def absolute(path: Path) -> Path:
    """Return the place of a path: absolute, without ``..``, links kept as they are written."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps ".."


def is_within(place: PurePath, folder: PurePath) -> bool:
    """Return whether a place is a folder itself or stands in it at any depth."""
    return place == folder or folder in place.parents


def _look(path: Path) -> Iterator[FoundFile | Missed]:
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
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield _named(Path(folder, name), path)
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
            data = file.read(max_size + 1)
    except OSError as error:
        raise unreadable(error) from error
    if len(data) > max_size:  # it grew
        raise UnreadableFile("file-too-large", size=len(data), limit=max_size)
    return data


def exported_names(files: Iterable[FoundFile]) -> Mapping[Path, str]:
    """Return the name of each file in the export, by its place; no two are equal.

    A name is relative to the folder given, and prefixed by that folder's name (and by the
    folders above it, as far as need be) where two files would have the same.
    """
    by_place = {file.place: file for file in files}
    depths = dict.fromkeys(by_place, 0)
    while True:
        names = {place: _prefixed(by_place[place], depths[place]) for place in by_place}
        counts = Counter(names.values())
        clashing = [place for place, name in names.items() if counts[name] > 1]
        if not clashing:
            return names
        for place in clashing:
            depths[place] += 1


def _prefixed(file: FoundFile, depth: int) -> str:
    drive = file.root.anchor.strip("/\\")
    above = (*([drive] if drive else []), *file.root.parts[1:])
    return "/".join([*above[max(0, len(above) - depth) :], file.name] if depth else [file.name])
