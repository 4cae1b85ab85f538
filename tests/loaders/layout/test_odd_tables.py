"""Tables as other offices merge, cut and name them: spans, halves of rows, heads of other words."""

import pytest

from loaders.layout.blocks import read_blocks
from loaders.layout.columns import looks_like_head, read_columns, refine_columns
from loaders.layout.markup import readable
from loaders.layout.numbering import read_cell_number
from loaders.layout.parts import split_parts
from loaders.layout.tables import read_tables
from loaders.layout.work import Found
from loaders.passage import Passage


def _table(text: str, part: str = "PL") -> Found:
    return read_tables(part, read_blocks(text))[0]


def _cells(row: str) -> list[Passage]:
    return [readable(cell, 0, len(cell)) for cell in row.split("|")]


def test_headings_of_the_body_stay_above_those_of_its_tables() -> None:
    head = "TT\tNhiệm vụ\tĐơn vị\tThời hạn\n"
    found = _table(
        f"II. VIỆC CHÍNH\n\n{head}I\tCây xanh\t\t\n1\tMở lớp\tSở Y tế\t2031\n"
        f"II\tNước sạch\t\t\n1\tĐo nước\tSở Y tế\t2031\n\nIII. VIỆC KHÁC\n\n{head}"
        "I\tĐường\t\t\n1\tSửa đường\tSở Y tế\t2032\n",
        "body",
    )
    assert [t.ref for t in found.tasks] == ["body/II/I/1", "body/II/II/1", "body/III/I/1"]
    assert [s.text for s in found.tasks[0].section] == ["II. VIỆC CHÍNH", "I Cây xanh"]


def test_a_merged_lead_is_that_of_each_task_of_a_merged_number() -> None:
    found = _table(
        "<table><tr><td>TT</td><td>Nhóm</td><td>Nhiệm vụ</td><td>Chủ trì</td><td>Thời hạn</td></tr>"
        '<tr><td rowspan="3">1</td><td rowspan="3">Cây</td><td>Ươm</td><td rowspan="2">Sở Y tế</td>'
        "<td>2031</td></tr><tr><td>Trồng</td><td>2032</td></tr>"
        "<tr><td>Tưới</td><td>Sở Nội vụ</td><td>2033</td></tr></table>"
    )
    leads = [(t.ref, t.cells["lead"].text) for t in found.tasks]
    assert leads == [("PL/1a", "Sở Y tế"), ("PL/1b", "Sở Y tế"), ("PL/1c", "Sở Nội vụ")]


def test_a_column_left_of_the_number_groups_the_rows() -> None:
    found = _table(
        "| Thời gian | STT | Nội dung | Cơ quan chuẩn bị |\n|---|---|---|---|\n"
        "| Quý I/2031 | 1 | Đề án | Sở Y tế |\n| | 2 | Quy chế | Sở Nội vụ |\n"
    )
    assert [t.cells["deadline"].text for t in found.tasks] == ["Quý I/2031", "Quý I/2031"]


@pytest.mark.parametrize(
    ("row", "roles"),
    [
        ("TT|Tên đề án, nhiệm vụ|Chủ trì|Thời hạn", ("no", "title", "lead", "deadline")),
        ("Lĩnh vực/Nhiệm vụ|Chủ trì|Tháng", ("title", "lead", "deadline")),
        (
            "TT|Mục tiêu/Nhiệm vụ|Chỉ tiêu|Chủ trì|Thời hạn",
            ("no", "title", "value", "lead", "deadline"),
        ),
        (
            "TT|Tên văn bản|Hình thức|Đơn vị soạn thảo|Thời gian trình|Thời gian ban hành",
            ("no", "title", "product", "lead", "deadline", "deadline"),
        ),
        (
            "TT|Nhiệm vụ|Tên văn bản|Chủ trì|Thời hạn",
            ("no", "title", "product", "lead", "deadline"),
        ),
        ("Mã số nhiệm vụ|Nội dung|Đơn vị đầu mối|Tiến độ", ("no", "title", "lead", "deadline")),
        ("TT|Mã số|Nội dung|Chủ trì|Tình trạng", ("no", "other", "title", "lead", "note")),
        ("TT|Khâu đột phá|Chủ trì|Thời hạn", ("no", "title", "lead", "deadline")),
    ],
)
def test_names_of_the_work(row: str, roles: tuple[str, ...]) -> None:
    columns = read_columns(_cells(row))
    assert columns is not None
    assert columns.roles == roles


