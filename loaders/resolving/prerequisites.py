"""One node for each awaited act, and every edge "waits for".

Mentions of single tasks become shared prerequisites; where a task waits for what another task
makes, the edge goes to that task. The result depends on the facts alone, not on their order.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from loaders.reading import PrerequisiteMention
from loaders.resolving.named_tasks import KnownTask, TaskNames
from ontology.identity import normal_object, prerequisite_id
from ontology.model import Evidence, Prerequisite, Requirement

Tied = Callable[[str, str], bool]

_FUNCTION_WORDS = frozenset(
    {"của", "trong", "về", "các", "những", "cho", "đối", "với", "tại", "ở", "theo", "là", "việc"}
)
_MAKING_EVENTS = frozenset({"issuance", "approval", "completion"})


class TaskMention(NamedTuple):
    """One mention of an awaited act, where it stands and who must act (id of the agency)."""

    task: str
    document: str
    file: str
    mention: PrerequisiteMention
    issuer: str | None
    section: tuple[str, ...] = ()


class ResolvedPrerequisites(NamedTuple):
    """The awaited acts, those of each task (ids, first mentioned first), and all edges."""

    prerequisites: tuple[Prerequisite, ...]
    of_task: dict[str, tuple[str, ...]]
    requirements: tuple[Requirement, ...]


class _Edge(NamedTuple):
    mention: TaskMention
    own_id: str
    target: str | None
    reason: str


def resolve_prerequisites(
    mentions: Iterable[TaskMention], tasks: Sequence[KnownTask], tied: Tied
) -> ResolvedPrerequisites:
    """Return awaited acts and requirements of all documents together.

    ``tied(a, b)`` says whether document ``a`` cites document ``b`` or is cited by it. A
    requirement goes to a task only when the object names exactly one task's product or title,
    and the issuer is not somebody else; the task's own product makes the object its own.
    """
    names = TaskNames(tasks)
    edges = [_edge(mention, names, tied) for mention in sorted(mentions, key=_order)]
    awaited = [edge for edge in edges if edge.target is None]
    leaders = _leaders(awaited)
    prerequisites = _prerequisites(awaited, leaders)
    of_task: dict[str, dict[str, None]] = {}
    for edge in awaited:
        of_task.setdefault(edge.mention.task, {})[leaders[edge.own_id]] = None
    requirements = [*_of_mentions(edges, leaders), *_of_enabling(tasks, names, tied)]
    return ResolvedPrerequisites(
        prerequisites, {task: tuple(ids) for task, ids in of_task.items()}, _joined(requirements)
    )


_FIELDS = {"deadline": 0, "title": 1, "products": 2, "product": 2, "section": 3}


def _order(mention: TaskMention) -> tuple[object, ...]:
    words = mention.mention.words
    field = min((_FIELDS.get(word.field, 1) for word in words), default=9)
    places = tuple((word.start, word.end) for word in words)
    return (mention.document, mention.task, field, places, mention.mention.model_dump_json())


def _edge(mention: TaskMention, names: TaskNames, tied: Tied) -> _Edge:
    said = mention.mention
    own = said.own_object
    if said.event in _MAKING_EVENTS and said.object and not own:
        named = names.named(said.object, mention.document, tied)
        if any(task.id == mention.task for task in named):
            own = True
        elif len(named) == 1 and _agrees(mention, named[0]):
            return _Edge(mention, "", named[0].id, "names task")
    task = mention.task if own or mention.issuer is None else None
    own_id = prerequisite_id(mention.issuer, said.event, said.object, task)
    return _Edge(mention, own_id, None, "awaited")


def _agrees(mention: TaskMention, task: KnownTask) -> bool:
    """Whether the one who must act can be the one who finishes the named task."""
    if mention.issuer in (None, task.issuer, *task.leads, *task.authority):
        return True
    if task.authority or mention.mention.level != "city" or mention.mention.issuer is None:
        return False
    return task.place is None or mention.mention.issuer.place == task.place


def _leaders(edges: Sequence[_Edge]) -> dict[str, str]:
    """Return, for each mention's own id, the smallest id of the acts that are one with it."""
    parent: dict[str, str] = {edge.own_id: edge.own_id for edge in edges}

    def root(id_: str) -> str:
        while parent[id_] != id_:
            parent[id_] = id_ = parent[parent[id_]]
        return id_

    first: dict[tuple[object, ...], str] = {}
    for edge in edges:
        for key in _sameness(edge):
            a, b = root(edge.own_id), root(first.setdefault(key, edge.own_id))
            parent[max(a, b)] = min(a, b)
    return {id_: root(id_) for id_ in parent}


