"""The agencies that all texts name, one for each place and canonical name."""

from collections.abc import Iterable

from loaders.reading import AgencyName, Reading
from ontology.identity import agency_id
from ontology.model import Agency, Document
from ontology.spelling import tidy


def id_of(name: AgencyName) -> str:
    """Return the id of a resolved agency name."""
    return agency_id(name.place, name.name)


def names_of(reading: Reading) -> Iterable[AgencyName]:
    """Yield every agency that a reading names, in the order of the text."""
    for task in reading.tasks:
        yield from (*task.leads, *task.coordinators, *task.authority)
        yield from (p.issuer for p in task.prerequisites if p.issuer is not None)
    for target in reading.targets:
        yield from target.leads
    for project in reading.projects:
        yield from project.leads


def collect_agencies(
    readings: Iterable[Reading], issuers: Iterable[AgencyName]
) -> tuple[Agency, ...]:
    """Return the agencies in the order of their ids; aliases are the spellings that texts print."""
    found: dict[str, tuple[AgencyName, set[str]]] = {}
    for name in (*issuers, *(n for reading in readings for n in names_of(reading))):
        first, printed = found.setdefault(id_of(name), (name, set()))
        printed.add(tidy(name.printed))
        if (name.level, name.name) < (first.level, first.name):
            found[id_of(name)] = (name, printed)
    return tuple(
        Agency(
            id=id_,
            name=name.name,
            place=name.place,
            level=name.level,
            collective=name.collective,
            aliases=tuple(sorted(printed - {name.name})),
        )
        for id_, (name, printed) in sorted(found.items())
    )


def issuer_name(document: Document) -> AgencyName | None:
    """Return the agency behind a document, None when the text names none."""
    if document.issuer is None:
        return None
    return AgencyName(
        name=document.issuer,
        place=document.place,
        level=document.level,
        printed=document.issuer_printed or document.issuer,
    )