def test_of_two_unknown_columns_none_is_the_work() -> None:
    row = _cells("TT|Khâu|Mảng|Chủ trì|Thời hạn")
    assert read_columns(row) is None
    assert looks_like_head(row)


def test_a_head_that_nobody_can_read_ends_the_table_above() -> None:
    found = _table(
        "TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tMở lớp\tSở Y tế\t2031\n"
        "TT\tKhâu\tMảng\tChủ trì\n1\tA\tB\tSở Nội vụ\n"
    )
    assert [t.cells["title"].text for t in found.tasks] == ["Mở lớp"]
    assert [s.reason for s in found.skipped] == ["row-without-head"] * 2


def test_two_columns_of_times_are_two_stages() -> None:
    found = _table(
        "|TT|Nhiệm vụ|Chủ trì|Tiến độ||\n||||Bắt đầu|Kết thúc|\n|1|Xây kè|Sở Y tế|2/2031|4/2031|\n"
    )
    assert found.tasks[0].cells["deadline"].text == "Bắt đầu: 2/2031\nKết thúc: 4/2031"


def test_what_stands_under_a_merged_name_is_no_row() -> None:
    first = read_columns(_cells("TT|Tên dự án|Nhu cầu vốn (tỷ đồng)||Nguồn vốn"))
    assert first is not None
    assert refine_columns(first, _cells("||2031-2032|2033-2035|")) is not None
    assert refine_columns(first, _cells("||300||Vốn vay")) is None


def test_the_second_line_of_a_head_keeps_its_blank_first_cell() -> None:
    found = _table(
        "TT | Nhiệm vụ | Cơ quan | | Thời hạn\n | | chủ trì | phối hợp |\n"
        "1 | Xây kè | Sở Y tế | Sở Nội vụ | 2031\n"
    )
    (task,) = found.tasks
    assert (task.cells["lead"].text, task.cells["coordinator"].text) == ("Sở Y tế", "Sở Nội vụ")


def test_a_row_that_a_line_break_cut_inside_a_cell_is_one_row() -> None:
    found = _table(
        "TT\tNhiệm vụ\tChủ trì\tThời hạn\tSản phẩm\n1\tTưới cây\tSở Y tế\tThường\nxuyên\tBáo cáo\n"
    )
    cells = found.tasks[0].cells
    assert (cells["deadline"].text, cells["product"].text) == ("Thường xuyên", "Báo cáo")


def test_a_row_cut_inside_a_parenthesis_or_a_name_is_no_second_task() -> None:
    found = _table(
        "TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tTrồng lúa (xã A, xã\tSở Nông nghiệp và Môi\tNăm\n\n"
        "\tC); bán lúa\ttrường\t2031\n"
    )
    (task,) = found.tasks
    assert task.cells["title"].text.split("\n") == ["Trồng lúa (xã A, xã", "C); bán lúa"]
    assert task.cells["lead"].text == "Sở Nông nghiệp và Môi trường"


@pytest.mark.parametrize(
    ("cell", "text"), [("NV01", "NV01"), ("A.12", "A.12"), ("2031", None), ("Sở 1", None)]
)
def test_codes_are_numbers(cell: str, text: str | None) -> None:
    number = read_cell_number(cell)
    assert (number and number.text) == text


def test_a_sheet_without_number_is_no_appendix() -> None:
    text = "Phụ lục 3\n\nBIỂU PHÂN CÔNG VIỆC\n\n1. Ươm cây.\n\nBiểu số 4\n\n1. Tưới cây.\n"
    assert [p.name for p in split_parts(read_blocks(text))] == ["body", "PL3", "PL4"]


