"""A graph of facts as nodes and edges: the labels and relationship types that queries name.

The one place that says which fact becomes which node or edge; the embedded store, GraphML, the
server, and every other writer take them from here. Facts come as entries of the JSON export, all
of a graph or those of one part of it: nothing here needs to see the whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from ontology.identity import agency_id, finding_id, milestone_id, product_id
from ontology.parts import Entry, Lists, part_of
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

_CITING = (("Document", "Document"), ("Task", "Document"))

ENDS: dict[str, tuple[tuple[str, str], ...]] = {
    "ABOUT": tuple(("Finding", kind) for kind in KINDS),
    "AMENDS": _CITING,
    "ASSIGNS": (("Document", "Task"),),
    "AWAITED_FROM": (("Prerequisite", "Agency"),),
    "BASED_ON": _CITING,
    "BY": (("Event", "Document"),),
    "CITES": _CITING,
    "COORDINATED_BY": (("Task", "Agency"),),
    "COULD_BE": (("Unresolved", "Document"),),
    "DECIDED_BY": (("Task", "Agency"),),
    "DERIVED_FROM": (("Task", "Task"),),
    "HAS_MILESTONE": (("Task", "Milestone"),),
    "IMPLEMENTS": _CITING,
    "ISSUED_AS": (("Product", "Document"), *_CITING),
    "ISSUED_BY": (("Document", "Agency"),),
    "LED_BY": (("Project", "Agency"), ("Target", "Agency"), ("Task", "Agency")),
    "LISTS": (("Document", "Project"),),
    "MENTIONS": (("Document", "Unresolved"), ("Task", "Unresolved")),
    "OF": (("Event", "Prerequisite"), ("Event", "Task")),
    "PRODUCES": (("Task", "Product"),),
    "REPLACES": _CITING,
    "REQUIRES": (("Task", "Prerequisite"), ("Task", "Task")),
    "SETS": (("Document", "Target"),),
}
"""What relationships of each type lead from and to: pairs of labels, in order."""

CITATION_TYPES: dict[Relation, str] = {
    "replaces": "REPLACES",
    "amends": "AMENDS",
    "implements": "IMPLEMENTS",
    "based_on": "BASED_ON",
    "issued_as_product": "ISSUED_AS",
    "cites": "CITES",
}

MADE_FROM: dict[str, str] = {
    "REQUIRES": "requirements",
    "DERIVED_FROM": "lineage",
    **dict.fromkeys(CITATION_TYPES.values(), "citations"),
}
"""Edges that are an entry of a list themselves; the list."""

SHOWN_IN: dict[str, tuple[str, ...]] = {
    "ASSIGNS": ("title",),
    "LED_BY": ("leads",),
    "COORDINATED_BY": ("coordinators",),
    "DECIDED_BY": ("authority",),
    "PRODUCES": ("products",),
    "HAS_MILESTONE": ("deadline",),
    "AWAITED_FROM": (),
    "SETS": (),
    "LISTS": (),
    "MENTIONS": (),
    "COULD_BE": (),
}
"""Edges that the words of an entry at one of their ends show; the fields (none: all of them)."""


class Node(NamedTuple):
    """A node: ``label`` is what a person calls it, ``part`` the part of the graph it belongs to.

    ``entry`` is the entry of the export that it stands for, with the counts and unread words of
    a document; of a milestone the stage, of a product its name.
    """

    id: str
    kind: str
    label: str
    part: str
    entry: Entry


class Edge(NamedTuple):
    """An edge between two ids; ``position`` is its place among its like at its source.

    ``entry`` is the entry that it was made from or whose words show it; ``place`` counts the
    requirement, citation or lineage that it stands for in the list that was given.
    """

    source: str
    type: str
    target: str
    position: int
    entry: Entry = MappingProxyType({})
    place: int | None = None


class Applied(NamedTuple):
    """What an event is of, and the document by which it came about; None where it is neither."""

    event: str
    subject: str | None
    by: str | None


def nodes_of(lists: Lists) -> Iterator[Node]:
    """Yield each node of the entries, list by list."""
    yield from _documents(lists)
    for agency in lists.get("agencies", ()):
        yield _node("Agency", "agencies", agency, agency["name"])
    for task in lists.get("tasks", ()):
        yield from _nodes_of_task(task)
    for prerequisite in lists.get("prerequisites", ()):
        yield _node("Prerequisite", "prerequisites", prerequisite, prerequisite["text"])
    for target in lists.get("targets", ()):
        yield _node("Target", "targets", target, target["name"])
    for project in lists.get("projects", ()):
        yield _node("Project", "projects", project, project["name"])
    for unresolved in lists.get("unresolved", ()):
        yield _node("Unresolved", "unresolved", unresolved, unresolved["text"])
    yield from recorded_nodes(lists)


def _node(kind: str, list_: str, entry: Entry, label: str) -> Node:
    return Node(entry["id"], kind, label, part_of(list_, entry), entry)


def _documents(lists: Lists) -> Iterator[Node]:
    """A document has the counts and the unread words of its text with it: they are no nodes."""
    said: dict[str, dict[str, list[Entry]]] = {}
    for name in ("declared", "unread"):
        for entry in lists.get(name, ()):
            of_document = said.setdefault(entry["document"], {"declared": [], "unread": []})
            of_document[name].append(entry)
    for document in lists.get("documents", ()):
        label = document["number"] or document["title"] or document["id"]
        whole = {**document, **said.get(document["id"], {})}
        yield Node(document["id"], "Document", label, document["id"], whole)


def _nodes_of_task(task: Entry) -> Iterator[Node]:
    id_, document = task["id"], task["document"]
    yield Node(id_, "Task", task["title"], document, task)
    for position, name in enumerate(task["products"]):
        yield Node(product_id(id_, position), "Product", name, document, {"name": name})
    for position, stage in enumerate(task["deadline"]["milestones"]):
        label = stage["label"] or f"{stage['start'] or ''}…{stage['end'] or ''}"
        yield Node(milestone_id(id_, position), "Milestone", label, document, stage)


def recorded_nodes(lists: Lists) -> Iterator[Node]:
    """Yield the nodes that change when people record what happened: events and findings."""
    for event in lists.get("events", ()):
        yield _node("Event", "events", event, event["title"])
    for id_, finding in finding_ids(lists.get("findings", ())):
        yield Node(id_, "Finding", finding["message"], part_of("findings", finding), finding)


def finding_ids(findings: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Yield findings with an id each; one said twice gets ``~2``."""
    seen: dict[str, int] = {}
    for finding in findings:
        id_ = finding_id(finding["rule"], finding["subjects"], finding["message"])
        seen[id_] = count = seen.get(id_, 0) + 1
        yield (id_ if count == 1 else f"{id_}~{count}"), finding


