"""The document itself, what it names, what it declares."""

import datetime as dt
from collections.abc import Iterable

from benchmarks.scoring import Tally
from benchmarks.scoring_answer import Answer
from benchmarks.scoring_facts import ExpectedCitation, ExpectedUnresolved, Facts
from benchmarks.scoring_tasks import place_name
from benchmarks.scoring_words import agency, likeness, number, plain
from ontology.model import Citation, Document, Unresolved
from ontology.vocabulary import Relation, strongest

Key = tuple[str, dt.date | None]


def score_identity(tally: Tally, facts: Facts, document: Document) -> None:
    """Compare number, date, type, issuer and title of the document itself."""
    expected = facts.document
    tally.same("document.number", number(expected.number), number(document.number), "")
    tally.same("document.date", expected.date, document.date, "")
    tally.same("document.type", expected.type, document.type, "")
    place = place_name(expected.place or expected.issuer)
    issuers = {agency(document.issuer, place), agency(document.issuer_printed, place)}
    known = agency(expected.issuer, place) in issuers
    tally.yes("document.issuer", known, "", f"expected {expected.issuer!r}, got {issuers}")
    wanted, read = plain(expected.title), plain(document.title)
    same = bool(read) and (wanted in read or read in wanted or likeness(wanted, read) >= 90)
    tally.yes("document.title", same, "", f"expected {wanted!r}, got {read!r}")


def score_citations(tally: Tally, facts: Facts, answer: Answer) -> None:
    """Compare the documents with a number that the plan or its tasks name.

    A number matches one without a date, when no mention with the same date is there.
    """
    read = _read(answer)
    missing, right = [], 0
    for expected in facts.citations:
        key = _key_of(expected, read)
        if key is None:
            missing.append(f"{expected.number} {expected.date}")
            continue
        right += 1
        relation, allowed = strongest(read.pop(key)), expected.allowed()
        miss = f"expected {sorted(allowed)}, got {relation}"
        tally.yes("citation.relation", relation in allowed, expected.number, miss)
    tally.add("citations", right, [f"{n} {date}" for n, date in read], missing, "")


def _read(answer: Answer) -> dict[Key, set[Relation]]:
    found: dict[Key, set[Relation]] = {}
    for citation in answer.citations:
        target = answer.documents[citation.target]
        if target.number:
            found.setdefault((number(target.number), target.date), set()).add(citation.relation)
    return found


def _key_of(expected: ExpectedCitation, read: Iterable[Key]) -> Key | None:
    own = number(expected.number)
    if (own, expected.date) in read:
        return own, expected.date
    undated = (key for key in read if key[0] == own and None in (key[1], expected.date))
    return next(undated, None)


def score_names(tally: Tally, facts: Facts, answer: Answer) -> None:
    """See whether documents named without a number are cited or listed as unresolved."""
    titles = [_title(answer, c) for c in answer.citations]
    titles += [plain(one.text) for one in _unresolved(answer)]
    for one in facts.unnumbered_citations:
        known = any(plain(one.name) in title for title in titles)
        tally.yes("unnumbered", known, one.name, "neither cited nor listed")


def _title(answer: Answer, citation: Citation) -> str:
    target = answer.documents[citation.target]
    return plain(target.title) if target.number is None else ""


def score_unresolved(tally: Tally, facts: Facts, answer: Answer) -> None:
    """Compare references that settle nothing, with what they could be."""
    if facts.unresolved is None:
        return
    expected = [_unresolved_words(one) for one in facts.unresolved]
    got = [_got_words(answer, one) for one in _unresolved(answer)]
    tally.found("unresolved", expected, got, "")


def _unresolved(answer: Answer) -> list[Unresolved]:
    own = answer.document.id if answer.document else None
    return [one for one in answer.graph.unresolved if one.source.partition("#")[0] == own]


def _unresolved_words(one: ExpectedUnresolved) -> str:
    candidates = sorted(f"{number(n)} {date}" for n, date in one.candidates)
    return f"{one.source or 'document'}: {plain(one.text)} {candidates}"


def _got_words(answer: Answer, one: Unresolved) -> str:
    documents = [answer.documents[id_] for id_ in one.candidates]
    candidates = sorted(f"{number(d.number)} {d.date}" for d in documents)
    source = answer.place_of(one.source) if one.source in answer.tasks_by_id else "document"
    return f"{source}: {plain(one.text)} {candidates}"


def score_declared(tally: Tally, facts: Facts, answer: Answer) -> None:
    """Compare the counts that the text declares, and what was read there."""
    own = answer.document.id if answer.document else None
    read = [one for one in answer.graph.declared if one.document == own]
    counted = all(one.read is not None for one in facts.declared_counts)
    got = [f"{d.value}, read {d.read}" if counted else str(d.value) for d in read]
    expected = [
        f"{d.value}, read {d.read}" if counted else str(d.value) for d in facts.declared_counts
    ]
    tally.found("declared", expected, got, "")
