"""Prerequisites: what another actor or another task must do before a task can go on."""

import re
from functools import cached_property
from typing import NamedTuple

from loaders.grammar.waiting.actors import Actor, Source
from loaders.grammar.waiting.conditions import Condition, Where, find_conditions
from loaders.grammar.waiting.subjects import (
    fold_lines,
    shorten,
    subject_of,
    thing_named,
    without_doing,
)
from loaders.reading import AgencyName
from ontology.agencies import Registry
from ontology.spelling import fold
from ontology.vocabulary import ActorLevel, Event

_AROUND = 600
_ANY_PAPER = re.compile(
    r"(?:các |những )?(?:nghị quyết|nghị định|thông tư|quyết định|quy định|văn bản|kế hoạch"
    r"|chương trình|đề án|kết luận|chỉ thị|chính sách|luật|tiêu chí|bộ tiêu chí)"
)
"""Objects that say nothing of their own: the task's subject stands behind them."""


class FoundPrerequisite(NamedTuple):
    """One awaited act; the condition's exact words are ``text[start:end]``.

    ``object`` is what is awaited, in the words of the text; ``own_object``: it is the task's own
    thing ("sau khi Đề án được phê duyệt"). ``offset`` is an ISO 8601 duration.
    """

    start: int
    end: int
    issuer: AgencyName | None
    level: ActorLevel
    event: Event
    object: str | None
    own_object: bool
    offset: str | None


def find_prerequisites(
    text: str, where: Where, subject: str, place: str | None, registry: Registry
) -> list[FoundPrerequisite]:
    """Return the awaited acts that ``text`` names, in the order of their words.

    ``subject`` is the task's title: it gives the object where the words name none. Two organs
    that must both act ("hướng dẫn của Bộ A, Bộ B") are two prerequisites with the same words.
    """
    source = Source(text, fold_lines(text), place, registry)
    conditions = find_conditions(source, where)
    about = _About(source, where, subject)
    found: list[FoundPrerequisite] = []
    for position, (_, condition, offset) in enumerate(conditions):
        if about.is_finished_by_itself(condition):
            continue
        near = [one for _, one, _ in conditions[max(0, position - 4) : position + 5]]
        for actor in condition.actors or (None,):
            found.append(
                FoundPrerequisite(
                    condition.start,
                    condition.end,
                    actor.agency if actor else None,
                    _level(condition, actor),
                    condition.event,
                    about.object_of(condition, actor, near),
                    condition.own,
                    offset,
                )
            )
    return found


def _level(condition: Condition, actor: Actor | None) -> ActorLevel:
    if actor and (actor.agency or not condition.own):
        return actor.level
    return condition.level or ("city" if condition.own else "other")


class _About:
    """What conditions are about: their own words, else those of the task's title.

    ``near`` are the conditions around one, itself included: their words are no subject.
    """

    def __init__(self, source: Source, where: Where, subject: str) -> None:
        self.source = source
        self.where = where
        self.subject = subject

    def is_finished_by_itself(self, condition: Condition) -> bool:
        """Whether only the task's own thing must be finished: then nobody else is waited for."""
        if condition.event != "completion" or condition.actors or not condition.printed:
            return False
        return fold(condition.printed) in fold(self._title)

    def object_of(self, condition: Condition, actor: Actor | None, near: list[Condition]) -> str:
        """Return the object: printed, or the awaited noun with the subject behind it."""
        if condition.own:
            return self._own(condition, near)
        noun = condition.noun
        if condition.printed and not _ANY_PAPER.fullmatch(fold(condition.printed)):
            return shorten(condition.printed)
        if condition.printed:
            noun = condition.printed
        if self.where == "product" and condition.event == "request":
            return shorten(f"{noun} {_lowered(self._sentence(condition, near)[0].strip())}")
        subject = self._subject(condition, near)
        if condition.event == "recognition":
            return shorten(f"{noun} ({subject})")
        if condition.event == "schedule" and actor:
            words = self.source.text[condition.start : condition.end]
            noun = words[fold(words).find(fold(noun)) :]
        about = "" if fold(subject).startswith(("đối với ", "về ")) else "về "
        return shorten(f"{noun} {about}{subject}") if noun and subject else noun or subject

    def _own(self, condition: Condition, near: list[Condition]) -> str:
        if not condition.noun:
            return condition.printed or self._subject(condition, near)
        whole = self._sentence(condition, near)[0] if self.where == "title" else self._title
        return thing_named(whole, condition.noun) or condition.printed or condition.noun

    def _subject(self, condition: Condition, near: list[Condition]) -> str:
        if self.where not in ("title", "section"):
            return self._title_subject
        text, at = self._sentence(condition, near)
        around = subject_of(text, at) or self._title_subject
        if condition.noun or condition.event not in ("issuance", "approval"):
            return around
        head = text[:at].rstrip(" ;:")
        clause = max(head.rfind(";"), head.rfind(". "), head.rfind(":"))
        return shorten(without_doing(head[clause + 1 :].strip())) or around

    @cached_property
    def _title(self) -> str:
        """The task's title without the conditions that it names itself."""
        title = Source(
            self.subject, fold_lines(self.subject), self.source.place, self.source.registry
        )
        inside = [found for _, found, _ in find_conditions(title, "title")]
        return _cut(self.subject, inside, 0, len(self.subject))

    @cached_property
    def _title_subject(self) -> str:
        return subject_of(self._title)

    def _sentence(self, condition: Condition, near: list[Condition]) -> tuple[str, int]:
        """Return the text around a condition without conditions, and where this one was."""
        first = max(0, condition.start - _AROUND)
        last = min(len(self.source.text), condition.end + _AROUND)
        before = [one for one in near if one.start < condition.start]
        at = len(_cut(self.source.text, before, first, condition.start))
        return _cut(self.source.text, near, first, last), at


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _cut(text: str, conditions: list[Condition], first: int, last: int) -> str:
    """Return ``text[first:last]`` without the words of the conditions."""
    kept: list[str] = []
    for condition in conditions:
        if first <= condition.start and condition.end <= last:
            kept.append(text[first : condition.start])
            first = condition.end
    return "".join([*kept, text[first:last]])