def _sameness(edge: _Edge) -> list[tuple[object, ...]]:
    """Return keys such that mentions with an equal key await one act.

    A single organ's act is known by its object, or, when the text names no object, by the
    section whose tasks wait for it (three tasks "sau khi Bộ A có hướng dẫn"). "Trung ương" and
    collectives are known by the printed object alone.
    """
    said, issuer = edge.mention.mention, edge.mention.issuer
    if issuer is None or said.issuer is None or said.own_object or not said.object:
        return []
    asked = said.event == "request"
    printed = _is_printed(said)
    if said.issuer.collective or said.issuer.name.startswith("Trung ương"):
        return [("shared", issuer, asked, normal_object(said.object))] if printed else []
    keys: list[tuple[object, ...]] = [("object", issuer, asked, _essence(said.object))]
    if not printed and said.event == "guidance" and edge.mention.section:
        keys.append(("section", issuer, edge.mention.document, edge.mention.section))
    return keys


def _is_printed(said: PrerequisiteMention) -> bool:
    """Whether the object stands in the condition's own words, not only in the task's title."""
    return set(normal_object(said.object or "").split()) <= set(normal_object(said.text).split())


def _essence(object_: str) -> str:
    return " ".join(w for w in normal_object(object_).split() if w not in _FUNCTION_WORDS)


def _prerequisites(edges: Sequence[_Edge], leaders: dict[str, str]) -> tuple[Prerequisite, ...]:
    groups: dict[str, list[_Edge]] = {}
    for edge in edges:
        groups.setdefault(leaders[edge.own_id], []).append(edge)
    return tuple(_prerequisite(id_, groups[id_]) for id_ in sorted(groups))


def _prerequisite(id_: str, edges: Sequence[_Edge]) -> Prerequisite:
    leader = next(edge for edge in edges if edge.own_id == id_)
    said = leader.mention.mention
    evidence = dict.fromkeys(item for edge in edges for item in _evidence(edge.mention))
    return Prerequisite(
        id=id_,
        text=said.text,
        issuer=leader.mention.issuer,
        level=said.level,
        event=said.event,
        object=said.object,
        aliases=tuple(sorted({edge.own_id for edge in edges} - {id_})),
        evidence=tuple(evidence),
    )


def _evidence(mention: TaskMention) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(field=w.field, file=mention.file, start=w.start, end=w.end, quote=w.quote)
        for w in mention.mention.words
    )


def _of_mentions(edges: Sequence[_Edge], leaders: dict[str, str]) -> list[Requirement]:
    return [
        Requirement(
            task=edge.mention.task,
            requires=edge.target or leaders[edge.own_id],
            stage=edge.mention.mention.stage,
            offset=edge.mention.mention.offset,
            reason=edge.reason,
            evidence=_evidence(edge.mention),
        )
        for edge in edges
    ]


def _of_enabling(tasks: Sequence[KnownTask], names: TaskNames, tied: Tied) -> list[Requirement]:
    found: list[Requirement] = []
    for task in sorted(tasks, key=lambda task: task.id):
        each = len(task.evidence) == len(task.enables)
        for position, text in enumerate(task.enables):
            named = names.named(text, task.document, tied)
            if len(named) != 1 or named[0].id == task.id:
                continue
            shown = task.evidence[position : position + 1] if each else task.evidence
            found.append(
                Requirement(task=named[0].id, requires=task.id, reason="enables", evidence=shown)
            )
    return found


def _joined(requirements: Sequence[Requirement]) -> tuple[Requirement, ...]:
    """Return one edge for each task, target, stage and offset, with all its evidence."""
    edges: dict[tuple[str, str, str, str], Requirement] = {}
    for one in requirements:
        key = (one.task, one.requires, one.stage or "", one.offset or "")
        if key in edges:
            both = dict.fromkeys((*edges[key].evidence, *one.evidence))
            one = edges[key].model_copy(update={"evidence": tuple(both)})
        edges[key] = one
    return tuple(edges[key] for key in sorted(edges))
