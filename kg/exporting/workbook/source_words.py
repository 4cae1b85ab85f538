"""The sheet of source words: each piece of evidence, where the other sheets' links lead."""

from collections.abc import Iterator

from kg.exporting.workbook.asked import Asked
from kg.exporting.workbook.pieces import pieces_of
from kg.exporting.workbook.sheets import Row, Sheet
from kg.rendering.wording import words_of_code


def words_sheet(asked: Asked) -> Sheet:
    """Return the sheet with a row for each piece of evidence."""
    columns = asked.columns(
        ("id", 40), ("field", 16), ("quote", 90), ("file", 32), ("start", 10), ("end", 10)
    )
    return Sheet("words", columns, _rows(asked))


def _rows(asked: Asked) -> Iterator[Row]:
    for id_, words in pieces_of(asked.source):
        shown = words_of_code("column", words["field"], asked.settings)
        yield (id_, shown, words["quote"], words["file"], words["start"], words["end"])
