"""Documents, agencies and tasks as random graphs have them: all fields, names of any kind."""

import datetime as dt
from collections.abc import Sequence
from random import Random
from typing import TypeVar, get_args

from ontology import identity
from ontology.model import (
    Agency,
    Deadline,
    Document,
    Evidence,
    Milestone,
    Prerequisite,
    Project,
    Target,
    Task,
)
from ontology.vocabulary import DeadlineKind, Event, Level, Recurrence, Status

DAY = dt.date(2026, 6, 30)

NAMES = (
    "Xây dựng Đề án", 'nói "có" và \'không\'', "đường C:\\dữ liệu\\", "hai\ndòng\tvà\r\nba",
    "cảng 🚢 xanh 👩‍🔬", "dài " * 1250, "$document {id: 1} // ghi chú /* */", "ﬁn 𝒳 e\u0301 é",
    "`lùi` ; RETURN 1", "Đ", "%_*.?", "\u00a0 trắng",
)  # fmt: skip
"""What a name may hold: quotes, backslashes, lines, signs beyond the first plane, much text."""

LEVELS: tuple[Level, ...] = get_args(Level)
KINDS: tuple[DeadlineKind, ...] = get_args(DeadlineKind)
STATUSES: tuple[Status | None, ...] = (None, None, None, "done", "partly_done")
RECURRENCES: tuple[Recurrence | None, ...] = (None, None, *get_args(Recurrence))
EVENTS: tuple[Event, ...] = get_args(Event)

Item = TypeVar("Item")


def some(random: Random, items: Sequence[Item], most: int) -> tuple[Item, ...]:
    """Return some of these, at most so many, each once."""
    return tuple(random.sample(items, random.randint(0, min(most, len(items)))))


def day(random: Random) -> dt.date | None:
    """Return a day near the one asked about, or the first or last day there is, or none."""
    near = DAY + dt.timedelta(random.randint(-400, 400))
    return random.choice([None, near, near, DAY, dt.date(1, 1, 1), dt.date(9999, 12, 31)])


def words(random: Random, field: str) -> Evidence:
    """Return words that show a field."""
    quote = random.choice(NAMES)
    start = random.randint(0, 99)
    return Evidence(
        field=field, file=f"kế hoạch {start % 3}.txt", start=start, end=start + len(quote),
        quote=quote,
    )  # fmt: skip


def agency(random: Random, n: int) -> Agency:
    """Return an agency of some name and level; many are collective."""
    name = f"{random.choice(NAMES)} {n}"
    place = random.choice(["vn", "vn-hai-dang", None])
    return Agency(
        id=identity.agency_id(place, name), name=name, place=place,
        level=random.choice(LEVELS), collective=random.random() < 0.4,
    )  # fmt: skip


def document(random: Random, n: int, agencies: Sequence[Agency]) -> Document:
    """Return a document of some level; the first eight were read."""
    number = random.choice([None, f"{n}/KH-UBND", f"{n}-NQ/TW"])
    title = random.choice([None, f"{random.choice(NAMES)} {n}"]) if number else f"về việc {n}"
    date, issuer = day(random), random.choice([None, *agencies])
    place = issuer.place if issuer else random.choice(["vn", "vn-hai-dang"])
    read = n < 8 or random.random() < 0.3
    return Document(
        id=identity.document_id(place, "KH", "ubnd", date, number, title), number=number,
        type="KH", issuer=issuer.name if issuer else None, issuer_printed=None, place=place,
        date=date, title=title, level=random.choice(LEVELS), file=f"{n}.txt" if read else None,
    )  # fmt: skip


def plain(number: str) -> Document:
    """Return a document of the chain or of the diamonds; every other one is only cited."""
    return Document(
        id=identity.document_id("vn", "KH", "ubnd", None, number, None), number=number,
        type="KH", issuer=None, issuer_printed=None, place="vn", date=None, title=None,
        level="city-government", file=f"{number[:2]}.txt" if number[0] in "0246" else None,
    )  # fmt: skip


def task(random: Random, n: int, document: Document, agencies: Sequence[Agency]) -> Task:
    """Return a task of a document, with all that a task can have."""
    ids = [one.id for one in agencies]
    end = day(random)
    stages = tuple(
        Milestone(label=random.choice([None, "lập", *NAMES]), start=day(random), end=end)
        for _ in range(random.randint(0, 2))
    )
    fields = ("leads", "leads", "coordinators", "authority", "products", "deadline")
    ref = random.choice([f"PL/I/{n}", f"body/II/{n}/-1", f"PL/({n})~2"])
    return Task(
        id=identity.task_id(document.id, ref), document=document.id, ref=ref, no=None,
        title=f"{random.choice(NAMES)} {n}", leads=some(random, ids, 3),
        coordinators=some(random, ids, 3), authority=some(random, ids, 1),
        products=some(random, NAMES, 3), status=random.choice(STATUSES),
        deadline=Deadline(raw=random.choice([None, *NAMES]), kind=random.choice(KINDS), end=end,
                          recurrence=random.choice(RECURRENCES), milestones=stages),
        evidence=tuple(words(random, field) for field in ("title", *some(random, fields, 6))),
    )  # fmt: skip


def act(random: Random, n: int, agencies: Sequence[Agency]) -> Prerequisite:
    """Return an awaited act."""
    issuer, event = random.choice([None, *agencies]), random.choice(EVENTS)
    issuer_id = issuer.id if issuer else None
    return Prerequisite(
        id=identity.prerequisite_id(issuer_id, event, f"việc {n}", None), issuer=issuer_id,
        text=f"{random.choice(NAMES)} {n}", level="central", event=event, object=f"việc {n}",
        evidence=tuple(words(random, "prerequisites") for _ in range(random.randint(0, 2))),
    )  # fmt: skip


def target(random: Random, document: Document, agencies: Sequence[Agency]) -> Target:
    """Return a target of a document."""
    return Target(
        id=f"{document.id}#target/1", document=document.id, no="1", name=random.choice(NAMES),
        leads=(agencies[0].id,), evidence=(words(random, "name"), words(random, "leads")),
    )  # fmt: skip


def project(random: Random, document: Document, agencies: Sequence[Agency]) -> Project:
    """Return a project of a document."""
    return Project(
        id=f"{document.id}#project/1", document=document.id, no="1", name=random.choice(NAMES),
        leads=(agencies[-1].id,), evidence=(words(random, "name"),),
    )  # fmt: skip
