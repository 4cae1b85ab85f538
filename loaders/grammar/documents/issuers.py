"""Who issues a document: from the organ in its number, and from the name that the text prints."""

import re
from functools import lru_cache
from typing import NamedTuple

from loaders.grammar.agencies.cells import agency_at, issuer_of
from loaders.grammar.agencies.places import city_of
from loaders.grammar.documents.issuer_names import COMMUNE, NOT_MINISTRIES, TITLES, organ_of_name
from loaders.grammar.documents.organs import KNOWN
from loaders.reading import AgencyName
from ontology.agencies import Registry
from ontology.places import place_named
from ontology.spelling import fold, slug, tidy

_OF_A_COMMUNE = {
    "ubnd": "Ủy ban nhân dân", "hdnd": "Hội đồng nhân dân", "tu": "Đảng ủy", "du": "Đảng ủy",
}  # fmt: skip
_PARTY_OF_THE_STATE = (  # Party committees of ministries and of the state's organs
    "đảng ủy bộ ", "đảng bộ bộ ", "ban chấp hành đảng bộ bộ ", "ban thường vụ đảng ủy bộ ",
    "đảng ủy chính phủ", "đảng ủy quốc hội", "đảng ủy các cơ quan đảng trung ương",
    "đảng ủy quân khu", "quân ủy trung ương", "đảng ủy công an trung ương",
)  # fmt: skip
_KNOWN_ORGANS = {organ.slug for organ in KNOWN.values()} | {"qh", "ubtvqh"}
_OF_THE_STATE = re.compile(
    r"(?:trung ương|quốc gia|chính phủ)\Z|(?:tổng|tập đoàn)[ ].{0,60}việt nam\Z"
    r"|[ ](?:thuộc|[-–])[ ]bộ[ ]"
)
_CENTRAL = {organ.slug for organ in KNOWN.values() if organ.central} | {"qh", "ubtvqh"}


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
        or organ.startswith(("tw", "ubtw"))
        or (printed is not None and fold(printed).lstrip().startswith(_PARTY_OF_THE_STATE))
        or (printed is not None and organ not in _KNOWN_ORGANS
            and _OF_THE_STATE.search(fold(printed).rstrip()) is not None)
        or (printed is not None and fold(printed).lstrip().startswith("bộ ")
            and not fold(printed).lstrip().startswith(NOT_MINISTRIES))
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
    commune = commune_named(printed) if organ in _OF_A_COMMUNE else None
    return f"{city or 'vn'}-{slug(commune)}" if commune else city


def commune_named(printed: str) -> str | None:
    """Return the commune that an issuer's name holds, with its kind.

    >>> commune_named("UBND phường Ngọc Lan"), commune_named("UBND xã, phường, đặc khu")
    ('phường Ngọc Lan', None)
    """
    found = COMMUNE.search(fold(printed))
    if not found:
        return None
    kind = tidy(printed[found.start() : found.end()]).lower()
    words: list[str] = []
    for word in printed[found.end() :].replace(",", " , ").split()[:4]:
        if not word[0].isupper() and not (words == [] and word.isdigit()):
            break
        words.append(word)
    if words and words[0].isupper():
        words = [word.capitalize() for word in words]
    return f"{kind} {' '.join(words)}" if words else None


def home_place(place: str | None) -> str | None:
    """Return the city or province that a document's place lies in.

    >>> home_place("vn-hp-phuong-ngoc-lan"), home_place("vn-hp"), home_place("vn")
    ('vn-hp', 'vn-hp', 'vn')
    """
    if place is None:
        return None
    return city_of(place)


@lru_cache(maxsize=4096)
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
    if printed and (title := TITLES.match(fold(printed))):
        printed = tidy(printed)[title.end() :]
    if printed and place != home_place(place):
        name = f"{_OF_A_COMMUNE[organ]} {commune_named(printed)}"
        return AgencyName(name=name, place=place, level="commune", printed=printed)
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
    r"gửi|ý kiến|đồng ý|có|và|tại|số|được|đã|trong|để|nhằm|khóa|hướng dẫn|thông qua|sửa đổi"
    r"|bổ sung|"
    r"công bố|giao|yêu cầu|chỉ đạo|thay thế)(?!\w)|[ ]*[,;.:()\"]|[ ]*$)"
)


_A_BODY = re.compile(
    r"(?:ban|hội đồng|ủy ban|trung tâm|chi cục|cục|tổng cục|viện|liên đoàn|hội|văn phòng|kho bạc"
    r"|tổ công tác|tổng công ty|tập đoàn|công ty|trường|học viện|báo|đài|quỹ|bảo hiểm|tòa án"
    r"|viện kiểm sát|bộ chỉ huy|bộ tư lệnh|công an|đoàn|mặt trận|thanh tra|chi nhánh)[ ]"
)
_GOES_ON = re.compile(r"[ ]{1,3}(?:và|có|được|đã|trong|để|giao|khóa|thực hiện|triển khai)(?!\w)")


def _names_a_body(folded: str, start: int, end: int) -> bool:
    """Tell whether words that no table knows name a body: they begin like one, and end there.

    "của Ban Xúc tiến và …" does not say where the name ends.
    """
    return bool(_A_BODY.match(folded, start)) and not _GOES_ON.match(folded, end)


_SENDER_STARTS = re.compile(r"(?:(?:^|(?<=[ ,]))(?:của|đề nghị|kiến nghị|và)|,)[ ]{1,2}(?=\w)")
_SENDER_REACH = 130


def sender_before(
    text: str, folded: str, end: int, organ: str | None, place: str | None, registry: Registry
) -> str | None:
    """Return who sent the document that begins at ``end``: "đề nghị của X tại Tờ trình số …".

    Only a body that the document's number can mean; one that no table knows must be all that
    stands between the opening word and "tại".
    """
    opening = folded[max(0, end - 8) : end].rstrip()
    if not opening.endswith(" tại"):
        return None
    last = folded.rfind(" tại", 0, end)
    low = max(0, last - _SENDER_REACH)
    for found in _SENDER_STARTS.finditer(folded, low, last):
        start = found.end()
        if not text[start].isupper():
            continue
        who = issuer_at(text[:last], folded[:last], start, place, registry)
        if who and who.end == last and _numbers_as(who.organ, organ):
            return who.printed
    return None


def _numbers_as(named: str | None, organ: str | None) -> bool:
    """Tell whether a named sender can number so; departments drop their S: "183/KHĐT-KT"."""
    if named is None:
        return organ not in _KNOWN_ORGANS
    if organ is None or named[0] not in "sb":
        return named == organ
    return organ in (named, named[1:]) or (len(organ) > 2 and named.startswith(organ))


def issuer_at(
    text: str, folded: str, start: int, place: str | None, registry: Registry
) -> FoundIssuer | None:
    """Return the issuer whose name begins exactly at ``start``, a person's title included."""
    if start >= len(text) or not text[start].isupper():
        return None
    title = TITLES.match(folded, start)
    agency = agency_at(text, title.end() if title else start, place, registry)
    if agency and not agency.agency.collective:
        printed = tidy(text[start : agency.end])
        organ = organ_of_name(printed) or organ_of_name(agency.agency.name)
        return FoundIssuer(printed, organ, start, agency.end)
    name = _END_OF_NAME.match(folded, start)
    organ = organ_of_name(text[start : name.end()]) if name else None
    if not name or not (organ or _names_a_body(folded, start, name.end())):
        return None
    return FoundIssuer(tidy(text[start : name.end()]), organ, start, name.end())
