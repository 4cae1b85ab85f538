"""Where conditions open in a text, and where their clauses end."""

import re
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from loaders.grammar.waiting.awaiting import OPENINGS, Opening

LONGEST_CLAUSE = 600
"""Characters after which a clause is taken to end, so that no text takes long."""

_LONGEST_OPENING = 80
_LONGEST_END = 40
_SHORT = 2000
_PATTERNS = [re.compile(rf"(?<!\w)(?:{row.pattern})\Z") for row in OPENINGS]
_LONGEST = [min(_LONGEST_OPENING, len(row.pattern)) for row in OPENINGS]
"""How far back each pattern can begin: none of them matches more characters than it has."""

_ROWS: dict[str, list[int]] = {}
for _number, _row in enumerate(OPENINGS):
    for _anchor in _row.anchors:
        _ROWS.setdefault(_anchor, []).append(_number)

_DOING = (
    r"(?:tổ chức |tiếp tục )?(?:triển khai|thực hiện|hoàn thành|hoàn thiện|tham mưu|trình|báo cáo"
    r"|bảo đảm|đảm bảo|cập nhật|đề xuất|phấn đấu|trong đó)(?!\w)"
)
_CLAUSE_END = re.compile(
    r"[;:]|\((?!sửa đổi\))|(?<!sửa đổi)\)|(?<!tp)\.(?=\s|$)| nhằm | làm (?:cơ sở|căn cứ) "
    rf"|,? và {_DOING}|(?:, ?| [-+•] ){_DOING}"
    r"|, ?(?:trong |từ |đến )?(?:quý|năm|giai đoạn|tháng) (?=[\divx])"
)
_EXCEPT = re.compile(r"(?<!\w)(?:trừ [^.;:(]{0,60}|không(?: phải| cần| được)? |giảm (?:sự )?)$")
_EXCEPTING = ("trừ ", "không ", "giảm ")
_COUNTS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_UNITS = {"ngày": "D", "tuần": "W", "tháng": "M", "năm": "Y"}


class Opened(NamedTuple):
    """An opening at its place; ``offset`` is the duration that it names ("P6M")."""

    opening: Opening
    start: int
    end: int
    offset: str | None


def find_openings(folded: str) -> tuple[Opened, ...]:
    """Return the openings of a folded text, each as long as its words go.

    "trước khi" opens nothing and hides the "khi" in it; what stands behind "trừ" or "không" is
    an exception, no condition.
    """
    return _find_again(folded) if len(folded) < _SHORT else _find(folded)


def _find(folded: str) -> tuple[Opened, ...]:
    found: list[Opened] = []
    done = 0
    for start, _, number, match in _matches(folded):
        if start < done:
            continue
        done = match.end()
        row = OPENINGS[number]
        if row.shapes and not _is_exception(folded[max(0, start - 70) : start]):
            found.append(Opened(row, start, done, _offset(match)))
    return tuple(found)


_find_again = lru_cache(maxsize=4096)(_find)
"""A section's heading is asked for again with each of its tasks: short texts are remembered."""


def _is_exception(before: str) -> bool:
    return any(word in before for word in _EXCEPTING) and _EXCEPT.search(before) is not None


class Clauses:
    """The ends of a text's clauses; stretches that were searched are not searched again."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._from = self._to = 0
        self._ends_there = False

    def end_after(self, start: int) -> int:
        """Return where the clause that holds ``start`` ends, blanks and commas cut off."""
        last = min(len(self._folded), start + LONGEST_CLAUSE)
        if not self._from <= start <= self._to:
            self._from = self._to = start
            self._ends_there = False
        if not self._ends_there and self._to < last:
            again = max(start, self._to - _LONGEST_END)
            match = _CLAUSE_END.search(self._folded, again, last)
            self._to = match.start() if match else last
            self._ends_there = match is not None
        return start + len(self._folded[start : min(self._to, last)].rstrip(" ,-"))


def _matches(folded: str) -> list[tuple[int, int, int, re.Match[str]]]:
    """Return (start, minus end, row, match) of all openings, the longest at a place first."""
    found: list[tuple[int, int, int, re.Match[str]]] = []
    for anchor, numbers in _ROWS.items():
        at = folded.find(anchor)
        while at >= 0:
            end = at + len(anchor)
            for number in numbers:
                begin = max(0, end - _LONGEST[number])
                if match := _PATTERNS[number].search(folded, begin, end):
                    found.append((match.start(), -end, number, match))
            at = folded.find(anchor, end)
    return sorted(found, key=itemgetter(0, 1, 2))


def _offset(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if not parts:
        return None
    words = parts["count"]
    count = int(words) if words.isdigit() else _COUNTS.index(words)
    return f"P{3 * count}M" if parts["unit"] == "quý" else f"P{count}{_UNITS[parts['unit']]}"
