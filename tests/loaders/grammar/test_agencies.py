"""Cells and sentences of an invented city, read into canonical agencies."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loaders.grammar.agencies.cells import AgencyCell, agency_at, issuer_of, read_agencies
from loaders.grammar.agencies.phrases import LABELS, LINKS, SCOPES, TITLES
from loaders.grammar.agencies.pieces import HEADS
from ontology.agencies import Registry, default_registry
from ontology.agency_files import Entry
from ontology.places import place_named

CITY = place_named("thành phố Sao Mai")
assert CITY is not None
HOME = CITY.code
REGISTRY = default_registry().at_home(CITY)
PROVINCE = "vn-56"


def read(text: str, place: str | None = HOME) -> AgencyCell:
    return read_agencies(text, place, REGISTRY)


def names(text: str, place: str | None = HOME) -> list[str]:
    return [found.agency.name for found in read(text, place).found]


def filled(text: str) -> str:
    """Return a registry's spelling as a text of the invented city would print it."""
    for key, value in {
        "{unit}": "thành phố", "{place}": "Sao Mai", "{party}": "Thành ủy",
        "{youth}": "Thành đoàn", "{region}": "khu vực III", "{Region}": "Khu vực III",
        "{branch}": "Duyên hải Bắc Bộ",
    }.items():  # fmt: skip
        text = text.replace(key, value)
    return text


SPELLINGS = [
    (entry, filled(text))
    for entry in REGISTRY.entries.values()
    for text in (entry.name, *entry.also, *entry.cell)
    if not text.startswith("Tỉnh")  # the invented city has no such organ
]


@pytest.mark.parametrize(("entry", "text"), SPELLINGS, ids=lambda value: str(value)[:60])
def test_each_spelling_is_its_entry(entry: Entry, text: str) -> None:
    cell = read(text)
    assert [found.agency.name for found in cell.found] == [filled(entry.name)]
    assert cell.unread == ()
    found = cell.found[0]
    assert found.agency.level == entry.level
    assert found.agency.collective == entry.collective
    assert found.agency.place == {"local": HOME, "state": "vn", "international": "int"}[entry.scope]
    assert text[found.start : found.end] == text.strip(" .,")


SHORTS = [(e, short) for e in REGISTRY.entries.values() for short in e.short]


@pytest.mark.parametrize(("entry", "short"), SHORTS, ids=lambda value: str(value)[:60])
def test_each_short_name_is_its_entry_in_a_list(entry: Entry, short: str) -> None:
    head = entry.name.split()[0]
    other = next(e for e, _ in SHORTS if e.name.startswith(f"{head} ") and e != entry)
    both = [filled(entry.name), filled(other.name)]
    for mark in (": ", " "):
        assert names(f"Các {head}{mark}{short}; {other.short[0]}.") == both


LOOK_ALIKES = [(e, text) for e in REGISTRY.entries.values() for text in e.unlike]


@pytest.mark.parametrize(("entry", "text"), LOOK_ALIKES, ids=lambda value: str(value)[:60])
def test_each_look_alike_is_something_else(entry: Entry, text: str) -> None:
    found = agency_at(text, 0, HOME, REGISTRY)
    assert found is None or found.agency.name != filled(entry.name)
    assert filled(entry.name) not in names(text)


DEPARTMENTS = "Các sở, ban, ngành thành phố"
COMMUNES = "UBND xã, phường, đặc khu"
RELATED = "Các sở, ngành liên quan"
RELATED_PLACES = "Các sở, ban, ngành, địa phương liên quan"
CENTRAL = "Các bộ, ngành Trung ương"

