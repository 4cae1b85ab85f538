"""What does not fit the shapes, as a table for people."""

import sys
from collections.abc import Iterator

from kg.rendering.tables import lines_of_table
from kg.rendering.wording import words_of_code
from kg.settings import Settings
from queries.answers import Answer


class ShapesReport:
    """The report of one run."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def lines(self, answer: Answer) -> Iterator[str]:
        """Yield the table, then how many things were looked at and what was found."""
        say = self._settings.say
        headings = [say(f"column-{name}") for name in answer.columns]
        rows = [
            (words_of_code("severity", row.severity, self._settings), row.thing,
             row.property or "", row.message, row.value or "")
            for row in answer.rows
        ]  # fmt: skip
        yield from lines_of_table(headings, rows, sys.stdout)
        yield say("validate-counts", **answer.counts)
