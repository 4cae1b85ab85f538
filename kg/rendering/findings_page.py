"""Findings as a person reads them: how grave, what it is, which things, which words."""

from collections.abc import Iterator

from kg.findings import FindingRow
from kg.rendering.wording import words_of_code
from kg.settings import Settings
from queries.answers import Answer
from queries.short_names import ShortNames


class FindingsPage:
    """The page of one run."""

    def __init__(self, settings: Settings, names: ShortNames) -> None:
        self._settings = settings
        self._names = names

    def lines(self, answer: Answer) -> Iterator[str]:
        """Yield each finding, then how many there are of each level."""
        for row in answer.rows:
            yield from self._finding(row)
        yield self._settings.say("check-counts", **answer.counts)

    def _finding(self, row: FindingRow) -> Iterator[str]:
        level = words_of_code("severity", row.level, self._settings)
        yield f"{level}: {row.message}"
        for subject in row.subjects:
            name = self._names(subject)
            yield f"  - {name}  {subject.id if name == subject.label else subject.label}"
        for quote in row.words:
            words = " ".join(quote.quote.split())
            yield f"    “{words}” ({quote.file}:{quote.start}-{quote.end})"
        yield ""
