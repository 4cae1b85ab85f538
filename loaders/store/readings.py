"""What the files of a store say: sources by place, readings by the hash of their bytes."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from loaders.files import FoundFile, exported_names
from loaders.reading import Reading
from loaders.store.opening import open_store, store_errors
from ontology.errors import StoreUnusable

_SOURCE = "place, root, digest, document, gone, replaced"


class Source(NamedTuple):
    """A file that was read; ``document`` is the id of the document that its text claims to be.

    ``gone``: it was not there when last looked for. ``replaced``: another file's text took the
    place of its text, which is no longer part of the graph.
    """

    place: Path
    root: Path
    digest: str
    document: str
    gone: bool = False
    replaced: bool = False

    @property
    def file(self) -> FoundFile:
        """The file with the folder that it is named relative to."""
        return FoundFile(self.place, self.root)


class Mark(NamedTuple):
    """What a reading is made by: the registry's fingerprint and the version of the reader."""

    registry: str
    reader: str


def sources(db: sqlite3.Connection) -> dict[Path, Source]:
    """Return all sources by place, in order of place."""
    found = map(_source, db.execute(f"SELECT {_SOURCE} FROM source ORDER BY place"))
    return {source.place: source for source in found}


def shown_as(db: sqlite3.Connection, document: str) -> list[Source]:
    """Return the sources in the graph whose text claims to be this document."""
    query = f"SELECT {_SOURCE} FROM source WHERE document = ? AND NOT replaced ORDER BY place"
    return list(map(_source, db.execute(query, (document,))))


def source_at(db: sqlite3.Connection, place: Path) -> Source | None:
    """Return what is known of a place."""
    query = f"SELECT {_SOURCE} FROM source WHERE place = ?"
    row = db.execute(query, (str(place),)).fetchone()
    return None if row is None else _source(row)


def _source(row: tuple[str, str, str, str, int, int]) -> Source:
    place, root, digest, document, gone, replaced = row
    return Source(Path(place), Path(root), digest, document, bool(gone), bool(replaced))


def put_source(db: sqlite3.Connection, source: Source) -> None:
    """Write a source over what was known of its place."""
    place, root, digest, document, gone, replaced = source
    db.execute(
        "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?)",
        (str(place), str(root), source.file.name, digest, document, gone, replaced),
    )


def drop_source(db: sqlite3.Connection, place: Path) -> None:
    """Forget a place."""
    db.execute("DELETE FROM source WHERE place = ?", (str(place),))


def claim_document(db: sqlite3.Connection, digest: str, document: str) -> None:
    """Write which document the text of some bytes is, for all files that have it."""
    db.execute("UPDATE source SET document = ? WHERE digest = ?", (document, digest))


def put_reading(db: sqlite3.Connection, digest: str, mark: Mark, data: str) -> None:
    """Write a reading (as JSON) over an earlier one of the same bytes."""
    db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?)", (digest, *mark, data))


def drop_reading(db: sqlite3.Connection, digest: str) -> None:
    """Forget the text of some bytes, and that any place has it."""
    db.execute("DELETE FROM source WHERE digest = ?", (digest,))
    db.execute("DELETE FROM reading WHERE digest = ?", (digest,))


def drop_unused_readings(db: sqlite3.Connection) -> None:
    """Forget the readings of which no source is part of the graph."""
    db.execute(
        "DELETE FROM reading WHERE digest NOT IN (SELECT digest FROM source WHERE NOT replaced)"
    )


def reading_of(db: sqlite3.Connection, digest: str) -> Reading | None:
    """Return the reading of some bytes; None when there is none, or of another form than ours."""
    row = db.execute("SELECT data FROM reading WHERE digest = ?", (digest,)).fetchone()
    return None if row is None else _parsed(row[0])


def marks(db: sqlite3.Connection) -> dict[str, Mark]:
    """Return for each hash what its reading was made by."""
    rows = db.execute("SELECT digest, registry, reader FROM reading")
    return {digest: Mark(registry, reader) for digest, registry, reader in rows}


def all_readings(db: sqlite3.Connection) -> Iterator[tuple[str, Reading]]:
    """Yield the readings by the hash of their bytes, in order of hash.

    A reading in the form of another kg, whose file has gone, is left out: it cannot be resolved.
    """
    for digest, data in db.execute("SELECT digest, data FROM reading ORDER BY digest"):
        reading = _parsed(data)
        if reading is not None:
            yield digest, reading


def _parsed(data: str) -> Reading | None:
    from pydantic import ValidationError

    try:
        return Reading.model_validate_json(data)
    except ValidationError:
        return None


def shown_names(found: Mapping[Path, Source]) -> Mapping[Path, str]:
    """Return the exported name of each file that is part of the graph."""
    return exported_names(source.file for source in found.values() if not source.replaced)


def file_names(found: Mapping[Path, Source]) -> dict[str, str]:
    """Return the exported name of each hash: of equal bytes the smallest name of a file in place.

    Only where all files of these bytes have gone, one that has gone gives the name.
    """
    best: dict[str, tuple[bool, str]] = {}
    for place, name in shown_names(found).items():
        source = found[place]
        candidate = (source.gone, name)
        best[source.digest] = min(best.get(source.digest, candidate), candidate)
    return {digest: name for digest, (_, name) in best.items()}


def revision(db: sqlite3.Connection) -> int:
    """Return how many times readings or events have changed."""
    return int(_meta(db, "revision"))


def raise_revision(db: sqlite3.Connection) -> None:
    """Say that readings or events have changed."""
    db.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")


def is_resolved(db: sqlite3.Connection, resolver: str | None = None) -> bool:
    """Return whether the graph shown is that of the readings and events (made by ``resolver``)."""
    same = resolver is None or _meta(db, "resolver") == resolver
    return same and _meta(db, "resolved") == _meta(db, "revision")


def open_built(path: Path) -> sqlite3.Connection:
    """Return a connection to the graph of a store; the caller closes it.

    Raises StoreUnusable as ``open_store`` does, and where the first build was never completed:
    its empty graph would look like an answer.
    """
    db = open_store(path)
    with ExitStack() as unless_built:
        unless_built.callback(db.close)
        with store_errors(path):
            shown = db.execute("SELECT EXISTS (SELECT 1 FROM fact)").fetchone()[0]
            if not shown and _meta(db, "resolved") == "0":
                raise StoreUnusable("store-unbuilt", path=path)
        unless_built.pop_all()
    return db


def mark_resolved(db: sqlite3.Connection, resolver: str | None = None) -> None:
    """Say that the graph shown is that of the readings and events as they are now."""
    db.execute(
        "UPDATE meta SET value = (SELECT value FROM meta WHERE key = 'revision') "
        "WHERE key = 'resolved'"
    )
    if resolver is not None:
        db.execute("UPDATE meta SET value = ? WHERE key = 'resolver'", (resolver,))


def mark_imported(db: sqlite3.Connection) -> None:
    """Say that the graph was not made of readings, and cannot be made of them again."""
    db.execute("INSERT OR REPLACE INTO meta VALUES ('imported', '1')")


def is_imported(db: sqlite3.Connection) -> bool:
    """Return whether the graph came from a file of RDF, not from plans."""
    query = "SELECT EXISTS (SELECT 1 FROM meta WHERE key = 'imported')"
    return bool(db.execute(query).fetchone()[0])


def _meta(db: sqlite3.Connection, key: str) -> str:
    return str(db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0])
