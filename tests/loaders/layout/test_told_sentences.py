"""The time of a sentence that hands out work, and of a heading: whose it is, and whose not."""

import pytest

from loaders.layout.sentences import heading_time, sentence_time
from loaders.reader import read_plan
from loaders.reading import Reading
from ontology.agencies import default_registry
from ontology.spelling import fold

_REGISTRY = default_registry()
_HEAD = "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM\n\nSố: 4/KH-UBND\n\nSông Lam, ngày 3 tháng 2 năm 2031\n\n"


def _read(body: str) -> Reading:
    text = _HEAD + "KẾ HOẠCH\nVề trồng cây\n\nIII. TỔ CHỨC THỰC HIỆN\n\n" + body
    return read_plan(text.encode(), _REGISTRY)


def _cut(words: str, span: tuple[int, int] | None) -> str | None:
    return fold(words)[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("Xây dựng quy chế vườn ươm, trình UBND tỉnh trong quý III/2031", "trong quý iii/2031"),
        ("Gửi Sở Y tế trước ngày 28/02/2031 để tổng hợp", "trước ngày 28/02/2031"),
        ("Trong quý I/2031, tham mưu đề án trồng cây", "trong quý i/2031"),
        ("Thống kê xong trước 30/6/2031 số cây cổ thụ", "xong trước 30/6/2031"),
        ("Đo rừng; hoàn thành trước tháng 6 năm 2031", "trước tháng 6 năm 2031"),
        ("Hỗ trợ các dự án khởi công trước ngày 1/7/2031", None),
        ("Quyết toán các dự án hoàn thành trước ngày 31/12/2031", None),
        ("Khởi công vườn ươm; hoàn thành thủ tục đất đai trước 15/8/2031", None),
        ("Trình đề án trước 1/5/2031, ban hành trước 1/8/2031", None),
        ("Báo cáo kết quả trước ngày 15/12/2031 và hằng năm", None),
        ("Trồng cây ven đê. Báo cáo kết quả trước ngày 15/12/2031", None),
    ],
)
def test_the_time_of_a_sentence(words: str, time: str | None) -> None:
    assert _cut(words, sentence_time(fold(words))) == time


@pytest.mark.parametrize(
    ("words", "beside_others", "time"),
    [
        ("Nhiệm vụ thực hiện trong năm 2031", False, "trong năm 2031"),
        ("Các nhiệm vụ hoàn thành trước ngày 30/6/2031:", False, "trước ngày 30/6/2031"),
        ("Quý III/2031", False, "quý iii/2031"),
        ("Nhiệm vụ thường xuyên", False, "thường xuyên"),
        ("Nhiệm vụ trọng tâm năm 2031", True, "năm 2031"),
        ("Nhiệm vụ trọng tâm năm 2031", False, None),
        ("Nhiệm vụ, giải pháp chủ yếu", True, None),
        ("Kết quả thực hiện năm 2031", True, None),
    ],
)
def test_the_time_of_a_heading(words: str, beside_others: bool, time: str | None) -> None:
    assert _cut(words, heading_time(fold(words), beside_others)) == time


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (
            "1. Sở Y tế\n\n- Xây dựng quy chế vườn thuốc, trình UBND tỉnh trong quý III/2031.\n",
            [("body/III/1/-1", "Sở Y tế", "2031-09-30")],
        ),
        (
            "1. Giao Sở Y tế rào các vườn thuốc, báo cáo kết quả trước ngày 30/11/2031.\n",
            [("body/III/1", "Sở Y tế", "2031-11-29")],
        ),
        (
            "1. Sở Y tế\n\nTham mưu đề án vườn thuốc, hoàn thành trước ngày 30/11/2031.\n",
            [("body/III/1/-1", "Sở Y tế", "2031-11-29")],
        ),
        (
            "1. Sở Y tế\n\n- Định kỳ hằng năm báo cáo kết quả trước ngày 15/12.\n",
            [],
        ),
        (
            "1. Nhiệm vụ hoàn thành trong năm 2031\n\n1.1. Trồng cây ven đê\n\nChủ trì: Sở Y tế\n",
            [("body/III/1.1", "Sở Y tế", "2031-12-31")],
        ),
    ],
)
def test_work_that_a_sentence_hands_out(body: str, rows: list[tuple[str, str, str]]) -> None:
    tasks = _read(body).tasks
    assert [(t.ref, t.leads[0].name, str(t.deadline.end)) for t in tasks] == rows


def test_a_time_that_nobody_is_told_is_listed() -> None:
    read = _read("1. Trồng cây\n\n- Trình quy chế trồng cây trong quý III/2031 để ban hành.\n")
    assert not read.tasks
    assert [one.reason for one in read.unread] == ["deadline-in-sentence"]


@pytest.mark.parametrize(
    ("body", "leads"),
    [
        ("1. Giám đốc Sở Y tế theo dõi, báo cáo Bộ Y tế trước ngày 1/9/2031.", ["Sở Y tế"]),
        ("1. Văn phòng Sở: Trình dự toán trồng cây trước 15/4/2031.", ["Văn phòng Sở"]),
        ("1. Phòng Vườn Ươm rà soát kho giống xong trước 15/4/2031.", ["Phòng Vườn Ươm"]),
        ("1. Sở Y tế: phối hợp Sở Nội vụ đếm cây, hoàn thành trước ngày 1/9/2031.", []),
        ("1. Đếm cây\n\n(Sở Y tế thực hiện; hoàn thành trong Quý II/2031)", ["Sở Y tế"]),
        (
            "1. Đo rừng\n\nCác việc sau hoàn thành trong năm 2031:\n\n- Đếm cây (Sở Y tế chủ trì).",
            ["Sở Y tế"],
        ),
    ],
)
def test_who_is_told_by_a_sentence_with_a_time(body: str, leads: list[str]) -> None:
    (task,) = _read(body + "\n").tasks
    assert [one.name for one in task.leads] == leads
    assert task.deadline.end is not None


