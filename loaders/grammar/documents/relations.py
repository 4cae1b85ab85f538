"""What a text says of the documents that it names: it carries them out, replaces them …

A cue counts when nothing but fillers stands between it and the document; of several the
strongest counts. A list of documents shares the relation of its first; "A thực hiện B" gives B
the relation of A.
"""

import re
from typing import NamedTuple

from loaders.grammar.documents.document_types import WORDS
from loaders.grammar.documents.relation_cues import CUES, Cue
from ontology.vocabulary import Relation, strongest

_PASSIVE = re.compile(
    r"(?:được|bị)[ ](?:sửa đổi|bổ sung|thay thế|điều chỉnh|bãi bỏ)(?:[ ,]{1,2}"
    r"(?:và[ ])?(?:sửa đổi|bổ sung|thay thế|điều chỉnh)){0,3}"
    r"(?:[ ](?:một số điều|một số nội dung|lần cuối))?(?:[ ](?:bởi|bằng|tại"
    r"|theo))?(?:[ ]các)?[ ]{0,3}\Z"
)
_CONNECTED = re.compile(r"(?:[,;()]|(?<!\w)(?:và|hoặc|cùng|cùng với)[ ])[ *\"-]{0,4}"
                        r"(?:(?:và|hoặc|cùng với)[ ])?(?:các[ ]|những[ ])?\(?\Z")  # fmt: skip
_CHAINED = re.compile(
    r"[ *,]{0,3}\)?[ *]{0,3}(?:\([^()]{0,120}\)[ ]{0,3})?"
    r"(?:(?:của|về|ban hành|phê duyệt|quy định)[ ][^,;.:()]{0,200}[ ](?<!và[ ]))?"
    r"(?:(?:về[ ]|việc[ ]){0,2}(?:(?:nghiên cứu|học tập|quán triệt|tuyên truyền|phổ biến|lãnh đạo"
    r"|chỉ đạo)"
    r"(?:[ ]?,[ ]|[ ]và[ ]|[ ])){1,8})?"
    r"(?:(?:để|nhằm|tổ chức)[ ]){0,2}(?:triển khai thực hiện|triển khai|thực hiện|cụ thể hóa"
    r"|thi hành)"
    r"(?:[ ](?:có hiệu quả|hiệu quả|các)){0,2}[ *:]{1,4}\Z"
)
_PARTS_OF_A_DOCUMENT = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|cụ thể hóa)[ ](?:(?:tốt|có hiệu quả|hiệu quả"
    r"|đầy đủ)[ ])?(?:các[ ])?"
    r"(?:nhiệm vụ|giải pháp|nội dung|mục tiêu|chỉ tiêu|cơ chế|chính sách|chủ trương)[ ,]"
    r"[^;.]{0,200}[ ](?:tại|trong|nêu tại|đề ra tại|của)[ ]\Z"
)
_A_PLAN_WITHOUT_NUMBER = re.compile(
    r"(?<!\w)(?:chương trình|kế hoạch|nghị quyết|chỉ thị|đề án|hướng dẫn|quyết định)"
    r"(?:[ ](?:hành động|công tác|tổ chức|triển khai))?(?:[ ]của[ ][^,;.()]{2,80})?[ ]\Z"
)
_CHANGED_BY_ANOTHER = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|theo|căn cứ)[ ][^;.]{0,30}?(?:nghị quyết|nghị định"
    r"|quyết định|luật|"
    r"thông tư|quy định|kế hoạch|chương trình|chỉ thị)(?!\w)[^;.]{0,60}\Z"
)
_ITS_OWN_TAIL = re.compile(r"[ *]{0,3}(?:(?:của|về|về việc)[ ][^,;.]{0,60})?\Z")
_LIST_OF_ONE_KIND = re.compile(
    rf"(?<!\w)(?:các|những)[ ](?:{WORDS})(?:[ ](?:số|sau|sau đây))?"
    r"(?:[ ](?:của|do)[ ][^:;.]{2,80})?"
    r"[ ]?:[ ]{0,3}\Z"
)
_FIRST_WITHOUT_NUMBER = re.compile(  # "Thực hiện Nghị quyết Đại hội …; Kế hoạch số"
    r"[ \n*\"-]{0,4}(?P<cue>(?:thực hiện|triển khai thực hiện|triển khai|căn cứ))[ ]"
    rf"(?:các[ ])?(?:{WORDS})[ ][^;.]{{3,220}};[ \n]{{0,3}}\Z"
)
_ANOTHER_IN_LIST = re.compile(rf"[ ,;)*]{{0,4}}(?:(?:và|cùng)[ ])?(?:{WORDS})[ ]\Z")
_NEXT_ITEM = re.compile(r"[ ,]{0,3};[ \n]{0,3}(?:và[ ])?(?:các[ ])?\Z")
_ARTICLE = re.compile(r"(?:điều|khoản|điểm|mục)[ ]\w{1,4},[ ]{0,3}\Z")
_ISSUED_AFTER = re.compile(
    r"[ ]{0,2}\(?đã (?:được )?(?:ban hành|hoàn thành)\)?[ ]{0,2}(?:[).;,]|\Z)"
)
_REACH = 260


