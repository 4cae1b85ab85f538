"""A whole graph as triples, streamed: nothing larger than one part of it is held in memory."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from loaders.rdf.writing.dataset import ending, opening
from loaders.rdf.writing.naming import Names
from loaders.rdf.writing.parts import triples_of_part
from loaders.rdf.writing.registry import Mergers
from loaders.rdf.writing.standards import TYPE
from loaders.rdf.writing.stating import Files
from loaders.store.rows import PartRows, rows_of_store
from ontology.iris import DEFAULT_BASE
from ontology.terms import NAMESPACE


class Told:
    """What was told of a graph: things of each class, and agencies that went into others."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.mergers = Mergers()


def triples_of_store(db: sqlite3.Connection, base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """Yield what a store says: of the data set, of its parts in order of id, then what is known."""
    names, told = Names(base), Told()
    files = dict(db.execute("SELECT file, id FROM node WHERE file IS NOT NULL ORDER BY id DESC"))
    yield from opening(names)
    yield from triples_of_rows(rows_of_store(db), names, files, told)
    yield from triples_behind(names, told)


def triples_of_rows(
    rows: Iterable[PartRows], names: Names, files: Files, told: Told
) -> Iterator[Triple]:
    """Yield what parts of a graph say, the triples of one subject together."""
    for part in rows:
        told.mergers.see(part)
        for triple in triples_of_part(part, names, files):
            if triple.predicate == TYPE and isinstance(triple.object, NamedNode):
                class_ = triple.object.value
                if class_.startswith(NAMESPACE):
                    told.counts[class_] += 1
            yield triple


def triples_behind(names: Names, told: Told) -> Iterator[Triple]:
    """Yield what stands behind all parts: the mergers of their agencies, how much there is."""
    yield from told.mergers.triples(names)
    yield from ending(names, told.counts)
