"""Organs behind the suffix of a number: how it is spelled, whose it is, where it sits.

Who signs is settled by the suffix, not by the printed name: "Thành ủy" and "Ban Chấp hành Đảng
bộ thành phố" number one series. Organs that no row names are read as well; their form of number
is then the one that the text prints.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from ontology.spelling import fold, slug

Side = Literal["party", "state", "assembly"]


class Organ(NamedTuple):
    """An organ of numbers: canonical ``suffix``, ``slug`` for ids, form of number, centre or not.

    ``side`` is None where the printed form of the number must tell.
    """

    suffix: str
    slug: str
    side: Side | None
    central: bool


_PARTY_CENTRAL = "TW VPTW UBKTTW BTCTW BTGTW BTGDVTW BDVTW BNCTW BCSTW HĐLLTW BCĐTW BKTTW BĐNTW"
_PARTY_LOCAL = "TU ĐU ĐUK HU QU VPTU UBKTTU BTCTU BTGTU BTGDVTU BDVTU BNCTU UBKTĐU VPĐU UBKT"
_STATE_CENTRAL = (
    "CP TTg VPCP CTN VPCTN VPQH TTCP NHNN KTNN UBDT TANDTC TATC VKSNDTC VKSTC HĐBCQG HĐTP BTV"
    " BTC BNV BXD BCT BYT BTP BCA BQP BNG BGDĐT BGD&ĐT BNNMT BKHCN BKH&CN BVHTTDL BVHTT&DL BDTTG"
    " BTNMT BLĐTBXH BTTTT BGTVT BKHĐT BKH&ĐT BNN BNNPTNT BNN&PTNT BVH BKTTC BTL UBCK TCT TCHQ"
    " BHXHVN TCTK HĐBT UBQLV UBTWMTTQVN MTTW"
)
_STATE_LOCAL = (
    "UBND HĐND UB TTHĐND SCT STC SNV SXD SYT STP SNG SGDĐT SGD&ĐT SNNMT SKHCN SKH&CN SVHTTDL"
    " SVHTT&DL SVHTT SDL SDTTG STNMT SLĐTBXH STTTT SGTVT SKHĐT SKH&ĐT SNN SNNPTNT SQHKT BQL BQLKKT"
    " VPUB CAT CATP BCH BCHQS TTr CT CTUBND UBT UBTP"
)
_OTHER_SPELLINGS = {
    "tư": "TW", "trung ương": "TW", "tw đảng": "TW", "vptư": "VPTW", "ubkttư": "UBKTTW",
    "btctư": "BTCTW", "btgtư": "BTGTW", "btgdvtư": "BTGDVTW", "bdvtư": "BDVTW",
    "bnctư": "BNCTW", "tg": "TTg",
}  # fmt: skip
_LOCAL_NAMES = {
    "UB": "ubnd", "UBT": "ubnd", "UBTP": "ubnd", "CT": "ubnd", "CTUBND": "ubnd", "TTHĐND": "hdnd",
}  # fmt: skip
_ASSEMBLY = re.compile(r"(?P<organ>ubtvqh|qh)[ ]{0,2}(?P<term>\d{0,2})\Z")


def _table() -> dict[str, Organ]:
    rows: dict[str, Organ] = {}
    for side, names, central in (
        ("party", _PARTY_CENTRAL, True),
        ("party", _PARTY_LOCAL, False),
        ("state", _STATE_CENTRAL, True),
        ("state", _STATE_LOCAL, False),
    ):
        for suffix in names.split():
            name = _LOCAL_NAMES.get(suffix, slug(suffix.replace("&", "")))
            rows[fold(suffix)] = Organ(suffix, name, side, central)  # type: ignore[arg-type]
    rows["thu"] = Organ("ThU", "tu", "party", False)
    for spelling, suffix in _OTHER_SPELLINGS.items():
        rows[spelling] = rows[fold(suffix)]
    return rows


KNOWN = _table()
"""Organs by the folded spelling of their suffix; the National Assembly's have a term beside."""

KNOWN_SUFFIXES = "|".join(
    [r"ubtvqh[ ]{0,2}\d{0,2}", r"qh[ ]{0,2}\d{1,2}"]
    + [re.escape(name) for name in sorted(KNOWN, key=lambda name: (-len(name), name))]
)
"""A regex of the suffixes that are read even where the hyphen before them is lost."""

_PARTY_SHAPES = re.compile(r"(?:đu\w*|(?:ubkt|btc|btg|btgdv|bdv|bnc|vp|btv|bcs)\w*(?:tw|tư|tu))\Z")


@lru_cache(maxsize=1024)
def organ_of_suffix(suffix: str) -> Organ:
    """Return the organ of a number's suffix, in any case; never fails.

    >>> organ_of_suffix("qh15")
    Organ(suffix='QH15', slug='qh', side='assembly', central=True)
    >>> organ_of_suffix("BCĐ389").slug, organ_of_suffix("TTG").suffix
    ('bcd389', 'TTg')
    """
    folded = fold(suffix)
    if known := KNOWN.get(folded):
        return known
    if assembly := _ASSEMBLY.match(folded):
        name = assembly["organ"].upper() + assembly["term"]
        return Organ(name, assembly["organ"], "assembly", True)
    first = re.split(r"[-.]", folded, maxsplit=1)[0]
    if first != folded and (first in KNOWN or _ASSEMBLY.match(first)):
        head = organ_of_suffix(first)
        return head._replace(suffix=head.suffix + suffix[len(first) :].upper())
    side: Side | None = "party" if _PARTY_SHAPES.match(folded) else None
    return Organ(suffix.upper(), slug(first.replace("&", "")), side, _is_central(first))


def _is_central(folded: str) -> bool:
    return folded.endswith(("tw", "tư", "qh")) or folded.startswith(("tw", "ubtw"))
