"""Words by which a text says that work waits for somebody else, as tables with examples.

Three tables: what opens a condition ("sau khi"), what can be awaited as a thing ("hướng dẫn"),
what somebody can be awaited to do ("ban hành"). Patterns match folded text. Every row carries
phrases that give a prerequisite by it, and look-alikes that give none; both are tested.
"""

from typing import Literal, NamedTuple

from ontology.vocabulary import Event

Shape = Literal["have", "act", "passive", "thing", "noun", "bare", "finished"]
"""What may follow an opening.

``have`` "có hướng dẫn của A" · ``act`` "A ban hành B" · ``passive`` "được A công nhận" ·
``thing`` "Đề án được phê duyệt" · ``noun`` "hướng dẫn của A" · ``bare`` "yêu cầu", nobody named ·
``finished`` "hoàn thành B", where B is a name.
"""


class Opening(NamedTuple):
    """Words that open a condition; without shapes they only hide what looks like another one.

    ``anchors``: each match ends with one of these words (a text is searched for them first).
    """

    name: str
    anchors: tuple[str, ...]
    pattern: str
    shapes: tuple[Shape, ...]
    examples: tuple[str, ...]
    look_alikes: tuple[str, ...] = ()


class Awaited(NamedTuple):
    """A thing that can be awaited, after the openings that are named.

    ``alone``: it may stand without the one who gives it ("sau khi có hướng dẫn").
    """

    event: Event
    pattern: str
    alone: bool
    openings: tuple[str, ...]
    examples: tuple[str, ...]
    look_alikes: tuple[str, ...] = ()


class Act(NamedTuple):
    """What somebody can be awaited to do; ``passive``: "được …" counts as well."""

    event: Event
    pattern: str
    passive: bool
    examples: tuple[str, ...]
    look_alikes: tuple[str, ...] = ()


_GIVEN = ("offset", "after", "when", "waits", "depends")
_GIVEN_OR_FOLLOWED = (*_GIVEN, "on the basis", "by")
_COUNT = "\\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"

