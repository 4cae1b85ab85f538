"""The one command that imports an export into an empty Neo4j."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.exporting.neo4j_csv.cells import Marks
from kg.exporting.neo4j_csv.folder import BEGINNING
from kg.exporting.neo4j_csv.sharing import Written
from kg.exporting.neo4j_csv.tables import TABLES, Table

_READ_AT_ONCE = 4 << 20
"""Characters of a file that the importer holds, unless it is told to hold more."""


def import_command(folder: Path, marks: Marks, written: Sequence[Written]) -> str:
    """Return the command as a shell takes it: it replaces the database ``neo4j`` as a whole."""
    words = [*BEGINNING.split(), *_options(marks, written)]
    for table in TABLES.values():
        files = [each.file for each in written if each.table == table.of]
        if files:
            words.append(_group(folder.absolute(), table, files))
    return shlex.join(words)


def _options(marks: Marks, written: Sequence[Written]) -> Iterator[str]:
    yield from ("neo4j", "--overwrite-destination", f"--array-delimiter=U+{ord(marks.between):04X}")
    if any(each.broken for each in written):
        yield "--multiline-fields=true"
    longest = 2 * max(each.longest for each in written)  # Java counts some characters twice
    if longest > _READ_AT_ONCE:
        yield f"--read-buffer-size={longest}"


def _group(folder: Path, table: Table, files: Sequence[str]) -> str:
    names = [table.header_file, *sorted(files)]
    return f"{table.option}={','.join(str(folder / name) for name in names)}"
