"""Names of issuers as texts print them, and the organ that numbers the documents of each."""

import re
from functools import lru_cache
from typing import NamedTuple

from ontology.spelling import fold, slug


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
    IssuerName("ban thường vụ huyện ủy", "hu", "Ban Thường vụ Huyện uỷ Lam Sơn"),
    IssuerName("huyện ủy", "hu", "Huyện ủy Lam Sơn"),
    IssuerName("ban thường vụ quận ủy", "qu", "Ban Thường vụ Quận ủy"),
    IssuerName("quận ủy", "qu", "Quận ủy"),
    IssuerName("ban thường vụ đảng ủy", "du", "Ban Thường vụ Đảng ủy phường Ngọc Lan"),
    IssuerName("đảng ủy quân khu", "du", "Đảng ủy Quân khu 3", True),
    IssuerName("đảng ủy", "du", "Đảng ủy phường Ngọc Lan"),
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

COMMUNE = re.compile(
    r"(?<!\w)(?:xã(?![ ]{1,3}hội[ ])|phường|đặc khu|thị trấn|thị xã|quận|huyện)[ ]{1,3}(?=[^\W_])"
)
"""The kind of a unit below the city, before its name, in a folded text."""

TITLES = re.compile(
    r"(?:bộ trưởng|thống đốc|giám đốc|chánh(?= văn phòng)|trưởng ban|đ/c|đồng chí)[ ]{1,3}"
)
"""A person's title, which stands for the organ after it."""

NOT_MINISTRIES = ("bộ chỉ huy", "bộ tư lệnh", "bộ đội", "bộ phận", "bộ máy", "bộ ngành")
"""Beginnings of names that look like a ministry's."""


@lru_cache(maxsize=4096)
def organ_of_name(printed: str) -> str | None:
    """Return the organ that numbers the documents of an issuer, None for a name that is none.

    >>> organ_of_name("Ban Thường vụ Thành uỷ"), organ_of_name("Sở Khoa học và Công nghệ")
    ('tu', 'skhcn')
    >>> organ_of_name("Bộ trưởng Bộ Tài chính"), organ_of_name("Nhân dân thành phố")
    ('btc', None)
    """
    name = " ".join(fold(printed).split())
    while title := TITLES.match(name):
        name = name[title.end() :]
    for row in NAMES:
        if name.startswith(row.beginning):
            return "du" if row.organ == "tu" and COMMUNE.search(name) else row.organ
    if name.startswith("sở ") or (name.startswith("bộ ") and not name.startswith(NOT_MINISTRIES)):
        return _initials(name)
    return None


def _initials(name: str) -> str:
    """Return the first letters of a department's or ministry's name, as its numbers have them."""
    head = re.split(r"[;:()]|[ ](?:thành phố|tỉnh|tp)(?!\w)", name, maxsplit=1)[0]
    words = [word for word in re.findall(r"[^\W\d_]+", head) if word != "và"]
    return slug("".join(word[0] for word in words[:9]))
