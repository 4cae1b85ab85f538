"""Work in the raw: what tables and body items have in common before any grammar reads it."""

from dataclasses import dataclass, field

from loaders.layout.columns import Columns, Role
from loaders.passage import EMPTY, Passage


@dataclass(slots=True)
class RawItem:
    """A task, target or project as cells by role; ``start`` to ``end`` is its stretch of text."""

    ref: str
    no: str
    section: tuple[Passage, ...]
    cells: dict[Role, Passage]
    start: int
    end: int
    columns: Columns | None = None
    row: list[Passage] = field(default_factory=list)
    if_led: bool = False
    """Words of the body that are a task only where somebody is told to do it."""

    def cell(self, role: Role) -> Passage:
        """Return the words of a role, empty when the text gives none."""
        return self.cells.get(role, EMPTY)


@dataclass(slots=True)
class Skipped:
    """Words that look like work and were not read, with the key of the reason."""

    reason: str
    start: int
    end: int


@dataclass(slots=True)
class Tally:
    """What a heading declares (``(17 nhiệm vụ)``) beside the printed numbers below it."""

    where: str
    declared: int
    read: int


@dataclass(slots=True)
class Found:
    """Everything that one part of a document holds."""

    tasks: list[RawItem] = field(default_factory=list)
    targets: list[RawItem] = field(default_factory=list)
    projects: list[RawItem] = field(default_factory=list)
    prose: list[Passage] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
