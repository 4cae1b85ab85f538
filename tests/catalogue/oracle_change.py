"""What a change touches and what stands on what, worked out from the lists of the export alone.

Slow and simple on purpose: nothing of the program's own way of answering is used here.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from ontology.model import Citation, Document, Graph, Task

Row = tuple[Any, ...]
Path = tuple[str, ...]
State = tuple[str, bool]
"""A thing, and whether the change goes on from it."""

CARRIED = ("implements", "based_on", "amends", "replaces")


def name_of(document: Document) -> str:
    """Return what a person calls a document."""
    return document.number or document.title or document.id


def names_of(graph: Graph) -> dict[str, str]:
    """Return what a person calls each document, task, agency and product."""
    names = {one.id: name_of(one) for one in graph.documents}
    names |= {one.id: one.name for one in graph.agencies}
    names |= {one.id: one.title for one in graph.tasks}
    return names | {id_: name for one in graph.tasks for id_, name in products_of(one)}


def products_of(task: Task) -> list[tuple[str, str]]:
    """Return the id and the name of each product of a task."""
    return [(f"{task.id}/product/{n}", name) for n, name in enumerate(task.products)]


def best_paths(moves: nx.DiGraph, start: State) -> dict[str, Path]:
    """Return for each thing the shortest path, among equals the smallest sequence of ids.

    A node of ``moves`` is a state; things are met in whole levels, and each state keeps the best
    of all paths of its level.
    """
    level: dict[State, Path] = {start: (start[0],)}
    met: set[State] = {start}
    best: dict[str, Path] = {}
    while level:
        further: dict[State, Path] = {}
        for state, path in level.items():
            for other in set(moves.successors(state)) - met:
                longer = (*path, other[0])
                further[other] = min(further.get(other, longer), longer)
        met |= further.keys()
        for path in sorted(further.values()):
            best.setdefault(path[-1], path)
        level = further
    best.pop(start[0], None)
    return best


def change_of(graph: Graph) -> nx.DiGraph:
    """Return where a change goes from each state, as the contract says it."""
    moves = nx.DiGraph()
    moves.add_nodes_from((one.id, True) for one in graph.documents)
    tasks = {one.id: one for one in graph.tasks}
    for task in graph.tasks:
        moves.add_edge((task.document, True), (task.id, True))
        ends = [*task.leads, *task.coordinators, *task.authority]
        ends += [id_ for id_, _ in products_of(task)]
        moves.add_edges_from(((task.id, True), (end, False)) for end in ends)
        moves.add_edges_from(((id_, True), (task.id, True)) for id_, _ in products_of(task))
    for one in graph.requirements:
        moves.add_edge((one.requires, True), (one.task, True))
    for citation in graph.citations:
        moves.add_edge((citation.target, True), _citing(citation, tasks))
    return moves


def _citing(citation: Citation, tasks: dict[str, Task]) -> State:
    """Return what a change of the cited document touches: document, task, or product of a task."""
    task = tasks.get(citation.source)
    if task is None:
        return citation.source, citation.relation in CARRIED
    if citation.relation == "issued_as_product" and citation.product in task.products:
        return products_of(task)[task.products.index(citation.product)][0], True
    return task.id, True


def _touched(graph: Graph, document: str) -> dict[str, Path]:
    return best_paths(change_of(graph), (document, True))


def impact_documents(graph: Graph, document: str) -> list[Row]:
    """Return the documents touched, with their paths."""
    return _documents(graph, _touched(graph, document))


def _documents(graph: Graph, paths: dict[str, Path]) -> list[Row]:
    found = sorted((one for one in graph.documents if one.id in paths), key=lambda one: one.id)
    return [(*_document(one), len(paths[one.id]) - 1, paths[one.id]) for one in found]


def _document(one: Document) -> Row:
    return one.id, name_of(one), one.level, one.file is not None


def impact_tasks(graph: Graph, document: str) -> list[Row]:
    """Return the tasks touched, with their paths."""
    paths = _touched(graph, document)
    found = sorted((one for one in graph.tasks if one.id in paths), key=lambda one: one.id)
    return [
        (one.id, one.title, one.document, one.deadline.end, len(paths[one.id]) - 1, paths[one.id])
        for one in found
    ]


def impact_agencies(graph: Graph, document: str) -> list[Row]:
    """Return the agencies touched, with their paths."""
    paths = _touched(graph, document)
    found = sorted((one for one in graph.agencies if one.id in paths), key=lambda one: one.id)
    return [(one.id, one.name, one.level, len(paths[one.id]) - 1, paths[one.id]) for one in found]


def impact_products(graph: Graph, document: str) -> list[Row]:
    """Return the products touched, with their paths."""
    paths = _touched(graph, document)
    products = dict(item for one in graph.tasks for item in products_of(one))
    return [
        (id_, products[id_], len(paths[id_]) - 1, paths[id_])
        for id_ in sorted(products.keys() & paths.keys())
    ]


def plans_under(graph: Graph, document: str) -> list[Row]:
    """Return the documents that carry a document out, with their paths."""
    read = {one.id for one in graph.documents}
    moves = nx.DiGraph()
    moves.add_node((document, True))
    for one in graph.citations:
        if one.source in read and one.relation in ("implements", "based_on"):
            moves.add_edge((one.target, True), (one.source, True))
    rows = _documents(graph, best_paths(moves, (document, True)))
    tasks = [one.document for one in graph.tasks]
    return [(*row[:4], tasks.count(row[0]), *row[4:]) for row in rows]


def citation_path(graph: Graph, source: str, target: str) -> list[Row]:
    """Return the documents on the best chain of citations; none where there is no chain."""
    known = {one.id: one for one in graph.documents}
    moves = nx.DiGraph()
    moves.add_node((source, True))
    for one in graph.citations:
        if one.source in known:
            moves.add_edge((one.source, True), (one.target, True))
    path = (source,) if source == target else best_paths(moves, (source, True)).get(target, ())
    return [(*_document(known[id_]), n, path[: n + 1]) for n, id_ in enumerate(path)]


def chain_of_task(graph: Graph, task: str) -> list[Row]:
    """Return the links between a task and all that it comes from, and those to who acts."""
    (asked,) = (one for one in graph.tasks if one.id == task)
    upwards = nx.MultiDiGraph()
    upwards.add_edge(task, asked.document, key="ASSIGNS")
    documents = {one.id for one in graph.documents} | {task}
    for one in graph.citations:
        if one.source in documents and one.relation in CARRIED:
            upwards.add_edge(one.source, one.target, key=one.relation.upper())
    far = nx.single_source_shortest_path_length(upwards, task)
    links = {
        (far[lower] + 1, upper, relation, lower)
        for lower, upper, relation in upwards.edges(far, keys=True)
    }
    links |= {(0, task, "LED_BY", agency) for agency in asked.leads}
    links |= {(0, task, "PRODUCES", product) for product, _ in products_of(asked)}
    return list(_named_links(graph, sorted(links, key=lambda link: (-link[0], *link[1:]))))


def _named_links(graph: Graph, links: Iterable[tuple[int, str, str, str]]) -> Iterator[Row]:
    names = names_of(graph)
    levels: dict[str, str] = {one.id: one.level for one in graph.documents}
    levels |= {one.id: one.level for one in graph.agencies}
    kinds = {**dict.fromkeys((one.id for one in graph.documents), "Document")}
    kinds |= dict.fromkeys((one.id for one in graph.agencies), "Agency")
    kinds |= dict.fromkeys((one.id for one in graph.tasks), "Task")
    for step, upper, relation, lower in links:
        above = (upper, names[upper], levels.get(upper))
        below = (lower, kinds.get(lower, "Product"), names[lower], levels.get(lower))
        yield step, *above, relation, *below
