"""A whole graph as RDF, streamed: nothing larger than one part of it is held in memory."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.exporting.rdf.dataset import ending, opening
from kg.exporting.rdf.naming import Names
from kg.exporting.rdf.parts import triples_of_part
from kg.exporting.rdf.registry import Mergers
from kg.exporting.rdf.standards import PREFIXES, TYPE
from loaders.store.opening import store_errors
from loaders.store.readings import open_built
from loaders.store.rows import rows_of_store
from ontology.iris import DEFAULT_BASE
from ontology.terms import NAMESPACE
from queries.pausing import collector_paused

if TYPE_CHECKING:
    from typing_extensions import Buffer

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "ntriples": RdfFormat.N_TRIPLES,
}


class Out(Protocol):
    """What bytes can be written to."""

    def write(self, data: bytes, /) -> int:
        """Write some bytes and return how many there were."""
        ...


def write_rdf(out: Out, store: Path, form: str, base: str = DEFAULT_BASE) -> None:
    """Write the graph of a store in one of FORMATS, its things named under ``base``."""
    prefixes = None if form == "ntriples" else PREFIXES
    told = _Told(out)
    with closing(open_built(store)) as db, store_errors(store), collector_paused():
        db.execute("BEGIN")
        try:
            serialize(triples_of_store(db, base), told, FORMATS[form], prefixes=prefixes)
        except OSError:
            if told.failure is None:
                raise
            raise told.failure from None


class _Told(BytesIO):
    """Passes bytes on, and remembers what went wrong: the serializer forgets the reason."""

    def __init__(self, out: Out) -> None:
        super().__init__()
        self._out = out
        self.failure: OSError | None = None

    def write(self, data: "Buffer", /) -> int:
        try:
            return self._out.write(bytes(data))
        except OSError as error:
            self.failure = error
            raise

    def flush(self) -> None:
        """Nothing is kept here."""


def triples_of_store(db: sqlite3.Connection, base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """Yield what a store says, part by part, in order of id."""
    names = Names(base)
    files = dict(db.execute("SELECT file, id FROM node WHERE file IS NOT NULL ORDER BY id DESC"))
    counts: Counter[str] = Counter()
    mergers = Mergers()
    yield from opening(names)
    for part in rows_of_store(db):
        mergers.see(part)
        for triple in triples_of_part(part, names, files):
            if triple.predicate == TYPE and isinstance(triple.object, NamedNode):
                counts[triple.object.value] += 1
            yield triple
    yield from mergers.triples(names)
    of_ours = Counter({name: n for name, n in counts.items() if name.startswith(NAMESPACE)})
    yield from ending(names, of_ours)
