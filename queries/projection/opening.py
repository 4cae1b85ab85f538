"""Opening the projection of a store: the one that is there, or a new one."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from loaders.store.facts import graph_digest, part_digests
from loaders.store.opening import store_errors
from loaders.store.readings import open_built
from loaders.store.shares import state_of
from ontology.errors import StoreUnusable
from queries.projection.database import opened
from queries.projection.drafts import draft_folder, remove_if_left
from queries.projection.faults import Damaged, making_faults
from queries.projection.places import Place, companions, places, remove
from queries.projection.tables import tables_digest

if TYPE_CHECKING:
    from ladybug import Database

_TRIES = 3
"""How often a projection is begun that the store has outrun."""

_FILE = "graph.lbug"


class Wanted(NamedTuple):
    """The projection of a store in one state; ``stamp`` is another for any other projection."""

    store: Path
    state: str
    stamp: str


@contextmanager
def opened_projection(store: Path) -> "Iterator[Database]":
    """Give the projection of a store as it is now, for reading; it is made where there is none.

    The store is free while it is asked. Raises StoreUnusable as ``open_built`` does, and where no
    projection can be made.
    """
    with ExitStack() as stack:
        yield _of_this_moment(store, stack)


def _of_this_moment(store: Path, stack: ExitStack) -> "Database":
    """Return the projection, which ``stack`` closes; begin again when the store has changed."""
    for _ in range(_TRIES):
        try:
            return _found_or_made(wanted(store), stack)
        except StoreUnusable as error:
            if error.key != "store-changed":
                raise
            changed = error
    raise changed


def wanted(store: Path) -> Wanted:
    """Return what the projection of a store has to be: of its graph, by this kg and this engine."""
    with closing(open_built(store)) as db, store_errors(store):
        db.execute("BEGIN")
        facts = graph_digest(part_digests(db))
        made_by = f"{facts} {tables_digest()} {version('ladybug')}"
        return Wanted(store, state_of(db), blake2b(made_by.encode(), digest_size=8).hexdigest())


def _found_or_made(what: Wanted, stack: ExitStack) -> "Database":
    for place in places(what.store):
        database = _found(what, place, stack)
        if database is not None:
            return database
    for place in places(what.store):
        with ExitStack() as making:
            try:
                place.folder.mkdir(parents=True, exist_ok=True)
                draft = making.enter_context(draft_folder(place.draft(what.stamp)))
            except OSError:  # a folder that may not be written to, or that another keeps
                continue
            return _found(what, place, stack) or _made(what, place, draft, stack)
    return _made_for_now(what, stack)


def _found(what: Wanted, place: Place, stack: ExitStack) -> "Database | None":
    """Return the projection that is there; one that cannot be used is removed."""
    file = place.file(what.stamp)
    if not file.exists():
        return None
    remove_if_left(place.draft(what.stamp))
    try:
        if companions(file):
            raise Damaged(f"{file} was not closed in order")
        return stack.enter_context(opened(file))
    except Damaged:
        remove(file)
        return None


def _made(what: Wanted, place: Place, draft: Path, stack: ExitStack) -> "Database":
    from queries.projection.loading import load

    file = place.file(what.stamp)
    with making_faults(file):
        load(what.store, what.state, draft, draft / _FILE)
        (draft / _FILE).replace(file)
        place.remove_others(what.stamp)
        return stack.enter_context(opened(file))


def _made_for_now(what: Wanted, stack: ExitStack) -> "Database":
    """Make one that lasts as long as this run: it can be kept nowhere."""
    from queries.projection.loading import load

    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-")))
    file = folder / _FILE
    with making_faults(file):
        load(what.store, what.state, folder, file)
        return stack.enter_context(opened(file))


def forget_projection(store: Path) -> None:
    """Remove the projection of a store as it is now, which turned out to be damaged."""
    what = wanted(store)
    for place in places(store):
        remove(place.file(what.stamp))
