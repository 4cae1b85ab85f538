"""Which task a text names: by the name of its product, or by its title.

Only whole names count. "Quyết định" or "Kế hoạch của UBND thành phố" is every task's
product and names none; "Đề án phát triển cảng cạn" names the one task that makes it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ontology.identity import normal_object
from ontology.model import Evidence
from ontology.spelling import fold

_LEAST_WORDS = 4
_MAKING = re.compile(
    r"(?:(?:nghiên cứu|xây dựng|lập|soạn thảo|ban hành|tham mưu|trình|đề xuất|hoàn thiện"
    r"|hoàn thành|rà soát|điều chỉnh|phê duyệt|sớm|việc|và|hồ sơ|dự thảo|văn bản|các|triển khai"
    r"|thực hiện|tổ chức) )+"
)
_CARRYING_OUT = re.compile(r"(?:tiếp tục |tổ chức )?(?:triển khai|thực hiện)")
_TAIL = re.compile(
    r"(?: (?:trên địa bàn(?: toàn)?|của|tại)| (?:thành phố|tỉnh)| được (?:phê duyệt|ban hành)"
    r"|(?: giai đoạn| thời kỳ| đến| từ| tầm nhìn| định hướng| và| năm){0,4} 20\d\d(?: 20\d\d)?"
    r"| và (?:những|các) năm tiếp theo)$"
)
_KIND = re.compile(
    r"(?:đề án|kế hoạch|chương trình(?: hành động)?|quyết định|nghị quyết|quy hoạch|quy định"
    r"|quy chế|báo cáo|văn bản|phương án|dự án|chiến lược|chỉ thị|kết luận|hướng dẫn|tờ trình"
    r"|danh mục|hồ sơ)(?!\w)"
)
_ORGAN = re.compile(
    r"(?<!\w)(?:của|ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|thành ủy|tỉnh ủy|ban thường vụ"
    r"|ban chấp hành|đảng bộ|btv|thành phố|tỉnh|các cấp|cấp xã|có thẩm quyền|liên quan|về việc|về"
    r"|các|và|được|phê duyệt|ban hành|thực hiện|triển khai|xây dựng|hằng năm|hàng năm|năm|\d+)"
    r"(?!\w)"
)
_CITY = ("thành phố", "tỉnh")
_YEAR = re.compile(r"20\d\d")


class KnownTask(NamedTuple):
    """What of a task can be named by another one, and what it enables itself.

    ``enables`` are the enabled things, ``evidence`` the words that say so (one for each, or all
    for all). ``leads``, ``authority`` and ``issuer`` are ids of agencies, the last one that of
    the document; ``place`` is the document's.
    """

    id: str
    document: str
    title: str
    products: tuple[str, ...]
    enables: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    authority: tuple[str, ...] = ()
    issuer: str | None = None
    place: str | None = None


class Name(NamedTuple):
    """A name brought to one form: its words without verbs of making, place and years."""

    words: str
    years: frozenset[str]


def name_of(text: str) -> Name | None:
    """Return the name that ``text`` is, None when it is too general to name anything.

    >>> name_of("Xây dựng Đề án phát triển cảng cạn thành phố Sông Vân đến năm 2030").words
    'đề án phát triển cảng cạn'
    >>> name_of("Kế hoạch của UBND thành phố") is None
    True
    """
    words = normal_object(_without_city(text[:600]))
    years = frozenset(_YEAR.findall(words))
    if made := _MAKING.match(words):
        words = words[made.end() :]
    for _ in range(6):
        if not (tail := _TAIL.search(words)):
            break
        words = words[: tail.start()]
    kind = _KIND.match(words)
    own = _ORGAN.sub(" ", words[kind.end() :] if kind else words).split()
    return Name(words, years) if len(own) >= _LEAST_WORDS else None


def _without_city(text: str) -> str:
    """Return ``text`` without the proper name behind "thành phố" or "tỉnh"."""
    kept: list[str] = []
    in_name = False
    for word in text.split():
        in_name = word[0].isupper() and (in_name or fold(" ".join(kept[-2:])).endswith(_CITY))
        if not in_name:
            kept.append(word)
    return " ".join(kept)


class TaskNames:
    """All names of all tasks, found again by their words."""

    def __init__(self, tasks: Iterable[KnownTask]) -> None:
        self._tasks: dict[str, list[tuple[KnownTask, frozenset[str]]]] = {}
        for task in tasks:
            for name in _names(task):
                self._tasks.setdefault(name.words, []).append((task, name.years))

    def named(
        self, text: str, document: str, tied: Callable[[str, str], bool]
    ) -> Sequence[KnownTask]:
        """Return the tasks that ``text`` names in ``document`` or in one tied to it, by id."""
        name = name_of(text)
        if name is None:
            return ()
        found: dict[str, KnownTask] = {}
        near: dict[str, bool] = {document: True}
        for task, years in self._tasks.get(name.words, ()):
            if task.document not in near:
                near[task.document] = tied(document, task.document)
            if near[task.document] and (years == name.years or not (years and name.years)):
                found[task.id] = task
        return [found[key] for key in sorted(found)]


def _names(task: KnownTask) -> set[Name]:
    """Return a task's names; a title that only carries something out does not name it."""
    names = {name_of(product) for product in task.products}
    if not _CARRYING_OUT.match(normal_object(task.title)):
        names.add(name_of(task.title))
    return {name for name in names if name}
