"""Values as cells of CSV that Neo4j's importer reads back as they were.

Nothing between two commas is a value that is not there; a value stands in quotes, also an empty
text, with each quote in it doubled. Whatever else it holds – line ends, backslashes, control
characters – is read as it stands. The items of a list are joined by a character that no fact has.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from kg.exporting.neo4j_csv.tables import Table
from ontology.errors import WrongUse
from ontology.flattening import Values
from ontology.properties import Type


class Marks(NamedTuple):
    """Two characters that stand in no fact: between items of a list, and for what is not there."""

    between: str
    nothing: str


def free_marks(db: sqlite3.Connection) -> Marks:
    """Return characters that the facts of a store leave free; control characters if they do.

    Raises WrongUse when they leave none.
    """
    free = list(islice(_free(db), 2))
    if len(free) < 2:
        raise WrongUse("export-no-delimiter")
    return Marks(*free)


def _free(db: sqlite3.Connection) -> Iterator[str]:
    used = set[str]()  # as JSON writes them; all other characters stand in it as they are
    for (data,) in db.execute(r"SELECT data FROM fact WHERE data LIKE '%\u00%'"):
        used.update(chr(int(code, 16)) for code in re.findall(r"\\u(00[01][0-9a-f])", data))
    without_letter = (*range(0x1F, 0x0D, -1), *range(0x07, 0x00, -1))  # others are \n, \t, \b …
    yield from (character for character in map(chr, without_letter) if character not in used)
    for character in map(chr, range(0xE000, 0xF900)):  # what Unicode leaves to everybody
        query = "SELECT EXISTS (SELECT 1 FROM fact WHERE instr(data, ?))"
        if not db.execute(query, (character,)).fetchone()[0]:
            yield character


class Cells:
    """Makes the rows of one table."""

    def __init__(self, table: Table, marks: Marks) -> None:
        as_text: Mapping[Type, Callable[[Any], str]] = {
            "boolean": lambda value: "true" if value else "false",
            "texts": marks.between.join,
            "integers": lambda value: marks.between.join(map(str, value)),
        }
        self._marks = marks
        self._empty: dict[str, object] = dict.fromkeys(table.properties, marks.nothing)
        self._converted = [
            (name, as_text[kind]) for name, kind in table.properties.items() if kind in as_text
        ]
        self._form = ",".join(['"%s"'] * len(table.header)) + "\n"
        self._quotes = 2 * len(table.header)

    def row(self, ends: Sequence[str], values: Values) -> str:
        """Return a row, with marks for what is not there; ``ends`` stand before its properties.

        Raises WrongUse for a list of nothing but an empty text: it would be read as no list.
        """
        cells = {**self._empty, **values}
        for name, as_text in self._converted:
            if name in values:
                cells[name] = as_text(values[name])
                if not cells[name]:
                    id_ = values.get("id") or " → ".join(ends)
                    raise WrongUse("export-not-carried", id=id_, name=name)
        row = self._form % (*ends, *cells.values())
        if row.count('"') == self._quotes:
            return row
        doubled = (str(cell).replace('"', '""') for cell in (*ends, *cells.values()))
        return self._form % tuple(doubled)

    def text(self, rows: Sequence[str]) -> str:
        """Return rows as they stand in a file."""
        return "".join(rows).replace(f'"{self._marks.nothing}"', "")
