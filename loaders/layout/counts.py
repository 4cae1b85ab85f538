"""Counts that a text declares, and gaps in its printed numbers."""

import re
from collections.abc import Sequence

from loaders.layout.numbering import Number
from loaders.layout.outline import Placed, without_prefixes
from loaders.layout.work import Found, Tally

_UNCOUNTED = ("dash", "mixed", "letter", "small_letter")
_DECLARED = re.compile(
    r"\((\d{1,3}) (?:nhóm )?(?:nhiệm vụ|nội dung|công việc|đề án|dự án|chỉ tiêu)[^()]{0,40}\)"
)
_TOTAL = re.compile(
    r"(?:tổng (?:số|cộng)|gồm(?: có)?|cụ thể)\s?:?\s?(\d{1,3}) (?:nhiệm vụ|nội dung|công việc)\b"
    r"|với (\d{1,3}) (?:nhiệm vụ|công việc)"
    r"(?: cụ thể\b|(?: \w+){1,4}? (?:phụ lục|phụ biểu|biểu)\b)"
)


def declared_tasks(folded: str) -> int | None:
    """Return the count that a heading declares.

    >>> declared_tasks("ii. cải cách hành chính (17 nhiệm vụ)")
    17
    """
    match = _DECLARED.search(folded)
    return int(match[1]) if match else None


def declared_total(folded: str) -> int | None:
    """Return the count that a sentence declares for the whole ("Tổng số: 63 nhiệm vụ")."""
    match = _TOTAL.search(folded)
    return int(match[1] or match[2]) if match else None


def tally(part: str, placed: Sequence[Placed], found: Found) -> None:
    """Compare what headings declare with the printed numbers below them; note gaps."""
    for at, item in enumerate(placed):
        declared = declared_tasks(item.entry.words.folded) if item.heading else None
        if declared is not None:
            where = "/".join([part, *without_prefixes(item.path)])
            found.tallies.append(Tally(where, declared, _numbers_below(placed, at)))
    found.gaps.extend(_gaps(part, placed))


def _numbers_below(placed: Sequence[Placed], at: int) -> int:
    heading = placed[at]
    depth = len(heading.section)
    count = 0
    for item in placed[at + 1 :]:
        if len(item.section) <= depth or item.section[depth] is not heading.entry.words:
            break
        count += not item.heading and item.entry.second_of is None
    return count


def _gaps(part: str, placed: Sequence[Placed]) -> list[str]:
    """Return the refs of printed numbers that are missing between two siblings.

    A section whose first number is not 1 goes on with the numbers of the section before it.
    """
    last: dict[tuple[tuple[str, ...], str], int] = {}
    running: dict[tuple[int, str], int] = {}
    gaps: list[str] = []
    for item in placed:
        number = item.entry.number
        if number is None:
            continue
        series = (item.path[:-1], number.style)
        above = "/".join([part, *without_prefixes(item.path[:-1])])
        depth = (len(item.path), number.style)
        before = last.get(series, 0 if number.ordinal == 1 else running.get(depth, 0))
        gaps.extend(between(above, before, number))
        last[series] = running[depth] = number.ordinal
    return gaps


def between(where: str, before: int, number: Number) -> list[str]:
    """Return the refs of the numbers missing between a sibling's place and the next number.

    Letters are left out on purpose, and a jump of more than five is another numbering.
    """
    if number.style in _UNCOUNTED or not before or not 1 < number.ordinal - before <= 5:
        return []
    return [f"{where}: {n}" for n in range(before + 1, number.ordinal)]
