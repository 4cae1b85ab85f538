"""Agencies that no registry knows, and where the pieces of a cell end.

A piece that begins like an agency ("Trung tâm …", "Công ty …", "Các …") is one, under its own
printed name: it runs to the next mark after which another agency begins.
"""

import re

from loaders.grammar.agencies.collectives import collective_at
from loaders.grammar.agencies.known import Match, known_at
from loaders.grammar.agencies.tokens import Cell, remembered
from ontology.agency_words import Phrases
from ontology.places import place_named, place_of_code
from ontology.spelling import fold

_AT_A_PLACE = re.compile(r"(?:[Tt]hành phố|[Tt]ỉnh)[ ][^\W\d_]+(?:[ -]{1,3}[^\W\d_]+){0,5}\Z")
HEADS = Phrases((
    "ban", "ban chỉ đạo", "ban cán sự", "báo", "bưu điện", "bảo hiểm", "bảo tàng", "bệnh viện",
    "bộ", "bộ phận", "chi cục", "chi nhánh", "chủ đầu tư", "câu lạc bộ", "công an", "công ty",
    "công đoàn", "cơ quan", "cơ sở", "cảng", "cảng hàng không", "cảng vụ", "cổng", "cục",
    "doanh nghiệp", "hiệp hội", "hạt kiểm lâm", "hải quan", "học viện", "hội", "hội đồng",
    "hợp tác xã", "kho bạc", "khu", "liên hiệp", "liên minh", "liên đoàn", "ngân hàng",
    "nhà hát", "nhà máy", "nhà thầu", "nhà văn hóa", "nhà đầu tư", "phòng", "quỹ", "sở", "thuế",
    "thư viện", "tiểu ban", "trung tâm", "trường", "trạm", "tòa án", "tạp chí", "tập đoàn",
    "tổ", "tổ chức", "tổ công tác", "tổng công ty", "tổng cục", "viễn thông", "viện",
    "văn phòng", "vườn quốc gia", "vụ", "điện lực", "đoàn", "đài", "đơn vị", "đại học",
    "vườn ươm", "xã đoàn", "phường đoàn",
    "đảng bộ", "đảng đoàn", "đảng ủy", "đồn biên phòng", "đội", "ủy ban",
))  # fmt: skip
COMMON = (
    "doanh nghiệp", "cơ quan", "đơn vị", "tổ chức", "chủ đầu tư", "cơ sở", "hợp tác xã",
    "nhà đầu tư", "nhà thầu",
)  # fmt: skip
"""Heads of what is no single body: "Doanh nghiệp nhà nước do … làm chủ sở hữu"."""

_OWNER_AFTER = frozenset(
    [
        "của",
        "thuộc",
        "do",
        "với",
        "giữa",
        "tại",
        "cho",
        "việc",
        "bởi",
        "ở",
        "là",
        "và",
        "trực",
        "tổng",
        "từ",
    ]
)
_MOST_WORDS = 40  # what is longer is a sentence, not a name


def unknown_at(cell: Cell, at: int) -> Match | None:
    """Return the agency-like piece that begins at ``at``, named as the text names it."""
    many = cell.words[at] in ("các", "những")
    head = head_at(cell, at)
    if not many and (head is None or not (cell.capital(at) or head in COMMON)):
        return None
    end = piece_end(cell, at, collective=many)
    if not 2 <= end - at < _MOST_WORDS:
        return None
    name = written(cell, at, end)
    entry = cell.registry.unmarked(name)
    if entry:
        return Match(end, entry.name, "vn" if entry.scope == "state" else cell.code, entry.level)
    many = many or head in COMMON or name.endswith("các cấp") or _of_many(cell, at)
    return Match(end, name, _seat(name) or cell.code, "other", many)


def _seat(name: str) -> str | None:
    """Return the city or province whose name ends an agency's: "Đại học … thành phố Huế"."""
    said = _AT_A_PLACE.search(name)
    named = place_named(said[0]) if said else None
    return named.code if named and place_of_code(named.code) else None


def _of_many(cell: Cell, at: int) -> bool:
    """Return whether this is "UBND các xã ven biển", a body in each of several places."""
    for base in ("ủy ban nhân dân", "hội đồng nhân dân", "đảng ủy", "công an"):
        words = base.split()
        if cell.has(at, *words) and cell.has(at + len(words), "các"):
            return True
    return False


def head_at(cell: Cell, at: int) -> str | None:
    """Return the longest word that heads agencies' names at ``at``."""
    return next(iter(HEADS.at(cell.words, at)), None)


def written(cell: Cell, at: int, end: int) -> str:
    """Return the printed words with abbreviations written out and a capital at the beginning."""
    parts: list[str] = []
    place = cell.tokens[at].start
    for index in range(at, end):
        token = cell.tokens[index]
        if token.start < place:
            continue
        parts.append(cell.text[place : token.start])
        word = fold(cell.text[token.start : token.end]).rstrip(".")
        parts.append(cell.registry.full_forms.get(word) or cell.text[token.start : token.end])
        place = token.end
    name = " ".join("".join(parts).split())
    name = re.sub(r"^các sở(?=,)", "Các sở", name, flags=re.IGNORECASE)
    return name[:1].upper() + name[1:]


def piece_end(cell: Cell, at: int, *, collective: bool) -> int:
    """Return the word after the piece that begins at ``at``."""
    last = min(len(cell.words), at + _MOST_WORDS)
    for index in range(at + 1, last):
        if _breaks(cell, index, collective):
            return index
    return last


def _breaks(cell: Cell, at: int, collective: bool) -> bool:
    word = cell.words[at]
    if word in ";:()+•*/":
        return True
    if word == ".":
        return at + 1 == len(cell.words) or not cell.text[cell.tokens[at].end :][:1].isalnum()
    if word == "-":
        return _is_bullet(cell, at) and begins_piece(cell, at + 1)
    if word in (",", "và"):
        if begins_agency(cell, at + 1, members=not collective):
            return True
        return not collective and begins_piece(cell, at + 1)
    if cell.words[at - 1] in _OWNER_AFTER or not cell.capital(at):
        return False
    return _is_joined(cell, at)


def begins_piece(cell: Cell, at: int) -> bool:
    """Return whether an agency begins at ``at``, known or only headed like one."""
    return begins_agency(cell, at) or (cell.capital(at) and head_at(cell, at) is not None)


def _is_bullet(cell: Cell, at: int) -> bool:
    start = cell.tokens[at].start
    return start == 0 or cell.text[start - 1].isspace()


def _is_joined(cell: Cell, at: int) -> bool:
    """Return whether another organ begins at ``at`` though no mark stands before it."""
    if cell.words[at] in ("thành", "tỉnh", "ủy", "hội", "trung", "chính", "đảng", "bộ", "quốc"):
        return False
    match = known_at(cell, at, pieces=False)
    return match is not None and match.end - at >= 2


@remembered
def begins_agency(cell: Cell, at: int, *, members: bool = True) -> bool:
    """Return whether a known agency or a collective begins at ``at``.

    Without ``members`` "ban, ngành" begins none: it goes on with the collective before it.
    """
    if at >= len(cell.words):
        return False
    if cell.words[at] in ("các", "những"):
        return True
    if (members or cell.words[at] == "sở") and collective_at(cell, at) is not None:
        return True
    match = known_at(cell, at, pieces=True)
    return match is not None and (cell.capital(at) or match.end - at >= 2)
