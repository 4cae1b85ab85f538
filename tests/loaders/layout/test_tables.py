"""Rows of tables become tasks: page breaks, headings, second tasks, lost and misplaced words."""

import pytest

from loaders.layout.blocks import read_blocks
from loaders.layout.tables import read_tables
from loaders.layout.work import Found

_HEAD = "TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời hạn\n"
_PAGE = "\n" + _HEAD


def _read(rows: str, head: str = _HEAD) -> Found:
    return read_tables("PL", read_blocks(head + rows))[0]


def _cells(found: Found, role: str) -> list[str]:
    return [t.cells[role].text if role in t.cells else "" for t in found.tasks]


def test_headings_group_tasks_and_numbers_name_them() -> None:
    found = _read(
        "I. Cấp nước (02 nhiệm vụ)\t\t\t\t\t\n"
        "1\tLập bản đồ ống\tSở Xây dựng\t\tBản đồ\tQuý I/2026\n"
        "2\tĐo chất lượng nước\tSở Y tế\t\tBáo cáo\tQuý II/2026\n"
        "<b>II.</b>\t<b>Thoát nước</b>\t\t\t\t\n"
        "2.1.\t<b>Cống</b>\t\t\t\t\n"
        "(1)\tNạo vét cống\tSở Xây dựng\t\t\tHằng năm\n"
    )
    assert [t.ref for t in found.tasks] == ["PL/I/1", "PL/I/2", "PL/II/2.1/(1)"]
    assert [s.text for s in found.tasks[2].section] == ["II. Thoát nước", "2.1. Cống"]
    assert [(t.where, t.declared, t.read) for t in found.tallies] == [("PL/I", 2, 2)]


def test_a_heading_number_that_the_next_repeats_is_not_said_twice() -> None:
    found = _read("3.\tHạ tầng số\t\t\t\t\n3.1\tLắp trạm đo\tSở Y tế\t\t\tQuý I/2026\n")
    assert [t.ref for t in found.tasks] == ["PL/3.1"]


def test_a_page_break_cuts_cells_that_are_one() -> None:
    found = _read(
        "1\tXây dựng bản đồ ngập của\tSở Xây dựng\t- Sở Y tế;\tBản đồ\tQuý I/2026\n"
        + _PAGE
        + "\tcác phường ven sông\t\t- Sở Nội vụ.\tngập\t\n"
    )
    (task,) = found.tasks
    assert task.cells["title"].text == "Xây dựng bản đồ ngập của các phường ven sông"
    assert task.cells["coordinator"].text.split("\n") == ["- Sở Y tế;", "- Sở Nội vụ."]
    assert task.cells["product"].text == "Bản đồ ngập"
    assert len(task.cells["title"].ranges()) == 2


def test_a_continuation_that_repeats_the_end_above_is_kept_once() -> None:
    found = _read(
        "1\tCải tạo kênh và hồ điều hòa phía tây\tSở Xây dựng\t\t\tQuý I/2026\n"
        + _PAGE
        + "\thồ điều hòa phía tây của đô thị\t\t\t\t\n"
    )
    assert _cells(found, "title") == ["Cải tạo kênh và hồ điều hòa phía tây của đô thị"]


def test_a_word_in_the_wrong_column_closes_its_parenthesis() -> None:
    found = _read(
        "1\tRà soát giá nước\tSở Tài chính\t\tBáo cáo\tNăm 2026 (theo kế hoạch của các bộ,\n"
        + _PAGE
        + "\t\t\t\tngành)\t\n"
    )
    assert _cells(found, "deadline") == ["Năm 2026 (theo kế hoạch của các bộ, ngành)"]
    assert _cells(found, "product") == ["Báo cáo"]


def test_a_title_and_a_lead_without_number_are_a_second_task() -> None:
    found = _read(
        "1\t- Lập danh mục giếng\tSở Y tế\t\tDanh mục\tQuý I/2026\n"
        "\t- Trám giếng hỏng\tSở Xây dựng\t\tBáo cáo\tQuý II/2026\n"
        "2\tĐo mực nước\tSở Y tế\t\t\tHằng năm\n"
    )
    assert [(t.ref, t.no) for t in found.tasks] == [("PL/1a", "1"), ("PL/1b", ""), ("PL/2", "2")]


