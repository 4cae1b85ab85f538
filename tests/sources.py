"""The project's own source files, as the tests of its shape read them."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).parent.parent
LAYERS = ("ontology", "loaders", "queries", "viz", "kg")


class Source(NamedTuple):
    """One Python file: its place from the top folder, its text, its syntax tree."""

    place: str
    text: str
    tree: ast.Module

    @property
    def layer(self) -> str:
        """The top folder that the file stands in."""
        return self.place.partition("/")[0]


@lru_cache(maxsize=1)
def sources() -> tuple[Source, ...]:
    """Return every Python file of the layers, the benchmarks and the tests."""
    return tuple(_read())


def _read() -> Iterator[Source]:
    for folder in (*LAYERS, "benchmarks", "tests"):
        for path in sorted((TOP / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            yield Source(path.relative_to(TOP).as_posix(), text, ast.parse(text))


def program() -> tuple[Source, ...]:
    """Return the files of the layers alone."""
    return tuple(source for source in sources() if source.layer in LAYERS)
