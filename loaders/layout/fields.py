"""Lines that give one field of the item above: "Thời gian hoàn thành: …", "Đơn vị chủ trì: …"."""

import re
from typing import NamedTuple

from loaders.layout.columns import Role
from loaders.passage import Passage


class FieldName(NamedTuple):
    """How a body text introduces a field, folded, before a colon."""

    role: Role
    pattern: str
    examples: tuple[str, ...]


_AGENCY = (
    r"(?:các )?(?:cơ quan|đơn vị|sở, ngành|ngành|tổ chức)(?:,? (?:cơ quan|đơn vị|tổ chức)){0,2}"
)
FIELD_NAMES: tuple[FieldName, ...] = (
    FieldName(
        "coordinator",
        rf"(?:{_AGENCY} (?:được giao )?)?(?:cùng )?ph[ốôó]i h[ợọơo]p(?: thực hiện)?",
        ("Đơn vị phối hợp", "Cơ quan phối hợp thực hiện", "Phối hợp"),
    ),
    FieldName(
        "lead",  # "Tổ chức thực hiện" heads the chapter of who does what
        rf"(?!tổ chức (?:thực hiện|triển khai))(?:{_AGENCY} )?"
        r"(?:được giao )?(?:chủ trì|thực hiện|chịu trách nhiệm(?: chính)?|tham mưu"
        r"|đầu mối|phụ trách|soạn thảo)(?:[, ]{1,2}(?:thực hiện|tham mưu|triển khai|soạn thảo"
        r"|xây dựng)){0,2}|(?:người|cán bộ|bộ phận)"
        r" (?:phụ trách|chịu trách nhiệm|thực hiện|theo dõi)|trách nhiệm thực hiện",
        (
            "Cơ quan chủ trì soạn thảo",
            "Đầu mối",
            "Người phụ trách",
            "Đơn vị chủ trì",
            "Cơ quan chủ trì thực hiện",
            "Chủ trì",
            "Đơn vị thực hiện",
        ),
    ),
    FieldName(
        "deadline",
        r"(?:(?:dự kiến|mốc|hạn) )?(?:thời gian|thời hạn|tiến độ|thời điểm|lộ trình|hoàn thành)"
        r"(?: dự kiến)?(?: (?:thực hiện|hoàn thành|triển khai|ban hành|xong|tổ chức|tiến hành"
        r"|xây dựng|khởi công|nghiệm thu|bắt đầu|kết thúc|bàn giao)"
        r"|(?: (?:trình|báo cáo|gửi|tham mưu)[^:;.()\d]{0,50}))?"
        r"(?:[,/ ]{1,2}(?:và )?(?:thực hiện|hoàn thành|triển khai)){0,2}",
        (
            "Thời gian trình Thành ủy",
            "Thời gian tổ chức",
            "Hoàn thành",
            "Dự kiến hoàn thành",
            "Mốc thời gian",
            "Thời gian thực hiện",
            "Thời hạn hoàn thành",
            "Thời gian thực hiện/hoàn thành",
        ),
    ),
    FieldName(
        "product",
        r"(?:sản phẩm|kết quả)(?: (?:thực hiện|đầu ra|dự kiến|hoàn thành|chính|cụ thể|cần đạt)"
        r"){0,2}",
        ("Sản phẩm", "Kết quả đầu ra", "Sản phẩm dự kiến"),
    ),
    FieldName(
        "authority",
        r"(?:cấp|cơ quan) (?:có thẩm quyền |thẩm quyền )?(?:trình|ban hành|phê duyệt|quyết định)"
        r"|thẩm quyền(?: (?:ban hành|phê duyệt|quyết định))?",
        ("Cấp trình", "Cơ quan ban hành", "Thẩm quyền phê duyệt"),
    ),
    FieldName("funding", r"(?:nguồn )?kinh phí(?: thực hiện)?", ("Kinh phí thực hiện",)),
    FieldName(
        "other",  # who appraises neither leads nor helps
        r"(?:cơ quan|đơn vị) (?:thẩm định|thẩm tra|giám sát|kiểm tra|theo dõi|thụ hưởng)",
        ("Cơ quan thẩm định", "Đơn vị thụ hưởng"),
    ),
)
_LABEL = "|".join(f"(?P<f{i}>{f.pattern})" for i, f in enumerate(FIELD_NAMES))
_AT_START = re.compile(
    r"(?:[-+*•(]\s?|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s?|[a-zđ][.)]\s){0,2}"
    rf"(?:{_LABEL})\s?:\s?"
)
_OPENING = re.compile(rf"(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]|[a-zđ][.)])\s(?:{_LABEL})\s?:?\s?")
_DEADLINE_WITHOUT_COLON = re.compile(
    r"(?:thời gian|thời hạn)(?: (?:thực hiện|hoàn thành)){1,2}\s?:?\s(?=\S)"
)
_INSIDE = re.compile(rf"(?<=[.;(,-])\s?(?:{_LABEL})\s?:\s?")
_ASSIGNMENT = re.compile(r"\(([^()]{6,300})\)[\s.;,]{0,3}$")
_LEADS = re.compile(
    r"(?:giao )?(?P<lead>[^;:]{2,150}?) (?:chủ trì|phụ trách|chịu trách nhiệm)(?!:)"
    r"(?: (?:thực hiện|tham mưu))?(?=\W|$)"
)
_HEAD = (
    r"(?:các )?(?:sở|ban|ubnd|ủy ban|uỷ ban|công an|bộ chỉ huy|văn phòng|thanh tra|chi cục"
    r"|trung tâm|trường|đảng ủy|đảng uỷ|phòng|hội|liên minh|mttq|mặt trận|viện|bệnh viện"
    r"|tỉnh đoàn|thành đoàn|đoàn|cục|kho bạc|bảo hiểm xã hội|hđnd|công ty|đài|bảo tàng|thư viện)"
)
_LONGEST_BEHIND = 800
_BEHIND = re.compile(
    rf"(?:[;:.]| [-–]) (?:giao )?(?P<lead>{_HEAD} [^;:.]{{2,90}}?)"
    r" (?:chủ trì|phụ trách|soạn thảo|tham mưu|thực hiện)(?:,? (?:thực hiện|tham mưu|soạn thảo))?"
    rf"(?:[,;] (?P<with>{_HEAD} [^;:.]{{2,120}}?) phối hợp(?: thực hiện)?"
    r"|,? (?:cùng )?phối hợp (?:với|cùng) (?P<join>"
    r"(?:(?! (?:tổ chức|thực hiện|triển khai|xây dựng|rà soát"
    r"|lập|trong|trước|tham mưu) )[^;:.]){2,200}))?"
    r"(?:[;,] (?:(?:triển khai|thực hiện|ban hành|hoàn thành|thời gian:?) )?"
    r"(?P<time>(?:(?:chỉ |ngay )?sau khi|ngay khi|khi (?:có|được)|căn cứ hướng dẫn|theo hướng dẫn"
    r"|trên cơ sở|trước|trong|quý|tháng|năm|giai đoạn|hằng|hàng|thường xuyên|chậm nhất)(?!\w)"
    r"[^;:]{0,200}?))?[\s.;]{0,4}$"
)
_AGENCY_ALONE = re.compile(rf"(?:giao )?(?P<lead>{_HEAD} [^;:]{{2,120}})(?=;)")
_DONE_BY = re.compile(
    r"(?P<lead>[^;:]{4,150}?) (?:(?:lãnh đạo|chỉ đạo),? ){0,2}(?:thực hiện|triển khai)(?=[;,]|$)"
)
_GIVEN_TO = re.compile(r"giao (?:cho )?(?P<lead>[^;:]{4,150}?)(?=;|$)")
_JOINS = re.compile(
    r"(?:^|[,;] |chủ trì )(?:cùng )?phối hợp (?:với )?(?P<with>[^;:]{2,200}?)(?=;|$)"
)
_HELPS_INSIDE = re.compile(
    rf"[,;] (?P<with>{_HEAD} [^;:]{{2,150}}?) (?:cùng )?phối hợp(?: thực hiện)?(?=[;,]|$)"
)
_LEADS_WITH = re.compile(
    r"(?:giao )?(?P<lead>[^;:]{2,200}?)[ \n]\(?chủ trì\)?(?: (?:thực hiện|tham mưu))?"
    r"\s?[,;.]?\s"
    r"(?:(?:cùng )?phối hợp (?:với |cùng )?(?P<with>.{2,600})"
    r"|(?P<after>[^:]{2,600}?)[ \n]\(?phối hợp\)?(?: thực hiện)?[ .;]{0,3})",
    re.DOTALL,
)
_UNTIL = re.compile(
    r"(?:^|[,;.] )(?:dự kiến )?(?:hoàn thành|thời gian|thời hạn)(?: (?:hoàn thành|thực hiện))? "
    r"(?P<time>(?:trước|trong|chậm nhất|vào|đến|từ|ngày|quý|tháng|năm|giai đoạn|hằng|hàng|thường"
    r"|sau khi|\d)[^;]{0,100})(?=;|$)"
)
_IN_A_SENTENCE = re.compile(
    r"(?:hoàn thành|chậm nhất|thời hạn|trước|xong)(?![^\W\d_])[^.;:]{0,40}?(?<![^\W\d_])"
    r"(?:ngày \d{1,2}|\d{1,2}/\d{1,2}|quý (?:[ivx]{1,3}|\d)|tháng \d{1,2}|năm 20\d\d)"
    r"|(?:trình|báo cáo|ban hành)[^.;:]{0,50}? (?:trong|vào) (?:quý|tháng|năm) (?:[ivx]{1,3}|\d)"
    r"|^(?:[-+•*] )?(?:từ |đến |trước |trong )?(?:ngày \d|tháng \d|quý [ivx\d]|\d{1,2}/\d)"
    r"[^.;:]{0,40}:"
    r"|(?:trong|vào|trước|chậm nhất) (?:tháng \d{1,2}|quý (?:[ivx]{1,3}|\d))(?: năm |/)20\d\d"
    r"|(?::| [-–]) (?:trước |trong |từ )?(?:ngày \d|tháng \d|(?:quý|qúy) [ivx\d])"
    r"|(?::| [-–]) (?:trước |trong )?năm 20\d\d[.;]?$"
    r"|(?:tháng \d{1,2}|quý (?:[ivx]{1,3}|\d)|\d{1,2}/\d{1,2}),? (?:hằng|hàng) năm"
    r"|định kỳ (?:\d{1,2} tháng|(?:hằng|hàng) (?:tháng|quý|năm))"
    r"|(?:tổ chức|khởi công|khánh thành|bàn giao)[^.;:]{0,50}? (?:trong|vào) (?:quý|tháng) [ivx\d]"
    r"|(?:chậm nhất|trong vòng|trong thời hạn|không quá|sau)(?: là)? \d{1,3} (?:ngày|tuần|tháng)"
    r"(?: làm việc)?,? (?:kể từ|tính từ|từ|sau) "
    r"|(?:tại|trong|trước) kỳ họp[^.;:]{0,40}?(?:năm|tháng|quý|\d/) ?\d"
)


