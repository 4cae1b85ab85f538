"""When a task is due: the phrase of a cell or of a line, read into days and stages."""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from loaders.grammar.time.conditions import settle_conditions
from loaders.grammar.time.misread import as_meant
from loaders.grammar.time.named_times import without_named_times
from loaders.grammar.time.named_years import without_named_years
from loaders.grammar.time.periods import join_periods, lend_years
from loaders.grammar.time.scan import time_words
from loaders.grammar.time.stage_gaps import Gaps
from loaders.grammar.time.stage_pairs import join_pairs
from loaders.grammar.time.stage_words import BEGUN, FIELD_NAME, FINISHED, NOTHING, TIMELESS
from loaders.grammar.time.stages import Draft, find_stages
from ontology.model import Deadline, Milestone
from ontology.spelling import fold, tidy
from ontology.vocabulary import DeadlineKind

_TIED = re.compile(r"(?:[\s,;(+*_\-–—]|(?<!\w)(?:và|hoặc|đồng thời|sau đó|rồi)(?=\s))+$")
_COUNTED = re.compile(r"(?<!\w)(?:kể|tính) từ (?:ngày|khi|thời điểm)(?!\w)")
_DAY_WITHOUT_YEAR = re.compile(r"(?:(?:trước|ngày|đến|hết) ){0,3}\d{1,2}/\d{1,2}")
_LONGEST_TIE = 24
_LONG = 400


class Stage(NamedTuple):
    """One stage: its words before the time, where it stands in the text, its kind, its days."""

    label: str | None
    start: int
    end: int
    kind: DeadlineKind
    first: dt.date | None
    last: dt.date | None


class DeadlineRead(NamedTuple):
    """The deadline of the export and the stages behind it (one at least if any text)."""

    deadline: Deadline
    stages: tuple[Stage, ...]


def strip_field_name(text: str) -> int:
    """Return where the phrase of a line begins, after "Thời gian hoàn thành:" or the like.

    >>> line = "Thời gian hoàn thành: Quý II năm 2027."
    >>> line[strip_field_name(line):]
    'Quý II năm 2027.'
    """
    name = FIELD_NAME.match(fold(text))
    return name.end() if name else 0


def read_deadline(text: str) -> DeadlineRead:
    """Return when the phrase says that a task is due, and its stages with their places.

    A phrase of one stage has no milestones, and loses the name of its field. What the text does
    not settle stays None; only a text without words has the kind ``none``.

    >>> read_deadline("Quý III/2026").deadline.end
    datetime.date(2026, 9, 30)
    >>> [stage.kind for stage in read_deadline("Năm 2025 và khi cần thiết").stages]
    ['fixed', 'conditional']
    """
    if not text.strip():
        return DeadlineRead(Deadline(), ())
    return _remembered(text) if len(text) < _LONG else _reread(text)


def _reread(text: str) -> DeadlineRead:
    folded = as_meant(fold(text))
    clear = without_named_times(folded)
    gaps = Gaps(clear)
    words = settle_conditions(clear, time_words(clear), gaps.cuts)
    words = without_named_years(clear, join_periods(clear, words), gaps.cuts)
    lend_years(words)
    drafts = join_pairs(clear, find_stages(clear, words, gaps))
    if not drafts:
        drafts = [Draft(0, len(text), (0, 0), _timeless_kind(folded[strip_field_name(text) :]))]
    return _read(text, folded, drafts)


_remembered = lru_cache(maxsize=4096)(_reread)  # a plan says "Thường xuyên" a hundred times


def _timeless_kind(folded: str) -> DeadlineKind:
    """Return the kind of words that name no time and no condition ("Đã hoàn thành", "-")."""
    words = folded.strip(" .,;:*-…_")
    if not any(sign.isalnum() for sign in words) or words in NOTHING:
        return "none"
    if _COUNTED.search(folded):
        return "conditional"
    if _DAY_WITHOUT_YEAR.fullmatch(words):
        return "fixed"
    return "fixed" if TIMELESS.search(folded) else "conditional"


def _read(text: str, folded: str, drafts: list[Draft]) -> DeadlineRead:
    stages = _stages(text, drafts)
    several = len(stages) > 1
    first, last = _reversed(folded, drafts) or _days(drafts)
    deadline = Deadline(
        raw=tidy(text if several else text[strip_field_name(text) :]) or None,
        kind=_kind(folded, drafts),
        start=first,
        end=last,
        recurrence=next((draft.recurrence for draft in drafts if draft.recurrence), None),
        milestones=tuple(
            Milestone(label=stage.label, start=stage.first, end=stage.last) for stage in stages
        )
        if several
        else (),
    )
    return DeadlineRead(deadline, stages)


def _stages(text: str, drafts: list[Draft]) -> tuple[Stage, ...]:
    """Return the stages, each from its first word to the next one's."""
    stages: list[Stage] = []
    for index, draft in enumerate(drafts):
        start = draft.start if index else 0
        end = drafts[index + 1].start if index + 1 < len(drafts) else len(text)
        start, end = _trimmed(text, start, end)
        label = tidy(text[slice(*draft.label)]) or None
        stages.append(Stage(label, start, end, draft.kind, draft.first, draft.last))
    return tuple(stages)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a stage without blanks, signs and "và" that tie it to the next."""
    while start < end and text[start].isspace():
        start += 1
    tail = _TIED.search(text, max(start, end - _LONGEST_TIE), end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, tail.start() if tail and tail.start() > start else end


def _kind(folded: str, drafts: list[Draft]) -> DeadlineKind:
    """Return the kind that all stages share, else ``mixed``."""
    kinds: set[DeadlineKind] = set()
    index = 0
    while index < len(drafts):
        until = _finished_by(folded, drafts, index)
        kinds.add("period" if until > index else drafts[index].kind)
        index = until + 1
    return kinds.pop() if len(kinds) == 1 else "mixed"


def _finished_by(folded: str, drafts: list[Draft], begun: int) -> int:
    """Return the last stage of "Thời gian thực hiện: …; Hoàn thành …", which is one period."""
    draft = drafts[begun]
    colon = folded[draft.label[1] :].lstrip(" *_")[:1] == ":" if draft.labelled else False
    if draft.kind != "fixed" or not draft.labelled:
        return begun
    named = BEGUN.search(folded[slice(*draft.label)]) is not None
    for index in range(begun + 1, min(len(drafts), begun + 4)):
        later = drafts[index]
        if later.kind != "fixed":
            break
        if FINISHED.match(folded[slice(*later.label)]):
            return index if named or (colon and later.comma) else begun
        if later.labelled:
            break
    return begun


def _reversed(folded: str, drafts: list[Draft]) -> tuple[dt.date, dt.date] | None:
    """Return the days of "Bắt đầu: Quý III/2026; hoàn thành: Quý I/2026", as they stand there."""
    if len(drafts) != 2 or _finished_by(folded, drafts, 0) != 1:
        return None
    first, last = drafts[0].first, drafts[1].last
    return (first, last) if first and last and last < first else None


def _days(drafts: list[Draft]) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of all stages; an end that the text opens is None."""
    firsts = [draft.first for draft in drafts if draft.first]
    lasts = [draft.last for draft in drafts if draft.last]
    first, last = min(firsts, default=None), max(lasts, default=None)
    if first and any(d.last and not d.first and d.last < first for d in drafts):
        first = None  # a stage without first day ends before the others begin
    if any(draft.open and draft.kind in ("fixed", "period") for draft in drafts):
        last = None
    return first, last
