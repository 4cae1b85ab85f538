"""What a row of targets or projects says of a document is not said of the plan itself."""

import pytest

from loaders.reader import read_plan
from loaders.reading import Reading
from ontology.agencies import default_registry

_HEAD = """ỦY BAN NHÂN DÂN
THÀNH PHỐ SAO MAI

Số: 8/KH-UBND

Sao Mai, ngày 13 tháng 01 năm 2031

KẾ HOẠCH
Thực hiện Nghị quyết số 91/NQ-CP ngày 02/01/2031 của Chính phủ

"""


def _relations(reading: Reading) -> dict[str | None, tuple[str, bool]]:
    return {
        one.name.number: (one.relation, one.implements is not None) for one in reading.citations
    }


def _read(table: str) -> Reading:
    return read_plan((_HEAD + table).encode(), default_registry())


def test_a_project_that_replaces_a_decision_does_not_make_the_plan_replace_it() -> None:
    reading = _read(
        "Danh mục dự án\n\nSTT\tTên dự án\tNguồn vốn\tGhi chú\n"
        "1\tCầu Lá Tre (thay thế Quyết định số 71/QĐ-UBND ngày 03/4/2029 của UBND thành phố)\t"
        "Ngân sách\tTheo Chỉ thị số 6/CT-TTg\n"
        "2\tĐê sông Mây theo Kế hoạch số 15/KH-UBND thực hiện Nghị quyết số 33/NQ-CP\tVốn vay\t\n"
    )
    assert len(reading.projects) == 2
    assert _relations(reading) == {
        "91/NQ-CP": ("implements", False),
        "71/QĐ-UBND": ("cites", False),
        "06/CT-TTg": ("cites", False),
        "15/KH-UBND": ("cites", False),
        "33/NQ-CP": ("cites", False),
    }
    assert all(one.carried is None for one in reading.citations)


def test_a_target_that_rests_on_a_directive_does_not_make_the_plan_rest_on_it() -> None:
    reading = _read(
        "Chỉ tiêu\tĐơn vị tính\tKế hoạch 2031\tGhi chú\n"
        "Số cây ven sông\tcây\t500\tCăn cứ Chỉ thị số 6/CT-TTg\n"
    )
    assert len(reading.targets) == 1
    assert _relations(reading)["06/CT-TTg"] == ("cites", False)


@pytest.mark.parametrize(
    ("title", "deadline"),
    [
        ("Mở lễ hội sau khi được UNESCO công nhận là Di sản", "Sau khi được công nhận"),
        (
            "Đặt phí cảng sau khi Quốc hội ban hành Nghị quyết về cảng xanh",
            "Ngay sau khi Nghị quyết của Quốc hội được ban hành",
        ),
    ],
)
def test_a_condition_said_twice_in_a_row_is_one(title: str, deadline: str) -> None:
    text = (
        f"KẾ HOẠCH\nVề biển\n\nTT\tNhiệm vụ\tChủ trì\tThời hạn\n1\t{title}\tSở Y tế\t{deadline}\n"
    )
    (task,) = read_plan(text.encode(), default_registry()).tasks
    (wait,) = task.prerequisites
    assert wait.issuer is not None
