"""What a text says of a task's state: finished, finished in part, or nothing."""

import re
from itertools import pairwise
from typing import NamedTuple

from loaders.grammar.waiting.subjects import fold_lines
from ontology.spelling import fold
from ontology.vocabulary import Status


class StatusRow(NamedTuple):
    """Cells of a row of a plan and the status they give; ``words`` are what shows it."""

    status: Status | None
    deadline: str
    products: str
    note: str
    title: str
    words: str


_TYPES = {
    "nghị quyết": "nq", "quyết định": "qđ", "kế hoạch": "kh", "chương trình hành động": "ctr",
    "chương trình": "ctr", "chỉ thị": "ct", "kết luận": "kl", "quy định": "qđ", "quy chế": "qc",
    "đề án": "đa", "hướng dẫn": "hd",
}  # fmt: skip
_TYPE = "(?:" + "|".join([*_TYPES, *sorted(set(_TYPES.values()))]) + ")"
_NUMBER = r"\d{1,5}(?:/\d{4})?(?: ?/ ?| ?- ?)[\w/ -]{2,24}"
_ISSUED = rf"{_TYPE}(?: của [\w ,]{{2,60}})?,? (?:số:? )?{_NUMBER}"
_DONE = re.compile(
    r"(?<!\w)đã (?P<basically>cơ bản )?(?:được )?"
    r"(?P<act>hoàn thành|hoàn thiện|thực hiện xong|triển khai xong|ban hành|phê duyệt|thông qua"
    r"|ký kết|thành lập|kiện toàn|tổ chức xong"
    r"|(?:thực hiện|tổ chức)(?= (?:trong|ngày|vào) |[).;]|$))(?!\w)"
    r"(?! (?:về )?chủ trương)"
)
_SAID = re.compile(r"[đĐðÐ][ãÃ]\s")  # what any of these words begins with, before folding
_DIGIT = re.compile(r"\d")
_NOT_SAID = re.compile(r"(?:sau khi|khi|nếu|từ khi|chưa|các \w+|những \w+) $")
_OPENED = re.compile(r"(?:^|[(:;.,+-])\s*(?:\d{4}:\s*)?$")
_ACTION = (
    r"(?:tổ chức|triển khai|thực hiện|tiếp tục|duy trì|đang|nhân rộng|thường xuyên|nghiệm thu)"
)
_STAGE = re.compile(rf";|\.(?=\s)|(?:^|\s)[-+•](?=\s*[^\W\d])|(?:, ?| và )(?={_ACTION}(?!\w))")
_REMARK = re.compile(r"\s*\((?:đã|đang|chưa)(?!\w)")  # said of the stage before it
_GOES_ON = re.compile(
    rf"(?<!\w)(?:{_ACTION}|hằng năm|hàng năm|nhiệm vụ|hoàn thành|hoàn thiện|ban hành|trình)(?!\w)"
    r"|quý [ivx\d]|20\d\d"
)
_CARRY_OUT = re.compile(
    r"(?:^|[-+•;,.] ?| và )(?:tổ chức )?(?:triển khai|thực hiện)(?!\w)|(?:^|và |, )thường xuyên"
)
_AND_CARRY_OUT = re.compile(
    r"(?:ban hành|xây dựng|lập)[\w ]{0,30}(?:,| và) (?:tổ chức )?(?:triển khai|thực hiện)"
)
_OF_A_YEAR = re.compile(r"\s*năm 20\d\d:")
_IS_DOCUMENT = re.compile(rf"\s*(?:năm 20\d\d: ?)?{_ISSUED}")
_HOLDS_DOCUMENT = re.compile(rf"\((?:{_TYPE})(?: số:?)? {_NUMBER},? ?ngày \d")
_DATE = re.compile(r",? ?ngày \d{1,2}(?:[/-]| tháng )\d{1,2}(?:[/-]| năm )\d{4}")