_TIME_WORD = (
    r"(?:trước|trong|sau|chậm|nhất|vào|đến|tới|từ|ngày|quý|qúy|tháng|năm|giai|đoạn|hằng|hàng|mỗi|hết"
    r"|cuối|đầu|là|và|cả|thường|xuyên|liên|tục|[ivx]{1,4}|\d{1,4})"
)
_DUE = r"(?:thời gian|thời hạn|tiến độ)(?: (?:thực hiện|hoàn thành))?|(?:dự kiến )?hoàn thành|xong"
_LAST_CLAUSE = re.compile(
    rf"(?P<mark>[;.,:(])\s?(?:và )?(?:(?P<due>{_DUE})\s?:?\s)?"
    rf"(?P<time>(?:{_TIME_WORD}(?:[\s,/–-]{{1,3}}|(?=[).;]|$))){{1,16}})[).;\s]{{0,4}}$"
)
_ENDS_WITH_TIME = re.compile(
    rf"[;,] (?:thực hiện |triển khai )?(?P<time>(?:trước|trong|quý|tháng|ngày"
    r"|hằng|hàng|thường)(?!\w)"
    rf"(?:[\s,/–-]{{1,3}}{_TIME_WORD}(?!\w)){{1,12}})$"
)
_EXACT = re.compile(r"(?:quý|qúy) [ivx\d]|tháng \d|\d/|ngày \d|(?:hằng|hàng) |thường xuyên")
_BARE_DAY = re.compile(r"(?:(?:chậm|nhất|trước|vào|đến|là|trong) )*ngày \d{1,2}")
"""The day of some month that comes again ("báo cáo hằng tháng (trước ngày 25)")."""
_BY = re.compile(r"(?:chậm nhất|(?:trước|trong|vào) (?:ngày|quý|tháng|\d)|trước \d)")


