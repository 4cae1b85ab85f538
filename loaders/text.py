"""Bytes to text: the encodings that Vietnamese offices use, and what cannot be read."""

import re
import unicodedata
from array import array
from dataclasses import dataclass

from ontology.errors import UnreadableFile

_UTF16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_MOST_CONTROLS = 20
"""A text may hold one control character in so many: some scanners and printers leave them."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_VIETNAMESE = re.compile(r"\b(?:và|của|các|thực hiện|nhiệm vụ|ngày|tháng|năm|số|về)\b")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded file (``raw``) and its NFC form (``text``) with the way back.

    ``places[i]`` is where character ``i`` of ``text`` begins in ``raw``; None when both are equal.
    """

    raw: str
    text: str
    places: "array[int] | None" = None

    def quote(self, start: int, end: int) -> tuple[int, int, str]:
        """Return start and end in the decoded file, and the file's own characters there."""
        if self.places is not None:
            start, end = self.places[start], self.places[end]
        return start, end, self.raw[start:end]


def decode(data: bytes) -> SourceText:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1258; a byte order mark is dropped.

    Raises UnreadableFile when the file is empty, binary, or broken UTF-8.
    """
    if not data.strip():
        raise UnreadableFile("file-empty")
    raw = _decoded(data)
    sample = raw[:65536]
    if "\x00" in raw or len(_CONTROLS.findall(sample)) * _MOST_CONTROLS > len(sample):
        raise UnreadableFile("file-binary")
    if not raw.strip("\ufeff \t\r\n\f"):
        raise UnreadableFile("file-empty")
    if unicodedata.is_normalized("NFC", raw):
        return SourceText(raw, raw)
    return _composed(raw)


def _decoded(data: bytes) -> str:
    if data[:2] in _UTF16_MARKS:
        return _strictly(data[2:], _UTF16_MARKS[data[:2]])
    zeros = data[:4096].count(0)
    if zeros > len(data[:4096]) // 8:
        return _strictly(data, _likely_utf16(data[:4096]))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _windows_1258(data)
        if text is None:
            _refuse_broken(data, error)
        assert text is not None
        return text


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile("file-binary") from error


def _likely_utf16(sample: bytes) -> str:
    """Blanks and Latin letters have their zero byte second in little endian, first in big."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 4 > max(even, odd):
        raise UnreadableFile("file-binary")
    return "utf-16-le" if odd > even else "utf-16-be"


def _windows_1258(data: bytes) -> str | None:
    """Return the text when it reads as Vietnamese in Windows-1258, None otherwise."""
    if _valid_sequences(data) * 2 > sum(byte >= 0x80 for byte in data) // 2:
        return None  # mostly good UTF-8: damaged, not another encoding
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return None
    words = len(_VIETNAMESE.findall(unicodedata.normalize("NFC", text[:100_000]).lower()))
    return text if words * 200 > min(len(text), 100_000) else None


def _valid_sequences(data: bytes) -> int:
    """Return how many characters beyond ASCII stand in ``data`` as good UTF-8."""
    return sum(ord(c) >= 0x80 for c in data.decode("utf-8", "ignore"))


def _refuse_broken(data: bytes, error: UnicodeDecodeError) -> None:
    if b"\x00" in data or _valid_sequences(data) == 0:
        raise UnreadableFile("file-binary") from error
    line = data.count(b"\n", 0, error.start) + 1
    raise UnreadableFile("file-broken-utf8", byte=error.start, line=line) from error


def _composed(raw: str) -> SourceText:
    """Compose cluster by cluster (a base and its marks), keeping where each began."""
    places = array("l")
    pieces: list[str] = []
    start = 0
    for cluster in re.finditer(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", raw, re.S):
        composed = unicodedata.normalize("NFC", cluster[0])
        pieces.append(composed)
        start = cluster.start()
        places.extend([start] * len(composed))
    places.append(len(raw))
    return SourceText(raw, "".join(pieces), places)
