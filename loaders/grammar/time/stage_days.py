"""The first and the last day that a named time supports."""

import datetime as dt

from loaders.grammar.time.word import TimeWord

_DAY = dt.timedelta(days=1)

Days = tuple[dt.date | None, dt.date | None]


def days_of(word: TimeWord) -> Days:
    """Return the first and last day of a time; None where the text names none.

    "Trước quý II/2026" ends on 31 March. Days that end before they begin are kept as the text has
    them ("Quý IV/2027 - Quý II/2026"): a finding tells of it.
    """
    begin = word.begin
    if begin is None:
        return None, None
    first, last = begin.first_day(), begin.last_day()
    if word.finish is not None:
        return (_next(last) if word.bound == "after" else first), _finish(word)
    if word.bound == "from" and _is_stretch(word):  # "từ tháng 6 - 9/2026"
        return first, last
    match word.bound:
        case "before":
            return None, last if word.vague else _previous(first)
        case "by":
            return None, last
        case "from":
            return first, None
        case "after":
            return _next(last), None
    return first, last


def _is_stretch(word: TimeWord) -> bool:
    if word.begin is None or "giai đoạn" in word.before:
        return False
    return word.begin.size == 3 or (word.period and word.begin.size < 2)


def _finish(word: TimeWord) -> dt.date | None:
    if word.finish is None:
        return None
    if word.finish_bound == "before" and not word.vague:
        return _previous(word.finish.first_day())
    return word.finish.last_day()


def _previous(day: dt.date | None) -> dt.date | None:
    return day and day - _DAY


def _next(day: dt.date | None) -> dt.date | None:
    return day and day + _DAY
