"""Raw items to facts: every cell through the grammar that its column asks for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from loaders.grammar.agencies.assigned import as_found, assigned_by_heading, assigned_in
from loaders.grammar.agencies.cells import FoundAgency, read_agencies
from loaders.grammar.documents.citations import FoundDocument, find_documents
from loaders.grammar.documents.issuers import home_place
from loaders.grammar.time.deadlines import DeadlineRead, read_deadline
from loaders.grammar.waiting.conditions import Where
from loaders.grammar.waiting.enabling import find_enabled
from loaders.grammar.waiting.prerequisites import FoundPrerequisite, find_prerequisites
from loaders.grammar.waiting.same_waits import keep_wait
from loaders.grammar.waiting.statuses import read_status
from loaders.layout.columns import Role
from loaders.layout.products import read_products
from loaders.layout.work import RawItem
from loaders.passage import EMPTY, Passage
from loaders.reading import (
    AgencyName,
    CitationMention,
    PrerequisiteMention,
    ProjectReading,
    TargetReading,
    TaskReading,
    UnreadWords,
    Words,
)
from loaders.text import SourceText
from ontology.agencies import Registry
from ontology.model import Deadline
from ontology.spelling import tidy
from ontology.vocabulary import Relation, Status

_FUNDS = re.compile(r"[;,\n]\s*")
_YEAR = re.compile(r"20\d\d")
_PRINTED_BEFORE = re.compile(r"(?:năm 20\d\d\s?:?\s?)?(?:đã hoàn thành|đã ban hành)?[\s(:]*$")
_SUBMISSIONS = frozenset(("TTr", "CV", "BC", "TB"))


@dataclass(slots=True)
class Extractor:
    """Turns the raw items of one document into facts, collecting citations and what is unread."""

    source: SourceText
    place: str | None
    registry: Registry
    own_number: tuple[int, int] = (0, 0)
    citations: list[CitationMention] = field(default_factory=list)
    unread: list[UnreadWords] = field(default_factory=list)

    @property
    def city(self) -> str | None:
        """The city or province of the document: what a commune's plan cites is numbered there."""
        return home_place(self.place)

    def task(self, raw: RawItem, ref: str) -> TaskReading:
        """Return one task with all its facts; its citations are kept under ``ref``."""
        title, deadline = raw.cell("title"), raw.cell("deadline")
        products = read_products(raw.cell("product"))
        read = read_deadline(deadline.text) if deadline else None
        waits, waits_words = self._prerequisites(raw, read)
        status, status_words = self._status(raw)
        enabled = find_enabled(title.text)
        leads, helpers, told_words = self._told(raw)
        for cell in (title, deadline, raw.cell("note")):
            self.cite(cell, ref)
        for product in products:
            self.cite(product, ref, tidy(product.text))
        return TaskReading(
            ref=ref,
            no=raw.no,
            section=tuple(tidy(heading.text) for heading in raw.section),
            title=tidy(title.text),
            leads=leads,
            coordinators=helpers,
            authority=self._agencies(raw.cell("authority")),
            products=tuple(tidy(p.text) for p in products),
            note=tidy(raw.cell("note").text) or None,
            status=status,
            enables=tuple(tidy(title.text[a:b]) for a, b in enabled),
            deadline=read.deadline if read else Deadline(),
            prerequisites=waits,
            words=(
                *self._fields(raw, products),
                *told_words,
                *waits_words,
                *status_words,
                *(w for a, b in enabled for w in self.words("enables", title, a, b)),
            ),
        )

    def target(self, raw: RawItem, ref: str) -> TargetReading:
        """Return one target with its value, its yearly average and its values by year."""
        return TargetReading(
            ref=ref,
            no=raw.no or None,
            name=tidy(raw.cell("title").text),
            unit=tidy(raw.cell("unit").text) or None,
            value=_value(raw.cell("value")),
            average=_value(raw.cell("average")),
            by_year=_values_by_year(raw),
            leads=self._agencies(raw.cell("lead")),
            note=tidy(raw.cell("note").text) or None,
            words=tuple(w for f in _TARGET_FIELDS for w in self.words(f[0], raw.cell(f[1]))),
        )

    def project(self, raw: RawItem, ref: str) -> ProjectReading:
        """Return one project with the headings that group it and where its money comes from."""
        funding = raw.cell("funding").text
        return ProjectReading(
            ref=ref,
            no=raw.no or None,
            name=tidy(raw.cell("title").text),
            group=tuple(tidy(heading.text) for heading in raw.section),
            funding=tuple(w for part in _FUNDS.split(funding) if (w := tidy(part).strip(" -."))),
            leads=self._agencies(raw.cell("lead")),
            words=tuple(w for f in _PROJECT_FIELDS for w in self.words(f[0], raw.cell(f[1]))),
        )

    def cite(self, passage: Passage, task: str | None = None, product: str | None = None) -> None:
        """Keep the documents that a passage names, for a task's row or for the document itself."""
        if not passage:
            return
        kept: dict[int, int] = {}
        found = find_documents(passage.text, self.city, self.registry)
        issued_before = False
        for at, one in enumerate(found):
            words = self._cited_words(passage, one)
            if words is None:
                continue
            kept[at] = len(self.citations)
            issued = product is not None and _is_issued(passage, one, issued_before)
            issued_before = issued
            relation: Relation = "issued_as_product" if issued else one.relation
            self.citations.append(
                CitationMention(
                    name=one.name,
                    relation=relation,
                    task=task,
                    product=product if relation == "issued_as_product" else None,
                    words=words,
                )
            )
        self._point_at_kept(passage, found, kept)

    def mention(self, cell: Passage) -> None:
        """Keep the documents that a target's or project's row names as being named, no more.

        "(thay thế Quyết định A)" in a project's name is said of the project: the document does
        not replace A.
        """
        first = len(self.citations)
        self.cite(cell)
        plain = {"relation": "cites", "implements": None, "carried": None}
        self.citations[first:] = [one.model_copy(update=plain) for one in self.citations[first:]]

    def _cited_words(self, passage: Passage, one: FoundDocument) -> Words | None:
        """Return the words of a mention; the document's own number in its head is none."""
        ranges = passage.ranges(one.start, one.end)
        first, last = self.own_number
        if not ranges or any(a < last and first < b for a, b in ranges):
            return None
        return self.quote("citation", *max(ranges, key=lambda r: r[1] - r[0]))

    def _point_at_kept(
        self, passage: Passage, found: list[FoundDocument], kept: dict[int, int]
    ) -> None:
        """Turn places in the passage's list of mentions into places in the document's."""
        for at, place in kept.items():
            above = found[at].implements
            if above is None:
                continue
            carried = self._stretch(passage, found[at].start, found[above].end)
            update = {"implements": kept.get(above), "carried": carried}
            self.citations[place] = self.citations[place].model_copy(update=update)

    def _stretch(self, passage: Passage, start: int, end: int) -> Words | None:
        """Return words that stand in one stretch of the file, None when a page cut them."""
        ranges = passage.ranges(start, end)
        return self.quote("citation", *ranges[0]) if len(ranges) == 1 else None

    def words(
        self, name: str, passage: Passage, start: int = 0, end: int | None = None
    ) -> list[Words]:
        """Return the file's own words of ``passage[start:end]``, one entry for each stretch."""
        return [self.quote(name, a, b) for a, b in passage.ranges(start, end)]

    def quote(self, name: str, start: int, end: int) -> Words:
        """Return the words at a place of the NFC text as the file has them."""
        first, last, quote = self.source.quote(start, end)
        return Words(field=name, start=first, end=last, quote=quote)

    def leave(self, reason: str, start: int, end: int) -> None:
        """Report words that were not turned into a fact."""
        first, last, quote = self.source.quote(start, end)
        self.unread.append(UnreadWords(reason=reason, start=first, end=last, quote=quote))

    def _agencies(self, cell: Passage) -> tuple[AgencyName, ...]:
        if not cell:
            return ()
        read = read_agencies(cell.text.replace("\n", ";"), self.place, self.registry)
        for start, end in read.unread:
            for a, b in cell.ranges(start, end):
                self.leave("agency-not-read", a, b)
        unique = {found.agency.name: found.agency for found in reversed(read.found)}
        return tuple(reversed(unique.values()))

    def _told(
        self, raw: RawItem
    ) -> tuple[tuple[AgencyName, ...], tuple[AgencyName, ...], list[Words]]:
        """Return who leads and who helps: what cells and lines say, else the sentence or heading.

        An empty cell of a table that has the column names nobody.
        """
        leads = self._agencies(raw.cell("lead"))
        helpers = self._agencies(raw.cell("coordinator"))
        if raw.cell("lead") or (raw.columns is not None and raw.columns.first("lead") is not None):
            return leads, helpers, []
        title = raw.cell("title")
        said = assigned_in(title, self.place, self.registry, _is_timed(raw))
        words = [w for p in as_found(title, said.leads) for w in self.words("leads", p)]
        leads = _names(said.leads)
        if not leads:
            heading, found, start = self._of_heading(raw)
            leads = _names(found)
            words = [w for p in as_found(heading, found, start) for w in self.words("leads", p)]
            if found and not said.helpers and said.open is None:
                title = heading
                said = assigned_in(heading.cut(start), self.place, self.registry).shifted(start)
        if not raw.cell("coordinator") and said.helpers:
            helpers = _names(said.helpers)
            named = as_found(title, said.helpers)
            words += [w for p in named for w in self.words("coordinators", p)]
        for a, b in title.ranges(*said.open) if said.open else ():
            self.leave("agency-not-read", a, b)
        return leads, helpers, words

    def is_led(self, raw: RawItem) -> bool:
        """Tell whether the sentence or the nearest heading says who is to do the work."""
        said = assigned_in(raw.cell("title"), self.place, self.registry, _is_timed(raw))
        return bool(said.leads or self._of_heading(raw)[1])

    def _of_heading(self, raw: RawItem) -> tuple[Passage, tuple[FoundAgency, ...], int]:
        """Return the nearest heading that is nothing but the name of agencies, and these."""
        if raw.cell("title").folded.startswith("phối hợp"):
            return EMPTY, (), 0
        for heading in reversed(raw.section):
            found, start = assigned_by_heading(heading, self.place, self.registry)
            if found:
                return heading, found, start
        return EMPTY, (), 0

    def _prerequisites(
        self, raw: RawItem, read: DeadlineRead | None
    ) -> tuple[tuple[PrerequisiteMention, ...], list[Words]]:
        subject = raw.cell("title").text
        places: list[tuple[Where, Passage]] = [
            ("deadline", raw.cell("deadline")),
            ("title", raw.cell("title")),
            ("product", raw.cell("product")),
            *(("section", heading) for heading in raw.section),
        ]
        mentions: list[PrerequisiteMention] = []
        for where, passage in places:
            if not passage:
                continue
            found = find_prerequisites(passage.text, where, subject, self.city, self.registry)
            for one in found:
                mention = self._mention(passage, one, where, _stage(read, one, where))
                keep_wait(mention, mentions)
        words = [w for mention in mentions for w in mention.words]
        return tuple(mentions), [replace(w, field="prerequisites") for w in words]

    def _mention(
        self, passage: Passage, found: FoundPrerequisite, where: Where, stage: str | None
    ) -> PrerequisiteMention:
        return PrerequisiteMention(
            text=tidy(passage.text[found.start : found.end]),
            issuer=found.issuer,
            level=found.level,
            event=found.event,
            object=found.object,
            own_object=found.own_object,
            stage=stage,
            offset=found.offset,
            words=tuple(self.words(where, passage, found.start, found.end)),
        )

    def _status(self, raw: RawItem) -> tuple[Status | None, list[Words]]:
        cells = {
            "deadline": raw.cell("deadline"),
            "products": raw.cell("product"),
            "note": raw.cell("note"),
            "title": raw.cell("title"),
        }
        read = read_status(*(cell.text for cell in cells.values()))
        if read is None:
            return None, []
        status, name, start, end = read
        return status, self.words("status", cells[name], start, end)

    def _fields(self, raw: RawItem, products: Iterable[Passage]) -> list[Words]:
        found = [w for name, role in _TASK_FIELDS for w in self.words(name, raw.cell(role))]
        return found + [w for p in products for w in self.words("products", p)]


