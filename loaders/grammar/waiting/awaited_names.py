"""Who is named only by rank, and what can be approved, issued or finished: folded patterns."""

import re

from ontology.vocabulary import ActorLevel

UNNAMED: tuple[tuple[str, ActorLevel], ...] = (
    (
        r"(?:các )?bộ(?: quản lý)? (?:chuyên )?ngành(?:, lĩnh vực)?|cấp trung ương"
        r"|(?:bộ tư lệnh )?(?:quân khu|quân chủng)(?: \d)?|nhà nước"
        r"|(?:ban chỉ đạo|hội đồng|ban tổ chức)(?: [\w]+){0,6}? (?:trung ương|quốc gia|nhà nước)",
        "central",
    ),
    (r"(?:các )?(?:cấp|cơ quan)(?: nhà nước)?(?: có)? thẩm quyền|(?:cơ quan )?cấp trên", "other"),
    (
        r"(?:lãnh đạo )?(?:thành phố|tỉnh)"
        r"(?= (?:ban hành|phê duyệt|công bố|có|cho|thông qua|hướng dẫn)|[,;.)]|$)",
        "city",
    ),
)
"""Actors that the text names only by their rank: no issuer, but a level."""

THING = re.compile(
    r"(?:các |những )?(?:dự thảo |hồ sơ )?(?:đề án|kế hoạch|chương trình|quy hoạch|dự án|nhiệm vụ"
    r"|nghị quyết|quyết định|nghị định|thông tư|luật|pháp lệnh|chính sách|cơ chế|phương án|đề cương"
    r"|danh mục|quy định|quy chế|(?:bộ )?tiêu chí|mô hình|thiết kế|dự toán|báo cáo|hồ sơ|chủ trương"
    r"|quần thể|di tích|di sản|khu |vùng |cảng |đồ án|chiến lược"
    r"|phần mềm|hệ thống|cơ sở dữ liệu|kho dữ liệu|nền tảng|cổng )\b"
)
"""What can be approved, issued or recognised (people and firms cannot: "doanh nghiệp được …")."""