def edges_of(lists: Lists, applied: Iterable[Applied] = ()) -> Iterator[Edge]:
    """Yield each edge of the entries, list by list; an event has OF only while it applies."""
    for document in lists.get("documents", ()):
        if document["issuer"]:
            issuer = agency_id(document["place"], document["issuer"])
            yield Edge(document["id"], "ISSUED_BY", issuer, 0, document)
    yield from _listed(lists, "tasks", "ASSIGNS")
    for task in lists.get("tasks", ()):
        yield from _edges_of_task(task)
    for prerequisite in lists.get("prerequisites", ()):
        if prerequisite["issuer"]:
            yield Edge(prerequisite["id"], "AWAITED_FROM", prerequisite["issuer"], 0, prerequisite)
    yield from _made(lists, "requirements", "REQUIRES", "task", "requires")
    yield from _made(lists, "lineage", "DERIVED_FROM", "task", "upstream")
    yield from _citations(lists)
    for name, type_ in (("targets", "SETS"), ("projects", "LISTS")):
        yield from _listed(lists, name, type_)
        for item in lists.get(name, ()):
            yield from _to_each(item, "LED_BY", item["leads"])
    yield from _mentions(lists)
    yield from recorded_edges(applied, lists.get("findings", ()))


def _listed(lists: Lists, name: str, type_: str) -> Iterator[Edge]:
    """Tie each document to the entries of its list, in their order."""
    places = _Places()
    for entry in lists.get(name, ()):
        document = entry["document"]
        yield Edge(document, type_, entry["id"], places.next(document), entry)