CELLS = [
    # separators and lists
    ("- Sở Y tế; - Sở Nội vụ.", ["Sở Y tế", "Sở Nội vụ"]),
    ("Sở Y tế, sở Xây dựng và Sở Nội vụ", ["Sở Y tế", "Sở Xây dựng", "Sở Nội vụ"]),
    ("Sở Y tế/Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
    ("1. Sở Y tế 2. Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
    ("a) Sở Y tế b) Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
    ("Sở Y tế; Sở Y tế", ["Sở Y tế"]),
    (
        "Sở Văn hoá Thể thao và Du lịch, Sở Khoa học công nghệ",
        ["Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học và Công nghệ"],
    ),
    (
        "Các sở: Văn hóa, Thể thao và Du lịch, Y tế và Nội vụ",
        ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế", "Sở Nội vụ"],
    ),
    ("Các Sở Y tế; Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
    (
        "Các Sở, ngành thành phố: Giáo dục và Đào tạo Y tế, Công an TP (cấp phép), Tư pháp.",
        ["Sở Giáo dục và Đào tạo", "Sở Y tế", "Công an thành phố", "Sở Tư pháp"],
    ),
    ("có liên quan: Y tế, Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
    ("Các Bộ: Nội vụ, Xây dựng", ["Bộ Nội vụ", "Bộ Xây dựng"]),
    ("Sở Y tế (phần chuyên môn), Sở Nội vụ (phần biên chế", ["Sở Y tế", "Sở Nội vụ"]),
    # two agencies and no separator
    ("Ban Tổ chức Thành uỷ Sở Nội vụ", ["Ban Tổ chức Thành ủy", "Sở Nội vụ"]),
    (
        "Hiệp hội doanh nghiệp thành phố VCCI chi nhánh Miền Trung",
        ["Hiệp hội Doanh nghiệp thành phố Sao Mai", "VCCI chi nhánh Miền Trung"],
    ),
    # labels, persons, links
    ("Cơ quan chủ trì: Thành đoàn Sao Mai", ["Thành đoàn"]),
    ("Chủ trì: Sở Y tế. Phối hợp: Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
    ("Đ/c Giám đốc Sở Y tế", ["Sở Y tế"]),
    ("Đ/c Trưởng Ban Quản lý Khu kinh tế", ["Ban Quản lý Khu kinh tế Sao Mai"]),
    ("Bộ trưởng Bộ Nội vụ", ["Bộ Nội vụ"]),
    ("Chủ tịch UBND các xã, phường", [COMMUNES]),
    ("Chủ tịch UBND thành phố", ["Chủ tịch Ủy ban nhân dân thành phố"]),
    ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
    # bare names mean the city's own organs
    (
        "Thanh tra, Công an, Viện Kiểm sát, Tòa án",
        [
            "Thanh tra thành phố", "Công an thành phố", "Viện kiểm sát nhân dân thành phố",
            "Tòa án nhân dân thành phố",
        ],
    ),
    ("BQL KKT", ["Ban Quản lý Khu kinh tế Sao Mai"]),
    ("Ban quản lý khu kinh tế Sao Mai", ["Ban Quản lý Khu kinh tế Sao Mai"]),
    # collectives
    ("Các Sở, ban, ngành TP", [DEPARTMENTS]),
    ("các sở ngành, UBND cấp xã", [DEPARTMENTS, COMMUNES]),
    ("Các sở, ban, ngành thành phố có liên quan", [RELATED]),
    ("Sở Xây dựng, các sở, ngành đơn vị có liên quan", ["Sở Xây dựng", RELATED]),
    ("Các ban, sở, ngành địa phương liên quan", [RELATED_PLACES]),
    ("Các sở, ban, ngành, đơn vị, liên quan", [RELATED]),
    ("Các bộ, ngành TW; sở, ban, ngành liên quan", [CENTRAL, RELATED]),
    ("Các bộ, ngành Trung ương, đơn vị liên quan", [CENTRAL, "Các đơn vị liên quan"]),
    ("Các sở, ngành và địa phương", ["Các sở, ban, ngành, địa phương"]),
    ("Các sở, ban, ngành và UBND các phường, xã", [DEPARTMENTS, COMMUNES]),
    ("Uỷ ban nhân dân các xã, phường, đặc khu có liên quan", [COMMUNES]),
    ("Đảng ủy các xã, phường", ["Đảng ủy các xã, phường, đặc khu"]),
    (
        "Đảng ủy, HĐND, UBND cấp xã",
        [
            "Đảng ủy các xã, phường, đặc khu", "Hội đồng nhân dân các xã, phường, đặc khu",
            COMMUNES,
        ],
    ),
    ("các xã, phường, đặc khu", ["Các xã, phường, đặc khu"]),
    ("Các doanh nghiệp, HTX trên địa bàn", ["Các doanh nghiệp, hợp tác xã trên địa bàn"]),
    (
        "Các sở, ngành, các cơ quan Trung ương đóng trên địa bàn; các đơn vị liên quan",
        [DEPARTMENTS, "Các cơ quan Trung ương đóng trên địa bàn", "Các đơn vị liên quan"],
    ),
    ("các cơ quan truyền thông, báo chí", ["Các cơ quan truyền thông, báo chí"]),
    ("Các Sở, ngành theo lĩnh vực phí, lệ phí", [DEPARTMENTS]),
    (
        "MTTQ thành phố và các tổ chức CT-XH",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam thành phố", "Các tổ chức chính trị - xã hội"],
    ),
    # communes by name
    (
        "UBND các xã: Lúa Vàng, Cây Đa và phường Bến Mới",
        [
            "Ủy ban nhân dân xã Lúa Vàng", "Ủy ban nhân dân xã Cây Đa",
            "Ủy ban nhân dân phường Bến Mới",
        ],
    ),
    (
        "UBND xã Lúa Vàng, phường 5; Công an xã Cây Đa",
        ["Ủy ban nhân dân xã Lúa Vàng", "Ủy ban nhân dân phường 5", "Công an xã Cây Đa"],
    ),
    # who is only told, or owns what is named, is not the agency
    ("Sở Y tế tham mưu UBND thành phố", ["Sở Y tế"]),
    ("Các phòng, đơn vị thuộc Sở", ["Các phòng, đơn vị thuộc Sở"]),
    ("Tất cả các sở, ngành", [DEPARTMENTS]),
    # of no registry
    (
        "Trung tâm Xúc tiến đầu tư, thương mại và du lịch thành phố; Công ty Nước sạch",
        ["Trung tâm Xúc tiến đầu tư, thương mại và du lịch thành phố", "Công ty Nước sạch"],
    ),
    (
        "BQLDA ĐTXD do UBND thành phố giao",
        ["Ban Quản lý dự án đầu tư xây dựng do Ủy ban nhân dân thành phố giao"],
    ),
    ("Phòng Văn hóa - Xã hội", ["Phòng Văn hóa - Xã hội"]),
    ("Sở Khoa hoc và Công nghe", ["Sở Khoa học và Công nghệ"]),
    # regional offices belong to no city
    (
        "NHNN - CN KV 6, Chi cục Hải quan khu vực III",
        ["Ngân hàng Nhà nước chi nhánh Khu vực 6", "Chi cục Hải quan khu vực III"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_cell(text: str, expected: list[str]) -> None:
    cell = read(text)
    assert [found.agency.name for found in cell.found] == expected
    assert cell.unread == ()


PROVINCIAL = [
    ("UBND tỉnh; HĐND tỉnh", ["Ủy ban nhân dân tỉnh", "Hội đồng nhân dân tỉnh"]),
    ("Ban Thường vụ Tỉnh ủy, Tỉnh đoàn", ["Ban Thường vụ Tỉnh ủy", "Tỉnh đoàn"]),
    ("Các sở, ban, ngành", ["Các sở, ban, ngành tỉnh"]),
    ("Công an, Thanh tra", ["Công an tỉnh", "Thanh tra tỉnh"]),
    ("UBND các huyện, thành phố", ["Ủy ban nhân dân các huyện, thành phố"]),
    ("UBND cấp huyện", ["Ủy ban nhân dân cấp huyện"]),
    ("UBND thành phố Đồi Xanh", ["Ủy ban nhân dân thành phố Đồi Xanh"]),
    ("Ban Quản lý các KCN tỉnh", ["Ban Quản lý các khu công nghiệp Bắc Ninh"]),
    ("Sở TT&TT, Sở TN&MT", ["Sở Thông tin và Truyền thông", "Sở Tài nguyên và Môi trường"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PROVINCIAL)
def test_cell_of_a_province(text: str, expected: list[str]) -> None:
    assert names(text, PROVINCE) == expected


WITHOUT_AGENCY = [
    *((f"{title} Sở Y tế", ["Sở Y tế"]) for title in TITLES),
    *((f"{label}: Sở Y tế", ["Sở Y tế"]) for label in LABELS),
    *((f"Sở Y tế {link} Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]) for link in LINKS),
    *((f"Sở Y tế {scope} nơi ấy; Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]) for scope in SCOPES),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_AGENCY)
def test_words_beside_an_agency_are_none(text: str, expected: list[str]) -> None:
    cell = read(text)
    assert [found.agency.name for found in cell.found] == expected
    assert cell.unread == ()


@pytest.mark.parametrize("head", list(HEADS))
def test_each_head_begins_an_agency_of_no_registry(head: str) -> None:
    name = f"{head[0].upper()}{head[1:]} bảo tồn chim"
    assert names(f"{name}; Sở Y tế") == [name, "Sở Y tế"]


@pytest.mark.parametrize(
    "text",
    [
        "Không",
        "Toàn bộ hệ thống",
        "nghe",
        "Thành viên Ban Thường vụ Thành ủy",
        "Cơ quan chủ trì",
        "12",
    ],
)
def test_what_is_no_agency_is_left_unread(text: str) -> None:
    assert read(text) == AgencyCell((), ((0, len(text)),))


def test_another_city_keeps_its_organs_apart() -> None:
    found = read("UBND tỉnh Bắc Giang, Sở Y tế thành phố Hải Phòng, Sở Y tế").found
    assert [(f.agency.name, f.agency.place) for f in found] == [
        ("Ủy ban nhân dân tỉnh", "vn-54"),
        ("Sở Y tế", "vn-hp"),
        ("Sở Y tế", HOME),
    ]


def test_a_planners_own_agencies_are_read(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[local.other]\n"Xưởng Hoa" = { also = ["XH"] }', encoding="utf-8")
    cell = read_agencies("XH, Sở Y tế", HOME, Registry.load(own))
    assert [found.agency.name for found in cell.found] == ["Xưởng Hoa", "Sở Y tế"]


SENTENCES = [
    ("sau khi |Bộ Nội vụ ban hành", "Bộ Nội vụ"),
    ("của |Ban Thường vụ Thành uỷ về", "Ban Thường vụ Thành ủy"),
    ("theo hướng dẫn của |Trung ương.", "Trung ương"),
    ("theo hướng dẫn của |các Bộ, ngành Trung ương", CENTRAL),
    ("được |UNESCO ghi danh", "UNESCO"),
    ("khi |Chính phủ ban hành", "Chính phủ"),
    ("xây dựng |Chính phủ số", None),
    ("công tác |thanh tra, kiểm tra", None),
    ("lực lượng |Công an xử lý", None),
    ("các |đồng chí", None),
    ("b|ộ Nội vụ", None),
    ("do |Ủy ban nhân dân thành phố Sao Mai giao", "Ủy ban nhân dân thành phố"),
    ("gửi |các Sở Y tế, Nội vụ", None),
    ("gửi |các cơ quan, đơn vị liên quan", "Các cơ quan, đơn vị liên quan"),
    ("gửi| Sở Y tế", None),
    ("|", None),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_agency_in_a_sentence(text: str, expected: str | None) -> None:
    start, plain = text.index("|"), text.replace("|", "")
    found = agency_at(plain, start, HOME, REGISTRY)
    assert (found and found.agency.name) == expected
    assert found is None or (found.start == start and plain[start : found.end].strip())


ISSUERS = [
    ("tu", HOME, "Ban Thường vụ Thành ủy", "Thành ủy"),
    ("tu", PROVINCE, None, "Tỉnh ủy"),
    ("tw", "vn", "Bộ Chính trị", "Ban Chấp hành Trung ương"),
    ("ubnd", HOME, None, "Ủy ban nhân dân thành phố"),
    ("ubnd", HOME, "Ủy ban nhân dân xã Lúa Vàng", "Ủy ban nhân dân xã Lúa Vàng"),
    ("ubnd", None, "UBND tỉnh", "Ủy ban nhân dân tỉnh"),
    ("ubnd", "vn-never-met", None, "Ủy ban nhân dân"),
    ("hdnd", "vn-hn", None, "Hội đồng nhân dân thành phố"),
    ("cp", "vn", None, "Chính phủ"),
    ("ttg", "vn", None, "Thủ tướng Chính phủ"),
    ("sct", HOME, None, "Sở Công Thương"),
    ("btc", "vn", None, "Bộ Tài chính"),
    ("du", HOME, "Đảng ủy phường Bến Mới", "Đảng ủy phường Bến Mới"),
    ("xyz", HOME, None, "XYZ"),
    ("xyz", HOME, "Xưởng  Hoa", "Xưởng Hoa"),
]


@pytest.mark.parametrize(("organ", "place", "printed", "name"), ISSUERS)
def test_issuer(organ: str, place: str | None, printed: str | None, name: str) -> None:
    issuer = issuer_of(organ, place, printed, REGISTRY)
    assert issuer.name == name
    assert issuer.printed


NAMES = sorted({filled(e.name) for e in REGISTRY.entries.values()} - {"VCCI"})
SEPARATORS = ["; ", ", ", " - ", ". ", " và ", "; - ", " + ", "\n- ", "/", " "]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True), st.data())
def test_known_agencies_joined_by_any_separator_come_back(
    chosen: list[str], data: st.DataObject
) -> None:
    text = chosen[0]
    for name in chosen[1:]:
        between = data.draw(st.sampled_from(SEPARATORS))
        # "Ban Bí thư Trung ương" and "trên địa bàn các cấp" are readings of their own
        own = name.startswith("Trung ương") or text.endswith("trên địa bàn")
        text += f"{'; ' if own and between == ' ' else between}{name}"
    cell = read(text)
    assert [found.agency.name for found in cell.found] == chosen
    assert cell.unread == ()


WORDS = """Các sở ban ngành UBND xã phường : ; , . - ( ) và Sở Y tế Bộ thành phố Sao Mai liên quan
Đ/c Trung tâm Thành ủy cấp HĐND khu vực III chi nhánh VCCI Tòa án 5 có"""
PIECES = st.sampled_from(WORDS.split())


@settings(max_examples=300)
@example("Đ/c Thành UBND xã")
@example("Đ/c Bộ HĐND Sở Sao Sở")
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join)))
def test_any_cell_is_read_and_its_places_stand_in_order(text: str) -> None:
    cell = read(text)
    spans = [(found.start, found.end) for found in cell.found]
    assert spans == sorted(spans)
    for start, end in (*spans, *cell.unread):
        assert 0 <= start < end <= len(text)
    together = sorted([*spans, *cell.unread])
    assert all(a[1] <= b[0] for a, b in pairwise(together))


def test_an_endless_cell_is_read_in_part_and_says_so() -> None:
    cell = read("Sở Y tế, Trung tâm " * 5000)
    assert cell.unread[-1][1] == 19 * 5000


def test_a_body_that_no_table_knows_sits_in_the_province_that_its_name_ends_with() -> None:
    text = (
        "Bệnh viện Đa khoa tỉnh Bắc Ninh; Trung tâm Ươm tạo thành phố; Trạm Bơm thành phố Lan Nhi"
    )
    assert [found.agency.place for found in read(text).found] == [PROVINCE, HOME, HOME]
