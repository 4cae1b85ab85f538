"""A whole graph as a file of RDF, streamed."""

from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import RdfFormat, serialize

from loaders.rdf.writing.graph import triples_of_store
from loaders.rdf.writing.standards import PREFIXES
from loaders.store.opening import store_errors
from loaders.store.readings import open_built
from ontology.iris import DEFAULT_BASE
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
