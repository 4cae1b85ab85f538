"""A product cell as its products."""

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.passage import Passage

_KINDS = (
    "kế hoạch", "báo cáo", "quyết định", "nghị quyết", "đề án", "văn bản", "tờ trình", "hội nghị",
    "chương trình", "công văn", "quy chế", "quy định", "dự án", "hồ sơ", "danh mục", "phương án",
    "hướng dẫn", "kết luận", "chỉ thị", "nghị định", "thông tư", "biên bản", "thông báo",
)  # fmt: skip
_KIND = "|".join(_KINDS)
_BULLET = re.compile(r"(?:[-–—+•*●▪]\s?|\(?\d{1,2}[.)]\s|[;,.]\s)+")
_BREAK = re.compile(r"\n\s?|;\s?(?=[^\s])|(?<=[\w.,:;)”\"])\s?[-–—•+]\s(?=[^\W\d_])|(?<=\.)\s?-\s?")
_LOST_BREAK = re.compile(rf"(?:{_KIND})(?=\s(?:các|{_KIND})\b)")


def read_products(cell: Passage) -> list[Passage]:
    """Return the products of a cell, bullets and closing semicolons dropped, order kept.

    Lines, semicolons before a capital and the bullets of a list part products; a hyphen inside a
    name ("kinh tế - xã hội") and what stands in parentheses or quotes do not. A bare kind of
    document before a capital ("Kế hoạch Các lớp tập huấn") has lost its line break.
    """
    cuts = [0, *_breaks(cell), len(cell)]
    begins: list[int] = []
    pieces: list[Passage] = []
    for start, end in pairwise(cuts):
        piece = _trimmed(cell.cut(start, end))
        if piece and pieces and (piece.text[0].islower() or piece.text[0] in "),;."):
            pieces[-1] = _trimmed(cell.cut(begins[-1], end))
        elif piece:
            begins.append(start)
            pieces.append(piece)
    return [part for piece in pieces for part in _with_lost_break(piece)]


def _breaks(cell: Passage) -> Iterator[int]:
    text = cell.text
    is_list = text[:1] in "-–+•"
    depth, quoted, at = 0, False, 0
    for match in _BREAK.finditer(text):
        for c in text[at : match.start()]:
            depth += (c == "(") - (c == ")")
            quoted = (quoted or c == "“") and c != "”"
        at = match.start()
        if "\n" in match[0] or (depth <= 0 and not quoted and _parts(text, match, is_list)):
            yield match.end()


def _parts(text: str, match: "re.Match[str]", is_list: bool) -> bool:
    after = text[match.end() : match.end() + 1]
    if match[0][0] == ";":
        return not after.islower() and (after in "-–+•“(" or after.isupper() or after.isdigit())
    before = text[: match.start()][-1:]
    return after.isupper() and (is_list or before in ".;)")


def _trimmed(piece: Passage) -> Passage:
    mark = _BULLET.match(piece.text)
    piece = piece.cut(mark.end()) if mark else piece
    return piece.cut(0, len(piece.text.rstrip("; -–")))


def _with_lost_break(piece: Passage) -> list[Passage]:
    match = _LOST_BREAK.match(piece.folded)
    if match is None or not piece.text[match.end() + 1 :][:1].isupper():
        return [piece]
    return [piece.cut(0, match.end()), piece.cut(match.end())]
