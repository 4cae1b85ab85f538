"""Awaited things that somebody gives: "có hướng dẫn của A", "theo yêu cầu của A"."""

import re

from loaders.grammar.waiting.awaiting import Awaited
from loaders.grammar.waiting.clause import (
    BY_WHOM,
    HAVE,
    LAW,
    OWN_WORDS,
    WRITTEN,
    Condition,
    Place,
    awaited_at,
    issuers_at,
)
from loaders.grammar.waiting.openings import LONGEST_CLAUSE
from ontology.vocabulary import ActorLevel, Event

_SENTENCE_END = re.compile(r"[.;](?=\s|$)")
_ABOUT = re.compile(r" (?:về|liên quan đến) ")
_ABOUT_AFTER = re.compile(r" (?:đối với|cho|trong việc) ")
_BARE = re.compile(r"(?:có )?(?:yêu cầu|chỉ đạo|hướng dẫn|đề nghị)(?=\W*$|[;.)])")
_STATE = re.compile(r"trung ương|quốc gia|nhà nước|việt nam")
_LAW_OF = re.compile(r" (?!sư )\w")


def read_given(place: Place) -> list[Condition]:
    """Read "có hướng dẫn của A"."""
    have = HAVE.match(place.source.folded, place.at)
    return _given(place, have.end()) if have else []


def read_followed(place: Place) -> list[Condition]:
    """Read "theo hướng dẫn của A"; an own plan, or a city's direction in a title, is none."""
    conditions = _given(place, place.at)
    return [condition for condition in conditions if _is_awaited(place, condition)]


def read_bare(place: Place) -> list[Condition]:
    """Read "theo yêu cầu" that ends a deadline or a product."""
    match = _BARE.match(place.source.folded, place.at)
    if match is None or place.where not in ("deadline", "product"):
        return []
    words = place.source.text[place.at : match.end()]
    noun = words.removeprefix("có ")
    event: Event = "guidance" if "hướng dẫn" in words.lower() else "request"
    return [Condition(place.start, match.end(), (), event, noun, None)]


def _given(place: Place, at: int) -> list[Condition]:
    """Read "hướng dẫn [về B] của A [về B]" from ``at`` on."""
    hit = awaited_at(place, at)
    if hit is None:
        return []
    row, noun_end = hit
    issuers, before = issuers_at(place, noun_end)
    noun = place.source.text[at:noun_end]
    if not issuers:
        return _alone(place, row, at, noun_end)
    if row.event in ("request", "approval") and any(actor.is_client for actor in issuers):
        return []
    end = issuers[-1].end
    if place.opening.name == "by" and WRITTEN.match(place.source.folded, end):
        return []  # what a named document asked for is past, and a citation
    if row.event == "schedule" and before > noun_end:
        return []  # "theo Chương trình hành động của Chính phủ": a plan of some name is carried out
    printed, end = _about(place, row, at, before, end)
    return [Condition(place.start, end, issuers, row.event, noun, printed)]


def _about(place: Place, row: Awaited, at: int, before: int, end: int) -> tuple[str | None, int]:
    """Return the printed object of a given thing, and where the condition ends."""
    text, folded = place.source.text, place.source.folded
    if row.event == "pilot_result":
        return text[at : place.limit], place.limit
    own = text[at:before]
    if _ABOUT.match(folded, end) and end < place.limit:
        return own + text[end : place.limit], place.limit
    if row.event == "schedule":
        if end < place.limit and folded.startswith(" giai đoạn", end):
            return text[at : place.limit], place.limit
        return None, end
    if _ABOUT_AFTER.match(folded, end):
        stop = _SENTENCE_END.search(folded, end, end + LONGEST_CLAUSE)
        return own + text[end : stop.start() if stop else end + LONGEST_CLAUSE], end
    has_words = bool(OWN_WORDS.search(folded, at, before))
    return (own if has_words else None), end


def _alone(place: Place, row: Awaited, at: int, noun_end: int) -> list[Condition]:
    """Read a given thing for which the registry knows nobody: "sau khi có hướng dẫn về B"."""
    folded, text = place.source.folded, place.source.text
    sure = place.opening.name in ("offset", "after", "waits") or place.where == "deadline"
    unknown = _names_somebody(place, noun_end)
    followed = place.opening.name in ("by", "on the basis", "depends")
    if not sure or not (unknown or (row.alone and not followed)):
        return []
    law = bool(LAW.search(folded, at, noun_end))
    if law and not _LAW_OF.match(folded, noun_end):
        return []
    noun = text[at:noun_end]
    words = unknown or law or row.event == "pilot_result" or OWN_WORDS.match(folded, noun_end)
    end = place.limit if words else noun_end
    central = law or (unknown and _STATE.search(folded, noun_end, end))
    level: ActorLevel | None = "central" if central else None
    return [
        Condition(
            place.start, end, (), row.event, noun, text[at:end] if words else None, level=level
        )
    ]


def _names_somebody(place: Place, noun_end: int) -> bool:
    by = BY_WHOM.match(place.source.folded, noun_end)
    return by is not None and place.source.text[by.end() : by.end() + 1].isupper()


def _is_awaited(place: Place, condition: Condition) -> bool:
    levels = {actor.level for actor in condition.actors}
    if place.opening.name != "by":
        return True
    if condition.event == "schedule":
        return "city" not in levels and "other" not in levels
    if place.where == "deadline":
        return True
    if condition.event == "guidance":
        return "other" not in levels
    named = any(actor.agency for actor in condition.actors)
    return named and levels <= {"central", "international"}
