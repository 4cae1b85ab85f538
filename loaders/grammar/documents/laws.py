"""Documents that plans name without a number: laws, ordinances, resolutions of congresses.

A law with its year ("Luật Báo chí năm 2025") is one document; without a year it is only a name.
A resolution of a Party congress is settled by the congress: whose it was, and which in number.
"""

import datetime as dt
import re
from typing import NamedTuple

from loaders.grammar.documents.document_types import WORDS
from loaders.grammar.time.dates import date_at
from ontology.spelling import tidy


class NamedDocument(NamedTuple):
    """A document named by words; ``year`` is None where it could be any of several.

    ``where`` are the words that name the place of a local one.
    """

    type: str | None
    organ: str | None
    title: str
    year: int | None
    date: dt.date | None
    start: int
    end: int
    where: str | None = None


class LawForm(NamedTuple):
    """A row of examples: text, then the title and year that it must give (None: nothing)."""

    text: str
    title: str | None
    year: int | None


_DRAFTING = "Luật Ban hành văn bản quy phạm pháp luật"
EXAMPLES = (
    LawForm("Luật Báo chí năm 2025", "Luật Báo chí năm 2025", 2025),
    LawForm("theo Luật Thủy lợi 2017;", "Luật Thủy lợi năm 2017", 2017),
    LawForm("Luật Đất đai và các văn bản", "Luật Đất đai", None),
    LawForm("Luật Phòng, chống thiên tai năm 2013", "Luật Phòng, chống thiên tai năm 2013", 2013),
    LawForm("Luật Hôn nhân và gia đình", "Luật Hôn nhân và gia đình", None),
    LawForm("Bộ luật tố tụng dân sự, sau đó", "Bộ luật tố tụng dân sự", None),
    LawForm(
        "Căn cứ Luật Thanh tra ngày 14 tháng 11 năm 2022;", "Luật Thanh tra năm 2022", 2022
    ),
    LawForm("Pháp lệnh Ngoại hối năm 2005", "Pháp lệnh Ngoại hối năm 2005", 2005),
    LawForm("Hiến pháp năm 2013", "Hiến pháp năm 2013", 2013),
    LawForm(
        "Luật sửa đổi, bổ sung một số điều của Luật Giá năm 2030",
        "Luật sửa đổi, bổ sung một số điều của Luật Giá năm 2030",
        2030,
    ),
    LawForm(
        "Luật sửa đổi bổ sung một số điều của Luật Bến cảng ngày 17 tháng 6 năm 2030;",
        "Luật sửa đổi bổ sung một số điều của Luật Bến cảng năm 2030", 2030,
    ),
    LawForm(
        "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan ngày 20 tháng 11 năm 2030;",
        "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan năm 2030", 2030,
    ),
    LawForm(
        "Luật Tổ chức HĐND và UBND ngày 26/11/2003;",
        "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân năm 2003", 2003,
    ),
    LawForm(
        "Luật sửa đổi, bổ sung một số điều của Luật Bến cảng số 46/2031/QH16",
        "Luật sửa đổi, bổ sung một số điều của Luật Bến cảng", None,
    ),
    LawForm("Luật Thi đua, khen thưởng năm 2032", "Luật Thi đua, khen thưởng năm 2032", 2032),
    LawForm("Luật ban hành văn bản QPPL ngày 1/7/2031",
            "Luật ban hành văn bản quy phạm pháp luật năm 2031", 2031),
    LawForm("Luật Bến cảng và Cảng vụ ngày 26/11/2031", "Luật Bến cảng và Cảng vụ năm 2031", 2031),
    LawForm("Luật Bến cảng và Nghị định ngày 26/11/2031", "Luật Bến cảng", None),
    LawForm("Luật Bảo vệ môi trường 2020", "Luật Bảo vệ môi trường năm 2020", 2020),
    LawForm("Luật Ban hành văn bản quy phạm pháp luật", _DRAFTING, None),
    LawForm("Luật Các tổ chức tín dụng năm 2024", "Luật Các tổ chức tín dụng năm 2024", 2024),
    LawForm("Luật Chuyển đổi số năm 2025", "Luật Chuyển đổi số năm 2025", 2025),
    LawForm("Luật Nhà ở 2023", "Luật Nhà ở năm 2023", 2023),
    LawForm("Luật sư, Hội Luật gia", None, None),
    LawForm("quy định của pháp luật Việt Nam", None, None),
    LawForm("xử lý kỷ luật Đảng", None, None),
    LawForm("Luật này có hiệu lực", None, None),
    LawForm("Luật kèm theo Nghị quyết", None, None),
    LawForm("thi hành Nghị định hướng dẫn Luật Bến cảng nhằm",
            "Nghị định hướng dẫn Luật Bến cảng", None),
    LawForm("Thông tư quy định chi tiết một số điều của Luật Giá;",
            "Thông tư quy định chi tiết một số điều của Luật Giá", None),
    LawForm("các Thông tư hướng dẫn thi hành Luật Giá;", "Luật Giá", None),
    LawForm("Nghị định hướng dẫn Luật Giá năm 2030", "Luật Giá năm 2030", 2030),
    LawForm("Nghị định hướng dẫn Luật Giá số 31/2030/QH16", "Luật Giá", None),
)  # fmt: skip

