"""Tasks of the running text: items with their deadline, sub-items with lead and deadline."""

from loaders.layout.blocks import Line, read_blocks
from loaders.layout.body import read_body
from loaders.layout.parts import split_parts
from loaders.layout.work import Found


def _read(text: str) -> Found:
    return read_body("body", [b for b in read_blocks(text) if isinstance(b, Line)])


def test_a_bullet_followed_by_its_deadline_is_a_task() -> None:
    found = _read(
        "## III. NHIỆM VỤ\n\n### 2. Cấp nước\n\n#### 2.5. Đối với xã đảo\n\n"
        "- Khảo sát nguồn nước ngầm.\n\n*Thời gian thực hiện: Thường xuyên.*\n\n"
        "- Nêu gương người tốt.\n\n"
        "- Đặt bể chứa.\n\n*Thời hạn hoàn thành: Quý IV/2026*\n"
    )
    assert [t.ref for t in found.tasks] == ["body/III/2.5/-1", "body/III/2.5/-3"]
    assert [t.cells["deadline"].text for t in found.tasks] == ["Thường xuyên.", "Quý IV/2026"]
    assert [s.text for s in found.tasks[0].section] == [
        "III. NHIỆM VỤ", "2. Cấp nước", "2.5. Đối với xã đảo",
    ]  # fmt: skip


def test_numbered_sub_items_give_lead_coordinators_and_deadline() -> None:
    found = _read(
        "II. NỘI DUNG\n\n1. Mở lớp học bơi cho trẻ em.\n\n1.1. Đơn vị chủ trì: Sở Y tế.\n\n"
        "1.2. Đơn vị phối hợp: Sở Nội vụ.\n\n1.3. Thời gian hoàn thành: Quý II/2026.\n\n"
        "2. Sửa bể bơi.\n\n2.1. Đơn vị chủ trì: Sở Xây dựng.\n"
    )
    assert [t.ref for t in found.tasks] == ["body/II/1", "body/II/2"]
    assert {r: c.text for r, c in found.tasks[0].cells.items()} == {
        "title": "Mở lớp học bơi cho trẻ em.",
        "lead": "Sở Y tế",
        "coordinator": "Sở Nội vụ",
        "deadline": "Quý II/2026.",
    }


def test_a_paragraph_that_lost_its_bullet_is_still_a_task() -> None:
    found = _read(
        "**1. Giao thông**\n\n- Vá đường.\n\n*Thời gian thực hiện: Hằng năm.*\n\n"
        "Kẻ vạch đường ven\n\nsông và cầu.\n\n*Thời gian thực hiện: Quý I/2026.*\n"
    )
    assert [t.cells["title"].text for t in found.tasks] == [
        "Vá đường.",
        "Kẻ vạch đường ven sông và cầu.",
    ]
    assert [t.ref for t in found.tasks] == ["body/1/-1", "body/1/-2"]


def test_one_deadline_behind_a_list_is_the_deadline_of_what_introduces_it() -> None:
    found = _read(
        "**I. CHUNG**\n\n**1.1. Tuyên truyền**\n\nTập trung ba việc.\n\n- Báo đài đưa tin.\n\n"
        "*Thời gian thực hiện: Thường xuyên.*\n\n**1.2. Các quỹ**\n\n- Sáp nhập quỹ.\n\n"
        "*Thời gian thực hiện: Quý I/2026.*\n"
    )
    assert [t.ref for t in found.tasks] == ["body/I/1.1", "body/I/1.2/-1"]


def test_a_deadline_line_with_nothing_above_is_reported() -> None:
    found = _read("Thời gian thực hiện: Quý I/2026.\n")
    assert [s.reason for s in found.skipped] == ["field-without-item"]
    assert not found.tasks


def test_plain_lists_and_targets_are_no_tasks() -> None:
    found = _read("II. MỤC TIÊU\n\n- 100% hộ có nước sạch.\n\n- Trồng 2.000 cây.\n")
    assert not found.tasks
    assert len(found.prose) == 3


def test_a_sentence_declares_the_count_of_the_whole() -> None:
    found = _read("III. NHIỆM VỤ CỤ THỂ\n\nCác nhiệm vụ gồm có 60 nhiệm vụ tại Phụ lục.\n")
    assert [(t.where, t.declared) for t in found.tallies] == [("body/III", 60)]


def test_receivers_and_appendices_are_parts_of_their_own() -> None:
    text = (
        "KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\nNơi nhận:\n\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\n\n"
        "**PHỤ LỤC 1**\n\nTT\tNhiệm vụ\tThời hạn\n\n**Phụ lục II**\n\nBảng khác\n"
    )
    assert [p.name for p in split_parts(read_blocks(text))] == ["body", "receivers", "PL1", "PL2"]


def test_one_appendix_needs_no_number() -> None:
    text = "KẾ HOẠCH\n\nPHỤ LỤC\n\nTT\tNhiệm vụ\tThời hạn\n"
    assert [p.name for p in split_parts(read_blocks(text))] == ["body", "PL"]


def test_a_number_missing_between_headings_with_tasks_is_told() -> None:
    task = "- Lập bản đồ.\n\nThời gian thực hiện: Quý I/2026.\n\n"
    text = f"III. NHIỆM VỤ\n\n2.1. Đất đai\n\n{task}b. Hạ tầng\n\n{task}2.3. Ngân sách\n\n{task}"
    assert _read(text).gaps == ["body/III: 2"]
    assert _read("II. MỤC TIÊU\n\n1. Rừng\n\n- Trồng cây.\n\n3. Biển\n").gaps == []
