"""Body items that say in their own sentence by when they are done."""

import pytest

from loaders.layout.blocks import Line, read_blocks
from loaders.layout.body import read_body
from loaders.layout.fields import last_clause
from loaders.layout.work import Found
from ontology.spelling import fold


def _body(text: str) -> Found:
    return read_body("body", [b for b in read_blocks(text) if isinstance(b, Line)])


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("Đo mực nước; hoàn thành trước ngày 30/6/2031.", "trước ngày 30/6/2031"),
        ("Đo mực nước. Hoàn thành trong quý I/2031.", "trong quý i/2031"),
        ("Lập sổ cây, chậm nhất ngày 15/3/2031", "chậm nhất ngày 15/3/2031"),
        ("Lập sổ cây (quý II, quý III năm 2031).", "quý ii, quý iii năm 2031"),
        ("Chọn nhà thầu: Quý IV/2031.", "quý iv/2031"),
        ("Tưới cây; thời gian thực hiện: tháng 12 hằng năm.", "tháng 12 hằng năm"),
        ("Phát triển cây xanh, đến năm 2035.", None),
        ("Thực hiện Đề án cây xanh (giai đoạn 2031-2035)", None),
        ("Trình Ủy ban nhân dân trong tháng 10/2031.", None),
        ("Hoàn thành trước 30/6/2031 việc đo mực nước.", None),
        ("Tỷ lệ cây sống: 95%", None),
    ],
)
def test_the_time_that_ends_a_sentence(words: str, time: str | None) -> None:
    folded = fold(words)
    found = last_clause(folded)
    assert (found and folded[found.start : found.end]) == time


def test_a_time_among_the_aims_is_no_tasks() -> None:
    found = _body("II. MỤC TIÊU\n\n1. Trồng một vạn cây, hoàn thành trước ngày 30/6/2031.\n")
    assert not found.tasks
    assert [s.reason for s in found.skipped] == ["deadline-in-sentence"]


def test_a_chapter_with_a_time_is_no_task() -> None:
    found = _body("**II. TRỒNG CÂY (quý II/2031)**\n\n1. Ươm giống.\n")
    assert not found.tasks
    assert [s.reason for s in found.skipped] == ["deadline-in-sentence"]


def test_a_plain_sentence_below_an_item_can_name_its_time() -> None:
    found = _body(
        "II. NỘI DUNG\n\n2.1. Vườn ươm\n\nGiao Sở Y tế chủ trì ươm. Thời gian: thường xuyên.\n"
    )
    (task,) = found.tasks
    assert task.cells["lead"].text == "Sở Y tế"
    assert task.cells["deadline"].text == "thường xuyên."


def test_bullets_that_describe_the_item_above_are_no_items() -> None:
    found = _body(
        "2. NỘI DUNG\n\n2.1. Đo nước\n\n- Nội dung: Đo nước sông.\n\n- Thời gian: Cả năm 2031.\n"
    )
    (task,) = found.tasks
    assert (task.ref, task.cells["title"].text) == ("body/2.1", "Đo nước")


def test_a_numbered_paragraph_without_a_time_is_no_gap() -> None:
    found = _body(
        "II. VIỆC\n\n1. Ươm, hoàn thành trước 30/6/2031.\n\n2. Trồng cây.\n\n"
        "3. Tưới, hoàn thành trước 30/6/2031.\n\n5. Bón, hoàn thành trước 30/6/2031.\n"
    )
    assert found.gaps == ["body/II: 4"]


@pytest.mark.parametrize(
    "words",
    [
        "- Từ 01/3 đến 30/11/2031: Trồng cây.",
        "- Tháng 12/2031: Tổng kết.",
        "1. Sở Y tế là cơ quan đầu mối; sơ kết vào tháng 6 hằng năm tại bến.",
        "2. Theo dõi mực nước; định kỳ 06 tháng báo cáo Ủy ban nhân dân.",
        "- Khảo sát vườn ươm: Tháng 4/2031 - Ban Đô thị",
        "2. Diễn tập do Sở Y tế tổ chức trong tháng 5/2031 tại bến.",
    ],
)
def test_times_that_make_no_task_are_reported(words: str) -> None:
    found = _body(f"II. TIẾN ĐỘ\n\n{words}\n")
    assert not found.tasks
    assert [s.reason for s in found.skipped] == ["deadline-in-sentence"]


def test_a_line_that_names_a_field_never_goes_on_with_the_one_above() -> None:
    found = _body(
        "II. VIỆC\n\n+ Xây bể chứa nước\nNgười thực hiện: Đoàn Thanh niên xã và các hộ trong thôn\n"
        "Hạn hoàn thành: 30/6/2031\n"
    )
    (task,) = found.tasks
    assert task.cells["deadline"].text == "30/6/2031"


def test_a_time_in_a_bullets_own_sentence_stays_there() -> None:
    found = _body(
        "III. PHÂN CÔNG\n\n1. Sở Y tế\n\n- Là cơ quan thường trực.\n\n"
        "- Đo mực nước; hoàn thành trước ngày 30/6/2031.\n"
    )
    assert [t.ref for t in found.tasks] == ["body/III/1/-2"]


@pytest.mark.parametrize("heading", ["C. TỔ CHỨC THỰC HIỆN", "3. Tổ chức thực hiện"])
def test_the_chapter_of_who_does_what_is_no_field(heading: str) -> None:
    found = _body(
        "1. Ươm cây; hoàn thành trước 30/6/2031.\n\n2. Trồng cây ven sông.\n\n"
        f"{heading}\n\nCăn cứ nhiệm vụ, các đơn vị lập kế hoạch.\n"
    )
    assert [t.ref for t in found.tasks] == ["body/1"]
    assert not any("lead" in t.cells for t in found.tasks)