def test_a_table_whose_cells_stand_below_each_other_is_reported() -> None:
    found = _table("STT\nNhiệm vụ\nChủ trì\nThời gian\n\nMở lớp\nSở Y tế\nQuý I/2031\n")
    assert [s.reason for s in found.skipped] == ["row-without-head"]


def test_goals_of_several_years_are_those_of_the_years() -> None:
    columns = read_columns(_cells("TT|Chỉ tiêu|Đơn vị|Mục tiêu 2031|Mục tiêu 2032|Chủ trì"))
    assert columns is not None
    assert columns.roles == ("no", "target", "unit", "year", "year", "lead")
    other = read_columns(_cells("TT|Chỉ tiêu|Đơn vị|Kế hoạch giao|Kế hoạch phấn đấu|Chủ trì"))
    assert other is not None
    assert other.roles[3:5] == ("value", "other")


def test_numbers_that_go_on_over_sections_have_their_gap() -> None:
    found = _table(
        "TT\tNhiệm vụ\tChủ trì\nI\tCây\t\n1\tƯơm\tSở Y tế\n2\tTrồng\tSở Y tế\n"
        "II\tNước\t\n4\tĐo\tSở Y tế\n"
    )
    assert found.gaps == ["PL/II: 3"]


def test_money_that_is_no_source_is_not_funding() -> None:
    columns = read_columns(_cells("TT|Dự án|Chủ đầu tư|Tổng mức đầu tư|Nguồn vốn"))
    assert columns is not None
    assert columns.roles == ("no", "project", "lead", "other", "funding")


def test_the_rest_of_a_name_stands_in_the_second_line_of_a_head() -> None:
    first = read_columns(_cells("TT|Nhiệm vụ|Cơ quan||Thời gian"))
    assert first is not None
    second = refine_columns(first, _cells("||Chủ trì|Phối hợp|thực hiện"))
    assert second is not None
    assert second.roles == ("no", "title", "lead", "coordinator", "deadline")


def test_a_number_that_lost_its_bar_is_parted_from_its_words() -> None:
    found = _table("| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 6 Mở lớp | Sở Y tế |\n")
    (task,) = found.tasks
    assert (task.no, task.cells["title"].text) == ("6", "Mở lớp")
    assert task.cells["lead"].text == "Sở Y tế"


def test_bullets_of_a_number_that_introduces_them_are_its_items() -> None:
    found = _table(
        "TT\tNhiệm vụ\tChủ trì\tThời hạn\n2,\tSửa đê:\t\t\n\t- Đoạn một\tSở Y tế\t2031\n"
        "\t- Đoạn hai\tSở Y tế\t2032\n"
    )
    refs = [(t.ref, t.cells["title"].text) for t in found.tasks]
    assert refs == [("PL/2/-1", "Đoạn một"), ("PL/2/-2", "Đoạn hai")]


def test_a_row_cut_inside_a_cell_may_close_with_a_bar() -> None:
    found = _table(
        "| TT | Nhiệm vụ | Chủ trì | Sản phẩm |\n|---|---|---|---|\n"
        "| 1 | Mở lớp | Sở Y tế | Trung tâm\nnước sạch |\n| 2 | Đo nước\nsông | Sở Nội vụ | Sổ |\n"
    )
    assert found.tasks[0].cells["product"].text == "Trung tâm nước sạch"
    assert found.tasks[1].cells["title"].text == "Đo nước sông"
    assert found.tasks[1].cells["lead"].text == "Sở Nội vụ"


def test_a_list_in_the_cell_of_a_table_without_numbers_is_no_number() -> None:
    found = _table(
        "| Thời gian | Nội dung | Chủ trì |\n|---|---|---|\n"
        "| 2031 | - Ươm cây<br>- Trồng cây | Sở Y tế |\n| 2032 | Tưới cây | Sở Nội vụ |\n"
    )
    assert [t.ref for t in found.tasks] == ["PL/-1", "PL/-2"]


