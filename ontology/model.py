"""The graph of policy facts, as the JSON export carries it.

One class for each list of the export, one field for each of its names. A graph is a value:
two graphs with the same facts are equal, and nothing in them knows where they are stored.

What ``shapes.ttl`` calls a violation cannot be made: a class refuses it (pydantic's
ValidationError), ``loaders.building`` tells of the row. What is only a warning there, such as a
deadline that ends before it starts, is what the text says, and is kept.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from ontology.references import refuse_broken_references
from ontology.vocabulary import (
    ActorLevel,
    DeadlineKind,
    Event,
    Level,
    Recurrence,
    Relation,
    Severity,
    Status,
)

Id = Annotated[str, Field(pattern=r"^/.")]
"""An id is a path: only then does it become an IRI where the graph is written as RDF."""

IdOrNone = Annotated[str | None, Field(pattern=r"^/.")]

Named = Annotated[str, Field(pattern=r"\S")]
"""Words that something is called by: not empty, and not blanks alone."""


class Fact(BaseModel):
    """A value read from a text: immutable, and without fields that the model does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Fact):
    """The exact words of a file that show one field of a fact.

    ``start`` and ``end`` count code points of the decoded file, the byte order mark excluded;
    ``quote`` is what stands there.
    """

    field: str
    file: str
    start: int
    end: int
    quote: str


class Document(Fact):
    """A plan, resolution, law …, read from a file or only named by one (``file`` is None)."""

    id: Id
    aliases: tuple[str, ...] = ()
    number: str | None
    type: str | None
    issuer: str | None
    issuer_printed: str | None
    place: str | None
    date: dt.date | None
    title: str | None
    level: Level
    file: str | None = None


class Agency(Fact):
    """An organ that leads, coordinates, decides or must act; ``collective`` for "các sở, ngành"."""

    id: Id
    name: str
    place: str | None
    level: Level
    collective: bool = False
    aliases: tuple[str, ...] = ()


class Milestone(Fact):
    """One stage of a deadline: its words before the time, its first and its last day."""

    label: str | None
    start: dt.date | None
    end: dt.date | None


class Deadline(Fact):
    """When a task is due: the phrase as printed and the days that it supports."""

    raw: str | None = None
    kind: DeadlineKind = "none"
    start: dt.date | None = None
    end: dt.date | None = None
    recurrence: Recurrence | None = None
    milestones: tuple[Milestone, ...] = ()


class Task(Fact):
    """A piece of work that a document hands to agencies."""

    id: Id
    document: Id
    ref: str
    no: str | None
    section: tuple[str, ...] = ()
    title: Named
    leads: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    note: str | None = None
    status: Status | None = None
    enables: tuple[str, ...] = ()
    deadline: Deadline = Deadline()
    prerequisites: tuple[str, ...] = ()
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class Prerequisite(Fact):
    """An act of somebody else that tasks wait for."""

    id: Id
    text: str
    issuer: IdOrNone
    level: ActorLevel
    event: Event
    object: str | None
    aliases: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Requirement(Fact):
    """An edge "waits for": from a task to a prerequisite or to another task."""

    task: Id
    requires: Id
    stage: str | None = None
    offset: str | None = None
    reason: str
    evidence: tuple[Evidence, ...] = ()


class Citation(Fact):
    """A document or task names a document; the strongest relation the text states."""

    source: Id
    target: Id
    relation: Relation
    product: str | None = None
    quote: str
    file: str
    start: int
    end: int


class Lineage(Fact):
    """A task is the same work as, or a part of, a task of a higher or earlier plan."""

    task: Id
    upstream: Id
    kind: str
    score: float
    reason: str


class Target(Fact):
    """A figure that a plan wants to reach."""

    id: Id
    document: Id
    no: str | None
    name: str
    unit: str | None = None
    value: str | None = None
    average: str | None = None
    by_year: dict[str, str] = Field(default_factory=dict)
    leads: tuple[str, ...] = ()
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Project(Fact):
    """A project that a plan lists, with where the money comes from."""

    id: Id
    document: Id
    no: str | None
    name: str
    group: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Declared(Fact):
    """A count that the text states beside what was read."""

    document: Id
    where: str
    value: int
    read: int


class Unresolved(Fact):
    """A reference that names no single document; listed, never guessed."""

    id: Id
    source: Id
    text: str
    candidates: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Unread(Fact):
    """Words that look like a fact and were not turned into one, with the reason."""

    document: Id
    reason: str
    file: str
    start: int
    end: int
    quote: str


class Happening(Fact):
    """What people recorded since: a prerequisite was met, a task was done."""

    id: Id
    kind: str
    subject: Id
    title: str
    by: IdOrNone = None
    on: dt.date
    note: str | None = None


class Finding(Fact):
    """A contradiction or a gap; ``subjects`` are ids of what it is about."""

    rule: str
    level: Severity
    subjects: tuple[str, ...]
    message: str


class Graph(Fact):
    """All facts of all documents, lists in a stable order."""

    documents: tuple[Document, ...] = ()
    agencies: tuple[Agency, ...] = ()
    tasks: tuple[Task, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    citations: tuple[Citation, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    targets: tuple[Target, ...] = ()
    projects: tuple[Project, ...] = ()
    declared: tuple[Declared, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    unread: tuple[Unread, ...] = ()
    events: tuple[Happening, ...] = ()
    findings: tuple[Finding, ...] = ()

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        refuse_broken_references(dict(self.lists()))
        return self

    def lists(self) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        """Yield each list of the export with its name, in the export's order."""
        for name in type(self).model_fields:
            yield name, getattr(self, name)

    def entries(self) -> dict[str, list[dict[str, Any]]]:
        """Return each list of the export as JSON takes it."""
        lists = self.lists()
        return {name: [fact.model_dump(mode="json") for fact in facts] for name, facts in lists}
