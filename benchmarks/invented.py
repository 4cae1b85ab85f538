"""Words of an invented city, from which plans and graphs of any size are made."""

import random

PLACE = "vn-lam-giang"
CITY = "Lam Giang"

VERBS = ("Xây dựng", "Rà soát", "Triển khai", "Nâng cấp", "Hoàn thiện", "Tổ chức", "Lập", "Mở rộng")
OBJECTS = (
    "bến thuyền khách ven sông", "kho hạt giống dùng chung", "trạm quan trắc nước ngầm",
    "lớp dạy nghề dệt chiếu", "đường đi bộ quanh hồ", "sổ tay vận hành cống ngăn mặn",
    "bản đồ vườn cây cổ thụ", "quỹ sách thiếu nhi phường", "đội đò cứu hộ mùa nước nổi",
    "chợ phiên nông sản sạch", "phòng đọc mở buổi tối", "lò gốm thử nghiệm",
)  # fmt: skip
AIMS = (
    "phục vụ cư dân hai bờ", "gắn với nếp sống làng nghề", "bảo đảm an toàn mùa bão",
    "theo hướng gọn nhẹ, dễ bảo trì", "có sự góp ý của người cao tuổi", "kết nối các xã bãi bồi",
)  # fmt: skip
DEPARTMENTS = (
    "Sở Tài chính", "Sở Xây dựng", "Sở Công Thương", "Sở Y tế", "Sở Nội vụ", "Sở Tư pháp",
    "Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ", "Sở Nông nghiệp và Môi trường",
    "Sở Văn hóa, Thể thao và Du lịch",
)  # fmt: skip
MINISTRIES = (
    "Bộ Tài chính", "Bộ Xây dựng", "Bộ Công Thương", "Bộ Y tế", "Bộ Nội vụ", "Bộ Tư pháp",
    "Bộ Khoa học và Công nghệ", "Bộ Nông nghiệp và Môi trường",
)  # fmt: skip
PRODUCTS = ("Quyết định", "Kế hoạch", "Báo cáo", "Đề án", "Văn bản hướng dẫn", "Danh mục")
TIMES = (
    "Quý III/2026", "Năm 2026", "Trong năm 2027", "Thường xuyên", "Giai đoạn 2026 - 2030",
    "Tháng 9/2027", "Quý IV/2028", "Hằng năm",
)  # fmt: skip


def title(chance: random.Random, number: int) -> str:
    """Return the title of a task; the number in it makes it the only one of its kind."""
    words = f"{chance.choice(VERBS)} {chance.choice(OBJECTS)} khu số {number}"
    return f"{words} {chance.choice(AIMS)}"
