"""Every time that a phrase names, one after another, with the words that bound it."""

import re

from loaders.grammar.time.moments import Moment
from loaders.grammar.time.readers import READERS
from loaders.grammar.time.word import Bound, TimeWord
from loaders.grammar.time.words import TIME_PATTERNS
from ontology.vocabulary import Recurrence

_BY_GROUP = {f"t{number}": row for number, row in enumerate(TIME_PATTERNS)}
_TIME = re.compile(
    r"(?<![^\W_])(?=[0-9bcđghiklmnqst])(?:"
    + "|".join(f"(?P<t{number}>{row.pattern})" for number, row in enumerate(TIME_PATTERNS))
    + ")"
)
_BEFORE = re.compile(
    r"(?<!\w)(?:(?:trước|đến|tới|hết|kể từ|bắt đầu từ|từ|sau|trong|vào|tại|chậm nhất|muộn nhất|là"
    r"|ngày|thời điểm|cuối|(?<!bắt )đầu|giữa|không quá|không muộn hơn|khoảng|dự kiến|ngay|cho"
    r"|tính|nay|cả|suốt|toàn bộ|hạn cuối|hạn chót|các|những|hai|ba|bốn|năm|\d{1,2} năm|giai đoạn)"
    r" {1,3}){1,6}$"
)
_LONGEST_BEFORE = 60
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("before", re.compile(r"trước")),
    ("by", re.compile(r"đến|tới|hết|nhất|không quá|không muộn|hạn")),
    ("from", re.compile(r"từ|đầu từ")),
    ("after", re.compile(r"sau")),
)
_VAGUE = re.compile(r"cuối|đầu|giữa")
_CUT = re.compile(r"[;()]|\.(?= |$)| - ?|- ")
_ABBREVIATED = re.compile(r"(?<!\w)(?:tp|tx|tt|p|q|h|ts|ths|gs|pgs|v\.v|st|\d)$")
_PACES: dict[str, Recurrence] = {
    "yearly": "yearly",
    "quarterly": "quarterly",
    "monthly": "monthly",
}


def time_words(folded: str) -> list[TimeWord]:
    """Return the times named in a folded text, in its order."""
    found: list[TimeWord] = []
    for match in _TIME.finditer(folded):
        word = _word(folded, match)
        floor = max(match.start() - _LONGEST_BEFORE, found[-1].end if found else 0)
        if before := _BEFORE.search(folded, floor, match.start()):
            word.start, word.before = before.start(), before[0]
        _bind(word)
        found.append(word)
    return found


def sentence_cuts(folded: str) -> list[tuple[int, int]]:
    """Return where ``;``, a full stop, a parenthesis or a bullet cuts the text: (start, end).

    The point of an abbreviation ("TP. Hải An") does not cut.

    >>> sentence_cuts("tp. a; b.")
    [(5, 6), (8, 9)]
    """
    return [
        cut.span()
        for cut in _CUT.finditer(folded)
        if cut[0] != "." or not _ABBREVIATED.search(folded, max(0, cut.start() - 5), cut.start())
    ]


def _bind(word: TimeWord) -> None:
    """Read the words before a time: until when, since when."""
    if word.sort != "moment" or not word.before:
        return
    word.bound = next((b for b, words in _BOUNDS if words.search(word.before)), word.bound)
    word.vague = word.vague or _VAGUE.search(word.before) is not None
    word.period = word.period or "nay" in word.before or "giai đoạn" in word.before


def _word(folded: str, match: re.Match[str]) -> TimeWord:
    row = _BY_GROUP[match.lastgroup or "t0"]
    word = TimeWord(row.sort, match.start(), match.start(), match.end())
    word.recurrence = _PACES.get(row.name)
    if row.sort == "moment":
        READERS[row.name](folded, match, word)
    elif match["whole_year"]:
        word.begin = Moment(int(match["whole_year"]))
    return word