def test_a_product_or_a_deadline_alone_continues_the_task() -> None:
    found = _read(
        "1\tXây trạm bơm\tSở Xây dựng\t\tDự án\tKhởi công quý I/2026;\n"
        "\t\t\t\tBiên bản nghiệm thu\t\n"
        "\t\t\t\t\tHoàn thành quý IV/2027.\n"
    )
    (task,) = found.tasks
    assert task.cells["product"].text == "Dự án\nBiên bản nghiệm thu"
    assert task.cells["deadline"].text == "Khởi công quý I/2026;\nHoàn thành quý IV/2027."


def test_a_numbered_row_that_introduces_rows_is_a_task_beside_them_when_it_has_a_lead() -> None:
    found = _read(
        "(6)\tPhát triển bến thủy\tSở Xây dựng\t\t\t\n"
        "i.\tBến Đông\tSở Y tế\t\t\tQuý I/2026\n"
        "ii.\tBến Tây\tSở Y tế\t\t\tQuý II/2026\n"
        "(7)\tPhát triển đường sông\t\t\t\t\n"
        "i.\tLuồng Bắc\tSở Y tế\t\t\tQuý I/2026\n"
    )
    assert [t.ref for t in found.tasks] == ["PL/(6)", "PL/(6)/i", "PL/(6)/ii", "PL/(7)/i"]


def test_a_numbered_row_alone_among_tasks_is_work_that_names_nobody() -> None:
    found = _read(
        "1\tLập bản đồ\tSở Y tế\t\t\tQuý I/2026\n2\tTrồng cây ven hồ\t\t\t\t\n"
        "3\tThả cá\tSở Y tế\t\t\tQuý I/2026\n"
    )
    assert [t.ref for t in found.tasks] == ["PL/1", "PL/2", "PL/3"]


def test_the_tail_of_a_product_at_the_top_of_a_page_goes_back() -> None:
    found = _read(
        "1\tGóp ý luật\tSở Tư pháp\t\t- Văn bản; - Tham luận\tThường xuyên\n"
        + _PAGE
        + "2\t<b>Tài chính</b>\t\t\ttại hội nghị\t\n"
        "2.1\tLập dự toán\tSở Tài chính\t\tDự toán\tNăm 2026\n"
    )
    assert [t.ref for t in found.tasks] == ["PL/1", "PL/2.1"]
    assert _cells(found, "product")[0] == "- Văn bản; - Tham luận tại hội nghị"


def test_gaps_in_the_numbers_are_told() -> None:
    rows = "".join(f"({n})\tViệc số {n}\tSở Y tế\t\t\tNăm 2026\n" for n in (1, 2, 4))
    assert _read(rows).gaps == ["PL: 3"]


def test_markdown_and_html_tables_give_the_same_tasks() -> None:
    rows = [["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"], ["1", "Đo đạc", "Sở Y tế", "2026"]]
    pipes = "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], ["---"] * 4, rows[1]])
    html = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    for text in (pipes, f"<table>{html}</table>"):
        (task,) = read_tables("PL", read_blocks(text))[0].tasks
        assert {r: c.text for r, c in task.cells.items()} == {
            "no": "1", "title": "Đo đạc", "lead": "Sở Y tế", "deadline": "2026",
        }  # fmt: skip


@pytest.mark.parametrize("rows", ["a\tb\tc\n1\tx\ty\n", "Sở Y tế\tkhác\n"])
def test_a_table_without_a_head_is_reported(rows: str) -> None:
    found, _ = read_tables("body", read_blocks(rows))
    assert {s.reason for s in found.skipped} == {"row-without-head"} or rows.startswith("Sở")


def test_targets_keep_their_sub_rows_and_years() -> None:
    head = "TT\tChỉ tiêu\tĐVT\tMục tiêu\t\tKịch bản tăng trưởng\t\n"
    under = "\t\t\tĐến năm 2030\tBình quân năm\t2026\t2027\n"
    found = _read("1\tThu ngân sách\tTỷ đồng\t9.000\t-\t7.000\t8.000\n\t- Nội địa\t%\t\t4\t3\t5\n",
                  head + under)  # fmt: skip
    assert [t.ref for t in found.targets] == ["PL/1", "PL/1/-1"]
    assert found.targets[0].columns is not None
    assert found.targets[0].columns.roles[3:] == ("value", "average", "year", "year")
