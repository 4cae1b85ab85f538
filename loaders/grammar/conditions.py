"""The words of a condition: from its opening to the end of what is awaited.

A condition is read from left to right: an opening ("sau khi"), then one of the shapes that the
opening allows. Nothing is guessed: words that fit no shape are no condition.
"""

import re
from collections.abc import Callable
from itertools import islice
from typing import Literal, NamedTuple

from loaders.grammar.actors import Actor, Source, actors_at
from loaders.grammar.awaiting import (
    ACTS,
    AWAITED,
    THING,
    Act,
    Awaited,
    Opening,
    Shape,
)
from loaders.grammar.openings import LONGEST_CLAUSE, end_of_clause, find_openings
from ontology.spelling import fold
from ontology.vocabulary import ActorLevel, Event

Where = Literal["deadline", "title", "product", "section"]


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


_AWAITED = [(re.compile(rf"(?:{row.pattern})(?!\w)"), row) for row in AWAITED]
_ACTS = [(re.compile(rf"(?:{row.pattern})(?!\w)"), row) for row in ACTS]
_ANY_ACT = re.compile("|".join(f"(?<= )(?:{r.pattern})(?!\\w)" for r in ACTS if r.passive))
_HAVE = re.compile(r"(?:đã |sẽ )?có ")
_FILLER = re.compile(r" (?:(?:đã|sẽ|chính thức|cơ bản|tiếp tục|xem xét,?|sớm) )*")
_CHAIN = re.compile(r"(?:báo cáo|trình|tham mưu|đề xuất|kiến nghị|xin ý kiến) ")
_SENTENCE_END = re.compile(r"[.;](?=\s|$)")
_BY_WHOM = re.compile(r" (?:của|từ) ")
_ABOUT = re.compile(r" (?:về|liên quan đến) ")
_ABOUT_AFTER = re.compile(r" (?:đối với|cho|trong việc) ")
_OWN_WORDS = re.compile(
    r" (?:về|để|thực hiện|triển khai|thi hành|áp dụng|quy định|đối với|cơ chế|mô hình)(?!\w)"
)
_WRITTEN = re.compile(
    r",? (?:nêu |đã nêu )?(?:tại|trong|ở) (?:các |những )?[\w ]{0,30}số \d| số \d"
)
_IS_BEING = re.compile(r" (?:đã |sẽ )?được ")
_BEING = re.compile(r"(?:đã |sẽ )?được ")
_MONEY = re.compile(r"vốn|kinh phí|dự toán")
_AND_ACT = re.compile(r"(?:,| và|/) ?(?:ban hành|phê duyệt|công bố|thông qua)(?!\w)")
_IN_USE = re.compile(r" (?:đi vào (?:hoạt động|vận hành)|hoàn thành|hoàn thiện)(?!\w)")
_BARE = re.compile(r"(?:có )?(?:yêu cầu|chỉ đạo|hướng dẫn|đề nghị)(?=\W*$|[;.)])")
_NEXT = re.compile(r"(?:;|,| và) ")
_DOES = re.compile(
    r"(?:^|[.;:(] ?)[-+•*\s]*(?:(?:tổ chức|tiếp tục|phối hợp) )?(?:triển khai|thực hiện|ban hành"
    r"|xây dựng|lập|đầu tư|khởi công|hoàn thành|đưa|công bố|tổ chức|đề xuất)(?!\w)[^.;:(]*$"
)
_LAW_OF = re.compile(r" (?!sư )\w")
_LAW = re.compile(r"luật|pháp lệnh|nghị định|thông tư")


def find_conditions(source: Source, where: Where) -> list[tuple[Opening, Condition, str | None]]:
    """Return each condition of a text with its opening and its offset ("P6M", else None)."""
    found: list[tuple[Opening, Condition, str | None]] = []
    done = 0
    for opened in find_openings(source.folded):
        if opened.start < done:
            continue
        limit = end_of_clause(source.folded, opened.end)
        place = Place(source, where, opened.opening, opened.start, opened.end, limit)
        for condition in _read(place):
            found.append((opened.opening, condition, opened.offset))
            done = condition.end
    return found


def _read(place: Place) -> list[Condition]:
    for shape in place.opening.shapes:
        if conditions := _SHAPES[shape](place):
            return conditions
    return []


def _awaited_at(place: Place, at: int) -> tuple[Awaited, int] | None:
    for pattern, row in _AWAITED:
        if place.opening.name in row.openings and (match := pattern.match(place.source.folded, at)):
            return row, match.end()
    return None


def _act_at(folded: str, at: int) -> tuple[Act, int] | None:
    for pattern, row in _ACTS:
        if match := pattern.match(folded, at):
            return row, match.end()
    return None


