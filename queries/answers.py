"""What questions answer with: plain values, ready to print, to write as JSON or as CSV.

Every answer is an ``Answer`` of rows; every row is a NamedTuple of texts, numbers, ``Thing``,
``Path`` and tuples of them. ``columns`` are the row's fields; ``plain`` gives what JSON takes
and ``cell`` what a cell of a table takes, so a printer needs to know no type of row.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from queries.pausing import collector_paused

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
"""What JSON can hold."""


class Thing(NamedTuple):
    """A node that an answer names: its id, its kind (``Task``, ``Document`` …), its label."""

    id: str
    kind: str
    label: str

    @property
    def short(self) -> str:
        """A name that fits in a chain: a document's number, a task's ref, an agency's name.

        >>> Thing("/akn/vn-xx/doc/ke-hoach/ubnd/nd/9-kh-ubnd#PL/II/3", "Task", "Mở").short
        'PL/II/3'
        """
        return self.id.rpartition("#")[2] if self.kind == "Task" else self.label


class Quote(NamedTuple):
    """Exact words of a file that show ``field`` of the thing ``subject``."""

    subject: str
    field: str
    file: str
    start: int
    end: int
    quote: str


class Path:
    """A chain of things, each tied to the one before it by a relation of the graph schema.

    Paths of one answer share their beginnings: a path is its last step and the path before.
    ``forward`` tells whether the edge runs along the path (``before -relation-> thing``) or
    against it. The first path of a chain has no ``before`` and the relation ``""``; ``length``
    counts the steps behind it.
    """

    __slots__ = ("_text", "before", "forward", "length", "relation", "thing")

    def __init__(
        self, thing: Thing, before: "Path | None" = None, relation: str = "", forward: bool = True
    ) -> None:
        self.thing = thing
        self.before = before
        self.relation = relation
        self.forward = forward
        self.length: int = 0 if before is None else before.length + 1
        self._text: tuple[object, str] | None = None

    def steps(self) -> "list[Path]":
        """Return the chain from its first thing to its last, each as the path that ends there."""
        chain: list[Path] = []
        at: Path | None = self
        while at is not None:
            chain.append(at)
            at = at.before
        chain.reverse()
        return chain

    def ids(self) -> tuple[str, ...]:
        """Return the ids along the chain."""
        return tuple(step.thing.id for step in self.steps())

    def plain(self) -> Plain:
        """Return the chain as JSON: a list of ``{relation, forward, id, kind, label}``."""
        return [
            {
                "relation": step.relation or None,
                "forward": step.forward if step.before else None,
                **step.thing._asdict(),
            }
            for step in self.steps()
        ]

    def text(self, arrows: Mapping[tuple[str, bool], str], name: Callable[[Thing], str]) -> str:
        """Return the chain in one line; ``arrows`` holds what stands between two things.

        Beginnings are written once for all paths that share them (same ``arrows`` object).
        """
        todo: list[Path] = []
        at: Path | None = self
        while at is not None and not (at._text and at._text[0] is arrows):
            todo.append(at)
            at = at.before
        written = at._text[1] if at is not None and at._text else ""
        while todo and len(written) < _KEPT_TEXT:
            step = todo.pop()
            between = arrows[step.relation, step.forward] if step.before else ""
            written = f"{written}{between}{name(step.thing)}"
            step._text = (arrows, written)
        rest = [arrows[step.relation, step.forward] + name(step.thing) for step in reversed(todo)]
        return "".join([written, *rest]) if rest else written

    def __repr__(self) -> str:
        return f"Path({' / '.join(self.ids())})"


_KEPT_TEXT = 4096
"""Longer beginnings are written anew: a chain of 100,000 tasks must not keep them all."""


class Ids(dict[tuple[str, bool], str]):
    """Arrows for paths read by programs and tests: `` -REQUIRES-> `` and `` <-REQUIRES- ``.

    >>> Ids()["REQUIRES", False]
    ' <-REQUIRES- '
    """

    def __missing__(self, key: tuple[str, bool]) -> str:
        self[key] = f" -{key[0]}-> " if key[1] else f" <-{key[0]}- "
        return self[key]


ARROWS = Ids()


class Rows:
    """Rows made anew each time they are read, so that an answer of any size costs no memory."""

    def __init__(self, make: Callable[[], Iterator[Any]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Any]:
        rows = self._make()
        while chunk := _chunk(rows):
            yield from chunk


def _chunk(rows: Iterator[Any]) -> list[Any]:
    """Take the next rows without the cycle collector, which else looks at all paths so far."""
    with collector_paused():
        return list(islice(rows, 1000))


@dataclass(frozen=True)
class Answer:
    """The answer to a question: rows, what they are about, counts, and what was left out.

    ``question`` names the question; ``subject`` is the thing asked about; ``columns`` the fields
    of each row; ``counts`` small totals for a closing line (a value is a number or a text such
    as ``95: 46 body, 49 appendix``); ``notes`` are keys of the table of words with their values:
    what the answer left out or a reader must know.
    """

    question: str
    columns: tuple[str, ...]
    rows: Iterable[Any]
    subject: Thing | None = None
    counts: Mapping[str, int | str] = field(default_factory=dict)
    notes: tuple[tuple[str, Mapping[str, object]], ...] = ()

    def as_rows(self) -> Iterator[dict[str, Plain]]:
        """Yield each row as JSON takes it, its keys in the order of ``columns``."""
        for row in self.rows:
            yield {name: plain(value) for name, value in zip(self.columns, row, strict=True)}

    def as_cells(self) -> Iterator[tuple[str, ...]]:
        """Yield each row as texts for the cells of a table or a CSV file."""
        for row in self.rows:
            yield tuple(cell(value) for value in row)

    def plain(self) -> dict[str, Plain]:
        """Return the whole answer as JSON takes it."""
        return {
            "question": self.question,
            "subject": plain(self.subject),
            "counts": dict(self.counts),
            "rows": list(self.as_rows()),
        }


def plain(value: object) -> Plain:
    """Return a value of a row as JSON takes it: dates in ISO form, things and paths spelled out.

    >>> plain((dt.date(2026, 9, 30), Thing("/a", "Agency", "A")))
    ['2026-09-30', {'id': '/a', 'kind': 'Agency', 'label': 'A'}]
    """
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Path):
        return value.plain()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if hasattr(value, "_asdict"):
        return {str(key): plain(item) for key, item in value._asdict().items()}
    if isinstance(value, Iterable):
        return [plain(item) for item in value]
    raise TypeError(type(value).__name__)


def cell(value: object) -> str:
    """Return a value of a row as one text: lists with semicolons, paths with arrows.

    >>> cell((Thing("/a", "Agency", "Sở A"), Thing("/b", "Agency", "Sở B"))), cell(None)
    ('Sở A; Sở B', '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Thing):
        return value.label
    if isinstance(value, Quote):
        return f"{value.quote} ({value.file} {value.start}-{value.end})"
    if isinstance(value, Path):
        return value.text(ARROWS, _id_of)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {cell(item)}" for key, item in value.items())
    if isinstance(value, Iterable):
        return "; ".join(cell(item) for item in value)
    return str(value)


def _id_of(thing: Thing) -> str:
    return thing.id
