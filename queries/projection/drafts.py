"""A folder in which one process at a time makes a projection.

Who makes it holds a lock on the folder, which ends with its process, however that ends: a folder
without a lock was left behind. Whoever wants the same projection waits, and then finds it made.
What is made is in a folder of its own inside: the processes that a killed one had started may go
on for a moment, and must not meet anybody's files.
"""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WAIT = 600.0
"""Seconds to wait for another process that makes the same projection."""

_PAUSE = 0.05


@contextmanager
def draft_folder(path: Path, wait: float = WAIT) -> Iterator[Path]:
    """Give a new folder, inside of the one that only this process has; both are gone afterwards.

    Raises OSError where no folder can be made, TimeoutError (which is one) when another process
    keeps it for too long.
    """
    held = _held(path, time.monotonic() + wait)
    try:
        yield Path(tempfile.mkdtemp(dir=path))
    finally:
        shutil.rmtree(path, ignore_errors=True)
        os.close(held)


def _held(path: Path, deadline: float) -> int:
    """Return the open folder, locked: a new one, or what a dead process left, emptied."""
    while True:
        with suppress(FileExistsError):
            path.mkdir()
        with suppress(FileNotFoundError):  # who had it has just removed it
            found = os.open(path, os.O_RDONLY)
            if _lock(found) and _is_at(found, path):
                _empty(path)
                return found
            os.close(found)
        if time.monotonic() > deadline:
            raise TimeoutError(f"{path} is in use")
        time.sleep(_PAUSE)


def _lock(folder: int) -> bool:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(folder: int, path: Path) -> bool:
    """Return whether the folder is still the one with this name."""
    try:
        return os.path.samestat(os.fstat(folder), path.stat())
    except FileNotFoundError:
        return False


def _empty(folder: Path) -> None:
    for left in list(folder.iterdir()):
        shutil.rmtree(left, ignore_errors=True)


def remove_if_left(path: Path) -> None:
    """Remove a draft folder that nobody holds."""
    with suppress(OSError):
        found = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            if _lock(found):
                shutil.rmtree(path, ignore_errors=True)
        finally:
            os.close(found)
