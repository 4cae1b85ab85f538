"""Who a document is: headers of all kinds of organs, and texts without one."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.documents.header import without_markup
from loaders.grammar.documents.identity import OwnIdentity, read_identity
from loaders.grammar.documents.issuers import home_place
from loaders.reading import DocumentName
from ontology.agencies import default_registry


def read(text: str) -> DocumentName:
    """Return who a text says it is."""
    return read_identity(text, default_registry()).name


class Head(NamedTuple):
    """A head of a document: its text, and what it must give."""

    what: str
    text: str
    number: str | None
    date: str | None
    type: str | None
    organ: str | None
    place: str | None
    issuer_printed: str | None
    title: str | None


HEADS = (
    Head(
        "a city's plan",
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "THÀNH PHỐ SAO MAI\tĐộc lập - Tự do - Hạnh phúc\n\n"
        "Số: 30 /KH-UBND\tSao Mai, ngày 03 tháng 4 năm 2031\n\nKẾ HOẠCH\n\n"
        "Thực hiện Nghị quyết số 8/NQ-CP ngày 01/2/2031 của Chính phủ\nvề nghề muối\n\n"
        "Thực hiện Nghị quyết số 8/NQ-CP, Ủy ban nhân dân thành phố Sao Mai ban hành Kế hoạch:",
        "30/KH-UBND", "2031-04-03", "KH", "ubnd", "vn-sao-mai",
        "Ủy ban nhân dân thành phố Sao Mai",
        "Thực hiện Nghị quyết số 8/NQ-CP ngày 01/2/2031 của Chính phủ về nghề muối",
    ),
    Head(
        "a Party plan numbered by its appendix",
        "**KẾ HOẠCH HÀNH ĐỘNG**  \n**CỦA BAN THƯỜNG VỤ THÀNH ỦY**  \n"
        "**thực hiện Nghị quyết số 12-NQ/TW, ngày 03/4/2031 của Bộ Chính trị**\n\n-----\n\n"
        "Ban Thường vụ Thành ủy đề ra Kế hoạch hành động của thành phố Sao Mai:\n\n"
        "**PHỤ LỤC**\n*(Kèm theo Kế hoạch hành động số 9-KH/TU\nngày 12/5/2031 của Thành ủy)*\n",
        "09-KH/TU", "2031-05-12", "KH", "tu", "vn-sao-mai", "Ban Thường vụ Thành ủy",
        "thực hiện Nghị quyết số 12-NQ/TW, ngày 03/4/2031 của Bộ Chính trị",
    ),
    Head(
        "a programme without number",
        "**CHƯƠNG TRÌNH HÀNH ĐỘNG**\n**CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH LAM SƠN**\n"
        "**thực hiện Nghị quyết Đại hội**\n\nCăn cứ Nghị quyết số 12-NQ/TW ngày 03/4/2031.",
        None, None, "CTr", "tu", "vn-lam-son", "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH LAM SƠN",
        "thực hiện Nghị quyết Đại hội",
    ),
    Head(
        "a province's programme",
        "TỈNH ỦY LAM SƠN\n*\nSố 15-CTr/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Lam Sơn, ngày 15 tháng 8 năm 2031\n\nCHƯƠNG TRÌNH\nvề nghề muối\n\nT/M BAN THƯỜNG VỤ\n",
        "15-CTr/TU", "2031-08-15", "CTr", "tu", "vn-lam-son", "TỈNH ỦY LAM SƠN", "về nghề muối",
    ),
    Head(
        "a decree",
        "CHÍNH PHỦ\n-------\nSố: 45/2031/NĐ-CP\nHà Nội, ngày 03 tháng 4 năm 2031\n\nNGHỊ ĐỊNH\n"
        "Quy định chi tiết Luật Bến cảng\n\nCăn cứ Luật Tổ chức Chính phủ;",
        "45/2031/NĐ-CP", "2031-04-03", "NĐ", "cp", "vn", "CHÍNH PHỦ",
        "Quy định chi tiết Luật Bến cảng",
    ),
    Head(
        "a law",
        "QUỐC HỘI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n--- | ---\n"
        "Luật số: 31/2034/QH16 | Hà Nội, ngày 18 tháng 01 năm 2034\n\nLUẬT\nBẾN CẢNG\n\nCăn cứ",
        "31/2034/QH16", "2034-01-18", "Luật", "qh", "vn", "QUỐC HỘI", "BẾN CẢNG",
    ),
    Head(
        "a resolution of the National Assembly",
        "QUỐC HỘI\nNghị quyết số: 98/2033/QH16\n\nNGHỊ QUYẾT\nVỀ THÍ ĐIỂM CƠ CHẾ\n"
        "CHO NGHỀ MUỐI\n\nQUỐC HỘI\n\nNghị quyết này được Quốc hội thông qua ngày 02/3/2033.\n",
        "98/2033/QH16", "2033-03-02", "NQ", "qh", "vn", "QUỐC HỘI",
        "VỀ THÍ ĐIỂM CƠ CHẾ CHO NGHỀ MUỐI",
    ),
    Head(
        "a circular without a day",
        "BỘ TÀI CHÍNH\nSố: 28/2031/TT-BTC\nHà Nội, ngày    tháng 3 năm 2031\n\nTHÔNG TƯ\n"
        "Hướng dẫn quản lý quỹ bến bãi\n\nCăn cứ Nghị định số 45/2031/NĐ-CP;",
        "28/2031/TT-BTC", None, "TT", "btc", "vn", "BỘ TÀI CHÍNH", "Hướng dẫn quản lý quỹ bến bãi",
    ),
    Head(
        "a decision of the Prime Minister",
        "THỦ TƯỚNG CHÍNH PHỦ\nSố: 358/QĐ-TTg\nHà Nội, ngày 6 tháng 4 năm 2033\n\nQUYẾT ĐỊNH\n"
        "Phê duyệt Chiến lược nghề muối\n\nTHỦ TƯỚNG CHÍNH PHỦ\n\nCăn cứ",
        "358/QĐ-TTg", "2033-04-06", "QĐ", "ttg", "vn", "THỦ TƯỚNG CHÍNH PHỦ",
        "Phê duyệt Chiến lược nghề muối",
    ),
    Head(
        "a resolution of the Politburo",
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 12-NQ/TW\nHà Nội, ngày 03 tháng 4 năm 2031\n\nNGHỊ QUYẾT\n"
        "CỦA BỘ CHÍNH TRỊ\nvề nghề muối\n\nI- TÌNH HÌNH\n",
        "12-NQ/TW", "2031-04-03", "NQ", "tw", "vn", "BỘ CHÍNH TRỊ", "về nghề muối",
    ),
    Head(
        "a department's plan",
        "UBND TỈNH LAM SƠN\nSỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG\n\nSố: 1 47 /KH-SNNMT\n"
        "Lam Sơn, ngày 7 tháng 8 năm 2031\n\nKẾ HOẠCH\nTrồng rừng ngập mặn\n\nKT. GIÁM ĐỐC\n",
        "147/KH-SNNMT", "2031-08-07", "KH", "snnmt", "vn-lam-son",
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Trồng rừng ngập mặn",
    ),
    Head(
        "a ward's plan",
        "ỦY BAN NHÂN DÂN\nPHƯỜNG NGỌC LAN, THÀNH PHỐ SAO MAI\nSố: 12/KH-UBND\n"
        "Ngọc Lan, ngày 02 tháng 02 năm 2031\n\nKẾ HOẠCH\nTrồng cây đầu xuân\n",
        "12/KH-UBND", "2031-02-02", "KH", "ubnd", "vn-sao-mai-phuong-ngoc-lan",
        "ỦY BAN NHÂN DÂN PHƯỜNG NGỌC LAN, THÀNH PHỐ SAO MAI", "Trồng cây đầu xuân",
    ),
    Head(
        "a page of HTML",
        "<table><tr><td><b>ỦY BAN NHÂN DÂN<br>THÀNH PHỐ SAO MAI</b></td></tr></table>\n"
        "<p><b>Số:</b> 71/KH-UBND</p>\n<p><i>Sao Mai, ngày 26 tháng 7 năm 2031</i></p>\n"
        "<h1>KẾ HOẠCH</h1>\n<p><b>Phát triển chợ</b></p>\n",
        "71/KH-UBND", "2031-07-26", "KH", "ubnd", "vn-sao-mai",
        "ỦY BAN NHÂN DÂN THÀNH PHỐ SAO MAI", "Phát triển chợ",
    ),
    Head(
        "a struck number and a cut date",
        "**Số: ~~71~~/KH-UBND** *Sao Mai, ngày 26 tháng\n7 năm 2031*\n\n# Kế hoạch\n\n"
        "## Phát triển chợ đêm thành phố Sao Mai\n\nMục đích như sau\n\nTM. ỦY BAN NHÂN DÂN\n",
        "71/KH-UBND", "2031-07-26", "KH", "ubnd", "vn-sao-mai", "ỦY BAN NHÂN DÂN",
        "Phát triển chợ đêm thành phố Sao Mai",
    ),
    Head(
        "a blank number in the header and one in the appendix",
        "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố:       /KH-UBND\nLam Sơn, ngày     tháng 3 năm 2031\n\n"
        "KẾ HOẠCH\nPhát triển chợ\n\n(Kèm theo Kế hoạch số 88/KH-UBND ngày 05/3/2031 của Ủy ban "
        "nhân dân tỉnh Lam Sơn)\n",
        "88/KH-UBND", "2031-03-05", "KH", "ubnd", "vn-lam-son", "Ủy ban nhân dân tỉnh Lam Sơn",
        "Phát triển chợ",
    ),
    Head(
        "an appendix line with a blank number, another with another date",
        "CHÍNH PHỦ\nSố: 71/NQ-CP   Hà Nội, ngày 01 tháng 4 năm 2031\n\nNGHỊ QUYẾT\nPhiên họp\n\n"
        "PHỤ LỤC I\n(Kèm theo Nghị quyết số      /NQ-CP ngày 09 tháng 9 năm 2031)\nPHỤ LỤC II\n"
        "(Kèm theo Nghị quyết số 71/NQ-CP ngày 09 tháng 9 năm 2031 của Chính phủ)\n",
        "71/NQ-CP", "2031-04-01", "NQ", "cp", "vn", "Chính phủ", "Phiên họp",
    ),
    Head(
        "a plan attached to a decision",
        "KẾ HOẠCH\nCải tạo đê biển\n(Ban hành kèm theo Quyết định số 512/QĐ-UBND ngày 03/4/2031\n"
        "của Ủy ban nhân dân tỉnh Lam Sơn)\n\nI. MỤC TIÊU\n",
        "512/QĐ-UBND", "2031-04-03", "QĐ", "ubnd", "vn-lam-son", "Ủy ban nhân dân tỉnh Lam Sơn",
        "Cải tạo đê biển",
    ),
    Head(
        "a letter",
        "UBND THÀNH PHỐ SAO MAI\nSố: 1234/UBND-KT\nSao Mai, ngày 4 tháng 5 năm 2031\n\n"
        "Kính gửi: Các sở, ban, ngành\n",
        "1234/UBND-KT", "2031-05-04", "CV", "ubnd", "vn-sao-mai", "UBND THÀNH PHỐ SAO MAI", None,
    ),
    Head(
        "capitals all through",
        "KẾ HOẠCH TRIỂN KHAI NGHỊ QUYẾT SỐ 12-NQ/TU VỀ MUỐI\n\n"
        "Để triển khai, Tỉnh ủy Lam Sơn ban hành kế hoạch sau.\n",
        None, None, "KH", "tu", "vn-lam-son", "Tỉnh ủy Lam Sơn",
        "TRIỂN KHAI NGHỊ QUYẾT SỐ 12-NQ/TU VỀ MUỐI",
    ),
    Head(
        "a narrow column that cuts the organ, the day and the number",
        "ỦY\nBAN NHÂN DÂN\nTỈNH LAM SƠN\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\n"
        "Số:\n06/2031/QĐ-UBND\n|\nLam Sơn,\nngày 25 tháng 4 năm 2031\n|\nQUYẾT ĐỊNH\nBAN\n"
        "HÀNH QUY CHẾ CHỢ ĐÊM\nCăn cứ Luật Bến cảng ngày 1/2/2030;\n",
        "06/2031/QĐ-UBND", "2031-04-25", "QĐ", "ubnd", "vn-lam-son",
        "ỦY BAN NHÂN DÂN TỈNH LAM SƠN", "BAN HÀNH QUY CHẾ CHỢ ĐÊM",
    ),
    Head(
        "organs that a line's end cuts",
        "ỦY BAN THƯỜNG VỤ\nQUỐC HỘI\nNghị quyết số: 65/2031/UBTVQH16\n"
        "Hà Nội, ngày 12 tháng 3 năm 2031\n\nNGHỊ QUYẾT\nVỀ NGHỀ MUỐI\n",
        "65/2031/UBTVQH16", "2031-03-12", "NQ", "ubtvqh", "vn", "ỦY BAN THƯỜNG VỤ QUỐC HỘI",
        "VỀ NGHỀ MUỐI",
    ),
    Head(
        "a title in capitals with a sentence right below",
        "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 17/KH-UBND\nLam Sơn, ngày 07 tháng 3 năm 2031\n\n"
        "KẾ HOẠCH\nPHÁT TRIỂN NGHỀ MUỐI TỈNH LAM SƠN,\nGIAI ĐOẠN 2031 - 2035\n"
        "Theo kết quả của năm 2030,\nnghề muối còn nhỏ lẻ; Ủy ban nhân dân tỉnh lập Kế hoạch\n"
        "như sau:\nI. MỤC TIÊU\n",
        "17/KH-UBND", "2031-03-07", "KH", "ubnd", "vn-lam-son", "ỦY BAN NHÂN DÂN TỈNH LAM SƠN",
        "PHÁT TRIỂN NGHỀ MUỐI TỈNH LAM SƠN, GIAI ĐOẠN 2031 - 2035",
    ),
    Head(
        "a title that is wrapped before an organ and a number",
        "Số: 17/KH-UBND\nLam Sơn, ngày 07 tháng 3 năm 2031\nKẾ HOẠCH\nTHỰC HIỆN KẾ HOẠCH SỐ\n"
        "18-KH/TU NGÀY 1/2/2031 CỦA\nBAN THƯỜNG VỤ TỈNH ỦY VỀ NGHỀ MUỐI\n\n"
        "Ủy ban nhân dân tỉnh Lam Sơn ban hành Kế hoạch:\n",
        "17/KH-UBND", "2031-03-07", "KH", "ubnd", "vn-lam-son",
        "Ủy ban nhân dân tỉnh Lam Sơn",
        "THỰC HIỆN KẾ HOẠCH SỐ 18-KH/TU NGÀY 1/2/2031 CỦA BAN THƯỜNG VỤ TỈNH ỦY VỀ NGHỀ MUỐI",
    ),
    Head(
        "both halves of the letterhead on one line, blanks in the number and the day",
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "TỈNH LAM SƠN Độc lập – Tự do – Hạnh phúc\n"
        "Số: 32 4/KH-UBND Lam Sơn, ngày 1 2 tháng 12 năm 2031\nKẾ HOẠCH\n"
        "Giữ nghề muối\nPHỤ LỤC I: DANH MỤC\nTT\tViệc\tChủ trì\n",
        "324/KH-UBND", "2031-12-12", "KH", "ubnd", "vn-lam-son", "ỦY BAN NHÂN DÂN TỈNH LAM SƠN",
        "Giữ nghề muối",
    ),
    Head(
        "a scan that reads TƯ for TU and damages the type",
        "TỈNH ỦY LAM SƠN\nĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 45-KL/TƯ\n"
        "Lam Sơn, ngày 13<br>\ntháng 5 năm 2031\nK ÉT LUẬN\nvề nghề muối\n\nSau 10 năm.\n"
        "Kế hoạch\n",
        "45-KL/TU", "2031-05-13", "KL", "tu", "vn-lam-son", "TỈNH ỦY LAM SƠN", "về nghề muối",
    ),
    Head(
        "halves of the letterhead tied by a dash, a table right below the title",
        "UBND TỈNH LAM SƠN - CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ DU LỊCH - Độc lập - Tự do - Hạnh phúc\n"
        "Số: 89/KH-SDL Lam Sơn, ngày 30 tháng 9 năm 2031\nKẾ HOẠCH\nMở chợ đêm\n"
        "| TT | Việc | Thời gian |\n|---|---|---|\n",
        "89/KH-SDL", "2031-09-30", "KH", "sdl", "vn-lam-son", "SỞ DU LỊCH", "Mở chợ đêm",
    ),
    Head(
        "a subject behind V/v",
        "UBND TỈNH LAM SƠN\nSố: 57/QĐ-UBND\nLam Sơn ngày 21 tháng 04 năm 2031\n\nQUYẾT ĐỊNH\n"
        "V/V BAN HÀNH QUY CHẾ CHỢ\n\nCăn cứ Luật Bến cảng năm 2030;\n",
        "57/QĐ-UBND", "2031-04-21", "QĐ", "ubnd", "vn-lam-son", "UBND TỈNH LAM SƠN",
        "V/V BAN HÀNH QUY CHẾ CHỢ",
    ),
    Head(
        "a number beside the type, as papers print it",
        "KẾT LUẬN SỐ 27-KL/TW NGÀY 28/2/2031 CỦA BỘ CHÍNH TRỊ VỀ NGHỀ MUỐI\n\nTại phiên họp.\n",
        "27-KL/TW", "2031-02-28", "KL", "tw", "vn", "BỘ CHÍNH TRỊ", "VỀ NGHỀ MUỐI",
    ),
    Head(
        "another's number beside a type word of the title",
        "TRIỂN KHAI THỰC HIỆN\nNGHỊ QUYẾT SỐ 12-NQ/TW NGÀY 28/2/2031\n\nTM. ỦY BAN NHÂN DÂN\n",
        None, None, "NQ", "ubnd", None, "ỦY BAN NHÂN DÂN", "SỐ 12-NQ/TW NGÀY 28/2/2031",
    ),
    Head(
        "a ministry whose suffix leaves words out",
        "BỘ NÔNG NGHIỆP VÀ\nPHÁT TRIỂN NÔNG THÔN\nSố: 18/QĐ-BNN-TT\n"
        "Hà Nội, ngày 24 tháng 12 năm 2031\n\nQUYẾT ĐỊNH\nPhê duyệt Đề án\n",
        "18/QĐ-BNN-TT", "2031-12-24", "QĐ", "bnn", "vn",
        "BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "Phê duyệt Đề án",
    ),
    Head("no document", "Thư ngỏ\n\nGửi các bạn.", None, None, None, None, None, None, None),
)  # fmt: skip


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.what)
def test_a_head_says_who_the_document_is(head: Head) -> None:
    name = read(head.text)
    assert (name.number, name.type, name.organ, name.place) == (
        head.number, head.type, head.organ, head.place,
    )  # fmt: skip
    assert (name.date.isoformat() if name.date else None) == head.date
    assert (name.issuer_printed, name.title) == (head.issuer_printed, head.title)


def identity(text: str) -> OwnIdentity:
    """Return the identity of a text with the words that show it."""
    return read_identity(text, default_registry())


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.what)
def test_each_part_is_shown_by_words_of_the_text(head: Head) -> None:
    found = identity(head.text)
    shown = {field: head.text[start:end] for field, start, end in found.words}
    assert set(shown) >= {"number"} if found.name.number else "number" not in shown
    if found.name.title:
        assert " ".join(without_markup(shown["title"]).split()) == found.name.title
    assert all(words.strip() for words in shown.values())


def test_a_ward_lies_in_its_city() -> None:
    assert home_place("vn-sao-mai-phuong-ngoc-lan") == "vn-sao-mai"
    assert home_place("vn") == "vn"
    assert home_place(None) is None


def test_a_ward_is_named_without_capitals() -> None:
    assert read(HEADS[11].text).issuer == "Ủy ban nhân dân phường Ngọc Lan"


def test_the_most_named_city_is_home_where_nothing_else_tells() -> None:
    text = (
        "KẾ HOẠCH\nPhát triển chợ\n\nChợ của thành phố Sao Mai, của tỉnh Lam Sơn.\n\n"
        "Thành phố Sao Mai giữ chợ cũ.\n\nTM. ỦY BAN NHÂN DÂN\n"
    )
    assert read(text).place == "vn-sao-mai"


def test_a_cited_number_in_the_title_is_not_the_documents_own() -> None:
    text = "KẾ HOẠCH\nthực hiện\nsố 12-NQ/TW, ngày 03/4/2031 của Bộ Chính trị\n\nNội dung.\n"
    name = read(text)
    assert (name.number, name.date, name.type) == (None, None, "KH")


@given(st.text(max_size=400))
def test_no_text_at_all_makes_it_fail(text: str) -> None:
    read(text)


_LINES = [
    "Số: 30/KH-UBND", "Số:     /KH-UBND", "KẾ HOẠCH", "ỦY BAN NHÂN DÂN", "THÀNH PHỐ SAO MAI", "",
    "Sao Mai, ngày 03 tháng 4 năm 2031", "(Kèm theo Kế hoạch số 9-KH/TU ngày 1/2/2031)", "-----",
    "CỦA BAN THƯỜNG VỤ", "về nghề muối", "I. MỤC ĐÍCH", "Căn cứ Luật", "TM. ỦY BAN", "| a | b |",
    "<p>QUYẾT ĐỊNH</p>", "**", "(Ban hành kèm theo", "Số 1 2", "LUẬT", "\tNGHỊ QUYẾT\t",
]  # fmt: skip


@given(st.lists(st.sampled_from(_LINES), max_size=14))
def test_any_mixture_of_lines_keeps_words_inside(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = identity(text)
    assert all(0 <= start < end <= len(text) for _, start, end in found.words)
