"""Layouts of other offices: decisions with a plan behind them, letters, merged and odd tables."""

import pytest

from loaders.layout.blocks import Line, read_blocks
from loaders.layout.body import read_body
from loaders.layout.columns import read_columns, refine_columns
from loaders.layout.fields import holds_deadline, inner_fields
from loaders.layout.markup import readable
from loaders.layout.parts import split_parts
from loaders.layout.tables import read_tables
from loaders.layout.work import Found
from loaders.passage import Passage
from ontology.spelling import fold


def _body(text: str) -> Found:
    return read_body("body", [b for b in read_blocks(text) if isinstance(b, Line)])


def _table(text: str, part: str = "PL") -> Found:
    return read_tables(part, read_blocks(text))[0]


def _cells(row: str) -> list[Passage]:
    return [readable(cell, 0, len(cell)) for cell in row.split("|")]


def test_the_plan_behind_the_signature_of_a_decision_is_read() -> None:
    text = (
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây.\n\nNơi nhận:\n- Như trên;\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nKẾ HOẠCH\nTrồng cây ven sông\n\n1. Ươm giống.\n"
    )
    parts = split_parts(read_blocks(text))
    assert [p.name for p in parts] == ["body", "receivers", "body"]


def test_a_letter_begins_behind_its_addressees() -> None:
    text = "Kính gửi:\n- Các sở;\n- Các phường.\n\nTheo chỉ đạo, đề nghị:\n\n1. Sở Y tế đo nước.\n"
    parts = split_parts(read_blocks(text))
    assert [p.name for p in parts] == ["body", "addressees", "body"]
    assert len(parts[-1].blocks) == 2


def test_marks_of_pages_are_no_words() -> None:
    text = "1. Nạo vét kênh phía tây của thành phố và\n\nTrang 2/5\n\nnhánh sông nhỏ.\n\n- 3 -\n"
    (line,) = read_blocks(text)
    assert isinstance(line, Line)
    assert line.words.text == "Nạo vét kênh phía tây của thành phố và nhánh sông nhỏ."


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Kế hoạch số 37/KH-UBND ngày\n08/12/2031 của thành phố", 1),
        ("theo Nghị định số\n34/2031/NĐ-CP", 1),
        ("Nghị quyết Đại hội\nXX Đảng bộ tỉnh", 1),
        ("của Thông tư do\nBộ Tài chính ban hành", 1),
        ("xong trong năm\n2031 các việc", 1),
        ("1. Việc của năm\n2. Việc của tháng", 2),
        ("Tổng số\n12 nhiệm vụ", 2),
        ("CÁC NHIỆM VỤ VÀ\nGiải pháp", 2),
    ],
)
def test_a_line_cut_within_a_date_or_a_name_goes_on(text: str, blocks: int) -> None:
    assert len(read_blocks(text)) == blocks


def test_a_short_line_before_a_capital_ends_by_itself() -> None:
    assert len(read_blocks("I. MỤC ĐÍCH\nBảo đảm nước sạch cho mọi nhà.\n")) == 2


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            "Đo mực nước (Sở Y tế chủ trì, phối hợp với Sở Nội vụ; hoàn thành trước 30/6/2031).",
            [("lead", "sở y tế"), ("coordinator", "sở nội vụ"), ("deadline", "trước 30/6/2031")],
        ),
        ("Lập sổ cây xanh (hoàn thành trong quý II năm 2031)", [("deadline", "trong quý")]),
        (
            "Đo nước (Sở Y tế chủ trì; quý III/2031)",
            [("lead", "sở y tế"), ("deadline", "quý iii/2031")],
        ),
        ("Xây cầu (hoàn thành và đưa vào vận hành cầu phía bắc).", []),
        ("Mở lớp (phối hợp với Sở Y tế)", []),
        (
            "Mở tuyến (giao Sở Y tế, Sở Nội vụ; thực hiện thường xuyên).",
            [("lead", "sở y tế, sở nội vụ"), ("deadline", "thường xuyên")],
        ),
        (
            "Sửa kè. - Chủ trì: Sở Xây dựng - Phối hợp: Sở Y tế - Thời gian: Quý I/2031",
            [("lead", "sở xây dựng"), ("coordinator", "sở y tế"), ("deadline", "quý i/2031")],
        ),
    ],
)
def test_fields_inside_a_paragraph(line: str, fields: list[tuple[str, str]]) -> None:
    folded = fold(line)
    found = [(f.role, folded[f.start : f.end].strip(" .")) for f in inner_fields(folded)]
    assert [role for role, _ in found] == [role for role, _ in fields]
    assert all(one[1].startswith(other[1]) for one, other in zip(found, fields, strict=True))


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("Rà soát và hoàn thành trước ngày 20/10/2031 các dự án.", True),
        ("Báo cáo kết quả trước ngày 15 hằng tháng.", True),
        ("Hoàn thành tốt nhiệm vụ được giao.", False),
        ("Kế hoạch số 12/KH-UBND ngày 5/8/2031 của thành phố", False),
    ],
)
def test_a_deadline_inside_a_sentence_is_noticed(words: str, holds: bool) -> None:
    assert holds_deadline(fold(words)) == holds
    found = _body(f"II. NỘI DUNG\n\n1. {words}\n")
    reasons = [s.reason for s in found.skipped]
    reasons += ["deadline-in-sentence" for raw in found.tasks if raw.if_led]
    assert reasons == ["deadline-in-sentence"] * holds
    assert all(raw.if_led for raw in found.tasks)


