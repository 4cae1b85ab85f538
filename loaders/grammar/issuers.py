"""Who issues a document: from the organ in its number, and from the name that the text prints."""

import re
from functools import lru_cache
from typing import NamedTuple

from loaders.grammar.agencies import agency_at, issuer_of
from loaders.grammar.organs import KNOWN
from loaders.reading import AgencyName
from ontology.agencies import Registry
from ontology.places import place_named
from ontology.spelling import fold, slug, tidy


class IssuerName(NamedTuple):
    """A row of the table: how an issuer's printed name begins, and its organ in numbers."""

    beginning: str
    organ: str
    example: str
    central: bool = False


NAMES = (
    IssuerName("ban chấp hành trung ương", "tw", "Ban Chấp hành Trung ương Đảng khóa XIII", True),
    IssuerName("bch trung ương", "tw", "BCH Trung ương Đảng", True),
    IssuerName("trung ương đảng", "tw", "Trung ương Đảng", True),
    IssuerName("trung ương", "tw", "Trung ương", True),
    IssuerName("hội nghị lần thứ", "tw", "Hội nghị lần thứ tám Ban Chấp hành Trung ương", True),
    IssuerName("bộ chính trị", "tw", "Bộ Chính trị khóa XIII", True),
    IssuerName("ban bí thư", "tw", "Ban Bí thư Trung ương Đảng", True),
    IssuerName("ủy ban kiểm tra trung ương", "ubkttw", "Uỷ ban Kiểm tra Trung ương", True),
    IssuerName("ban tổ chức trung ương", "btctw", "Ban Tổ chức Trung ương", True),
    IssuerName("văn phòng trung ương", "vptw", "Văn phòng Trung ương Đảng", True),
    IssuerName("ủy ban thường vụ quốc hội", "ubtvqh", "Ủy ban Thường vụ Quốc hội", True),
    IssuerName("quốc hội", "qh", "Quốc hội khóa XV", True),
    IssuerName("chủ tịch nước", "ctn", "Chủ tịch nước", True),
    IssuerName("thủ tướng", "ttg", "Thủ tướng Chính phủ", True),
    IssuerName("văn phòng chính phủ", "vpcp", "Văn phòng Chính phủ", True),
    IssuerName("thanh tra chính phủ", "ttcp", "Thanh tra Chính phủ", True),
    IssuerName("chính phủ", "cp", "Chính phủ", True),
    IssuerName("ngân hàng nhà nước", "nhnn", "Ngân hàng Nhà nước Việt Nam", True),
    IssuerName("kiểm toán nhà nước", "ktnn", "Kiểm toán nhà nước", True),
    IssuerName("tòa án nhân dân tối cao", "tandtc", "Tòa án nhân dân tối cao", True),
    IssuerName("viện kiểm sát nhân dân tối cao", "vksndtc", "Viện kiểm sát nhân dân tối cao", True),
    IssuerName("ban chấp hành đảng bộ", "tu", "Ban Chấp hành Đảng bộ thành phố"),
    IssuerName("bch đảng bộ", "tu", "BCH Đảng bộ tỉnh"),
    IssuerName("ban thường vụ thành ủy", "tu", "Ban Thường vụ Thành uỷ"),
    IssuerName("ban thường vụ tỉnh ủy", "tu", "Ban Thường vụ Tỉnh ủy"),
    IssuerName("btv thành ủy", "tu", "BTV Thành ủy"),
    IssuerName("btv tỉnh ủy", "tu", "BTV Tỉnh ủy"),
    IssuerName("thường trực thành ủy", "tu", "Thường trực Thành ủy"),
    IssuerName("thường trực tỉnh ủy", "tu", "Thường trực Tỉnh ủy"),
    IssuerName("thành ủy", "tu", "Thành ủy Sao Mai"),
    IssuerName("tỉnh ủy", "tu", "Tỉnh uỷ"),
    IssuerName("đảng bộ thành phố", "tu", "Đảng bộ thành phố"),
    IssuerName("đảng bộ tỉnh", "tu", "Đảng bộ tỉnh"),
    IssuerName("văn phòng thành ủy", "vptu", "Văn phòng Thành ủy"),
    IssuerName("văn phòng tỉnh ủy", "vptu", "Văn phòng Tỉnh ủy"),
    IssuerName("ban tổ chức thành ủy", "btctu", "Ban Tổ chức Thành ủy"),
    IssuerName("ban tổ chức tỉnh ủy", "btctu", "Ban Tổ chức Tỉnh ủy"),
    IssuerName("ban tuyên giáo và dân vận", "btgdvtu", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
    IssuerName("ban nội chính", "bnctu", "Ban Nội chính Thành ủy"),
    IssuerName("ủy ban kiểm tra", "ubkttu", "Ủy ban Kiểm tra Thành ủy"),
    IssuerName("ban thường vụ đảng ủy", "du", "Ban Thường vụ Đảng ủy phường Ngọc Lan"),
    IssuerName("đảng ủy", "du", "Đảng ủy Quân khu 3"),
    IssuerName("đảng bộ", "du", "Đảng bộ phường Ngọc Lan"),
    IssuerName("thường trực hội đồng nhân dân", "hdnd", "Thường trực Hội đồng nhân dân tỉnh"),
    IssuerName("hội đồng nhân dân", "hdnd", "Hội đồng nhân dân thành phố"),
    IssuerName("hđnd", "hdnd", "HĐND tỉnh"),
    IssuerName("chủ tịch ủy ban nhân dân", "ubnd", "Chủ tịch Ủy ban nhân dân thành phố"),
    IssuerName("chủ tịch ubnd", "ubnd", "Chủ tịch UBND tỉnh"),
    IssuerName("ủy ban nhân dân", "ubnd", "Uỷ ban nhân dân thành phố Sao Mai"),
    IssuerName("ubnd", "ubnd", "UBND tỉnh"),
    IssuerName("ban quản lý khu kinh tế", "bqlkkt", "Ban Quản lý Khu kinh tế"),
)  # fmt: skip

_COMMUNE = re.compile(r"(?<!\w)(?:xã|phường|đặc khu|thị trấn|thị xã|quận|huyện)[ ]{1,3}(?=[^\W_])")
_COMMUNE_ORGANS = {"ubnd", "hdnd", "tu", "du"}
_CENTRAL = {organ.slug for organ in KNOWN.values() if organ.central} | {"qh", "ubtvqh"}
_TITLES = re.compile(r"(?:bộ trưởng|thống đốc|giám đốc|chánh văn phòng|trưởng ban|đ/c|đồng chí)[ ]+")
_NOT_MINISTRIES = ("bộ chỉ huy", "bộ tư lệnh", "bộ đội", "bộ phận", "bộ máy", "bộ ngành")


@lru_cache(maxsize=4096)
def organ_of_name(printed: str) -> str | None:
    """Return the organ that numbers the documents of an issuer, None for a name that is none.

    >>> organ_of_name("Ban Thường vụ Thành uỷ"), organ_of_name("Sở Khoa học và Công nghệ")
    ('tu', 'skhcn')
    >>> organ_of_name("Bộ trưởng Bộ Tài chính"), organ_of_name("Nhân dân thành phố")
    ('btc', None)
    """
    name = " ".join(fold(printed).split())
    while title := _TITLES.match(name):
        name = name[title.end() :]
    for row in NAMES:
        if name.startswith(row.beginning):
            return "du" if row.organ == "tu" and _COMMUNE.search(name) else row.organ
    if name.startswith("sở ") or (name.startswith("bộ ") and not name.startswith(_NOT_MINISTRIES)):
        return _initials(name)
    return None


def _initials(name: str) -> str:
    """Return the first letters of a department's or ministry's name, as its numbers have them."""
    head = re.split(r"[;:()]|[ ](?:thành phố|tỉnh|tp)(?!\w)", name, maxsplit=1)[0]
    words = [word for word in re.findall(r"[^\W\d_]+", head) if word != "và"]
    return slug("".join(word[0] for word in words[:9]))


def is_central(organ: str | None, printed: str | None = None) -> bool:
    """Tell whether an organ belongs to the state as a whole and not to a city.

    >>> is_central("btc"), is_central("ubnd")
    (True, False)
    """
    if organ is None:
        return False
    return (
        organ in _CENTRAL
        or organ.endswith("tw")
        or (printed is not None and fold(printed).lstrip().startswith("bộ ")
            and not fold(printed).lstrip().startswith(_NOT_MINISTRIES))
    )  # fmt: skip


def place_of(organ: str | None, printed: str | None, home: str | None) -> str | None:
    """Return the place of an organ: the state's, the one that is printed, else the home place.

    A commune has a place of its own inside its city, since all communes number alike.

    >>> place_of("cp", "Chính phủ", "vn-hp"), place_of("ubnd", None, "vn-hp")
    ('vn', 'vn-hp')
    >>> place_of("ubnd", "Ủy ban nhân dân phường Ngọc Lan", "vn-hp")
    'vn-hp-phuong-ngoc-lan'
    """
    if is_central(organ, printed):
        return "vn"
    city = home if home != "vn" else None  # a ministry's plan has no city of its own
    if printed is None:
        return city
    named = place_named(printed)
    city = named.code if named else city
    commune = commune_named(printed) if organ in _COMMUNE_ORGANS else None
    return f"{city or 'vn'}-{slug(commune)}" if commune else city


def commune_named(printed: str) -> str | None:
    """Return the commune that an issuer's name holds, with its kind.

    >>> commune_named("UBND phường Ngọc Lan"), commune_named("UBND xã, phường, đặc khu")
    ('phường Ngọc Lan', None)
    """
    found = _COMMUNE.search(fold(printed))
    if not found:
        return None
    words = []
    for word in printed[found.end() :].replace(",", " , ").split()[:4]:
        if not word[0].isupper() and not (words == [] and word.isdigit()):
            break
        words.append(word)
    return tidy(f"{printed[found.start() : found.end()]} {' '.join(words)}") if words else None


def home_place(place: str | None) -> str | None:
    """Return the city or province that a document's place lies in.

    >>> home_place("vn-hp-phuong-ngoc-lan"), home_place("vn-hp"), home_place("vn")
    ('vn-hp', 'vn-hp', 'vn')
    """
    if place is None:
        return None
    return re.sub(r"-(?:xa|phuong|dac-khu|thi-tran|thi-xa|quan|huyen)-.*\Z", "", place)


def canonical_issuer(
    organ: str | None, place: str | None, printed: str | None, registry: Registry
) -> AgencyName | None:
    """Return the agency that issues documents of an organ; None when nobody tells which it is.

    >>> from ontology.agencies import default_registry
    >>> canonical_issuer("tw", "vn", "Bộ Chính trị", default_registry()).name
    'Ban Chấp hành Trung ương'
    """
    if organ is None:
        return None
    if printed and place != home_place(place):
        return AgencyName(name=tidy(printed), place=place, level="commune", printed=printed)
    if organ == "du" and not printed:
        return AgencyName(name="Đảng ủy", place=place, level="other", printed="Đảng ủy")
    if not printed and registry.issuer(organ, place not in (None, "vn")) is None:
        return None
    return issuer_of(organ, place, printed, registry)


class FoundIssuer(NamedTuple):
    """An issuer's printed name and where it stands."""

    printed: str
    organ: str | None
    start: int
    end: int


_END_OF_NAME = re.compile(
    r"[^,;.:()\"/]{2,70}?(?=[ ]{1,3}(?:về|thực hiện|triển khai|ban hành|ngày|quy định|phê duyệt|"
    r"gửi|ý kiến|đồng ý|có|và|tại|số|được|đã|trong|để|nhằm|khóa)(?!\w)|[ ]*[,;.:()\"]|[ ]*$)"
)


def issuer_at(
    text: str, folded: str, start: int, place: str | None, registry: Registry
) -> FoundIssuer | None:
    """Return the issuer whose name begins exactly at ``start``."""
    if start >= len(text) or not text[start].isupper():
        return None
    agency = agency_at(text, start, place, registry)
    if agency and not agency.agency.collective:
        printed = tidy(text[start : agency.end])
        organ = organ_of_name(printed) or organ_of_name(agency.agency.name)
        return FoundIssuer(printed, organ, start, agency.end)
    name = _END_OF_NAME.match(folded, start)
    organ = organ_of_name(text[start : name.end()]) if name else None
    if not name or not organ:
        return None
    return FoundIssuer(tidy(text[start : name.end()]), organ, start, name.end())
