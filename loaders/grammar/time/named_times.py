"""Times that belong to a name: they tell which document, law or term is meant, not when."""

import re
from typing import NamedTuple

from loaders.grammar.time.dates import DATE_PATTERNS


class NamedTime(NamedTuple):
    """One row: a name, the pattern (folded text), examples, phrases that keep their time."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    look_alikes: tuple[str, ...] = ()


_DATE = re.sub(r"\?P<mark>", "?:", DATE_PATTERNS[1].pattern.replace("(?P=mark)", "[/.-]"))
_DAY = re.sub(r"\?P<\w+>", "?:", f"(?:{DATE_PATTERNS[0].pattern}|{_DATE})")
_TYPE = r"(?:nq|kh|qđ|ct|ctr|kl|nđ|tt|ttlt|ttr|cv|bc|đa|qc|hd|tb|qyđ|tw|qh\d\d|pl|l|ub\w+|vp\w+)"

NAMED_TIMES: tuple[NamedTime, ...] = (
    NamedTime(
        "document number and its date",
        rf"(?<![\w/-])\d{{1,5}}(?: ?/ ?(?:20\d\d ?/ ?)?|-){_TYPE}(?: ?[/-] ?[^\W_]{{1,15}}){{0,2}}"
        rf"(?!\w)(?:,? {{0,2}}{_DAY})?",
        ("12/QĐ-UBND ngày 3/4/2031", "45-KH/ABC, ngày 8/9/2031", "31/2034/QH16", "91-NQ/TW"),
        ("quý IV/2026", "12/2026", "30/6/2026"),
    ),
    NamedTime(
        "document and its date",  # a plan can be due on a day; "ngày … của" tells who signed it
        rf"(?:quyết định|nghị quyết|kế hoạch|công văn|văn bản|thông báo|chỉ thị|số) {_DAY}(?= của)",
        ("Kế hoạch ngày 12/3/2026 của Sở", "văn bản ngày 5 tháng 2 năm 2026 của Bộ"),
        ("Kế hoạch: ngày 12/3/2026", "hoàn thành ngày 12/3/2026"),
    ),
    NamedTime(
        "law and its year",
        r"(?:luật|pháp lệnh)(?: (?!có hiệu|được|thông|ban hành|trong|vào|trước|đến|sửa|từ|quý|tháng"
        r"|hoàn|trình)[^\W\d_]{1,12}){1,9} (?:năm )?20\d\d(?!\d)",
        ("Luật Thủ đô năm 2024", "Luật Đất đai 2024"),
        ("trình dự án Luật trong năm 2026", "Luật được thông qua năm 2026"),
    ),
    NamedTime(
        "vision",
        r"(?:tầm nhìn|định hướng)(?: đến)?(?: năm)? {0,2}20\d\d(?!\d)",
        ("tầm nhìn đến năm 2045", "định hướng đến 2050"),
        ("đến năm 2030",),
    ),
    NamedTime(
        "plan of five years",
        r"(?:kế hoạch|chương trình|tổng kết|sơ kết|kết quả)[\w ]{0,40} \d{1,2} năm,? \(?20\d\d"
        r" ?- ?20\d\d\)?",
        ("kế hoạch đầu tư công 5 năm 2026-2030",),
        ("trong 2 năm 2026-2027",),
    ),
    NamedTime(
        "term of a congress or council",
        r"(?:đại hội|đảng bộ|hội đồng nhân dân|hđnd|khóa [ivxl]{1,6}),?[\w ]{0,60},? nhiệm kỳ {0,2}"
        r"20\d\d {0,2}- {0,2}20\d\d",
        ("Đại hội Đảng bộ tỉnh lần thứ V, nhiệm kỳ 2030-2035",),
        ("trong nhiệm kỳ 2025-2030",),
    ),
    NamedTime(
        "name in quotation marks",
        r'(?<=[^ ] )"[^"]{1,200}"',
        ('Đề án "Trường học xanh đến năm 2030"',),
        ('"Quý I/2026"',),
    ),
)

_NAMED = re.compile("|".join(f"(?:{row.pattern})" for row in NAMED_TIMES))
_TELLS = re.compile(r'\d-[^\W\d]|\d ?/ ?[^\W\d]|/20\d\d/|luật|lệnh|tầm|hướng|"|của|năm|kỳ')


def without_named_times(folded: str) -> str:
    """Return the text, as long as before, with the words of such names made unreadable.

    >>> without_named_times("theo luật thủ đô năm 2024").rstrip("§")
    'theo '
    """
    if _TELLS.search(folded) is None:
        return folded
    return _NAMED.sub(lambda found: "§" * len(found[0]), folded)
