"""The time of a sentence that hands out work: "trình UBND tỉnh trong quý III/2031 để …".

A time may as well tell of the thing that the work is about ("các dự án khởi công trước ngày
1/7/2031"). It is the work's only where it follows an act that hands something in or ends it, or
where its own words say so ("chậm nhất", "xong trước"). Two such times are two candidates.
"""

import re
from collections.abc import Iterator
from itertools import islice

_YEAR = r"20\d\d"
_QUARTER = r"(?:quý|qúy) (?:[ivx]{1,3}|[1-4])(?!\w)"
_DAY = rf"(?:ngày )?\d{{1,2}}\s?[/-]\s?\d{{1,2}}\s?[/-]\s?{_YEAR}"
_SPOKEN_DAY = rf"ngày \d{{1,2}} tháng \d{{1,2}} năm {_YEAR}"
_PART = rf"(?:{_QUARTER}|tháng \d{{1,2}})(?: ?[/,-] ?| năm | ){_YEAR}"
_EXACT = rf"(?:{_DAY}|{_SPOKEN_DAY}|{_PART})(?![\d/])"
_TIME = re.compile(
    r"(?<!\w)(?P<time>(?P<by>(?:chậm nhất(?: là)?|muộn nhất(?: là)?|không quá|xong)"
    r"(?: (?:đến|vào|trong|trước))?|trước|trong|vào|đến)(?: hết)?"
    rf" (?:{_EXACT}|(?<!đến )(?:cả )?năm {_YEAR}(?!\d| ?[-–])))"
)
_SURE = re.compile(r"(?:chậm|muộn) nhất|không quá|xong")
_ENDS = (
    r"(?:hoàn thành|hoàn thiện|ban hành|phê duyệt|công bố|khởi công|khánh thành|bàn giao|nghiệm thu"
    r"|đưa vào|tổ chức|triển khai|tham mưu|trình|gửi|báo cáo|nộp|đề xuất|xây dựng|lập|thực hiện"
    r"|tổng hợp|thành lập|cập nhật|sơ kết|tổng kết|đánh giá|khai trương|vận hành|có văn bản"
    r"|phối hợp)(?!\w)"
)
_CLAUSE = re.compile(rf"[.;:(] |(?:,| và) (?={_ENDS})|^")
_ENDS_FIRST = re.compile(rf"(?:[-+•*] |\w{{1,3}}[.)] )?(?:để |tiếp tục |chủ động )?{_ENDS}")
_MARK = 8
"""Characters that a bullet and its blanks may take."""
_HANDS_IN = re.compile(r"(?<!\w)(?:tham mưu|trình|gửi|báo cáo|xong)(?!\w)")
_DOES = re.compile(r"(?<!\w)(?:ban hành|tổ chức|hoàn thành|thành lập|công bố)(?!\w)")
_OF_A_THING = re.compile(r"(?<!\w)(?:những|các|đã|được|việc|do|mà|theo|có)(?!\w)")
_TELLS_OF_A_THING = re.compile(
    r"(?<!\w)(?:phát sinh|khởi công|hoàn thành|đã|được|hoạt động|hiệu lực|diễn ra|ký|tiếp nhận"
    r"|xảy ra|tồn đọng|có|sinh|quy định|kết thúc|hết hạn|đến hạn|giai đoạn)(?!\w)"
)
_SENTENCE = re.compile(r"[^\W\d_]{2}\.\s(?=\S)")
_GOES_ON = re.compile(r"(?:trình|gửi|nộp|hoàn thành (?:trước|trong|vào|chậm|xong))(?!\w)")
_LONGEST_WAITING = 500
_WAITING = re.compile(
    r"[^:;]{4,200}(?:: (?:thực hiện |triển khai |hoàn thành )?"
    r"|[,;] (?:và )?(?:thực hiện|triển khai|ban hành|hoàn thành|áp dụng|trình) )"
    r"(?P<time>(?:(?:chậm nhất|trong vòng|trong thời hạn|sau)? ?\d{1,3} (?:ngày|tuần|tháng)"
    r"(?: làm việc)?,? (?:kể từ|tính từ|từ|sau) |(?:chỉ |ngay )?sau khi |ngay khi |khi (?:có|được) "
    r"|trên cơ sở |(?:theo|căn cứ) (?:hướng dẫn|tiến độ|yêu cầu|chỉ đạo) )[^:;]{4,250}?)[.;]?"
)
_GOES_ON_AFTER = re.compile(rf", {_ENDS}")
_LONGEST_HEADING = 160
_WHEN = (
    rf"(?:(?:trong|trước|từ|đến|chậm nhất|năm|quý|qúy|tháng|ngày|giai đoạn|và|nửa|đầu|cuối"
    rf"|{_YEAR}|\d{{1,2}}|[ivx]{{1,3}})(?:[ ,/–-]{{1,3}}|(?=[).:]|$)))"
)
_HEADING = re.compile(
    r"(?P<what>(?:(?:các|những|nhóm|một số) )*(?:nhiệm vụ|công việc|nội dung|đề án|hoạt động|việc)"
    r"(?P<more>(?: (?!thực hiện|hoàn thành|triển khai|trong|trước|từ|năm|quý|tháng|giai)[^\W\d_]+"
    r",?){0,9}?) )?"
    r"(?P<act>(?:(?:cần|phải|tập trung) )?(?:thực hiện|hoàn thành|triển khai)(?: ngay| xong)? )?"
    r"(?P<bracket>\(?)(?:(?:thực hiện|hoàn thành|triển khai) )?"
    rf"(?P<time>(?:{_WHEN}){{0,9}}{_YEAR}|thường xuyên(?:, (?:hằng|hàng) năm)?"
    r"|(?:hằng|hàng) (?:năm|quý|tháng))\)?[\s.:]*"
)
_DATED_WORK = re.compile(
    rf"[,;] (?:và )?[^,;.(]{{2,60}} (?:trước|trong|vào|từ|đến) (?:{_EXACT}|(?:cả )?năm {_YEAR})"
)
"""A further work with a time of its own, whatever the work is called."""
_COMES_BACK = re.compile(r"(?:hằng|hàng) (?:năm|quý|tháng|tuần)|định kỳ|mỗi (?:năm|quý|tháng)")
_ON = re.compile(r"\s?(?:,|:| [-–])? ?(?=[^\W\d_])")


