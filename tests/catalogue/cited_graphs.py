"""Random graphs of documents that cite each other, with the tasks that they hand out.

A server takes half a second for a graph, so each one holds much: documents that cite each other
at will, in circles too; a chain of sixty; diamonds behind each other, in which there are 2^30
ways and 30 steps; and tasks with everything that questions ask about. Ids are made as the program
makes them, names are what a text may hold.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from random import Random
from typing import TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from ontology import identity
from ontology.model import (
    Agency,
    Citation,
    Document,
    Graph,
    Happening,
    Lineage,
    Prerequisite,
    Requirement,
    Task,
    Unresolved,
)
from ontology.vocabulary import RELATIONS, Relation
from tests.catalogue import cited_things as make

A_FEW = settings(
    max_examples=3,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""So many graphs: each one is loaded into two engines. A smaller one is not looked for."""

SEEDS = st.integers(0, 2**32)
"""What to make graphs from: one number stands for all of a graph, so that drawing is cheap."""

CHAIN, DIAMONDS = 60, 30

Identified = TypeVar("Identified", Document, Agency, Task, Prerequisite)


def make_graph(random: Random) -> Graph:
    """Return a graph of many parts that are tied to each other at will."""
    agencies = _apart(make.agency(random, n) for n in range(8))
    cited = _apart(make.document(random, n, agencies) for n in range(14))
    tall = [make.plain(f"{n}/KH-CAO") for n in range(CHAIN)]
    wide = [make.plain(f"{n}/KH-RONG") for n in range(2 * DIAMONDS)]
    documents = [*cited, *tall, *wide]
    giving = [*cited[:8], tall[0], tall[-1], wide[0], wide[-1]]
    acts = _apart(make.act(random, n, agencies) for n in range(4))
    tasks = [make.task(random, n, random.choice(giving), agencies) for n in range(40)]
    tasks += [make.task(random, n, tall[0], agencies) for n in range(100, 102)]
    citations = [*_at_will(random, cited, tasks), *_ladders(tall, wide)]
    citations += [_cites(random, wide[0], tall[-1], "implements")]
    return Graph(
        documents=_in_order(documents),
        agencies=_in_order(agencies),
        tasks=tuple(sorted(tasks, key=lambda one: one.document)),
        prerequisites=_in_order(acts),
        requirements=tuple(_requirements(random, tasks, acts)),
        citations=tuple(sorted(citations, key=_place)),
        lineage=(Lineage(task=tasks[0].id, upstream=tasks[1].id, kind="same", score=1.0,
                         reason="title"),),
        targets=(make.target(random, cited[0], agencies),),
        projects=(make.project(random, cited[0], agencies),),
        unresolved=tuple(_unresolved(random, [*cited, *tasks], cited)),
        events=tuple(sorted(_events(random, tasks, acts, cited), key=lambda one: one.id)),
    )  # fmt: skip


def _apart(made: Iterable[Identified]) -> list[Identified]:
    """Leave out what has an id that something else has."""
    return list({one.id: one for one in made}.values())


def _in_order(found: Sequence[Identified]) -> tuple[Identified, ...]:
    return tuple(sorted(found, key=lambda one: one.id))


def _place(one: Citation) -> tuple[str, str, str]:
    return one.source, one.target, one.product or ""


def _cites(
    random: Random, source: Document | Task, target: Document, relation: Relation
) -> Citation:
    words = make.words(random, "citation")
    product = None
    if relation == "issued_as_product":
        own = source.products if isinstance(source, Task) else ()
        product = random.choice([*own, *own, "sản phẩm khác", None])
    return Citation(
        source=source.id, target=target.id, relation=relation, product=product,
        quote=words.quote, file=words.file, start=words.start, end=words.end,
    )  # fmt: skip


def _at_will(
    random: Random, documents: Sequence[Document], tasks: Sequence[Task]
) -> Iterator[Citation]:
    """Yield one citation for each source, target and product, in circles too."""
    found: dict[tuple[str, str, str], Citation] = {}
    sources: list[Document | Task] = [
        *random.choices(documents, k=24),
        *random.choices(tasks, k=24),
    ]
    for source in sources:
        target = random.choice(documents)
        if source.id != target.id:
            one = _cites(random, source, target, random.choice(RELATIONS))
            found.setdefault(_place(one), one)
    for task in random.sample([one for one in tasks if one.products], 8):
        one = _cites(random, task, random.choice(documents), "issued_as_product")
        found.setdefault(_place(one), one)
    yield from found.values()


def _ladders(tall: Sequence[Document], wide: Sequence[Document]) -> Iterator[Citation]:
    """Yield a chain, each document of which carries out the one before, and the diamonds."""
    fixed = Random(0)
    for upper, lower in pairwise(tall):
        yield _cites(fixed, lower, upper, "implements")
    for n in range(0, len(wide) - 2, 2):
        for lower in wide[n + 2 : n + 4]:
            for upper in wide[n : n + 2]:
                yield _cites(fixed, lower, upper, "based_on")


def _requirements(
    random: Random, tasks: Sequence[Task], acts: Sequence[Prerequisite]
) -> Iterator[Requirement]:
    """Yield what tasks wait for, in circles too; some only for one stage."""
    wanted = [one.id for one in tasks] + [one.id for one in acts]
    for task in sorted(tasks, key=lambda one: one.id):
        for id_ in sorted(make.some(random, wanted, 2)):
            yield Requirement(
                task=task.id, requires=id_, stage=random.choice([None, "lập"]), reason="phrase",
                evidence=tuple(make.words(random, "deadline") for _ in range(random.randint(0, 2))),
            )  # fmt: skip


def _unresolved(
    random: Random, sources: Sequence[Document | Task], candidates: Sequence[Document]
) -> Iterator[Unresolved]:
    for n in range(4):
        could_be = make.some(random, candidates, 3)
        yield Unresolved(
            id=f"/unresolved/{n:016}", source=random.choice(sources).id,
            text=random.choice(make.NAMES), candidates=tuple(sorted(one.id for one in could_be)),
            evidence=tuple(make.words(random, "text") for _ in range(random.randint(0, 1))),
        )  # fmt: skip


def _events(
    random: Random,
    tasks: Sequence[Task],
    acts: Sequence[Prerequisite],
    documents: Sequence[Document],
) -> Iterator[Happening]:
    def happened(kind: str, subject: str, title: str) -> Happening:
        on = make.DAY + dt.timedelta(random.choice([-9, -1, 0, 1]))
        by = random.choice([None, random.choice(documents).id])
        id_ = identity.event_id(kind, subject)
        return Happening(id=id_, kind=kind, subject=subject, title=title, by=by, on=on)

    for task in make.some(random, tasks, 8):
        yield happened("done", task.id, task.title)
    for act in make.some(random, acts, 2):
        yield happened("met", act.id, act.text)
