"""What the plans of a made-up city have around them: documents, agencies, awaited acts, events."""

import datetime as dt
import random
from typing import NamedTuple

from benchmarks.invented import DEPARTMENTS, MINISTRIES, OBJECTS
from ontology.identity import agency_id, document_id, event_id, prerequisite_id
from ontology.model import Agency, Document, Evidence, Happening, Prerequisite
from ontology.vocabulary import Event, Level

PLACE = "vn-hai-dang"
CITY = "thành phố Hải Đăng"
DAY = dt.date(2026, 1, 15)
GOVERNMENT = "Ủy ban nhân dân thành phố"

_EVENTS: tuple[Event, ...] = ("guidance", "issuance", "approval", "recognition", "request")
_KINDS = ("ban hành", "phê duyệt", "hướng dẫn", "công bố")
_LEADS = 230


class Programme(NamedTuple):
    """A programme, the plans that carry it out, and the acts that their tasks await."""

    document: Document
    plans: list[Document]
    acts: list[Prerequisite]


class Plan(NamedTuple):
    """A plan and its programme, with what the whole city has: shared acts, agencies that lead."""

    document: Document
    programme: Programme
    shared: list[Prerequisite]
    leads: list[Agency]


def document(number: str, type_: str, organ: str, level: Level) -> Document:
    """Return a document of the city, or of the centre where its organ is ``tw`` or ``cp``."""
    central = organ in ("tw", "cp")
    place = "vn" if central else PLACE
    return Document(
        id=document_id(place, type_, organ, DAY, number, None),
        number=number,
        type=type_,
        issuer=GOVERNMENT if organ == "ubnd" else None,
        issuer_printed=f"UBND {CITY}" if organ == "ubnd" else None,
        place=place,
        date=DAY,
        title=f"Về các việc chung của {CITY} theo văn bản số {number}",
        level=level,
        file=None if central else file_of(number),
    )


def file_of(number: str) -> str:
    """Return the name of the file that a document was read from."""
    return f"{number.replace('/', '-')}.txt"


def agencies_that_lead() -> list[Agency]:
    """Return the city's own organs, most of them communes."""
    city = [_agency(GOVERNMENT, PLACE, "city-government")]
    city += [_agency(name, PLACE, "department") for name in DEPARTMENTS]
    communes = range(_LEADS - len(city))
    return [*city, *(_agency(f"UBND xã bãi {n}", PLACE, "commune") for n in communes)]


def ministries() -> list[Agency]:
    """Return the organs of the centre, whose acts the city awaits."""
    return [_agency(name, "vn", "ministry") for name in MINISTRIES]


def _agency(name: str, place: str, level: Level) -> Agency:
    return Agency(id=agency_id(place, name), name=name, place=place, level=level)


def awaited_act(chance: random.Random, number: int, issuer: Agency, file: str) -> Prerequisite:
    """Return an act that tasks wait for; the number makes it the only one of its kind."""
    event = chance.choice(_EVENTS)
    object_ = f"tiêu chí số {number} về {chance.choice(OBJECTS)} của {CITY}"
    text = f"sau khi {issuer.name} {chance.choice(_KINDS)} {object_}"
    return Prerequisite(
        id=prerequisite_id(issuer.id, event, object_, None),
        text=text,
        issuer=issuer.id,
        level="central",
        event=event,
        object=object_,
        evidence=(words_of("text", text, file, 50 * number),),
    )


def words_of(field: str, quote: str, file: str, start: int) -> Evidence:
    """Return the words of a file that show a field."""
    return Evidence(field=field, file=file, start=start, end=start + len(quote), quote=quote)


def met(act: Prerequisite, chance: random.Random) -> Happening:
    """Return the record that an act was met, on some day of half a year."""
    day = dt.date(2026, 2, 1) + dt.timedelta(days=chance.randrange(180))
    return Happening(id=event_id("met", act.id), kind="met", subject=act.id, title=act.text, on=day)