def test_fields_with_numbers_of_their_own_describe_the_item_above_them() -> None:
    found = _body(
        "II. NỘI DUNG\n\n2. Rà soát quy định về cây xanh\n\na) Nội dung: Rà soát các văn bản.\n\n"
        "b) Cơ quan chủ trì: Sở Xây dựng.\n\nc) Thời gian trình Thành ủy: Tháng 4 năm 2031.\n"
    )
    (task,) = found.tasks
    assert (task.ref, task.cells["title"].text) == ("body/II/2", "Rà soát quy định về cây xanh")
    assert task.cells["deadline"].text == "Tháng 4 năm 2031."


def test_tasks_that_are_called_so_have_a_number() -> None:
    found = _body(
        "I. VIỆC CHÍNH\nNhiệm vụ 1: Trồng cây\n- Chủ trì: Sở Y tế. Thời gian: Quý I/2031.\n"
        "Nhiệm vụ 2: Tưới cây\na) Đơn vị chủ trì: Sở Nội vụ;\nb) Thời hạn: Quý II/2031.\n"
    )
    assert [t.ref for t in found.tasks] == ["body/I/Nhiệm vụ 1", "body/I/Nhiệm vụ 2"]


def test_a_head_of_three_lines_is_one_head() -> None:
    found = _table(
        '<table><tr><th rowspan="3">Số TT</th><th rowspan="3">Nhiệm vụ</th>'
        '<th colspan="3">Phân công thực hiện</th><th rowspan="3">Thời gian trình</th></tr>'
        '<tr><th colspan="2">Cơ quan</th><th rowspan="2">Người phụ trách</th></tr>'
        "<tr><th>Chủ trì</th><th>Phối hợp</th></tr>"
        '<tr><td>1</td><td>Lập quy chế</td><td rowspan="2">Sở Y tế</td><td>Sở Nội vụ</td>'
        "<td>Ông A</td><td>Quý I/2031</td></tr>"
        "<tr><td>2</td><td>Mở hội nghị</td><td></td><td></td><td>Quý II/2031</td></tr></table>"
    )
    assert [t.cells["lead"].text for t in found.tasks] == ["Sở Y tế", "Sở Y tế"]
    assert found.tasks[0].cells["coordinator"].text == "Sở Nội vụ"
    assert [s.reason for s in found.skipped] == ["column-not-kept"]


def test_a_group_under_a_group_is_no_row_of_data() -> None:
    first = read_columns(_cells("TT|Nhiệm vụ|Phân công thực hiện||Thời hạn"))
    assert first is not None
    second = refine_columns(first, _cells("||Cơ quan||"))
    assert second is not None
    third = refine_columns(second, _cells("||Chủ trì|Phối hợp|"))
    assert third is not None
    assert third.roles == ("no", "title", "lead", "coordinator", "deadline")


