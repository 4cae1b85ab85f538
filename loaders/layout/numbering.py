"""Printed numbers: ``II-``, ``2.1.``, ``(10)``, ``iv.``, ``b)``, ``-`` and how deep each stands."""

import re
from typing import NamedTuple

DASH_LEVEL = 9
UNNUMBERED_LEVEL = 8


class Number(NamedTuple):
    """A printed number.

    ``text`` is how references name it (``2.1``, ``(10)``, ``II``); ``level`` grows with depth;
    ``ordinal`` is its place among its siblings (0 for a dash); ``end`` is where its words begin.
    """

    text: str
    style: str
    level: int
    ordinal: int
    end: int


class _Style(NamedTuple):
    name: str
    pattern: str
    level: int
    examples: tuple[str, ...]


_AFTER = r"(?:\s*[.):/-]{1,2}(?=\s|$|[^\W\d])|(?=\s|$))"
STYLES: tuple[_Style, ...] = (
    _Style("chapter", r"(?:[Cc]hương|CHƯƠNG|[Pp]hần|PHẦN) [IVX]{1,5}" + _AFTER, 0, ("Chương II.",)),
    _Style("article", r"(?:Điều|ĐIỀU) \d{1,3}[.:](?=\s|$)", 1, ("Điều 3.", "ĐIỀU 1:")),
    _Style("named", r"(?:Nhiệm vụ|NHIỆM VỤ)(?: số)? \d{1,3}[.:](?=\s|$)", 5, ("Nhiệm vụ 2:",)),
    _Style(
        "mixed", r"[IVX]{1,5}(?:\.\d{1,3}){1,4}[a-zđ]?" + _AFTER, 1, ("II.1", "III.2.4.", "I.1a")
    ),
    _Style("roman", r"[IVX]{1,8}" + _AFTER, 1, ("I.", "XII-", "IV", "III-")),
    _Style("letter", r"[A-HK-MĐ]" + _AFTER, 0, ("A.", "B", "C-")),
    _Style("paren", r"\(\d{1,3}\)|\d{1,3}\)", 6, ("(1)", "12)")),
    _Style("decimal", r"\d{1,3}(?:\.\d{1,3}){0,4}[a-zđ]?" + _AFTER, 1, ("1", "2.1.", "12.", "3b")),
    _Style("small_roman", r"\(?(?:x{0,2}(?:ix|iv|v?i{1,3}|v))[.)]", 8, ("i.", "iv)", "(ii)")),
    _Style("small_letter", r"\(?[a-hk-zđ][.)](?=\s|$)", 7, ("a)", "b.", "đ)")),
    _Style("dash", r"[-–—+•*●○▪](?=\s|$|[^\W\d_])", DASH_LEVEL, ("-", "+ ", "•")),
)
_NUMBER = re.compile("|".join(f"(?P<{s.name}>{s.pattern})" for s in STYLES))
_LEVEL = {s.name: s.level for s in STYLES}
_CODE = re.compile(r"[A-ZĐ]{1,4}[-. ]?\d{1,3}(?:\.\d{1,3}){0,2}")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_ALONE_IN_CELL = {"a": "small_letter", "i": "small_roman"}


def read_number(text: str) -> Number | None:
    """Return the number that begins ``text`` (a readable passage), None when there is none.

    >>> read_number("2.1. Huy động nguồn lực")
    Number(text='2.1', style='decimal', level=3, ordinal=1, end=5)
    >>> read_number("Năm 2026") is None
    True
    """
    match = _NUMBER.match(text)
    if match is None:
        return None
    style = match.lastgroup or ""
    end = match.end()
    while end < len(text) and text[end].isspace():
        end += 1
    return _number(match[0], style, end)


def read_cell_number(text: str) -> Number | None:
    """Return the number that a cell of the number column holds; ``a`` and ``ii`` need no mark.

    >>> read_cell_number("NV01")
    Number(text='NV01', style='code', level=2, ordinal=1, end=4)
    """
    bare = text.strip().rstrip(",;")
    number = read_number(bare)
    if number is not None and number.end == len(bare):
        return number
    if re.fullmatch(r"[a-zđ]", bare):
        return _number(bare, _ALONE_IN_CELL.get(bare[0], "small_letter"), len(bare))
    if re.fullmatch(r"x{0,2}(?:ix|iv|v?i{1,3}|v)", bare):
        return _number(bare, "small_roman", len(bare))
    if _CODE.fullmatch(bare):
        return _number(bare, "code", len(bare))
    return None


def _number(printed: str, style: str, end: int) -> Number:
    bare = printed.strip().rstrip(".:/-) ") if style != "paren" else printed.strip()
    if style == "dash":
        return Number("-", style, DASH_LEVEL, 0, end)
    bare = bare if style == "paren" else bare.lstrip("(")
    level = _LEVEL.get(style, 2)
    if style in ("decimal", "mixed"):
        level += bare.count(".") + (1 if style == "decimal" else 0)
    return Number(bare, style, level, _count(bare, style), end)


def _count(bare: str, style: str) -> int:
    last = bare.strip("()").rsplit(".", 1)[-1].rsplit(" ", 1)[-1].lower()
    if style in ("roman", "small_roman", "chapter"):
        return _roman_value(last)
    digits = re.search(r"\d+", last) if style == "code" else re.match(r"\d+", last)
    if digits:
        return int(digits[0])
    return "abcdefghijklmnopqrstuvwxyz".find(last[0]) + 1


def _roman_value(text: str) -> int:
    values = [_ROMAN.get(c, 0) for c in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
