"""Provinces and cities are found by name, and codes spell them again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.places import Place, place_named, place_of_code, table

NAMED = [
    ("Ủy ban nhân dân thành phố Hải Phòng", "vn-hp"),
    ("TP Hải Phòng", "vn-hp"),
    ("TP.HCM", "vn-sg"),
    ("TPHCM", "vn-sg"),
    ("Hải Phòng, ngày 26 tháng 7 năm 2031", "vn-hp"),
    ("ĐẢNG BỘ THÀNH PHỐ ĐÀ NẴNG", "vn-dn"),
    ("Tỉnh ủy Bắc Giang", "vn-54"),
    ("UBND TỈNH BẮC NINH", "vn-56"),
    ("tỉnh Đắc Lắc", "vn-33"),
    ("tỉnh Thừa Thiên Huế", "vn-26"),
    ("tỉnh Bà Rịa – Vũng Tàu", "vn-43"),
    ("Uỷ ban nhân dân tỉnh Hoà Bình", "vn-14"),
    ("Thành ủy Sao Mai", "vn-sao-mai"),
    ("UBND THÀNH PHỐ SAO MAI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "vn-sao-mai"),
    ("thành phố Bắc Ninh", "vn-bac-ninh"),
    ("tỉnh Vân Đài và các huyện", "vn-van-dai"),
    ("UBND thành phố Văn Giang", "vn-van-giang"),
]

NOT_NAMED = [
    "",
    "thành phố trực thuộc Trung ương",
    "các tỉnh, thành phố",
    "phường Hải Dương",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "tỉnh táo và sáng suốt",
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Thành phố đáng sống",
]


@pytest.mark.parametrize(("text", "code"), NAMED)
def test_place_is_named(text: str, code: str) -> None:
    place = place_named(text)
    assert place is not None
    assert place.code == code
    assert place_of_code(code) == (place if code in table()[0] else None)


@pytest.mark.parametrize("text", NOT_NAMED)
def test_look_alike_names_no_place(text: str) -> None:
    assert place_named(text) is None


@pytest.mark.parametrize("place", table()[0].values(), ids=lambda place: place.code)
def test_every_place_of_the_table_is_found_under_its_kind(place: Place) -> None:
    assert place_named(f"Ủy ban nhân dân {place.kind} {place.name} ban hành") == place
    assert place_of_code(place.code) == place


def test_there_are_34_provinces_and_29_merged_ones() -> None:
    assert len(table()[0]) == 63


def test_the_state_has_a_code_and_an_unknown_code_has_no_place() -> None:
    state = place_of_code("vn")
    assert state is not None
    assert state.kind == "nước"
    assert place_of_code("vn-nowhere") is None
    assert place_of_code(None) is None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    place_named(text)


@given(
    st.lists(
        st.sampled_from(
            ["thành", "phố", "tỉnh", "TP.", "Sao", "Mai", "Hải", "Phòng", "ủy", "-", ",", "UBND"]
        )
    )
)
def test_any_words_of_place_are_read(words: list[str]) -> None:
    place = place_named(" ".join(words))
    assert place is None or place_of_code(place.code) in (place, None)
