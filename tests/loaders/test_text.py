"""Every encoding that offices use is read; what is no text is refused with the reason."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text import decode
from ontology.errors import UnreadableFile

_PLAN = (
    "KẾ HOẠCH\nThực hiện nhiệm vụ của thành phố về chuyển đổi số năm 2026\n"
    "1. Sở Tài chính chủ trì, phối hợp với các sở; thời hạn: Quý II/2026.\n"
) * 8
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _as_1258(text: str) -> bytes:
    """Windows-1258 writes the tone marks apart from their letters."""
    out = []
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
        out.append(base + "".join(c for c in parts if c in _TONES))
    return "".join(out).encode("cp1258")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_utf_encodings_give_the_same_text(encoding: str) -> None:
    assert decode(_PLAN.encode(encoding)).text == _PLAN


def test_windows_1258_is_read_and_quotes_keep_its_characters() -> None:
    source = decode(_as_1258(_PLAN))
    assert source.text == _PLAN
    start = _PLAN.index("Sở Tài chính")
    first, last, quote = source.quote(start, start + len("Sở Tài chính"))
    assert source.raw[first:last] == quote
    assert unicodedata.normalize("NFC", quote) == "Sở Tài chính"


@given(st.text(st.sampled_from("aăâđêôơư àáạảãằ\n.Sở"), min_size=1, max_size=40))
def test_decomposed_text_finds_its_way_back(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    if not composed.strip():
        return
    source = decode(unicodedata.normalize("NFD", text).encode())
    assert source.text == composed
    for at in range(len(composed)):
        _, _, quote = source.quote(at, at + 1)
        assert unicodedata.normalize("NFC", quote) == composed[at]


@pytest.mark.parametrize("control", ["\a", "\b", "\x1b"])
def test_a_text_may_hold_some_control_characters(control: str) -> None:
    text = "".join(c + control * (i % 25 == 0) for i, c in enumerate(_PLAN))
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "file-empty"),
        (b" \n\t ", "file-empty"),
        (b"\xef\xbb\xbf", "file-empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "file-binary"),
        (b"\x00\x01\x02\x03" * 99, "file-binary"),
        (_PLAN.encode() + b"\x00", "file-binary"),
        (_PLAN.encode() + b"\x07" * len(_PLAN), "file-binary"),
        (_PLAN.encode()[:200] + b"\xff\xfe\x80" + _PLAN.encode()[200:], "file-broken-utf8"),
        (_PLAN.encode()[:-2] + b"\xe1\xba", "file-broken-utf8"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, key: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        decode(data)
    assert caught.value.key == key
