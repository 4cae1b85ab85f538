"""What a task makes possible: "làm cơ sở để …", the reverse of a prerequisite."""

import re
from typing import NamedTuple

from loaders.grammar.waiting.subjects import fold_lines


class Enabling(NamedTuple):
    """Words behind which the enabled thing stands."""

    pattern: str
    examples: tuple[str, ...]
    look_alikes: tuple[str, ...]


ENABLING: tuple[Enabling, ...] = (
    Enabling(
        r"(?:để )?làm (?:cơ sở|căn cứ|tiền đề)(?: pháp lý| khoa học| dữ liệu| thực tiễn)?,? "
        r"(?:(?:để|cho)(?: việc)? )?(?!(?:hậu phương|chiến đấu|quân sự|dữ liệu|vật chất)(?!\w))",
        (
            "Lập danh mục cảng cạn, làm cơ sở để thành phố xúc tiến đầu tư",
            "Khảo sát đội tàu làm căn cứ cho việc phân bổ hạn ngạch",
            "Xây dựng Đề án logistics, làm cơ sở ban hành Nghị quyết về logistics",
        ),
        (
            "Dự án làm căn cứ hậu phương số 1",
            "việc làm cơ sở vật chất trường học",
        ),
    ),
    Enabling(
        r"(?:là|tạo) (?:cơ sở|căn cứ|tiền đề)(?: pháp lý| khoa học| quan trọng)?,? (?:để|cho) ",
        (
            "Kết quả đo là cơ sở để tỉnh mở luồng tàu",
            "tạo tiền đề cho thành lập khu thương mại tự do",
        ),
        (
            "trường học là cơ sở giáo dục trọng điểm",
            "trên cơ sở để lại nguồn thu",
        ),
    ),
)

_ENABLING = re.compile("|".join(f"(?<!\\w)(?:{row.pattern})" for row in ENABLING))
_END = re.compile(r";|\.(?=\s|$)|, đồng thời ")
_LISTED = re.compile(r"[^.;]{0,300}:\s*(?:\(?(?:1|i|a)[).]|-)\s")


def find_enabled(title: str) -> list[tuple[int, int]]:
    """Return the places of what ``title`` says it makes possible.

    An enumeration behind a colon belongs to it, to the end of the title.

    >>> text = "Lập danh mục, làm cơ sở để mời gọi đầu tư."
    >>> [text[start:end] for start, end in find_enabled(text)]
    ['mời gọi đầu tư']
    """
    folded = fold_lines(title)
    if not any(words in folded for words in ("cơ sở", "căn cứ", "tiền đề")):
        return []
    found: list[tuple[int, int]] = []
    for match in _ENABLING.finditer(folded):
        start = match.end()
        if found and start < found[-1][1]:
            continue
        end = len(title) if _LISTED.match(folded, start) else _end(folded, start)
        end = start + len(title[start:end].rstrip(" ,;:"))
        if len(title[start:end].split()) > 1:
            found.append((start, end))
    return found


def _end(folded: str, start: int) -> int:
    match = _END.search(folded, start)
    return match.start() if match else len(folded)
