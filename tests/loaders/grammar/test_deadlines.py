"""Deadlines: what a phrase says about days, kind, recurrence and stages."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar.time.deadlines import read_deadline, strip_field_name

# phrase | kind | start | end | recurrence
PHRASES = """
Thường xuyên | continuous | – | – | –
Thường xuyên; Sau khi Bộ Y tế ban hành Thông tư | continuous | – | – | –
Quý IV/2031. Sau khi Bộ Y tế ban hành Thông tư | fixed | 2031-10-01 | 2031-12-31 | –
Trong Quý III/2031. | fixed | 2031-07-01 | 2031-09-30 | –
Hoàn thành năm 2031 | fixed | 2031-01-01 | 2031-12-31 | –
chậm nhất là quý IV năm 2034 | fixed | – | 2034-12-31 | –
Đến năm 2034 | fixed | – | 2034-12-31 | –
Trước năm 2034 | fixed | – | 2033-12-31 | –
Chậm nhất đến ngày 30/12/2032 | fixed | – | 2032-12-30 | –
Tháng 12/2031 (đã hoàn thành) | fixed | 2031-12-01 | 2031-12-31 | –
Quý I, II/2031 | period | 2031-01-01 | 2031-06-30 | –
Quý I/2031 đến quý II/2031 | period | 2031-01-01 | 2031-06-30 | –
Từ quý I đến quý IV năm 2031 | period | 2031-01-01 | 2031-12-31 | –
Tháng 6/2031 đến quý II/2034 | period | 2031-06-01 | 2034-06-30 | –
Năm 2031 - Quý IV 2032 | period | 2031-01-01 | 2032-12-31 | –
Năm 2031, 2032 | period | 2031-01-01 | 2032-12-31 | –
Giai đoạn 2031 – 2035, sau khi được phê duyệt | period | 2031-01-01 | 2035-12-31 | –
Trong từng giai đoạn | period | – | – | –
Năm 2031 và các năm tiếp theo | period | 2031-01-01 | – | –
Giai đoạn 2031 - 2035 (thường xuyên) | continuous | 2031-01-01 | 2035-12-31 | –
Thường xuyên, hằng năm | continuous | – | – | yearly
Quý IV hàng năm | recurring | – | – | yearly
Định kỳ hàng năm | recurring | – | – | yearly
Hàng quý | recurring | – | – | quarterly
Sau khi có hướng dẫn của Trung ương. | conditional | – | – | –
Theo tiến độ yêu cầu của Bộ Y tế | conditional | – | – | –
Trước 30/6/2031 | fixed | – | 2031-06-29 | –
Chậm nhất 15/12 hằng năm | recurring | – | – | yearly
6 tháng đầu năm 2031 | fixed | 2031-01-01 | 2031-06-30 | –
9 tháng đầu năm 2031 | fixed | 2031-01-01 | 2031-09-30 | –
06 tháng cuối năm 2031 | fixed | 2031-07-01 | 2031-12-31 | –
Tháng 3, 4/2031 | period | 2031-03-01 | 2031-04-30 | –
Tháng 5-9/2031 | period | 2031-05-01 | 2031-09-30 | –
Quý 1/2031 | fixed | 2031-01-01 | 2031-03-31 | –
Q.II/2031 | fixed | 2031-04-01 | 2031-06-30 | –
IV/2031 | fixed | 2031-10-01 | 2031-12-31 | –
quý 2 năm 2032 | fixed | 2032-04-01 | 2032-06-30 | –
Từ 01/01/2031 đến 31/12/2031 | period | 2031-01-01 | 2031-12-31 | –
Từ 01/01 đến 31/12/2031 | period | 2031-01-01 | 2031-12-31 | –
Từ ngày 15 đến ngày 20/6/2031 | period | 2031-06-15 | 2031-06-20 | –
Từ tháng 5 đến tháng 9/2031 | period | 2031-05-01 | 2031-09-30 | –
Từ tháng 10 đến tháng 3/2032 | period | – | 2032-03-31 | –
06/2031 - 12/2032 | period | 2031-06-01 | 2032-12-31 | –
cuối năm 2031 | fixed | 2031-01-01 | 2031-12-31 | –
Giữa năm 2031 | fixed | 2031-01-01 | 2031-12-31 | –
đến cuối năm 2031 | fixed | – | 2031-12-31 | –
2031-2035 | period | 2031-01-01 | 2035-12-31 | –
Năm học 2031-2032 | period | 2031-01-01 | 2032-12-31 | –
2031/Quý II/2032 | period | 2031-01-01 | 2032-06-30 | –
Hoàn thành trước ngày 30 tháng 6 năm 2031 | fixed | – | 2031-06-29 | –
Hàng tháng | recurring | – | – | monthly
trước ngày 15 hàng tháng | recurring | – | – | monthly
06 tháng/lần | recurring | – | – | –
03 tháng/lần | recurring | – | – | quarterly
Báo cáo trước ngày 15/6 và 15/12 hằng năm | recurring | – | – | yearly
Định kỳ hằng quý (trước ngày 20 của tháng cuối quý) | recurring | – | – | quarterly
Theo kế hoạch | conditional | – | – | –
Theo lộ trình | conditional | – | – | –
Theo kế hoạch hằng năm | recurring | – | – | yearly
Ngay sau khi được phê duyệt | conditional | – | – | –
30/6/2031 | fixed | 2031-06-30 | 2031-06-30 | –
31/6/2031 | fixed | – | – | –
trong tháng 7 | fixed | – | – | –
Quý III | fixed | – | – | –
Cả năm 2031 | continuous | 2031-01-01 | 2031-12-31 | –
Thường xuyên trong năm | continuous | – | – | –
Thường xuyên, đến hết năm 2034 | continuous | – | 2034-12-31 | –
Hằng năm, bắt đầu từ năm 2031 | recurring | 2031-01-01 | – | yearly
Hằng năm (giai đoạn 2031-2035) | recurring | 2031-01-01 | 2035-12-31 | yearly
Từ năm 2031 trở đi | period | 2031-01-01 | – | –
Từ Quý III/2031 đến khi hoàn thành | period | 2031-07-01 | – | –
Từ nay đến năm 2034 | period | – | 2034-12-31 | –
Sau ngày 30/6/2031 | period | 2031-07-01 | – | –
Trong nhiệm kỳ | period | – | – | –
trong cả giai đoạn | period | – | – | –
Trong nhiệm kỳ 2030-2035 | period | 2030-01-01 | 2035-12-31 | –
Quý 1I/2031 | fixed | 2031-04-01 | 2031-06-30 | –
Qúy III/2031 | fixed | 2031-07-01 | 2031-09-30 | –
Quý III /2031 | fixed | 2031-07-01 | 2031-09-30 | –
quý IV. 2031 | fixed | 2031-10-01 | 2031-12-31 | –
năm2031 | fixed | 2031-01-01 | 2031-12-31 | –
Quý III/2031 (trước 30/9/2031) | fixed | 2031-07-01 | 2031-09-29 | –
Hoàn thành 5/12 tuyến đường trong quý III/2031 | fixed | 2031-07-01 | 2031-09-30 | –
Đã hoàn thành | fixed | – | – | –
45 ngày kể từ ngày Nghị quyết được ban hành | conditional | – | – | –
Trước ngày 05/01 | fixed | – | – | –
- | none | – | – | –
… | none | – | – | –
"""

# a time that belongs to a name is not a deadline
NAMED = """
ban hành Đề án giai đoạn 2031-2035: Quý I/2031 | fixed | 2031-01-01 | 2031-03-31 | –
Quý IV/2031 ban hành Kế hoạch năm 2032 | fixed | 2031-10-01 | 2031-12-31 | –
Ban hành Kế hoạch năm 2032 trong quý IV/2031 | fixed | 2031-10-01 | 2031-12-31 | –
Lập Đề án giai đoạn 2032-2035, trình quý I/2031 | fixed | 2031-01-01 | 2031-03-31 | –
Quý IV/2031 (Quyết định số 12/QĐ-UBND ngày 3/4/2030) | fixed | 2031-10-01 | 2031-12-31 | –
Thường xuyên theo Kế hoạch số 45-KH/TU, ngày 24/3/2031 | continuous | – | – | –
Sau khi Quốc hội ban hành Luật Cảng biển năm 2031 | conditional | – | – | –
Đến năm 2034, tầm nhìn đến năm 2050 | fixed | – | 2034-12-31 | –
Theo Kế hoạch năm 2031 của Bộ Y tế | conditional | – | – | –
"""


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split(" | ")] for row in table.strip().split("\n")]


def _date(cell: str) -> dt.date | None:
    return None if cell == "–" else dt.date.fromisoformat(cell)


@pytest.mark.parametrize("row", _rows(PHRASES + NAMED.lstrip()), ids=lambda row: row[0])
def test_phrases_of_one_stage(row: list[str]) -> None:
    phrase, kind, start, end, recurrence = row
    read = read_deadline(phrase)
    deadline = read.deadline
    assert (deadline.kind, deadline.start, deadline.end) == (kind, _date(start), _date(end))
    assert deadline.recurrence == (None if recurrence == "–" else recurrence)
    assert deadline.raw == phrase and not deadline.milestones
    assert [(stage.start, stage.end) for stage in read.stages] == [(0, len(phrase))]


Staged = tuple[str, str, str, str, list[tuple[str | None, str, str, str]]]
STAGED: tuple[Staged, ...] = (
    (
        "Thời gian thực hiện: Quý I/2031; Hoàn thành trong quý IV/2033",
        "period", "2031-01-01", "2033-12-31",
        [("Thời gian thực hiện", "fixed", "2031-01-01", "2031-03-31"),
         ("Hoàn thành", "fixed", "2033-10-01", "2033-12-31")],
    ),
    (
        "Khởi công tháng 4/2031; Hoàn thành trong quý II/2032.",
        "fixed", "2031-04-01", "2032-06-30",
        [("Khởi công", "fixed", "2031-04-01", "2031-04-30"),
         ("Hoàn thành", "fixed", "2032-04-01", "2032-06-30")],
    ),
    (
        "- Lập KH Năm 2030-Quý I/2031; - Thực hiện: Giai đoạn 2031-2035",
        "period", "2030-01-01", "2035-12-31",
        [("Lập KH", "period", "2030-01-01", "2031-03-31"),
         ("Thực hiện", "period", "2031-01-01", "2035-12-31")],
    ),
    (
        "Ban hành quý II/2031 và triển khai các năm tiếp theo",
        "mixed", "2031-04-01", "–",
        [("Ban hành", "fixed", "2031-04-01", "2031-06-30"),
         ("triển khai", "period", "2032-01-01", "–")],
    ),
    (
        "Quý I/2031  Thường xuyên",
        "mixed", "2031-01-01", "2031-03-31",
        [(None, "fixed", "2031-01-01", "2031-03-31"), (None, "continuous", "–", "–")],
    ),
    (
        "Dự kiến trình Đề án vào Quý IV/2031, thực hiện hàng năm",
        "mixed", "2031-10-01", "2031-12-31",
        [("Dự kiến trình Đề án", "fixed", "2031-10-01", "2031-12-31"),
         ("thực hiện", "recurring", "–", "–")],
    ),
    (
        "Năm 2031 và khi cần thiết",
        "mixed", "2031-01-01", "2031-12-31",
        [(None, "fixed", "2031-01-01", "2031-12-31"), (None, "conditional", "–", "–")],
    ),
    (
        "Quý II/2031 (triển khai sau khi Đề án được duyệt)",
        "mixed", "2031-04-01", "2031-06-30",
        [(None, "fixed", "2031-04-01", "2031-06-30"), ("triển khai", "conditional", "–", "–")],
    ),
    (
        "Thời gian thực hiện: Sau khi được duyệt; Hoàn thành quý IV/2031",
        "mixed", "2031-10-01", "2031-12-31",
        [("Thời gian thực hiện", "conditional", "–", "–"),
         ("Hoàn thành", "fixed", "2031-10-01", "2031-12-31")],
    ),
    (
        "Xong phần thô trong quý III, khánh thành trong quý IV năm 2031",
        "fixed", "2031-07-01", "2031-12-31",
        [("Xong phần thô", "fixed", "2031-07-01", "2031-09-30"),
         ("khánh thành", "fixed", "2031-10-01", "2031-12-31")],
    ),
    (
        "Quý II/2031: làm thử; hằng năm: rà soát",
        "mixed", "2031-04-01", "2031-06-30",
        [(None, "fixed", "2031-04-01", "2031-06-30"), (None, "recurring", "–", "–")],
    ),
    (
        "Trình trước 30/10/2031; ban hành tháng 12/2031",
        "fixed", "–", "2031-12-31",
        [("Trình", "fixed", "–", "2031-10-29"), ("ban hành", "fixed", "2031-12-01", "2031-12-31")],
    ),
    (
        "Thời gian thực hiện: Tháng 2 hàng năm; Hoàn thành quý IV hàng năm",
        "recurring", "–", "–",
        [("Thời gian thực hiện", "recurring", "–", "–"), ("Hoàn thành", "recurring", "–", "–")],
    ),
    (
        "- Lập Đề án: thời gian thực hiện: Quý I năm 2031, hoàn thành quý III năm 2031 "
        "- Tổ chức triển khai: Quý IV năm 2031, hoàn thành trong quý II năm 2034",
        "period", "2031-01-01", "2034-06-30",
        [("Lập Đề án", "period", "2031-01-01", "2031-09-30"),
         ("Tổ chức triển khai", "period", "2031-10-01", "2034-06-30")],
    ),
    (
        "- Lập Đề án: Thời gian thực hiện: Sau khi được duyệt; Hoàn thành quý III năm 2031 "
        "- Tổ chức triển khai: Quý IV năm 2031, hoàn thành trong quý II năm 2034",
        "mixed", "2031-07-01", "2034-06-30",
        [("Lập Đề án", "fixed", "2031-07-01", "2031-09-30"),
         ("Tổ chức triển khai", "period", "2031-10-01", "2034-06-30")],
    ),
    (
        "Lập Đề án: thời gian thực hiện: Quý I năm 2031, hoàn thành quý III năm 2031",
        "period", "2031-01-01", "2031-09-30",
        [("Lập Đề án: thời gian thực hiện", "fixed", "2031-01-01", "2031-03-31"),
         ("hoàn thành", "fixed", "2031-07-01", "2031-09-30")],
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", STAGED, ids=lambda case: case[0])
def test_phrases_of_several_stages(case: Staged) -> None:
    phrase, kind, start, end, stages = case
    read = read_deadline(phrase)
    assert (read.deadline.kind, read.deadline.start) == (kind, _date(start))
    assert read.deadline.end == _date(end)
    expected = [(label, sort, _date(first), _date(last)) for label, sort, first, last in stages]
    assert [(s.label, s.kind, s.first, s.last) for s in read.stages] == expected
    milestones = [(m.label, m.start, m.end) for m in read.deadline.milestones]
    assert milestones == [(label, first, last) for label, _, first, last in expected]


def test_spans_are_the_words_of_each_stage() -> None:
    text = "- Ban hành quý II/2031 (sau khi có Luật) và triển khai các năm tiếp theo;"
    words = [text[stage.start : stage.end] for stage in read_deadline(text).stages]
    assert words == [
        "- Ban hành quý II/2031 (sau khi có Luật)",
        "triển khai các năm tiếp theo",
    ]


def test_a_condition_on_a_stage_changes_nothing() -> None:
    read = read_deadline("Hằng năm, thực hiện theo hướng dẫn của Bộ Y tế")
    assert [stage.kind for stage in read.stages] == ["recurring"]


def test_a_field_name_is_no_part_of_the_phrase() -> None:
    line = "Thời gian thực hiện: Quý II năm 2032."
    assert line[strip_field_name(line) :] == "Quý II năm 2032."
    assert read_deadline(line).deadline.raw == "Quý II năm 2032."
    assert strip_field_name("Quý II năm 2032") == 0
    empty = read_deadline("Thời gian thực hiện:").deadline
    assert (empty.raw, empty.kind) == (None, "none")


def test_an_empty_text_has_no_deadline() -> None:
    for text in ("", " \n"):
        assert read_deadline(text).deadline.kind == "none"
        assert read_deadline(text).stages == ()


@given(st.integers(1, 4), st.integers(2000, 2099), st.sampled_from(["Quý {}/{}", "quý {} năm {}"]))
def test_every_quarter_comes_back(quarter: int, year: int, way: str) -> None:
    roman = ("I", "II", "III", "IV")[quarter - 1]
    for number in (roman, str(quarter)):
        deadline = read_deadline(way.format(number, year)).deadline
        assert deadline.kind == "fixed"
        assert deadline.start == dt.date(year, quarter * 3 - 2, 1)
        assert deadline.end and deadline.end + dt.timedelta(days=1) == dt.date(
            year + quarter // 4, quarter * 3 % 12 + 1, 1
        )


PIECES = st.sampled_from(
    [
        "Quý I/2031", "quý III", "năm 2032", "giai đoạn 2031-2035", "tháng 5", "30/6/2031",
        "15/12", "thường xuyên", "hằng năm", "sau khi có Luật", "theo lộ trình", "khi cần thiết",
        "và các năm tiếp theo", "từ", "đến", "trước", "trong", ";", ",", ".", "-", "(", ")", ":",
        "và", "ban hành Kế hoạch", "hoàn thành", "Thời gian thực hiện:", "số 12/KH-UBND",
        "2031", "quý", "tháng", "6 tháng đầu năm", "định kỳ", "trong từng giai đoạn", "\n", '"',
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text())
def test_any_text_gives_ordered_stages(text: str) -> None:
    read = read_deadline(text)
    assert bool(read.stages) is bool(text.strip())
    place = 0
    for stage in read.stages:
        assert place <= stage.start <= stage.end <= len(text)
        place = stage.end
        assert stage.first is None or stage.last is None or stage.first <= stage.last
    deadline = read.deadline
    assert deadline.start is None or deadline.end is None or deadline.start <= deadline.end
    assert len(deadline.milestones) == (len(read.stages) if len(read.stages) > 1 else 0)


@pytest.mark.parametrize(
    "text",
    [
        "Quý " * 50_000,
        "1/" * 100_000,
        "năm 2026 đến " * 12_000,
        "sau khi , quý I/2031 (" * 8_000,
        "sau khi a; " * 18_000,
        "kế hoạch năm 2031 " * 10_000,
        "(" * 200_000,
        "năm" + " " * 200_000,
    ],
    ids=lambda text: text[:16],
)
def test_a_hostile_line_ends(text: str) -> None:
    assert len(read_deadline(text).stages) >= 1
