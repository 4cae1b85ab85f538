"""Answers about what waits for what, as a person reads them: one thing, then why it is here."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from kg.rendering.emitting import Why
from kg.rendering.wording import Arrows, words_of_code
from kg.settings import Settings
from queries.answers import Answer, Thing
from queries.rows import BlockedRow, ImpactRow, PrerequisiteRow, StepRow
from queries.short_names import ShortNames

_BETWEEN = " · "


class Reports:
    """The reports of one run: its language, the day asked about, the words of the texts."""

    def __init__(
        self, settings: Settings, names: ShortNames, day: dt.date, why: Why | None = None
    ) -> None:
        self._names = names
        self._say = settings.say
        self._settings = settings
        self._day = day
        self._why = why
        self._arrows = Arrows(settings.say)

    def blocked(self, answer: Answer) -> Iterator[str]:
        """Yield each root cause with the tasks that it holds."""
        yield self._say("head-blocked", day=self._day, **answer.counts)
        for (cause, label), rows in groupby(answer.rows, key=lambda row: row[:2]):
            held: list[BlockedRow] = list(rows)
            yield ""
            yield label
            yield self._facts(
                "  ",
                self._code("event", held[0].event),
                self._must_act([held[0].actor] if held[0].actor else []),
                self._say("count-held", count=len(held)),
                cause,
            )
            for row in held:
                yield from self._held(row)

    def _held(self, row: BlockedRow) -> Iterator[str]:
        yield f"  - {self._names(Thing(row.task, 'Task', row.label))}  {row.label}"
        yield self._facts(
            "      ",
            self._code("state", row.state),
            self._say("only-stage", stage=row.stage) if row.stage else "",
            self._due(row.due, row.risk),
            "; ".join(agency.label for agency in row.leads),
        )
        if row.distance > 1:
            yield f"      {row.chain.text(self._arrows, self._names)}"
        yield from self._words("      ", row)

    def prerequisites(self, answer: Answer) -> Iterator[str]:
        """Yield what must happen before a task, nearest first."""
        assert answer.subject is not None
        yield f"{self._names(answer.subject)}  {answer.subject.label}"
        yield self._say("head-prerequisites", day=self._day, **answer.counts)
        for row in answer.rows:
            yield ""
            yield from self._before(row)

    def _before(self, row: PrerequisiteRow) -> Iterator[str]:
        thing = Thing(row.id, row.kind, row.label)
        yield f"{self._names(thing)}  {row.label}" if row.kind == "Task" else row.label
        yield self._facts(
            "  ",
            self._code("kind", row.kind),
            self._code("state", row.state),
            self._say("since", day=row.on) if row.on else "",
            self._say("by-document", document=self._names(row.by)) if row.by else "",
            row.note or "",
            self._code("event", row.event) if row.event else "",
            self._must_act(row.actors) if row.state not in ("done", "met") else "",
            self._say("only-stage", stage=row.stage) if row.stage else "",
            row.id if row.kind != "Task" else "",
        )
        if row.distance > 1:
            yield f"  {row.path.text(self._arrows, self._names)}"
        yield from self._words("  ", row)

    def impact(self, answer: Answer) -> Iterator[str]:
        """Yield what a change touches, by kind, each with its path."""
        assert answer.subject is not None
        counts = [self._say(f"count-{kind}", count=n) for kind, n in answer.counts.items() if n]
        touched = ", ".join(counts) or self._say("nothing")
        yield self._say("head-impact", name=self._names(answer.subject), touched=touched)
        for kind, rows in groupby(answer.rows, key=lambda row: row.kind):
            yield ""
            yield self._say(f"plural-{kind}")
            yield from map(self._touched, rows)

    def _touched(self, row: ImpactRow) -> str:
        """Return the lines of one thing as one text: a resolution can touch 200,000."""
        if row.kind == "Task":
            named = f"{self._names(row.path.thing)}  {row.label}"
        elif row.kind == "Document":
            named = f"{row.label}  {row.id}"
            if not row.read:
                named += f" ({self._say('not-read')})"
        else:
            named = row.label
        path = row.path.text(self._arrows, self._names)
        if self._why is None:
            return f"- {named}\n    {path}"
        return "\n".join((f"- {named}\n    {path}", *self._words("    ", row)))

    def path(self, answer: Answer) -> Iterator[str]:
        """Yield how two things are connected, a line for each step."""
        rows: list[StepRow] = list(answer.rows)
        if not rows:
            yield self._say("not-connected")
        for row in rows:
            name = self._names(Thing(row.id, row.kind, row.label))
            if row.relation:
                backward = "" if row.forward else "-backward"
                yield f"  ↓ {self._say(f'relation-{row.relation}{backward}')}"
            yield f"{self._code('kind', row.kind)}: {name}"
            if name != row.label:
                yield f"  {row.label}"
            yield from self._words("  ", row)

    def _words(self, indent: str, row: Any) -> Iterator[str]:
        for quote in self._why(row) if self._why else ():
            words = " ".join(quote.quote.split())
            yield f"{indent}“{words}” ({quote.file}:{quote.start}-{quote.end})"

    def _facts(self, indent: str, *facts: str) -> str:
        return indent + _BETWEEN.join(fact for fact in facts if fact)

    def _code(self, beginning: str, code: str) -> str:
        return words_of_code(beginning, code, self._settings)

    def _must_act(self, agencies: Any) -> str:
        names = "; ".join(agency.label for agency in agencies)
        return self._say("must-act", who=names or self._say("nobody-named"))

    def _due(self, due: str | None, risk: str | None) -> str:
        if due is None:
            return ""
        return self._say("due-risk", day=due, risk=self._code("risk", risk or ""))
