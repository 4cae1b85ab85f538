"""Words that tell one stage of a deadline from another, as tables with examples."""

import re
from typing import NamedTuple


class StageWords(NamedTuple):
    """One row: what the words tell, the pattern (folded), examples, look-alikes."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    look_alikes: tuple[str, ...] = ()


STAGE_WORDS: tuple[StageWords, ...] = (
    StageWords(
        "act",  # a stage of its own needs an act of its own
        r"(?:(?:tiếp tục|sẽ|đồng thời|phấn đấu|cơ bản|dự kiến|việc|bắt đầu|chính thức|từng bước|đã"
        r"|sau đó|và) ){0,3}(?:triển khai|thực hiện|tổ chức|ban hành|xây dựng|hoàn thành|hoàn thiện"
        r"|trình|phê duyệt|khởi công|báo cáo|sơ kết|tổng kết|nhân rộng|vận hành|đưa vào|thành lập"
        r"|rà soát|cập nhật|công bố|kiểm tra|giám sát|đánh giá|nghiệm thu|bàn giao|tham mưu|đề xuất"
        r"|khai trương|mở rộng|áp dụng|thí điểm|lập|ký kết|hướng dẫn|khảo sát|nghiên cứu|thi công"
        r"|kết thúc|khai giảng|tuyên truyền|bồi dưỡng|đào tạo|tập huấn|cấp|giao)(?!\w)",
        ("triển khai", "tổ chức sơ kết", "tiếp tục thực hiện", "đưa vào vận hành"),
        ("thời gian phụ thuộc", "lộ trình", "theo tiến độ"),
    ),
    StageWords(
        "manner",  # tells how a stage before goes on, not what comes next
        r"(?:và )?(?:(?:tổ chức )?(?:triển khai )?thực hiện|(?:tổ chức )?triển khai)$",
        ("thực hiện", "triển khai thực hiện"),
        ("triển khai đề án", "thực hiện kế hoạch"),
    ),
    StageWords(
        "begun",  # "Thời gian thực hiện: …; Hoàn thành …" is one period
        r"(?:thời gian (?:triển khai |tổ chức )?(?:thực hiện|triển khai|bắt đầu)|bắt đầu)$",
        ("Thời gian thực hiện", "Ban hành Kế hoạch: thời gian thực hiện", "Bắt đầu"),
        ("Khởi công", "Thực hiện", "thời gian hoàn thành"),
    ),
    StageWords(
        "finished",
        r"^(?:thời gian |thời hạn )?(?:hoàn thành|kết thúc)(?!\w)",
        ("Hoàn thành", "thời gian hoàn thành", "kết thúc"),
        ("cơ bản hoàn thành", "khởi công"),
    ),
    StageWords(
        "field name",  # the words with which a line of the body begins
        r"^[\s*_•+\-]*(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?\)? )?[\s*_]*"
        r"(?:thời gian|thời hạn|thời điểm|tiến độ|hạn)(?: [^\d:;.,()]{0,60})?[\s*_]*:[\s*_]*",
        ("Thời gian thực hiện:", "Thời hạn:", "- 1.3. Thời gian hoàn thành: ", "*Thời hạn trình: "),
        ("Hoàn thành: Quý I", "Thời gian hoàn thành quý IV năm 2030"),
    ),
    StageWords(
        "finished or at once",  # a time without any day, and no condition either
        r"(?<!\w)(?:đã|đang|xong|hoàn thành|ngay|khẩn trương|sớm|quý|tháng|ngày|năm|20\d\d)(?!\w)",
        ("Đã hoàn thành", "Triển khai ngay"),
        ("Nguồn ngân sách",),
    ),
)

_WORDS = {row.name: re.compile(row.pattern) for row in STAGE_WORDS}
ACT = _WORDS["act"]
MANNER = _WORDS["manner"]
BEGUN = _WORDS["begun"]
FINISHED = _WORDS["finished"]
FIELD_NAME = _WORDS["field name"]
TIMELESS = _WORDS["finished or at once"]
NOTHING = ("không", "không có", "không quy định", "không xác định")
