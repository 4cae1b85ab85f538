"""The head of an official document: letterhead, number, place and date, type and title lines."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.grammar.documents.document_types import ABBREVIATIONS, TYPE_OF_WORDS, alternatives
from loaders.grammar.documents.issuer_names import NAMES, organ_of_name
from loaders.grammar.documents.numbers import FoundNumber, find_numbers
from loaders.grammar.documents.organs import Organ, organ_of_suffix
from loaders.grammar.time.dates import date_at
from ontology.spelling import fold, slug

HEAD = 12_000
"""How much of a text is looked at for its head."""

_MARKUP = re.compile(
    r"<sup>[^<\n]{0,12}</sup>|</?[a-zA-Z][^<>\n]{0,200}>|&nbsp;|[*_#~]|\\(?=[-_.*/])"
    r"|(?<=\n)[ ]{0,3}>"
)
_LINE = re.compile(r"[^\n]+")
_MOTTO = (  # the right half of a letterhead, which a scan may set beside the left one
    r"(?i:c[ộôo]ng[ ]h(?:òa|oà|oa)[ ]x[ãa][ ]h[ộôo]i[ ]|[đd][ộôo]c[ ]l[ậâa]p[ ]{0,2}[-–—]"
    r"|(?<=ủy[ ])đảng[ ]cộng[ ]sản[ ]việt[ ]nam)"
)
_PIECE = re.compile(rf"[^\t|]+?(?=\t|\||[ ]{{4,}}|[ ]{_MOTTO}|$)")
_MOST_LINES = 60
_WITHOUT_TYPE = 15  # lines that may be a head where no line says what the document is


class Piece(NamedTuple):
    """A column of a line: its words without markup and blanks, and where they stand."""

    words: str
    folded: str
    start: int
    end: int
    line: int


def without_markup(text: str) -> str:
    """Return ``text`` with each sign of Markdown or HTML replaced by blanks, length kept.

    >>> without_markup("**Số:** 12")
    '  Số:   12'
    """
    return _MARKUP.sub(lambda found: " " * len(found[0]), text)


def pieces_of(plain: str) -> list[Piece]:
    """Return the columns of the first lines that hold any words."""
    pieces: list[Piece] = []
    for number, line in enumerate(_LINE.finditer(plain)):
        if number > _MOST_LINES * 3 or len(pieces) > _MOST_LINES * 2:
            break
        for piece in _PIECE.finditer(line[0]):
            words = piece[0].strip().rstrip(" -–—")
            if words.strip("-=–—:. "):
                start = line.start() + piece.start() + len(piece[0]) - len(piece[0].lstrip())
                pieces.append(Piece(words, fold(words), start, start + len(words), number))
    return pieces


_OWN_TYPES = {
    words: type_
    for words, type_ in TYPE_OF_WORDS.items()
    if words not in ("văn bản", "dự án", "lệnh", "nghi quyết", "giấy mời", "công văn")
}
_TYPE_LINE = re.compile(
    rf"(?:dự thảo[ ]{{1,3}})?(?P<type>{alternatives([*_OWN_TYPES])})(?!\w)[ :]*"
)


_BARE_TYPES = {
    slug(words).replace("-", ""): type_ for words, type_ in _OWN_TYPES.items() if " " in words
}


class TypeLine(NamedTuple):
    """The line that says what the document is; ``rest`` is where further words of it begin."""

    type: str
    start: int
    end: int
    rest: int
    piece: int


def find_type_line(plain: str, pieces: list[Piece]) -> TypeLine | None:
    """Return the first line that begins, in capitals or alone, with the words of a type."""
    for index, piece in enumerate(pieces[:_MOST_LINES]):
        found = _TYPE_LINE.match(piece.folded)
        if not found:
            continue
        low, high = found.span("type")
        alone = found.end() >= len(piece.words)
        if not (alone or piece.words[:high].isupper()) or not piece.words[low].isupper():
            continue
        if piece.words[:high].isupper() and piece.words[high : high + 1].isalnum():
            continue
        type_ = _OWN_TYPES[" ".join(found["type"].split())]
        rest = piece.start + found.end()
        return _damaged_type_line(pieces[:index]) or TypeLine(
            type_, piece.start + low, piece.start + high, rest, index
        )
    return _damaged_type_line(pieces[:_MOST_LINES])


def _damaged_type_line(pieces: list[Piece]) -> TypeLine | None:
    """Return a line of capitals that is a type but for its accents and blanks: "K ÉT LUẬN"."""
    for index, piece in enumerate(pieces):
        type_ = (
            _BARE_TYPES.get(slug(piece.words).replace("-", "")) if piece.words.isupper() else None
        )
        if type_ and piece.folded not in _OWN_TYPES:
            return TypeLine(type_, piece.start, piece.end, piece.end, index)
    return None


class HeadNumber(NamedTuple):
    """The number of the head, None where its place is left blank, with what the suffix tells."""

    found: FoundNumber | None
    type: str | None
    organ: Organ | None
    start: int
    end: int


_NUMBER_LINE = re.compile(
    rf"(?:(?:{alternatives([*_OWN_TYPES])})[ ]{{1,3}})?(?:số|so)(?![^\W\d_])[ :.]{{0,12}}"
)
_BLANK_NUMBER = re.compile(
    r"[ .…_]{0,20}(?P<sign>[-/])[ ]{0,3}(?:20\d\d[ ]?/[ ]?)?"
    rf"(?P<type>{alternatives([*ABBREVIATIONS])})[ ]{{0,3}}[-/][ ]{{0,3}}"
    r"(?P<organ>[^\W\d_][\w&]{1,14})"
)


def find_number(plain: str, pieces: list[Piece], before: int | None) -> HeadNumber | None:
    """Return the number of the head, from the lines before the type line (``before``)."""
    last = min(len(pieces), _WITHOUT_TYPE) if before is None else before
    for index, piece in enumerate(pieces[: min(len(pieces), last + 3, _MOST_LINES)]):
        sign = _NUMBER_LINE.match(piece.folded)
        if index >= last and (sign is None or ":" not in sign[0]):
            continue
        numbers = find_numbers(piece.words)
        if sign and not numbers and len(piece.words) < 30:  # a number cut by a line break
            numbers = find_numbers(plain[piece.start : piece.end + 30])
        if numbers and _is_own(piece, numbers[0], sign):
            own = numbers[0]
            low, high = piece.start + own.start, piece.start + own.end
            return HeadNumber(own, own.type, None, low, high)
        blank = _BLANK_NUMBER.match(piece.folded, sign.end()) if sign else None
        if blank:
            organ = organ_of_suffix(piece.words[slice(*blank.span("organ"))])
            low, high = piece.start, piece.start + blank.end()
            return HeadNumber(None, ABBREVIATIONS[blank["type"]], organ, low, high)
    return None


def _is_own(piece: Piece, number: FoundNumber, sign: re.Match[str] | None) -> bool:
    if sign:
        return not piece.folded[sign.end() : number.start].strip(" ~*")
    return number.start == 0 and number.end == len(piece.words)


_PLACE_AND_DAY = re.compile(
    r"(?<![^\s])(?P<place>[^\W\d_][^\W\d_.]{0,9}(?:[ ]{1,2}(?:-[ ])?[^\W\d_][^\W\d_.]{0,9}){0,6})"
    r",?[ ]{0,4}(?=ngày)"
)


class HeadDate(NamedTuple):
    """The day of the head and the place printed before it."""

    date: dt.date | None
    place: str
    start: int
    end: int


def find_date(plain: str, pieces: list[Piece], before: int | None) -> HeadDate | None:
    """Return the place and day of the head; the date is None where the day is left blank."""
    last = min(len(pieces), _WITHOUT_TYPE) if before is None else before
    folded = fold(plain)
    for index, piece in enumerate(pieces[: min(last + 3, _MOST_LINES)]):
        found = _PLACE_AND_DAY.search(piece.folded)
        if found is None and (below := _day_below_place(folded, pieces, index)):
            return below
        if not found or len(piece.words) - found.start() > 75 or (index >= last and found.start()):
            continue
        place = piece.words[slice(*found.span("place"))]
        if not all(word[0].isupper() or word in ("-", "phố") for word in place.split()):
            continue
        start = piece.start + found.end()
        day = date_at(folded, start)
        return HeadDate(day.date if day else None, place, start, day.end if day else piece.end)
    return None


_BEFORE_DAY = re.compile(r"[ ,\n]{1,4}(?=ngày)")
_LEADS_ON = re.compile(r"(?:hiện|khai|theo|của|hành|cứ|và|về)\Z")


def number_of_type_line(
    plain: str, pieces: list[Piece], line: TypeLine
) -> tuple[HeadNumber, HeadDate | None, int] | None:
    """Return the number, the day and the end of both in "KẾ HOẠCH SỐ 12-KH/TU NGÀY 3/4/2031".

    Papers print plans so, without a letterhead. A line above that leads on to the document
    ("TRIỂN KHAI THỰC HIỆN") makes it another's number.
    """
    if line.piece and _LEADS_ON.search(pieces[line.piece - 1].folded):
        return None
    window = plain[line.start : line.start + 120].split("\n\n", 1)[0]
    numbers = find_numbers(window)
    if not numbers or numbers[0].type not in (line.type, None):
        return None
    own, folded = numbers[0], fold(window)
    if folded[line.rest - line.start : own.start].strip(" :") not in ("", "số"):
        return None
    start, end = line.start + own.start, line.start + own.end
    number = HeadNumber(own, own.type, None, start, end)
    gap = _BEFORE_DAY.match(folded, own.end)
    day = date_at(folded, gap.end()) if gap else None
    if gap is None or day is None:
        return number, None, end
    low, high = line.start + gap.end(), line.start + day.end
    return number, HeadDate(day.date, "", low, high), high


def _day_below_place(folded: str, pieces: list[Piece], index: int) -> HeadDate | None:
    """Return the day of a line that holds nothing else, below "Sao Mai," that a narrow column cut.

    The place may be missing, or stand on the line above.
    """
    piece = pieces[index]
    day = date_at(folded, piece.start) if piece.folded.startswith("ngày") else None
    if day is None or day.end < piece.end:
        return None
    above = pieces[index - 1].words if index else ""
    place = above.rstrip(" ,") if above.endswith(",") else ""
    return HeadDate(day.date, place, piece.start, day.end)


class Name(NamedTuple):
    """An issuer's name as the head prints it."""

    printed: str
    start: int
    end: int


