"""Which files an export must not be written over."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from loaders.store.opening import COMPANIONS, open_store, store_errors
from loaders.store.readings import sources
from ontology.errors import WrongUse
from viz.page import MARK as PAGE_MARK


def refuse_own_files(outputs: Iterable[Path], store: Path) -> None:
    """Raise WrongUse when an output is the store, a file beside it, or a plan read into it.

    The same file under another name, through a link or by another path, is known too.
    """
    with closing(open_store(store)) as db, store_errors(store):
        plans = [*sources(db)]
    own = [store, *(Path(f"{store.resolve()}{ending}") for ending in COMPANIONS)]
    for output in outputs:
        if any(_is_same(output, each) for each in own):
            raise WrongUse("export-onto-store", path=output)
        if any(_is_same(output, plan) for plan in plans):
            raise WrongUse("export-onto-plan", path=output)


def refuse_foreign_table(file: Path, columns: Sequence[str]) -> None:
    """Raise WrongUse when there is a file whose first line is not that of this table."""
    try:
        with file.open("rb") as table:
            head = table.readline(1 << 16)
    except FileNotFoundError:
        return
    if head.decode("utf-8-sig", "replace").strip() not in ("", ",".join(columns)):
        raise WrongUse("export-onto-foreign", path=file)


def refuse_foreign_page(file: Path) -> None:
    """Raise WrongUse when there is a file that is no page of ours."""
    try:
        with file.open("rb") as page:
            head = page.read(len(PAGE_MARK))
    except FileNotFoundError:
        return
    if head not in (b"", PAGE_MARK.encode()):
        raise WrongUse("export-onto-foreign-page", path=file)


def _is_same(one: Path, other: Path) -> bool:
    """A file that is not there yet is known by its path alone."""
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()
