"""Files that are there whole, or as they were before."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, AnyStr, BinaryIO, TextIO, cast


@contextmanager
def replaced(path: Path) -> Iterator[TextIO]:
    """Give a stream whose text takes the place of a file only when all of it is written.

    A disk that fills up, or Ctrl-C, leaves the earlier file as it was. What the system refuses
    is told of this path, never of the draft beside it.
    """
    with _told_of(path), _draft_of(path, _text) as out:
        yield cast(TextIO, out)


@contextmanager
def replaced_bytes(path: Path) -> Iterator[BinaryIO]:
    """Give a stream of bytes for a file, which is there whole or as before, as ``replaced``."""
    with _told_of(path), _draft_of(path, _bytes) as out:
        yield cast(BinaryIO, out)


def is_replaced(path: Path) -> bool:
    """Return whether a draft beside the path takes its place: not so for a pipe or a terminal."""
    return path.is_file() or not path.exists()


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _text(path: Path) -> IO[str]:
    return path.open("w", encoding="utf-8", newline="")


def _bytes(path: Path) -> IO[bytes]:
    return path.open("wb")


@contextmanager
def _draft_of(path: Path, opened: Callable[[Path], IO[AnyStr]]) -> Iterator[IO[AnyStr]]:
    if not is_replaced(path):  # a terminal, /dev/stdout, a pipe
        with opened(path) as out:
            yield out
        return
    draft = path.with_name(f".{path.name[:40]}.{os.getpid()}")  # a name may be as long as allowed
    try:
        with opened(draft) as out:
            yield out
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
