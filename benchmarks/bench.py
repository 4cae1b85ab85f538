"""The table of ``make bench``: what was measured, beside what it must reach.

``python -m benchmarks.bench [GROUP…]`` measures some groups of figures, or all. Plans are read
from the folder that KG_PLANS names, or the samples. Figures depend on the machine; a missed
target is marked, not an error.
"""

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from benchmarks.asking_figures import asking_figures
from benchmarks.bulk_figures import bulk_figures
from benchmarks.figures import TOP, Figure, table
from benchmarks.page_figures import page_figures
from benchmarks.projection_figures import projection_figures
from benchmarks.push_figures import city_store, push_figures
from benchmarks.questions_figures import questions_figures
from benchmarks.rdf_figures import rdf_figures
from benchmarks.reading_figures import reading_figures

CITY_PLANS = 2_500


def plans_folder() -> Path:
    """Return the folder whose plans are read."""
    return Path(os.environ.get("KG_PLANS") or TOP / "samples").absolute()


def _of_city(measure: Callable[[Path], Iterator[Figure]]) -> Iterator[Figure]:
    """Measure on a made-up city of 100,000 tasks with 300,000 requirements."""
    with tempfile.TemporaryDirectory() as name:
        yield from measure(city_store(Path(name), CITY_PLANS))


GROUPS: dict[str, Callable[[], Iterator[Figure]]] = {
    "reading": lambda: reading_figures(plans_folder()),
    "asking": asking_figures,
    "projection": projection_figures,
    "questions": lambda: _of_city(questions_figures),
    "push": lambda: _of_city(push_figures),
    "page": page_figures,
    "rdf": lambda: rdf_figures(plans_folder()),
    "bulk": bulk_figures,
}
"""What can be measured; ``bulk`` takes half an hour, most of it to make a million tasks."""


def main() -> None:
    """Measure and print the table; each figure is told on stderr as it comes."""
    chosen = sys.argv[1:] or list(GROUPS)
    if unknown := set(chosen) - GROUPS.keys():
        sys.exit(f"no such group: {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    figures = list(_told(chain.from_iterable(GROUPS[name]() for name in chosen)))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    for line in table(figures):
        print(line)


def _told(figures: Iterator[Figure]) -> Iterator[Figure]:
    for figure in figures:
        print(f"{figure.name}: {figure.value:.3g} {figure.unit}", file=sys.stderr)
        yield figure


if __name__ == "__main__":
    main()
