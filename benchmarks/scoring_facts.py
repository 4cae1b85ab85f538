"""Facts of a plan written down by hand, the measure of what was read from it."""

import datetime as dt
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from ontology.vocabulary import ActorLevel, DeadlineKind, Event, Recurrence, Relation, Status


class Expected(BaseModel):
    """A hand-written fact: remarks for people may stand beside the fields named here."""

    model_config = ConfigDict(frozen=True, extra="allow")


class ExpectedDocument(Expected):
    """Who the plan itself is; ``place`` is "thành phố X" or "tỉnh X"."""

    number: str | None
    type: str | None
    issuer: str | None
    date: dt.date | None
    title: str
    place: str | None = None


class ExpectedCitation(Expected):
    """A document that the plan or one of its tasks names; ``relations`` are all that are right."""

    number: str
    date: dt.date | None
    issuer: str | None
    relation: Relation
    relations: tuple[Relation, ...] = ()
    quote: str

    def allowed(self) -> set[Relation]:
        """Return the relations that a reader of the text may defend."""
        return set(self.relations) or {self.relation}


class ExpectedName(Expected):
    """A law or another document that is named without a number."""

    name: str
    quote: str


class ExpectedMilestone(Expected):
    """One stage of a deadline."""

    label: str | None
    start: dt.date | None
    end: dt.date | None


class ExpectedDeadline(Expected):
    """What the phrase of a deadline means; one stage alone is not listed as a milestone."""

    kind: DeadlineKind
    start: dt.date | None
    end: dt.date | None
    recurrence: Recurrence | None
    milestones: tuple[ExpectedMilestone, ...] = ()


class ExpectedPrerequisite(Expected):
    """An act that a task waits for.

    ``requires`` names the task whose product it is (then it is no prerequisite but a requirement
    between tasks); ``uncertain`` ones may be missing without being counted.
    """

    text: str
    issuer: str | None
    level: ActorLevel
    event: Event
    object: str | None
    found_in: str
    stage: str | None = None
    offset: str | None = None
    requires: str | None = None
    uncertain: bool = False


class ExpectedTask(Expected):
    """One task; ``id`` is its ref."""

    id: str
    section_path: tuple[str, ...]
    no: str | None
    title: str
    leads: tuple[str, ...]
    coordinators: tuple[str, ...]
    products: tuple[str, ...]
    authority: tuple[str, ...]
    note: str | None
    status: Status | None
    deadline_raw: str | None
    deadline: ExpectedDeadline
    prerequisites: tuple[ExpectedPrerequisite, ...]
    citations: tuple[str, ...]
    enables: tuple[str, ...]


class ExpectedCount(Expected):
    """A count that the text declares; ``read`` is how many printed numbers stand there."""

    where: str
    says: str
    value: int
    read: int | None = None


class ExpectedRequirement(Expected):
    """A task waits for a task: refs of this plan, or ``file stem:ref`` of another."""

    task: str
    requires: str
    stage: str | None = None
    offset: str | None = None


class SharedPrerequisite(Expected):
    """Several tasks wait for one act: they must meet in one node."""

    tasks: tuple[str, ...]
    issuer: str | None
    event: Event
    object: str


class ExpectedUnresolved(Expected):
    """A reference that settles nothing, and the (number, date) of what it could be."""

    source: str | None
    text: str
    candidates: tuple[tuple[str, dt.date | None], ...] = ()


class ExpectedTarget(Expected):
    """A row of a table of targets, or of a growth scenario (``by_year``)."""

    no: str | None = None
    name: str
    unit: str | None = None
    value: str | None = None
    average: str | None = None
    by_year: dict[str, str] = Field(default_factory=dict)
    leads: tuple[str, ...] = ()
    note: str | None = None


class ExpectedProject(Expected):
    """A row of a table of projects."""

    no: str | None = None
    name: str
    group: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()


class Facts(Expected):
    """All facts of one plan; a list that is None was not written down and is not measured."""

    document: ExpectedDocument
    citations: tuple[ExpectedCitation, ...]
    unnumbered_citations: tuple[ExpectedName, ...] = ()
    tasks: tuple[ExpectedTask, ...]
    declared_counts: tuple[ExpectedCount, ...] = ()
    requirements: tuple[ExpectedRequirement, ...] | None = None
    shared_prerequisites: tuple[SharedPrerequisite, ...] = ()
    unresolved: tuple[ExpectedUnresolved, ...] | None = None
    targets: tuple[ExpectedTarget, ...] | None = None
    projects: tuple[ExpectedProject, ...] | None = None


def read_facts(path: Path) -> Facts:
    """Return the facts of a JSON file; one that is not of this form raises ``ValidationError``."""
    return Facts.model_validate_json(path.read_bytes())
