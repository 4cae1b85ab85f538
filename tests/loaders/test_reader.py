"""Whole documents of other offices: who issues them, and that no row is lost or doubled."""

import pytest

from loaders.reader import read_plan
from loaders.reading import Reading
from ontology.agencies import default_registry


def _read(text: str) -> Reading:
    return read_plan(text.encode(), default_registry())


_COMMUNE = (
    "ỦY BAN NHÂN DÂN\nPHƯỜNG NGỌC LAN\n\nSố: 8/KH-UBND\n\n"
    "Ngọc Lan, ngày 13 tháng 01 năm 2031\n\nKẾ HOẠCH\nChăm sóc cây xanh\n\n"
    "UBND phường ban hành Kế hoạch chăm sóc cây xanh như sau:\n\n"
    "1. Đếm cây.\nThời gian: Quý I/2031. Đơn vị chủ trì: Công an phường.\n\n"
    "2. Mua giống.\nThời gian: Quý II/2031. Đơn vị chủ trì: Sở Tài chính.\n"
)


def test_a_commune_speaks_of_its_own_organs() -> None:
    reading = _read(_COMMUNE)
    assert reading.document.issuer == "Ủy ban nhân dân phường Ngọc Lan"
    assert reading.document.level == "commune"
    place = reading.document.place
    assert place is not None
    assert place.endswith("-phuong-ngoc-lan")
    police, finance = (task.leads[0] for task in reading.tasks)
    assert (police.name, police.place, police.collective) == ("Công an phường", place, False)
    assert finance.place is None or not finance.place.endswith("ngoc-lan")


def test_an_official_letter_is_named_by_its_subject() -> None:
    reading = _read(
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ SAO MAI\n\nSố: 45/UBND-KT\nV/v đẩy nhanh việc trồng\n"
        "cây ven sông\n\nSao Mai, ngày 03 tháng 10 năm 2031\n\nKính gửi:\n- Các sở.\n\n"
        "Yêu cầu:\n\n1. Sở Y tế đo nước, báo cáo trước ngày 20/10/2031 tại cuộc họp.\n"
    )
    assert reading.document.title == "đẩy nhanh việc trồng cây ven sông"
    assert [one.name for task in reading.tasks for one in task.leads] == ["Sở Y tế"]
    assert not reading.unread


def test_the_party_committee_of_a_ministry_belongs_to_the_state() -> None:
    reading = _read(
        "ĐẢNG ỦY BỘ Y TẾ\n*\nSố 3-CTr/ĐU\n\nSao Mai, ngày 11 tháng 11 năm 2031\n\n"
        "CHƯƠNG TRÌNH CÔNG TÁC\nNĂM 2032\n\nI. Các việc\n"
    )
    assert (reading.document.issuer, reading.document.place) == ("Đảng ủy Bộ Y tế", "vn")


def test_a_ref_names_one_thing_of_the_document() -> None:
    reading = _read(
        "KẾ HOẠCH\nTrồng cây\n\nNhiệm vụ\tCơ quan chủ trì\nMở lớp\tSở Y tế\n\n"
        "Chỉ tiêu\tĐơn vị tính\tKế hoạch 2031\nSố cây\tcây\t500\n"
    )
    refs = [*(one.ref for one in reading.tasks), *(one.ref for one in reading.targets)]
    assert refs == ["body/-1", "body/-1~2"]


_TABLE = (
    "UBND TỈNH LAM SƠN\nSố: 30/KH-UBND\n\nKẾ HOẠCH\nvề muối\n\nPHỤ LỤC\n\n"
    "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành |\n|---|---|---|---|\n"
    "| 1 | Đắp bờ | Sở Xây dựng | Quý I/2031 |\n"
)


@pytest.mark.parametrize("title", ["", "**", "<p></p>"])
def test_a_row_without_a_title_is_no_task_and_is_listed(title: str) -> None:
    row = f"| 2 | {title} | Sở Nội vụ | Quý II/2031, theo Quyết định số 7/QĐ-TTg |"
    reading = _read(f"{_TABLE}{row}\n| 3 | Đào kênh | Sở Nội vụ | Quý II/2031 |\n")
    assert [task.ref for task in reading.tasks] == ["PL/1", "PL/3"]
    assert [(u.reason, u.quote) for u in reading.unread] == [("row-without-title", row)]
    assert [each.name.number for each in reading.citations] == ["07/QĐ-TTg"]


def test_a_row_that_continues_one_of_other_columns_is_listed() -> None:
    reading = _read(
        f"{_TABLE}\n| TT | Nhiệm vụ | Thời gian hoàn thành |\n|---|---|---|\n"
        "|  | và bờ kè (cũ) | |\n| 2 | Đào kênh | Quý II/2031 |\n"
    )
    assert [task.title for task in reading.tasks] == ["Đắp bờ", "Đào kênh"]
    assert [u.reason for u in reading.unread] == ["row-of-other-columns"]


def test_what_a_head_prints_against_its_number_is_kept_with_its_place() -> None:
    text = "\ufeff**BỘ XÂY DỰNG**\nSố: 30 /KH-UBND\n\nQUYẾT ĐỊNH\nvề muối\n\nI. MỤC ĐÍCH\n"
    found = _read(text).contradictions
    plain = text.removeprefix("\ufeff")
    assert [each.rule for each in found] == ["number-issuer", "number-type"]
    assert [each.printed.quote for each in found] == ["BỘ XÂY DỰNG", "QUYẾT ĐỊNH"]
    for each in found:
        for words in (each.number, each.printed):
            assert plain[words.start : words.end] == words.quote
        assert each.number.quote == "30 /KH-UBND"
