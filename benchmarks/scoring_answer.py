"""What the graph says of one document, ready to be compared."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePath

from ontology.model import (
    Citation,
    Document,
    Evidence,
    Graph,
    Prerequisite,
    Project,
    Requirement,
    Target,
    Task,
)


class Answer:
    """The facts of the document that was read from the file whose name begins with ``stem``."""

    def __init__(self, graph: Graph, stem: str) -> None:
        self.graph = graph
        self.stem = stem
        self.agencies = {agency.id: agency.name for agency in graph.agencies}
        self.documents = {d.id: d for d in graph.documents}
        self.files = {d.id: PurePath(d.file).stem for d in graph.documents if d.file}
        self.tasks_by_id = {task.id: task for task in graph.tasks}
        self.prerequisites = dict(_with_aliases(graph.prerequisites))

    @cached_property
    def document(self) -> Document | None:
        """The document of the file; None when no document was read from it."""
        mine = (d for d in self.graph.documents if self.files.get(d.id, "").startswith(self.stem))
        return next(mine, None)

    @cached_property
    def tasks(self) -> list[Task]:
        """The document's tasks, in the order of the graph."""
        return [task for task in self.graph.tasks if self._is_mine(task.document)]

    @cached_property
    def targets(self) -> list[Target]:
        """The document's targets."""
        return [target for target in self.graph.targets if self._is_mine(target.document)]

    @cached_property
    def projects(self) -> list[Project]:
        """The document's projects."""
        return [project for project in self.graph.projects if self._is_mine(project.document)]

    @cached_property
    def citations(self) -> list[Citation]:
        """All documents that this one or one of its tasks names."""
        return [c for c in self.graph.citations if self._is_mine(c.source.partition("#")[0])]

    @cached_property
    def requirements(self) -> list[Requirement]:
        """Everything that the document's tasks wait for."""
        return [r for r in self.graph.requirements if self._is_mine(r.task.partition("#")[0])]

    def _is_mine(self, document: str) -> bool:
        return self.document is not None and document == self.document.id

    def names(self, ids: Iterable[str]) -> list[str]:
        """Return the canonical names of agencies."""
        return [self.agencies.get(id_, id_) for id_ in ids]

    def place_of(self, task: str) -> str:
        """Return ``ref`` for a task of this document, ``file stem:ref`` for another's."""
        found = self.tasks_by_id[task]
        if self._is_mine(found.document):
            return found.ref
        return f"{self.files.get(found.document, '?')}:{found.ref}"

    def task_at(self, place: str) -> Task | None:
        """Return the task at ``ref`` or ``file stem:ref``; None when there is none."""
        return self._tasks_by_place.get(place)

    @cached_property
    def _tasks_by_place(self) -> dict[str, Task]:
        return {self.place_of(task.id): task for task in self.graph.tasks}

    def awaited(self, task: Task) -> list[Prerequisite]:
        """Return the prerequisites of a task."""
        found = (self.prerequisites.get(id_) for id_ in task.prerequisites)
        return [prerequisite for prerequisite in found if prerequisite is not None]

    def evidence(self) -> Iterator[tuple[str, Evidence | Citation]]:
        """Yield every quote of the document with the thing that it shows."""
        things: list[Task | Target | Project] = [*self.tasks, *self.targets, *self.projects]
        yield from ((thing.id, one) for thing in things for one in thing.evidence)
        yield from ((one.source, one) for one in self.citations)
        for requirement in self.requirements:
            yield from ((requirement.task, one) for one in requirement.evidence)


def _with_aliases(prerequisites: Iterable[Prerequisite]) -> Iterator[tuple[str, Prerequisite]]:
    for prerequisite in prerequisites:
        for id_ in (prerequisite.id, *prerequisite.aliases):
            yield id_, prerequisite


def wrong_quotes(answer: Answer, texts: Mapping[str, str]) -> Iterator[tuple[str, bool, str]]:
    """Yield (thing, whether the quote is equal to its place, quote) for every quote.

    ``texts`` are the decoded files by exported name, without byte order mark.
    """
    for thing, one in answer.evidence():
        text = texts.get(one.file, "")
        yield thing, text[one.start : one.end] == one.quote, one.quote
