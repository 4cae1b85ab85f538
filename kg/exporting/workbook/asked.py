"""What all sheets of one workbook ask of the graph: names, states, and where words stand."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from kg.exporting.workbook.pieces import first_places
from kg.exporting.workbook.sheets import Coded, Column, WordsAt
from kg.rendering.wording import words_of_code
from kg.settings import Settings
from queries.answers import Thing
from queries.graph_source import GraphSource
from queries.reachability import thing_of
from queries.short_names import ShortNames
from queries.states import Judged, Situation, judge, situation


class Asked(NamedTuple):
    """A graph on a day, in a language; ``places`` counts the pieces of evidence from 0."""

    source: GraphSource
    day: dt.date
    settings: Settings
    say: Callable[..., str]
    names: Mapping[str, str]
    short: ShortNames
    now: Situation
    judged: Mapping[int, Judged]
    places: Mapping[str, int]

    def columns(self, *wanted: tuple[str, int]) -> tuple[Column, ...]:
        """Return columns by the keys of their words, with their widths."""
        return tuple(Column(self.say(f"column-{key}"), width) for key, width in wanted)

    def named(self, ids: Iterable[str]) -> str:
        """Return what people call documents and agencies."""
        return "; ".join(self.names.get(id_, id_) for id_ in ids)

    def coded(self, beginning: str, code: str | None) -> Coded | None:
        """Return the words of a code; nothing where there is none."""
        return None if code is None else Coded(words_of_code(beginning, code, self.settings), code)

    def words_at(self, id_: str) -> WordsAt | None:
        """Return a link to the first words that show a thing; nothing where no text does."""
        return WordsAt(self.places[id_]) if id_ in self.places else None

    def document(self, id_: str) -> str:
        """Return the number of the document that a task or a document id names."""
        document = id_.partition("#")[0]
        return self.names.get(document, document)

    def called(self, id_: str) -> str:
        """Return a short name of a task, or of a document."""
        kind = "Task" if "#" in id_ else "Document"
        return self.short(Thing(id_, kind, self.names.get(id_, id_)))


def asked_of(source: GraphSource, day: dt.date, settings: Settings) -> Asked:
    """Return what the sheets ask of a graph."""
    named = map(thing_of, source.of_kind("Document", "Agency"))
    now = situation(source, day)
    return Asked(
        source,
        day,
        settings,
        settings.say,
        {thing.id: thing.label for thing in named},
        ShortNames(source),
        now,
        judge(source, now),
        first_places(source),
    )