STATUSES: tuple[StatusRow, ...] = (
    StatusRow("done", "Năm 2025 (đã hoàn thành)", "Đề án", "", "Xây dựng Đề án cảng cạn",
              "đã hoàn thành"),
    StatusRow("done", "Đã hoàn thành trong quý IV năm 2025", "", "", "Xây dựng Kế hoạch nhà ở",
              "Đã hoàn thành"),
    StatusRow("done", "", "Quyết định số 12/QĐ-UBND ngày 1/2/2026", "", "Ban hành tiêu chí", 
              "Quyết định số 12/QĐ-UBND ngày 1/2/2026"),
    StatusRow("done", "Tháng 12/2025", "Quy chế làm việc (Đã ban hành Quy chế số 7-QC/TU)", "",
              "Ban hành Quy chế làm việc", "Đã ban hành"),
    StatusRow("done", "Năm 2025", "Nghị quyết của Hội đồng nhân dân (Nghị quyết số "
              "9/2025/NQ-HĐND ngày 10/12/2025)", "", "Nghị quyết về phí", 
              "Nghị quyết số 9/2025/NQ-HĐND ngày 10/12/2025"),
    StatusRow("done", "Năm 2025", "Chiến lược", "Nhiệm vụ cũ (đã ban hành)", "Ban hành Chiến lược",
              "đã ban hành"),
    StatusRow("done", "Quý I/2031 (đã ký kết)", "Thỏa thuận", "", "Ký thỏa thuận", "đã ký kết"),
    StatusRow("done", "Đã thực hiện trong tháng 2/2031", "", "", "Mở diễn đàn", "Đã thực hiện"),
    StatusRow("done", "Quý I/2031", "", "Đã tổ chức ngày 15/2/2031", "Mở hội nghị", "Đã tổ chức"),
    StatusRow("done", "Đã thành lập", "Quyết định", "", "Lập Ban Chỉ đạo", "Đã thành lập"),
    StatusRow("done", "Tháng 1/2031\n(đã hoàn thành)", "", "", "Lập kế hoạch", "đã hoàn thành"),
    StatusRow("partly_done", "- Đã hoàn thành phần của năm 2031 - Phần còn lại: Quý III/2032",
              "", "", "Đánh số nhà ven kênh", "Đã hoàn thành"),
    StatusRow("partly_done", "Đã ban hành Đề án tháng 5/2031 và tổ chức thực hiện hằng năm",
              "", "", "Phát triển điện gió", "Đã ban hành"),
    StatusRow("partly_done", "Quý III/2025", "- Quy chế.(Đã ban hành Quy chế, đang áp dụng thử)",
              "", "Cải tạo trụ sở", "Đã ban hành"),
    StatusRow("partly_done", "Ban hành quý II/2031 và thực hiện những năm sau", "Kế hoạch",
              "Nhiệm vụ cũ (Đã ban hành)", "Ban hành và triển khai Kế hoạch", "Đã ban hành"),
    StatusRow("partly_done", "Năm 2026", "", "", "Số hóa (đã cơ bản hoàn thành)",
              "đã cơ bản hoàn thành"),
    StatusRow(None, "2026 - 2028", "", "Đã phê duyệt chủ trương đầu tư", "Nâng cấp bệnh viện", ""),
    StatusRow(None, "Hoàn thành trong quý IV/2026", "Kế hoạch", "", "Xây dựng Kế hoạch", ""),
    StatusRow(None, "Đã thực hiện một số việc của năm 2031", "", "", "Số hóa", ""),
    StatusRow(None, "Sau khi đã hoàn thành quy hoạch", "", "", "Cắm mốc", ""),
    StatusRow(None, "Quý I/2026", "Kế hoạch thực hiện Nghị quyết số 91-NQ/TW ngày 4/3/2031", "",
              "Xây dựng Kế hoạch", ""),
    StatusRow(None, "Quý I/2026", "Kế hoạch (Tờ trình số 72/TTr-SCT ngày 3/1/2026)", "",
              "Ban hành Kế hoạch", ""),
    StatusRow(None, "Thường xuyên", "Các kế hoạch cụ thể hóa thỏa thuận đã ký kết", "",
              "Điều chỉnh các chương trình đã ban hành", ""),
    StatusRow(None, "Quý I/2026", "Quyết định (thay thế Quyết định số 15/2020/QĐ-UBND)", "",
              "Ban hành quy định", ""),
)  # fmt: skip
"""Rows in both directions: those with a status, and look-alikes (``None``) without."""


