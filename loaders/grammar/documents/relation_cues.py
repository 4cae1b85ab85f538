"""Cues of relations between documents: a table with phrases in both directions.

In an example "…" stands for the document: each row's ``examples`` give its relation, its
``look_alikes`` must not.
"""

from typing import NamedTuple

from ontology.vocabulary import Relation


class Cue(NamedTuple):
    """Words that govern the document after them, and what else may stand in between."""

    relation: Relation
    words: str
    fillers: str
    examples: tuple[str, ...]
    look_alikes: tuple[str, ...] = ()


_MANNER = (
    "có hiệu quả|hiệu quả|hiệu lực|nghiêm túc|nghiêm|tốt|đồng bộ|đầy đủ|kịp thời|thành công"
    "|toàn diện|thắng lợi|quyết liệt|sâu rộng|sâu sắc|mạnh mẽ|thường xuyên|thống nhất|chặt chẽ|có"
    "|và|ngay|đúng|tổ chức|thực hiện|triển khai|hoàn thành|tiếp tục|khẩn trương|chủ động|phối hợp"
    "|các|những|nội dung"
)
_PARTS = (
    "nội dung|nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu|cơ chế|chính sách|đặc thù|quan điểm|định hướng"
    "|yêu cầu|chủ trương|quy định|tinh thần|chỉ đạo|hướng dẫn|kế hoạch|chương trình|hành động"
    "|đề án|nghị quyết|chỉ thị|kết luận|quyết định|nghị định|văn bản|của|trung ương|bộ chính trị"
    "|ban bí thư|chính phủ|thành ủy|tỉnh ủy|thành phố|tỉnh|được giao|đã được|giao|nêu|đề ra|đã"
    "|xác định|tại|trong|theo|về|trọng tâm|chủ yếu|cụ thể|liên quan|sau|phê duyệt|ban hành"
    "|điều|khoản|điểm|mục|phụ lục|số"
    r"|\d{1,3}|[a-đ]|i{1,3}|iv"
)
CUES = (
    Cue(
        "replaces",
        r"thay thế",
        r"cho|toàn bộ|các|những|nội dung|và|bãi bỏ",
        ("ban hành Quy chế mới thay thế …", "thay thế cho các …", "(thay thế …"),
        ("thay thế, …", "được thay thế bởi …", "bị thay thế bằng …", "thay thế thiết bị theo …"),
    ),
    Cue(
        "amends",
        r"sửa đổi|bổ sung|điều chỉnh",
        r"và|một|số|điều|khoản|điểm|nội dung|các|của|tại|trong|phụ lục|thay thế|ban hành kèm theo"
        r"|quy định|bãi bỏ|bổ sung|quy chế|danh mục|đề án|kế hoạch|chương trình|bảng giá|điều lệ"
        r"|,|mục|\d{1,3}",
        ("sửa đổi, bổ sung …", "sửa đổi, bổ sung một số điều của …", "về sửa đổi, bổ sung …",
         "điều chỉnh, bổ sung …", "sửa đổi …", "sửa đổi Quy chế …"),
        ("được sửa đổi, bổ sung bởi …", "sửa đổi, bổ sung theo …", "bổ sung nguồn lực, …",
         "đã được sửa đổi, bổ sung tại …"),
    ),
    Cue(
        "implements",
        r"thực hiện|triển khai|cụ thể hóa|thi hành",
        rf"{_MANNER}|{_PARTS}|,|:|thành|vào",
        ("thực hiện …", "Triển khai thực hiện hiệu quả …", "cụ thể hóa …",
         "triển khai các nội dung theo …", "thực hiện có hiệu quả các kết luận của Ban Bí thư: …",
         "thực hiện các cơ chế, chính sách đặc thù theo …",
         "thực hiện các nhiệm vụ được giao tại …",
         "việc thực hiện …"),
        ("thực hiện chợ theo …", "thực hiện dự án. Theo …", "giá trị thực hiện đạt 5%; …"),
    ),
    Cue(
        "based_on",
        r"căn cứ|(?<!kèm )(?<!tiếp )theo|trên cơ sở|dựa trên",
        r"điều lệ đảng|điều lệ|đúng|vào"
        r"|các|quy định|tinh thần|nội dung|chỉ đạo|hướng dẫn|yêu cầu|kế hoạch|tiến độ"
        r"|lộ trình|tại|trong|của|nêu|được|giao|đã|đề ra|cơ chế|chính sách|đặc thù|nghị quyết|điều"
        r"|khoản|điểm|mục|phụ lục|trung ương|bộ chính trị|chính phủ|thủ tướng|thành ủy|tỉnh ủy"
        r"|chủ trương|,|và|:|nhiệm vụ|mục tiêu|chỉ tiêu|phân công|\d{1,3}|[a-đ]|i{1,3}|iv",
        ("Căn cứ …", "Căn cứ Điều lệ Đảng và …", "Căn cứ các Nghị định của Chính phủ: …",
         "theo …", "theo quy định tại khoản 1, Điều 5, …", "Theo đúng …",
         "theo tinh thần …", "trên cơ sở …"),
        ("phù hợp với …", "tại …", "kèm theo bảng giá, xem …", "nêu trong …"),
    ),
    Cue(
        "issued_as_product",
        r"đã (?:được )?(?:tham mưu )?(?:\w{1,12} ){0,4}?ban hành|đã hoàn thành",
        r"các|[(:-]|tại|và|với|là",
        ("đã ban hành …", "(Đã ban hành …", "Năm 2031: Đã hoàn thành (…",
         "đã tham mưu ban hành …"),
        ("chưa ban hành …", "ban hành …"),
    ),
)  # fmt: skip
