"""The table of ``make bench``: what was measured, beside what it must reach.

``python -m benchmarks.bench [FOLDER]`` reads the plans of FOLDER, of the folder that KG_PLANS
names, or the sample plans. Figures depend on the machine; a missed target is marked, not an error.
"""

import os
import platform
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from benchmarks.asking_figures import asking_figures
from benchmarks.figures import TOP, Figure, table
from benchmarks.reading_figures import reading_figures


def plans_folder(words: list[str]) -> Path:
    """Return the folder whose plans are read."""
    return Path(words[0] if words else os.environ.get("KG_PLANS") or TOP / "samples").absolute()


def main() -> None:
    """Measure and print the table; each figure is told on stderr as it comes."""
    folder = plans_folder(sys.argv[1:])
    figures = list(_told(chain(reading_figures(folder), asking_figures())))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    for line in table(figures):
        print(line)


def _told(figures: Iterator[Figure]) -> Iterator[Figure]:
    for figure in figures:
        print(f"{figure.name}: {figure.value:.3g} {figure.unit}", file=sys.stderr)
        yield figure


if __name__ == "__main__":
    main()