def sentence_time(folded: str) -> tuple[int, int] | None:
    """Return where the one time stands by which the work of a sentence is to be done.

    >>> text = "lập quy chế chợ đêm, trình tỉnh trong quý iii/2031 để ban hành"
    >>> text[slice(*sentence_time(text))]
    'trong quý iii/2031'
    >>> sentence_time("hỗ trợ các dự án khởi công trước ngày 1/7/2031") is None
    True
    """
    if _COMES_BACK.search(folded):
        return None
    found = list(islice(_times(folded), 2))
    if (
        len(found) != 1
        or _DATED_WORK.search(folded, found[0].end())
        or _SENTENCE.search(folded, 0, found[0].start())
    ):
        return None  # of several sentences only one is told by when
    goes_on = folded.rfind("; ", 0, found[0].start())
    if goes_on >= 0 and not _GOES_ON.match(folded, goes_on + 2):
        return None  # "Khởi công A; hoàn thành B trước …": two works, one time
    return found[0].span("time")


def holds_times(folded: str) -> bool:
    """Tell whether a sentence names several times for its works: they must not be lost."""
    return not _SENTENCE.search(folded) and len(list(islice(_times(folded), 2))) > 1


def waiting_time(folded: str) -> tuple[int, int] | None:
    """Return the condition that stands for the time behind the name of a work and a colon.

    >>> text = "đấu nối giao thông: sau khi bộ xây dựng ban hành quy chuẩn."
    >>> text[slice(*waiting_time(text))]
    'sau khi bộ xây dựng ban hành quy chuẩn'
    """
    match = _WAITING.fullmatch(folded) if len(folded) < _LONGEST_WAITING else None
    if match is None or _GOES_ON_AFTER.search(match["time"]):
        return None  # "sau khi A ban hành B, tham mưu C": the work itself follows
    return match.span("time")


def heading_time(folded: str, beside_others: bool = False) -> tuple[int, int] | None:
    """Return where the time stands that a heading gives to all that stands below it.

    It says that the work is to be done then, or is the time alone; "Nhiệm vụ năm 2031" does so
    only ``beside_others`` of another time: alone it may just name the plan's own years.

    >>> heading_time("nhiệm vụ thực hiện trong năm 2031"), heading_time("nhiệm vụ năm 2031")
    ((19, 33), None)
    """
    match = _HEADING.fullmatch(folded) if len(folded) < _LONGEST_HEADING else None
    if match is None:
        return None
    alone = not match["what"] or match["bracket"]
    steadily = match["time"].startswith(("thường xuyên", "hằng", "hàng"))
    return match.span("time") if match["act"] or alone or steadily or beside_others else None


def _times(folded: str) -> "Iterator[re.Match[str]]":
    done = 0
    for match in _TIME.finditer(folded):
        if _is_due(folded, done, match):
            yield match
        done = match.end()


def _is_due(folded: str, done: int, match: "re.Match[str]") -> bool:
    at = match.start()
    if _SURE.match(match["by"]):
        return True
    if at < _MARK and not folded[:at].strip(" -+•*"):
        return match["by"] in ("trước", "trong") and _ON.match(folded, match.end()) is not None
    start = _clause_start(folded, max(done, at - 300), at)
    first = start < _MARK and not folded[:start].strip(" -+•*")
    ends = _ENDS_FIRST.match(folded, start, at)
    if ends is None or ends.end() > at:
        hands = _main_acts(folded, start, at) if first else []
        if not hands:
            return False
        end = hands[-1].end()
    else:
        end = ends.end()
    return not _TELLS_OF_A_THING.search(folded[end:at].rstrip(" ,"))


def _main_acts(folded: str, start: int, at: int) -> list["re.Match[str]"]:
    """Return the acts behind whoever a sentence begins with, up to a time."""
    hands = list(_HANDS_IN.finditer(folded, start, at))
    does = _DOES.search(folded, start, at) if not hands else None
    if does and not _OF_A_THING.search(folded, start + 4, does.start()):
        hands.append(does)
    return hands


def _clause_start(folded: str, least: int, at: int) -> int:
    """Return where the clause begins that holds a time; a comma right before it begins none."""
    text = folded[least:at].rstrip(" ,")
    starts = [m.end() for m in _CLAUSE.finditer(text)]
    return least + (starts[-1] if starts else 0)