_WHOLE_NAMES = (  # names that hold a comma, "và" or another word that ends a name elsewhere
    "an ninh, trật tự ở cơ sở", "an toàn, vệ sinh lao động",
    "bảo vệ và phát triển rừng", "bảo vệ và kiểm dịch thực vật",
    "bầu cử đại biểu quốc hội và đại biểu hội đồng nhân dân", "cán bộ, công chức",
    "địa chất và khoáng sản", "đo đạc và bản đồ", "giáo dục quốc phòng và an ninh",
    "hoạt động giám sát của quốc hội và hội đồng nhân dân", "hòa giải, đối thoại tại tòa án",
    "hôn nhân và gia đình", "hỗ trợ doanh nghiệp nhỏ và vừa",
    "khoa học, công nghệ và đổi mới sáng tạo", "khoa học và công nghệ",
    "lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở",
    "người lao động việt nam đi làm việc ở nước ngoài theo hợp đồng",
    "nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại việt nam",
    "xuất cảnh, nhập cảnh của công dân việt nam", "phí và lệ phí",
    "phòng cháy và chữa cháy", "phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "phòng, chống tác hại của rượu, bia", "phòng, chống tác hại của thuốc lá",
    "quản lý và đầu tư vốn nhà nước tại doanh nghiệp",
    "quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp",
    "quản lý, sử dụng tài sản công", "quản lý và sử dụng tài sản công",
    "quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ", "quy hoạch đô thị và nông thôn",
    "sử dụng năng lượng tiết kiệm và hiệu quả", "tài nguyên, môi trường biển và hải đảo",
    "tổ chức hội đồng nhân dân và ủy ban nhân dân", "tổ chức hđnd và ubnd",
    "ban hành văn bản quy phạm pháp luật của hội đồng nhân dân, ủy ban nhân dân",
    "ban hành văn bản qppl", "thi đua, khen thưởng", "hòa giải ở cơ sở",
    "khám bệnh, chữa bệnh", "chất lượng sản phẩm, hàng hóa", "phục hồi, phá sản",
    "trưng mua, trưng dụng tài sản", "thi hành tạm giữ, tạm giam",
    "quản lý, bảo vệ công trình quốc phòng và khu quân sự",
    "công nghiệp quốc phòng, an ninh và động viên công nghiệp",
    "tương trợ tư pháp về dân sự", "tương trợ tư pháp về hình sự",
    "thực hành tiết kiệm, chống lãng phí", "tiêu chuẩn và quy chuẩn kỹ thuật",
    "tín ngưỡng, tôn giáo", "trách nhiệm bồi thường của nhà nước",
    "trật tự, an toàn giao thông đường bộ", "thực hiện dân chủ ở cơ sở",
    "bảo vệ, chăm sóc và giáo dục trẻ em",
    "ưu đãi người có công với cách mạng", "ban hành văn bản quy phạm pháp luật", "nhà ở",
    "phổ biến, giáo dục pháp luật", "đầu tư theo phương thức đối tác công tư",
)  # fmt: skip
_STOPS = frozenset(
    {"và", "về", "theo", "của", "đã", "được", "nhằm", "để", "tại", "trong", "quy", "ngày", "có"}
    | {"năm", "với", "do", "cho", "từ", "đến", "khi", "sau", "trước", "hoặc", "cũng", "như"}
    | {"hiện", "đối", "đảm", "này", "đó", "khác", "thì", "là", "nêu", "gồm", "cùng", "ở", "bằng"}
    | {"các", "những", "mà", "liên", "ban", "thay", "sửa", "luật", "bộ", "bao", "cần", "kèm"}
)
_NOT_LAWS = ("sư", "gia", "này", "pháp", "hóa", "lệ", "tục", "chơi", "kèm")
_WHOLE = "|".join(re.escape(name) for name in sorted(_WHOLE_NAMES, key=len, reverse=True))
_LAW = re.compile(
    r"(?<!\w)(?P<kind>bộ luật|luật|pháp lệnh|hiến pháp)(?:[ ](?P<name>"
    r"(?:sửa đổi,? bổ sung (?:một số điều|một số nội dung|các luật)"
    r"(?:[^;.()\d]|\d{1,2} (?=luật)){0,160}?"
    r"(?=[ ]?(?:năm \d|ngày \d|số \d|\d{4}|[;.()]|$)))"
    rf"|(?:{_WHOLE})(?!\w)"
    r"|(?:phòng, )?[^\W\d_]+(?:[ -][^\W\d_]+){0,13}))?"
)
_AND_MORE = re.compile(
    r"[ ]và[ ](?P<more>[^\W\d_]+(?:[ ][^\W\d_]+){0,3})(?=,?[ ]ngày[ ]\d|[ ]năm[ ]\d{4})"
)
_A_DOCUMENT = re.compile(rf"(?<!\w)(?:{WORDS}|luật|hiến pháp)(?!\w)")
_SHORT_FOR = {
    "HĐND": "Hội đồng nhân dân", "UBND": "Ủy ban nhân dân", "QPPL": "quy phạm pháp luật",
    "MTTQ": "Mặt trận Tổ quốc", "PCCC": "phòng cháy, chữa cháy",
}  # fmt: skip
_YEAR = re.compile(r"[ ]?(?:\(sửa đổi\)[ ]?)?(?:,[ ])?(?:năm[ ])?(?P<year>(?:19|20)\d\d)(?![\d/])")
_DAY = re.compile(r"[ ]?(?:\(sửa đổi\)[ ]?)?,?[ ]?(?=ngày)")
_TYPES = {"luật": "Luật", "bộ luật": "Luật", "pháp lệnh": "Pháp lệnh", "hiến pháp": None}
_NO_LAW_BEFORE = ("pháp ", "kỷ ", "quy ", "thi ", "hội ", "đoàn ", "khoa ", "trường ", "ngành ")