class _Places(dict[str, int]):
    """Counts the edges at each source."""

    def next(self, source: str) -> int:
        place = self.get(source, 0)
        self[source] = place + 1
        return place


def _to_each(entry: Entry, type_: str, targets: Sequence[str]) -> Iterator[Edge]:
    for position, target in enumerate(targets):
        yield Edge(entry["id"], type_, target, position, entry)


def _edges_of_task(task: Entry) -> Iterator[Edge]:
    yield from _to_each(task, "LED_BY", task["leads"])
    yield from _to_each(task, "COORDINATED_BY", task["coordinators"])
    yield from _to_each(task, "DECIDED_BY", task["authority"])
    id_ = task["id"]
    for position in range(len(task["products"])):
        yield Edge(id_, "PRODUCES", product_id(id_, position), position, task)
    for position in range(len(task["deadline"]["milestones"])):
        yield Edge(id_, "HAS_MILESTONE", milestone_id(id_, position), position, task)


def _made(lists: Lists, name: str, type_: str, source: str, target: str) -> Iterator[Edge]:
    places = _Places()
    for place, entry in enumerate(lists.get(name, ())):
        at = entry[source]
        yield Edge(at, type_, entry[target], places.next(at), entry, place)


def _citations(lists: Lists) -> Iterator[Edge]:
    citations = lists.get("citations", ())
    tasks = {task["id"]: task for task in lists.get("tasks", ())} if citations else {}
    places = _Places()
    for place, citation in enumerate(citations):
        source = _citing_node(citation, tasks)
        type_ = CITATION_TYPES[citation["relation"]]
        position = places.next(citation["source"])
        yield Edge(source, type_, citation["target"], position, citation, place)


def _citing_node(citation: Entry, tasks: Mapping[str, Entry]) -> str:
    """Return the product that was issued as the document, where the task's row names one."""
    source: str = citation["source"]
    task = tasks.get(source)
    issued = citation["relation"] == "issued_as_product"
    if task is None or not issued or citation["product"] not in task["products"]:
        return source
    return product_id(source, task["products"].index(citation["product"]))


def _mentions(lists: Lists) -> Iterator[Edge]:
    places = _Places()
    for unresolved in lists.get("unresolved", ()):
        at = unresolved["source"]
        yield Edge(at, "MENTIONS", unresolved["id"], places.next(at), unresolved)
        yield from _to_each(unresolved, "COULD_BE", unresolved["candidates"])


def recorded_edges(applied: Iterable[Applied], findings: Iterable[Entry]) -> Iterator[Edge]:
    """Yield the edges of events and findings; an event that does not apply has no OF."""
    for event, subject, by in applied:
        if subject:
            yield Edge(event, "OF", subject, 0)
        if by:
            yield Edge(event, "BY", by, 0)
    for id_, finding in finding_ids(findings):
        for position, about in enumerate(finding["subjects"]):
            yield Edge(id_, "ABOUT", about, position, finding)


def words_of(edge: Edge) -> Sequence[Mapping[str, Any]]:
    """Return the evidence of an edge: pieces with ``quote``, ``file``, ``start`` and ``end``."""
    return [*_words_of(edge)]


def first_words_of(edge: Edge) -> Mapping[str, Any] | None:
    """Return the first piece of the evidence of an edge, None where nothing shows it."""
    return next(_words_of(edge), None)


def _words_of(edge: Edge) -> Iterator[Mapping[str, Any]]:
    if "quote" in edge.entry:
        yield edge.entry
        return
    fields = SHOWN_IN.get(edge.type)
    if fields is not None or edge.type in MADE_FROM:
        for words in edge.entry.get("evidence", ()):
            if not fields or words["field"] in fields:
                yield words
