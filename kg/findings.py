"""What ``kg check`` tells: each finding with the things it is about and the words that show it."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple, get_args

from kg.finding_words import message_in
from ontology.vocabulary import Severity
from ontology.words import Language
from queries.answers import Answer, Path, Quote, Thing
from queries.evidence import why, words_of
from queries.graph_source import GraphSource

_SHOWN_BY = {"Task": ("tasks", ("title", "deadline")), "Unresolved": ("unresolved", ())}
"""The list of a subject, and which of its words a finding is likely to be about (none: all)."""


class FindingRow(NamedTuple):
    """A contradiction or a gap; ``words`` are the evidence of its subjects."""

    level: str
    rule: str
    message: str
    subjects: tuple[Thing, ...]
    words: tuple[Quote, ...]


def findings(source: GraphSource, lang: Language) -> Answer:
    """Return all findings in a language, errors first; ``counts`` tells how many of each level."""
    order = get_args(Severity)
    entries = sorted(source.facts("findings"), key=lambda entry: order.index(entry["level"]))
    rows = [_row(source, entry, lang) for entry in entries]
    tally = Counter(row.level for row in rows)
    counts: dict[str, int | str] = {level: tally[level] for level in order}
    return Answer("check", FindingRow._fields, rows, counts=counts)


def _row(source: GraphSource, entry: dict[str, Any], lang: Language) -> FindingRow:
    subjects = tuple(_thing(source, id_) for id_ in entry["subjects"])
    words = (*_words(source, subjects), *_ties(source, entry["rule"], subjects))
    message = message_in(entry["message"], lang)
    return FindingRow(entry["level"], entry["rule"], message, subjects, words)


def _thing(source: GraphSource, id_: str) -> Thing:
    """Return the thing of an id; a subject that has gone is named by its id alone."""
    node = source.find(id_)
    return Thing(id_, node.kind, node.label) if node else Thing(id_, "", id_)


def _words(source: GraphSource, subjects: tuple[Thing, ...]) -> Iterator[Quote]:
    for subject in subjects:
        list_, fields = _SHOWN_BY.get(subject.kind, ("", ()))
        for quote in words_of(source, list_, subject.id) if list_ else ():
            if not fields or quote.field in fields:
                yield quote


def _ties(source: GraphSource, rule: str, subjects: tuple[Thing, ...]) -> Iterator[Quote]:
    """Yield the words by which the tasks of a cycle wait for each other."""
    if rule == "cycle" and subjects:
        for task, wanted in pairwise((*subjects, subjects[0])):
            yield from why(source, Path(wanted, Path(task), "REQUIRES", True))
