"""Programs that start others, measured together: what all of them hold and use at once."""

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import TOP

_EVERY = 0.1
_KILOBYTES = "Pss:"


class GroupRun(NamedTuple):
    """A program that ran with those it started.

    ``megabytes`` is the most that they held together, memory that they share counted once;
    ``processor_seconds`` what they used of all cores.
    """

    seconds: float
    processor_seconds: float
    megabytes: float
    output: str


def run_group(*words: str) -> GroupRun:
    """Run Python on ``words``.

    Raises:
        RuntimeError: it failed, and its figures say nothing.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *words],
        cwd=TOP,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        watch = _Watch(process.pid)
        output = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.end()
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}")
    used = usage.ru_utime + usage.ru_stime
    return GroupRun(time.perf_counter() - start, used, watch.most / 1024, output)


class _Watch:
    """Looks again and again at the memory of a group; ``most`` is the largest sum, in KB."""

    def __init__(self, group: int) -> None:
        self.most = 0
        self._group = group
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def end(self) -> None:
        """Look no more."""
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(_EVERY):
            self.most = max(self.most, sum(map(_kilobytes, _members(self._group))))


def _members(group: int) -> list[int]:
    found = []
    for path in Path("/proc").iterdir():
        with suppress(ProcessLookupError, ValueError):
            if os.getpgid(int(path.name)) == group:
                found.append(int(path.name))
    return found


def _kilobytes(process: int) -> int:
    with suppress(OSError):  # gone meanwhile
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith(_KILOBYTES):
                return int(line.split()[1])
    return 0
