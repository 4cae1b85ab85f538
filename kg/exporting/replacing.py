"""Files that are there whole, or as they were before."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def replaced(path: Path) -> Iterator[TextIO]:
    """Give a stream whose text takes the place of a file only when all of it is written.

    A disk that fills up, or Ctrl-C, leaves the earlier file as it was. What the system refuses
    is told of this path, never of the draft beside it.
    """
    try:
        with _draft_of(path) as out:
            yield out
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


@contextmanager
def _draft_of(path: Path) -> Iterator[TextIO]:
    if path.exists() and not path.is_file():  # a terminal, /dev/stdout, a pipe
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    draft = path.with_name(f".{path.name[:40]}.{os.getpid()}")  # a name may be as long as allowed
    try:
        with draft.open("w", encoding="utf-8", newline="") as out:
            yield out
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
