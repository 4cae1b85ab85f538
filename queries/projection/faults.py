"""What the engine and the disk refuse while a projection is made or opened.

The engine has one class of errors, and tells them apart by words.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ontology.errors import StoreUnusable

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PART_WRITTEN = r"numBytesWritten: [0-9]{1,9}\b"
"""The beginning was written and no more: the engine then gives an earlier error as the reason."""

_FULL_WORDS = re.compile("|".join([_PART_WRITTEN, *(re.escape(os.strerror(n)) for n in _FULL)]))


class Damaged(Exception):
    """A projection that cannot be used, and is made again."""


@contextmanager
def opening_faults() -> Iterator[None]:
    """Raise Damaged for whatever keeps a file from being opened."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise Damaged(str(error)) from error


@contextmanager
def making_faults(place: Path) -> Iterator[None]:
    """Raise StoreUnusable, naming where it was to be made, for what keeps it from being made."""
    try:
        yield
    except (OSError, RuntimeError, Damaged) as error:
        if getattr(error, "errno", None) in _FULL or _FULL_WORDS.search(str(error)):
            raise StoreUnusable("projection-disk-full", folder=place.parent) from error
        reason = str(error).partition("\n")[0]
        raise StoreUnusable("projection-failed", path=place, reason=reason) from error
