"""Random graphs of tasks and what they wait for.

A server takes half a second for a graph, so each one holds much: many small parts in which
anything may wait for anything, in circles too; a chain of sixty; diamonds behind each other, in
which there are 2^30 ways and 30 steps; circles that wait for nothing else; a task that waits for
more acts than a row names. Ids are made as the program makes them, names are what a text may hold.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from random import Random

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from ontology import identity
from ontology.model import (
    Agency,
    Deadline,
    Document,
    Evidence,
    Graph,
    Happening,
    Prerequisite,
    Requirement,
    Task,
)
from tests.catalogue import cited_things as make

A_FEW = settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""So many graphs: each one is loaded into two engines. A smaller one is not looked for."""

CHAIN, DIAMONDS = 60, 30
_PARTS, _TASKS, _ACTS = 16, 6, 3

Requirements = dict[tuple[str, str, str | None], Requirement]


@st.composite
def waiting_graphs(draw: st.DrawFn) -> Graph:
    """Draw a graph; one number stands for all of it, so that drawing costs nothing."""
    return waiting_graph(Random(draw(st.integers(0, 2**32))))


def waiting_graph(random: Random) -> Graph:
    """Return a graph of many parts, tied by a few acts that all of them may wait for."""
    agencies = list({one.id: one for one in (make.agency(random, n) for n in range(6))}.values())
    plans = [make.plain(f"{n}/KH-CHO") for n in range(4)]
    shared = [make.act(random, n, agencies) for n in range(900, 903)]
    tasks, acts, wanted = list[Task](), list(shared), Requirements()
    for part in range(_PARTS):
        own_tasks = _tasks_of(random, part, plans, agencies)
        own_acts = [make.act(random, 10 * part + n, agencies) for n in range(_ACTS)]
        _at_will(random, own_tasks, [*own_acts, *shared], wanted)
        tasks += own_tasks
        acts += own_acts
    events = list(_events(random, tasks, acts))
    fixed = (_chain, _diamonds, _circles, _wide)
    for more in (make_part(plan, acts) for make_part, plan in zip(fixed, plans, strict=True)):
        tasks += more[0]
        wanted.update((_key(one), one) for one in more[1])
    return Graph(
        documents=tuple(sorted(plans, key=lambda one: one.id)),
        agencies=tuple(sorted(agencies, key=lambda one: one.id)),
        tasks=tuple(tasks),
        prerequisites=tuple(sorted(acts, key=lambda one: one.id)),
        requirements=tuple(wanted.values()),
        events=tuple(sorted(events, key=lambda one: one.id)),
    )


def _tasks_of(
    random: Random, part: int, plans: Sequence[Document], agencies: Sequence[Agency]
) -> list[Task]:
    places = range(10 * part, 10 * part + _TASKS)
    return [make.task(random, place, random.choice(plans), agencies) for place in places]


def _key(one: Requirement) -> tuple[str, str, str | None]:
    return one.task, one.requires, one.stage


def needs(task: Task, wanted: Task | Prerequisite, stage: str | None = None) -> Requirement:
    """Return a requirement, with no words."""
    return Requirement(task=task.id, requires=wanted.id, stage=stage, reason="phrase")


def _at_will(
    random: Random, tasks: Sequence[Task], acts: Sequence[Prerequisite], wanted: Requirements
) -> None:
    """Let tasks wait for each other, for themselves and for acts, as a whole or by stages."""
    things: list[Task | Prerequisite] = [*tasks, *random.sample(list(acts), k=3)]
    stages: list[str | None] = random.choice([[None], [None, "lập", "làm"], ["lập", "lập", "làm"]])
    for task in tasks:
        for _ in range(random.choice([0, 1, 1, 2, 3])):
            one = needs(task, random.choice(things), random.choice(stages))
            wanted[_key(one)] = one


def _events(
    random: Random, tasks: Sequence[Task], acts: Sequence[Prerequisite]
) -> Iterator[Happening]:
    """Yield what happened before the day that is asked about, on it, and after it."""
    done = [("done", one.id, one.title) for one in make.some(random, tasks, len(tasks) // 3)]
    met = [("met", one.id, one.text) for one in make.some(random, acts, len(acts) // 2)]
    for kind, subject, title in (*done, *met):
        yield Happening(
            id=identity.event_id(kind, subject), kind="done" if kind == "done" else "met",
            subject=subject, title=title, on=make.DAY + dt.timedelta(random.choice([-9, 0, 1, 9])),
        )  # fmt: skip


More = tuple[list[Task], list[Requirement]]


def _chain(plan: Document, acts: Sequence[Prerequisite]) -> More:
    """Each task waits for the next, the last one for an act."""
    tasks = [_open(plan, f"chuỗi/{n}") for n in range(CHAIN)]
    waits = [needs(task, other) for task, other in pairwise(tasks)]
    return tasks, [*waits, needs(tasks[-1], acts[-1], "lập")]


def _diamonds(plan: Document, acts: Sequence[Prerequisite]) -> More:
    """Each pair of tasks waits for both tasks of the next pair, the last pair for an act."""
    tasks = [_open(plan, f"thang/{n}") for n in range(2 * DIAMONDS)]
    waits = [
        needs(task, other)
        for n in range(0, len(tasks) - 2, 2)
        for task in tasks[n : n + 2]
        for other in tasks[n + 2 : n + 4]
    ]
    return tasks, [*waits, *(needs(task, acts[-2]) for task in tasks[-2:])]


def _circles(plan: Document, acts: Sequence[Prerequisite]) -> More:
    """Tasks that wait for each other in a circle, and one for itself: nothing else holds them."""
    tasks = [_open(plan, f"vòng/{n}") for n in range(5)]
    waits: Iterable[tuple[Task, Task]] = pairwise([*tasks[1:], tasks[1]])
    return tasks, [needs(tasks[0], tasks[0]), *(needs(task, other) for task, other in waits)]


def _wide(plan: Document, acts: Sequence[Prerequisite]) -> More:
    """One task waits for every act there is."""
    task = _open(plan, "rộng")
    return [task], [needs(task, act, "làm") for act in acts]


def _open(plan: Document, ref: str) -> Task:
    return Task(
        id=identity.task_id(plan.id, ref), document=plan.id, ref=ref, no=None, title=f"Việc {ref}",
        deadline=Deadline(),
        evidence=(Evidence(field="title", file="a.txt", start=0, end=1, quote="V"),),
    )  # fmt: skip
