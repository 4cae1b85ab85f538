"""Figures beside what they must reach, and how programs are measured."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).parent.parent
_READ = 1 << 20


class Figure(NamedTuple):
    """Something measured; ``least`` and ``most`` are what it must reach, None for no target."""

    name: str
    value: float
    unit: str
    least: float | None = None
    most: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the figure is on the wrong side of its target."""
        below = self.least is not None and self.value < self.least
        return below or (self.most is not None and self.value > self.most)


class Run(NamedTuple):
    """A program that ran: seconds from its start to its end, megabytes at its largest."""

    seconds: float
    megabytes: float
    status: int
    output: bytes


def run(*words: str, cwd: Path = TOP) -> Run:
    """Run Python on ``words`` with its output in a pipe; what it says on stderr is dropped."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *words],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(TOP), "PYTHONIOENCODING": "utf-8"},
    ) as process:
        assert process.stdout is not None
        output = b"".join(iter(lambda: process.stdout.read(_READ), b""))  # type: ignore[union-attr]
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    return Run(seconds, usage.ru_maxrss / 1024, process.returncode, output)


def kg(*words: str, times: int = 1, cwd: Path = TOP) -> Run:
    """Run ``kg`` so many times and return the fastest run.

    Raises:
        RuntimeError: a run failed, and its time says nothing.
    """
    runs = [run("-m", "kg", *words, cwd=cwd) for _ in range(times)]
    for one in runs:
        if one.status:
            raise RuntimeError(f"kg {' '.join(words)} ended with {one.status}")
    return min(runs, key=lambda one: one.seconds)


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield the lines of a table: each figure, its target, and whether it was missed."""
    rows = [("", "measured", "target", "")]
    rows += [(f.name, _number(f.value, f.unit), _target(f), "MISSED" if f.missed else "")
             for f in figures]  # fmt: skip
    widths = [max(len(row[place]) for row in rows) for place in range(4)]
    for name, value, target, mark in rows:
        line = f"{name:<{widths[0]}}  {value:>{widths[1]}}  {target:>{widths[2]}}  {mark}"
        yield line.rstrip()


def _target(figure: Figure) -> str:
    if figure.least is not None:
        return f"≥ {_number(figure.least, figure.unit)}"
    return f"≤ {_number(figure.most, figure.unit)}" if figure.most is not None else ""


def _number(value: float, unit: str) -> str:
    return f"{value:,.0f} {unit}" if value >= 100 or unit == "" else f"{value:,.2f} {unit}"
