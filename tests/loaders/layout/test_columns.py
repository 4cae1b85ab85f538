"""Heads of tables: names of columns in both directions, groups over two columns, data rows."""

import pytest

from loaders.layout.columns import HEADINGS, counts_columns, read_columns, refine_columns, role_of
from loaders.layout.fields import FIELD_NAMES, inner_fields, read_fields
from loaders.layout.markup import readable
from loaders.passage import Passage
from ontology.spelling import fold


def _cells(row: str) -> list[Passage]:
    return [readable(cell, 0, len(cell)) for cell in row.split("|")]


@pytest.mark.parametrize(
    ("role", "example"), [(h.role, example) for h in HEADINGS for example in h.examples]
)
def test_every_heading_reads_its_examples(role: str, example: str) -> None:
    assert role_of(fold(example)) == role


@pytest.mark.parametrize(
    "words",
    ["Sở Tài chính", "Quý II/2026", "Xây dựng trạm cấp nước", "1", "Trung tâm dữ liệu vùng"],
)
def test_words_of_rows_head_no_column(words: str) -> None:
    assert role_of(fold(words)) is None


@pytest.mark.parametrize(
    ("row", "kind", "roles"),
    [
        (
            "TT|Tên nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Sản phẩm|Thời gian hoàn thành",
            "tasks",
            ("no", "title", "lead", "coordinator", "product", "deadline"),
        ),
        (
            "STT|Nội dung công việc|Thời hạn|Đơn vị chủ trì|Cấp trình|Ghi chú",
            "tasks",
            ("no", "title", "deadline", "lead", "authority", "note"),
        ),
        (
            "STT|Nhiệm vụ/đề án/dự án|Đơn vị thực hiện|Thẩm quyền|Kết quả",
            "tasks",
            ("no", "title", "lead", "authority", "product"),
        ),
        (
            "STT|Tên dự án|Nguồn vốn|Đơn vị chủ trì",
            "projects",
            ("no", "project", "funding", "lead"),
        ),
        (
            "TT|Chỉ tiêu|ĐVT|Đến năm 2030|Bình quân năm|Đơn vị chủ trì",
            "targets",
            ("no", "target", "unit", "value", "average", "lead"),
        ),
    ],
)
def test_a_head_tells_what_its_rows_are(row: str, kind: str, roles: tuple[str, ...]) -> None:
    columns = read_columns(_cells(row))
    assert columns is not None
    assert (columns.kind, columns.roles) == (kind, roles)


@pytest.mark.parametrize(
    "row",
    [
        "1|Nội dung tuyên truyền|Sở Nội vụ|Các sở|Kết quả rà soát|Hoàn thành năm 2026",
        "|Hoạt động phối hợp với các sở|Chủ trì hội nghị||Sản phẩm truyền thông|",
        "TT||||",
        "Ghi chú|Sản phẩm",
    ],
)
def test_rows_of_data_are_no_heads(row: str) -> None:
    assert read_columns(_cells(row)) is None


def test_a_second_line_names_the_columns_of_a_group() -> None:
    first = read_columns(_cells("TT|Nhiệm vụ|Thời hạn|Phân công thực hiện||Sản phẩm"))
    assert first is not None
    whole = refine_columns(first, _cells("|||Cơ quan chủ trì|Cơ quan phối hợp|"))
    assert whole is not None
    assert whole.roles == ("no", "title", "deadline", "lead", "coordinator", "product")
    assert refine_columns(first, _cells("|hoạt động của ngành||||")) is None


def test_a_row_that_numbers_the_columns_is_known() -> None:
    assert counts_columns(_cells("(1)|(2)|(3)|(4)"))
    assert not counts_columns(_cells("1|Rà soát|3|4"))


@pytest.mark.parametrize(
    ("role", "example"), [(f.role, example) for f in FIELD_NAMES for example in f.examples]
)
def test_every_field_name_reads_its_examples(role: str, example: str) -> None:
    assert [f.role for f in read_fields(fold(f"- {example}: Sở Y tế"))][:1] == [role]


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("3.1. Đơn vị chủ trì: Sở Y tế", ["lead"]),
        ("+ Chủ trì: Sở Y tế; Phối hợp: Sở Nội vụ; Thời hạn: Quý I/2026", None),
        ("Thời gian hoàn thành: Trong Quý III/2026.", ["deadline"]),
        ("Thời hạn hoàn thành Quý IV/2026", ["deadline"]),
        ("Thời gian qua, thành phố đã đạt nhiều kết quả", []),
        ("Sản phẩm làng nghề của thành phố", []),
    ],
)
def test_lines_of_fields(line: str, roles: list[str] | None) -> None:
    read = [f.role for f in read_fields(fold(line))]
    assert read == (["lead", "coordinator", "deadline"] if roles is None else roles)


def test_fields_at_the_end_of_a_paragraph_are_found() -> None:
    text = fold("Lập bản đồ ngập. Đơn vị chủ trì: Sở Xây dựng. Thời hạn: Quý I/2026.")
    assert [f.role for f in inner_fields(text)] == ["lead", "deadline"]
    assert inner_fields(fold("Nêu rõ. Sản phẩm: không có hạn")) == []