def test_short_names_of_columns() -> None:
    columns = read_columns(_cells("TT|Nhiệm vụ|CQ chủ trì|CQ phối hợp|TG hoàn thành|SP"))
    assert columns is not None
    assert columns.roles == ("no", "title", "lead", "coordinator", "deadline", "product")


def test_a_table_parted_by_blanks_alone_is_reported() -> None:
    found = _table("Stt  Nhiệm vụ  Cơ quan chủ trì  Thời gian\n1  Mở lớp  Sở Y tế  Quý I/2031\n")
    assert [s.reason for s in found.skipped] == ["row-without-head"]


def test_a_time_alone_in_front_heads_the_rows_below() -> None:
    found = _table(
        "| Thời gian | Nội dung | Đơn vị thực hiện |\n|---|---|---|\n| **Tháng 8/2031** | | |\n"
        "| | Mở hội nghị | Sở Y tế |\n| 05/9/2031 | Khai giảng | Sở Nội vụ |\n"
    )
    deadlines = [(t.ref, t.cells["deadline"].text) for t in found.tasks]
    assert deadlines == [("PL/-1", "Tháng 8/2031"), ("PL/-2", "05/9/2031")]
    assert [s.text for s in found.tasks[0].section] == ["Tháng 8/2031"]


def test_a_row_whose_lead_is_empty_is_a_task_and_reported() -> None:
    found = _table("TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tƯơm\tSở Y tế\t2031\n2\tTrồng\t\t2032\n")
    assert [t.ref for t in found.tasks] == ["PL/1", "PL/2"]
    assert [s.reason for s in found.skipped] == ["row-without-lead"]


def test_a_row_between_bars_goes_on_until_a_bar_closes_it() -> None:
    found = _table(
        "| TT | Nhiệm vụ | Chủ trì | Thời hạn | Sản phẩm |\n|---|---|---|---|---|\n"
        "| **1** | Đất |\n"
        "| 1.1 | Đo đất\n(theo kế hoạch) | Sở Y tế | Quý II,\nIII/2031 | Sổ |\n"
        "| 1.2 | Vẽ | Sở Y tế | 2031 | Bản đồ |\n"
    )
    cells = found.tasks[0].cells
    assert cells["title"].text == "Đo đất (theo kế hoạch)"
    assert (cells["deadline"].text, cells["product"].text) == ("Quý II, III/2031", "Sổ")
    assert [t.ref for t in found.tasks] == ["PL/1.1", "PL/1.2"]


def test_projects_with_their_place_in_the_name_of_the_column() -> None:
    columns = read_columns(_cells("TT|Tên dự án/Địa điểm|Chủ đầu tư|Nguồn vốn|Tiến độ"))
    assert columns is not None
    assert columns.kind == "projects"


def test_a_short_name_before_a_semicolon_is_no_entity() -> None:
    (cell,) = _cells("Sở KH&CN; Sở NN&amp;MT; Sở VH&TT;")
    assert cell.text == "Sở KH&CN; Sở NN&MT; Sở VH&TT;"


def test_an_appendix_may_have_its_name_behind_its_number() -> None:
    text = (
        "Phụ lục I. Danh mục công việc của các sở\n\n1. Ươm cây.\n\n"
        "Phụ lục 2 - Danh mục dự án của tỉnh\n\n1. Tưới cây.\n\n"
        "Phụ lục 3 kèm theo Kế hoạch này quy định rõ ai làm gì.\n"
    )
    assert [p.name for p in split_parts(read_blocks(text))] == ["body", "PL1", "PL2"]


def test_a_lead_left_of_the_work_groups_it_as_the_number_does() -> None:
    found = _table(
        "TT\tCơ quan chủ trì\tNhiệm vụ\tThời hạn\n1\tSở Y tế\tĐo nước\t2031\n\t\tLọc nước\t2032\n"
        "2\tSở Nội vụ\tMở lớp\t2033\n"
    )
    leads = [(t.ref, t.cells["lead"].text) for t in found.tasks]
    assert leads == [("PL/1a", "Sở Y tế"), ("PL/1b", "Sở Y tế"), ("PL/2", "Sở Nội vụ")]
