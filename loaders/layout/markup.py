"""Readable passages out of Markdown, HTML and OCR leftovers, with their places in the file."""

import html
import re

from loaders.passage import EMPTY, Passage

_MARK = re.compile(
    r"""
    <sup>\d{1,3}</sup>                       # the number of a footnote is no word of the text
  | </?[a-zA-Z][^<>]{0,200}>                 # tags
  | (?<!\()\*{1,3} | (?<=\()\*{1,3}(?![*)]) # … but "(*)" points at a note
  | ~~ | `                         # emphasis, strike-through
  | &(?:[a-zA-Z]{2,8}|\#\d{1,6});            # entities
  | \$\\(?:geq?|leq?)\s*(?=[^$]{0,40}\$) | \$ # formulas that OCR makes of ≥ and ≤
  | \\(?=[-*_.()\[\]#|])                     # Markdown's escapes
  | [ \t\r\n\u00a0\u2009\u202f]{2,} | [\t\r\n\u00a0\u2009\u202f\f]  # blanks
    """,
    re.VERBOSE,
)
_BREAKS = re.compile(r"</?(?:p|br|li|ul|ol|div|tr)\b", re.IGNORECASE)
_SIGNS = {"$\\ge": "≥", "$\\le": "≤"}
PLAIN = re.compile(r"[<*~`&$\\\t\r\n\u00a0\u2009\u202f\f]|  ")


def readable(text: str, start: int, end: int) -> Passage:
    """Return what a person reads in ``text[start:end]``.

    Tags that break a line (``<p>``, ``<br>``, ``<li>``) become a newline, so that lists in a cell
    stay lists; all other markup goes, and blanks become one.
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return EMPTY
    if not PLAIN.search(text, start, end):
        return Passage(text[start:end], ((0, start, 0),))
    return _without_marks(text, start, end)


def _without_marks(text: str, start: int, end: int) -> Passage:
    pieces: list[str] = []
    runs: list[tuple[int, int, int]] = []
    length, at = 0, start
    for mark in _MARK.finditer(text, start, end):
        length = _append(text[at : mark.start()], at, pieces, runs, length)
        at = mark.end()
        length = _append(_meaning(mark[0]), mark.start(), pieces, runs, length)
    _append(text[at:end], at, pieces, runs, length)
    return Passage("".join(pieces), tuple(runs)).cut(0)


def _append(
    words: str, place: int, pieces: list[str], runs: list[tuple[int, int, int]], length: int
) -> int:
    """Add words to the pieces; of blanks in a row one stays, and a newline wins over a blank."""
    last = pieces[-1][-1] if pieces else "\n"
    if words and words[0].isspace() and last.isspace():
        if words == "\n" and last == " ":
            pieces[-1] = pieces[-1][:-1] + "\n"
        bare = words.lstrip()
        words, place = bare, place + len(words) - len(bare)
    if not words:
        return length
    runs.append((length, place, 0))
    pieces.append(words)
    return length + len(words)


def _meaning(mark: str) -> str:
    """Return the characters that a mark stands for: mostly none."""
    if mark[0] == "<":
        return "\n" if _BREAKS.match(mark) else ""
    if mark[0] == "&":
        sign = html.unescape(mark)
        return mark if sign == mark else sign[:1].replace("\u00a0", " ")  # "KH&CN;" is none
    if mark[0] == "$":
        return _SIGNS.get(mark[:4], "")
    return " " if mark.isspace() else ""
