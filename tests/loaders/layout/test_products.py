"""Product cells: what parts two products, and what only looks so."""

import pytest

from loaders.layout.markup import readable
from loaders.layout.products import read_products

CELLS = [
    ("- Văn bản góp ý;\n- Tham luận tại hội nghị", ["Văn bản góp ý", "Tham luận tại hội nghị"]),
    ("Nghị quyết; Kế hoạch", ["Nghị quyết", "Kế hoạch"]),
    ("- Quy trình; cơ chế", ["Quy trình", "cơ chế"]),
    ("Quy chế phối hợp về cứu hộ; báo cáo năm", ["Quy chế phối hợp về cứu hộ", "báo cáo năm"]),
    ("Nghị quyết giao thu; thu, chi hằng năm", ["Nghị quyết giao thu; thu, chi hằng năm"]),
    ("Trồng rừng; kế hoạch chăm sóc", ["Trồng rừng; kế hoạch chăm sóc"]),
    ("Nghị quyết; 02 Kế hoạch", ["Nghị quyết", "02 Kế hoạch"]),
    ("- Đạt 60% hộ; 90% làng - Xây 02 trạm bơm", ["Đạt 60% hộ; 90% làng", "Xây 02 trạm bơm"]),
    ("- Mở 02 lớp; 4/4 xã dự học", ["Mở 02 lớp; 4/4 xã dự học"]),
    ("- Bến cá; Chợ hải sản. - Kho lạnh", ["Bến cá; Chợ hải sản.", "Kho lạnh"]),
    ("Đề án: + Chương trình giống lúa. + Chương trình thủy lợi",
     ["Đề án: + Chương trình giống lúa.", "Chương trình thủy lợi"]),
    ("“Lập Đề án du lịch; Xây dựng bộ tiêu chí", ["“Lập Đề án du lịch", "Xây dựng bộ tiêu chí"]),
    ("Mô hình “Làng sạch; Ngõ xanh”", ["Mô hình “Làng sạch; Ngõ xanh”"]),
    ("Cổng số (Điều hành; Báo cáo)", ["Cổng số (Điều hành; Báo cáo)"]),
    ("1. Quyết định; 2. Cổng dữ liệu", ["Quyết định", "Cổng dữ liệu"]),
    ("Kế hoạch Các lớp tập huấn", ["Kế hoạch", "Các lớp tập huấn"]),
    ("Kế hoạch phát triển kinh tế - xã hội", ["Kế hoạch phát triển kinh tế - xã hội"]),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "products"), CELLS)
def test_a_cell_gives_its_products(cell: str, products: list[str]) -> None:
    assert [p.text for p in read_products(readable(cell, 0, len(cell)))] == products
