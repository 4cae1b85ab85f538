"""A graph of any size, shaped like real plans: levels of documents, chains, shared awaited acts.

A Politburo resolution is carried out by a Government resolution, this by programmes of the city,
these by plans, and each plan hands out tasks in stages: a task waits for the stage before it in
its own plan, for a task of another plan, and some for an act of a ministry that many wait for.
A second resolution stands apart: nothing outside its few plans waits for their tasks.
"""

import datetime as dt
import random
from collections.abc import Iterator

from benchmarks.invented import AIMS, CITY, DEPARTMENTS, MINISTRIES, OBJECTS, PLACE, PRODUCTS, title
from ontology.identity import agency_id, document_id, prerequisite_id, task_id
from ontology.model import (
    Agency,
    Citation,
    Deadline,
    Document,
    Evidence,
    Graph,
    Prerequisite,
    Requirement,
    Task,
)
from ontology.vocabulary import Level

TASKS_OF_A_PLAN = 200
STAGES = 100
"""Stages of a plan: the longest chain inside one."""
_WIDTH = TASKS_OF_A_PLAN // STAGES
APART = 5
"""Plans under the resolution that stands apart."""
PLANS_OF_A_PROGRAMME = 20


class Generated:
    """A graph in the making, and the ids that a benchmark asks about."""

    def __init__(self, tasks: int, seed: int) -> None:
        self._chance = random.Random(seed)
        self._plans = max(2 * APART, tasks // TASKS_OF_A_PLAN)
        self._days = [dt.date(2026, 3, 31) + dt.timedelta(days=91 * n) for n in range(20)]
        self.everything = _document("91-NQ/TW", "NQ", "tw", "vn", "party-central")
        self.apart = _document("12-NQ/TW", "NQ", "tw", "vn", "party-central")
        self._government = _document("97/NQ-CP", "NQ", "cp", "vn", "government")
        self._programmes = [
            _document(f"{n + 1}-CTr/TU", "CTr", "tu", PLACE, "city-party")
            for n in range(-(-self._plans // PLANS_OF_A_PROGRAMME))
        ]
        self._plan_documents = [
            _document(f"{n + 1}/KH-UBND", "KH", "ubnd", PLACE, "city-government")
            for n in range(self._plans)
        ]
        self._leads = [_agency(f"{name} {CITY}", PLACE, "department") for name in DEPARTMENTS]
        self._leads += [_agency(f"UBND xã bãi {n}", PLACE, "commune") for n in range(200)]
        self._ministries = [_agency(name, "vn", "ministry") for name in MINISTRIES]
        self._acts = [self._act(n) for n in range(max(20, tasks // 50))]
        self._tasks = [
            [self._task(document, n) for n in range(TASKS_OF_A_PLAN)]
            for document in self._plan_documents
        ]

    @property
    def reaching_most(self) -> str:
        """Id of a task of the last stage of a plan: nearly all others must happen before it."""
        return self._tasks[-1][-1].id

    def graph(self) -> Graph:
        """Return the graph: the same for the same size and seed, lists in the export's order."""
        return Graph(
            documents=tuple(sorted(self._documents(), key=lambda entry: entry.id)),
            agencies=tuple(sorted([*self._leads, *self._ministries], key=lambda entry: entry.id)),
            tasks=tuple(task for plan in sorted(self._tasks, key=_document_of) for task in plan),
            prerequisites=tuple(sorted(self._acts, key=lambda entry: entry.id)),
            requirements=tuple(sorted(self._requirements(), key=lambda r: (r.task, r.requires))),
            citations=tuple(self._citations()),
        )

    def _documents(self) -> list[Document]:
        above = [self.everything, self.apart, self._government]
        return [*above, *self._programmes, *self._plan_documents]

    def _act(self, number: int) -> Prerequisite:
        issuer = self._chance.choice(self._ministries)
        event = self._chance.choice(["guidance", "issuance", "approval", "request"])
        object_ = f"tiêu chí số {number} về {self._chance.choice(OBJECTS)}"
        return Prerequisite(
            id=prerequisite_id(issuer.id, event, object_, None),
            text=f"sau khi {issuer.name} ban hành {object_}",
            issuer=issuer.id,
            level="central",
            event=event,
            object=object_,
        )

    def _task(self, document: Document, number: int) -> Task:
        chance = self._chance
        ref = f"PL/I/{number + 1}"
        words = title(chance, number + 1)
        end = chance.choice(self._days)
        file = f"{document.id.rpartition('/')[2]}.txt"
        return Task(
            id=task_id(document.id, ref),
            document=document.id,
            ref=ref,
            no=str(number + 1),
            section=(f"I. Việc chung, {AIMS[number % len(AIMS)]}",),
            title=words,
            leads=(chance.choice(self._leads).id,),
            coordinators=tuple(agency.id for agency in chance.sample(self._leads, 2)),
            products=(chance.choice(PRODUCTS),),
            deadline=Deadline(raw=f"Quý {end.month // 3}/{end.year}", kind="fixed", end=end),
            evidence=(Evidence(field="title", file=file, start=0, end=len(words), quote=words),),
        )

    def _requirements(self) -> Iterator[Requirement]:
        for group in (self._tasks[:APART], self._tasks[APART:]):
            for number, plan in enumerate(group):
                for position, task in enumerate(plan):
                    for wanted in self._wanted(group, number, position):
                        yield Requirement(task=task.id, requires=wanted, reason="phrase")

    def _wanted(self, group: list[list[Task]], plan: int, position: int) -> Iterator[str]:
        """Yield three things that a task waits for; tasks only of stages before its own."""
        stage, place = divmod(position, _WIDTH)
        chance = self._chance
        if stage == 0:
            yield from (act.id for act in chance.sample(self._acts, 3))
            return
        before = (stage - 1) * _WIDTH
        yield group[plan][before + place].id
        yield chance.choice(group)[before + chance.randrange(_WIDTH)].id
        if chance.random() < 0.2:
            yield chance.choice(self._acts).id
        else:
            yield chance.choice(group)[chance.randrange(max(1, before))].id

    def _citations(self) -> Iterator[Citation]:
        for lower, upper in sorted(self._carried_out(), key=lambda pair: (pair[0].id, pair[1].id)):
            quote = f"thực hiện {upper.number}"
            yield Citation(
                source=lower.id, target=upper.id, relation="implements", quote=quote,
                file=f"{lower.id.rpartition('/')[2]}.txt", start=0, end=len(quote),
            )  # fmt: skip

    def _carried_out(self) -> Iterator[tuple[Document, Document]]:
        yield self._government, self.everything
        for programme in self._programmes:
            yield programme, self._government
        for number, plan in enumerate(self._plan_documents):
            yield plan, self._programmes[number // PLANS_OF_A_PROGRAMME]
            if number < APART:
                yield plan, self.apart


def graph_of(tasks: int, seed: int = 1) -> Graph:
    """Return a graph of about so many tasks (whole plans of 200, ten at least).

    >>> graph = graph_of(2000)
    >>> len(graph.tasks), len(graph.requirements)
    (2000, 6000)
    """
    return Generated(tasks, seed).graph()


def _document_of(tasks: list[Task]) -> str:
    return tasks[0].document


def _document(number: str, type_: str, organ: str, place: str, level: Level) -> Document:
    date = dt.date(2026, 1, 15)
    return Document(
        id=document_id(place, type_, organ, date, number, None),
        number=number,
        type=type_,
        issuer=None,
        issuer_printed=None,
        place=place,
        date=date,
        title=f"Về {number}",
        level=level,
        file=None if place == "vn" else f"{number.replace('/', '-')}.txt",
    )


def _agency(name: str, place: str, level: Level) -> Agency:
    return Agency(id=agency_id(place, name), name=name, place=place, level=level)
