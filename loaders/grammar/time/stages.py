"""Stages of a deadline: which times are one stage, what each is called, where it stands."""

import datetime as dt
import re
from dataclasses import dataclass

from loaders.grammar.time.stage_days import days_of
from loaders.grammar.time.stage_gaps import Gap, Gaps
from loaders.grammar.time.stage_words import ACT, MANNER
from loaders.grammar.time.word import TimeWord
from ontology.vocabulary import DeadlineKind, Recurrence

_MANNER_CONDITION = re.compile(r"theo|căn cứ|phù hợp|trên cơ sở|đồng bộ|cùng với|gắn với")
_UNTIL = re.compile(r"(?:đến|tới) khi")


@dataclass(slots=True)
class Draft:
    """A stage being put together; ``start`` to ``end`` are its words, ``label`` a part of them.

    ``open``: the text lets it go on without end.
    """

    start: int
    end: int
    label: tuple[int, int]
    kind: DeadlineKind
    first: dt.date | None = None
    last: dt.date | None = None
    recurrence: Recurrence | None = None
    open: bool = False
    comma: bool = False

    @property
    def labelled(self) -> bool:
        """Whether words stand before its time."""
        return self.label[0] < self.label[1]

    @property
    def dated(self) -> bool:
        """Whether any of its days is known."""
        return self.first is not None or self.last is not None


def find_stages(folded: str, words: list[TimeWord], gaps: Gaps) -> list[Draft]:
    """Return the stages that the times of a text make, in its order."""
    drafts: list[Draft] = []
    latest: dt.date | None = None
    for word in words:
        if not drafts:
            gap = gaps.before_first(word.start)
        else:
            gap = gaps.between(drafts[-1].end, word.start, drafts[-1].labelled)
        if drafts and _belongs(folded, drafts[-1], word, gap):
            _add(folded, drafts[-1], word, gap)
        else:
            drafts.append(_begun(word, gap, latest))
            if len(drafts) == 1 and word.sort == "condition" and _tells_manner(folded, word, gap):
                drafts[-1].label = (gap.cut, gap.cut)
        if drafts[-1].last is not None and (latest is None or drafts[-1].last > latest):
            latest = drafts[-1].last
    return drafts


def _begun(word: TimeWord, gap: Gap, latest: dt.date | None) -> Draft:
    """Return the stage that a time begins; ``latest`` is the last day named so far."""
    draft = Draft(gap.cut, word.end, (gap.cut, gap.label_end), "fixed", comma=gap.marks == ",")
    draft.recurrence = word.recurrence
    draft.first, draft.last = days_of(word)
    if word.sort == "moment":
        draft.kind = "period" if word.period or word.bound in ("from", "after") else "fixed"
        draft.open = draft.first is not None and draft.last is None
    elif word.sort == "open":
        draft.kind, draft.open = "period", True
        draft.first = dt.date(latest.year + 1, 1, 1) if latest and latest.year < 9999 else None
    elif word.sort == "term":
        draft.kind = "period"
    else:
        draft.kind = "conditional" if word.sort == "condition" else word.sort
    return draft


def _belongs(folded: str, draft: Draft, word: TimeWord, gap: Gap) -> bool:
    """Tell whether a time tells more of the stage before it instead of beginning its own."""
    match word.sort:
        case "condition":
            return not _is_stage_of_its_own(folded, draft, word, gap)
        case "moment":
            return _dates(folded, draft, word, gap)
        case "open":
            return not gap.labelled and draft.kind != "conditional"
        case "recurring":
            return _repeats(folded, draft, gap)
        case "continuous":
            return _goes_on(folded, draft, gap)
    return not gap.labelled and draft.kind != "fixed"


def _is_stage_of_its_own(folded: str, draft: Draft, word: TimeWord, gap: Gap) -> bool:
    """A condition stands for a further stage's time: its own act, or tied on by "và"."""
    if gap.joined and draft.kind != "conditional":
        return True
    if not gap.labelled or not ACT.match(folded, gap.cut, gap.label_end):
        return False
    return not _tells_manner(folded, word, gap)


