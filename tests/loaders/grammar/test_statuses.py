"""What cells say of a task's state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.waiting.statuses import STATUSES, StatusRow, read_status


@pytest.mark.parametrize("row", STATUSES)
def test_every_row_gives_its_status_and_shows_its_words(row: StatusRow) -> None:
    read = read_status(row.deadline, row.products, row.note, row.title)
    if row.status is None:
        assert read is None
        return
    assert read is not None
    status, field, start, end = read
    assert status == row.status
    assert getattr(row, field)[start:end] == row.words


def test_the_deadline_speaks_first() -> None:
    read = read_status("Năm 2025 (đã hoàn thành)", "Quyết định số 1/QĐ-UBND", "", "Ban hành")
    assert read is not None
    assert read[1] == "deadline"


def test_a_number_of_one_year_is_a_part() -> None:
    read = read_status(
        "Năm 2025 - Quý IV 2026", "- Năm 2025: Nghị quyết số 4/2025/NQ-HĐND ngày 5/7/2025", "", ""
    )
    assert read is not None
    assert read[0] == "partly_done"


def test_an_issued_plan_is_a_part_of_carrying_it_out() -> None:
    read = read_status("Năm 2026", "Kế hoạch (đã ban hành)", "", "Xây dựng và triển khai Kế hoạch")
    assert read is not None
    assert read[0] == "partly_done"


TEXT = st.lists(
    st.sampled_from(["đã", "hoàn thành", "ban hành", "(", ")", "Quyết định", "số 1/QĐ-UBND", ";",
                     "ngày 1/2/2026", "và", "triển khai", "Quý I/2026", "\n", "-"])
    | st.text(max_size=5),
    max_size=15,
).map(" ".join)  # fmt: skip


@given(TEXT, TEXT, TEXT, TEXT)
def test_any_cells_are_read(deadline: str, products: str, note: str, title: str) -> None:
    cells = {"deadline": deadline, "products": products, "note": note, "title": title}
    read = read_status(**cells)
    if read is not None:
        _, field, start, end = read
        assert 0 <= start < end <= len(cells[field])
