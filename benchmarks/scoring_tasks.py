"""Tasks: which task read is which task expected, and whether its fields agree."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from benchmarks.scoring import Tally
from benchmarks.scoring_answer import Answer
from benchmarks.scoring_facts import ExpectedDeadline, ExpectedTask, Facts
from benchmarks.scoring_words import agency, heading, likeness, number, plain
from ontology.model import Deadline, Task

Pair = tuple[ExpectedTask, Task]

_ALIKE = 85.0
_BEGINNING = 40


def score_tasks(tally: Tally, facts: Facts, answer: Answer) -> list[Pair]:
    """Compare all tasks; return the pairs found."""
    pairs = match_tasks(facts.tasks, answer.tasks)
    found = {expected.id for expected, _ in pairs}, {got.id for _, got in pairs}
    missing = [f"{t.id}: {t.title[:90]}" for t in facts.tasks if t.id not in found[0]]
    extra = [f"{t.ref}: {t.title[:90]}" for t in answer.tasks if t.id not in found[1]]
    tally.add("tasks", len(pairs), extra, missing, "")
    for expected, got in pairs:
        _score_words(tally, expected, got)
        _score_agencies(tally, expected, got, facts, answer)
        _score_deadline(tally, expected.deadline, got.deadline, expected.id)
        raw = plain(expected.deadline_raw), plain(got.deadline.raw)
        tally.alike("deadline.raw", *raw, expected.id, tally.like.title)
        cited = [c for c in answer.citations if c.source == got.id]
        numbers = {number(answer.documents[c.target].number) for c in cited} - {""}
        tally.found("task.citations", sorted(map(number, expected.citations)), sorted(numbers),
                    expected.id)  # fmt: skip
    return pairs


def match_tasks(expected: Sequence[ExpectedTask], got: Sequence[Task]) -> list[Pair]:
    """Return one-to-one pairs by likeness of titles, best first.

    Number, part of the document and deadline decide between titles that are alike (the same
    task often stands in the body and in the appendix).
    """
    ranked = sorted(_candidates(expected, got), key=lambda c: c[0], reverse=True)
    pairs: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(expected[i], got[j]) for i, j in sorted(pairs.items())]


def _candidates(
    expected: Sequence[ExpectedTask], got: Sequence[Task]
) -> Iterator[tuple[float, int, int]]:
    titles = [plain(task.title) for task in got]
    for i, one in enumerate(expected):
        title = plain(one.title)
        for j, other in enumerate(got):
            alike = _likeness_of_titles(title, titles[j])
            if alike >= _ALIKE:
                yield alike + _closeness(one, other), i, j


def _likeness_of_titles(one: str, other: str) -> float:
    """A title cut short counts as just alike enough to be compared."""
    alike = likeness(one, other)
    if alike >= _ALIKE:
        return alike
    short, long = sorted((one, other), key=len)
    same_start = len(short) > _BEGINNING and long.startswith(short[:_BEGINNING])
    return _ALIKE if same_start and fuzz.partial_ratio(short, long) > 95 else 0.0


def _closeness(one: ExpectedTask, other: Task) -> float:
    same_number = bool(plain(one.no)) and plain(one.no) == plain(other.no)
    same_part = one.id.split("/")[0] == other.ref.split("/")[0]
    same_deadline = plain(one.deadline_raw) == plain(other.deadline.raw)
    return 4 * same_number + 4 * same_part + 3 * same_deadline + 2 * (one.id == other.ref)


def _score_words(tally: Tally, expected: ExpectedTask, got: Task) -> None:
    where, like = expected.id, tally.like
    tally.same("ref", expected.id, got.ref, where)
    tally.same("no", plain(expected.no), plain(got.no), where)
    tally.alike("title", plain(expected.title), plain(got.title), where, like.title)
    section = [heading(words) for words in expected.section_path]
    read = [heading(words) for words in got.section]
    tally.alike("section", _last(section), _last(read), where, like.section)
    tally.alike("sections", " / ".join(section), " / ".join(read), where, like.section)
    products = [plain(name) for name in expected.products], [plain(n) for n in got.products]
    tally.found("products", *products, where, like.product)
    tally.alike("note", plain(expected.note), plain(got.note), where, like.title)
    tally.same("status", expected.status, got.status, where)
    enabled = [plain(words) for words in expected.enables], [plain(w) for w in got.enables]
    tally.found("enables", *enabled, where, like.title)


def _last(headings: Sequence[str]) -> str:
    return headings[-1] if headings else ""


def _score_agencies(
    tally: Tally, expected: ExpectedTask, got: Task, facts: Facts, answer: Answer
) -> None:
    place = facts.document.place or facts.document.issuer
    lists = {
        "leads": (expected.leads, got.leads),
        "coordinators": (expected.coordinators, got.coordinators),
        "authority": (expected.authority, got.authority),
    }
    for measure, (names, ids) in lists.items():
        wanted = list(dict.fromkeys(agency(name, place_name(place)) for name in names))
        read = list(dict.fromkeys(agency(n, place_name(place)) for n in answer.names(ids)))
        tally.found(measure, wanted, read, expected.id, tally.like.agency)


def place_name(text: str | None) -> str | None:
    """Return "thành phố X" or "tỉnh X" at the end of an issuer's name, else None.

    >>> place_name("Ủy ban nhân dân thành phố Hải Đăng")
    'thành phố Hải Đăng'
    """
    for kind in ("thành phố ", "tỉnh "):
        _, found, name = (text or "").rpartition(kind)
        if found:
            return kind + name
    return None


def _score_deadline(tally: Tally, expected: ExpectedDeadline, got: Deadline, where: str) -> None:
    for field in ("kind", "start", "end", "recurrence"):
        wanted, read = getattr(expected, field), getattr(got, field)
        shown = (wanted and str(wanted), read and str(read))
        tally.same(f"deadline.{field}", *shown, f"{where} «{(got.raw or '')[:60]}»")
    stages = [f"{m.start}..{m.end}" for m in expected.milestones]
    read_stages = [f"{m.start}..{m.end}" for m in got.milestones]
    if len(stages) < 2 and len(read_stages) < 2:
        return
    tally.found("milestones", stages, read_stages, where)
    labels = [plain(m.label) for m in expected.milestones]
    tally.found("milestone.labels", labels, [plain(m.label) for m in got.milestones], where)
