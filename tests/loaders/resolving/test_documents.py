"""Which document a mention means: dates, short forms, laws, and every order of loading."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.documents.citations import find_documents
from loaders.grammar.documents.identity import read_identity
from loaders.reading import CitationMention, DocumentName, Reading, Words
from loaders.resolving.documents import ResolvedDocuments, resolve_documents
from loaders.resolving.references import digits_of, holds_year
from ontology.agencies import default_registry
from ontology.model import Document

HEAD = (
    "ỦY BAN NHÂN DÂN THÀNH PHỐ SAO MAI\nSố: {number}\nSao Mai, ngày {day}\n\nKẾ HOẠCH\n{title}\n\n"
)
CTR = "/akn/vn-sao-mai/statement/chuong-trinh/tu"


def reading(*texts: str, own: str = "30/KH-UBND", day: str = "3/4/2031") -> Reading:
    """Return the reading of an invented plan whose cells are ``texts``, one task for each."""
    registry = default_registry()
    head = HEAD.format(number=own, day=day, title="Giữ nghề muối")
    document = read_identity(head, registry).name
    citations: list[CitationMention] = []
    at = len(head)
    for task, text in enumerate(texts):
        first = len(citations)
        for found in find_documents(text, document.place, registry):
            quote = text[found.start : found.end]
            start = at + found.start
            words = Words(field="citation", start=start, end=start + len(quote), quote=quote)
            carried = None if found.implements is None else first + found.implements
            citations.append(
                CitationMention(
                    name=found.name, relation=found.relation, task=f"PL/{task}", words=words,
                    implements=carried,
                )
            )  # fmt: skip
        at += len(text) + 1000
    return Reading(document=document, citations=tuple(citations))


def resolve(*readings: Reading, backwards: bool = False) -> ResolvedDocuments:
    """Return the documents of readings whose keys are a, b, c …"""
    named = list(zip("abcdefgh", readings, strict=False))
    by_key = dict(reversed(named) if backwards else named)
    return resolve_documents(by_key, {key: f"{key}.txt" for key in by_key}, default_registry())


def document(found: ResolvedDocuments, id_: str | None) -> Document:
    """Return the document of an id."""
    (one,) = (d for d in found.documents if d.id == id_)
    return one


def test_an_undated_number_takes_the_one_date_that_its_own_text_gives() -> None:
    found = resolve(
        reading("Chương trình số 05-CTr/TU ngày 6/11/2030", "theo Chương trình số 05-CTr/TU"),
        reading("Chương trình số 05-CTr/TU ngày 25/8/2025", own="31/KH-UBND"),
    )
    assert found.target("a", 1) == found.target("a", 0) == f"{CTR}/2030-11-06/05-ctr-tu"
    assert document(found, found.target("a", 0)).aliases == (f"{CTR}/nd/05-ctr-tu",)
    assert found.unresolved == []


def test_else_it_is_the_one_document_that_any_text_knows() -> None:
    found = resolve(
        reading("theo Chương trình số 05-CTr/TU"),
        reading("Chương trình số 05-CTr/TU ngày 6/11/2030", own="31/KH-UBND"),
    )
    assert found.target("a", 0) == f"{CTR}/2030-11-06/05-ctr-tu"


def test_two_known_ones_are_no_answer() -> None:
    dated = "Chương trình số 05-CTr/TU ngày 6/11/2030", "Chương trình số 05-CTr/TU ngày 5/8/2025"
    both = (f"{CTR}/2025-08-05/05-ctr-tu", f"{CTR}/2030-11-06/05-ctr-tu")
    found = resolve(reading("theo Chương trình số 05-CTr/TU"), reading(*dated, own="31/KH-UBND"))
    assert found.unresolved == [("a", 0, both)]
    found = resolve(reading(*dated, "theo Chương trình số 05-CTr/TU", "Chương trình số 05"))
    assert found.unresolved == [("a", 2, both), ("a", 3, both)]
    assert found.target("a", 2) is None


def test_beside_the_dated_number_the_undated_one_repeats_it() -> None:
    found = resolve(
        reading(
            "Nghị quyết số 07-NQ/TU ngày 1/8/2022; Chương trình số 40-CT/TU ngày 8/11/2022 thực "
            "hiện Nghị quyết 07-NQ/TU",
            "Nghị quyết số 07-NQ/TU ngày 29/1/2031",
        )
    )
    assert found.target("a", 2) == found.target("a", 0)
    assert found.target("a", 1) == f"{CTR}/2022-11-08/40-ctr-tu"
    assert found.unresolved == []


def test_an_unknown_number_is_a_document_without_date() -> None:
    found = resolve(reading("theo Kết luận số 70-KL/TW"))
    assert found.target("a", 0) == "/akn/vn/statement/ket-luan/tw/nd/70-kl-tw"
    assert document(found, found.target("a", 0)).file is None


def test_numbering_restarts_and_places_share_numbers() -> None:
    found = resolve(
        reading(
            "Nghị quyết số 07-NQ/TU ngày 1/8/2022", "Nghị quyết số 07-NQ/TU ngày 29/1/2031",
            "Kế hoạch số 9/KH-UBND ngày 1/8/2030 của UBND tỉnh Quảng Ninh",
            "Kế hoạch số 9/KH-UBND ngày 1/8/2030",
            "Kế hoạch số 9/KH-UBND ngày 1/8/2030 của UBND phường Ngọc Lan",
        )
    )  # fmt: skip
    assert len({found.target("a", at) for at in range(5)}) == 5


def test_a_number_that_holds_a_year_needs_no_date() -> None:
    found = resolve(
        reading("số 226/2031/QH16", "Nghị quyết số 226/2031/QH16 ngày 7/6/2031 của Quốc hội"),
        reading("Nghị quyết số 226/2031/QH16", own="31/KH-UBND"),
    )
    id_ = "/akn/vn/act/nghi-quyet/qh/2031-06-07/226-2031-qh16"
    assert {found.target("a", 0), found.target("a", 1), found.target("b", 0)} == {id_}
    assert document(found, id_).aliases == ("/akn/vn/act/nghi-quyet/qh/nd/226-2031-qh16",)
    assert document(found, id_).issuer_printed == "Quốc hội"


def test_digits_mean_the_one_number_of_that_type_in_the_same_text() -> None:
    found = resolve(
        reading(
            "Chương trình số 05-CTr/TU ngày 6/11/2030 và Nghị quyết số 05-NQ/TU ngày 7/11/2030",
            "theo Chương trình số 05", "Đề án số 06", "Nghị quyết 05",
        ),
        reading("Đề án số 06-ĐA/TU", own="31/KH-UBND"),
    )  # fmt: skip
    assert found.target("a", 2) == found.target("a", 0)
    assert found.target("a", 4) == found.target("a", 1)
    assert found.unresolved == [("a", 3, ())]


def test_an_act_that_carries_out_a_law_is_listed_and_never_guessed() -> None:
    found = resolve(reading("theo Nghị định hướng dẫn Luật Bến cảng", "Luật Bến cảng năm 2031"))
    assert found.unresolved == [("a", 0, ())]


def test_a_law_without_a_year_is_never_guessed() -> None:
    found = resolve(reading("Luật Bến cảng năm 2031", "theo Luật Bến cảng", "Luật Bến cảng 2031"))
    law = found.target("a", 0)
    assert found.target("a", 2) == law
    assert found.unresolved == [("a", 1, (law,))]


def test_a_laws_name_and_its_number_are_one_document() -> None:
    found = resolve(
        reading("Luật Bến cảng năm 2034"),
        reading("Luật Bến cảng số 31/2034/QH16 ngày 18/1/2034", own="31/KH-UBND"),
    )
    assert found.target("a", 0) == found.target("b", 0)
    one = document(found, found.target("a", 0))
    assert (one.number, one.type, one.date) == ("31/2034/QH16", "Luật", dt.date(2034, 1, 18))
    assert len(one.aliases) == 1


def test_a_congress_named_short_is_the_one_that_the_text_names_in_full() -> None:
    found = resolve(
        reading("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XX", "theo Nghị quyết Đại hội XX"),
        reading("theo Nghị quyết Đại hội XX", own="31/KH-UBND"),
    )
    assert found.target("a", 1) == found.target("a", 0)
    assert found.unresolved == [("b", 0, ())]


def test_a_text_that_names_itself_means_its_own_document() -> None:
    found = resolve(
        reading(
            "(Kèm theo Kế hoạch số 30/KH-UBND ngày 9/9/2031 của UBND thành phố)",
            "Kế hoạch số 30/KH-UBND", "Kế hoạch số 30/KH-UBND ngày 1/1/2026",
        )
    )  # fmt: skip
    own = found.own["a"]
    assert own == "/akn/vn-sao-mai/doc/ke-hoach/ubnd/2031-04-03/30-kh-ubnd"
    assert found.target("a", 0) == own
    assert found.target("a", 2) != own
    assert document(found, own).file == "a.txt"


def test_a_plan_that_is_read_is_the_document_that_others_cite() -> None:
    found = resolve(
        reading("theo Kế hoạch số 31/KH-UBND ngày 3/4/2031", "và Kế hoạch số 31/KH-UBND"),
        reading(own="31/KH-UBND"),
    )
    assert found.target("a", 0) == found.target("a", 1) == found.own["b"]
    one = document(found, found.own["b"])
    assert (one.title, one.file) == ("Giữ nghề muối", "b.txt")


def test_a_plan_without_a_day_keeps_its_id_and_is_found_by_its_date() -> None:
    found = resolve(
        reading("theo Kế hoạch số 31/KH-UBND ngày 3/4/2031"),
        reading(own="31/KH-UBND", day="    tháng 4 năm 2031"),
    )
    assert found.own["b"] == "/akn/vn-sao-mai/doc/ke-hoach/ubnd/nd/31-kh-ubnd"
    assert found.target("a", 0) == found.own["b"]
    one = document(found, found.own["b"])
    assert one.date == dt.date(2031, 4, 3)
    assert one.aliases == ("/akn/vn-sao-mai/doc/ke-hoach/ubnd/2031-04-03/31-kh-ubnd",)


def test_what_is_printed_most_often_becomes_the_title() -> None:
    found = resolve(
        reading("Nghị quyết số 12-NQ/TW về nghề muối ở biển"),
        reading(
            "Nghị quyết số 12-NQ/TW về nghề muối", "Nghị quyết số 12-NQ/TW về nghề muối",
            own="31/KH-UBND",
        ),
    )  # fmt: skip
    assert document(found, found.target("a", 0)).title == "nghề muối"


_TEXTS = st.sampled_from(
    [
        "Chương trình số 05-CTr/TU ngày 6/11/2030 của Thành ủy về muối", "Luật Bến cảng năm 2031",
        "Chương trình số 05-CTr/TU ngày 5/8/2025 của Ban Thường vụ Thành ủy", "Luật Bến cảng",
        "Chương trình số 05-CTr/TU", "Chương trình số 05", "số 226/2031/QH16", "Kế hoạch số 05",
        "Nghị quyết số 226/2031/QH16 ngày 7/6/2031", "Kế hoạch số 31/KH-UBND ngày 3/4/2031",
        "Nghị quyết số 226/2031/QH16 ngày 8/6/2031 về muối", "Kế hoạch số 31/KH-UBND",
        "Luật Bến cảng số 31/2031/QH16", "Nghị quyết Đại hội XX", "theo Nghị quyết 68",
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XX", "Nghị quyết 68 của Bộ Chính trị",
    ]
)  # fmt: skip


@given(st.lists(st.lists(_TEXTS, max_size=6), min_size=1, max_size=4))
def test_the_order_of_loading_changes_nothing(plans: list[list[str]]) -> None:
    readings = [reading(*texts, own=f"{30 + at}/KH-UBND") for at, texts in enumerate(plans)]
    forwards, backwards = resolve(*readings), resolve(*readings, backwards=True)
    assert forwards.documents == backwards.documents
    assert forwards.unresolved == backwards.unresolved
    assert forwards.targets == backwards.targets
    ids = [one.id for one in forwards.documents]
    assert len(set(ids)) == len(ids)
    settled = {(key, at) for key, at, _ in forwards.unresolved} | set(forwards.targets)
    assert settled == {
        (key, at)
        for key, one in zip("abcd", readings, strict=False)
        for at in range(len(one.citations))
    }


@pytest.mark.parametrize(
    ("number", "digits", "year"),
    [("05-CTr/TU", "05", False), ("226/2031/QH16", "226", True), ("30a/2008/NQ-CP", "30a", True)],
)
def test_parts_of_a_number(number: str, digits: str, year: bool) -> None:
    assert digits_of(number) == digits
    assert holds_year(number) == year


def test_a_document_known_by_nothing_is_still_one() -> None:
    nobody = Reading(document=DocumentName(number=None, type=None, organ=None, place=None))
    assert len(resolve(nobody).documents) == 1


def test_two_laws_of_one_name_and_year_are_not_taken_for_one() -> None:
    numbered = reading("theo Luật Bến cảng số 72/2031/QH16 ngày 16/6/2031")
    early = reading("theo Luật Bến cảng ngày 19/02/2031", own="31/KH-UBND")
    late = reading("theo Luật Bến cảng ngày 16/6/2031", own="32/KH-UBND")
    found = resolve(numbered, early, late)
    law = found.target("a", 0)
    assert law is not None
    assert found.target("c", 0) == law
    assert found.unresolved == [("b", 0, (law,))]
