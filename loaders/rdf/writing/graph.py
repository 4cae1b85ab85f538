"""A whole graph as triples, streamed: nothing larger than one part of it is held in memory."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from loaders.rdf.writing.dataset import ending, opening
from loaders.rdf.writing.naming import Names
from loaders.rdf.writing.parts import triples_of_part
from loaders.rdf.writing.standards import TYPE
from loaders.rdf.writing.stating import Files
from loaders.store.rows import PartRows, rows_of_store
from ontology.iris import DEFAULT_BASE
from ontology.terms import NAMESPACE

Counts = Counter[str]
"""How many things there are of each class of the ontology, by its IRI."""


def triples_of_store(db: sqlite3.Connection, base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """Yield what a store says: of the data set, of its parts in order of id, of their counts."""
    names, counts = Names(base), Counts()
    files = dict(db.execute("SELECT file, id FROM node WHERE file IS NOT NULL ORDER BY id DESC"))
    yield from opening(names)
    yield from triples_of_rows(rows_of_store(db), names, files, counts)
    yield from ending(names, counts)


def triples_of_rows(
    rows: Iterable[PartRows], names: Names, files: Files, counts: Counts
) -> Iterator[Triple]:
    """Yield what parts of a graph say, the triples of one subject together; count the things."""
    for part in rows:
        for triple in triples_of_part(part, names, files):
            if triple.predicate == TYPE and isinstance(triple.object, NamedNode):
                class_ = triple.object.value
                if class_.startswith(NAMESPACE):
                    counts[class_] += 1
            yield triple