def _have(place: Place) -> list[Condition]:
    have = _HAVE.match(place.source.folded, place.at)
    return _given(place, have.end()) if have else []


def _given(place: Place, at: int) -> list[Condition]:
    """Read "hướng dẫn [về B] của A [về B]" from ``at`` on."""
    hit = _awaited_at(place, at)
    if hit is None:
        return []
    row, noun_end = hit
    issuers, before = _issuers(place, noun_end)
    noun = place.source.text[at:noun_end]
    if not issuers:
        return _alone(place, row, at, noun_end)
    if row.event in ("request", "approval") and any(actor.is_client for actor in issuers):
        return []
    end = issuers[-1].end
    if place.opening.name == "by" and _WRITTEN.match(place.source.folded, end):
        return []  # what a named document asked for is past, and a citation
    if row.event == "schedule" and before > noun_end:
        return []  # "theo Chương trình hành động của Chính phủ": a plan of some name is carried out
    printed, end = _about(place, row, at, before, end)
    return [Condition(place.start, end, issuers, row.event, noun, printed)]


def _issuers(place: Place, at: int) -> tuple[tuple[Actor, ...], int]:
    """Return the issuers named behind a noun, and where the noun's own words end."""
    if issuers := actors_at(place.source, at + 1):
        return issuers, at
    for by in islice(_BY_WHOM.finditer(place.source.folded, at, place.limit), 4):
        if _WRITTEN.search(place.source.folded, at, by.start()):
            break
        if issuers := actors_at(place.source, by.end()):
            return issuers, by.start()
    return (), at


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
    has_words = bool(_OWN_WORDS.search(folded, at, before))
    return (own if has_words else None), end


def _alone(place: Place, row: Awaited, at: int, noun_end: int) -> list[Condition]:
    """Read a given thing that nobody is named for: "sau khi có hướng dẫn về B"."""
    folded, text = place.source.folded, place.source.text
    strong = place.opening.name in ("offset", "after", "waits") or place.where == "deadline"
    if not row.alone or not strong or place.opening.name in ("by", "on the basis", "depends"):
        return []
    noun = text[at:noun_end]
    law = bool(_LAW.search(folded, at, noun_end))
    if law and not _LAW_OF.match(folded, noun_end):
        return []
    level: ActorLevel | None = "central" if law else None
    if law or row.event == "pilot_result" or _OWN_WORDS.match(folded, noun_end):
        printed, end = text[at : place.limit], place.limit
        return [Condition(place.start, end, (), row.event, noun, printed, level=level)]
    return [Condition(place.start, noun_end, (), row.event, noun, None)]


def _acting(place: Place) -> list[Condition]:
    return _acts_from(place, place.start, place.at, 0)


def _acts_from(place: Place, start: int, at: int, depth: int) -> list[Condition]:
    """Read "A ban hành B", and further "; C ban hành D" behind it."""
    actors = actors_at(place.source, at)
    if not actors:
        return []
    folded, text = place.source.folded, place.source.text
    filler = _FILLER.match(folded, actors[-1].end)
    verb = _verb(folded, filler.end(), place.limit) if filler else None
    if verb is None:
        return _has(place, start, actors)
    row, at, verb_end = verb
    further, end = _further(place, verb_end, depth)
    printed = text[verb_end:end].strip(" ,") or None
    noun = ""
    if row.event in ("guidance", "request"):
        noun = "hướng dẫn" if row.event == "guidance" else "yêu cầu"
        printed = f"{noun} {printed}" if printed else None
    if row.event == "request" and any(actor.is_client for actor in actors):
        return []
    end = max(verb_end, _trimmed(folded, verb_end, end))
    return [Condition(start, end, actors, row.event, noun, printed), *further]


def _has(place: Place, start: int, actors: tuple[Actor, ...]) -> list[Condition]:
    """Read "A có văn bản về B"."""
    have = _HAVE.match(place.source.folded, actors[-1].end + 1)
    hit = _awaited_at(place, have.end()) if have else None
    if have is None or hit is None or any(actor.is_client for actor in actors):
        return []
    row, noun_end = hit
    text = place.source.text
    more = _OWN_WORDS.match(place.source.folded, noun_end)
    end = place.limit if more else noun_end
    printed = text[have.end() : end] if more else None
    noun = text[have.end() : noun_end]
    return [Condition(start, end, actors, row.event, noun, printed)]


def _verb(folded: str, at: int, limit: int) -> tuple[Act, int, int] | None:
    if _CHAIN.match(folded, at):
        act = _ANY_ACT.search(folded, at, min(limit, at + 120))
        at = act.start() if act else at
    hit = _act_at(folded, at)
    return (hit[0], at, hit[1]) if hit else None