NOT_LETTERHEAD = re.compile(r"cộng hòa|độc lập|đảng cộng sản|số[ :]|[^\w]")
"""Lines of capitals that name no organ, in a folded text."""

_GOES_ON = re.compile(r"(?:thành phố|tỉnh|tp\.?|xã|phường|đặc khu|quận|huyện|thị xã|và)[ ]")


_CUT_NAMES = frozenset(fold(row.example) for row in NAMES)
"""Names that begin like a shorter one: "THỦ TƯỚNG CHÍNH" and "PHỦ" below it."""


def letterhead(pieces: list[Piece], before: int | None) -> list[Name]:
    """Return the organs of the letterhead from the highest to the issuer, lines joined."""
    last = min(len(pieces), _MOST_LINES if before is None else before)
    left = [p for p in pieces[:last] if not NOT_LETTERHEAD.match(p.folded) and p.words.isupper()]
    names: list[Name] = []
    done = 0
    for position, piece in enumerate(left):
        if piece.start < done:
            continue
        printed, done = piece.words, piece.end
        for following in left[position + 1 :]:
            if not _belongs(printed, following):
                break
            printed, done = f"{printed} {following.words}", following.end
        if organ_of_name(printed):
            names.append(Name(printed, piece.start, done))
        else:
            done = piece.end
    return names


def _belongs(printed: str, following: Piece) -> bool:
    """Tell whether a line goes on with a name: a narrow column cuts names anywhere."""
    if _GOES_ON.match(following.folded):
        return organ_of_name(printed) is not None
    if printed.endswith((" VÀ", ",", " -")):
        return True
    whole = f"{printed} {following.words}"
    if organ_of_name(printed) is None:
        return organ_of_name(whole) is not None
    return fold(whole) in _CUT_NAMES and fold(printed) not in _CUT_NAMES


def lines_after(plain: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and "a blank line came before" of the lines that hold words."""
    at, blank = start, False
    while at < len(plain):
        stop = plain.find("\n", at)
        stop = len(plain) if stop < 0 else stop
        words = plain[at:stop]
        if words.strip():
            low = at + len(words) - len(words.lstrip())
            yield low, low + len(words.strip()), blank
            blank = False
        else:
            blank = True
        at = stop + 1
