"""Signs of a time that OCR takes for others: letters for figures, marks lost from its words.

Each reading has the length of what it stands for, so that places in the text stay what they are.
"""

import re
from typing import NamedTuple


class Misread(NamedTuple):
    """Signs as OCR gives them (folded), what they stand for, examples, look-alikes."""

    pattern: str
    meant: str
    examples: tuple[tuple[str, str], ...]
    look_alikes: tuple[str, ...] = ()


MISREADINGS: tuple[Misread, ...] = (
    Misread(
        r"(?<=\d)o(?=[\d/])|(?<![^\W_])o(?=\d{1,2}/\d)|(?<=/)o(?=\d/)|(?<=/2)o(?=2\d)",
        "0",
        (("3o/6/2031", "30/6/2031"), ("tháng 7/2o31", "tháng 7/2031"), ("o6/2031", "06/2031")),
        ("khoảng 2 ô", "cao 5m", "co2"),
    ),
    Misread(
        r"(?<![^\W_])[il|](?=\d?/\d{1,2}/?(?:\d{4}|\s|$)|[0-2]/\d{4})|(?<=/)[il|](?=\d?/\d{4})"
        r"|(?<=(?<!\w)[0-3])[l|](?=/\d)",
        "1",
        (("l0/2031", "10/2031"), ("i5/6/2031", "15/6/2031"), ("3l/12/2031", "31/12/2031")),
        ("quý i/2031", "iv/2031", "mục 1l", "i/2031"),
    ),
    Misread(
        r"(?<!\w)th(?:uờng|ưòng|uong|ương|ưởng|uòng) (?:xuyên|xuyen)(?!\w)",
        "thường xuyên",
        (("thuờng xuyên", "thường xuyên"), ("thưòng xuyen", "thường xuyên")),
        ("thương nghiệp", "thường trực"),
    ),
    Misread(r"->|=>", "- ", (("quý i -> quý iii/2031", "quý i -  quý iii/2031"),)),
    Misread(r"[→÷~](?=\s?[\dqtn])", "-", (("04/2031 ÷ 06/2031", "04/2031 - 06/2031"),)),
    Misread(r"(?<!\w)(?:hăng|hẳng|hảng) năm(?!\w)", "hằng năm", (("hăng năm", "hằng năm"),)),
)
_ANY = re.compile("|".join(f"(?P<m{i}>{row.pattern})" for i, row in enumerate(MISREADINGS)))
_MAY_BE = re.compile(r"\d|[→÷>]|th[uư]|h[ăẳả]ng")


def as_meant(folded: str) -> str:
    """Return a folded phrase with the signs that OCR misread as they were meant.

    >>> as_meant("trước 3o/6/2031")
    'trước 30/6/2031'
    """
    if not _MAY_BE.search(folded):
        return folded
    return _ANY.sub(lambda m: MISREADINGS[int((m.lastgroup or "m0")[1:])].meant, folded)
