"""A named stage whose time is a pair: "Lập Đề án: thời gian thực hiện: …, hoàn thành …".

Beside other stages such a pair is one stage, from the first time to the second; alone it is the
whole deadline, and its two times are the stages.
"""

import re

from loaders.grammar.time.stage_words import BEGUN, FINISHED
from loaders.grammar.time.stages import Draft

_OWN_NAME = re.compile(r"[^:]{2,120}(?=\s{0,2}:\s{0,2}[^:]{1,40}$)")


def join_pairs(folded: str, drafts: list[Draft]) -> list[Draft]:
    """Return the stages with the pairs of named stages joined, if any other stage is beside."""
    joined: list[Draft] = []
    index = 0
    while index < len(drafts):
        pair = _pair(folded, *drafts[index : index + 2]) if index + 1 < len(drafts) else None
        joined.append(pair or drafts[index])
        index += 2 if pair else 1
    return joined if len(joined) > 1 else drafts


def _pair(folded: str, begun: Draft, finished: Draft) -> Draft | None:
    label = _own_label(folded, begun, finished)
    if label is None or not FINISHED.match(folded[slice(*finished.label)]):
        return None
    pair = Draft(begun.start, finished.end, label, finished.kind, finished.first, finished.last)
    pair.recurrence, pair.open, pair.comma = finished.recurrence, finished.open, begun.comma
    if begun.kind == "conditional":
        return pair
    if begun.kind != "fixed" or finished.kind != "fixed" or not (begun.first and finished.last):
        return None
    pair.kind, pair.first = "period", begun.first
    return pair if begun.first <= finished.last else None


def _own_label(folded: str, begun: Draft, finished: Draft) -> tuple[int, int] | None:
    """Return the place of the stage's own name: before "thời gian thực hiện", or before ":"."""
    start, end = begun.label
    label = folded[start:end]
    if BEGUN.search(label):
        name = _OWN_NAME.match(label)
        return (start, start + name.end()) if name else None
    tied = finished.comma and folded[end : end + 8].lstrip(" *_").startswith(":")
    return begun.label if label and tied else None
