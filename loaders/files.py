"""Files by their places, and the names by which the export knows them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import NamedTuple


class FoundFile(NamedTuple):
    """A file by its place (an absolute path) and the folder it is named relative to."""

    place: Path
    root: Path

    @property
    def name(self) -> str:
        """Where the file stands in its folder, with slashes."""
        return self.place.relative_to(self.root).as_posix()


def is_within(place: PurePath, folder: PurePath) -> bool:
    """Return whether a place is a folder itself or stands in it at any depth."""
    return place == folder or folder in place.parents


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
