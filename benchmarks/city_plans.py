"""What a plan of a made-up city says: its tasks, and what each of them waits for.

A task waits for three things: tasks that stand before it in its own plan or in another of the
programme, and acts. Only places before its own, so that nothing waits in a circle.
"""

import datetime as dt
import random
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.city_things import CITY, Plan, words_of
from benchmarks.invented import AIMS, OBJECTS, PRODUCTS, VERBS, title
from ontology.identity import task_id
from ontology.model import Deadline, Document, Evidence, Milestone, Requirement, Task

TASKS_OF_A_PLAN = 40
WANTED = 3
"""Requirements of each task."""

_STAGES = ("Giai đoạn 1", "Giai đoạn 2")
_SHORTEST, _LONGEST = 80, 250
"""Characters of a title."""


class Wanted(NamedTuple):
    """Something that a task waits for, and the words that say so."""

    id: str
    words: str
    is_act: bool


def tasks_of(plan: Plan, chance: random.Random) -> Iterator[Task]:
    """Yield the tasks of a plan, in its order."""
    wanted = _all_wanted(plan, chance)
    for place in range(TASKS_OF_A_PLAN):
        yield _task(plan, place, chance, [each.id for each in wanted[place] if each.is_act])


def requirements_of(plan: Plan, chance: random.Random) -> Iterator[Requirement]:
    """Yield what the tasks of a plan wait for, in order of their ids."""
    wanted = _all_wanted(plan, chance)
    file = plan.document.file or ""
    for id_, place in sorted((_id(plan.document, n), n) for n in range(TASKS_OF_A_PLAN)):
        stage = _STAGES[1] if _has_stages(place) else None
        for start, (requires, words, _) in enumerate(sorted(wanted[place])):
            shown = words_of("deadline", words, file, 1000 * place + 100 * start)
            yield Requirement(
                task=id_, requires=requires, stage=stage, reason="deadline", evidence=(shown,)
            )


def _id(document: Document, place: int) -> str:
    return task_id(document.id, f"PL/I/{place + 1}")


def _has_stages(place: int) -> bool:
    return place % 10 == 9


def _all_wanted(plan: Plan, chance: random.Random) -> list[set[Wanted]]:
    """Return what the task at each place waits for, each thing once."""
    found = []
    for place in range(TASKS_OF_A_PLAN):
        wanted: dict[str, Wanted] = {}
        while len(wanted) < WANTED:
            one = _one_wanted(plan, place, chance)
            wanted[one.id] = one
        found.append(set(wanted.values()))
    return found


def _one_wanted(plan: Plan, place: int, chance: random.Random) -> Wanted:
    if place == 0 or chance.random() < 0.2:
        acts = plan.shared if chance.random() < 0.1 else plan.programme.acts
        act = chance.choice(acts)
        return Wanted(act.id, act.text, True)
    other = plan.document if chance.random() < 0.4 else chance.choice(plan.programme.plans)
    before = chance.randrange(max(0, place - 4), place)
    return Wanted(_id(other, before), f"sau khi xong việc {before + 1} của {other.number}", False)


def _task(plan: Plan, place: int, chance: random.Random, acts: list[str]) -> Task:
    document = plan.document
    words = _title(chance, place + 1)
    leads = chance.sample(plan.leads, chance.choice((1, 1, 1, 2)))
    deadline = _deadline(chance, _has_stages(place))
    shown = {"title": words, "leads": "; ".join(agency.name for agency in leads),
             "deadline": deadline.raw or ""}  # fmt: skip
    return Task(
        id=_id(document, place),
        document=document.id,
        ref=f"PL/I/{place + 1}",
        no=str(place + 1),
        section=(f"I. Việc chung, {AIMS[place % len(AIMS)]}",),
        title=words,
        leads=tuple(agency.id for agency in leads),
        coordinators=tuple(agency.id for agency in chance.sample(plan.leads, chance.randrange(3))),
        products=(chance.choice(PRODUCTS),),
        status=chance.choices(("done", "partly_done", None), (8, 4, 88))[0],
        deadline=deadline,
        prerequisites=tuple(acts),
        evidence=tuple(_evidence(shown, document.file or "", 1000 * place)),
    )


def _title(chance: random.Random, number: int) -> str:
    """Return a title as long as those of real plans."""
    words, length = title(chance, number), chance.randrange(_SHORTEST, _LONGEST)
    while len(words) < length:
        words += f"; {chance.choice(VERBS).lower()} {chance.choice(OBJECTS)} của {CITY}"
    return words[:_LONGEST]


def _deadline(chance: random.Random, stages: bool) -> Deadline:
    end = dt.date(2026, 3, 31) + dt.timedelta(days=chance.randrange(1800))
    raw = f"Trước ngày {end:%d/%m/%Y}"
    if not stages:
        return Deadline(raw=raw, kind="fixed", end=end)
    middle = end - dt.timedelta(days=180)
    both = zip(_STAGES, (None, middle), (middle, end), strict=True)
    milestones = tuple(Milestone(label=label, start=s, end=e) for label, s, e in both)
    return Deadline(raw=raw, kind="mixed", end=end, milestones=milestones)


def _evidence(shown: dict[str, str], file: str, start: int) -> Iterator[Evidence]:
    for field, quote in shown.items():
        yield words_of(field, quote, file, start)
        start += len(quote) + 1
