"""Awaited acts that say who acts: "A ban hành B; C phê duyệt D"."""

import re
from itertools import islice

from loaders.grammar.waiting.actors import Actor, actors_at
from loaders.grammar.waiting.awaiting import ACTS, Act
from loaders.grammar.waiting.clause import HAVE, OWN_WORDS, Condition, Place, act_at, awaited_at

_ANY_ACT = re.compile("|".join(f"(?<= )(?:{r.pattern})(?!\\w)" for r in ACTS if r.passive))
_FILLER = re.compile(r" (?:(?:đã|sẽ|chính thức|cơ bản|tiếp tục|xem xét,?|sớm) )*")
_CHAIN = re.compile(r"(?:báo cáo|trình|tham mưu|đề xuất|kiến nghị|xin ý kiến) ")
_AND = re.compile(r",? và ")
_NEXT = re.compile(r"(?:;|,| và) ")


def read_act(place: Place) -> list[Condition]:
    """Read "A ban hành B", "A có hướng dẫn", and the acts that follow in the same words."""
    return _acts_from(place, place.start, place.at, 0)


def further_acts(place: Place, end: int) -> list[Condition]:
    """Read " và C ban hành D" behind a condition whose act ends at ``end``.

    "… và Sở Y tế triển khai" may tell what comes after the condition: it is none.
    """
    for joint in islice(_AND.finditer(place.source.folded, end, place.limit), 4):
        limit = place.clauses.end_after(joint.end())
        acts = _acts_from(place._replace(limit=limit), joint.end(), joint.end(), 1)
        if acts and acts[0].event != "completion":
            return acts
    return []


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
    have = HAVE.match(place.source.folded, actors[-1].end + 1)
    hit = awaited_at(place, have.end()) if have else None
    if have is None or hit is None or any(actor.is_client for actor in actors):
        return []
    row, noun_end = hit
    text = place.source.text
    more = OWN_WORDS.match(place.source.folded, noun_end)
    end = place.limit if more else noun_end
    printed = text[have.end() : end] if more else None
    noun = text[have.end() : noun_end]
    return [Condition(start, end, actors, row.event, noun, printed)]


def _verb(folded: str, at: int, limit: int) -> tuple[Act, int, int] | None:
    if _CHAIN.match(folded, at):
        act = _ANY_ACT.search(folded, at, min(limit, at + 120))
        at = act.start() if act else at
    hit = act_at(folded, at)
    return (hit[0], at, hit[1]) if hit else None


def _further(place: Place, at: int, depth: int) -> tuple[list[Condition], int]:
    """Return the acts that follow in the same condition, and where this one's object ends."""
    folded = place.source.folded
    joints = _NEXT.finditer(folded, at, min(len(folded), place.limit + 2))
    for joint in islice(joints, 12 if depth < 3 else 0):
        limit = place.clauses.end_after(joint.end())
        next_place = place._replace(limit=limit)
        if more := _acts_from(next_place, joint.end(), joint.end(), depth + 1):
            return more, joint.start()
    return [], place.limit


def _trimmed(folded: str, start: int, end: int) -> int:
    return start + len(folded[start:end].rstrip(" ,;-"))
