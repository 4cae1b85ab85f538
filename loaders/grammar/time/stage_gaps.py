"""The words between two times: which belong to the stage before, which begin the next one."""

import re
from bisect import bisect_left
from typing import NamedTuple

from loaders.grammar.time.scan import sentence_cuts
from loaders.grammar.time.stage_words import ACT


class Gap(NamedTuple):
    """Where the next stage begins (``cut``), its label's end, and how it is tied on.

    ``marks`` are the signs and the "và" between the stages, without blanks.
    """

    cut: int
    label_end: int
    marks: str

    @property
    def labelled(self) -> bool:
        """Whether the next time has words of its own."""
        return self.cut < self.label_end

    @property
    def joined(self) -> bool:
        """Whether "và" or "hoặc" ties the next time on."""
        return "và" in self.marks or "hoặc" in self.marks


_TIE = re.compile(r"[\s,;.()\-:+*_]*(?:(?:và|hoặc|và/hoặc|đồng thời|sau đó|rồi)(?!\w)[\s,:]*)?")
_TAIL = re.compile(r"[\s,;:(\-*_]+$")
_OPENS_WITH_MARK = re.compile(r"\s*(?:[,;.()\-+]|(?:và|hoặc|đồng thời)(?!\w))")
_INNER = re.compile(r", ?|(?<!\w)(?:và|đồng thời) ")
_SIGN = re.compile(r"[,;.()\-:]|(?<!\w)(?:và|hoặc)(?!\w)")
_LONGEST_TAIL = 12


class Gaps:
    """The gaps of one folded text; cuts of sentences are found once."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self._cuts = sentence_cuts(folded)
        self._starts = [start for start, _ in self._cuts]

    @property
    def cuts(self) -> list[tuple[int, int]]:
        """The places where sentences, parentheses and bullets end or begin."""
        return self._cuts

    def before_first(self, end: int) -> Gap:
        """Return the words before the first time: the last sentence of them is its label."""
        return self._tied(self._last_cut(0, end) or 0, 0, end)

    def between(self, start: int, end: int, labelled: bool) -> Gap:
        """Return how the words from ``start`` to ``end`` are shared.

        ``labelled``: the stage before has its words before its time, so words without a sign
        between belong to the next one; else they go on telling what the stage before is.
        """
        folded = self.folded
        if not folded[start:end].strip():
            return Gap(end, end, "")
        cut = self._last_cut(start, end)
        if cut is not None or _OPENS_WITH_MARK.match(folded, start, end):
            return self._tied(start if cut is None else cut, start, end)
        return self._tied(self._inner_cut(start, end, labelled), start, end, inner=True)

    def _inner_cut(self, start: int, end: int, labelled: bool) -> int:
        """Return the last comma or "và" of a gap, an act after it preferred."""
        found: int | None = None
        acting = False
        for sign in _INNER.finditer(self.folded, start, end):
            acts = ACT.match(self.folded, sign.end(), end) is not None
            if acts or not acting:
                found, acting = sign.start(), acts
        if found is None:
            return start if labelled else end
        return found

    def _last_cut(self, start: int, end: int) -> int | None:
        """Return the last place in the gap where a sentence ends outside closed parentheses."""
        opened: list[int] = []
        found: int | None = None
        first = bisect_left(self._starts, start)
        for index in range(first, bisect_left(self._starts, end)):
            place, after = self._cuts[index]
            sign = self.folded[place]
            if sign == "(":
                opened.append(place)
            elif sign == ")" and opened:
                remark = opened.pop()
                if not opened and not self.folded[start:remark].strip():
                    found = after  # "Năm 2025 (đã hoàn thành) …": about the time before
            elif not opened:
                found = after
        return opened[0] + 1 if opened else found

    def _tied(self, cut: int, start: int, end: int, *, inner: bool = False) -> Gap:
        folded = self.folded
        tie = _TIE.match(folded, cut, end)
        label = tie.end() if tie else cut
        signs = "" if inner else "".join(_SIGN.findall(folded, max(start, cut - 2), label))
        tail = _TAIL.search(folded, max(label, end - _LONGEST_TAIL), end)
        label_end = tail.start() if tail else end
        return Gap(label, label_end, signs) if label < label_end else Gap(end, end, signs)
