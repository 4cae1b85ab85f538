"""What the engine and the disk refuse while a projection is made or opened.

The engine has one class of errors, and tells them apart by words.
"""

import errno
import os
import re
import resource
import shutil
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from ontology.errors import StoreUnusable

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PART_WRITTEN = r"numBytesWritten: [0-9]{1,9}\b|numBytesRead: 0\b"
"""Only a beginning was written, or nothing of what is read again: the reason that the engine gives
is then that of an earlier error."""

_FULL_WORDS = re.compile("|".join([_PART_WRITTEN, *(re.escape(os.strerror(n)) for n in _FULL)]))


_TIGHT = 64 << 20
"""Bytes: so much or so little room explains why the engine has ended."""


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
        if _is_for_room(error, place.parent):
            raise StoreUnusable("projection-disk-full", folder=place.parent) from error
        if isinstance(error, BrokenProcessPool):
            raise StoreUnusable("projection-ended", path=place) from error
        reason = str(error).partition("\n")[0].rstrip(".")
        raise StoreUnusable("projection-failed", path=place, reason=reason) from error


def _is_for_room(error: Exception, folder: Path) -> bool:
    """Return whether an error is for want of room: where a process just ended, probably."""
    if getattr(error, "errno", None) in _FULL or _FULL_WORDS.search(str(error)):
        return True
    if not isinstance(error, BrokenProcessPool):
        return False
    limit, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    return limit != resource.RLIM_INFINITY or shutil.disk_usage(folder).free < _TIGHT