def find_laws(text: str, folded: str) -> list[NamedDocument]:
    """Return the laws, codes, ordinances and constitutions that ``text`` names by their titles.

    >>> find_laws("Luật Báo chí năm 2025", "luật báo chí năm 2025")[0].title
    'Luật Báo chí năm 2025'
    """
    if "luật" not in folded and "pháp" not in folded:
        return []
    found: list[NamedDocument] = []
    for law in _LAW.finditer(folded):
        if law["kind"] != "hiến pháp" and not law["name"]:
            continue
        if text[law.start()].isupper() and not folded.endswith(
            _NO_LAW_BEFORE, max(0, law.start() - 8), law.start()
        ):
            found.extend(_read_law(text, folded, law))
    return found


def _read_law(text: str, folded: str, law: re.Match[str]) -> list[NamedDocument]:
    end = _name_end(text, folded, law)
    if end is None:
        return []
    name = _in_full(tidy(text[law.start() : end]))
    type_ = _TYPES[law["kind"]]
    day = _DAY.match(folded, end)
    if day and (date := date_at(folded, day.end())):
        title = f"{name} năm {date.date.year}"
        return [NamedDocument(
            type_, "qh", title, date.date.year, date.date, law.start(), date.end
        )]  # fmt: skip
    year = _YEAR.match(folded, end)
    if year:
        title = f"{name} năm {year['year']}"
        return [NamedDocument(
            type_, "qh", title, int(year["year"]), None, law.start(), year.end()
        )]  # fmt: skip
    if law["kind"] == "hiến pháp":
        return []
    return [_carrying_out(text, folded, law.start(), end)
            or NamedDocument(type_, "qh", name, None, None, law.start(), end)]  # fmt: skip


_CARRIES_OUT = re.compile(
    r"(?<!\w)(?<!các )(?<!những )(?<!, )(?<!và )(?P<type>nghị định|thông tư)"
    r"[ ](?:quy định chi tiết|hướng dẫn)(?:[ ](?:việc )?(?:thi hành|thực hiện))?"
    r"(?:[ ]một số (?:điều|nội dung)(?:[ ]của)?)?[ ]\Z"
)
_NUMBER_BEHIND = re.compile(r"[ ,(]{0,3}(?:luật )?(?:số[ :]|\d)")
_THAT_CARRY_OUT = {"nghị định": ("NĐ", "cp"), "thông tư": ("TT", None)}


def _carrying_out(text: str, folded: str, start: int, end: int) -> NamedDocument | None:
    """Return the act without a number of which the law is only a part of the name.

    Of several ("các Thông tư hướng dẫn Luật X") none is named; with its year the law itself is.
    """
    act = _CARRIES_OUT.search(folded, max(0, start - 72), start)
    if not act or not text[act.start()].isupper() or _NUMBER_BEHIND.match(folded, end):
        return None
    type_, organ = _THAT_CARRY_OUT[act["type"]]
    name = tidy(text[act.start() : end])
    return NamedDocument(type_, organ, name, None, None, act.start(), end)


