"""Several mentions of one document to one node of the graph."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from loaders.reading import DocumentName
from loaders.resolving.references import Series, Title, id_of
from ontology.model import Document

_T = TypeVar("_T")


class Node(NamedTuple):
    """What makes a document one: series and date, or a title, or the id of its own text."""

    series: Series | None
    date: dt.date | None
    title: Title | None
    own: str | None


class Said(NamedTuple):
    """What one text says of a document; ``own``: it is that document's own text."""

    name: DocumentName
    own: bool
    file: str | None


def merged(node: Node, said: Sequence[Said]) -> Document:
    """Return the document that all of ``said`` speak of, given in the order of preference.

    Its own text comes first. Of other texts the printed issuer is the first one's, title and
    date the ones most often given, the first of equals.
    """
    names = [one.name for one in said]
    own = next((one for one in said if one.own), None)
    issued = min(names, key=lambda n: (n.issuer is None, n.issuer_printed is None))
    if own and own.name.issuer:
        issued = own.name
    date = own.name.date if own else node.date
    whole = DocumentName(
        number=node.series.number if node.series else names[0].number,
        type=next((n.type for n in names if n.type), None),
        organ=next((n.organ for n in names if n.organ), None),
        place=next((n.place for n in names if n.place), None),
        issuer=issued.issuer,
        issuer_printed=issued.issuer_printed
        or next((n.issuer_printed for n in names if n.issuer_printed), None),
        date=date or node.date or _most([n.date for n in names]),
        title=own.name.title if own and own.name.title else _most([n.title for n in names]),
        level=issued.level,
    )
    id_ = id_of(own.name) if own else id_of(whole)
    return Document(
        id=id_,
        aliases=_aliases(names, whole, id_),
        number=whole.number,
        type=whole.type,
        issuer=whole.issuer,
        issuer_printed=whole.issuer_printed,
        place=whole.place,
        date=whole.date,
        title=whole.title,
        level=whole.level,
        file=own.file if own else None,
    )


def _aliases(names: Sequence[DocumentName], whole: DocumentName, id_: str) -> tuple[str, ...]:
    """Return the other ids that mentions give by themselves, as one without a date does.

    Digits alone stand for the whole number; a law's name is an alias of its number.
    """
    given = {
        (name.date, None if name.number else name.title, name.number is None) for name in names
    }
    ids = set()
    for date, title, named in given:
        only: dict[str, object] = {"date": None if named and whole.number else date}
        if named:
            only |= {"number": None, "title": title}
        ids.add(id_of(whole.model_copy(update=only)))
    return tuple(sorted(ids - {id_}))


def _most(values: Sequence[_T | None]) -> _T | None:
    given = [value for value in values if value is not None]
    return Counter(given).most_common(1)[0][0] if given else None
