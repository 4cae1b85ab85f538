"""One condition that a task's texts say twice, in the title and in the deadline, is kept once."""

import re

from loaders.reading import PrerequisiteMention
from ontology.identity import normal_object
from ontology.spelling import fold

_NO_OBJECT = re.compile(
    r"(?<!được )(?:công bố|ban hành|phê duyệt|thông qua|công nhận)"
    r"(?: (?:đề án|nghị định|nghị quyết|kế hoạch|quy hoạch|tiêu chí|tiêu chuẩn|thông tư))?\W*$"
)
"""An act that says nothing of what ("khi Bộ A công bố"): said elsewhere in full, it is the same."""
_BARE_LAW = re.compile(
    r"(luật|pháp lệnh|nghị định|thông tư|nghị quyết) (?:có hiệu lực|được (?:ban hành|thông qua))"
)


def keep_wait(mention: PrerequisiteMention, kept: list[PrerequisiteMention]) -> None:
    """Add a condition to those of the task; said twice it is kept once, by its fuller words."""
    if any(_same_wait(mention, other) or _shortens(mention, other) for other in kept):
        return
    for at, other in enumerate(kept):
        if _shortens(other, mention) or _refers_to(other, mention):
            update = {"stage": other.stage, "offset": other.offset or mention.offset}
            kept[at] = mention.model_copy(update=update)
            return
    kept.append(mention)


def _shortens(short: PrerequisiteMention, other: PrerequisiteMention) -> bool:
    """ "Sau khi được công nhận" beside "sau khi được UNESCO công nhận là di sản"."""
    if short.event != other.event or short.issuer is not None or other.issuer is None:
        return False
    words = short.text.lower().rstrip(" .").split("được ")
    return len(words) == 2 and 0 < len(words[1].split()) <= 2 and len(words[0].split()) <= 3


def _refers_to(short: PrerequisiteMention, other: PrerequisiteMention) -> bool:
    """ "kể từ ngày Nghị định có hiệu lực" below "sau khi Chính phủ ban hành Nghị định về B"."""
    noun = _BARE_LAW.search(fold(short.text))
    return (
        noun is not None
        and short.event == other.event
        and short.issuer is None
        and fold(other.object or "").startswith(f"{noun[1]} ")
    )


def _same_wait(one: PrerequisiteMention, other: PrerequisiteMention) -> bool:
    """Tell whether title and deadline say the same condition twice: it is recorded once."""
    if one.event != other.event or _name(one) != _name(other):
        return False
    objects = [normal_object(each.object or "") for each in (one, other)]
    short, long = sorted((words.split(" của ")[0] for words in objects), key=len)
    general = one.issuer is not None and bool(short) and long.startswith(f"{short} ")
    bare = one.issuer is not None and any(_NO_OBJECT.search(w.text) for w in (one, other))
    same = objects[0] == objects[1] or bare or (general and len(short.split()) <= 2)
    return same or one.event in ("request", "schedule") or one.text == other.text


def _name(mention: PrerequisiteMention) -> str | None:
    return mention.issuer.name if mention.issuer else None
