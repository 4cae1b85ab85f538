"""Where projections of a store are kept, and what they are called there."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from queries.projection.drafts import remove_if_left

_ENDING = ".lbug"
_DRAFT = ".lbug-new"
_LONGEST = 150
"""Bytes of a store's name that are kept: it may be as long as the disk allows, ours are longer."""

_STAMP = "[0-9a-f]{16}"


class Place(NamedTuple):
    """A folder for the projections of one store; their names begin with ``name``."""

    folder: Path
    name: str

    def file(self, stamp: str) -> Path:
        """Return the projection of this stamp, which may be there."""
        return self.folder / f"{self.name}.{stamp}{_ENDING}"

    def draft(self, stamp: str) -> Path:
        """Return the folder in which that projection is made."""
        return self.folder / f"{self.name}.{stamp}{_DRAFT}"

    def remove_others(self, stamp: str) -> None:
        """Remove the store's other projections, and what processes that died left of them."""
        ours = re.compile(rf"{re.escape(self.name)}\.(?P<stamp>{_STAMP})(?P<rest>\.lbug.*)")
        for path in list(self.folder.iterdir()):
            match = ours.fullmatch(path.name)
            if match is None or match["stamp"] == stamp:
                continue
            if match["rest"] == _DRAFT:
                remove_if_left(path)
            else:
                remove(path)


def places(store: Path) -> Iterator[Place]:
    """Yield where a store's projection may be, first beside it, then in the user's cache."""
    whole = store.resolve()
    named = _short(whole.name)
    yield Place(whole.parent, named)
    cache = _cache()
    if cache is not None:
        at = blake2b(os.fsencode(whole), digest_size=8).hexdigest()
        yield Place(cache, f"{named}.{at}")


def _short(name: str) -> str:
    """Return the name, or for a very long one its beginning with a hash."""
    if len(os.fsencode(name)) <= _LONGEST:
        return name
    hash_ = blake2b(os.fsencode(name), digest_size=8).hexdigest()
    return f"{name[: _LONGEST // 5]}.{hash_}"


def _cache() -> Path | None:
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named / "kg"
    with suppress(RuntimeError):  # nobody knows the user's home
        return Path.home() / ".cache" / "kg"
    return None


def remove(file: Path) -> None:
    """Remove a projection with what the engine may have left beside it, if the folder lets us."""
    for path in [file, *file.parent.glob(f"{_escaped(file.name)}.*")]:
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def companions(file: Path) -> list[Path]:
    """Return what the engine left beside a projection; nothing where it was closed in order."""
    return list(file.parent.glob(f"{_escaped(file.name)}.*"))


def _escaped(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)
