"""The rows of each answer: one NamedTuple for each question, its fields are the columns.

Dates are ISO texts or None; ``distance`` counts the steps of ``path``.
"""

from typing import NamedTuple

from queries.answers import Path, Quote, Thing


class PrerequisiteRow(NamedTuple):
    """Something that must happen before the task asked about.

    ``state``: ``done``, ``partly_done`` or ``open`` for a task, ``met`` or ``awaited`` for a
    prerequisite. ``actors`` must act: who leads the task, or whose act is awaited. ``on`` and
    ``by`` (document) say when and by what it came about, ``note`` what people wrote of it;
    ``stage`` is the stage of the task asked about that waits (None: the whole task); ``path``
    runs from the task asked about.
    """

    kind: str
    id: str
    label: str
    state: str
    event: str | None
    actors: tuple[Thing, ...]
    on: str | None
    by: Thing | None
    note: str | None
    stage: str | None
    distance: int
    path: Path


class BlockedRow(NamedTuple):
    """One task and one awaited act that it cannot go on without.

    ``state`` is ``blocked`` or ``partly_blocked`` (then ``stage`` is the stage that waits);
    ``chain`` runs from the cause to the task; ``due`` is the deadline's last day and ``risk``
    says ``late`` or ``at_risk``.
    """

    cause: str
    cause_label: str
    event: str
    actor: Thing | None
    task: str
    label: str
    state: str
    stage: str | None
    leads: tuple[Thing, ...]
    due: str | None
    risk: str | None
    distance: int
    chain: Path


class ImpactRow(NamedTuple):
    """A thing that a change touches; ``read`` is False for a document that is only cited."""

    kind: str
    id: str
    label: str
    read: bool | None
    relation: str
    distance: int
    path: Path


class StepRow(NamedTuple):
    """One step of a connection; the first has no relation.

    ``forward``: the edge runs from the thing before to this one.
    """

    position: int
    relation: str | None
    forward: bool | None
    kind: str
    id: str
    label: str


class TieRow(NamedTuple):
    """Something tied to the thing shown, by which relation and in which direction.

    ``detail`` holds what the edge itself says (stage, offset, reason, kind of lineage), ``words``
    the text that it was read from, where the edge has a text of its own.
    """

    relation: str
    forward: bool
    kind: str
    id: str
    label: str
    detail: dict[str, str]
    words: tuple[Quote, ...]


class DocumentRow(NamedTuple):
    """A document; ``tasks`` counts what it assigns, ``body`` and ``appendix`` its parts."""

    id: str
    number: str | None
    type: str | None
    issuer: str | None
    date: str | None
    title: str | None
    level: str
    read: bool
    tasks: int
    body: int
    appendix: int
    file: str | None


class TaskRow(NamedTuple):
    """A task with its state on the day asked about; ``risk`` as in ``BlockedRow``."""

    id: str
    document: Thing
    ref: str
    title: str
    leads: tuple[Thing, ...]
    deadline: str | None
    due: str | None
    state: str
    stage: str | None
    risk: str | None


class AgencyRow(NamedTuple):
    """An agency; how many tasks it leads, coordinates, decides, and how many acts it owes."""

    id: str
    name: str
    place: str | None
    level: str
    collective: bool
    leads: int
    coordinates: int
    decides: int
    awaited: int


class AwaitedRow(NamedTuple):
    """A prerequisite: awaited or met, whose act it is, how many tasks wait directly.

    ``object`` is what is awaited, ``first`` the waiting task with the smallest id: what tells
    apart acts of the same words.
    """

    id: str
    text: str
    object: str | None
    event: str
    level: str
    issuer: Thing | None
    state: str
    on: str | None
    tasks: int
    first: Thing | None


class TargetRow(NamedTuple):
    """A figure that a plan wants to reach."""

    id: str
    document: Thing
    no: str | None
    name: str
    unit: str | None
    value: str | None
    average: str | None
    by_year: dict[str, str]
    leads: tuple[Thing, ...]
    note: str | None


class ProjectRow(NamedTuple):
    """A project that a plan lists."""

    id: str
    document: Thing
    no: str | None
    name: str
    group: tuple[str, ...]
    funding: tuple[str, ...]
    leads: tuple[Thing, ...]


class EventRow(NamedTuple):
    """What people recorded; ``applied`` is False when its subject is gone or reads otherwise."""

    id: str
    kind: str
    subject: str
    title: str
    by: str | None
    on: str
    note: str | None
    applied: bool


class UnresolvedRow(NamedTuple):
    """A reference that names no single document."""

    id: str
    source: str
    text: str
    candidates: tuple[Thing, ...]


class UnreadRow(NamedTuple):
    """Words that were not turned into a fact, and why."""

    document: Thing
    reason: str
    file: str
    start: int
    end: int
    quote: str
