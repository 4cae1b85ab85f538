"""Words that open a condition ("sau khi …", "theo tiến độ …") and how far it reaches.

Only the places of conditions are found here; who must do what is another grammar's question.
"""

import re
from typing import NamedTuple

from loaders.grammar.time.word import TimeWord


class ConditionWords(NamedTuple):
    """One row: the opening words (folded), examples, look-alikes."""

    pattern: str
    examples: tuple[str, ...]
    look_alikes: tuple[str, ...] = ()


CONDITION_WORDS: tuple[ConditionWords, ...] = (
    ConditionWords(
        r"(?:(?:ngay |chỉ )?(?:sau|trước|ngay|kể từ|từ|đến|tới) |(?:trong|sau) (?:vòng )?\d{1,3} "
        r"(?:ngày|tháng|năm|tuần)(?: làm việc)? (?:kể từ )?(?:sau )?)?khi",
        ("Sau khi có hướng dẫn", "ngay sau khi", "khi cần thiết", "sau 6 tháng khi"),
        ("khiếu nại",),
    ),
    ConditionWords(
        r"(?:trong|sau|chậm nhất) (?:vòng |thời hạn )?\d{1,3} (?:ngày|tháng|tuần)"
        r"(?: làm việc)?(?= (?:kể )?(?:từ|sau|tính))",
        ("trong vòng 30 ngày kể từ ngày ban hành", "sau 15 ngày làm việc kể từ"),
        ("trong 06 tháng cuối năm",),
    ),
    ConditionWords(
        r"\d{1,3} (?:ngày|tuần)(?: làm việc)?(?= (?:kể|tính) từ| sau khi)",
        ("15 ngày kể từ ngày phê duyệt", "05 ngày làm việc tính từ"),
        ("15 ngày cuối tháng", "ngày 15 kể từ"),
    ),
    ConditionWords(
        r"(?<!tiếp )(?<!kèm )(?<!giám sát )theo(?! dõi)",
        ("theo tiến độ của Bộ", "Theo lộ trình", "tùy theo tình hình"),
        ("các năm tiếp theo", "kèm theo", "theo dõi"),
    ),
    ConditionWords(
        r"(?:trên cơ sở|căn cứ|phụ thuộc|tùy thuộc|phù hợp với|đồng bộ với|cùng với|gắn với|nếu"
        r"|trong quá trình|đột xuất|bảo đảm tiến độ|đảm bảo tiến độ|tùy tình hình|tùy vào)",
        ("Trên cơ sở Bộ A hoàn thiện", "phụ thuộc vào Kế hoạch", "đột xuất", "căn cứ hướng dẫn"),
        ("cơ sở dữ liệu",),
    ),
)

CONDITION = re.compile(rf"(?<!\w)(?:{'|'.join(row.pattern for row in CONDITION_WORDS)})(?!\w)")
_MANNER = re.compile(r"theo|căn cứ|trên cơ sở|phù hợp|đồng bộ|cùng với|gắn với|b?đ?ảm bảo")
_LIMIT = re.compile(r"trước|nhất|hết|không quá|không muộn")
_OWN_ACT = re.compile(
    r"[^,]*, {0,2}(?:và )?(?:hoàn thành|hoàn thiện|triển khai|thực hiện|tổ chức|ban hành|trình"
    r"|dự kiến|xong|khởi công|phê duyệt|xây dựng|báo cáo|thời gian|kết thúc)(?!\w)[^,]*$"
)
_LONGEST_ACT = 200


def settle_conditions(
    folded: str, words: list[TimeWord], cuts: list[tuple[int, int]]
) -> list[TimeWord]:
    """Return the times that stand for themselves and the conditions, in the order of the text.

    A time inside a condition tells when the other act happens ("sau khi Bộ ban hành tiêu chí năm
    2026") and is left out; the ``end`` of a condition is where its words end.
    """
    marks = list(CONDITION.finditer(folded))
    if not marks:
        return words
    kept: list[TimeWord] = []
    inside: list[TimeWord] = []
    ends = _ends(folded, cuts)
    at_word = at_cut = reach = 0
    for mark in marks:
        if mark.start() < reach:
            continue
        while at_word < len(words) and words[at_word].start < mark.start():
            kept.append(words[at_word])
            at_word += 1
        if kept and mark.start() < kept[-1].end:
            continue
        while at_cut < len(cuts) and cuts[at_cut][0] < mark.end():
            at_cut += 1
        reach = ends[at_cut]
        condition = TimeWord("condition", mark.start(), mark.start(), reach)
        kept.append(condition)
        while at_word < len(words) and words[at_word].start < reach:
            if _stands_for_itself(folded, mark, words[at_word]):
                reach = condition.end = _last_sign(folded, mark.end(), words[at_word].start)
                break
            inside.append(words[at_word])
            at_word += 1
    kept.extend(words[at_word:])
    return _with_pace(kept, inside)


def _ends(folded: str, cuts: list[tuple[int, int]]) -> list[int]:
    """Return, for each cut, where words that run up to it end, parentheses of their own passed."""
    ends = [len(folded)] * (len(cuts) + 1)
    opened: list[int] = []
    closed_by: dict[int, int] = {}
    for index, (start, _) in enumerate(cuts):
        if folded[start] == "(":
            opened.append(index)
        elif folded[start] == ")" and opened:
            closed_by[opened.pop()] = index
    for index in range(len(cuts) - 1, -1, -1):
        start = cuts[index][0]
        inner = folded[start] == "("
        ends[index] = ends[closed_by.get(index, index) + 1] if inner else start
    return ends


def _last_sign(folded: str, start: int, end: int) -> int:
    """Return where the words after a condition begin: at the last comma or parenthesis."""
    sign = max(folded.rfind(mark, start, end) for mark in ",(")
    return sign if sign >= 0 else end


def _stands_for_itself(folded: str, mark: re.Match[str], word: TimeWord) -> bool:
    """Tell whether a time after a condition's opening words is a deadline beside it."""
    between = folded[max(mark.end(), word.start - _LONGEST_ACT) : word.start].rstrip()
    if between.endswith((",", ":", "(", "-")) or _LIMIT.search(word.before):
        return True
    if word.sort != "moment":
        return between.endswith((" và", " hoặc"))
    if _OWN_ACT.match(between):
        return True
    fine = word.begin is not None and word.begin.size < 2
    return fine and word.before != "" and _MANNER.search(mark[0]) is not None


def _with_pace(kept: list[TimeWord], inside: list[TimeWord]) -> list[TimeWord]:
    """Give back "hằng năm" of "theo kế hoạch hằng năm" where nothing else tells the time."""
    if any(word.sort != "condition" for word in kept):
        return kept
    paces = [word for word in inside if word.sort in ("recurring", "continuous")]
    return sorted([*kept, *paces[:1]], key=lambda word: word.start)
