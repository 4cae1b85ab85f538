"""A stream that fails once, and late: what writes archives cannot bear a disk that is full."""

from collections.abc import Callable
from typing import BinaryIO, TypeVar

Result = TypeVar("Result")


class KnownFailure:
    """Passes bytes on; the first failure is kept for the one who asks, later bytes are dropped.

    An archive that is left open tries again to write its end when it is forgotten, and complains
    on standard error: after ``end`` it writes to nowhere.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._over = False
        self._failure: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write bytes, as all streams do."""
        return self._done(lambda: self._out.write(data), len(data))

    def flush(self) -> None:
        """Hand on what was written."""
        self._done(self._out.flush, None)

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place."""
        return self._done(lambda: self._out.seek(place, whence), 0)

    def tell(self) -> int:
        """Return the place; a pipe has none, and says so."""
        return 0 if self._over else self._out.tell()

    def seekable(self) -> bool:
        """Return whether one can go back in this stream."""
        return not self._over and self._out.seekable()

    def end(self) -> None:
        """Take no more bytes."""
        self._over = True

    def raise_failure(self) -> None:
        """Raise what went wrong, if anything did.

        Raises:
            OSError: as the system gave it.
        """
        if self._failure is not None:
            raise self._failure

    def _done(self, act: Callable[[], Result], otherwise: Result) -> Result:
        if self._over:
            return otherwise
        try:
            return act()
        except OSError as error:
            self._failure, self._over = error, True
            return otherwise
