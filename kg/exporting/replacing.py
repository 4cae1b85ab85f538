"""Files that are there whole, or as they were before."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def replaced(path: Path) -> Iterator[TextIO]:
    """Give a stream whose text takes the place of a file only when all of it is written.

    A disk that fills up, or Ctrl-C, leaves the earlier file as it was.
    """
    if path.exists() and not path.is_file():  # a terminal, /dev/stdout, a pipe
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", newline="") as out:
            yield out
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
