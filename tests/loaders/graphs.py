"""Graphs of any shape, for properties: ids and words from a few, so that facts meet."""

import zlib
from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from ontology.model import (
    Agency,
    Citation,
    Deadline,
    Declared,
    Document,
    Evidence,
    Finding,
    Graph,
    Happening,
    Lineage,
    Milestone,
    Prerequisite,
    Project,
    Requirement,
    Target,
    Task,
    Unread,
    Unresolved,
)
from ontology.parts import Entry, in_order

_WORDS = st.text(max_size=6) | st.sampled_from(["Trồng cây", 'một "ngoặc"', "\x00", "𝔾 ✓"])
_TASKS = st.sampled_from(["/akn/a#1", "/akn/a#2", "/akn/b#1", "/akn/b#PL/1"])
_DOCUMENTS = st.sampled_from(["/akn/a", "/akn/b", "/akn/c"])
_AGENCIES = st.sampled_from(["/agency/x/một", "/agency/x/hai"])
_PREREQUISITES = st.sampled_from(["/prerequisite/1", "/prerequisite/2"])
_ANY = st.one_of(_TASKS, _DOCUMENTS, _AGENCIES, _PREREQUISITES)
_EVIDENCE = st.lists(
    st.builds(Evidence, field=_WORDS, file=_WORDS, quote=_WORDS), min_size=1, max_size=2
)


def _facts(class_: Any, **fields: Any) -> st.SearchStrategy[Any]:
    """Return lists of facts without two of one id, as a resolver gives them."""
    built = st.builds(class_, **fields)
    unique = (lambda fact: fact.id) if "id" in class_.model_fields else None
    return st.lists(built, max_size=3, unique_by=unique).map(tuple)


def _some(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


_DEADLINES = st.builds(
    Deadline,
    raw=st.none() | _WORDS,
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    milestones=st.lists(st.builds(Milestone, label=st.none() | _WORDS), max_size=2).map(tuple),
)

_LOOSE = st.builds(
    Graph.model_construct,  # what its facts name may be missing: the model would refuse it
    documents=_facts(
        Document, id=_DOCUMENTS, aliases=_some(_WORDS), number=_WORDS, issuer=_AGENCIES
    ),
    agencies=_facts(Agency, id=_AGENCIES, aliases=_some(_WORDS)),
    tasks=_facts(
        Task,
        id=_TASKS,
        document=_DOCUMENTS,
        title=_WORDS.filter(str.strip),
        leads=_some(_AGENCIES),
        products=_some(_WORDS),
        deadline=_DEADLINES,
        prerequisites=_some(_PREREQUISITES),
        evidence=_EVIDENCE.map(tuple),
    ),
    prerequisites=_facts(Prerequisite, id=_PREREQUISITES, text=_WORDS, issuer=_AGENCIES),
    requirements=_facts(Requirement, task=_TASKS, requires=st.one_of(_TASKS, _PREREQUISITES)),
    citations=_facts(Citation, source=st.one_of(_DOCUMENTS, _TASKS), target=_DOCUMENTS),
    lineage=_facts(
        Lineage,
        task=_TASKS,
        upstream=_TASKS,
        score=st.floats(allow_nan=False, allow_infinity=False),
    ),
    targets=_facts(
        Target,
        id=st.sampled_from(["/akn/a#CT/1", "/akn/b#CT/1"]),
        document=_DOCUMENTS,
        by_year=st.dictionaries(_WORDS, _WORDS, max_size=2),
        leads=_some(_AGENCIES),
    ),
    projects=_facts(
        Project, id=st.just("/akn/a#DA/1"), document=_DOCUMENTS, leads=_some(_AGENCIES)
    ),
    declared=_facts(Declared, document=_DOCUMENTS),
    unresolved=_facts(
        Unresolved, id=st.just("/unresolved/1"), source=_ANY, candidates=_some(_DOCUMENTS)
    ),
    unread=_facts(Unread, document=_DOCUMENTS),
    events=_facts(
        Happening,
        id=st.sampled_from(["/event/done/1", "/event/met/1"]),
        subject=st.one_of(_TASKS, _PREREQUISITES),
        title=_WORDS,
        by=st.none() | _DOCUMENTS,
    ),
    findings=_facts(Finding, subjects=_some(_ANY)),
)


def made_whole(graph: Graph) -> Graph:
    """Return the graph as a resolver gives it: ids say where things are, lists are in order.

    What facts name is there, and numbers are such as a text has.
    """
    lists = _placed(graph.entries())
    documents = {entry["id"] for entry in lists["documents"]}
    agencies = {entry["id"] for entry in lists["agencies"]}
    tasks = {entry["id"] for entry in lists["tasks"] if entry["document"] in documents}
    acts = {entry["id"] for entry in lists["prerequisites"]}

    def there(ids: Iterable[str], known: set[str]) -> list[str]:
        return [id_ for id_ in dict.fromkeys(ids) if id_ in known]

    kept = {
        name: [dict(entry) for entry in entries if _is_there(name, entry, documents, tasks, acts)]
        for name, entries in lists.items()
    }
    for name in ("tasks", "targets", "projects"):
        for entry in kept[name]:
            entry["leads"] = there(entry["leads"], agencies)
    for task in kept["tasks"]:
        task["prerequisites"] = there(task["prerequisites"], acts)
    for act in kept["prerequisites"]:
        act["issuer"] = act["issuer"] if act["issuer"] in agencies else None
    for one in kept["unresolved"]:
        one["candidates"] = there(one["candidates"], documents)
    whole = {name: in_order(name, _once(name, entries)) for name, entries in kept.items()}
    return Graph.model_validate(whole)


def _placed(lists: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    for name in ("tasks", "targets", "projects"):
        for entry in lists[name]:
            entry["document"] = entry["id"].partition("#")[0]
    for entry in lists["unresolved"]:
        entry["id"] = f"/unresolved/{zlib.crc32(entry['source'].encode()):x}"
    return {name: [_small(entry) for entry in entries] for name, entries in lists.items()}


def _small(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _small(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_small(each) for each in value]
    return value % 1_000_000 if type(value) is int else value


def _is_there(
    name: str, entry: Entry, documents: set[str], tasks: set[str], acts: set[str]
) -> bool:
    ends = {
        "tasks": [(entry.get("document"), documents)],
        "requirements": [(entry.get("task"), tasks), (entry.get("requires"), tasks | acts)],
        "citations": [(entry.get("source"), tasks | documents), (entry.get("target"), documents)],
        "lineage": [(entry.get("task"), tasks), (entry.get("upstream"), tasks)],
        "unresolved": [(entry.get("source"), tasks | documents)],
    }
    if name in ("targets", "projects", "declared", "unread"):
        return entry["document"] in documents
    return all(id_ in known for id_, known in ends.get(name, []))


def _once(name: str, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep one of the edges that a resolver would have joined."""
    keys = {
        "requirements": ("task", "requires", "stage", "offset"),
        "citations": ("source", "target", "product"),
        "lineage": ("task", "upstream"),
    }
    if name not in keys:
        return entries
    return list({tuple(e[key] or "" for key in keys[name]): e for e in entries}.values())


WHOLE_GRAPHS = _LOOSE.map(made_whole)
"""Graphs as ``kg build`` makes them."""
