"""What tasks wait for: prerequisites, requirements between tasks, acts that several await."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from benchmarks.scoring import Tally
from benchmarks.scoring_answer import Answer
from benchmarks.scoring_facts import ExpectedPrerequisite, Facts, SharedPrerequisite
from benchmarks.scoring_tasks import Pair, place_name
from benchmarks.scoring_words import agency, plain
from ontology.model import Prerequisite, Requirement, Task

_SAME_WORDS = 60.0


def score_prerequisites(tally: Tally, facts: Facts, answer: Answer, pairs: Iterable[Pair]) -> None:
    """Compare the prerequisites of each task that was found."""
    place = place_name(facts.document.place or facts.document.issuer)
    for expected, got in pairs:
        rest, missing, right = answer.awaited(got), [], 0
        for one in expected.prerequisites:
            best = _best(one, rest)
            if best is not None:
                rest.remove(best)
            if one.requires is not None or (best is None and one.uncertain):
                continue  # a task is awaited instead, or both readings are right
            if best is None:
                missing.append(one.text)
                continue
            right += 1
            _score_prerequisite(tally, one, best, answer, got, place)
        extra = [f"{one.text} ({one.event})" for one in rest]
        tally.add("prerequisites", right, extra, missing, expected.id)


def _best(expected: ExpectedPrerequisite, rest: Iterable[Prerequisite]) -> Prerequisite | None:
    def alike(other: Prerequisite) -> float:
        return fuzz.partial_ratio(plain(expected.text), plain(other.text))

    best = max(rest, key=alike, default=None)
    return best if best is not None and alike(best) >= _SAME_WORDS else None


def _score_prerequisite(
    tally: Tally,
    expected: ExpectedPrerequisite,
    got: Prerequisite,
    answer: Answer,
    task: Task,
    place: str | None,
) -> None:
    where = f"{task.ref} «{expected.text[:60]}»"
    words = plain(expected.text), plain(got.text)
    tally.alike("prerequisite.text", *words, where, min(tally.like.prerequisite, 85))
    tally.same("prerequisite.level", expected.level, got.level, where)
    tally.same("prerequisite.event", expected.event, got.event, where)
    issuer = answer.agencies.get(got.issuer or "", got.issuer)
    tally.same("prerequisite.issuer", agency(expected.issuer, place), agency(issuer, place), where)
    if expected.object:
        near = fuzz.token_set_ratio(plain(expected.object), plain(got.object)) >= _SAME_WORDS
        miss = f"expected {expected.object!r}, got {got.object!r}"
        tally.yes("prerequisite.object", near, where, miss)
    edge = _edge(answer, task, got)
    tally.same("prerequisite.offset", expected.offset, edge and edge.offset, where)
    stage = plain(edge.stage) if edge else ""
    tally.same("prerequisite.stage", plain(expected.stage), stage, where)


def _edge(answer: Answer, task: Task, prerequisite: Prerequisite) -> Requirement | None:
    ids = {prerequisite.id, *prerequisite.aliases}
    mine = (r for r in answer.requirements if r.task == task.id and r.requires in ids)
    return next(mine, None)


def score_requirements(tally: Tally, facts: Facts, answer: Answer) -> None:
    """Compare which tasks wait for which tasks."""
    if facts.requirements is None:
        return
    expected = [f"{r.task} waits for {r.requires}" for r in facts.requirements]
    got = [
        f"{answer.place_of(r.task)} waits for {answer.place_of(r.requires)}"
        for r in answer.requirements
        if r.requires in answer.tasks_by_id
    ]
    tally.found("requirements", expected, sorted(set(got)), "")


def score_shared(tally: Tally, facts: Facts, answer: Answer) -> None:
    """See whether tasks that await one act meet in one prerequisite."""
    for one in facts.shared_prerequisites:
        meeting = _meeting(one, answer)
        where = f"{one.issuer}: {one.object[:60]}"
        tally.yes("prerequisite.shared", bool(meeting), where, "the tasks do not meet in one")


def _meeting(shared: SharedPrerequisite, answer: Answer) -> set[str]:
    tasks = [answer.task_at(place) for place in shared.tasks]
    awaited = [
        {p.id for p in answer.awaited(task) if p.event == shared.event} if task else set()
        for task in tasks
    ]
    return set.intersection(*awaited)