_DESCRIPTION = re.compile(
    r"(?:nội dung|mục đích|mục tiêu|yêu cầu|hình thức|đối tượng|địa điểm|phạm vi|quy mô|số lượng"
    r"|chỉ tiêu|giải pháp|kinh phí|nguồn kinh phí|thành phần)"
    r"(?: (?:chính|cụ thể|chủ yếu|thực hiện|công việc|nhiệm vụ)){0,2}\s?:"
)


class Field(NamedTuple):
    """A field found in a line: ``name_start`` its name begins, ``start`` … ``end`` its value."""

    role: Role
    name_start: int
    start: int
    end: int


def read_fields(folded: str) -> list[Field]:
    """Return the fields that a line consists of; empty when it does not begin with one.

    >>> [f.role for f in read_fields("đơn vị chủ trì: sở y tế; đơn vị phối hợp: sở nội vụ")]
    ['lead', 'coordinator']
    """
    first = _AT_START.match(folded)
    if first is None:
        bare = _DEADLINE_WITHOUT_COLON.match(folded)
        return [Field("deadline", 0, bare.end(), len(folded))] if bare else []
    return _with_ends([first, *_INSIDE.finditer(folded, first.end())], folded)


def opens_field(folded: str) -> Role | None:
    """Return the field whose value stands on the lines below ("1.2. Đơn vị chủ trì").

    >>> opens_field("1.2. đơn vị chủ trì"), opens_field("1.2. đơn vị chủ trì: sở y tế")
    ('lead', None)
    """
    match = _OPENING.fullmatch(folded) if len(folded) < 60 else None
    role = FIELD_NAMES[int((match.lastgroup or "f0")[1:])].role if match else None
    return role if role in ("lead", "coordinator", "deadline", "product") else None


