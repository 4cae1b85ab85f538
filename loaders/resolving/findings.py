"""Contradictions and gaps that the facts themselves show, whatever the day."""

from collections.abc import Iterable, Iterator, Mapping

from loaders.reading import Reading, Words
from ontology.fitting import fits_level, fits_type
from ontology.model import Declared, Document, Finding, Requirement, Task
from ontology.words import say


def find_contradictions(
    documents: Iterable[Document],
    tasks: Iterable[Task],
    requirements: Iterable[Requirement],
    declared: Iterable[Declared],
    readings: Mapping[str, Reading],
) -> tuple[Finding, ...]:
    """Return the findings in the order of rule, subjects and message.

    Whatever a warning of ``shapes.ttl`` tells of a graph is told here as well, and in more words.
    """
    found = [
        *_numbers(documents),
        *_heads(readings),
        *_cycles(requirements),
        *_counts(declared),
        *_gaps(readings),
        *_reversed_deadlines(tasks),
        *_reversed_stages(tasks),
    ]
    return tuple(sorted(found, key=lambda f: (f.rule, f.subjects, f.message)))


def _finding(rule: str, level: str, subjects: Iterable[str], **values: object) -> Finding:
    message = say(f"finding-{rule}", "vi", **values)
    return Finding.model_validate(
        {"rule": rule, "level": level, "subjects": tuple(subjects), "message": message}
    )


def _cycles(requirements: Iterable[Requirement]) -> Iterator[Finding]:
    """Tell one shortest cycle through the smallest task of each knot of tasks."""
    edges = sorted({(r.task, r.requires) for r in requirements if "#" in r.requires})
    if not edges:
        return
    import networkx as nx

    graph = nx.DiGraph(edges)
    for knot in nx.strongly_connected_components(graph):
        first = min(knot)
        if len(knot) == 1 and not graph.has_edge(first, first):
            continue
        path = _way_back(graph.subgraph(knot), first)
        yield _finding("cycle", "error", path, path=" → ".join([*path, first]))


def _way_back(knot: object, first: str) -> list[str]:
    import networkx as nx

    if knot.has_edge(first, first):  # type: ignore[attr-defined]
        return [first]
    paths = nx.single_source_shortest_path(knot, first)
    returns = [n for n in knot.predecessors(first) if n in paths]  # type: ignore[attr-defined]
    return min((paths[n] for n in returns), key=lambda p: (len(p), p))


def _counts(declared: Iterable[Declared]) -> Iterator[Finding]:
    for one in declared:
        if one.value != one.read:
            yield _finding(
                "declared-count",
                "warning",
                [one.document],
                where=one.where,
                value=one.value,
                read=one.read,
            )


def _gaps(readings: Mapping[str, Reading]) -> Iterator[Finding]:
    """``readings`` are keyed by document id here."""
    for document, reading in readings.items():
        for gap in reading.gaps:
            where, number = gap.rsplit(": ", 1)
            yield _finding("number-gap", "warning", [document], where=where, number=number)


def _reversed_deadlines(tasks: Iterable[Task]) -> Iterator[Finding]:
    for task in tasks:
        start, end = task.deadline.start, task.deadline.end
        if start and end and start > end:
            raw = task.deadline.raw
            yield _finding("deadline-reversed", "warning", [task.id], ref=task.ref, raw=raw)


def _reversed_stages(tasks: Iterable[Task]) -> Iterator[Finding]:
    for task in tasks:
        for label, start, end in ((m.label, m.start, m.end) for m in task.deadline.milestones):
            if start and end and start > end:
                stage = label or task.deadline.raw
                yield _finding("stage-reversed", "warning", [task.id], ref=task.ref, stage=stage)


def _numbers(documents: Iterable[Document]) -> Iterator[Finding]:
    """Tell what a document's own facts say against its number, read or only cited."""
    for one in documents:
        if one.number is None:
            continue
        if not fits_level(one.number, one.level):
            issuer = one.issuer or one.issuer_printed or one.level
            yield _finding("number-level", "warning", [one.id], number=one.number, issuer=issuer)
        if one.type is not None and not fits_type(one.number, one.type):
            yield _finding("number-code", "warning", [one.id], number=one.number, type=one.type)


def _heads(readings: Mapping[str, Reading]) -> Iterator[Finding]:
    """Tell what heads print against their own numbers; ``readings`` are keyed by document id."""
    for document, reading in readings.items():
        for rule, number, printed in (
            (each.rule, each.number, each.printed) for each in reading.contradictions
        ):
            yield _finding(
                rule,
                "warning",
                [document],
                number=_quoted(number),
                printed=_quoted(printed),
                at=f"{number.start}-{number.end}",
                place=f"{printed.start}-{printed.end}",
            )


def _quoted(words: Words) -> str:
    return " ".join(words.quote.split())
