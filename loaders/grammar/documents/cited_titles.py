"""The title of a document that a text cites: "về …" behind its number, date and issuer."""

import re

from ontology.spelling import tidy

_BEFORE_TITLE = re.compile(r"[ *]{0,3},?[ *]{0,3}\(?(?:về việc|về)[ ]{1,3}")
_TITLE_QUOTED = re.compile(r"[\"“](?P<words>[^\"“”]{3,300})[\"”]")
_QUOTED = re.compile(r"[\"“][^\"“”]{1,200}[\"”]")
_TITLE_END = re.compile(r"[;:.()\t\"“”]|\n[ ]*\n|[ ]-[ ](?=[-+]|[^\W\d_])")
_AFTER_COMMA = re.compile(
    r",[ ]{0,3}(?:[^\w\s]|đặc biệt|nhất là|trong đó|gắn với|đồng thời|phấn đấu|góp phần|bảo đảm"
    r"|đảm bảo|nhằm|giữa|với|có|theo|tại|trong|để|là|do|được|đã|từ|ngay|kịp thời|chú trọng|ưu tiên"
    r"|xác định|hướng tới|phù hợp|trên cơ sở|làm|mà|tạo|sẵn sàng|tập trung|quyết liệt|tổ chức"
    r"|chủ động|yêu cầu|qua đó|từng|hoàn thành|rà soát|tham mưu|tiếp tục|triển khai|thực hiện"
    r"|căn cứ|phối hợp|các nội dung|như|cụ thể|điều chỉnh|thay thế|sửa đổi)(?!\w)"
)
_LOOSE_END = re.compile(
    r"(?:[ ,]{1,2}(?:và|triển khai|thực hiện|tổ chức|cụ thể hóa|các|để|theo|của|tại|cùng|hoặc"
    r"|thay thế|sửa đổi|bổ sung|tiếp tục|giữa|ban hành|kế hoạch|phù hợp với|với|được|bởi))+[ ,]*\Z"
)
_LONGEST_TITLE = 300


def _blank_out(found: re.Match[str]) -> str:
    return "x" * len(found[0])


def title_after(text: str, folded: str, end: int, limit: int) -> str | None:
    """Return the words after "về", up to the next sign, sentence part or document."""
    before = _BEFORE_TITLE.match(folded, end)
    if not before or before.end() >= limit:
        return None
    start, last = before.end(), min(limit, before.end() + _LONGEST_TITLE)
    quoted = _TITLE_QUOTED.match(text, start)
    if quoted:
        return tidy(quoted["words"])
    stop = _TITLE_END.search(_QUOTED.sub(_blank_out, text[start:last]))
    last = start + stop.start() if stop else last
    comma = folded.find(",", start, last)
    while comma >= 0:
        following = text[comma + 1 : comma + 6].strip()
        if not following or following[0].isupper() or _AFTER_COMMA.match(folded, comma):
            last = comma
            break
        comma = folded.find(",", comma + 1, last)
    if last == limit:
        loose = _LOOSE_END.search(folded, start, last)
        last = loose.start() if loose else last
    return tidy(text[start:last]).strip(" *,") or None
