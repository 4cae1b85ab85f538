"""A graph shaped like a city, of any size: 2,500 plans that hand out 100,000 tasks.

Party resolutions are carried out by Government resolutions, these by programmes of the city, and
each programme by its plans: as few as six, as many as sixty. What a task waits for stays inside
its programme, so that hundreds of things must happen before it, not all of the graph; a few
awaited acts are those of the whole city. Every list comes in the order of the export, and what a
plan says depends on nothing but the plan: a graph of any size can be written as it is made.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import count, cycle

from benchmarks.city_plans import requirements_of, tasks_of
from benchmarks.city_things import (
    Plan,
    Programme,
    agencies_that_lead,
    awaited_act,
    document,
    file_of,
    met,
    ministries,
)
from ontology.applied import Standing, standing
from ontology.model import Citation, Document, Fact, Graph, Happening, Prerequisite

SIZES = (6, 8, 10, 12, 14, 18, 20, 22, 30, 60)
"""Plans of programmes, over and over: 20 of them on the average."""

_ACTS_OF_A_PLAN = 3
_SHARED = 12
"""One act of the whole city for so many plans."""
_MET = 0.3
_PARTY = 5
_GOVERNMENT = 10


class City:
    """The graph of a city with so many plans: the same for the same number and seed."""

    def __init__(self, plans: int, seed: int = 1) -> None:
        self._seed = seed
        self._chance = random.Random(seed)
        self._numbers = count()
        self._ministries = ministries()
        self._leads = agencies_that_lead()
        self._party = [
            document(f"{n + 81}-NQ/TW", "NQ", "tw", "party-central") for n in range(_PARTY)
        ]
        self._government = [
            document(f"{n + 31}/NQ-CP", "NQ", "cp", "government") for n in range(_GOVERNMENT)
        ]
        self._shared = [self._act("1-CTr-TU.txt") for _ in range(max(3, plans // _SHARED))]
        self.programmes = list(self._programmes(plans))

    def lists(self) -> Iterator[tuple[str, Iterable[Fact]]]:
        """Yield the lists that have entries, each with what makes these one by one."""
        documents = sorted(self._documents(), key=lambda entry: entry.id)
        agencies = sorted([*self._leads, *self._ministries], key=lambda entry: entry.id)
        acts = sorted(self._acts.values(), key=lambda entry: entry.id)
        citations = sorted(self._citations(), key=lambda entry: (entry.source, entry.target))
        yield "documents", documents
        yield "agencies", agencies
        yield "tasks", self._of_plans(tasks_of)
        yield "prerequisites", acts
        yield "requirements", self._of_plans(requirements_of)
        yield "citations", citations
        yield "events", self._events

    def graph(self) -> Graph:
        """Return the whole graph, of a city that fits in memory."""
        return Graph.model_validate({name: tuple(facts) for name, facts in self.lists()})

    def standings(self) -> list[Standing]:
        """Return what each event applies to."""
        return [standing(event, self._acts.get) for event in self._events]

    def _programmes(self, plans: int) -> Iterator[Programme]:
        sizes, first = cycle(SIZES), 1
        for number in count(1):
            size = min(next(sizes), plans - first + 1)
            if size <= 0:
                return
            name = f"{number}-CTr/TU"
            yield Programme(
                document(name, "CTr", "tu", "city-party"),
                [
                    document(f"{n}/KH-UBND", "KH", "ubnd", "city-government")
                    for n in range(first, first + size)
                ],
                [self._act(file_of(name)) for _ in range(_ACTS_OF_A_PLAN * size)],
            )
            first += size

    def _act(self, file: str) -> Prerequisite:
        issuer = self._chance.choice(self._ministries)
        return awaited_act(self._chance, next(self._numbers), issuer, file)

    def _documents(self) -> Iterator[Document]:
        yield from self._party
        yield from self._government
        for programme in self.programmes:
            yield programme.document
            yield from programme.plans

    @cached_property
    def _acts(self) -> Mapping[str, Prerequisite]:
        own = (act for programme in self.programmes for act in programme.acts)
        return {act.id: act for act in (*self._shared, *own)}

    @cached_property
    def _events(self) -> list[Happening]:
        chance = random.Random(self._seed)
        events = [met(act, chance) for act in self._acts.values() if chance.random() < _MET]
        return sorted(events, key=lambda entry: entry.id)

    def _of_plans(
        self, facts_of: Callable[[Plan, random.Random], Iterable[Fact]]
    ) -> Iterator[Fact]:
        """Yield what each plan says, in order of its id."""
        plans = [
            Plan(plan, programme, self._shared, self._leads)
            for programme in self.programmes
            for plan in programme.plans
        ]
        for plan in sorted(plans, key=lambda plan: plan.document.id):
            yield from facts_of(plan, random.Random(f"{self._seed} {plan.document.id}"))

    def _citations(self) -> Iterator[Citation]:
        for lower, upper in self._carried_out():
            quote = f"thực hiện {upper.number}"
            yield Citation(
                source=lower.id, target=upper.id, relation="implements", quote=quote,
                file=file_of(lower.number or ""), start=0, end=len(quote),
            )  # fmt: skip

    def _carried_out(self) -> Iterator[tuple[Document, Document]]:
        yield from zip(self._government, cycle(self._party), strict=False)
        above = cycle(self._government)
        for programme in self.programmes:
            yield programme.document, next(above)
            yield from ((plan, programme.document) for plan in programme.plans)