@pytest.mark.parametrize(
    ("row", "roles"),
    [
        (
            "Nội dung|Sản phẩm|Đầu mối|Mốc thời gian|Cấp phê duyệt",
            ("title", "product", "lead", "deadline", "authority"),
        ),
        ("STT|Đầu việc|Đơn vị|Thời gian", ("no", "title", "lead", "deadline")),
        (
            "|Nhiệm vụ|Cơ quan chủ trì, phối hợp|Dự kiến hoàn thành",
            ("no", "title", "lead", "deadline"),
        ),
        (
            "TT|Chỉ tiêu|Đơn vị|Kết quả|Cơ quan chủ trì theo dõi",
            ("no", "target", "unit", "value", "lead"),
        ),
        (
            "TT|Nhiệm vụ|Cơ quan chủ trì|Lãnh đạo phụ trách|Thời hạn",
            ("no", "title", "lead", "other", "deadline"),
        ),
    ],
)
def test_heads_of_other_offices(row: str, roles: tuple[str, ...]) -> None:
    columns = read_columns(_cells(row))
    assert columns is not None
    assert columns.roles == roles


def test_a_cell_that_says_as_above_repeats_the_row_above() -> None:
    found = _table(
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n|---|---|---|---|\n"
        "| 1 | Trồng cây | Sở Y tế | 2031 |\n| 2 | Tưới cây | - nt - | 2032 |\n"
        "| | **Tổng cộng: 2 nhiệm vụ** | | |\n"
    )
    assert [t.cells["lead"].text for t in found.tasks] == ["Sở Y tế", "Sở Y tế"]
    assert [(t.where, t.declared) for t in found.tallies] == [("PL (Tổng số)", 2)]


def test_a_first_column_that_groups_rows_without_numbers_is_said_once() -> None:
    found = _table(
        "Thời gian\tNhiệm vụ\tCơ quan chủ trì\nQuý I/2031\tMở hội nghị\tSở Y tế\n"
        "\tLập kế hoạch\tSở Nội vụ\nQuý II/2031\tSơ kết\tSở Y tế\n"
    )
    deadlines = [t.cells["deadline"].text for t in found.tasks]
    assert deadlines == ["Quý I/2031", "Quý I/2031", "Quý II/2031"]
    assert [t.ref for t in found.tasks] == ["PL/-1", "PL/-2", "PL/-3"]


def test_a_cell_can_say_itself_who_leads_and_who_helps() -> None:
    found = _table(
        "<table><tr><td>TT</td><td>Đầu việc</td><td>Cơ quan thực hiện</td></tr><tr><td>1</td>"
        "<td>Sửa quy chế</td><td><ul><li>Chủ trì: Sở Y tế</li><li>Phối hợp: Sở Nội vụ</li></ul>"
        "</td></tr></table>"
    )
    (task,) = found.tasks
    assert (task.cells["lead"].text, task.cells["coordinator"].text) == ("Sở Y tế", "Sở Nội vụ")


@pytest.mark.parametrize(
    ("cell", "lead", "coordinator"),
    [
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ; Sở Tài chính", "Sở Y tế",
         "Sở Nội vụ; Sở Tài chính"),
        ("Sở Y tế (chủ trì); Sở Nội vụ (phối hợp)", "Sở Y tế", "Sở Nội vụ"),
        ("Sở Y tế chủ trì; các sở, ngành phối hợp.", "Sở Y tế", "các sở, ngành"),
        ("Sở Y tế, Sở Nội vụ", "Sở Y tế, Sở Nội vụ", None),
        ("Sở Y tế chủ trì", "Sở Y tế chủ trì", None),
    ],
)  # fmt: skip
def test_a_sentence_in_a_cell_says_who_leads_and_who_helps(
    cell: str, lead: str, coordinator: str | None
) -> None:
    (task,) = _table(f"TT|Việc|Đơn vị thực hiện|Thời hạn\n1|Đo mực nước|{cell}|2031\n").tasks
    assert task.cells["lead"].text == lead
    helping = task.cells.get("coordinator")
    assert (helping.text if helping else None) == coordinator


