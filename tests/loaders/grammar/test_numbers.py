"""Numbers of documents: each form and its look-alikes, and every damage in every form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.documents.document_types import type_word_before
from loaders.grammar.documents.number_forms import FORMS
from loaders.grammar.documents.numbers import find_numbers
from loaders.grammar.documents.organs import KNOWN, organ_of_suffix
from ontology.document_types import DocumentType, document_types
from ontology.spelling import fold


@pytest.mark.parametrize(
    ("text", "number"), [example for form in FORMS for example in form.examples]
)
def test_a_form_reads_its_examples(text: str, number: str) -> None:
    assert [found.number for found in find_numbers(text)] == [number]


@pytest.mark.parametrize("text", [text for form in FORMS for text in form.look_alikes])
def test_a_form_leaves_its_look_alikes_alone(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize("row", document_types(), ids=lambda row: row.abbreviation)
def test_each_type_is_read_from_its_own_example(row: DocumentType) -> None:
    (found,) = find_numbers(row.example)
    assert found.type == row.abbreviation
    said = type_word_before(fold(row.example), found.start)
    assert said is not None
    assert said.abbreviation in (row.abbreviation, None)


def test_the_words_beside_a_number_mend_its_type_and_nothing_else_does() -> None:
    assert find_numbers("Chương trình hành động số 44-CT/TU")[0].number == "44-CTr/TU"
    assert find_numbers("Chỉ thị số 44-CT/TU")[0].number == "44-CT/TU"
    assert find_numbers("số 44-CT/TU")[0].number == "44-CT/TU"


def test_organs_have_slugs_that_hold_no_term_and_no_section() -> None:
    assert organ_of_suffix("UBTVQH15").slug == "ubtvqh"
    assert organ_of_suffix("STC-QLNS").slug == "stc"
    assert organ_of_suffix("TƯ").suffix == "TW"
    assert organ_of_suffix("UB").slug == "ubnd"
    assert all(organ.slug for organ in KNOWN.values())


def test_a_list_gives_each_of_its_numbers() -> None:
    text = "Nghị quyết số 34-NQ/TW, số 41-NQ/TW;93-NQ/TW và 14/2031/NQ-HĐND, 15/2031/NQ-HĐND"
    assert [found.number for found in find_numbers(text)] == [
        "34-NQ/TW", "41-NQ/TW", "93-NQ/TW", "14/2031/NQ-HĐND", "15/2031/NQ-HĐND",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "từ 2026-2030/QĐ", "tỷ lệ 15/KH", "24/24 giờ", "1/2 TT-BTC", "QCVN 06:2022/BXD",
        "5-7 NQ", "2.173/kh", "ngày 01/5/2031 kế hoạch", "ISO 9001/QĐ",
    ],
)  # fmt: skip
def test_figures_that_are_no_numbers_of_documents(text: str) -> None:
    assert find_numbers(text) == []


_BLANKS = st.sampled_from(["", " ", "  ", "\n", "\u00a0", " \n"])
_DASHES = st.sampled_from(["-", "–", "—", "‑"])
_MARKS = st.sampled_from(["", "~~", "**"])


@st.composite
def _party(draw: st.DrawFn) -> tuple[str, str]:
    digits = draw(st.integers(1, 9999))
    type_ = draw(st.sampled_from(["NQ", "KH", "CTr", "QĐ", "CT", "KL", "ĐA", "QC", "HD", "TB"]))
    organ = draw(st.sampled_from(["TW", "TU", "ĐU", "UBKTTW", "VPTU", "BTCTW"]))
    dash, slash = draw(st.sampled_from([("-", "/"), ("/", "/"), ("-", "-"), ("–", "/")]))
    marks = draw(_MARKS)
    gaps = [draw(_BLANKS) for _ in range(4)]
    printed = type_ if type_ != "QĐ" else draw(st.sampled_from(["QĐ", "QÐ"]))
    text = (
        f"{marks}{digits:02}{marks}{gaps[0]}{dash}{gaps[1]}{printed}"
        f"{gaps[2]}{slash}{gaps[3]}{organ}"
    )
    return text, f"{digits:02}-{type_}/{organ}"


@st.composite
def _state(draw: st.DrawFn) -> tuple[str, str]:
    digits, year = draw(st.integers(1, 99999)), draw(st.none() | st.integers(1990, 2045))
    type_ = draw(st.sampled_from(["NQ", "KH", "QĐ", "CT", "NĐ", "TT", "TTr", "BC"]))
    organ = draw(st.sampled_from(["CP", "TTg", "UBND", "HĐND", "BTC", "SCT", "SKHCN", "BNNMT"]))
    gaps = [draw(_BLANKS) for _ in range(4)]
    lost = draw(st.booleans())
    middle = "" if lost else f"{gaps[2]}{draw(_DASHES)}{gaps[3]}"
    years = f"/{year}" if year else ""
    text = f"{digits:02}{years}{gaps[0]}/{gaps[1]}{type_}{middle}{organ}"
    return text, f"{digits:02}{years}/{type_}-{organ}"


@given(
    st.one_of(_party(), _state()),
    st.sampled_from(["", "Nghị quyết số ", "theo số: ", "(", "; ", "văn bản "]),
    st.sampled_from(["", ", ngày 01/02/2031", " của Chính phủ", ")", ".", ";"]),
)
def test_every_damage_is_read_as_the_number_that_it_was(
    number: tuple[str, str], before: str, after: str
) -> None:
    damaged, whole = number
    text = before + damaged + after
    (found,) = find_numbers(text)
    assert found.number == whole
    assert text[found.start : found.end] == damaged.lstrip("~*")


@given(st.text(alphabet="0123456789/- ~*\nNQKHĐCTrUBWPgGnsố:áạ.,;()|", max_size=120))
def test_whatever_the_text_spans_are_in_order_and_inside(text: str) -> None:
    at = 0
    for found in find_numbers(text):
        assert at <= found.start < found.end <= len(text)
        at = found.end


@given(st.text(max_size=200))
def test_no_text_at_all_makes_it_fail(text: str) -> None:
    find_numbers(text)
