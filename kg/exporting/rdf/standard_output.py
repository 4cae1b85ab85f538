"""Bytes for standard output, which takes text."""

from codecs import getincrementaldecoder
from typing import TextIO


class Printed:
    """Takes UTF-8 in pieces, which may end within a letter, and prints it."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._decoder = getincrementaldecoder("utf-8")()

    def write(self, data: bytes, /) -> int:
        """Print some bytes and return how many there were."""
        self._out.write(self._decoder.decode(data))
        return len(data)
