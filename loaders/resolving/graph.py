"""Readings to one graph: the second step, where documents, agencies and awaited acts meet."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from loaders.reading import CitationMention, PrerequisiteMention, Reading, TaskReading, Words
from loaders.resolving.agencies import collect_agencies, id_of, issuer_name
from loaders.resolving.citations import connect_documents
from loaders.resolving.documents import ResolvedDocuments, resolve_documents
from loaders.resolving.findings import find_contradictions
from loaders.resolving.named_tasks import KnownTask
from loaders.resolving.prerequisites import (
    ResolvedPrerequisites,
    TaskMention,
    resolve_prerequisites,
)
from ontology.agencies import Registry
from ontology.broken import naming
from ontology.identity import task_id
from ontology.model import (
    Citation,
    Declared,
    Document,
    Evidence,
    Graph,
    Happening,
    Project,
    Target,
    Task,
    Unread,
    Unresolved,
)


def resolve(
    readings: Mapping[str, Reading],
    files: Mapping[str, str],
    registry: Registry,
    events: Sequence[Happening] = (),
) -> Graph:
    """Return the graph of all readings; ``files`` gives each its exported name.

    The order of the readings does not matter: every list has an order of its own.
    """
    documents = resolve_documents(readings, files, registry)
    shown = {document.id: document.file for document in documents.documents}
    own = [key for key in readings if files[key] == shown[documents.own[key]]]
    if len(own) < len(readings):  # a draft without a date beside the signed text: one is shown
        return resolve({key: readings[key] for key in own}, files, registry, events)
    keys = sorted(readings, key=lambda key: documents.own[key])
    citations = connect_documents(readings, files, documents)
    waits = _prerequisites(readings, files, documents, citations, keys)
    tasks = tuple(_tasks(readings, files, documents, waits, keys))
    declared = tuple(_declared(readings, documents, keys))
    by_document = {documents.own[key]: readings[key] for key in keys}
    issuers = [name for d in documents.documents if (name := issuer_name(d)) is not None]
    return Graph(
        documents=documents.documents,
        agencies=collect_agencies((readings[key] for key in keys), issuers),
        tasks=tasks,
        prerequisites=waits.prerequisites,
        requirements=waits.requirements,
        citations=citations,
        targets=tuple(_targets(readings, files, documents, keys)),
        projects=tuple(_projects(readings, files, documents, keys)),
        declared=declared,
        unresolved=tuple(_unresolved(readings, files, documents)),
        unread=tuple(_unread(readings, files, documents, keys)),
        events=tuple(sorted(events, key=lambda e: e.id)),
        findings=find_contradictions(
            documents.documents, tasks, waits.requirements, declared, by_document
        ),
    )


def _evidence(words: Sequence[Words], file: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(field=w.field, file=file, start=w.start, end=w.end, quote=w.quote) for w in words
    )


def _prerequisites(
    readings: Mapping[str, Reading],
    files: Mapping[str, str],
    documents: ResolvedDocuments,
    citations: Sequence[Citation],
    keys: Sequence[str],
) -> ResolvedPrerequisites:
    mentions: list[TaskMention] = []
    known: list[KnownTask] = []
    nodes = {d.id: d for d in documents.documents}
    for key in keys:
        own = documents.own[key]
        for task in readings[key].tasks:
            known.append(_known(nodes[own], files[key], task))
            mentions.extend(_mention(own, files[key], task, one) for one in task.prerequisites)
    pairs = {(c.source.split("#")[0], c.target) for c in citations}

    def tied(one: str, other: str) -> bool:
        return one == other or (one, other) in pairs or (other, one) in pairs

    return resolve_prerequisites(mentions, known, tied)


def _mention(own: str, file: str, task: TaskReading, one: PrerequisiteMention) -> TaskMention:
    issuer = id_of(one.issuer) if one.issuer else None
    return TaskMention(task_id(own, task.ref), own, file, one, issuer, task.section)


def _known(own: Document, file: str, task: TaskReading) -> KnownTask:
    enabling = tuple(w for w in task.words if w.field == "enables")
    issuer = issuer_name(own)
    return KnownTask(
        id=task_id(own.id, task.ref),
        document=own.id,
        title=task.title,
        products=task.products,
        enables=task.enables,
        leads=tuple(id_of(name) for name in task.leads),
        evidence=_evidence(enabling, file),
        authority=tuple(id_of(name) for name in task.authority),
        issuer=id_of(issuer) if issuer else None,
        place=own.place,
    )


def _tasks(
    readings: Mapping[str, Reading],
    files: Mapping[str, str],
    documents: ResolvedDocuments,
    waits: ResolvedPrerequisites,
    keys: Sequence[str],
) -> Iterator[Task]:
    for key in keys:
        own = documents.own[key]
        for task in readings[key].tasks:
            id_ = task_id(own, task.ref)
            with naming(id_):
                made = Task(
                    id=id_,
                    document=own,
                    ref=task.ref,
                    no=task.no,
                    section=task.section,
                    title=task.title,
                    leads=tuple(id_of(name) for name in task.leads),
                    coordinators=tuple(id_of(name) for name in task.coordinators),
                    authority=tuple(id_of(name) for name in task.authority),
                    products=task.products,
                    note=task.note,
                    status=task.status,
                    enables=task.enables,
                    deadline=task.deadline,
                    prerequisites=waits.of_task.get(id_, ()),
                    evidence=_evidence(task.words, files[key]),
                )
            yield made


def _targets(
    readings: Mapping[str, Reading],
    files: Mapping[str, str],
    documents: ResolvedDocuments,
    keys: Sequence[str],
) -> Iterator[Target]:
    for key in keys:
        own = documents.own[key]
        for one in readings[key].targets:
            yield Target(
                id=f"{own}#{one.ref}",
                document=own,
                no=one.no,
                name=one.name,
                unit=one.unit,
                value=one.value,
                average=one.average,
                by_year=one.by_year,
                leads=tuple(id_of(name) for name in one.leads),
                note=one.note,
                evidence=_evidence(one.words, files[key]),
            )


def _projects(
    readings: Mapping[str, Reading],
    files: Mapping[str, str],
    documents: ResolvedDocuments,
    keys: Sequence[str],
) -> Iterator[Project]:
    for key in keys:
        own = documents.own[key]
        for one in readings[key].projects:
            yield Project(
                id=f"{own}#{one.ref}",
                document=own,
                no=one.no,
                name=one.name,
                group=one.group,
                funding=one.funding,
                leads=tuple(id_of(name) for name in one.leads),
                evidence=_evidence(one.words, files[key]),
            )


def _declared(
    readings: Mapping[str, Reading], documents: ResolvedDocuments, keys: Sequence[str]
) -> Iterator[Declared]:
    for key in keys:
        for one in readings[key].declared:
            yield Declared(
                document=documents.own[key], where=one.where, value=one.value, read=one.read
            )


def _unread(
    readings: Mapping[str, Reading],
    files: Mapping[str, str],
    documents: ResolvedDocuments,
    keys: Sequence[str],
) -> Iterator[Unread]:
    for key in keys:
        for one in readings[key].unread:
            yield Unread(
                document=documents.own[key],
                reason=one.reason,
                file=files[key],
                start=one.start,
                end=one.end,
                quote=one.quote,
            )


def _unresolved(
    readings: Mapping[str, Reading], files: Mapping[str, str], documents: ResolvedDocuments
) -> list[Unresolved]:
    """Return the references that name no single document; the same one of one source is one."""
    listed: dict[str, Unresolved] = {}
    for key, at, candidates in sorted(documents.unresolved):
        mention = readings[key].citations[at]
        one = _reference(documents.own[key], files[key], mention, candidates)
        known = listed.get(one.id)
        evidence = (*known.evidence, *one.evidence) if known else one.evidence
        listed[one.id] = one.model_copy(update={"evidence": evidence})
    return [listed[id_] for id_ in sorted(listed)]


def _reference(
    own: str, file: str, mention: CitationMention, candidates: Sequence[str]
) -> Unresolved:
    source = task_id(own, mention.task) if mention.task else own
    text = " ".join(mention.words.quote.split())
    digest = hashlib.sha256(f"{source}\x1f{text}".encode()).hexdigest()[:16]
    return Unresolved(
        id=f"/unresolved/{digest}",
        source=source,
        text=text,
        candidates=tuple(candidates),
        evidence=_evidence([mention.words], file),
    )
