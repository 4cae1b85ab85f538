"""Which document each mention means, over all texts; what several texts say of one is merged.

An undated number takes the meaning that its own text gives it when there is just one, else the
one document of that issuer and number that any text knows. Two known ones mean no answer: the
mention is listed with both. Nothing depends on the order in which texts are loaded.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from loaders.reading import CitationMention, DocumentName, Reading
from loaders.resolving.merging import Node, Said, merged
from loaders.resolving.references import (
    Series,
    Title,
    digits_of,
    holds_year,
    id_of,
    is_short,
    needs_year,
    series_of,
    title_of,
)
from ontology.agencies import Registry
from ontology.model import Document
from ontology.spelling import fold

Candidates = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ResolvedDocuments:
    """All documents, and which of them each mention of each text means.

    ``own`` gives the document of each source; ``unresolved`` lists source, position of the
    citation and the documents it could be, in the order of sources and positions.
    """

    documents: tuple[Document, ...]
    own: dict[str, str]
    targets: dict[tuple[str, int], str]
    unresolved: list[tuple[str, int, tuple[str, ...]]]

    def target(self, source: str, index: int) -> str | None:
        """Return the document that a citation of a source means; None where it is unresolved.

        A text that names itself ("Kèm theo Kế hoạch số …") gives its own document.
        """
        return self.targets.get((source, index))


def resolve_documents(
    readings: Mapping[str, Reading], files: Mapping[str, str], registry: Registry
) -> ResolvedDocuments:
    """Return the documents of all readings and the meaning of every mention.

    ``files`` gives each reading its exported name; of two readings of one document the smaller
    name counts.
    """
    own = {key: id_of(reading.document) for key, reading in readings.items()}
    order = sorted(readings, key=lambda key: (own[key], files[key], key))
    known = _Known()
    for key in order:
        known.learn(key, readings[key])
    said: dict[Node, list[Said]] = defaultdict(list)
    meant: dict[tuple[str, int], Node] = {}
    open_: list[tuple[str, int, Candidates]] = []
    for key in order:
        node = known.own(key, readings[key].document)
        said[node].append(Said(readings[key].document, True, files[key]))
    for key in order:
        for at, mention in _by_place(readings[key]):
            nodes = known.meaning(key, readings[key].document, mention)
            if len(nodes) == 1:
                meant[key, at] = nodes[0]
                said[nodes[0]].append(Said(mention.name, False, None))
            else:
                open_.append((key, at, nodes))
    documents = {node: merged(node, names, registry) for node, names in said.items()}
    ids = {node: document.id for node, document in documents.items()}
    unresolved = [
        (key, at, tuple(sorted({ids[node] for node in nodes if node in ids})))
        for key, at, nodes in sorted(open_, key=lambda one: one[:2])
    ]
    return ResolvedDocuments(
        documents=tuple(sorted(documents.values(), key=lambda document: document.id)),
        own={key: ids[known.own(key, readings[key].document)] for key in order},
        targets={place: ids[node] for place, node in meant.items()},
        unresolved=unresolved,
    )


def _by_place(reading: Reading) -> list[tuple[int, CitationMention]]:
    return sorted(enumerate(reading.citations), key=lambda one: (one[1].words.start, one[0]))


_Dates = dict[Series, set[dt.date]]


@dataclass(slots=True)
class _Known:
    """What all texts together, and each text by itself, tell of numbers and names."""

    dates: _Dates = field(default_factory=lambda: defaultdict(set))
    dates_in: dict[str, _Dates] = field(default_factory=dict)
    undated: dict[Series, set[Node]] = field(default_factory=lambda: defaultdict(set))
    types_in: dict[str, dict[Series, set[str]]] = field(default_factory=dict)
    digits_in: dict[str, dict[str, set[Series]]] = field(default_factory=dict)
    series_by_digits: dict[tuple[str, str], set[Series]] = field(
        default_factory=lambda: defaultdict(set)
    )
    titles: dict[tuple[str | None, str], dict[int | None, set[Node]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    titles_in: dict[str, set[Title]] = field(default_factory=lambda: defaultdict(set))

    def learn(self, key: str, reading: Reading) -> None:
        """Take in all numbers, dates and names of one text."""
        dates: _Dates = defaultdict(set)
        types: dict[Series, set[str]] = defaultdict(set)
        digits: dict[str, set[Series]] = defaultdict(set)
        for name, own in _names(reading):
            series = series_of(name)
            if series:
                digits[digits_of(series.number)].add(series)
                self.series_by_digits[digits_of(series.number), series.organ].add(series)
                types[series].add(name.type or "")
                if name.date and not holds_year(series.number):
                    dates[series].add(name.date)
                    self.dates[series].add(name.date)
                elif own and not holds_year(series.number):
                    self.undated[series].add(Node(series, None, None, id_of(name)))
            self._learn_title(key, name)
        self.dates_in[key], self.types_in[key], self.digits_in[key] = dates, types, digits

    def _learn_title(self, key: str, name: DocumentName) -> None:
        title = title_of(name)
        if title is None or needs_year(title) or name.organ is None:
            return
        series = series_of(name)
        if series and not holds_year(series.number) and not name.date:
            return
        node = _dated(series, name.date) if series else Node(None, None, title, None)
        self.titles[title.type, title.words][title.year].add(node)
        self.titles_in[key].add(title)

    def own(self, key: str, name: DocumentName) -> Node:
        """Return the document that a text is itself."""
        series = series_of(name)
        if series is None:
            title = title_of(name)
            known = self._titled(title) if title and title.type == "Luật" else ()
            return known[0] if len(known) == 1 else Node(None, None, None, id_of(name))
        if name.date or holds_year(series.number):
            return _dated(series, name.date)
        others = self.dates[series]
        if len(others) == 1 and len(self.undated[series]) == 1:
            return Node(series, next(iter(others)), None, None)
        return Node(series, None, None, id_of(name))

    def meaning(self, key: str, own: DocumentName, mention: CitationMention) -> Candidates:
        """Return the documents that a mention can mean: one when it is settled."""
        name = mention.name
        series = series_of(name)
        if series:
            if series == series_of(own) and fold(mention.words.quote).startswith(_ATTACHED):
                return (self.own(key, own),)
            return self._numbered(key, own, series, name.date)
        if is_short(name):
            return self._short(key, own, name)
        title = title_of(name)
        if title is None:
            return ()
        if name.organ is None:
            return self._of_congress(key, title)
        return self._titled(title)

    def _numbered(
        self, key: str, own: DocumentName, series: Series, date: dt.date | None
    ) -> Candidates:
        if date or holds_year(series.number):
            return (_dated(series, date),)
        here = self.dates_in[key].get(series, set())
        if not here and series == series_of(own):
            return (self.own(key, own),)
        if len(here) == 1:
            return (Node(series, next(iter(here)), None, None),)
        known = {Node(series, one, None, None) for one in self.dates[series]}
        if len(known) != 1 or len(self.undated[series]) != 1:
            known |= self.undated[series]
        return tuple(sorted(known, key=repr)) or (Node(series, None, None, None),)

    def _short(self, key: str, own: DocumentName, name: DocumentName) -> Candidates:
        digits = digits_of(name.number or "")
        here = [
            series
            for series in self.digits_in[key].get(digits, ())
            if (name.organ is None or name.organ == series.organ)
            and (name.type in self.types_in[key][series] or _same_kind(name.type, series))
        ]
        found: set[Node] = set()
        for series in here:
            found.update(self._numbered(key, own, series, name.date))
        if len(here) == 1:
            return tuple(sorted(found, key=repr))
        if not here and name.organ:
            for series in self.series_by_digits[digits, name.organ]:
                if _same_kind(name.type, series):
                    found.update(self._numbered(key, own, series, name.date))
        return _several(found)

    def _titled(self, title: Title) -> Candidates:
        by_year = self.titles[title.type, title.words]
        if needs_year(title):
            return _several({node for nodes in by_year.values() for node in nodes})
        numbered = {node for node in by_year[title.year] if node.series}
        return tuple(sorted(numbered, key=repr)) or (Node(None, None, title, None),)

    def _of_congress(self, key: str, title: Title) -> Candidates:
        """Return the congress's resolution that the same text names in full, if just one."""
        which = title.words.rsplit(" ", 1)[-1]
        full = {
            known
            for known in self.titles_in[key]
            if "đại hội" in known.words
            and f"lần thứ {which}" in f"{known.words} "[:-1]
            and known.words.split("lần thứ ")[-1].split()[0] == which
        }
        return tuple(sorted((Node(None, None, one, None) for one in full), key=repr))


_ATTACHED = ("kèm theo", "ban hành kèm theo")


def _names(reading: Reading) -> Iterator[tuple[DocumentName, bool]]:
    yield reading.document, True
    own = series_of(reading.document)
    for mention in reading.citations:
        attached = fold(mention.words.quote).startswith(_ATTACHED)
        if not (attached and own and series_of(mention.name) == own):
            yield mention.name, False


def _dated(series: Series, date: dt.date | None) -> Node:
    return Node(series, None if holds_year(series.number) else date, None, None)


def _same_kind(type_: str | None, series: Series) -> bool:
    """Tell whether a number carries the abbreviation of a type."""
    return type_ is not None and f"{type_}" in series.number.replace("-", "/").split("/")


def _several(nodes: set[Node]) -> Candidates:
    """Return candidates that must not count as an answer, even when there is only one."""
    ordered = tuple(sorted(nodes, key=repr))
    return (*ordered, *ordered) if len(ordered) == 1 else ordered
