"""Heads that contradict their own number, and many that only look so: all of invented places."""

from typing import NamedTuple

import pytest

from loaders.grammar.documents.identity import read_identity
from ontology.agencies import default_registry

_DAY = "Lam Sơn, ngày 03 tháng 4 năm 2031"


class Case(NamedTuple):
    """A head, the rule it breaks and the words against the number; both None for a good one."""

    what: str
    text: str
    rule: str | None = None
    printed: str | None = None


def _head(letterhead: str, number: str, type_: str, more: str = "về nghề muối") -> str:
    return f"{letterhead}\nSố: {number}\n{_DAY}\n\n{type_}\n{more}\n\nI. MỤC ĐÍCH\n"


BAD = (
    Case("a province's plan under a ministry's name",
         _head("BỘ TÀI CHÍNH", "30/KH-UBND", "KẾ HOẠCH"), "number-issuer", "BỘ TÀI CHÍNH"),
    Case("a council's resolution under the Party's name",
         _head("TỈNH ỦY LAM SƠN", "7/NQ-HĐND", "NGHỊ QUYẾT"), "number-issuer", "TỈNH ỦY LAM SƠN"),
    Case("a council's resolution under the committee's name",
         _head("ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN", "7/NQ-HĐND", "NGHỊ QUYẾT"), "number-issuer",
         "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN"),
    Case("a decree under a ministry's name",
         _head("BỘ XÂY DỰNG", "45/2031/NĐ-CP", "NGHỊ ĐỊNH"), "number-issuer", "BỘ XÂY DỰNG"),
    Case("a law under the Government's name",
         _head("CHÍNH PHỦ", "31/2034/QH16", "LUẬT", "BẾN CẢNG"), "number-issuer", "CHÍNH PHỦ"),
    Case("a Party plan under the People's Committee's name",
         _head("UBND THÀNH PHỐ SAO MAI", "12-KH/TU", "KẾ HOẠCH"), "number-issuer",
         "UBND THÀNH PHỐ SAO MAI"),
    Case("a central resolution under a province's name",
         _head("TỈNH ỦY LAM SƠN", "12-NQ/TW", "NGHỊ QUYẾT"), "number-issuer", "TỈNH ỦY LAM SƠN"),
    Case("a department's plan under another's name",
         _head("UBND TỈNH LAM SƠN\nSỞ TÀI CHÍNH", "30/KH-SKHCN", "KẾ HOẠCH"), "number-issuer",
         "SỞ TÀI CHÍNH"),
    Case("a circular under another ministry's name",
         _head("BỘ NỘI VỤ", "28/2031/TT-BTC", "THÔNG TƯ"), "number-issuer", "BỘ NỘI VỤ"),
    Case("another's name in the title alone",
         f"Số: 30/KH-UBND\n{_DAY}\n\nKẾ HOẠCH\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề nghề muối\n",
         "number-issuer", "BAN THƯỜNG VỤ TỈNH ỦY"),
    Case("a plan with a decision's number",
         _head("UBND TỈNH LAM SƠN", "30/QĐ-UBND", "KẾ HOẠCH"), "number-type", "KẾ HOẠCH"),
    Case("a resolution with a plan's number",
         _head("TỈNH ỦY LAM SƠN", "12-KH/TU", "NGHỊ QUYẾT"), "number-type", "NGHỊ QUYẾT"),
)  # fmt: skip

