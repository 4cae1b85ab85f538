"""The words behind a thing and its relationships, from the lists of the export alone."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ontology.identity import finding_id
from ontology.model import (
    Citation,
    Evidence,
    Finding,
    Graph,
    Prerequisite,
    Project,
    Target,
    Task,
    Unresolved,
)
from tests.catalogue.oracle_change import names_of, products_of
from tests.catalogue.oracle_time import issued, milestones_of

Row = tuple[Any, ...]
Tie = tuple[str, str, str, int, Row]
"""A relationship: source, type, target, its place among its like, the words that show it."""

_NONE = (None, None, None, None)


def evidence_of(graph: Graph, thing: str) -> list[Row]:
    """Return a thing's own words, then those of each tie that leaves it, then of what arrives."""
    known = _known(graph)
    own = sorted(enumerate(_own(graph, thing)), key=lambda one: (one[1].field, one[0]))
    rows: list[Row] = [
        ("itself", words.field, thing, *known[thing], n, *_printed(words)) for n, words in own
    ]
    for direction, here, there in (("out", 0, 2), ("in", 2, 0)):
        found = [tie for tie in _ties(graph) if tie[here] == thing]
        for tie in sorted(found, key=lambda tie: (tie[1], tie[there], tie[3])):
            end = str(tie[there])
            rows.append((direction, tie[1], end, *known[end], tie[3], *tie[4]))
    return rows


def _known(graph: Graph) -> dict[str, tuple[str, str]]:
    """Return the kind and the name of each thing that tests ask about or that is tied to it."""
    names = names_of(graph)
    found = {one.id: ("Document", names[one.id]) for one in graph.documents}
    found |= {one.id: ("Agency", one.name) for one in graph.agencies}
    for task in graph.tasks:
        found[task.id] = ("Task", task.title)
        found |= {id_: ("Product", name) for id_, name in products_of(task)}
        stages = milestones_of(graph, task.id)
        found |= {stage[0]: ("Milestone", stage[2]) for stage in stages}
    found |= {one.id: ("Prerequisite", one.text) for one in graph.prerequisites}
    found |= {one.id: ("Unresolved", one.text) for one in graph.unresolved}
    found |= {id_: ("Finding", one.message) for id_, one in _findings(graph)}
    found |= {one.id: ("Event", one.title) for one in graph.events}
    found |= {one.id: ("Target", one.name) for one in graph.targets}
    found |= {one.id: ("Project", one.name) for one in graph.projects}
    return found


def _own(graph: Graph, thing: str) -> tuple[Evidence, ...]:
    entries: tuple[Task | Prerequisite | Unresolved | Target | Project, ...] = (
        *graph.tasks, *graph.prerequisites, *graph.unresolved, *graph.targets, *graph.projects,
    )  # fmt: skip
    found: dict[str, tuple[Evidence, ...]] = {one.id: one.evidence for one in entries}
    return found.get(thing, ())


def _printed(words: Evidence | Citation) -> Row:
    return words.quote, words.file, words.start, words.end


def _first(evidence: Iterable[Evidence], field: str = "") -> Row:
    found = (_printed(words) for words in evidence if field in ("", words.field))
    return next(found, _NONE)


def _ties(graph: Graph) -> Iterator[Tie]:
    """Yield every relationship of the graph."""
    yield from _ties_of_documents(graph)
    for task in graph.tasks:
        yield from _ties_of_task(task)
    counts: dict[str, int] = {}
    for one in graph.requirements:
        place = _next(counts, one.task)
        yield one.task, "REQUIRES", one.requires, place, _first(one.evidence)
    counts = {}
    for line in graph.lineage:
        yield line.task, "DERIVED_FROM", line.upstream, _next(counts, line.task), _NONE
    yield from _citations(graph)
    for act in graph.prerequisites:
        if act.issuer:
            yield act.id, "AWAITED_FROM", act.issuer, 0, _first(act.evidence)
    counts = {}
    for doubt in graph.unresolved:
        words = _first(doubt.evidence)
        yield doubt.source, "MENTIONS", doubt.id, _next(counts, doubt.source), words
        for n, candidate in enumerate(doubt.candidates):
            yield doubt.id, "COULD_BE", candidate, n, words
    yield from _events(graph)
    for id_, finding in _findings(graph):
        for n, subject in enumerate(finding.subjects):
            yield id_, "ABOUT", subject, n, _NONE


def _findings(graph: Graph) -> Iterator[tuple[str, Finding]]:
    """Yield findings by their ids; one that is said again is numbered."""
    counts: dict[str, int] = {}
    for one in graph.findings:
        id_ = finding_id(one.rule, one.subjects, one.message)
        again = _next(counts, id_)
        yield (f"{id_}~{again + 1}" if again else id_), one


def _ties_of_documents(graph: Graph) -> Iterator[Tie]:
    agencies = {(one.place, one.name): one.id for one in graph.agencies}
    for one in graph.documents:
        if one.issuer:
            yield one.id, "ISSUED_BY", agencies[one.place, one.issuer], 0, _NONE
    counts: dict[str, int] = {}
    for task in graph.tasks:
        place = _next(counts, task.document)
        yield task.document, "ASSIGNS", task.id, place, _first(task.evidence, "title")
    yield from _items("SETS", graph.targets)
    yield from _items("LISTS", graph.projects)


def _items(type_: str, items: Iterable[Target | Project]) -> Iterator[Tie]:
    counts: dict[str, int] = {}
    for item in items:
        words = _first(item.evidence)
        yield item.document, type_, item.id, _next(counts, item.document), words
        for n, body in enumerate(item.leads):
            yield item.id, "LED_BY", body, n, _first(item.evidence, "leads")


def _next(counts: dict[str, int], source: str) -> int:
    counts[source] = counts.get(source, -1) + 1
    return counts[source]


def _ties_of_task(task: Task) -> Iterator[Tie]:
    products = [id_ for id_, _ in products_of(task)]
    stages = [f"{task.id}/milestone/{n}" for n in range(len(task.deadline.milestones))]
    fields: Mapping[str, tuple[str, Iterable[str]]] = {
        "LED_BY": ("leads", task.leads),
        "COORDINATED_BY": ("coordinators", task.coordinators),
        "DECIDED_BY": ("authority", task.authority),
        "PRODUCES": ("products", products),
        "HAS_MILESTONE": ("deadline", stages),
    }
    for type_, (field, ends) in fields.items():
        for n, end in enumerate(ends):
            yield task.id, type_, end, n, _first(task.evidence, field)


_TYPES = {"issued_as_product": "ISSUED_AS"}


def _citations(graph: Graph) -> Iterator[Tie]:
    """Yield citations; their places count all that one document or task cites."""
    tasks = {one.id: one for one in graph.tasks}
    counts: dict[str, int] = {}
    for one in graph.citations:
        source = one.source
        if one.relation == "issued_as_product" and source in tasks:
            source = issued(tasks[source], one)
        type_ = _TYPES.get(one.relation, one.relation.upper())
        yield source, type_, one.target, _next(counts, one.source), _printed(one)


def _events(graph: Graph) -> Iterator[Tie]:
    """Yield the ties of what people recorded, where its subject and its document are there."""
    subjects = {one.id for one in graph.tasks} | {one.id for one in graph.prerequisites}
    documents = {one.id for one in graph.documents}
    for one in graph.events:
        if one.subject in subjects:
            yield one.id, "OF", one.subject, 0, _NONE
        if one.by in documents:
            yield one.id, "BY", str(one.by), 0, _NONE
