"""Standard input, output and error as the program finds them: closed, full, or of any encoding."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from typing import TextIO

from kg.rendering.harmless import harmless

_LINES_AT_ONCE = 2000


def prepare_streams() -> None:
    """Make every stream one that can be written to, in UTF-8, or that says why not.

    A file opened later must not get the number of a closed stream: what is printed would end up
    in it. Words for a closed standard error go nowhere; output for a closed one is refused.
    """
    for number, flags in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        _fill(number, flags)
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)
    _speak_utf8(sys.stdout)
    _speak_utf8(sys.stderr)


def write_lines(lines: Iterable[str]) -> None:
    """Write lines for people to standard output, harmless for the terminal that shows them.

    Many are written at a time: a call for each of 400,000 costs a second. A line that is printable
    throughout is harmless, which is ten times as quick to see as to look for what is not.
    """
    rest = iter(lines)
    while batch := list(islice(rest, _LINES_AT_ONCE)):
        shown = (line if line.isprintable() else harmless(line) for line in batch)
        sys.stdout.write("\n".join(shown) + "\n")


def tell(message: str) -> None:
    """Write to standard error, harmless as well; where nobody can be told, nobody is."""
    with suppress(OSError):
        sys.stderr.write(harmless(message) + "\n")
        sys.stderr.flush()


def flush_or_forget() -> None:
    """Write what was printed before a failure, unless writing it is what failed."""
    try:
        sys.stdout.flush()
    except OSError:
        say_no_more()


def say_no_more() -> None:
    """Let the interpreter close an output that takes no more without a second complaint."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _fill(number: int, flags: int) -> None:
    """Give a closed stream's number to a file of nothing."""
    try:
        os.fstat(number)
    except OSError:
        opened = os.open(os.devnull, flags)
        if opened != number:
            os.dup2(opened, number)
            os.close(opened)


def _speak_utf8(stream: TextIO) -> None:
    """Write Vietnamese whatever the locale says, and file names as the disk spells them."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="surrogateescape")
