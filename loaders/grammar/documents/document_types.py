"""Types of documents: the abbreviation in a number beside the words a sentence uses for it.

A table with examples: ``words`` are folded, ``example`` is a mention whose words and number
must give ``abbreviation``; tests read every row in both directions.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from ontology.spelling import fold


class DocumentType(NamedTuple):
    """A type: its abbreviation as printed, words that name it, other spellings of both."""

    abbreviation: str
    words: tuple[str, ...]
    example: str
    spellings: tuple[str, ...] = ()


TYPES = (
    DocumentType("NQ", ("nghị quyết", "nghi quyết"), "Nghị quyết số 12-NQ/TW"),
    DocumentType("NQLT", ("nghị quyết liên tịch",), "Nghị quyết liên tịch số 03/NQLT-CP"),
    DocumentType(
        "KH", ("kế hoạch", "kế hoạch hành động", "kế hoạch công tác"), "Kế hoạch số 30/KH-UBND"
    ),
    DocumentType("KHPH", ("kế hoạch phối hợp",), "Kế hoạch phối hợp số 04/KHPH-UBND"),
    DocumentType("KHLN", ("kế hoạch liên ngành",), "Kế hoạch liên ngành số 09/KHLN-SGDĐT"),
    DocumentType(
        "CTr",
        ("chương trình", "chương trình hành động", "chương trình công tác"),
        "Chương trình hành động số 21-CTr/TU",
        ("ctrhđ", "ctrh", "cttr"),
    ),
    DocumentType("CTPH", ("chương trình phối hợp",), "Chương trình phối hợp số 02/CTPH-UBND"),
    DocumentType("QĐ", ("quyết định",), "Quyết định số 77/QĐ-TTg"),
    DocumentType("QyĐ", ("quy định",), "Quy định số 11-QyĐ/TW", ("qđi", "qyđi")),
    DocumentType("CT", ("chỉ thị",), "Chỉ thị số 09/CT-TTg"),
    DocumentType("KL", ("kết luận",), "Kết luận số 70-KL/TW"),
    DocumentType("NĐ", ("nghị định",), "Nghị định số 15/2024/NĐ-CP"),
    DocumentType("TT", ("thông tư", "thông tri"), "Thông tư số 08/2023/TT-BXD"),
    DocumentType("TTLT", ("thông tư liên tịch",), "Thông tư liên tịch số 05/2015/TTLT-BNV"),
    DocumentType("TTr", ("tờ trình",), "Tờ trình số 31/TTr-SCT"),
    DocumentType("CV", ("công văn", "văn bản"), "Công văn số 144-CV/VPTU"),
    DocumentType("BC", ("báo cáo",), "Báo cáo số 212/BC-UBND"),
    DocumentType("BCTT", ("báo cáo thẩm tra",), "Báo cáo thẩm tra số 45/BCTT-KTNS"),
    DocumentType("ĐA", ("đề án",), "Đề án số 04-ĐA/TU"),
    DocumentType("DA", ("dự án",), "Dự án số 06/DA-UBND"),
    DocumentType("PA", ("phương án",), "Phương án số 88/PA-UBND"),
    DocumentType("QC", ("quy chế",), "Quy chế số 07-QC/TU"),
    DocumentType("QCPH", ("quy chế phối hợp",), "Quy chế phối hợp số 01/QCPH-UBND"),
    DocumentType("HD", ("hướng dẫn",), "Hướng dẫn số 05-HD/BTCTW"),
    DocumentType("HDLN", ("hướng dẫn liên ngành",), "Hướng dẫn liên ngành số 03/HDLN-SNV"),
    DocumentType("TB", ("thông báo", "thông báo kết luận"), "Thông báo số 55-TB/TU"),
    DocumentType("BB", ("biên bản",), "Biên bản số 10/BB-UBND"),
    DocumentType("CĐ", ("công điện",), "Công điện số 33/CĐ-TTg"),
    DocumentType("GM", ("giấy mời",), "Giấy mời số 19/GM-UBND"),
    DocumentType("VBHN", ("văn bản hợp nhất",), "Văn bản hợp nhất số 02/VBHN-VPQH"),
    DocumentType("Luật", ("luật", "bộ luật"), "Luật số 31/2031/QH16"),
    DocumentType("Pháp lệnh", ("pháp lệnh",), "Pháp lệnh số 01/2032/UBTVQH16"),
    DocumentType("PL", (), "số 02/2032/PL-UBTVQH16"),
    DocumentType("L", ("lệnh",), "Lệnh số 15/2033/L-CTN"),
)

ABBREVIATIONS: dict[str, str] = {
    fold(spelling): row.abbreviation
    for row in TYPES
    for spelling in (row.abbreviation, *row.spellings)
}
"""Canonical abbreviation of each folded spelling."""

TYPE_OF_WORDS: dict[str, str] = {words: row.abbreviation for row in TYPES for words in row.words}
"""Abbreviation of the words that a sentence uses."""

_SLIPS = {("CT", "CTr"), ("CTr", "CT"), ("TT", "TTr")}
"""(printed, meant): the words beside the number say which of two look-alikes was meant."""


def alternatives(words: "list[str] | tuple[str, ...]") -> str:
    """Return a regex that finds any of ``words``, the longest first, blanks of any width."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", "[ ]{1,3}") for word in ordered)


WORDS = alternatives([*TYPE_OF_WORDS])
_SHORT_WORDS = alternatives(
    [fold(row.abbreviation) for row in TYPES if row.abbreviation not in ("L", "DA", "PL")]
)
_BEFORE_NUMBER = re.compile(
    rf"(?<!\w)(?P<word>{WORDS}|{_SHORT_WORDS})"
    r"(?:[ *_~]{0,3}(?:có[ ])?(?:số|số hiệu|sô|so|s)(?:[ ]hiệu)?)?[ *_~:.]{0,4}$"
)
_ONLY_NUMBER_SIGN = re.compile(r"(?<!\w)(?:số hiệu|số|sô)[ *_~:.]{0,4}$")
_LOOK_BACK = 56


class TypeWord(NamedTuple):
    """The words before a number: their type (None for a bare "số") and where they start."""

    abbreviation: str | None
    start: int


@lru_cache(maxsize=4096)
def _read_before(tail: str) -> TypeWord | None:
    found = _BEFORE_NUMBER.search(tail)
    if found:
        word = " ".join(found["word"].split())
        type_ = TYPE_OF_WORDS.get(word) or ABBREVIATIONS[word]
        return TypeWord(type_, found.start())
    sign = _ONLY_NUMBER_SIGN.search(tail)
    return TypeWord(None, sign.start()) if sign else None


def type_word_before(folded: str, position: int) -> TypeWord | None:
    """Return the type words (or the bare "số") that end just before ``position``.

    >>> type_word_before("theo kế hoạch số 12", 17)
    TypeWord(abbreviation='KH', start=5)
    """
    low = max(0, position - _LOOK_BACK)
    found = _read_before(folded[low:position])
    return found._replace(start=found.start + low) if found else None


def meant_type(printed: str, said: str | None) -> str:
    """Return the type that a number means: the words beside it mend a known slip.

    >>> meant_type("CT", "CTr"), meant_type("QĐ", "QyĐ")
    ('CTr', 'QĐ')
    """
    return said if said and (printed, said) in _SLIPS else printed
