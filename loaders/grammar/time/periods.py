"""Times that belong together: "từ … đến …", "quý I và quý II", "quý IV hằng năm", lent years."""

import re

from loaders.grammar.time.moments import Moment
from loaders.grammar.time.word import TimeWord

_TO = re.compile(r"đến|tới")
_RANGE_MARKS = ("-", "~", "- -")
_LIST_MARKS = (",", "và", "&", ", và", "hoặc", "+")


def join_periods(folded: str, words: list[TimeWord]) -> list[TimeWord]:
    """Return the times with ranges, lists and yearly days each made one word.

    >>> from loaders.grammar.time.scan import time_words
    >>> text = "từ quý i đến quý iv năm 2026"
    >>> [(word.start, word.end) for word in join_periods(text, time_words(text))]
    [(0, 28)]
    """
    joined: list[TimeWord] = []
    for word in words:
        if not joined or not _absorb(folded, joined[-1], word):
            joined.append(word)
        elif word.sort == "recurring" and len(joined) > 1:
            _gather_yearly(folded, joined)
    return joined


def _absorb(folded: str, last: TimeWord, word: TimeWord) -> bool:
    """Make ``word`` a part of ``last`` where the words between say so."""
    if last.sort != "moment" or last.begin is None:
        return False
    between = folded[last.end : word.start].strip() if word.start - last.end < 8 else "…"
    if word.sort == "recurring":
        return _made_yearly(last, word, between)
    if word.sort != "moment" or word.begin is None:
        return False
    if last.finish is None and _is_range(folded, last, word, between):
        last.finish_bound = "before" if word.bound == "before" else "by"
    elif not _is_list(last, word, between):
        return False
    last.finish = word.begin
    last.vague = last.vague or word.vague
    last.end, last.period = word.end, True
    _complete(last)
    return True


def _is_range(folded: str, last: TimeWord, word: TimeWord, between: str) -> bool:
    if last.bound not in ("in", "from", "after"):
        return False
    if between in ("", ","):
        return _TO.search(word.before) is not None
    if word.bound not in ("in", "by", "before"):
        return False
    if between == "/":  # a cell "2026/Quý II/2027": begun in the one, finished in the other
        return last.begin is not None and last.begin.size == 2
    return between in _RANGE_MARKS


def _is_list(last: TimeWord, word: TimeWord, between: str) -> bool:
    newest = last.finish or last.begin
    if between not in _LIST_MARKS or word.bound != "in":
        return False
    if word.begin is None or newest is None or word.begin.size != newest.size:
        return False
    if last.bound in ("before", "by") and not word.before:
        word.bound = last.bound  # "trước ngày 15/6, 15/12/2026": a second day of the same sort
        return False
    return last.bound == "in" and word.before in ("", "trong ", "vào ")


def _made_yearly(last: TimeWord, word: TimeWord, between: str) -> bool:
    """ "Quý IV hằng năm": the quarter has no year of its own, the two are one time."""
    if last.begin is None or last.begin.year is not None or between not in ("", ",", "của", "("):
        return False
    last.sort, last.recurrence = "recurring", word.recurrence
    last.begin = last.finish = None
    last.end = word.end
    return True


def _gather_yearly(folded: str, joined: list[TimeWord]) -> None:
    """ "Ngày 15/6 và 15/12 hằng năm": both days come every year."""
    earlier, yearly = joined[-2:]
    between = folded[earlier.end : yearly.start].strip() if yearly.start - earlier.end < 8 else "…"
    undated = earlier.sort == "moment" and earlier.begin and earlier.begin.year is None
    if undated and between in (*_LIST_MARKS, ";"):
        yearly.start, yearly.core = earlier.start, earlier.core
        del joined[-2]


def _complete(word: TimeWord) -> None:
    """Lend the year (and month) of one end of a range to the other, where the order allows."""
    begin, finish = word.begin, word.finish
    if begin is None or finish is None:
        return
    if not begin.first and finish.first:
        begin = Moment(begin.year, finish.first, finish.last, begin.day)
    if begin.year is None and _in_order(begin, finish):
        begin = begin.in_year(finish.year)
    elif finish.year is None and _in_order(begin, finish):
        finish = finish.in_year(begin.year)
    word.begin, word.finish = begin, finish


def lend_years(words: list[TimeWord]) -> None:
    """Give a quarter, month or day without year the year that its neighbours agree on."""
    later: list[Moment | None] = []
    after: Moment | None = None
    for word in reversed(words):
        later.append(after)
        if word.begin is not None and word.begin.year is not None:
            after = word.begin
        elif word.sort == "recurring":
            after = None
    earlier: Moment | None = None
    for index, (word, after) in enumerate(zip(words, reversed(later), strict=True)):
        if word.sort == "recurring":
            earlier = None
        if word.sort != "moment" or word.begin is None:
            continue
        if word.begin.year is None and word.begin.first and not _tells_each_year(words, index):
            _borrow(word, earlier, after)
        newest = word.finish or word.begin
        earlier = newest if newest.year is not None and newest.last_year is None else None


def _borrow(word: TimeWord, earlier: Moment | None, after: Moment | None) -> None:
    begin = word.begin
    if begin is None or begin.size == 2:
        return
    years = {
        moment.year
        for moment, fits in (
            (earlier, earlier is not None and _in_order(earlier, begin)),
            (after, after is not None and after.last_year is None and _in_order(begin, after)),
        )
        if moment is not None and fits
    }
    if len(years) == 1:
        word.begin = begin.in_year(years.pop())
        _complete(word)


def _tells_each_year(words: list[TimeWord], index: int) -> bool:
    """ "Hằng năm, trước 15/12": a day that comes every year takes no neighbour's year."""
    return (
        index > 0
        and words[index - 1].sort == "recurring"
        and (words[index].start - words[index - 1].end < 6)
    )


def _in_order(first: Moment, second: Moment) -> bool:
    return (first.first, first.day) <= (second.first, second.day or 31)
