"""What numbers and names of documents mean: in the text that uses them, else over all texts."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.reading import CitationMention, DocumentName, Reading
from loaders.resolving.merging import Node
from loaders.resolving.references import (
    Series,
    Title,
    carries_type,
    digits_of,
    holds_year,
    id_of,
    is_attached,
    is_short,
    needs_year,
    series_of,
    title_of,
)

Candidates = tuple[Node, ...]
"""One node: the meaning. None or several: no answer, the several are what it could be."""

_BESIDE = 300
"""Characters within which an undated number repeats the dated one just before it."""


@dataclass(slots=True)
class _Text:
    """What one text tells of the numbers that it uses."""

    own: DocumentName
    dates: dict[Series, list[tuple[int, str | None, dt.date]]]
    types: dict[Series, set[str | None]]
    digits: dict[str, set[Series]]
    titles: set[Title]


@dataclass(slots=True)
class Meanings:
    """All texts' knowledge of numbers and names; ``learn`` every text before asking."""

    texts: dict[str, _Text] = field(default_factory=dict)
    dates: dict[Series, set[dt.date]] = field(default_factory=lambda: defaultdict(set))
    undated: dict[Series, set[Node]] = field(default_factory=lambda: defaultdict(set))
    by_digits: dict[tuple[str, str], set[Series]] = field(default_factory=lambda: defaultdict(set))
    laws: dict[tuple[str | None, str], dict[int | None, set[Node]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )

    law_dates: dict[tuple[str | None, str, int | None], set[dt.date]] = field(
        default_factory=lambda: defaultdict(set)
    )
    numbered_law_dates: dict[Series, set[dt.date]] = field(default_factory=lambda: defaultdict(set))

    def learn(self, key: str, reading: Reading) -> None:
        """Take in all numbers, dates and names of one text."""
        text = _Text(reading.document, defaultdict(list), defaultdict(set), defaultdict(set), set())
        self.texts[key] = text
        for name, start, task in _names(reading):
            series = series_of(name)
            if series:
                text.digits[digits_of(series.number)].add(series)
                text.types[series].add(name.type)
                self.by_digits[digits_of(series.number), series.organ].add(series)
                self._learn_date(text, series, name, start, task)
            self._learn_title(text, name)

    def _learn_date(
        self, text: _Text, series: Series, name: DocumentName, start: int, task: str | None
    ) -> None:
        if holds_year(series.number):
            return
        if name.date:
            text.dates[series].append((start, task, name.date))
            self.dates[series].add(name.date)
        elif name is text.own:
            self.undated[series].add(Node(series, None, None, id_of(name)))

    def _learn_title(self, text: _Text, name: DocumentName) -> None:
        title, series = title_of(name), series_of(name)
        if title is None or needs_year(title) or name.organ is None:
            return
        node = _dated(series, name.date) if series else Node(None, None, title, None)
        if name is text.own and not series:
            node = Node(None, None, None, id_of(name))
        self.laws[title.type, title.words][title.year].add(node)
        if name.date:
            self.law_dates[title.type, title.words, title.year].add(name.date)
            if series:
                self.numbered_law_dates[series].add(name.date)
        text.titles.add(title)

    def own(self, key: str) -> Node:
        """Return the document that a text is itself."""
        name = self.texts[key].own
        series = series_of(name)
        if series is None:
            return Node(None, None, None, id_of(name))
        if name.date or holds_year(series.number):
            return _dated(series, name.date)
        if len(self.dates[series]) == 1 and len(self.undated[series]) == 1:
            return _dated(series, next(iter(self.dates[series])))
        return Node(series, None, None, id_of(name))

    def of(self, key: str, mention: CitationMention) -> Candidates:
        """Return the documents that a mention of a text can mean: one when it is settled."""
        name, series = mention.name, series_of(mention.name)
        if series:
            if is_attached(mention) and series == series_of(self.texts[key].own):
                return (self.own(key),)
            return self._numbered(key, series, mention)
        if is_short(name):
            return self._short(key, mention)
        title = title_of(name)
        if title is None:
            return ()
        return (
            self._of_congress(key, title) if name.organ is None else self._titled(title, name.date)
        )

    def _numbered(self, key: str, series: Series, mention: CitationMention) -> Candidates:
        if mention.name.date or holds_year(series.number):
            return (_dated(series, mention.name.date),)
        text = self.texts[key]
        here = text.dates.get(series, [])
        dates = {date for _, _, date in here}
        if not here and series == series_of(text.own):
            return (self.own(key),)
        if len(dates) > 1:
            dates = _just_before(here, mention) or dates
        if len(dates) == 1:
            return (_dated(series, dates.pop()),)
        known = {_dated(series, date) for date in self.dates[series]}
        if len(known) != 1 or len(self.undated[series]) != 1:
            known |= self.undated[series]
        return _ordered(known) or (Node(series, None, None, None),)

    def _short(self, key: str, mention: CitationMention) -> Candidates:
        """Digits mean the one number of that type that the same text names, else nothing."""
        name, text = mention.name, self.texts[key]
        digits = digits_of(name.number or "")
        here = [
            series
            for series in text.digits.get(digits, ())
            if name.organ in (None, series.organ)
            and (name.type in text.types[series] or carries_type(series.number, name.type))
        ]
        found = {node for series in here for node in self._numbered(key, series, mention)}
        if len(here) == 1:
            return _ordered(found)
        if not here and name.organ:
            for series in self.by_digits.get((digits, name.organ), ()):
                if carries_type(series.number, name.type):
                    found.update(self._numbered(key, series, mention))
        return _open(found)

    def _titled(self, title: Title, date: dt.date | None) -> Candidates:
        """Two laws of one name and year are told apart by their days, where a text gives one."""
        years = self.laws.get((title.type, title.words), {})
        if needs_year(title):
            return _open({node for nodes in years.values() for node in nodes})
        known = {node for node in years.get(title.year, ()) if node.series or node.own}
        if known and len(self.law_dates[title.type, title.words, title.year]) > 1:
            same = {n for n in known if n.series and date in self.numbered_law_dates[n.series]}
            return _ordered(same) if same else _open(known)
        return _ordered(known) or (Node(None, None, title, None),)

    def _of_congress(self, key: str, title: Title) -> Candidates:
        """Return the congress's resolution that the same text names in full, if just one."""
        which = title.words.rsplit(" ", 1)[-1]
        return _ordered(
            {
                Node(None, None, full, None)
                for full in self.texts[key].titles
                if full.words.startswith("nghị quyết đại hội")
                and full.words.partition("lần thứ ")[2].split(" ")[0] == which
            }
        )


def _names(reading: Reading) -> Iterator[tuple[DocumentName, int, str | None]]:
    """Yield the names that give a text's numbers their meaning, its own first."""
    yield reading.document, -_BESIDE, None
    own = series_of(reading.document)
    for mention in reading.citations:
        if not (own and is_attached(mention) and series_of(mention.name) == own):
            yield mention.name, mention.words.start, mention.task


def _just_before(
    here: list[tuple[int, str | None, dt.date]], mention: CitationMention
) -> set[dt.date]:
    """Return the date of the same number just before, in the same sentence or cell."""
    start = mention.words.start
    near = [
        (at, date)
        for at, task, date in here
        if task == mention.task and start - _BESIDE < at < start
    ]
    return {max(near)[1]} if near else set()


def _dated(series: Series, date: dt.date | None) -> Node:
    return Node(series, None if holds_year(series.number) else date, None, None)


def _ordered(nodes: set[Node]) -> Candidates:
    return tuple(sorted(nodes, key=repr)) if len(nodes) > 1 else tuple(nodes)


def _open(nodes: set[Node]) -> Candidates:
    """Return candidates that are no answer, even when there is only one."""
    return _ordered(nodes) * 2 if len(nodes) == 1 else _ordered(nodes)
