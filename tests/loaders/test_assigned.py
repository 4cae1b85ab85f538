"""Who is told to do a task where no cell names a lead: the sentence, the heading above."""

import pytest

from loaders.grammar.agencies.assigned import assigned_by_heading, assigned_in
from loaders.passage import Passage
from loaders.reader import read_plan
from loaders.reading import TaskReading
from ontology.agencies import default_registry

_REGISTRY = default_registry()
_HEAD = "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM\n\nSố: 4/KH-UBND\n\nSông Lam, ngày 3 tháng 2 năm 2031\n\n"


def _passage(text: str) -> Passage:
    return Passage(text, ((0, 0, 0),))


def _tasks(body: str) -> tuple[TaskReading, ...]:
    return read_plan((_HEAD + "KẾ HOẠCH\nVề trồng cây\n\n" + body).encode(), _REGISTRY).tasks


@pytest.mark.parametrize(
    ("title", "leads", "helpers"),
    [
        ("Sở Y tế lập sổ cây xanh", ["Sở Y tế"], []),
        (
            "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ, Sở Xây dựng đo mực nước",
            ["Sở Y tế"],
            ["Sở Nội vụ", "Sở Xây dựng"],
        ),
        ("Mở tuyến xe buýt; Sở Xây dựng chủ trì", ["Sở Xây dựng"], []),
        ("Ban Quản lý dự án chủ trì chọn nhà thầu", ["Ban Quản lý dự án"], []),
        ("Chủ trì, phối hợp với Sở Y tế đo mực nước", [], ["Sở Y tế"]),
        (
            "Sở Nội vụ: Chủ trì, phối hợp với Sở Y tế mở lớp",
            ["Sở Nội vụ"],
            ["Sở Y tế"],
        ),
        ("Phối hợp với Sở Y tế đo mực nước", [], []),
        ("Sở Y tế, Sở Nội vụ và các bên", [], []),
        ("Xây cầu; Sở Y tế chủ trì phần một; Sở Nội vụ chủ trì phần hai", [], []),
        ("Tiếp tục chủ trì các hội nghị", [], []),
        ("Đổi mới Sở Y tế", [], []),
    ],
)
def test_the_sentence_says_who(title: str, leads: list[str], helpers: list[str]) -> None:
    said = assigned_in(_passage(title), "vn-hp", _REGISTRY)
    assert [one.agency.name for one in said.leads] == leads
    assert [one.agency.name for one in said.helpers] == helpers


def test_a_helper_that_is_not_known_is_left_open() -> None:
    title = "Sở Y tế chủ trì, phối hợp với Sở Nội vụ, Nhóm Cây Xanh trồng cây"
    said = assigned_in(_passage(title), "vn-hp", _REGISTRY)
    assert said.open is not None
    assert title[slice(*said.open)].startswith("Nhóm Cây Xanh")


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("1. Sở Y tế", ["Sở Y tế"]),
        ("II. SỞ Y TẾ (05 nhiệm vụ)", ["Sở Y tế"]),
        ("a) Giao Sở Y tế:", ["Sở Y tế"]),
        ("III Phòng Ngân sách", ["Phòng Ngân sách"]),
        ("Trách nhiệm của Công an thành phố", ["Công an thành phố"]),
        ("II. PHÒNG NGÂN SÁCH (02 nhiệm vụ)", ["PHÒNG NGÂN SÁCH"]),
        ("1. Giao Sở Y tế chủ trì, phối hợp với các cơ quan liên quan:", ["Sở Y tế"]),
        ("2. Sở Y tế chủ trì:", ["Sở Y tế"]),
        ("1. Ban hành văn bản", []),
        ("Phòng, chống thiên tai", []),
        ("PHÒNG CHỐNG THIÊN TAI", []),
        ("Hội nghị", []),
        ("2. Sở Y tế lập sổ cây", []),
        ("Cải cách hành chính", []),
        ("Trung tâm logistics", []),
    ],
)
def test_a_heading_that_is_an_agency(heading: str, names: list[str]) -> None:
    found, start = assigned_by_heading(_passage(heading), "vn-hp", _REGISTRY)
    assert [one.agency.name for one in found] == names
    assert all(heading[start + one.start :][:3].lower() in "sở công phòng" for one in found)


def test_tasks_under_the_name_of_an_office_are_that_offices() -> None:
    (task,) = _tasks("I. PHÂN CÔNG\n\n1. Sở Y tế:\n\n- Đo mực nước; hoàn thành trước 30/6/2031.\n")
    assert [a.name for a in task.leads] == ["Sở Y tế"]
    assert task.deadline.raw == "trước 30/6/2031"
    assert "Sở Y tế" in [w.quote for w in task.words if w.field == "leads"]


def test_an_empty_cell_of_leads_names_nobody() -> None:
    (task,) = _tasks("TT\tNhiệm vụ\tChủ trì\tThời hạn\nI\tSở Y tế\t\t\n1\tĐo nước\t\tNăm 2031\n")
    assert not task.leads


def test_a_table_without_leads_has_those_of_its_headings() -> None:
    (task,) = _tasks("TT\tNhiệm vụ\tThời hạn\tSản phẩm\nI\tSở Y tế\t\t\n1\tĐo nước\t2031\tSổ\n")
    assert [a.name for a in task.leads] == ["Sở Y tế"]
