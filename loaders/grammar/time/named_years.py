"""Years that stand in the name of what is made ("Đề án giai đoạn 2026-2030"), not for its time."""

import re
from bisect import bisect_left

from loaders.grammar.time.word import TimeWord

_MADE = re.compile(
    r"(?<!\w)(?:kế hoạch|kh|đề án|đa|chương trình|quy hoạch|chiến lược|nghị quyết|nq|dự án|danh mục"
    r"|báo cáo|tiêu chí|chỉ tiêu|mục tiêu|dự toán|chính sách|đề tài|phương án|quy chế|bảng giá"
    r"|khung|ngân sách|đồ án|chỉ số|sổ tay|bản đồ|hồ sơ)(?!\w)"
)
_LONGEST_NAME = 160
_OWN_PREPOSITIONS = re.compile(r"trong|vào|từ|trước|sau|nhất|hết")
_ONLY_MARKS = re.compile(r"[\s:,;(\-]*$")
_PLAIN_GAP = re.compile(r"[^:;,.()]*$")


def without_named_years(
    folded: str, words: list[TimeWord], cuts: list[tuple[int, int]]
) -> list[TimeWord]:
    """Return the times without those that only name a plan, a programme or a heading.

    A year in a name is left out when another time, or a condition, stands for when it is due;
    alone it is the best that the text gives.
    """
    starts = [start for start, _ in cuts]
    kept: list[TimeWord] = []
    for index, word in enumerate(words):
        if not _may_name(word):
            kept.append(word)
            continue
        after = words[index + 1] if index + 1 < len(words) else None
        before = kept[-1] if kept else None
        heads = after is not None and _heads(folded, word, after)
        if not heads and (
            not _follows_made(folded, word, words[index - 1].end if index else 0, starts, cuts)
            or not _is_due_elsewhere(folded, word, before, after, starts)
        ):
            kept.append(word)
    return kept


def _may_name(word: TimeWord) -> bool:
    """Tell whether a time is coarse and has no preposition that makes it a deadline."""
    if _OWN_PREPOSITIONS.search(word.before):
        return False
    if word.sort == "recurring":
        return word.recurrence == "yearly"
    if word.sort != "moment" or word.begin is None or word.begin.size < 2:
        return False
    return word.finish is None or word.finish.size >= 2


def _heads(folded: str, word: TimeWord, after: TimeWord) -> bool:
    """ "Nhiệm vụ 2026: Quý IV/2026": a year before a colon is the heading of what follows."""
    if word.begin is None or after.sort != "moment" or after.begin is None:
        return False
    if folded[word.end : min(after.start, word.end + 4)].strip() != ":" or after.begin.size >= 2:
        return False
    if after.begin.year is None and word.begin.last_year is None:
        after.begin = after.begin.in_year(word.begin.year)
    return True


def _follows_made(
    folded: str, word: TimeWord, floor: int, starts: list[int], cuts: list[tuple[int, int]]
) -> bool:
    """Tell whether a made thing is named before the time, in the same sentence."""
    at = bisect_left(starts, word.start) - 1
    floor = max(floor, cuts[at][1] if at >= 0 and folded[cuts[at][0]] != "(" else 0)
    return _MADE.search(folded, max(floor, word.start - _LONGEST_NAME), word.start) is not None


def _is_due_elsewhere(
    folded: str,
    word: TimeWord,
    before: TimeWord | None,
    after: TimeWord | None,
    starts: list[int],
) -> bool:
    if after is not None and _is_due_after(folded, word, after):
        return True
    if before is None or before.sort != "moment":
        return False
    at = bisect_left(starts, before.end)
    if at < len(starts) and starts[at] < word.start:  # another sentence
        return False
    gap = folded[before.end : min(word.start, before.end + _LONGEST_NAME)].lstrip()
    return not gap.startswith((",", "và ", "-"))


def _is_due_after(folded: str, word: TimeWord, after: TimeWord) -> bool:
    gap = folded[word.end : min(after.start, word.end + _LONGEST_NAME)]
    if after.sort == "condition":
        return word.sort == "moment" and _PLAIN_GAP.match(gap) is not None
    if after.sort != "moment" or after.begin is None:
        return False
    if word.sort == "recurring":
        return after.begin.year is not None and _PLAIN_GAP.match(gap) is not None
    if _ONLY_MARKS.match(gap) or _PLAIN_GAP.match(gap):
        return True
    own, due = word.begin and word.begin.first_day(), after.begin.first_day()
    if own is None or due is None or after.begin.size >= 2:
        return False
    several = word.begin is not None and word.begin.size == 3
    return due <= own and (several or ";" not in gap)
