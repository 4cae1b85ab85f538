"""Awaited acts in running texts: every row of the tables in both directions, and whole phrases."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.waiting.actors import Source
from loaders.grammar.waiting.awaiting import ACTS, AWAITED, OPENINGS, Act, Awaited, Opening
from loaders.grammar.waiting.conditions import Where, find_conditions
from loaders.grammar.waiting.openings import find_openings
from loaders.grammar.waiting.prerequisites import FoundPrerequisite, find_prerequisites
from ontology.agencies import default_registry
from ontology.spelling import fold

PLACE = "vn-song-van"
TITLE = "Xây dựng và triển khai Đề án nuôi cá lồng. Báo cáo kết quả."

ROWS: tuple[Awaited | Act, ...] = (*AWAITED, *ACTS)
EXAMPLES = [(row, example) for row in ROWS for example in row.examples]
LOOK_ALIKES = [text for row in (*OPENINGS, *ROWS) for text in row.look_alikes]


def find(text: str, where: Where = "deadline", subject: str = TITLE) -> list[FoundPrerequisite]:
    return find_prerequisites(text, where, subject, PLACE, default_registry())


def only(text: str, where: Where = "deadline", subject: str = TITLE) -> FoundPrerequisite:
    (found,) = find(text, where, subject)
    return found


def issuer(found: FoundPrerequisite) -> str | None:
    return found.issuer.name if found.issuer else None


@pytest.mark.parametrize(
    ("name", "example"), [(row.name, text) for row in OPENINGS for text in row.examples]
)
def test_every_opening_opens_its_examples(name: str, example: str) -> None:
    source = Source(example, fold(example), PLACE, default_registry())
    assert [opening.name for opening, _, _ in find_conditions(source, "deadline")] == [name]


@pytest.mark.parametrize(("row", "example"), EXAMPLES)
def test_every_row_gives_its_examples(row: Awaited | Act, example: str) -> None:
    assert re.search(row.pattern, fold(example))
    assert row.event in {found.event for found in find(example)}


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_give_nothing(text: str) -> None:
    assert find(text, "title") == []


def test_every_row_has_examples() -> None:
    assert all(row.examples for row in ROWS)
    assert all(row.examples or not row.shapes for row in OPENINGS)
    assert all(row.look_alikes for row in (*OPENINGS, *ROWS))


def test_a_hidden_opening_hides_what_stands_in_it() -> None:
    assert find_openings("trước khi bộ y tế ban hành") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Quý III/2031. Sau khi Bộ Nội vụ trình cấp trên ban hành chế độ mới.",
            ("Bộ Nội vụ", "central", "issuance", "chế độ mới"),
        ),
        (
            "Hằng năm, bám sát hướng dẫn của các Bộ, ngành Trung ương.",
            ("Các bộ, ngành Trung ương", "central", "guidance",
             "hướng dẫn về Đề án nuôi cá lồng"),
        ),
        (
            "Theo tiến độ yêu cầu của Bộ Y tế",
            ("Bộ Y tế", "central", "request",
             "tiến độ yêu cầu về Đề án nuôi cá lồng"),
        ),
        (
            "sau khi được UNESCO ghi danh là di sản tư liệu",
            ("UNESCO", "international", "recognition",
             "ghi danh là di sản tư liệu (Đề án nuôi cá lồng)"),
        ),
        (
            "Sau khi tỉnh Bắc Ninh phê duyệt quy hoạch vùng giáp ranh",
            (None, "local", "approval", "quy hoạch vùng giáp ranh"),
        ),
        (
            "Quý I/2027, sau khi Luật Đô thị ngầm được thông qua",
            (None, "central", "approval", "Luật Đô thị ngầm"),
        ),
        ("Khi có yêu cầu", (None, "other", "request", "yêu cầu về Đề án nuôi cá lồng")),
    ],
)  # fmt: skip
def test_phrases_of_deadlines(text: str, expected: tuple[str | None, ...]) -> None:
    found = only(text)
    assert (issuer(found), found.level, found.event, found.object) == expected
    assert not found.own_object


def test_the_span_is_the_condition_alone() -> None:
    title = "Hỗ trợ ngư dân sau khi có hướng dẫn của Bộ Y tế nhằm tăng thu nhập."
    found = only(title, "title")
    assert title[found.start : found.end] == "sau khi có hướng dẫn của Bộ Y tế"
    assert found.object == "hướng dẫn về Hỗ trợ ngư dân"


def test_one_phrase_can_name_two_acts() -> None:
    text = "Sau khi Quốc hội thông qua Luật Hải cảng; Chính phủ ban hành Nghị định hướng dẫn."
    first, second = find(text)
    assert text[first.start : first.end] == "Sau khi Quốc hội thông qua Luật Hải cảng"
    assert text[second.start : second.end] == "Chính phủ ban hành Nghị định hướng dẫn"
    assert (issuer(first), issuer(second)) == ("Quốc hội", "Chính phủ")


def test_two_organs_that_must_both_act_are_two_prerequisites() -> None:
    found = find("Theo hướng dẫn của Bộ Y tế và Bộ Tài chính")
    assert [issuer(one) for one in found] == ["Bộ Y tế", "Bộ Tài chính"]
    assert len({(one.start, one.end) for one in found}) == 1


def test_the_tasks_own_thing_is_named_by_its_title() -> None:
    found = only("Quý III/2031 (khởi công sau khi Đề án được phê duyệt)")
    assert (found.level, found.event, found.own_object) == ("city", "approval", True)
    assert found.object == "Đề án nuôi cá lồng"


def test_an_approval_without_a_thing_is_the_tasks_own() -> None:
    found = only("Triển khai Đề án chiếu sáng thông minh sau khi được phê duyệt", "title")
    assert found.own_object
    assert found.object == "Đề án chiếu sáng thông minh"


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("sau 6 tháng khi Chính phủ ban hành Nghị định về cảng cạn", "P6M"),
        ("sau 30 ngày kể từ khi Đề án được phê duyệt", "P30D"),
        ("Trong vòng hai tuần kể từ ngày có hướng dẫn của Bộ Y tế", "P2W"),
        ("sau 2 quý kể từ khi Chính phủ ban hành Nghị định về cảng cạn", "P6M"),
        ("01 năm sau khi Quốc hội thông qua Luật Hải cảng", "P1Y"),
        ("sau khi Quốc hội thông qua Luật Hải cảng", None),
    ],
)
def test_offsets_are_durations(text: str, offset: str | None) -> None:
    assert only(text).offset == offset


def test_an_act_without_object_is_about_what_stands_before_it() -> None:
    title = "Rà soát dữ liệu; công bố danh mục nghề mới sau khi Trung ương công bố; báo cáo."
    assert only(title, "title").object == "danh mục nghề mới"


def test_title_and_deadline_speak_of_the_same_object() -> None:
    title = "Cắt giảm giấy phép xây dựng theo kế hoạch của Bộ Xây dựng"
    deadline = only("Năm 2031 (Tiến độ phụ thuộc vào Kế hoạch của Bộ Xây dựng)", "deadline", title)
    assert fold(deadline.object or "") == fold(only(title, "title", title).object or "")


def test_a_line_break_ends_a_condition() -> None:
    text = "Sau khi Chính phủ ban hành Nghị định về cảng cạn\nTổ chức: năm 2027"
    found = only(text)
    assert text[found.start : found.end].endswith("cảng cạn")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Năm 2026 và khi cần thiết", "deadline"),
        ("Theo Kế hoạch của Thành ủy Sông Vân", "deadline"),
        ("Sau khi sáp nhập", "deadline"),
        ("Sau khi có hiệu lực", "deadline"),
        ("Theo tiến độ dự án", "deadline"),
        ("Theo yêu cầu của doanh nghiệp", "deadline"),
        ("Khi có yêu cầu của người dân", "deadline"),
        ("Hỗ trợ doanh nghiệp khi có yêu cầu", "title"),
        ("Không lập quỹ mới, trừ các trường hợp cấp bách theo yêu cầu của Bộ Chính trị", "title"),
        ("Đào tạo theo yêu cầu của Ủy ban nhân dân thành phố Sông Vân", "title"),
        ("Trên cơ sở Nghị quyết của Bộ Chính trị, xây dựng kế hoạch", "title"),
        ("Kết quả đo theo yêu cầu của dự án", "product"),
    ],
)
def test_what_is_no_prerequisite(text: str, where: Where) -> None:
    assert find(text, where) == []


@pytest.mark.parametrize("where", ["product", "section"])
def test_products_and_headings_can_wait(where: Where) -> None:
    assert only("Nhiệm vụ sau khi có hướng dẫn của Bộ Tư pháp", where).event == "guidance"


WORDS = st.sampled_from(
    [word for row in (*OPENINGS, *ROWS) for text in row.examples for word in text.split()]
)


@given(st.lists(WORDS | st.text(max_size=6), max_size=25).map(" ".join))
def test_any_text_is_read_and_spans_stay_inside(text: str) -> None:
    for where in ("deadline", "title", "product", "section"):
        for found in find_prerequisites(text, where, text, PLACE, default_registry()):
            assert 0 <= found.start < found.end <= len(text)
            assert text[found.start : found.end] == text[found.start : found.end].strip()


def test_a_named_thing_must_be_finished_first_unless_it_is_the_task_s_own() -> None:
    deadline = "Quý III/2027, sau khi hoàn thành Kho dữ liệu nghề cá"
    found = only(deadline, subject="Lắp phao số tại cửa biển")
    assert (found.event, found.object) == ("completion", "Kho dữ liệu nghề cá")
    assert deadline[found.start : found.end] == "sau khi hoàn thành Kho dữ liệu nghề cá"
    assert find(deadline, subject="Xây dựng, vận hành Kho dữ liệu nghề cá của thành phố") == []


def test_guidance_of_a_military_region_is_awaited_from_it() -> None:
    found = only("Tham gia lập bản đồ theo hướng dẫn của Quân khu, gắn với khai hoang.", "title")
    assert (issuer(found), found.level, found.event) == ("Quân khu", "central", "guidance")


@pytest.mark.parametrize("row", OPENINGS, ids=lambda row: row.name)
def test_an_opening_is_no_longer_than_its_pattern(row: Opening) -> None:
    """Openings are looked for only so far before their last word."""
    counted = row.pattern.replace("{1,3}", "")
    assert not set("*+{") & set(counted)
    for example in row.examples:
        assert all(len(found[0]) <= len(row.pattern) for found in re.finditer(row.pattern, example))
