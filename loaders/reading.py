"""What one file says, before any other file is known.

A reading is a pure function of the file's bytes (and of the registry of agencies), so that many
files are read in many processes. References to other documents and shared awaited acts are only
mentions here; ``loaders.resolving`` turns readings into one graph.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from ontology.model import Deadline, Fact, Named
from ontology.vocabulary import ActorLevel, Event, Level, Relation, Status


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words of the file: code points ``start`` to ``end`` of the decoded text.

    A plain value: a file has thousands, and checking each again would cost a tenth of reading.
    """

    field: str
    start: int
    end: int
    quote: str


class AgencyName(Fact):
    """An agency resolved to its canonical name; ``printed`` is how the text spells it."""

    name: str
    place: str | None
    level: Level
    collective: bool = False
    printed: str


class DocumentName(Fact):
    """Who a document is, as far as one mention tells.

    ``number`` is in canonical spelling (``79-NQ/TW``), ``organ`` the slug of its suffix's organ
    (``tw``, ``tu``, ``ubnd``, ``cp``, ``qh`` …), ``place`` a code such as ``vn`` or ``vn-hp``.
    ``number`` is None for a document that is only named (``title`` holds the name).
    """

    number: str | None
    type: str | None
    organ: str | None
    place: str | None
    issuer: str | None = None
    issuer_printed: str | None = None
    date: dt.date | None = None
    title: str | None = None
    level: Level = "other"


class CitationMention(Fact):
    """A document named in the text.

    ``task`` is the ref of the task whose row names it (None: the document itself).
    ``implements`` is the position, in the same list, of the mention that this one carries out
    ("Kế hoạch A thực hiện Nghị quyết B": A's ``implements`` points at B), ``carried`` are the words
    from A to B that say so.
    ``product`` is the product's name when the product cell shows the document as issued.
    """

    name: DocumentName
    relation: Relation
    task: str | None = None
    product: str | None = None
    implements: int | None = None
    carried: Words | None = None
    words: Words


class PrerequisiteMention(Fact):
    """An act that a task, or one stage of it, waits for.

    ``own_object``: the object is the task's own ("Đề án được phê duyệt").
    """

    text: str
    issuer: AgencyName | None
    level: ActorLevel
    event: Event
    object: str | None
    own_object: bool = False
    stage: str | None = None
    offset: str | None = None
    words: tuple[Words, ...]


class TaskReading(Fact):
    """One task of the file: as the model has it, with a title and the words that show it."""

    ref: str
    no: str | None
    section: tuple[str, ...]
    title: Named
    leads: tuple[AgencyName, ...] = ()
    coordinators: tuple[AgencyName, ...] = ()
    authority: tuple[AgencyName, ...] = ()
    products: tuple[str, ...] = ()
    note: str | None = None
    status: Status | None = None
    enables: tuple[str, ...] = ()
    deadline: Deadline = Deadline()
    prerequisites: tuple[PrerequisiteMention, ...] = ()
    words: Annotated[tuple[Words, ...], Field(min_length=1)]


class TargetReading(Fact):
    """One row of a table of targets (chỉ tiêu)."""

    ref: str
    no: str | None
    name: str
    unit: str | None = None
    value: str | None = None
    average: str | None = None
    by_year: dict[str, str] = Field(default_factory=dict)
    leads: tuple[AgencyName, ...] = ()
    note: str | None = None
    words: tuple[Words, ...] = ()


class ProjectReading(Fact):
    """One row of a table of projects (dự án)."""

    ref: str
    no: str | None
    name: str
    group: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    leads: tuple[AgencyName, ...] = ()
    words: tuple[Words, ...] = ()


class DeclaredCount(Fact):
    """A count stated by a heading (``where`` is its path) and the printed numbers read there."""

    where: str
    value: int
    read: int


class UnreadWords(Fact):
    """A row or deadline line that was not turned into a fact; ``reason`` is a key of the words."""

    reason: str
    start: int
    end: int
    quote: str


class Contradiction(Fact):
    """What the head prints against the document's own number; ``rule`` is that of the finding."""

    rule: Literal["number-issuer", "number-type"]
    number: Words
    printed: Words


class Reading(Fact):
    """All facts of one file."""

    document: DocumentName
    document_words: tuple[Words, ...] = ()
    citations: tuple[CitationMention, ...] = ()
    tasks: tuple[TaskReading, ...] = ()
    targets: tuple[TargetReading, ...] = ()
    projects: tuple[ProjectReading, ...] = ()
    declared: tuple[DeclaredCount, ...] = ()
    gaps: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    unread: tuple[UnreadWords, ...] = ()