def _tells_manner(folded: str, word: TimeWord, gap: Gap) -> bool:
    """ "Thực hiện theo hướng dẫn …" says how, not that something further is done."""
    label = folded[gap.cut : gap.label_end]
    how = _MANNER_CONDITION.match(folded, word.start) is not None
    return how and label in ("thực hiện", "tổ chức thực hiện", "triển khai thực hiện")


def _repeats(folded: str, draft: Draft, gap: Gap) -> bool:
    if draft.kind == "period":
        return draft.dated and not draft.open and not gap.joined and _unnamed(folded, draft, gap)
    return draft.kind != "fixed" and not gap.labelled


def _goes_on(folded: str, draft: Draft, gap: Gap) -> bool:
    if draft.kind == "period":
        return not gap.joined and _unnamed(folded, draft, gap)
    if draft.kind == "fixed":
        return gap.marks == "(" and not gap.labelled
    return not gap.labelled


def _unnamed(folded: str, draft: Draft, gap: Gap) -> bool:
    """Tell whether no act is named, or only that a stage without name is carried out."""
    if not gap.labelled:
        return True
    return not draft.labelled and MANNER.match(folded, gap.cut, gap.label_end) is not None


def _dates(folded: str, draft: Draft, word: TimeWord, gap: Gap) -> bool:
    """Tell whether a day, quarter or year dates the stage before it."""
    if draft.kind == "conditional":
        return not (draft.labelled and gap.labelled)
    if gap.labelled or gap.joined:
        return False
    if draft.kind in ("continuous", "recurring"):
        return not draft.dated and _qualifies(word, gap)
    if draft.kind == "period" and not draft.dated:
        return not draft.open
    return _restates(folded, draft, word, gap)


def _qualifies(word: TimeWord, gap: Gap) -> bool:
    """Tell whether a time limits work that goes on, instead of being a finishing date beside it."""
    if word.period or word.begin is None or word.begin.year is None:
        return True
    if word.bound != "in":
        return ";" not in gap.marks and "." not in gap.marks
    return word.begin.size >= 2 and (gap.marks in ("", "(", ":") or "trong" in word.before)


def _restates(folded: str, draft: Draft, word: TimeWord, gap: Gap) -> bool:
    """ "Quý III/2026 (tháng 9/2026)", "năm 2026, chậm nhất 15/12": one time, told exactly."""
    limits = gap.marks == "," and "nhất" in word.before and draft.kind == "fixed"
    bracketed = gap.marks == "(" and folded.startswith(")", word.end)
    if not (bracketed or limits) or not draft.dated:
        return False
    first, last = days_of(word)
    if last is None or draft.first is None or draft.last is None:
        return False
    return draft.first <= (first or last) and last <= draft.last


def _add(folded: str, draft: Draft, word: TimeWord, gap: Gap) -> None:
    """Make a time a part of the stage before it."""
    draft.end = word.end
    draft.recurrence = draft.recurrence or word.recurrence
    if draft.kind == "conditional" and word.sort != "condition":
        fresh = _begun(word, gap, None)
        draft.kind, draft.open = fresh.kind, fresh.open
        if fresh.labelled and not draft.labelled:
            draft.label = fresh.label
    elif word.sort == "condition":
        if draft.kind in ("fixed", "period") and draft.first and _UNTIL.match(folded, word.start):
            draft.kind, draft.last, draft.open = "period", None, True
        return
    elif word.sort == "open":
        if draft.kind == "fixed":
            draft.kind = "period"
        draft.last, draft.open = None, True
        return
    elif word.sort == "continuous":
        draft.kind = "continuous"
    elif word.sort == "recurring" and draft.kind == "period":
        draft.kind = "recurring"
    if word.begin is not None:
        first, draft.last = days_of(word)
        draft.first = first or (draft.first if draft.last else None)