OPENINGS: tuple[Opening, ...] = (
    Opening(
        "offset",
        ("khi ", "từ ngày ", "thời điểm "),
        rf"(?:(?:trong|chậm nhất|không quá)(?: vòng| thời hạn| thời gian| là)? )?"
        rf"(?:(?:chậm nhất )?sau (?:khoảng |thời hạn )?)?(?P<count>{_COUNT}) "
        rf"(?P<unit>ngày|tuần|tháng|quý|năm)(?: làm việc)?,? "
        rf"(?:(?:kể từ |tính từ |từ |sau )?khi|(?:kể |tính )?từ (?:ngày|thời điểm)) ",
        ("have", "act", "passive", "thing", "finished"),
        (
            "sau 4 tháng khi Hội đồng nhân dân thành phố ban hành định mức mới",
            "Trong vòng 30 ngày kể từ ngày có hướng dẫn của Bộ Nội vụ",
            "sau 45 ngày làm việc kể từ khi Đề án được phê duyệt",
            "02 tháng sau khi Chính phủ ban hành Nghị định về đô thị thông minh",
        ),
        ("báo cáo trước ngày 25 tháng 6 ngày làm việc cuối", "trong vòng 15 ngày từ ngày ký"),
    ),
    Opening(
        "after",
        ("khi ", "kể từ ngày "),
        r"(?:ngay |chỉ )?sau khi |ngay khi |kể từ khi |kể từ ngày ",
        ("have", "act", "passive", "thing", "finished"),
        (
            "Sau khi có hướng dẫn của Trung ương",
            "ngay sau khi Bộ Xây dựng ban hành tiêu chí về đô thị biển",
            "triển khai ngay khi được UNESCO công nhận là di sản",
            "thực hiện sau khi Đề án được phê duyệt",
            "Quý I/2027, sau khi hoàn thành Kho dữ liệu nghề cá",
            "sau khi Nghị định về cảng cạn có hiệu lực",
            "ngay sau khi phần mềm quản lý hộ tịch của Bộ Tư pháp được hoàn thiện",
            "kể từ ngày có kết luận thanh tra",
        ),
        (
            "trụ sở dôi dư sau khi sắp xếp đơn vị hành chính",
            "công khai quy hoạch sau khi có hiệu lực",
            "Sau khi hoàn thành việc rà soát",
            "sau khi hoàn thành Đề án",
            "sau khi được giao nhiệm vụ",
        ),
    ),
    Opening(
        "other time",
        ("khi ",),
        r"(?:trước|từ|trong|đến|mỗi|cho đến|một) khi ",
        (),
        (),
        (
            "từ khi được Thủ tướng Chính phủ chấp thuận đến khi chấm dứt hoạt động",
            "trước khi Bộ Tài chính phê duyệt phương án",
        ),
    ),
    Opening(
        "when",
        ("khi ",),
        r"khi ",
        ("have", "act", "passive", "thing", "bare"),
        (
            "Năm 2027 (khi có yêu cầu của Trung ương)",
            "khi Bộ Y tế ban hành quy định về trạm y tế",
            "khi được Chính phủ phê duyệt",
        ),
        ("Năm 2027 và khi cần thiết", "khi có đủ điều kiện", "khi có dấu hiệu vi phạm"),
    ),
    Opening(
        "on the basis",
        ("trên cơ sở ",),
        r"trên cơ sở ",
        ("act", "noun", "thing"),
        (
            "Trên cơ sở Bộ Công an hoàn thiện cơ sở dữ liệu về cư trú",
            "trên cơ sở hướng dẫn của Bộ Tư pháp",
            "triển khai trên cơ sở Đề án được Hội đồng nhân dân thành phố thông qua",
            "trên cơ sở phần mềm của Bộ Nội vụ được hoàn thiện",
            "trên cơ sở kết quả thí điểm của Bộ Xây dựng",
        ),
        (
            "trên cơ sở kết quả rà soát",
            "nhân rộng trên cơ sở kết quả thí điểm",
            "trên cơ sở bảo đảm an toàn hồ đập",
            "trên cơ sở chức năng, nhiệm vụ được giao",
            "triển khai trên cơ sở Quy hoạch đã được phê duyệt",
            "mua sắm trên cơ sở kế hoạch được phê duyệt hằng năm",
        ),
    ),
    Opening(
        "depends",
        ("thuộc ", "vào ", "tùy theo "),
        r"(?:(?:thời gian|thời hạn|tiến độ)(?: thực hiện| hoàn thành| triển khai)? )?"
        r"(?:(?:phụ|tùy) thuộc(?: vào)?|tùy theo) ",
        ("noun",),
        (
            "Tiến độ phụ thuộc vào lộ trình của Bộ Ngoại giao",
            "tùy thuộc tiến độ của Bộ Giao thông vận tải",
        ),
        ("giảm phụ thuộc vào ngân sách", "tùy theo điều kiện thực tế"),
    ),
    Opening(
        "waits",
        ("chờ ", "đợi "),
        r"(?:chờ|đợi) ",
        ("noun", "act", "have"),
        ("Đang chờ hướng dẫn của Bộ Tài chính", "chờ Trung ương ban hành quy định về vị trí"),
        ("xây dựng nhà chờ xe buýt", "giảm thời gian chờ của người bệnh"),
    ),
    Opening(
        "by",
        ("theo ", "đúng ", "căn cứ ", "vào ", "phù hợp với ", "bám sát "),
        r"(?:theo(?: đúng)?|căn cứ(?: vào)?|phù hợp với|bám sát) ",
        ("noun", "bare"),
        (
            "Căn cứ hướng dẫn của Chính phủ",
            "Theo chỉ đạo của Bộ Quốc phòng",
            "Thường xuyên, phù hợp với hướng dẫn của Bộ Nội vụ",
        ),
        (
            "theo quy định của pháp luật",
            "theo thẩm quyền",
            "theo lộ trình",
            "theo yêu cầu của thị trường xuất khẩu",
            "căn cứ chức năng, nhiệm vụ",
            "phù hợp với nhu cầu thực tế",
            "theo đúng tinh thần chỉ đạo của Ban Bí thư",
            "theo chỉ đạo của Bộ Chính trị tại Kết luận số 99-KL/TW",
        ),
    ),
)

