"""Whether what people recorded still speaks of what the texts say.

An event is about a subject and the words that the subject had on that day. It applies while
both are there; after a plan has changed it is never moved to another task that took the id.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import NamedTuple

from ontology.identity import normal_object
from ontology.model import Document, Fact, Finding, Graph, Happening, Prerequisite, Task
from ontology.schema import Applied
from ontology.words import say

EVENT_RULES = ("event-by-gone", "event-changed", "event-lost")
"""The rules of findings that depend on events alone."""

_PIECES = 3
_TAG = re.compile(r"<[^<>]{0,80}>")


class Standing(NamedTuple):
    """An event with the id of the task or prerequisite it applies to, and of its document.

    ``subject`` is None when the event is not applied; ``problem`` is the rule that says why.
    """

    event: Happening
    subject: str | None
    by: str | None
    problem: str | None


Find = Callable[[str], Fact | None]
"""Look-up of a fact by its id or by an alias."""


def standing(event: Happening, find: Find) -> Standing:
    """Return what an event applies to; an alias of a prerequisite or document names it too."""
    subject = find(event.subject)
    document = find(event.by) if event.by else None
    by = document.id if isinstance(document, Document) else None
    if not isinstance(subject, Task | Prerequisite):
        return Standing(event, None, by, "event-lost")
    if _plain(event.title) not in map(_plain, titles_of(subject)):
        return Standing(event, None, by, "event-changed")
    problem = "event-by-gone" if event.by and by is None else None
    return Standing(event, subject.id, by, problem)


def titles_of(subject: Task | Prerequisite) -> Iterator[str]:
    """Yield the words that name a subject: a task's title, each mention of an awaited act.

    A mention that page breaks cut into pieces is in the evidence as neighbours.
    """
    if isinstance(subject, Task):
        yield subject.title
        return
    yield subject.text
    quotes = [evidence.quote for evidence in subject.evidence]
    for pieces in range(1, _PIECES + 1):
        for first in range(len(quotes) - pieces + 1):
            yield " ".join(quotes[first : first + pieces])


def _plain(text: str) -> str:
    """Return letters and digits alone: a quote has the file's tags and Markdown in it."""
    return normal_object(unescape(_TAG.sub(" ", text)))


def standings(graph: Graph) -> list[Standing]:
    """Return each event of a graph with what it applies to."""
    if not graph.events:
        return []
    find = finder(graph)
    return [standing(event, find) for event in graph.events]


def applied(found: Iterable[Standing]) -> list[Applied]:
    """Return what each event is of, and by which document, as the schema takes it."""
    return [Applied(event.id, subject, by) for event, subject, by, _ in found]


def finder(graph: Graph) -> Find:
    """Return a look-up of tasks, prerequisites and documents by id, else by alias."""
    named: dict[str, Fact] = {}
    aliased: tuple[Document | Prerequisite, ...] = (*graph.documents, *graph.prerequisites)
    for fact in aliased:
        for alias in fact.aliases:
            named.setdefault(alias, fact)
    named.update((fact.id, fact) for fact in aliased)
    named.update((task.id, task) for task in graph.tasks)
    return named.get


def event_findings(found: Iterable[Standing]) -> Iterator[Finding]:
    """Yield a warning for each event that is no longer applied, or whose document is gone."""
    for event, _, _, problem in found:
        if problem is None:
            continue
        words = say(
            f"finding-{problem}", "vi", subject=event.subject, title=event.title, by=event.by
        )
        subjects = (event.id, event.subject) if problem == "event-changed" else (event.id,)
        yield Finding(rule=problem, level="warning", subjects=subjects, message=words)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of the export: by rule, subjects and message."""
    return tuple(sorted(findings, key=lambda each: (each.rule, each.subjects, each.message)))


def with_events(graph: Graph, events: Iterable[Happening]) -> Graph:
    """Return the graph with these events and the findings about them, all else unchanged."""
    ordered = tuple(sorted(events, key=lambda event: event.id))
    bare = graph.model_copy(update={"events": ordered})
    others = [finding for finding in graph.findings if finding.rule not in EVENT_RULES]
    findings = in_order([*others, *event_findings(standings(bare))])
    return bare.model_copy(update={"findings": findings})