def read_status(
    deadline: str, products: str, note: str, title: str
) -> tuple[Status, str, int, int] | None:
    """Return the status of a task, the field that says so, and the place of the words in it.

    A stage that is still to come makes what is finished a part: "Đã ban hành Đề án và thực
    hiện hằng năm". A future "Hoàn thành trong quý IV" says nothing.

    >>> read_status("Tháng 12/2025 (đã hoàn thành)", "", "", "")
    ('done', 'deadline', 15, 28)
    """
    return (
        _said(deadline, "deadline", title, deadline)
        or _said(products, "products", title, deadline)
        or _said(note, "note", title, deadline)
        or _numbered(products, title, deadline)
        or _said(title, "title", title, deadline)
    )


def _said(text: str, field: str, title: str, deadline: str) -> tuple[Status, str, int, int] | None:
    """Read "đã hoàn thành", "đã ban hành" in one field."""
    if not _SAID.search(text):
        return None
    folded = fold_lines(text)
    for match in _DONE.finditer(folded):
        if _NOT_SAID.search(folded, max(0, match.start() - 20), match.start()):
            continue
        if field != "deadline" and not _OPENED.search(
            folded[max(0, match.start() - 12) : match.start()]
        ):
            continue
        status = _status(folded, match, field, fold(title), fold(deadline))
        return status, field, match.start(), match.end()
    return None


def _status(folded: str, match: re.Match[str], field: str, title: str, deadline: str) -> Status:
    if match["basically"]:
        return "partly_done"
    others = _other_stages(folded, match.start())
    if field == "deadline":
        return "partly_done" if any(map(_GOES_ON.search, others)) else "done"
    said = folded[match.end() : match.end() + 120].partition(")")[0]
    if re.search(r"(?<!\w)(?:đang|tiếp tục)(?!\w)", said):
        return "partly_done"
    if field == "products" and any(not _DONE.search(other) for other in others):
        return "partly_done"
    if match["act"] in ("hoàn thành", "thực hiện xong"):
        return "done"
    return "partly_done" if _goes_on(title, deadline) else "done"


def _other_stages(folded: str, at: int) -> list[str]:
    """Return the stages of a cell, without the one that holds place ``at``."""
    return [folded[a:b] for a, b in _stages(folded) if not a <= at < b]


def _stages(folded: str) -> list[tuple[int, int]]:
    ends = (cut.end() for cut in _STAGE.finditer(folded))
    cuts = [0, *(end for end in ends if not _REMARK.match(folded, end)), len(folded)]
    return [(a, b) for a, b in pairwise(cuts) if len(folded[a:b].strip(" -+•.;,")) > 3]


def _goes_on(title: str, deadline: str) -> bool:
    """Whether carrying out is still to come after the issuing that is said to be done."""
    if _CARRY_OUT.search(deadline):
        return True
    return bool(_AND_CARRY_OUT.search(title))


def _numbered(products: str, title: str, deadline: str) -> tuple[Status, str, int, int] | None:
    """Read a product cell that is a document with its number."""
    folded = fold_lines(products)
    if not _DIGIT.search(folded):
        return None
    parts = _stages(folded)
    shown = [place for a, b in parts if (place := _document_in(folded, a, b))]
    if not shown:
        return None
    labelled = any(_OF_A_YEAR.match(folded, a) for a, _ in parts)
    going_on = labelled or _goes_on(fold(title), fold(deadline))
    done = len(shown) == len(parts) and not going_on
    return ("done" if done else "partly_done"), "products", *shown[0]


def _document_in(folded: str, start: int, end: int) -> tuple[int, int] | None:
    if match := _IS_DOCUMENT.match(folded, start, end):
        begin = start + len(match[0]) - len(match[0].lstrip())
        date = _DATE.match(folded, match.end(), end)
        return begin, (date or match).end()
    match = _HOLDS_DOCUMENT.search(folded, start, end)
    if match is None or not _same_type(folded[start : match.start()], match[0][1:]):
        return None
    date = _DATE.search(folded, match.start(), end)
    return match.start() + 1, date.end() if date else match.end()


def _same_type(before: str, inside: str) -> bool:
    """Whether "(NQ số …)" stands behind a "Nghị quyết": not "(thay thế …)", not its basis."""
    for words, short in _TYPES.items():
        if inside.startswith((words + " ", short + " ")):
            return words in before or bool(re.search(rf"(?<!\w){short}(?!\w)", before))
    return False