AWAITED: tuple[Awaited, ...] = (
    Awaited(
        "guidance",
        r"(?:các |những )?(?:(?:ý kiến )?chỉ đạo(?:,| và) )?(?:văn bản |công văn |quy định )?"
        r"hướng dẫn(?: cụ thể| chi tiết| chính thức| thống nhất| mới)?",
        True,
        _GIVEN_OR_FOLLOWED,
        (
            "Sau khi có hướng dẫn của Trung ương",
            "theo hướng dẫn, chỉ đạo của Trung ương",
            "Sau khi có văn bản hướng dẫn",
        ),
        ("theo hướng mở", "theo hướng dẫn tại Công văn số 12/BNV ngày 2/3/2026 của Bộ Nội vụ"),
    ),
    Awaited(
        "request",
        r"(?:ý kiến |văn bản |sự )?chỉ đạo|(?:văn bản )?(?:yêu cầu|đề nghị)"
        r"|tiến độ(?:,? (?:chung|thực hiện|triển khai|yêu cầu))?",
        False,
        _GIVEN_OR_FOLLOWED,
        (
            "Theo tiến độ yêu cầu của Bộ Y tế",
            "khi có chỉ đạo của Thủ tướng Chính phủ",
            "Khi có yêu cầu",
        ),
        ("đúng tiến độ", "hỗ trợ người dân khi có yêu cầu của doanh nghiệp"),
    ),
    Awaited(
        "schedule",
        r"(?:lịch|kế hoạch|chương trình|lộ trình)"
        r"(?: (?:chỉ đạo|công tác|chung|tổng thể|triển khai|kiểm tra|phân bổ|cụ thể))?",
        False,
        ("depends", "by"),
        (
            "Triển khai theo chương trình của Trung ương",
            "theo kế hoạch kiểm tra của Bộ Nội vụ các năm 2027, 2028",
        ),
        (
            "theo Chương trình hành động của Chính phủ",
            "theo Kế hoạch số 12/KH-UBND ngày 3/2/2026 của Ủy ban nhân dân thành phố",
            "theo kế hoạch của UBND thành phố Sông Vân",
        ),
    ),
    Awaited(
        "pilot_result",
        r"kết quả (?:tổng kết |triển khai |thực hiện )?thí điểm",
        True,
        (*_GIVEN, "on the basis"),
        ("sau khi có kết quả thí điểm thẻ vé liên thông của Bộ Xây dựng",),
        ("báo cáo kết quả thí điểm",),
    ),
    Awaited(
        "approval",
        r"điều chỉnh(?:, bổ sung)?|sửa đổi, bổ sung",
        True,
        ("after",),
        ("cập nhật bản đồ quy hoạch ngay khi có điều chỉnh, bổ sung",),
        ("cập nhật bản đồ khi có điều chỉnh",),
    ),
    Awaited(
        "recognition",
        r"(?:quyết định )?(?:công nhận|xếp hạng|ghi danh)",
        False,
        _GIVEN,
        ("sau khi có quyết định công nhận của Thủ tướng Chính phủ",),
        ("sau khi có quyết định xếp hạng",),
    ),
    Awaited(
        "approval",
        r"(?:quyết định |ý kiến )?phê duyệt|ý kiến(?: thống nhất| đồng ý| thẩm định)?|chủ trương"
        r"|(?:văn bản |quyết định )?(?:đồng ý|chấp thuận|thống nhất|thông qua)",
        False,
        _GIVEN,
        (
            "sau khi có ý kiến thẩm định của Bộ Xây dựng",
            "sau khi có chủ trương của Ban Thường vụ Thành ủy",
        ),
        ("sau khi có ý kiến của nhân dân",),
    ),
    Awaited(
        "completion",
        r"kết quả",
        False,
        _GIVEN,
        ("sau khi có kết quả kiểm toán của Kiểm toán Nhà nước",),
        ("sau khi có kết quả rà soát", "khi có kết quả"),
    ),
    Awaited(
        "issuance",
        r"kết luận (?:của )?(?:cuộc )?(?:thanh tra|kiểm tra|kiểm toán|giám sát)",
        True,
        _GIVEN,
        ("kể từ ngày có kết luận thanh tra",),
        ("khi có kết luận cuộc họp",),
    ),
    Awaited(
        "issuance",
        r"(?:các |những )?(?:dự thảo )?(?:luật|pháp lệnh|nghị định|thông tư)",
        True,
        _GIVEN,
        ("sau khi có Luật Đô thị ngầm", "sau khi có Nghị định của Chính phủ về dữ liệu mở"),
        ("khi có luật sư tham gia",),
    ),
    Awaited(
        "issuance",
        r"(?:các |những )?(?:nghị quyết|quyết định|quy định|văn bản|chính sách|cơ chế|thông báo"
        r"|bản án|phán quyết|chỉ thị|kết luận|quy hoạch|kế hoạch|chương trình|đề án"
        r"|danh mục|dự toán|chiến lược"
        r"|(?:bộ )?(?:tiêu chí|tiêu chuẩn|quy chuẩn|định mức|chỉ số))",
        False,
        _GIVEN,
        (
            "sau khi có Bộ tiêu chí của Trung ương",
            "khi có Quyết định của Thủ tướng Chính phủ",
            "sau khi có Chiến lược của Chính phủ",
        ),
        ("sau khi có quy hoạch", "khi có văn bản"),
    ),
)

