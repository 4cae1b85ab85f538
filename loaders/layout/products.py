"""A product cell as its products."""

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.passage import Passage

_KINDS = (
    "kế hoạch", "báo cáo", "quyết định", "nghị quyết", "đề án", "văn bản", "tờ trình", "hội nghị",
    "chương trình", "công văn", "quy chế", "quy định", "dự án", "hồ sơ", "danh mục", "phương án",
    "hướng dẫn", "kết luận", "chỉ thị", "nghị định", "thông tư", "biên bản", "thông báo",
    "cơ chế", "quy trình",
)  # fmt: skip
_KIND = "|".join(_KINDS)
_BULLET = re.compile(r"(?:[-–—+•*●▪]\s?|\(?\d{1,2}[.)]\s|[;,.]\s)+")
_BREAK = re.compile(r"\n\s?|;\s?(?=[^\s])|(?<=[\w.,:;)”\"])\s?[-–—•+]\s(?=[^\W\d_])|(?<=\.)\s?-\s?")
_LOST_BREAK = re.compile(rf"(?:{_KIND})(?=\s(?:các|{_KIND})\b)")
_OF_A_KIND = re.compile(rf"(?:[-–—+•]\s?)?(?:các\s)?(?:{_KIND})\b")
_COUNTED = re.compile(r"\d+\s(?=[^\W\d_])")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
_LISTED = re.compile(r"(?:^|[.;\n])\s?[-–+•]\s?(?=[^\W\d_]|\d)")


def read_products(cell: Passage) -> list[Passage]:
    """Return the products of a cell, bullets and closing semicolons dropped, order kept.

    Lines, the bullets of a list, and semicolons before a capital, a counted capital ("02 Đề án")
    or a further kind of document part products; a hyphen inside a name ("kinh tế - xã hội") and
    what stands in parentheses or quotes do not, nor does a semicolon inside one of several
    bullets. A bare kind of document before a capital ("Kế hoạch Các lớp tập huấn") has lost its
    line break.
    """
    cuts = [0, *_breaks(cell), len(cell)]
    begins: list[int] = []
    pieces: list[Passage] = []
    for start, end in pairwise(cuts):
        piece = _trimmed(cell.cut(start, end))
        if piece and pieces and _continues(piece, pieces[0]):
            pieces[-1] = _trimmed(cell.cut(begins[-1], end))
        elif piece:
            begins.append(start)
            pieces.append(piece)
    return [part for piece in pieces for part in _with_lost_break(piece)]


def _continues(piece: Passage, first: Passage) -> bool:
    if _names_two_kinds(first.folded, piece.folded):
        return False
    return piece.text[0].islower() or piece.text[0] in "),;."


def _names_two_kinds(first: str, piece: str) -> bool:
    """Tell whether a semicolon stood between two documents: "Quy chế phối hợp; báo cáo năm"."""
    return bool(_OF_A_KIND.match(first) and _OF_A_KIND.match(piece))


def _breaks(cell: Passage) -> Iterator[int]:
    text = cell.text
    bullets = len(_LISTED.findall(text)) if text[:1] in "-–+•" else 0
    depth, closes, last, at = 0, -1, text.rfind("”"), 0
    for match in _BREAK.finditer(text):
        for place in range(at, match.start()):
            depth += (text[place] == "(") - (text[place] == ")")
            if text[place] == "“" and closes < place < last:
                closes = text.find("”", place)
        at = match.start()
        if "\n" in match[0] or (depth <= 0 and closes < at and _parts(cell, match, bullets)):
            yield match.end()


def _parts(cell: Passage, match: "re.Match[str]", bullets: int) -> bool:
    text = cell.text
    after = text[match.end() : match.end() + 1]
    if match[0][0] == ";":
        if bullets > 1 or after in "-–+•":
            return after in "-–+•"
        if _NUMBERED.match(text, match.end()) and _NUMBERED.match(text):
            return True
        if counted := _COUNTED.match(text, match.end()):
            after = text[counted.end()]
        kinds = _names_two_kinds(cell.folded, cell.folded[match.end() : match.end() + 40])
        return kinds or after in "“(" or after.isupper()
    before = text[: match.start()][-1:]
    return after.isupper() and (bullets > 0 or before in ".;)")


def _trimmed(piece: Passage) -> Passage:
    mark = _BULLET.match(piece.text)
    piece = piece.cut(mark.end()) if mark else piece
    return piece.cut(0, len(piece.text.rstrip("; -–+•")))


def _with_lost_break(piece: Passage) -> list[Passage]:
    match = _LOST_BREAK.match(piece.folded)
    if match is None or not piece.text[match.end() + 1 :][:1].isupper():
        return [piece]
    return [piece.cut(0, match.end()), piece.cut(match.end())]
