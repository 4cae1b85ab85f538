"""One thing as a page of lines: what it is, how it stands, what it is tied to, its words."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from kg.exporting.flattening import flat
from kg.finding_words import message_in
from kg.rendering.csv_text import write_csv
from kg.rendering.json_text import write_object
from kg.rendering.wording import cell_for_people, words_of_code
from kg.settings import Settings
from kg.streams import write_lines
from queries.answers import Quote, Thing
from queries.rows import TieRow
from queries.short_names import ShortNames
from queries.showing import Shown

_TOLD_BY_TIES = {
    "id", "label", "leads", "coordinators", "authority", "products", "prerequisites", "document",
    "issuer", "candidates", "source", "subject", "by",
}  # fmt: skip
"""Properties that ids stand in: the ties say the same with names."""

_TOLD_APART = {"declared", "unread", "deadline_milestones"}


def emit_shown(shown: Shown, settings: Settings, names: ShortNames, *, why: bool) -> None:
    """Write a thing in the format asked for; ``why`` adds the words behind each tie."""
    if settings.format == "json":
        write_object(sys.stdout, shown.plain())
    elif settings.format == "csv":
        write_csv(sys.stdout, shown.ties.columns, shown.ties.as_cells())
    else:
        page = _Page(settings, names, why)
        write_lines(page.lines(shown))


class _Page:
    def __init__(self, settings: Settings, names: ShortNames, why: bool) -> None:
        self._names = names
        self._settings = settings
        self._say = settings.say
        self._why = why

    def lines(self, shown: Shown) -> Iterator[str]:
        thing = shown.thing
        name = self._name(thing)
        yield f"{words_of_code('kind', thing.kind, self._settings)}: {name}"
        if thing.kind != "Finding" and name != thing.label:
            yield thing.label
        yield thing.id
        yield from self._properties({**flat(shown.properties), **shown.standing}, thing.label)
        yield from self._lists(shown.properties)
        yield from self._ties(shown.ties.rows)
        if shown.words:
            yield ""
            yield self._say("show-words")
            yield from (self._quote("  ", quote) for quote in shown.words)

    def _properties(self, properties: Mapping[str, Any], label: str) -> Iterator[str]:
        for name, value in properties.items():
            told = name in _TOLD_BY_TIES or name in _TOLD_APART or value == label
            if not told and value not in (None, "", False):
                words = cell_for_people(name, value, self._settings)
                yield f"  {self._say(f'column-{name}')}: {words}"

    def _lists(self, properties: Mapping[str, Any]) -> Iterator[str]:
        """Yield stages of a deadline, declared counts, and what was not read of a document."""
        for stage in (properties.get("deadline") or {}).get("milestones", ()):
            yield "  " + self._say(
                "show-stage",
                label=stage["label"] or "–",
                start=stage["start"] or "",
                end=stage["end"] or "",
            )
        for count in properties.get("declared", ()):
            key = (
                "build-declared" if count["value"] == count["read"] else "build-declared-otherwise"
            )
            yield "  " + self._say(key, **count)
        unread = properties.get("unread", ())
        if unread:
            yield "  " + self._say("build-unread", count=len(unread))

    def _ties(self, ties: Iterable[TieRow]) -> Iterator[str]:
        for (relation, forward), group in groupby(
            ties, key=lambda tie: (tie.relation, tie.forward)
        ):
            yield ""
            yield self._say(f"relation-{relation}" if forward else f"relation-{relation}-backward")
            for tie in group:
                yield from self._tie(tie)

    def _tie(self, tie: TieRow) -> Iterator[str]:
        name = self._name(Thing(tie.id, tie.kind, tie.label))
        whole = name == tie.label or tie.kind == "Finding"
        text = name if whole else f"{name}  {tie.label}"
        detail = "; ".join(self._detail(*item) for item in tie.detail.items())
        yield f"  - {text}" + (f" ({detail})" if detail else "")
        if self._why:
            yield from (self._quote("      ", quote) for quote in tie.words)

    def _name(self, thing: Thing) -> str:
        if thing.kind == "Finding":
            return message_in(thing.label, self._settings.lang)
        return self._names(thing)

    def _detail(self, field: str, value: str) -> str:
        """Return what an edge says of itself; its reason needs no name before it."""
        if field == "reason":
            return words_of_code("reason", value.replace(" ", "-"), self._settings)
        words = cell_for_people(field, value, self._settings)
        return f"{self._say(f'column-{field}')}: {words}"

    def _quote(self, indent: str, quote: Quote) -> str:
        field = words_of_code("column", quote.field, self._settings)
        words = " ".join(quote.quote.split())
        return f"{indent}{field}: “{words}” ({quote.file}:{quote.start}-{quote.end})"
