"""Documents named in a sentence or cell: who they are, and what the text says of them."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.documents.citations import FoundDocument, find_documents
from loaders.grammar.documents.issuer_names import NAMES, organ_of_name
from loaders.grammar.documents.issuers import is_central
from loaders.grammar.documents.laws import EXAMPLES, find_congress_resolutions, find_laws
from loaders.grammar.documents.mentions import SHORT_FORMS, find_mentions, may_name_documents
from loaders.grammar.documents.relation_cues import CUES
from loaders.grammar.documents.relations import relations_of
from ontology.agencies import default_registry
from ontology.spelling import fold
from ontology.vocabulary import Relation

HOME = "vn-sao-mai"
_DOCUMENT = "Nghị quyết số 99-NQ/TW"


def read(text: str) -> list[FoundDocument]:
    """Return the documents of a text of the invented city."""
    return find_documents(text, HOME, default_registry())


def only(text: str) -> FoundDocument:
    """Return the one document of a text."""
    (found,) = read(text)
    return found


def numbers(text: str) -> list[str | None]:
    """Return number or title of each document of a text."""
    return [found.name.number or found.name.title for found in read(text)]


def relation_to_document(phrase: str) -> Relation:
    """Return the relation of the document that "…" stands for in a phrase."""
    text = phrase.replace("…", _DOCUMENT)
    start = text.index(_DOCUMENT)
    return relations_of(text, fold(text), [(start, start + len(_DOCUMENT))])[0].relation


@pytest.mark.parametrize(
    ("relation", "phrase"), [(cue.relation, phrase) for cue in CUES for phrase in cue.examples]
)
def test_a_cue_gives_its_relation(relation: str, phrase: str) -> None:
    assert relation_to_document(phrase) == relation


@pytest.mark.parametrize(
    ("relation", "phrase"), [(cue.relation, phrase) for cue in CUES for phrase in cue.look_alikes]
)
def test_look_alikes_of_a_cue_do_not(relation: str, phrase: str) -> None:
    assert relation_to_document(phrase) != relation


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row.example)
def test_an_issuers_name_gives_its_organ(row: object) -> None:
    assert isinstance(row, type(NAMES[0]))
    assert organ_of_name(row.example) == row.organ
    assert is_central(row.organ, row.example) == row.central


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row.text)
def test_a_law_is_read_from_its_name(row: object) -> None:
    assert isinstance(row, type(EXAMPLES[0]))
    found = find_laws(row.text, fold(row.text))
    assert [(law.title, law.year) for law in found] == [(row.title, row.year)] * bool(row.title)


@pytest.mark.parametrize("row", SHORT_FORMS, ids=lambda row: row.text)
def test_digits_behind_a_type_are_a_short_form(row: object) -> None:
    assert isinstance(row, type(SHORT_FORMS[0]))
    found = find_mentions(row.text, fold(row.text))
    assert tuple(mention.number for mention in found) == row.digits
    assert may_name_documents(row.text) or not found


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Kế hoạch số 12/KH-UBND ngày 3/4/2031 của UBND thành phố", "2031-04-03"),
        ("Nghị quyết số 12-NQ/TW, ngày 03 tháng 4 năm 2031 của Bộ Chính trị", "2031-04-03"),
        ("Nghị quyết số 12-NQ/TW , ngày 03/4/2031", "2031-04-03"),
        ("Nghị quyết số 12-NQ/TW của Bộ Chính trị ngày 03/4/2031", "2031-04-03"),
        ("Nghị quyết số 12-NQ/TW của Bộ Chính trị, ngày 03/4/2031", "2031-04-03"),
        ("Nghị quyết số 12-NQ/TW (ngày 03/4/2031) của Bộ Chính trị", "2031-04-03"),
        ("Nghị quyết số 12-NQ/TW ngày 03/4/\n2031", "2031-04-03"),
        ("Ngày 03/4/2031, Bộ Chính trị đã ban hành Nghị quyết số 12-NQ/TW về muối", "2031-04-03"),
        ("Ngày 03/4/2031, Sở Tài chính ban hành Nghị quyết số 12-NQ/TW", None),
        ("Nghị quyết số 12-NQ/TW, hoàn thành trước ngày 03/4/2031", None),
        ("Nghị quyết số 12-NQ/TW, ngày 03/4/2031 Sở Tài chính tổ chức hội nghị", None),
        ("Nghị quyết số 12-NQ/TW đến ngày 03/4/2031", None),
        ("Nghị quyết số 12-NQ/TW ngày 31/4/2031", None),
    ],
)  # fmt: skip
def test_a_document_takes_its_own_date_and_no_other(text: str, date: str | None) -> None:
    found = only(text).name.date
    assert (found.isoformat() if found else None) == date


@pytest.mark.parametrize(
    ("text", "organ", "place", "issuer", "printed"),
    [
        ("12-NQ/TW của Bộ Chính trị", "tw", "vn", "Ban Chấp hành Trung ương", "Bộ Chính trị"),
        ("12-NQ/TU của Ban Thường vụ Thành uỷ", "tu", HOME, "Thành ủy", "Ban Thường vụ Thành uỷ"),
        ("12/KH-UBND của UBND tỉnh Quảng Ninh", "ubnd", "vn-13", "Ủy ban nhân dân tỉnh",
         "UBND tỉnh Quảng Ninh"),
        ("12/QĐ-TTg", "ttg", "vn", "Thủ tướng Chính phủ", None),
        ("28/2031/TT-BTC của Bộ trưởng Bộ Tài chính hướng dẫn", "btc", "vn", "Bộ Tài chính",
         "Bộ trưởng Bộ Tài chính"),
        ("86/NQ-UBTVQH16", "ubtvqh", "vn", "Ủy ban Thường vụ Quốc hội", None),
        ("12/KH-SCT", "sct", HOME, "Sở Công Thương", None),
        ("53-CTr/ĐU của Đảng ủy Quân khu 9", "du", "vn", "Đảng ủy Quân khu 9",
         "Đảng ủy Quân khu 9"),
        ("12/KH-UBND của UBND phường Ngọc Lan", "ubnd", f"{HOME}-phuong-ngoc-lan",
         "Ủy ban nhân dân phường Ngọc Lan", "UBND phường Ngọc Lan"),
        ("04-NQ/TW, Ban Thường vụ Thành ủy ban hành", "tw", "vn", "Ban Chấp hành Trung ương", None),
        ("16/KH-HĐTĐKT ngày 3/4/2031 của Hội đồng Thi đua - Khen thưởng Trung ương, sau đó",
         "hdtdkt", "vn", "Hội đồng Thi đua - Khen thưởng Trung ương",
         "Hội đồng Thi đua - Khen thưởng Trung ương"),
        ("80/CT-CTL của Bộ trưởng Bộ Tài chính về", "ctl", "vn", "Bộ Tài chính",
         "Bộ trưởng Bộ Tài chính"),
        ("71/KH-C07 ngày 3/4/2031 của Cục Muối - Bộ Công an về", "c07", "vn",
         "Cục Muối - Bộ Công an", "Cục Muối - Bộ Công an"),
        ("04-NQ/TU ngày 3/4/2031 Ban Thường vụ Thành ủy thực hiện", "tu", HOME, "Thành ủy",
         "Ban Thường vụ Thành ủy"),
    ],
)  # fmt: skip
def test_the_suffix_tells_the_issuer_and_the_text_how_it_is_printed(
    text: str, organ: str, place: str, issuer: str, printed: str | None
) -> None:
    name = only(f"Kế hoạch số {text}").name
    assert (name.organ, name.place, name.issuer, name.issuer_printed) == (
        organ, place, issuer, printed,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("số 12-NQ/TW về nghề muối; sau đó", "nghề muối"),
        (
            "số 12-NQ/TW về việc học tập, phổ biến và lưu giữ nghề muối.",
            "học tập, phổ biến và lưu giữ nghề muối",
        ),
        ("số 12-NQ/TW về nghề muối, Sở Tài chính tổ chức", "nghề muối"),
        ("số 12-NQ/TW về nghề muối, gắn với du lịch", "nghề muối"),
        ("số 12-NQ/TW về “Giữ biển, giữ nghề”, phấn đấu", "Giữ biển, giữ nghề"),
        ("số 12-NQ/TW, Sở Tài chính báo cáo về nghề muối", None),
    ],
)
def test_a_title_is_what_stands_behind_about(text: str, title: str | None) -> None:
    assert only(f"Nghị quyết {text}").name.title == title


def test_a_title_ends_where_the_next_document_begins() -> None:
    text = "Nghị quyết số 12-NQ/TW về nghề muối và triển khai Nghị quyết số 13-NQ/TW"
    assert [found.name.title for found in read(text)] == ["nghề muối", None]


def test_a_list_shares_the_relation_of_its_first() -> None:
    text = (
        "Thực hiện Nghị quyết số 12-NQ/TW ngày 3/4/2031 về nghề muối, Kết luận số 7-KL/TW và "
        "Quyết định số 99/QĐ-TTg; theo Kế hoạch số 5/KH-UBND. Báo cáo số 8/BC-UBND"
    )
    assert [found.relation for found in read(text)] == [
        "implements", "implements", "implements", "based_on", "cites",
    ]  # fmt: skip


def test_the_next_item_of_a_list_shares_the_relation_of_the_item_before_it() -> None:
    text = (
        "Căn cứ các Nghị định của Chính phủ: Số 78/2031/NĐ-CP ngày 1/4/2031 hướng dẫn thi hành "
        "Luật Bến cảng; số 187/2031/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số "
        "78/2031/NĐ-CP; Nghị định số 9/2032/NĐ-CP;"
    )
    assert [(found.name.number, found.relation) for found in read(text)] == [
        ("78/2031/NĐ-CP", "based_on"), (None, "implements"), ("187/2031/NĐ-CP", "based_on"),
        ("78/2031/NĐ-CP", "cites"), ("09/2032/NĐ-CP", "based_on"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 26/SNV", "Sở Nội vụ"),
        ("đề nghị của Chánh Văn phòng Ủy ban nhân dân thành phố tại Tờ trình số 18/TTr-VP",
         "Văn phòng Ủy ban nhân dân thành phố"),
        ("đề nghị của Sở Tài chính tại Công văn số 83/TC-NS", "Sở Tài chính"),
        ("đề nghị của Ban Giữ nghề muối tại Văn bản số 61/BGNM-MC", "Ban Giữ nghề muối"),
        ("chỉ đạo của Thủ tướng Chính phủ tại Văn bản số 61/BGNM-MC", None),
        ("số 18/TTr-VP ngày 3/4/2031", None),
    ],
)  # fmt: skip
def test_a_sender_may_stand_before_the_number(text: str, issuer: str | None) -> None:
    assert only(text).name.issuer == issuer


def test_a_scans_dotted_u_is_the_provinces_where_the_province_issued_it() -> None:
    assert only("Nghị quyết 13-NQ/TƯ của Thành ủy").name.number == "13-NQ/TU"
    assert only("Nghị quyết 13-NQ/TƯ của Bộ Chính trị").name.number == "13-NQ/TW"
    assert only("Nghị quyết 13-NQ/TƯ").name.number == "13-NQ/TW"


def test_a_law_that_amends_makes_nobody_else_amend() -> None:
    text = (
        "Căn cứ Luật Bến cảng (LBC) số 25/2030/QH16 và Luật sửa đổi, bổ sung một số điều của "
        "Luật Bến cảng số 46/2031/QH16, Nghị định sửa đổi Nghị định số 5/2031/NĐ-CP"
    )
    assert [(found.name.number, found.name.type, found.relation) for found in read(text)] == [
        ("25/2030/QH16", "Luật", "based_on"), ("46/2031/QH16", "Luật", "based_on"),
        ("05/2031/NĐ-CP", "NĐ", "cites"),
    ]  # fmt: skip


def test_a_circular_is_the_states_whoever_issues_it() -> None:
    assert only("Thông tư số 01/2031/TT-BXY ngày 7/2/2031").name.place == "vn"


def test_a_list_may_begin_with_a_document_without_number() -> None:
    text = "Thực hiện Kế hoạch của Bộ Y tế về muối; Kế hoạch số 3-KH/TU ngày 5/9/2031 của Thành ủy"
    assert only(text).relation == "implements"
    assert only("Sau khi thực hiện; Kế hoạch số 3-KH/TU được sửa").relation == "cites"


def test_a_wards_congress_is_read_where_the_ward_is_named() -> None:
    name = only("Nghị quyết Đại hội đại biểu Đảng bộ phường Ngọc Lan lần thứ I").name
    assert (name.organ, name.issuer) == ("du", "Đảng ủy phường Ngọc Lan")
    assert name.place == f"{HOME}-phuong-ngoc-lan"
    assert read("Nghị quyết Đại hội đại biểu Đảng bộ phường lần thứ I") == []


def test_one_document_carries_out_the_other() -> None:
    text = (
        "Căn cứ Nghị quyết số 31/NQ-CP và Kế hoạch số 17-KH/TU ngày 3/4/2031 của Thành "
        "ủy thực hiện Nghị quyết số 12-NQ/TW"
    )
    found = read(text)
    assert [one.implements for one in found] == [None, 2, None]
    assert {one.relation for one in found} == {"based_on"}


@pytest.mark.parametrize(
    ("between", "carries"),
    [
        (" thực hiện ", True),
        (" của Bộ Chính trị triển khai thực hiện ", True),
        (" về việc ban hành Kế hoạch triển khai thực hiện ", True),
        (" về nghề muối, tiếp tục thực hiện ", False),
        ("; triển khai ", False),
        (" và thực hiện ", False),
        (". Thực hiện ", False),
    ],
)
def test_only_a_phrase_of_its_own_carries_out_another(between: str, carries: bool) -> None:
    first, _ = read(f"Kế hoạch số 17-KH/TU{between}Nghị quyết số 12-NQ/TW")
    assert (first.implements == 1) == carries


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 45/2031/NĐ-CP được sửa đổi bởi Nghị định số 235/2032/NĐ-CP",
        "Nghị định số 5/2032/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 45/2031/NĐ-CP",
        "Quyết định số 5/QĐ-UBND bị thay thế bằng Quyết định số 6/QĐ-UBND",
    ],
)
def test_what_others_amend_or_replace_is_only_cited(text: str) -> None:
    assert [found.relation for found in read(text)] == ["cites", "cites"]


def test_carrying_out_an_amendment_amends_nothing() -> None:
    text = "Tiếp tục thực hiện Nghị quyết của Thành ủy về sửa đổi Nghị quyết số 36-NQ/TU"
    assert only(text).relation == "cites"
    assert only("Xây dựng Nghị quyết sửa đổi Nghị quyết số 36-NQ/TU").relation == "amends"
    assert only("Chương trình này thay thế Chương trình số 5-CTr/TU").relation == "replaces"


def test_a_plan_without_number_hands_on_its_relation() -> None:
    text = "Làm muối theo Chương trình hành động thực hiện Nghị quyết số 12-NQ/TW"
    assert only(text).relation == "based_on"
    text = "Xây dựng Kế hoạch của Sở Tài chính thực hiện Nghị quyết số 12-NQ/TW"
    assert only(text).relation == "implements"


def test_numbers_are_found_in_odd_places_of_the_sentence() -> None:
    assert numbers("Nghị quyết của Hội đồng nhân dân tỉnh số 14/2031/NQ-HĐND") == [
        "14/2031/NQ-HĐND"
    ]
    assert numbers("các Nghị quyết số 34, 41 và 93-NQ/TW") == ["34-NQ/TW", "41-NQ/TW", "93-NQ/TW"]
    assert numbers("Nghị quyết 93 của Bộ Chính trị; Nghị quyết 34") == ["93-NQ/TW", "34"]
    assert numbers("Luật Bến cảng số 31/2034/QH16 và Luật số 32/2034/QH16") == [
        "31/2034/QH16", "32/2034/QH16",
    ]  # fmt: skip
    assert numbers("Sở Tài chính, 15/KH, ngày 3/4/2031") == []


def test_a_law_with_name_and_number_is_one_document() -> None:
    name = only("theo Luật Bến cảng số 31/2034/QH16 ngày 18 tháng 01 năm 2034").name
    assert (name.number, name.type, name.title) == ("31/2034/QH16", "Luật", "Luật Bến cảng")
    assert name.date == dt.date(2034, 1, 18)


def test_an_appendix_line_is_shown_with_its_first_words() -> None:
    text = "(Kèm theo Kế hoạch số 30/KH-UBND ngày 3/4/2031 của UBND thành phố)"
    found = only(text)
    assert text[found.start : found.end].startswith("Kèm theo")


def test_congresses_are_told_apart() -> None:
    text = (
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XX của Đảng, Nghị quyết Đại hội XX, "
        "Nghị quyết Đại hội Đảng bộ tỉnh Lam Sơn lần thứ V, Nghị quyết Đại hội Đảng bộ các cấp"
    )
    found = find_congress_resolutions(text, fold(text))
    assert [one.organ for one in found] == ["tw", None, "tu"]
    assert read(text)[2].name.place == "vn-lam-son"


@given(st.text(max_size=300))
def test_no_text_at_all_makes_it_fail(text: str) -> None:
    read(text)


_WORDS = [
    "Thực hiện", "căn cứ", "Nghị quyết", "số", "12-NQ/TW", "05", ",", ";", "(", ")",
    "ngày 3/4/2031", "của Bộ Chính trị", "thay thế", "sửa đổi", "Luật", "Đất đai", "năm 2031",
    "về", "và", "\n", ".",
    "Kèm theo", "Đại hội", "XX", "UBND", "7/QĐ-UBND", "theo", "đã ban hành", "“", "”", "Kế hoạch",
]  # fmt: skip


@given(st.lists(st.sampled_from(_WORDS), max_size=25))
def test_any_mixture_of_their_words_keeps_spans_in_order(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    assert all(one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.implements is None or one.implements < len(found) for one in found)
    assert may_name_documents(text) or not find_mentions(text, fold(text))