def _further(place: Place, at: int, depth: int) -> tuple[list[Condition], int]:
    """Return the acts that follow in the same condition, and where this one's object ends."""
    folded = place.source.folded
    joints = _NEXT.finditer(folded, at, min(len(folded), place.limit + 2))
    for joint in islice(joints, 12 if depth < 3 else 0):
        limit = end_of_clause(folded, joint.end())
        next_place = place._replace(limit=limit)
        if more := _acts_from(next_place, joint.end(), joint.end(), depth + 1):
            return more, joint.start()
    return [], place.limit


def _trimmed(folded: str, start: int, end: int) -> int:
    return start + len(folded[start:end].rstrip(" ,;-"))


def _passive(place: Place) -> list[Condition]:
    """Read "được A công nhận là B" or "được phê duyệt": the thing is named before, or own."""
    being = _BEING.match(place.source.folded, place.at)
    hit = _done_by(place, being.end()) if being else None
    if hit is None:
        return []
    actors, row, start, end = hit
    if row.event == "recognition":
        words = place.source.text[start : place.limit]
        return [Condition(place.start, place.limit, actors, row.event, words, None)]
    if not _may_be_own(place) or row.event not in ("approval", "issuance"):
        return []
    words = place.source.text[start:end]
    money = words if _MONEY.search(fold(words)) else None
    return [Condition(place.start, end, actors, row.event, "", money, True)]


def _done_by(place: Place, at: int) -> tuple[tuple[Actor, ...], Act, int, int] | None:
    """Read "[A] phê duyệt" behind "được"."""
    folded = place.source.folded
    actors = actors_at(place.source, at)
    start = actors[-1].end + 1 if actors else at
    hit = _act_at(folded, start)
    if hit is None or not (actors or hit[0].passive):
        return None
    more = _AND_ACT.match(folded, hit[1])
    return actors, hit[0], start, more.end() if more else hit[1]


def _may_be_own(place: Place) -> bool:
    """Whether a title tells what to do with its own thing, not with other people's."""
    before = place.source.folded[max(0, place.start - 400) : place.start]
    return place.where != "title" or bool(_DOES.search(before))


def _thing(place: Place) -> list[Condition]:
    """Read "Đề án [về B] được [A] phê duyệt" or "Dự án B đi vào hoạt động"."""
    folded, text = place.source.folded, place.source.text
    thing = THING.match(folded, place.at)
    if thing is None:
        return []
    for being in islice(_IS_BEING.finditer(folded, place.at, place.limit), 3):
        if hit := _done_by(place, being.end()):
            actors, row, _, end = hit
            end = place.limit if row.event == "recognition" else end
            return _of_thing(place, thing, being.start(), actors, row.event, end)
    ready = _IN_USE.search(folded, place.at, place.limit)
    if ready and len(text[place.at : ready.start()].split()) > 4:
        return _of_thing(place, thing, ready.start(), (), "completion", ready.end())
    return []


def _of_thing(
    place: Place,
    thing: re.Match[str],
    name_end: int,
    actors: tuple[Actor, ...],
    event: Event,
    end: int,
) -> list[Condition]:
    text = place.source.text
    name = text[place.at : name_end].strip()
    law = bool(_LAW.search(thing[0]))
    general = len(name.split()) <= len(thing[0].split())
    if general and not law and not _may_be_own(place):
        return []
    issuers = actors or _issuers(place._replace(limit=name_end), thing.end())[0]
    level: ActorLevel | None = "central" if law and not issuers else None
    printed = None if general and law else name
    return [Condition(place.start, end, issuers, event, name, printed, general and not law, level)]


def _noun(place: Place) -> list[Condition]:
    """Read "theo hướng dẫn của A"; an own plan, or a city's direction in a title, is none."""
    conditions = _given(place, place.at)
    return [condition for condition in conditions if _is_awaited(place, condition)]


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


def _nobody(place: Place) -> list[Condition]:
    """Read "theo yêu cầu" that ends a deadline or a product."""
    match = _BARE.match(place.source.folded, place.at)
    if match is None or place.where not in ("deadline", "product"):
        return []
    words = place.source.text[place.at : match.end()]
    noun = words.removeprefix("có ")
    event: Event = "guidance" if "hướng dẫn" in words.lower() else "request"
    return [Condition(place.start, match.end(), (), event, noun, None)]


_SHAPES: dict[Shape, Callable[[Place], list[Condition]]] = {
    "have": _have,
    "act": _acting,
    "passive": _passive,
    "thing": _thing,
    "noun": _noun,
    "bare": _nobody,
}