def inner_fields(folded: str) -> list[Field]:
    """Return the fields at the end of a paragraph that begins with something else."""
    fields = _with_ends(list(_INSIDE.finditer(folded)), folded)
    told = _assignment(folded)
    if told and all(f.name_start > told[0].name_start for f in fields):
        roles = [f.role for f in told]
        return [*told, *(f for f in fields if f.role not in roles)]
    if any(f.role in ("deadline", "lead") for f in fields):
        return fields
    return told or _told_behind(folded)


def _told_behind(folded: str) -> list[Field]:
    """Return who leads, who helps and when, said in clauses of their own behind the work.

    "Lập sổ cây: Sở Y tế chủ trì, Sở Nội vụ phối hợp; sau khi có hướng dẫn của Bộ Y tế."
    """
    match = _BEHIND.search(folded, max(0, len(folded) - _LONGEST_BEHIND))
    if match is None:
        return []
    names: tuple[tuple[str, Role], ...] = (
        ("lead", "lead"),
        ("with", "coordinator"),
        ("join", "coordinator"),
        ("time", "deadline"),
    )
    return [Field(role, match.start(), *match.span(name)) for name, role in names if match[name]]


def spoken_fields(folded: str) -> list[Field]:
    """Return the fields of a sentence "Giao Sở Y tế chủ trì …. Thời gian: thường xuyên."

    Only one that names its deadline is read: others tell of the work.
    """
    fields = _with_ends(list(_INSIDE.finditer(folded)), folded)
    if not any(f.role == "deadline" for f in fields):
        return []
    lead = _LEADS.match(folded) if not any(f.role == "lead" for f in fields) else None
    if lead is not None:
        fields.append(Field("lead", 0, *lead.span("lead")))
    return fields


def bracketed_fields(folded: str) -> list[Field]:
    """Return the fields of a line that is an assignment in brackets and nothing else.

    >>> text = "(sở y tế chủ trì; hoàn thành trong quý ii/2031)"
    >>> [f.role for f in bracketed_fields(text)]
    ['lead', 'deadline']
    """
    fields = _assignment(folded) if folded.startswith("(") else []
    return [f for f in fields if f.name_start == 0]


def last_clause(folded: str) -> Field | None:
    """Return the time that ends a paragraph as a clause: "…; hoàn thành trước 30/6/2031".

    It says so ("hoàn thành", "thời hạn"), or by its words ("chậm nhất …"), or stands in brackets
    or behind a colon; a year alone may belong to what is done ("…, đến năm 2030").

    >>> text = "rà soát nhà cũ; hoàn thành trước ngày 30/6/2031."
    >>> text[slice(*last_clause(text)[2:])]
    'trước ngày 30/6/2031'
    """
    for match in _LAST_CLAUSE.finditer(folded):
        time = match["time"].rstrip(" ,-–/")
        if not match["due"] and not _stands_alone(match["mark"], time):
            continue
        if match["due"] and not (_EXACT.search(time) or "năm 20" in time):
            continue
        return Field(
            "deadline", match.start(), match.start("time"), match.start("time") + len(time)
        )
    return None