def _in_full(name: str) -> str:
    """Return a law's name without the abbreviations that only save space: it is its identity.

    >>> _in_full("Luật Tổ chức HĐND và UBND")
    'Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân'
    """
    for short, full in _SHORT_FOR.items():
        name = re.sub(rf"(?<!\w){short}(?!\w)", full, name)
    return name


def _name_end(text: str, folded: str, law: re.Match[str]) -> int | None:
    """Return where the law's name ends; None when these words name no law."""
    if law["kind"] == "hiến pháp":
        return law.end("kind")
    name, start = law["name"], law.start("name")
    if name in _WHOLE_NAMES or name.startswith(("sửa đổi, bổ sung", "sửa đổi bổ sung")):
        return law.end()
    words = re.split("[ -]", name)
    if words[0].rstrip(",") in _NOT_LAWS or (words[0] in _STOPS and text[start].islower()):
        return None
    end = start
    for position, word in enumerate(words):
        before_number = word == "số" and folded[end + 2 : end + 6].strip(" :")[:1].isdigit()
        if position and (word in _STOPS or before_number):
            return _and_more(text, law, end - 1) or end - 1
        end += len(word) + 1
    return end - 1


def _and_more(text: str, law: re.Match[str], end: int) -> int | None:
    """Return where a dated name ends whose "và" joins two organs and no second document."""
    more = _AND_MORE.match(law.string, end)
    if not more or not text[more.start("more")].isupper():
        return None
    return None if _A_DOCUMENT.search(more["more"]) else more.end()


_ROMAN = r"(?P<which>[ivxl]{1,6})"
_CONGRESS = re.compile(
    r"(?<!\w)(?:nghị quyết|nq)[ ](?:của[ ])?đại hội[ ](?:(?:lần thứ[ ])?"
    rf"{_ROMAN}(?!\w)[ ]?)?"
    r"(?P<party>(?:đại biểu[ ])?(?:toàn quốc|đảng toàn quốc|(?:đại biểu[ ])?đảng bộ[ ]"
    r"(?:thành phố|tỉnh|phường|xã|đặc khu)(?:[ ][^\W\d_]+(?:[ ][^\W\d_]+){0,3}(?=[ ]lần))?)?)"
    r"(?:[ ]?(?:của đảng[ ])?lần thứ[ ](?P<after>[ivxl]{1,6})(?!\w))?(?:[ ]?của đảng(?!\w))?"
)


def find_congress_resolutions(text: str, folded: str) -> list[NamedDocument]:
    """Return the resolutions of Party congresses that ``text`` names by the congress's number.

    The national ones have organ ``tw``; those of a city's or province's congress ``tu``; None
    for "Nghị quyết Đại hội XIV" alone, whose Party must be known from elsewhere.

    >>> words = "Nghị quyết Đại hội XX của Đảng"
    >>> find_congress_resolutions(words, words.lower())[0].title
    'Nghị quyết Đại hội đại biểu toàn quốc lần thứ XX của Đảng'
    """
    if "đại hội" not in folded:
        return []
    found: list[NamedDocument] = []
    for hit in _CONGRESS.finditer(folded):
        which = hit["after"] or hit["which"]
        group = "after" if hit["after"] else "which"
        if not which or not text[hit.start(group) : hit.end(group)].isupper():
            continue
        end = hit.end()
        while folded[end - 1] == " ":
            end -= 1
        named = _congress(text, hit, which.upper(), end)
        found += [named] if named else []  # a ward's, where nobody says which ward
    return found


def _congress(text: str, hit: re.Match[str], which: str, end: int) -> NamedDocument | None:
    party = hit["party"]
    if not party and "của đảng" not in hit[0]:
        title = f"Nghị quyết Đại hội lần thứ {which}"
        return NamedDocument("NQ", None, title, None, None, hit.start(), end)
    if "đảng bộ" not in party:
        title = f"Nghị quyết Đại hội đại biểu toàn quốc lần thứ {which} của Đảng"
        return NamedDocument("NQ", "tw", title, 0, None, hit.start(), end)
    if below := re.search(r"đảng bộ[ ](?P<unit>phường|xã|đặc khu)(?!\w)", party):
        where = text[hit.start() : end]
        title = f"Nghị quyết Đại hội đại biểu Đảng bộ {below['unit']} lần thứ {which}"
        named = re.search(rf"{below['unit']}[ ](?!lần)", party) is not None
        return NamedDocument("NQ", "du", title, 0, None, hit.start(), end, where) if named else None
    unit = "tỉnh" if "đảng bộ tỉnh" in party else "thành phố"
    title = f"Nghị quyết Đại hội đại biểu Đảng bộ {unit} lần thứ {which}"
    where = text[hit.start() : end]
    return NamedDocument("NQ", "tu", title, 0, None, hit.start(), end, where)
