"""One condition and the place where it is being read; what its readers have in common."""

import re
from itertools import islice
from typing import Literal, NamedTuple

from loaders.grammar.waiting.actors import Actor, Source, actors_at
from loaders.grammar.waiting.awaiting import ACTS, AWAITED, Act, Awaited, Opening
from loaders.grammar.waiting.openings import Clauses
from ontology.vocabulary import ActorLevel, Event

Where = Literal["deadline", "title", "product", "section"]
_AWAITED = [(re.compile(rf"(?:{row.pattern})(?!\w)"), row) for row in AWAITED]
_ACTS = [(re.compile(rf"(?:{row.pattern})(?!\w)"), row) for row in ACTS]
HAVE = re.compile(r"(?:đã |sẽ )?có ")
BY_WHOM = re.compile(r" (?:của|từ) ")
OWN_WORDS = re.compile(
    r" (?:về|để|thực hiện|triển khai|thi hành|áp dụng|quy định|đối với|cơ chế|mô hình)(?!\w)"
)
WRITTEN = re.compile(r",? (?:nêu |đã nêu )?(?:tại|trong|ở) (?:các |những )?[\w ]{0,30}số \d| số \d")
LAW = re.compile(r"luật|pháp lệnh|nghị định|thông tư")


class Condition(NamedTuple):
    """What is awaited; ``printed`` are the words of its object, None where there are none.

    ``noun`` is the awaited noun ("hướng dẫn") or the thing ("đề án"); ``own`` says that the
    task's own thing is meant.
    """

    start: int
    end: int
    actors: tuple[Actor, ...]
    event: Event
    noun: str
    printed: str | None
    own: bool = False
    level: ActorLevel | None = None


class Place(NamedTuple):
    """Where a condition is being read: behind which opening, up to which end of the clause."""

    source: Source
    where: Where
    opening: Opening
    start: int
    at: int
    limit: int
    clauses: Clauses


def awaited_at(place: Place, at: int) -> tuple[Awaited, int] | None:
    """Return the awaited thing that begins at ``at`` and counts here, with its end."""
    for pattern, row in _AWAITED:
        if place.opening.name in row.openings and (match := pattern.match(place.source.folded, at)):
            return row, match.end()
    return None


def act_at(folded: str, at: int) -> tuple[Act, int] | None:
    """Return the act whose words begin at ``at``, with its end."""
    for pattern, row in _ACTS:
        if match := pattern.match(folded, at):
            return row, match.end()
    return None


def issuers_at(place: Place, at: int) -> tuple[tuple[Actor, ...], int]:
    """Return the issuers named behind a noun, and where the noun's own words end."""
    if issuers := actors_at(place.source, at + 1):
        return issuers, at
    for by in islice(BY_WHOM.finditer(place.source.folded, at, place.limit), 4):
        if WRITTEN.search(place.source.folded, at, by.start()):
            break
        if issuers := actors_at(place.source, by.end()):
            return issuers, by.start()
        if place.source.text[by.end()].isupper():
            break  # an organ of no registry: what follows it is not who must act
    return (), at
