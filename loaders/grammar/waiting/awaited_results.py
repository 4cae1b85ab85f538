"""Awaited results: "Đề án được A phê duyệt", "được phê duyệt", "hoàn thành Kho dữ liệu B"."""

import re
from itertools import islice

from loaders.grammar.waiting.actors import Actor, actors_at
from loaders.grammar.waiting.awaited_acts import further_acts
from loaders.grammar.waiting.awaited_names import THING
from loaders.grammar.waiting.awaiting import Act
from loaders.grammar.waiting.clause import LAW, Condition, Place, act_at, issuers_at
from ontology.spelling import fold
from ontology.vocabulary import ActorLevel, Event

_BASIS = "on the basis"
"""A general plan is a basis of work at any time: only a document by its name is awaited."""
_IS_BEING = re.compile(r" (?:đã |sẽ )?được ")
_BEING = re.compile(r"(?:đã |sẽ )?được ")
_MONEY = re.compile(r"vốn|kinh phí|dự toán")
_AND_ACT = re.compile(r"(?:,| và|/) ?(?:ban hành|phê duyệt|công bố|thông qua)(?!\w)")
_IN_USE = re.compile(
    r" (?:đi vào (?:hoạt động|vận hành)|(?:được )?(?:hoàn thành|hoàn thiện|bàn giao"
    r"|đưa vào (?:vận hành|sử dụng|khai thác)))(?!\w)"
)
_IN_FORCE = re.compile(r" (?:chính thức |bắt đầu )?có hiệu lực(?: thi hành)?(?!\w)")
_NUMBERED = re.compile(r" số:? ?\d")
_FINISHED = re.compile(r"(?:đã )?hoàn (?:thành|thiện) [\"“]?(?=[^\W\d_])")
_DOES = re.compile(
    r"(?:^|[.;:(] ?)[-+•*\s]*(?:(?:tổ chức|tiếp tục|phối hợp) )?(?:triển khai|thực hiện|ban hành"
    r"|xây dựng|lập|đầu tư|khởi công|hoàn thành|đưa|công bố|tổ chức|đề xuất)(?!\w)[^.;:(]*$"
)


def read_passive(place: Place) -> list[Condition]:
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
    own = Condition(place.start, end, actors, row.event, "", money, True)
    return [own, *further_acts(place, end)]


def read_thing(place: Place) -> list[Condition]:
    """Read "Đề án [về B] được [A] phê duyệt" or "Dự án B đi vào hoạt động"."""
    folded, text = place.source.folded, place.source.text
    thing = THING.match(folded, place.at)
    if thing is None:
        return []
    if place.opening.name == _BASIS and not text[place.at].isupper():
        return _finished_by_others(place, thing)
    if LAW.search(thing[0]) and (force := _IN_FORCE.search(folded, thing.end(), place.limit)):
        return _of_law(place, thing, force)
    for being in islice(_IS_BEING.finditer(folded, place.at, place.limit), 3):
        if place.opening.name == _BASIS and "đã" in being[0]:
            return []  # what is done already is no one's to wait for
        if hit := _done_by(place, being.end()):
            actors, row, _, end = hit
            end = place.limit if row.event == "recognition" else end
            first = _of_thing(place, thing, being.start(), actors, row.event, end)
            return [*first, *further_acts(place, end)] if first else []
    ready = _IN_USE.search(folded, place.at, place.limit)
    if ready and len(text[place.at : ready.start()].split()) > 4:
        return _of_thing(place, thing, ready.start(), (), "completion", ready.end())
    return []


def _finished_by_others(place: Place, thing: re.Match[str]) -> list[Condition]:
    """Read "phần mềm của Bộ A được hoàn thiện": what somebody else makes is awaited."""
    ready = _IN_USE.search(place.source.folded, place.at, place.limit)
    if ready is None or not issuers_at(place._replace(limit=ready.start()), thing.end())[0]:
        return []
    return _of_thing(place, thing, ready.start(), (), "completion", ready.end())


def _of_law(place: Place, thing: re.Match[str], force: re.Match[str]) -> list[Condition]:
    """Read "Nghị định về B có hiệu lực"; one that has a number is issued already.

    Where a number of days runs from its force, it still is what sets the work off.
    """
    named = _NUMBERED.search(place.source.folded, thing.end(), force.start())
    if named and place.opening.name != "offset":
        return []
    return _of_thing(place, thing, force.start(), (), "issuance", force.end())


def read_finished(place: Place) -> list[Condition]:
    """Read "hoàn thành B": only a name of some length tells what must be finished."""
    done = _FINISHED.match(place.source.folded, place.at, place.limit)
    if done is None or not place.source.text[done.end()].isupper():
        return []
    name = place.source.text[done.end() : place.limit]
    if len(name.split()) < 4:
        return []
    return [Condition(place.start, place.limit, (), "completion", "", name)]


def _done_by(place: Place, at: int) -> tuple[tuple[Actor, ...], Act, int, int] | None:
    """Read "[A] phê duyệt" behind "được"."""
    folded = place.source.folded
    actors = actors_at(place.source, at)
    start = actors[-1].end + 1 if actors else at
    hit = act_at(folded, start)
    if hit is None or not (actors or hit[0].passive):
        return None
    more = _AND_ACT.match(folded, hit[1])
    return actors, hit[0], start, more.end() if more else hit[1]


def _may_be_own(place: Place) -> bool:
    """Whether a title tells what to do with its own thing, not with other people's."""
    before = place.source.folded[max(0, place.start - 400) : place.start]
    return place.where != "title" or bool(_DOES.search(before))


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
    law = bool(LAW.search(thing[0]))
    general = len(name.split()) <= len(thing[0].split())
    if general and not law and not _may_be_own(place):
        return []
    issuers = actors or issuers_at(place._replace(limit=name_end), thing.end())[0]
    level: ActorLevel | None = "central" if law and not issuers else None
    printed = None if general and law else name
    return [Condition(place.start, end, issuers, event, name, printed, general and not law, level)]
