"""What a task is about: the words that an awaited act without an object is about."""

import re

from ontology.spelling import fold

_LONGEST = 160
_ENOUGH = 600
_SEGMENT = re.compile(r"[.;](?=\s|$)|\n")
_PURPOSE = re.compile(r" ?,? (?:nhằm|góp phần|làm cơ sở|làm căn cứ|phù hợp với) ")
_LINE = re.compile(r"(?<!của)(?<!và)(?<!các)(?<!về)(?<!có)(?<!khi)(?<!theo)(?<!được)\n(?=(.))")
_DOING = re.compile(
    r"(?:[-+•*\s,:]|(?:và|triển khai|thực hiện|tổ chức|xây dựng|ban hành|tham mưu|lập|trình"
    r"|đề xuất|nghiên cứu|hoàn (?:thành|thiện)|rà soát|phối hợp|tiếp tục|đẩy mạnh|công bố"
    r"|soạn thảo|tham gia(?! (?:ý kiến|góp ý))|tăng cường|tập trung|chủ động"
    r"|(?:có )?hiệu quả"
    r"|tại (?:thành phố|tỉnh|địa phương)|trong công tác|nghiêm túc|nghiêm|đúng|đầy đủ|đủ|kịp thời"
    r"|các nhiệm vụ\s*:)(?!\w))+"
)
_NUMBER = re.compile(r"\s*(?:[ivxlc]+|\d+(?:\.\d+){0,4})[.)/-]{1,2}\s")
_EMPTY = re.compile(
    r"\s*(?:tại|trên địa bàn)? ?(?:các |nhóm |những )?(?:thành phố|nhiệm vụ|nội dung|công việc)?"
    r"(?: triển khai| thực hiện| cụ thể| trọng tâm){0,4}\s*"
)


def fold_lines(text: str) -> str:
    """Return ``fold(text)`` with a semicolon for each line break that ends a statement.

    >>> fold_lines("Quý I\\nSau khi có hướng dẫn của\\nTrung ương")
    'quý i;sau khi có hướng dẫn của trung ương'
    """
    if "\n" not in text:
        return fold(text)
    return fold(_LINE.sub(lambda line: "\n" if line[1].islower() else ";", text))


def without_doing(text: str) -> str:
    """Return ``text`` without the verbs of doing at its head.

    >>> without_doing("Xây dựng và triển khai Đề án nuôi cá lồng")
    'Đề án nuôi cá lồng'
    """
    folded = fold(text)
    number = _NUMBER.match(folded)
    start = number.end() if number else 0
    match = _DOING.match(folded, start)
    rest = text[match.end() if match else start :]
    return rest if len(rest.split()) > 1 else text


def subject_of(title: str, at: int = 0) -> str:
    """Return what the sentence of ``title`` that holds place ``at`` is about.

    A sentence that says nothing ("Triển khai tại thành phố", "cập nhật …") gives way to the one
    before it, or else to the next one; empty when no sentence says anything.

    >>> subject_of("Triển khai mô hình quỹ nhà ở. Báo cáo kết quả.")
    'mô hình quỹ nhà ở'
    """
    cuts = [0, *(cut.end() for cut in _SEGMENT.finditer(title)), len(title) + 1]
    here = next(i for i, end in enumerate(cuts[1:]) if at < end)
    for i in (here, *range(here - 1, -1, -1), *range(here + 1, len(cuts) - 1)):
        words = without_doing(title[cuts[i] : cuts[i + 1]][:_ENOUGH]).strip(" -+•*,:;.")
        if purpose := _PURPOSE.search(words, 12):
            words = words[: purpose.start()]
        if len(words.split()) > 2 and not _EMPTY.fullmatch(fold(words)):
            return shorten(words)
    return ""


def shorten(words: str) -> str:
    """Return ``words`` cut at the last word that ends within 160 characters."""
    words = " ".join(words.replace("()", " ").split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,:;(")


def thing_named(title: str, noun: str) -> str | None:
    """Return the name in ``title`` that begins with ``noun``, to the end of its sentence.

    >>> thing_named("Xây dựng, triển khai Đề án số hóa lưu trữ; báo cáo kết quả", "đề án")
    'Đề án số hóa lưu trữ'
    """
    at = fold(title).find(fold(noun))
    if at < 0:
        return None
    cut = _SEGMENT.search(title, at)
    return shorten(title[at : cut.start() if cut else len(title)].strip(" .,;"))
