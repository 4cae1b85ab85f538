"""A graph of facts as nodes and edges: the labels and relationship types that queries name.

The one place that says which fact becomes which node or edge; the embedded store, GraphML and
every later writer take them from here.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ontology.applied import Standing, standings
from ontology.identity import product_id
from ontology.model import (
    Citation,
    Document,
    Fact,
    Finding,
    Graph,
    Happening,
    Milestone,
    Task,
    Unresolved,
)
from ontology.vocabulary import Relation

KINDS = (
    "Agency", "Document", "Event", "Finding", "Milestone", "Prerequisite", "Product", "Project",
    "Target", "Task", "Unresolved",
)  # fmt: skip
"""Labels of nodes."""

EDGE_TYPES = (
    "ABOUT", "AMENDS", "ASSIGNS", "AWAITED_FROM", "BASED_ON", "BY", "CITES", "COORDINATED_BY",
    "COULD_BE", "DECIDED_BY", "DERIVED_FROM", "HAS_MILESTONE", "IMPLEMENTS", "ISSUED_AS",
    "ISSUED_BY", "LED_BY", "LISTS", "MENTIONS", "OF", "PRODUCES", "REPLACES", "REQUIRES", "SETS",
)  # fmt: skip
"""Types of relationships."""

CITATION_TYPES: dict[Relation, str] = {
    "replaces": "REPLACES",
    "amends": "AMENDS",
    "implements": "IMPLEMENTS",
    "based_on": "BASED_ON",
    "issued_as_product": "ISSUED_AS",
    "cites": "CITES",
}


class Node(NamedTuple):
    """A node: ``label`` is what a person calls it, ``document`` the plan that it is part of.

    ``fact`` is the entry of the export that it stands for, None for a product (a name only).
    """

    id: str
    kind: str
    label: str
    document: str | None
    fact: Fact | None


class Edge(NamedTuple):
    """An edge between two ids; ``position`` is its place in the list that it comes from.

    ``fact`` is the requirement, citation or lineage that it stands for, if it is one.
    """

    source: str
    type: str
    target: str
    position: int
    fact: Fact | None = None


def nodes_of(graph: Graph) -> Iterator[Node]:
    """Yield each node of a graph, list by list."""
    for document in graph.documents:
        yield Node(document.id, "Document", _name(document), None, document)
    for agency in graph.agencies:
        yield Node(agency.id, "Agency", agency.name, None, agency)
    for task in graph.tasks:
        yield from _nodes_of_task(task)
    for prerequisite in graph.prerequisites:
        yield Node(prerequisite.id, "Prerequisite", prerequisite.text, None, prerequisite)
    for target in graph.targets:
        yield Node(target.id, "Target", target.name, target.document, target)
    for project in graph.projects:
        yield Node(project.id, "Project", project.name, project.document, project)
    for unresolved in graph.unresolved:
        yield Node(unresolved.id, "Unresolved", unresolved.text, None, unresolved)
    yield from recorded_nodes(graph.events, graph.findings)


def _nodes_of_task(task: Task) -> Iterator[Node]:
    yield Node(task.id, "Task", task.title, task.document, task)
    for position, name in enumerate(task.products):
        yield Node(product_id(task.id, position), "Product", name, task.document, None)
    for position, stage in enumerate(task.deadline.milestones):
        label = stage.label or _days(stage)
        yield Node(milestone_id(task.id, position), "Milestone", label, task.document, stage)


def recorded_nodes(events: Iterable[Happening], findings: Iterable[Finding]) -> Iterator[Node]:
    """Yield the nodes that change when people record what happened: events and findings."""
    for event in events:
        yield Node(event.id, "Event", event.title, None, event)
    for id_, finding in finding_ids(findings):
        yield Node(id_, "Finding", finding.message, None, finding)


def milestone_id(task: str, position: int) -> str:
    """Return the id of a stage of a task's deadline."""
    return f"{task}/milestone/{position}"