ACTS: tuple[Act, ...] = (
    Act(
        "guidance",
        r"(?:ban hành |có )?(?:các )?(?:văn bản )?hướng dẫn(?: cụ thể| chi tiết)?",
        True,
        (
            "sau khi Bộ Ngoại giao có hướng dẫn",
            "sau khi Bộ Y tế ban hành văn bản hướng dẫn về trạm y tế lưu động",
        ),
        ("Bộ Y tế hướng dẫn các địa phương",),
    ),
    Act(
        "issuance",
        r"(?:ký )?ban hành|công bố|(?:sửa đổi|điều chỉnh)(?:, bổ sung)?|bổ sung|thay thế",
        True,
        (
            "công bố danh mục sau khi Trung ương công bố",
            "sau khi Luật Cảng cạn được Quốc hội sửa đổi, bổ sung",
            "Sau khi Bộ Xây dựng trình cấp trên ban hành quy chuẩn nhà nổi",
        ),
        ("sau khi ban hành Kế hoạch", "công khai sau khi công bố quy hoạch"),
    ),
    Act(
        "approval",
        r"phê (?:duyệt|chuẩn)|thông qua|cấp (?:giấy )?phép|chấp thuận|đồng ý|thống nhất"
        r"|cho (?:ý kiến|chủ trương|phép)"
        r"|quyết định|thẩm định|(?:giao|phân bổ|bố trí|cấp) (?:kế hoạch |đủ )?"
        r"(?:vốn|kinh phí|dự toán)",
        True,
        (
            "sau khi Thủ tướng Chính phủ phê duyệt Quy hoạch vùng",
            "triển khai sau khi được bố trí vốn",
            "triển khai sau khi được phê duyệt",
        ),
        ("giám sát các dự án sau khi được phê duyệt",),
    ),
    Act(
        "recognition",
        r"công nhận|ghi danh|vinh danh|xếp hạng",
        True,
        ("sau khi được UNESCO công nhận là công viên địa chất",),
        ("đào tạo lại sau khi công nhận tốt nghiệp",),
    ),
    Act(
        "pilot_result",
        r"(?:tổng kết |triển khai )?thí điểm",
        False,
        ("sau khi Bộ Giáo dục và Đào tạo tổng kết thí điểm trường học số",),
        ("triển khai thí điểm",),
    ),
    Act(
        "completion",
        r"hoàn (?:thành|thiện)|bàn giao|chuyển giao|cung cấp|cấp|ký kết|(?:tổng|sơ) kết"
        r"|đưa vào (?:vận hành|sử dụng|khai thác)"
        r"|kết nối|triển khai|thành lập|xây dựng|tổ chức|vận hành",
        False,
        (
            "sau khi Bộ Công an bàn giao phần mềm quản lý cư trú",
            "trên cơ sở Bộ Tài chính hoàn thiện hệ thống báo cáo",
            "sau khi Bộ Công an cấp tài khoản kết nối",
        ),
        ("sau khi hoàn thành nhiệm vụ", "sau khi tổ chức hội nghị"),
    ),
    Act(
        "request",
        r"(?:có )?(?:văn bản )?(?:yêu cầu|chỉ đạo|đề nghị)|giao(?: nhiệm vụ)?|phân công",
        False,
        ("khi Bộ Quốc phòng yêu cầu", "ngay sau khi Thủ tướng Chính phủ giao nhiệm vụ"),
        ("khi được giao nhiệm vụ",),
    ),
)