def _stands_alone(mark: str, time: str) -> bool:
    if not _EXACT.search(time) or _BARE_DAY.fullmatch(time):
        return False
    steadily = mark in ";." and time.startswith("thường xuyên")
    return mark in "(:" or steadily or _BY.match(time) is not None


def split_cell(cell: Passage) -> list[tuple[Role, Passage]]:
    """Return the parts of a cell that names its fields itself; empty when it names none.

    "Chủ trì: Sở Y tế" and, on the next line, "Phối hợp: Sở Nội vụ" are a lead and a coordinator;
    so are "Sở Y tế chủ trì, phối hợp với Sở Nội vụ" and "Sở Y tế chủ trì; Sở Nội vụ phối hợp".
    """
    found: list[tuple[Role, Passage]] = []
    start = 0
    for line in cell.text.split("\n"):
        part = cell.cut(start, start + len(line))
        start += len(line) + 1
        fields = read_fields(part.folded)
        found.extend((one.role, part.cut(one.start, one.end)) for one in fields)
        if not fields and found and part:
            role, above = found[-1]
            found[-1] = (role, Passage.join([above, part], "\n"))
    if not found and (said := _LEADS_WITH.fullmatch(cell.folded)):
        helps = said.span("with" if said["with"] else "after")
        found = [("lead", cell.cut(*said.span("lead"))), ("coordinator", cell.cut(*helps))]
    return [(role, words) for role, words in found if words]


def describes(folded: str) -> bool:
    """Tell a line that only tells more of the item above: "- Nội dung: …", "- Mục đích: …".

    >>> describes("nội dung: đo mực nước"), describes("nội dung mới")
    (True, False)
    """
    return _DESCRIPTION.match(folded) is not None


def holds_deadline(folded: str) -> bool:
    """Tell whether a sentence says by when something is to be finished.

    >>> holds_deadline("rà soát các dự án, hoàn thành trước ngày 20/10/2031")
    True
    """
    return _IN_A_SENTENCE.search(folded) is not None


def _assignment(folded: str) -> list[Field]:
    """Return the fields of an assignment in brackets that ends a paragraph.

    "… (Sở Y tế chủ trì, phối hợp với Sở Nội vụ; hoàn thành trước 30/6/2031)."
    """
    brackets = _ASSIGNMENT.search(folded)
    if brackets is None:
        return []
    inside, at = brackets[1], brackets.start(1)
    told = _LEADS.match(inside) or _GIVEN_TO.match(inside)
    if told is None and _UNTIL.search(inside):
        told = _DONE_BY.match(inside)
    if told is None and (_UNTIL.search(inside) or _time_at_end(inside)):
        told = _AGENCY_ALONE.match(inside)
    fields: list[Field] = []
    found: tuple[tuple[Role, re.Match[str] | None], ...] = (
        ("lead", told),
        ("coordinator", _JOINS.search(inside) or _HELPS_INSIDE.search(inside)),
        ("deadline", _UNTIL.search(inside) or (_time_at_end(inside) if told else None)),
    )
    for role, match in found:
        if match is not None:
            start, end = match.span(match.lastgroup or 0)
            fields.append(Field(role, brackets.start(), at + start, at + end))
    if [f.role for f in fields] == ["coordinator"]:
        return []
    return fields


def _time_at_end(inside: str) -> "re.Match[str] | None":
    """ "(Sở Y tế chủ trì; quý III/2031)": the last words are a time and nothing else."""
    match = _ENDS_WITH_TIME.search(inside)
    return match if match and _EXACT.search(match["time"]) else None


def _with_ends(matches: list["re.Match[str]"], folded: str) -> list[Field]:
    ends = [*(m.start() for m in matches[1:]), len(folded)] if matches else []
    return [
        Field(
            FIELD_NAMES[int((m.lastgroup or "f0")[1:])].role,
            m.start(),
            m.end(),
            _end_of_value(folded, m.end(), end),
        )
        for m, end in zip(matches, ends, strict=True)
    ]


def _end_of_value(folded: str, start: int, end: int) -> int:
    """Leave out the dash, comma or bracket that parts a value from what follows it."""
    while end > start and folded[end - 1] in " -,":
        end -= 1
    value = folded[start:end].rstrip(" .;")
    if value.endswith(")") and value.count(")") > value.count("("):
        end = start + len(value) - 1
    return end
