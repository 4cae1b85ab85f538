"""What a change of a document, a prerequisite or a task touches, each with its shortest path."""

from collections import Counter
from collections.abc import Iterator, Mapping

from ontology.errors import WrongUse
from queries.answers import Answer, Path, Rows, Thing
from queries.graph_source import GraphSource, Node
from queries.reachability import thing_of
from queries.rows import ImpactRow
from queries.touching import Touched, touched

_STARTS = ("Document", "Task", "Prerequisite")
_PLURALS = {"Document": "documents", "Task": "tasks", "Agency": "agencies", "Product": "products"}
"""The kinds of things touched, in the order of the answer."""


def impact(source: GraphSource, start: Node) -> Answer:
    """Return what is touched when ``start`` changes: by kind, then nearest first.

    Documents that are only cited are passed through and have ``read`` False. References that
    name no single document but could mean ``start`` are not followed; a note counts them.

    Raises:
        WrongUse: ``start`` is neither document, nor task, nor prerequisite.
    """
    if start.kind not in _STARTS:
        raise WrongUse("impact-of-what", name=start.label)
    change = touched(source, start)
    things = source.things([start.number, *change.found])
    tally = Counter(things[number].kind for number in change.found)
    return Answer(
        "impact",
        ImpactRow._fields,
        Rows(lambda: _rows(source, start, change, things)),
        subject=thing_of(start),
        counts={plural: tally[kind] for kind, plural in _PLURALS.items()},
        notes=_left_out(source, start),
    )


def _rows(
    source: GraphSource, start: Node, change: Touched, things: Mapping[int, Thing]
) -> Iterator[ImpactRow]:
    """Yield the rows by kind; paths of things where the change went on are made once, first."""
    walked = {start.number: Path(thing_of(start))}
    for number, (before, relation, forward) in change.walked.items():
        if before >= 0:
            walked[number] = Path(things[number], walked[before], relation, forward)
    by_kind: dict[str, list[int]] = {kind: [] for kind in _PLURALS}
    for number in change.found:
        by_kind[things[number].kind].append(number)
    read = source.nodes(by_kind["Document"])
    for kind, numbers in by_kind.items():
        for number in numbers:
            met, thing = change.found[number], things[number]
            if change.walked.get(number) is met:
                path = walked[number]
            else:
                path = Path(thing, walked[met[0]], met[1], met[2])
            known = read[number].file is not None if kind == "Document" else None
            yield ImpactRow(kind, thing.id, thing.label, known, met[1], path.length, path)


def _left_out(source: GraphSource, start: Node) -> tuple[tuple[str, Mapping[str, object]], ...]:
    unresolved = source.ties("COULD_BE", backward=True)[start.number]
    if not unresolved:
        return ()
    return (("impact-unresolved", {"count": len(unresolved)}),)