_Fields = tuple[tuple[str, Role], ...]
_TASK_FIELDS: _Fields = (
    ("title", "title"),
    ("leads", "lead"),
    ("coordinators", "coordinator"),
    ("authority", "authority"),
    ("deadline", "deadline"),
    ("note", "note"),
)
_TARGET_FIELDS: _Fields = (
    ("name", "title"),
    ("unit", "unit"),
    ("value", "value"),
    ("average", "average"),
    ("leads", "lead"),
    ("note", "note"),
)
_PROJECT_FIELDS: _Fields = (("name", "title"), ("funding", "funding"), ("leads", "lead"))


def _is_timed(raw: RawItem) -> bool:
    """Tell work of the body that is told by when: an agency at its head does it."""
    return raw.columns is None and bool(raw.cell("deadline"))


def _names(found: Iterable[FoundAgency]) -> tuple[AgencyName, ...]:
    return tuple({one.agency.name: one.agency for one in found}.values())


def _is_issued(product: Passage, found: FoundDocument, after_issued: bool) -> bool:
    """Tell whether a product's cell shows a document as the product itself.

    It does when the document begins the product, stands alone in parentheses behind it, or
    follows such a one after a semicolon; a submission ("Tờ trình") on the way is not the product.
    """
    if found.relation not in ("cites", "issued_as_product", "implements", "based_on"):
        return False
    if found.name.type in _SUBMISSIONS or found.name.number is None:
        return False
    before = product.folded[: found.start]
    alone = bool(_PRINTED_BEFORE.fullmatch(before)) or before.rstrip().endswith(("(", "ban hành"))
    listed = after_issued and before.rstrip().endswith(";")
    return alone or listed or found.relation == "issued_as_product"


def _stage(read: DeadlineRead | None, found: FoundPrerequisite, where: str) -> str | None:
    """Return the stage of the deadline that a condition stands in, when it has several."""
    if where != "deadline" or read is None or len(read.stages) < 2:
        return None
    for stage in read.stages:
        if stage.start <= found.start < stage.end:
            return stage.label
    return None


def _value(cell: Passage) -> str | None:
    words = tidy(cell.text)
    return words if words.strip("-– ") else None


def _values_by_year(raw: RawItem) -> dict[str, str]:
    if raw.columns is None:
        return {}
    years: dict[str, str] = {}
    for role, name, cell in zip(raw.columns.roles, raw.columns.names, raw.row, strict=False):
        year = _YEAR.search(name)
        if role == "year" and year and (value := _value(cell)):
            years[year[0]] = value
    return years
