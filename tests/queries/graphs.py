"""Small graphs in memory to ask, and what a slower and simpler program answers."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import settings
from hypothesis import strategies as st

from loaders.store.graphs import write_graph
from loaders.store.schema import GRAPH_INDEXES, TABLES
from ontology.model import (
    Agency,
    Citation,
    Deadline,
    Document,
    Evidence,
    Graph,
    Happening,
    Prerequisite,
    Requirement,
    Task,
)
from ontology.vocabulary import Event, Relation, Status
from queries.sqlite_source import SqliteSource

SOME = settings(max_examples=40)
"""Each property is tried on so many graphs, twice (see conftest)."""

DAY = dt.date(2026, 6, 1)
BEFORE, AFTER = dt.date(2026, 5, 31), dt.date(2026, 6, 2)


@contextmanager
def asked(graph: Graph) -> Iterator[SqliteSource]:
    """Give a source of questions over a graph in a store in memory."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in (*TABLES, *GRAPH_INDEXES.values()):
            db.execute(statement)
        write_graph(db, graph)
        with SqliteSource(db) as source:
            yield source
    finally:
        db.close()


def document(name: str, read: bool = True, issuer: str | None = None) -> Document:
    """Return a document ``/d/name`` with the number ``name/KH-X``."""
    return Document(
        id=f"/d/{name}", number=f"{name}/KH-X", type="KH", issuer=issuer, issuer_printed=None,
        place="vn-xx", date=None, title=f"Về việc {name}", level="other",
        file=f"{name}.txt" if read else None,
    )  # fmt: skip


def agency(name: str) -> Agency:
    """Return an agency ``/a/name``."""
    return Agency(id=f"/a/{name}", name=f"Sở {name}", place="vn-xx", level="department")


def task(
    name: str,
    plan: str = "/d/p",
    leads: tuple[str, ...] = (),
    status: Status | None = None,
    end: dt.date | None = None,
    products: tuple[str, ...] = (),
) -> Task:
    """Return a task ``plan#name``."""
    return Task(
        id=f"{plan}#{name}", document=plan, ref=name, no=None, title=f"Làm {name}",
        leads=leads, status=status, products=products,
        deadline=Deadline(raw="hạn", kind="fixed" if end else "none", end=end),
        evidence=(Evidence(field="title", file="p.txt", start=3, end=7, quote=f"Làm {name}"),),
    )  # fmt: skip


def act(name: str, event: Event = "guidance", issuer: str | None = None) -> Prerequisite:
    """Return an awaited act ``/prerequisite/name``."""
    return Prerequisite(
        id=f"/prerequisite/{name}", text=f"sau khi có {name}", issuer=issuer, level="central",
        event=event, object=None,
    )  # fmt: skip


def needs(task_id: str, wanted: str, stage: str | None = None) -> Requirement:
    """Return a requirement with one piece of evidence."""
    quote = f"sau khi {wanted}"
    words = Evidence(field="deadline", file="p.txt", start=10, end=10 + len(quote), quote=quote)
    return Requirement(
        task=task_id, requires=wanted, stage=stage, reason="phrase", evidence=(words,)
    )


def cites(source: str, target: str, relation: Relation, product: str | None = None) -> Citation:
    """Return a citation with its words."""
    return Citation(
        source=source, target=target, relation=relation, product=product, quote="thực hiện",
        file="p.txt", start=0, end=9,
    )  # fmt: skip


def happened(subject: Task | Prerequisite, on: dt.date, by: str | None = None) -> Happening:
    """Return the record that a task was done, or an act was met."""
    kind, title = ("done", subject.title) if isinstance(subject, Task) else ("met", subject.text)
    return Happening(
        id=f"/event/{kind}/{subject.id}", kind=kind, subject=subject.id, title=title, by=by, on=on
    )


@st.composite
def waiting_graphs(draw: st.DrawFn, tasks: int = 7, acts: int = 4) -> Graph:
    """Draw tasks and awaited acts with requirements at will: cycles, stages, events, statuses."""
    statuses: tuple[Status | None, ...] = (None, None, None, "done", "partly_done")
    events: tuple[Event, ...] = ("guidance", "approval", "request")
    names = tuple(task(f"t{n}", status=draw(st.sampled_from(statuses))) for n in range(tasks))
    awaited = tuple(act(f"p{n}", event=draw(st.sampled_from(events))) for n in range(acts))
    subjects: list[Task | Prerequisite] = [*names, *awaited]
    requirement = st.builds(
        needs,
        st.sampled_from([one.id for one in names]),
        st.sampled_from([one.id for one in subjects]),
        st.sampled_from([None, None, "lập", "làm"]),
    )
    days = st.sampled_from([None, None, None, None, BEFORE, DAY, AFTER])
    recorded = [happened(subject, on) for subject in subjects if (on := draw(days)) is not None]
    return Graph(
        documents=(document("p"),),
        tasks=names,
        prerequisites=awaited,
        requirements=tuple(draw(st.lists(requirement, max_size=3 * tasks, unique=True))),
        events=tuple(sorted(recorded, key=lambda event: event.id)),
    )


Edges = dict[str, set[str]]


def best_path(edges: Edges, start: str, end: str) -> tuple[str, ...] | None:
    """Return the shortest path, among equals the smallest sequence of ids, by trying them all."""
    level: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while level:
        hits = [path for path in level if path[-1] == end and len(path) > 1]
        if hits:
            return min(hits)
        level = [
            (*path, other)
            for path in level
            for other in edges.get(path[-1], ())
            if other not in seen or other == end
        ]
        seen |= {path[-1] for path in level}
    return None
