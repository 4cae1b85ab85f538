"""The folder of an export: what in it is ours, and how a new export takes the place of an old one.

All is written beside the files that it replaces, in a folder of its own. The command comes last
and goes first: a folder without it holds no whole export.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.exporting.guarding import refuse_foreign_table
from kg.exporting.neo4j_csv.tables import TABLES
from ontology.errors import WrongUse

COMMAND = "import-command.txt"
"""The file that holds the command; there when everything else is."""

BEGINNING = "neo4j-admin database import full"
"""What the command begins with."""

_DRAFT = ".kg-neo4j-csv"
_NAME = re.compile(
    rf"(?:nodes|relationships)-({'|'.join(TABLES)})-(?:header|[0-9]{{1,9}})\.csv|{COMMAND}"
)


def files_in(folder: Path) -> list[Path]:
    """Return the files of a folder that have names of ours, in the order in which they may go.

    The command first, headers last: rows without their header would be nobody's.
    """
    if not folder.is_dir():
        return []
    named = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    return sorted(named, key=lambda path: (path.name != COMMAND, path.name.endswith("-header.csv")))


def refuse_foreign_files(folder: Path) -> None:
    """Raise WrongUse when a file has a name of ours and is not what we would have written.

    Rows are known by the header beside them.
    """
    if "," in str(folder.absolute()):
        raise WrongUse("export-folder-comma", path=folder)
    for path in files_in(folder):
        if path.name == COMMAND:
            _refuse_unless_command(path)
            continue
        match = _NAME.fullmatch(path.name)
        table = TABLES[match[1] if match else ""]
        header = folder / table.header_file
        if not header.exists():
            raise WrongUse("export-onto-foreign", path=path)
        refuse_foreign_table(header, table.header)


def _refuse_unless_command(path: Path) -> None:
    with path.open("rb") as file:
        if not file.read(len(BEGINNING)) == BEGINNING.encode():
            raise WrongUse("export-onto-foreign", path=path)


@contextmanager
def new_files(folder: Path) -> Iterator[Path]:
    """Give a folder whose files take the place of the export in ``folder`` when all are written.

    What the system refuses is told of the folder that was asked for.
    """
    was_there = folder.is_dir()
    draft = folder / _DRAFT
    try:
        draft.mkdir(parents=True, exist_ok=True)
        _clear(draft)  # what a killed export left
        yield draft
        _clear(folder)
        for path in reversed(files_in(draft)):
            path.rename(folder / path.name)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error
    finally:
        with suppress(OSError):
            _clear(draft)
            draft.rmdir()
            if not was_there:
                folder.rmdir()


def _clear(folder: Path) -> None:
    for path in files_in(folder):
        path.unlink()