def test_a_second_task_of_a_number_has_the_lead_of_a_cell_that_spans_both() -> None:
    found = _table(
        "<table><tr><td>TT</td><td>Việc</td><td>Chủ trì</td><td>Phối hợp</td><td>Thời hạn</td></tr>"
        "<tr><td rowspan=2>1</td><td>Soạn luật</td><td rowspan=2>Sở Y tế</td><td>Sở Nội vụ</td>"
        "<td>2031</td></tr><tr><td>Soạn nghị định</td><td></td><td>2032</td></tr></table>"
    )
    assert [t.ref for t in found.tasks] == ["PL/1a", "PL/1b"]
    assert [t.cells["lead"].text for t in found.tasks] == ["Sở Y tế", "Sở Y tế"]
    assert "coordinator" not in found.tasks[1].cells


def test_drafts_with_a_date_are_work_and_building_sites_are_projects() -> None:
    rows = "1|Chợ đêm|Sở Y tế|Quý I/2031\n"
    assert len(_table(f"TT|Tên đề án|Cơ quan chủ trì|Thời gian trình\n{rows}").tasks) == 1
    assert len(_table(f"TT|Tên dự án|Chủ đầu tư|Tiến độ\n{rows}").projects) == 1


def test_a_programme_of_work_names_papers_and_who_prepares_them() -> None:
    (task,) = _table(
        "STT\tTên đề án, báo cáo\tCơ quan chuẩn bị\tCấp quyết định\tThời gian trình\n"
        "1\tĐề án chợ đêm\tSở Công Thương\tUBND thành phố\tTháng 6/2031\n"
    ).tasks
    assert {role: cell.text for role, cell in task.cells.items() if cell and role != "no"} == {
        "title": "Đề án chợ đêm", "lead": "Sở Công Thương", "authority": "UBND thành phố",
        "deadline": "Tháng 6/2031",
    }  # fmt: skip


def test_a_table_in_the_body_stands_in_its_section_and_ends_where_the_text_goes_on() -> None:
    text = (
        "III. PHÂN CÔNG\n\nTT\tNhiệm vụ\tĐơn vị\tThời hạn\n1\tMở lớp\tSở Y tế\t2031\n\n"
        "IV. THỰC HIỆN\n\n1. Kiểm tra việc mở lớp.\nThời gian: Quý III/2031.\n"
    )
    tables, others = read_tables("body", read_blocks(text))
    assert [t.ref for t in tables.tasks] == ["body/III/1"]
    assert [t.ref for t in read_body("body", others).tasks] == ["body/IV/1"]


def test_a_field_may_be_named_above_its_value() -> None:
    found = _body(
        "1. Lập danh mục cây xanh\n1.1. Đơn vị chủ trì\n- Sở Y tế;\n- Sở Nội vụ.\n"
        "1.2. Thời gian hoàn thành\nTrước ngày 30/5/2031.\n2. Tưới cây\n"
    )
    (task,) = found.tasks
    assert task.cells["lead"].text.split("\n") == ["Sở Y tế", "Sở Nội vụ"]
    assert task.cells["deadline"].text == "Trước ngày 30/5/2031."


def test_the_period_of_the_whole_plan_is_no_task() -> None:
    found = _body("I. PHẠM VI VÀ ĐỐI TƯỢNG\n\n1. Thời gian thực hiện: Năm 2031.\n")
    assert not found.tasks
    assert [s.reason for s in found.skipped] == ["field-without-item"]


def test_words_alone_head_the_rows_of_a_table_without_numbers() -> None:
    found = _table(
        "| Nhiệm vụ | Thời gian | Chủ trì |\n|---|---|---|\n| Mở lớp | 2031 | Sở Y tế |\n"
        "| Vườn ươm | | |\n| Ươm giống | 2032 | Sở Nội vụ |\n"
    )
    assert _titles(found) == ["Mở lớp", "Ươm giống"]
    assert [s.text for s in found.tasks[1].section] == ["Vườn ươm"]


def test_a_last_cell_that_a_line_break_cut_is_whole() -> None:
    found = _table("TT | Việc | Thời hạn | Sản phẩm\n1 | Họp | 2031 | Báo\ncáo\n")
    assert found.tasks[0].cells["product"].text == "Báo cáo"


def _titles(found: Found) -> list[str]:
    return [task.cells["title"].text for task in found.tasks]