def test_a_wait_that_stands_for_the_time_of_an_act_is_the_deadline() -> None:
    body = "1. Sở Y tế\n\n- Lập quy chế vườn, ban hành ngay khi có hướng dẫn của Bộ Y tế.\n"
    (task,) = _read(body).tasks
    assert (task.deadline.kind, [w.event for w in task.prerequisites]) == (
        "conditional",
        ["guidance"],
    )


def test_the_day_of_a_month_that_comes_again_is_no_deadline() -> None:
    assert not _read("1. Sở Y tế tổng hợp báo cáo hằng tháng (trước ngày 25).\n").tasks


def test_who_helps_by_the_heading() -> None:
    body = "3. Sở Y tế chủ trì, phối hợp với Sở Nội vụ:\n\na) Trình quy chế trong tháng 8/2031.\n"
    (task,) = _read(body).tasks
    assert [one.name for one in task.coordinators] == ["Sở Nội vụ"]


def test_a_decree_in_force_is_the_decree_of_the_heading() -> None:
    body = (
        "1. Nhiệm vụ sau khi Chính phủ ban hành Nghị định về cây xanh\n\n- Lập quy chế cây xanh\n\n"
        "Thời gian thực hiện: Trong vòng 60 ngày kể từ ngày Nghị định có hiệu lực\n"
    )
    (task,) = _read(body).tasks
    assert [(w.issuer.name if w.issuer else None, w.offset) for w in task.prerequisites] == [
        ("Chính phủ", "P60D")
    ]


@pytest.mark.parametrize(
    ("body", "row"),
    [
        (
            "1. Lập sổ cây: Sở Y tế chủ trì, Sở Nội vụ phối hợp; sau khi Bộ Y tế ban hành mẫu sổ.",
            ("Lập sổ cây", ["Sở Y tế"], ["Sở Nội vụ"], "conditional"),
        ),
        (
            "1. Mở vườn thuốc (Sở Y tế chủ trì; Sở Nội vụ phối hợp; thời gian thực hiện: 2032).",
            ("Mở vườn thuốc", ["Sở Y tế"], ["Sở Nội vụ"], "fixed"),
        ),
        (
            "1. Mở hội cây xanh (Sở Y tế; tháng 11 hằng năm).",
            ("Mở hội cây xanh", ["Sở Y tế"], [], "recurring"),
        ),
        (
            "1. Đếm cây. Chủ trì: Sở Y tế, phối hợp với Sở Nội vụ. Thời gian: Quý II/2031.",
            ("Đếm cây.", ["Sở Y tế"], ["Sở Nội vụ"], "fixed"),
        ),
        (
            "1. Sở Y tế (cơ quan thường trực)\n\n1.1. Quy chế vườn thuốc: trong vòng 60 ngày kể từ "
            "ngày Nghị định về dược liệu có hiệu lực.",
            (
                "Quy chế vườn thuốc: trong vòng 60 ngày kể từ ngày Nghị định về dược liệu có hiệu"
                " lực.",
                ["Sở Y tế"],
                [],
                "conditional",
            ),
        ),
        (
            "1. Các sở, ban, ngành và UBND cấp xã báo cáo số vườn, rừng trước ngày 5/8/2031.",
            (
                "Các sở, ban, ngành và UBND cấp xã báo cáo số vườn, rừng trước ngày 5/8/2031.",
                ["Các sở, ban, ngành tỉnh", "UBND xã, phường, đặc khu"],
                [],
                "fixed",
            ),
        ),
    ],
)
def test_who_and_when_in_clauses(body: str, row: tuple[str, list[str], list[str], str]) -> None:
    (task,) = _read(body + "\n").tasks
    leads = [one.name for one in task.leads]
    helpers = [one.name for one in task.coordinators]
    assert (task.title, leads, helpers, task.deadline.kind) == row


@pytest.mark.parametrize(
    "body",
    [
        "1. Các đơn vị sự nghiệp trồng cây xong trước ngày 5/8/2031.",
        "1. Sở Y tế: sau khi Bộ Y tế ban hành mẫu sổ, trình UBND tỉnh cho mở vườn thuốc.",
        "1. Sở Y tế tham mưu sơ kết vào năm 2031, tổng kết vào năm 2033.",
    ],
)
def test_what_is_not_certain_is_no_task(body: str) -> None:
    assert not _read(body + "\n").tasks


def test_a_group_with_a_time_in_brackets_is_a_heading() -> None:
    body = (
        "1. Nhóm nhiệm vụ về vườn (hoàn thành trong năm 2031)\n\n(1) Đếm cây - Sở Y tế chủ trì;\n\n"
        "(2) Đo rừng - Sở Nội vụ chủ trì.\n"
    )
    read = _read(body)
    assert [(t.ref, str(t.deadline.end)) for t in read.tasks] == [
        ("body/III/1/(1)", "2031-12-31"),
        ("body/III/1/(2)", "2031-12-31"),
    ]
    assert not read.unread


def test_letters_that_begin_below_a_chapter_part_it() -> None:
    body = "A. Nhiệm vụ khác (thực hiện trong năm 2031)\n\n1. Đếm\n\n• Đơn vị chủ trì: Sở Y tế\n"
    (task,) = _read(body).tasks
    assert (task.ref, str(task.deadline.end)) == ("body/III/A/1", "2031-12-31")