def finding_ids(findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Yield findings with an id each: a hash of what it says; one said twice gets ``~2``."""
    seen: dict[str, int] = {}
    for finding in findings:
        said = "\x1f".join([finding.rule, *finding.subjects, finding.message])
        id_ = "/finding/" + hashlib.sha256(said.encode()).hexdigest()[:16]
        seen[id_] = count = seen.get(id_, 0) + 1
        yield (id_ if count == 1 else f"{id_}~{count}"), finding


def edges_of(graph: Graph) -> Iterator[Edge]:
    """Yield each edge of a graph, list by list; an event has OF only while it applies."""
    yield from _issuers(graph)
    places: dict[str, int] = {}
    for task in graph.tasks:
        position = places.get(task.document, 0)
        places[task.document] = position + 1
        yield Edge(task.document, "ASSIGNS", task.id, position)
        yield from _edges_of_task(task)
    for prerequisite in graph.prerequisites:
        if prerequisite.issuer:
            yield Edge(prerequisite.id, "AWAITED_FROM", prerequisite.issuer, 0)
    yield from _ties_between_tasks(graph)
    yield from _citations(graph)
    yield from _targets_and_projects(graph)
    for position, unresolved in enumerate(graph.unresolved):
        yield from _edges_of_unresolved(position, unresolved)
    yield from recorded_edges(standings(graph), graph.findings)


def _issuers(graph: Graph) -> Iterator[Edge]:
    """A document has the canonical name of its issuer: the agency of that name at its place."""
    ids = {(agency.place, agency.name): agency.id for agency in graph.agencies}
    for document in graph.documents:
        if document.issuer:
            agency = ids.get((document.place, document.issuer), document.issuer)
            yield Edge(document.id, "ISSUED_BY", agency, 0)


def _edges_of_task(task: Task) -> Iterator[Edge]:
    for position, agency in enumerate(task.leads):
        yield Edge(task.id, "LED_BY", agency, position)
    for position, agency in enumerate(task.coordinators):
        yield Edge(task.id, "COORDINATED_BY", agency, position)
    for position, agency in enumerate(task.authority):
        yield Edge(task.id, "DECIDED_BY", agency, position)
    for position in range(len(task.products)):
        yield Edge(task.id, "PRODUCES", product_id(task.id, position), position)
    for position in range(len(task.deadline.milestones)):
        yield Edge(task.id, "HAS_MILESTONE", milestone_id(task.id, position), position)


def _ties_between_tasks(graph: Graph) -> Iterator[Edge]:
    for position, requirement in enumerate(graph.requirements):
        yield Edge(requirement.task, "REQUIRES", requirement.requires, position, requirement)
    for position, lineage in enumerate(graph.lineage):
        yield Edge(lineage.task, "DERIVED_FROM", lineage.upstream, position, lineage)


def _citations(graph: Graph) -> Iterator[Edge]:
    tasks = {task.id: task for task in graph.tasks} if graph.citations else {}
    for position, citation in enumerate(graph.citations):
        source = _citing_node(citation, tasks.get(citation.source))
        type_ = CITATION_TYPES[citation.relation]
        yield Edge(source, type_, citation.target, position, citation)


def _citing_node(citation: Citation, task: Task | None) -> str:
    """Return the product that was issued as the document, where the task's row names one."""
    issued = citation.relation == "issued_as_product"
    if task is None or not issued or citation.product not in task.products:
        return citation.source
    return product_id(task.id, task.products.index(citation.product))


def _targets_and_projects(graph: Graph) -> Iterator[Edge]:
    for type_, items in (("SETS", graph.targets), ("LISTS", graph.projects)):
        places: dict[str, int] = {}
        for item in items:
            position = places.get(item.document, 0)
            places[item.document] = position + 1
            yield Edge(item.document, type_, item.id, position)
            for place, agency in enumerate(item.leads):
                yield Edge(item.id, "LED_BY", agency, place)


def _edges_of_unresolved(position: int, unresolved: Unresolved) -> Iterator[Edge]:
    yield Edge(unresolved.source, "MENTIONS", unresolved.id, position)
    for place, candidate in enumerate(unresolved.candidates):
        yield Edge(unresolved.id, "COULD_BE", candidate, place)


def recorded_edges(found: Iterable[Standing], findings: Iterable[Finding]) -> Iterator[Edge]:
    """Yield the edges of events and findings; an event that does not apply has no OF."""
    for position, (event, subject, by, _) in enumerate(found):
        if subject:
            yield Edge(event.id, "OF", subject, position)
        if by:
            yield Edge(event.id, "BY", by, position)
    for id_, finding in finding_ids(findings):
        for position, about in enumerate(finding.subjects):
            yield Edge(id_, "ABOUT", about, position)


def _name(document: Document) -> str:
    return document.number or document.title or document.id


def _days(stage: Milestone) -> str:
    first = stage.start.isoformat() if stage.start else ""
    last = stage.end.isoformat() if stage.end else ""
    return f"{first}…{last}"