GOOD = (
    Case("a province's plan", _head("ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN", "30/KH-UBND", "KẾ HOẠCH")),
    Case("a department below its province",
         _head("UBND TỈNH LAM SƠN\nSỞ TÀI CHÍNH", "30/KH-STC", "KẾ HOẠCH")),
    Case("a department whose own line a scan has lost",
         _head("UBND TỈNH LAM SƠN", "30/KH-STC", "KẾ HOẠCH")),
    Case("a department's draft of what the province issues",
         _head("SỞ TÀI CHÍNH", "30/KH-UBND", "KẾ HOẠCH")),
    Case("a department with a short name",
         _head("UBND TỈNH LAM SƠN\nSỞ GD&ĐT", "30/KH-SGDĐT", "KẾ HOẠCH")),
    Case("a department with a hyphen in its suffix",
         _head("UBND TỈNH LAM SƠN\nSỞ LĐ-TB&XH", "30/KH-SLĐTBXH", "KẾ HOẠCH")),
    Case("a ward below its city",
         _head("UBND THÀNH PHỐ SAO MAI\nUBND PHƯỜNG NGỌC LAN", "5/KH-UBND", "KẾ HOẠCH")),
    Case("the chairman of a People's Committee",
         _head("CHỦ TỊCH ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN", "30/QĐ-CT", "QUYẾT ĐỊNH")),
    Case("a school below a department", _head("SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG THPT MUỐI",
                                              "5/KH-STC", "KẾ HOẠCH")),
    Case("a steering committee below a province",
         _head("UBND TỈNH LAM SƠN\nBAN CHỈ ĐẠO NGHỀ MUỐI", "5/KH-BCĐ", "KẾ HOẠCH")),
    Case("an organising committee that abbreviates as a ministry does",
         _head("UBND TỈNH LAM SƠN\nBAN TỔ CHỨC LỄ HỘI", "5/KH-BTC", "KẾ HOẠCH")),
    Case("an organising committee whose line is lost",
         _head("UBND TỈNH LAM SƠN", "5/KH-BTC", "KẾ HOẠCH")),
    Case("the standing committee signs for the Party committee",
         _head("TỈNH ỦY LAM SƠN", "12-KH/TU", "KẾ HOẠCH", "CỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề muối")),
    Case("the Party's own name of its committee",
         _head("BAN CHẤP HÀNH ĐẢNG BỘ\nTHÀNH PHỐ SAO MAI", "12-NQ/TU", "NGHỊ QUYẾT")),
    Case("a Party cell of a ward below the city's",
         _head("ĐẢNG BỘ THÀNH PHỐ SAO MAI\nĐẢNG ỦY PHƯỜNG NGỌC LAN", "5-KH/ĐU", "KẾ HOẠCH")),
    Case("a Party cell of a ward that numbers as the city does",
         _head("ĐẢNG ỦY PHƯỜNG NGỌC LAN", "5-KH/TU", "KẾ HOẠCH")),
    Case("a Party committee of a ministry", _head("ĐẢNG BỘ BỘ TÀI CHÍNH", "5-KH/ĐU", "KẾ HOẠCH")),
    Case("a Party committee of a People's Committee in two lines",
         _head("ĐẢNG ỦY\nỦY BAN NHÂN DÂN TỈNH LAM SƠN", "5-KH/ĐU", "KẾ HOẠCH")),
    Case("a central body of the Party",
         _head("BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN TỔ CHỨC TRUNG ƯƠNG", "5-HD/BTCTW", "HƯỚNG DẪN")),
    Case("the office of a Party committee", _head("TỈNH ỦY LAM SƠN\nVĂN PHÒNG", "14-TB/VPTU",
                                                  "THÔNG BÁO")),
    Case("a letter of that office",
         f"VĂN PHÒNG TỈNH ỦY\nSố 1490-CV/VPTU\n{_DAY}\n\nV/v nghề muối\n\nKính gửi: UBND TỈNH\n"),
    Case("TU that a scan has as TƯ", _head("TỈNH ỦY LAM SƠN", "12-KH/TƯ", "KẾ HOẠCH")),
    Case("the Prime Minister by the Government's paper",
         _head("CHÍNH PHỦ", "77/QĐ-TTg", "QUYẾT ĐỊNH")),
    Case("the Prime Minister by his office",
         _head("VĂN PHÒNG CHÍNH PHỦ", "77/QĐ-TTg", "QUYẾT ĐỊNH")),
    Case("a circular by a minister's decision", _head("BỘ TÀI CHÍNH", "28/2031/TT-BTC", "THÔNG TƯ",
                                                      "BỘ TRƯỞNG BỘ TÀI CHÍNH\nCăn cứ Luật")),
    Case("a joint circular",
         _head("BỘ NỘI VỤ - BỘ TÀI CHÍNH", "5/2031/TTLT-BTC-BNV", "THÔNG TƯ LIÊN TỊCH")),
    Case("a joint resolution",
         _head("CHÍNH PHỦ\nĐOÀN CHỦ TỊCH MẶT TRẬN", "3/NQLT-UBTVQH16-CP",
               "NGHỊ QUYẾT LIÊN TỊCH")),
    Case("a plan of council and committee",
         _head("HỘI ĐỒNG NHÂN DÂN\nỦY BAN NHÂN DÂN\nTỈNH LAM SƠN", "3/KH-UBND", "KẾ HOẠCH")),
    Case("the standing council", _head("THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\nTỈNH LAM SƠN",
                                       "3/KH-TTHĐND", "KẾ HOẠCH")),
    Case("a letterhead that a scan has torn", _head("Ủ Y BAN NHÂN DÂN\nBỘ XÂY DỰNG", "3/KH-UBND",
                                                    "KẾ HOẠCH")),
    Case("the right name in capitals below", _head("BỘ XÂY DỰNG", "3/QĐ-UBND", "QUYẾT ĐỊNH",
                                                   "về muối\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH")),
    Case("the right name in the preamble",
         _head("BỘ XÂY DỰNG", "3/KH-UBND", "KẾ HOẠCH",
               "về muối\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:")),
    Case("the right name in the signature",
         _head("BỘ XÂY DỰNG", "3/KH-UBND", "KẾ HOẠCH") + "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"),
    Case("other organs in the text alone",
         _head("UBND TỈNH LAM SƠN", "3/KH-UBND", "KẾ HOẠCH",
               "về muối\n\nThực hiện Nghị quyết số 12-NQ/TW của Bộ Chính trị, Bộ Tài chính ban hành"
               " Thông tư số 28/2031/TT-BTC.")),
    Case("a number left blank", _head("SỞ TÀI CHÍNH", "      /KH-UBND", "KẾ HOẠCH")),
    Case("an appendix of another's decision",
         "BỘ TÀI CHÍNH\n\nKẾ HOẠCH\nvề muối\n(Kèm theo Quyết định số 30/QĐ-UBND ngày 03/4/2031"
         " của Ủy ban nhân dân tỉnh Lam Sơn)\n"),
    Case("a decision with the plan that it issues",
         _head("UBND TỈNH LAM SƠN", "30/QĐ-UBND", "QUYẾT ĐỊNH",
               "Về việc ban hành Kế hoạch nghề muối\n\nĐiều 1. Ban hành kèm theo Quyết định này"
               " Kế hoạch.\n\nKẾ HOẠCH\nvề nghề muối")),
    Case("a plan under the number of its decision",
         _head("UBND TỈNH LAM SƠN", "30/QĐ-UBND", "KẾ HOẠCH",
               "về nghề muối\n(Ban hành kèm theo Quyết định số 30/QĐ-UBND ngày 03/4/2031)")),
    Case("a decision whose own line a scan has lost",
         _head("UBND TỈNH LAM SƠN", "30/QĐ-UBND", "KẾ HOẠCH",
               "về muối\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.")),
    Case("a scheme that a resolution passes",
         _head("TỈNH ỦY LAM SƠN", "12-NQ/TU", "ĐỀ ÁN", "về muối\n\nNghị quyết này thay thế")),
    Case("CT for a programme", _head("TỈNH ỦY LAM SƠN", "40-CT/TU", "CHƯƠNG TRÌNH")),
    Case("QĐ for a regulation of the Party",
         _head("BAN CHẤP HÀNH TRUNG ƯƠNG", "11-QĐ/TW", "QUY ĐỊNH")),
    Case("rules under a decision's number", _head("UBND TỈNH LAM SƠN", "3/QĐ-UBND", "QUY CHẾ")),
    Case("conclusions that go out as a notice", _head("TỈNH ỦY LAM SƠN", "55-TB/TU", "KẾT LUẬN")),
    Case("a plan of several bodies", _head("UBND TỈNH LAM SƠN", "4/KHPH-UBND", "KẾ HOẠCH")),
    Case("a letter's number over a plan", _head("TỈNH ỦY LAM SƠN", "144-CV/TU", "KẾ HOẠCH")),
)  # fmt: skip


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.what)
def test_what_contradicts_the_number_is_found_with_its_words(case: Case) -> None:
    found = read_identity(case.text, default_registry()).against
    told = [(each.rule, case.text[each.start : each.end]) for each in found]
    assert told == [(case.rule, case.printed)]


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.what)
def test_what_only_looks_so_is_left_alone(case: Case) -> None:
    assert read_identity(case.text, default_registry()).against == ()


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.what)
def test_the_number_still_says_who_the_document_is(case: Case) -> None:
    identity = read_identity(case.text, default_registry())
    alone = read_identity(case.text[case.text.index("Số:") :], default_registry())
    assert identity.name.number == alone.name.number is not None
    assert identity.name.organ == alone.name.organ