class Standing(NamedTuple):
    """A document's relation, and the position of the document that it carries out."""

    relation: Relation
    implements: int | None


def _compiled(cue: Cue) -> tuple[Relation, re.Pattern[str], re.Pattern[str]]:
    words = sorted(cue.fillers.split("|"), key=len, reverse=True)
    filler = rf"(?>[ *\"]{{0,3}}(?>(?:{'|'.join(words)})(?!\w)|[,:(-]))"
    gap = re.compile(rf"(?>{filler}{{0,18}})[ *\"(:]{{0,4}}\Z")
    return cue.relation, re.compile(rf"(?<!\w)(?:{cue.words})(?!\w)"), gap


_COMPILED = tuple(_compiled(cue) for cue in CUES)


def relations_of(text: str, folded: str, spans: list[tuple[int, int]]) -> list[Standing]:
    """Return how each document at ``spans`` stands in the text, in the same order.

    >>> words = "thực hiện nghị quyết số 12-nq/tw"
    >>> relations_of(words, words, [(10, 32)])
    [Standing(relation='implements', implements=None)]
    """
    relations: list[Relation] = []
    carried: dict[int, int] = {}
    item = 0  # the document that opens the present item of a list
    for index, (start, end) in enumerate(spans):
        previous = spans[index - 1][1] if index else -_REACH
        low = max(previous, start - _REACH, 0)
        clause = _clause_start(text, low, start)
        near = previous >= low and clause == low
        gap = folded[clause:start]
        relation = _change(gap, near)
        if relation is None and near and _CHAINED.match(gap):
            carried[index - 1] = index
            relation = relations[-1]
        if relation is None:
            relation = _governing(gap)
        listed = near and _CONNECTED.search(gap) is not None
        if relation is None and listed:
            relation = relations[item if _NEXT_ITEM.search(gap) else -1]
        if not near or (listed and _NEXT_ITEM.search(gap)):
            item = index
        if relation is None:
            relation = "issued_as_product" if _ISSUED_AFTER.match(folded, end) else "cites"
        relations.append(relation)
    return [Standing(relation, carried.get(i)) for i, relation in enumerate(relations)]


_BREAK = re.compile(
    r"[.!?…][ ]{1,3}(?=\w)|;(?![ \n]{0,3}\Z)|\t|\n[ ]{0,4}(?=[-+*•\n])|[ ][-+•][ ]{1,3}(?=\w)"
)


def _clause_start(text: str, low: int, start: int) -> int:
    """Return where the last sentence, item or cell before ``start`` begins, ``low`` at least."""
    begin = low
    for stop in _BREAK.finditer(text, low, start):
        mark = stop[0].strip()
        if mark in ("", ";") or stop.end() >= start or text[stop.end()].isupper():
            begin = stop.end()
    return begin


def _change(gap: str, near: bool) -> Relation | None:
    """Return whether the text replaces or amends the document; ``cites`` if another one does."""
    if "sửa" not in gap and "bổ sung" not in gap and "thay" not in gap and "điều ch" not in gap:
        return None
    if _PASSIVE.search(gap):
        return "cites"
    for relation, words, fillers in _COMPILED[:2]:
        for cue in words.finditer(gap):
            if not _fills(fillers, gap, cue.end()):
                continue
            before = gap[: cue.start()]
            if near and _ANOTHER_IN_LIST.match(before):
                return "cites"
            if (near and _ITS_OWN_TAIL.match(before)) or _CHANGED_BY_ANOTHER.search(before):
                return "cites"
            return relation
    return None


def _fills(fillers: re.Pattern[str], gap: str, start: int) -> bool:
    if fillers.match(gap, start) is None:
        return False
    return not gap.rstrip(' *"').endswith(",") or _ARTICLE.search(gap) is not None


def _governing(gap: str) -> Relation | None:
    """Return the strongest relation of the verbs that reach the document.

    "Theo Chương trình hành động thực hiện …": the document is named by way of a programme
    without number and has the relation of that programme.
    """
    if first := _FIRST_WITHOUT_NUMBER.match(gap):
        gap = gap[: first.end("cue")] + " "
    if opening := _LIST_OF_ONE_KIND.search(gap):
        gap = gap[: opening.start()]
    stated: set[Relation] = set()
    for relation, words, fillers in _COMPILED[2:]:
        for cue in words.finditer(gap):
            if not _fills(fillers, gap, cue.end()):
                continue
            plan = _A_PLAN_WITHOUT_NUMBER.search(gap, 0, cue.start())
            outer = _governing(gap[: plan.start()]) if plan and relation == "implements" else None
            if outer is not None and outer != relation:
                return outer
            stated.add(relation)
    if _PARTS_OF_A_DOCUMENT.search(gap):
        stated.add("implements")
    return strongest(stated) if stated else None
