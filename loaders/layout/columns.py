"""Heads of tables: which column holds what, whatever its name and its place."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from loaders.layout.numbering import read_cell_number
from loaders.passage import Passage
from ontology.spelling import fold

Role = Literal[
    "no", "title", "lead", "coordinator", "assigned", "product", "deadline", "authority",
    "note", "unit", "value", "average", "year", "funding", "target", "project", "scenario", "group",
    "other",
]  # fmt: skip
Kind = Literal["tasks", "targets", "projects"]


class Heading(NamedTuple):
    """A name that a column may have, folded; the first that matches a cell wins."""

    role: Role
    pattern: str
    examples: tuple[str, ...]


_AGENCY = (
    r"(?:các )?(?:phòng, )?(?:cơ quan|đơn vị|tổ chức|sở, ngành|địa phương|bộ phận)"
    r"(?:[,/]? ?(?:và )?(?:cơ quan|đơn vị|tổ chức|địa phương|cá nhân)){0,3}"
)
_KIND_OF_WORK = (
    r"(?:nhiệm vụ|đề án|dự án|chương trình|công trình|kế hoạch|văn bản|nội dung|giải pháp|lĩnh vực"
    r"|mục tiêu|chỉ tiêu|công việc|hoạt động)"
)
_YEARS = re.compile(r"20\d\d")
_MEANT = {
    "cq": "cơ quan", "đv": "đơn vị", "tg": "thời gian", "sp": "sản phẩm", "kq": "kết quả",
    "nv": "nhiệm vụ", "nd": "nội dung",
}  # fmt: skip
_SHORT_NAMES = re.compile(rf"(?<!\w)(?:{'|'.join(_MEANT)})(?!\w)")
_REST_OF_NAME = re.compile(r"(?:thực hiện|hoàn thành|dự kiến|ban hành|trình|phê duyệt|chính)")
_PERSON = ("người", "lãnh đạo", "đồng chí", "cán bộ")
HEADINGS: tuple[Heading, ...] = (
    Heading(
        "no",
        r"s?\s?tt\.?|số tt|số thứ tự|stt\.?|(?:mã(?: số)?|ký hiệu)(?: (?:nhiệm vụ|công việc))?",
        ("TT", "STT", "Số TT", "Mã số nhiệm vụ"),
    ),
    Heading("unit", r"(?:đơn vị|đv)\s?(?:tính)?|đvt|đơn vị đo", ("Đơn vị tính", "ĐVT")),
    Heading(  # a list of kinds of work, whichever of them comes first
        "title",
        rf"(?:tên |danh mục |các |nhóm |nội dung )?(?:{_KIND_OF_WORK}(?:,? và | ?[,/-] ?)){{1,4}}"
        r"(?:nhiệm vụ|công việc|hoạt động|đầu việc).{0,40}",
        ("Tên đề án, nhiệm vụ", "Lĩnh vực/Nhiệm vụ", "Mục tiêu và nhiệm vụ"),
    ),
    Heading(  # one column for both: the cells say "Chủ trì: … Phối hợp: …"
        "lead",
        r".{0,30}chủ trì.{0,20}phối hợp.{0,30}",
        ("Cơ quan chủ trì, phối hợp", "Đơn vị chủ trì/phối hợp"),
    ),
    Heading(
        "coordinator",
        rf".{{0,60}}phối hợp.{{0,30}}|{_AGENCY} (?:cùng )?(?:tham gia|liên quan|hỗ trợ).{{0,30}}",
        ("Cơ quan phối hợp", "Cơ quan, tổ chức, đơn vị phối hợp thực hiện", "Cơ quan tham gia"),
    ),
    Heading(
        "lead",
        rf"(?:.{{0,60}}chủ trì.{{0,40}}|{_AGENCY} "
        r"(?:thực hiện|tham mưu|chuẩn bị|chịu trách nhiệm|đầu mối|được (?:giao|phân công)|theo dõi"
        r"|soạn thảo|phụ trách|triển khai|xây dựng).{0,30}|trách nhiệm(?: (?:thực hiện|chính))?"
        r"|đầu mối.{0,30}|chủ đầu tư|phụ trách(?: chính)?|(?:người|lãnh đạo|đồng chí|cán bộ) "
        r"(?:phụ trách|chịu trách nhiệm|chỉ đạo|theo dõi).{0,30})",
        ("Cơ quan chủ trì", "Cơ quan chuẩn bị", "Đơn vị chủ trì thực hiện", "Đơn vị thực hiện",
         "Cơ quan tham mưu", "Đầu mối", "Người phụ trách", "Chủ đầu tư", "Phụ trách",
         "Cơ quan, đơn vị chịu trách nhiệm chính"),
    ),
    Heading(
        "authority",
        r"(?:cơ quan[/,] ?)?(?:thẩm quyền|(?:cấp|cơ quan)(?= \w))(?: xem xét,)?(?: (?:có )?"
        r"(?:thẩm quyền|trình|ban hành|phê duyệt|quyết định|thông qua)){0,3}"
        r"(?:[/,] ?(?:cấp )?(?:trình|ban hành|phê duyệt|quyết định)){0,3}",
        ("Thẩm quyền", "Cấp trình / ban hành", "Cấp phê duyệt", "Cấp trình", "Cấp ban hành",
         "Cấp trình/ban hành", "Cơ quan ban hành",
         "Cơ quan/Cấp có thẩm quyền ban hành"),
    ),
    Heading(
        "deadline",
        r"(?:giai đoạn|năm)(?: thực hiện)?|tháng|quý|(?:ngày )?(?:bắt đầu|kết thúc)"
        r"|(?:(?:mốc|dự kiến|ngày|năm|quý|tháng|hạn|kế hoạch) )?"
        r"(?:thời gian|tg|thời hạn|tiến độ|thời điểm|lộ trình|hoàn thành|(?<=ngày )trình)"
        r"(?!.{0,40}(?:chủ trì|sản phẩm)).{0,60}",
        ("Thời gian hoàn thành", "Mốc thời gian", "Giai đoạn", "Dự kiến hoàn thành",
         "Ngày trình", "Thời hạn", "Tháng", "Bắt đầu",
         "Thời gian thực hiện/hoàn thành", "Tiến độ"),
    ),
    Heading(
        "note",
        r"(?:ghi chú|tình trạng|trạng thái|tình hình thực hiện|căn cứ|cơ sở pháp lý|lưu ý).{0,40}",
        ("Ghi chú", "Tình trạng"),
    ),
    Heading(
        "funding",
        r".{0,20}(?:nguồn vốn|nguồn kinh phí|kinh phí|vốn đầu tư|tổng mức).{0,40}",
        ("Nguồn vốn", "Nguồn kinh phí", "Kinh phí thực hiện"),
    ),
    Heading(
        "target",
        r"(?:tên |nội dung |hệ thống |các )?(?:chỉ tiêu|mục tiêu)(?: (?:chủ yếu|cụ thể))?",
        ("Tên chỉ tiêu", "CHỈ TIÊU", "Chỉ tiêu chủ yếu"),
    ),
    Heading(
        "project",
        r"(?:tên |danh mục |các )?(?:dự án|công trình)(?: đầu tư)?[,/(] ?(?:địa điểm|quy mô"
        r"|hạng mục|nội dung|mục tiêu|tên).{0,40}"
        r"|(?:tên |danh mục |các )?(?:dự án|công trình|đề án)(?:[,/] ?(?:dự án|công trình|đề án)"
        r"|trọng điểm| ){0,6}",
        ("Tên Dự án", "Danh mục dự án, công trình", "Tên dự án/Địa điểm"),
    ),
    Heading(
        "product",
        r"(?:.{0,20}sản phẩm.{0,40}|kết quả(?:.{0,40})?|(?:yêu cầu )?đầu ra|hình thức(?: (?:văn bản"
        r"|ban hành|thực hiện|sản phẩm))?|(?:loại|thể loại) văn bản|văn bản ban hành)",
        ("Sản phẩm", "Kết quả/Sản phẩm", "Kết quả đầu ra", "Sản phẩm dự kiến"),
    ),
    Heading(
        "title",
        r"(?:(?:tên|nội dung|danh mục|các|đầu)? ?(?:nhiệm vụ|công việc|hoạt động|nội dung|việc)"
        r"(?!.{0,60}(?:chủ trì|phối hợp)).{0,80}|tên văn bản|giải pháp.{0,40}"
        r"|(?:tên )?(?:đề án|văn bản|tờ trình|báo cáo|chương trình|nghị quyết|kế hoạch)"
        r"(?:[,/;] ?(?:và )?(?:đề án|văn bản|tờ trình|báo cáo|chương trình|kế hoạch"
        r"|nghị quyết|dự thảo|nhiệm vụ)){1,5}|danh mục văn bản)",
        ("Tên đề án, báo cáo", "Tên chương trình, đề án", "Nhiệm vụ", "Tên nhiệm vụ",
         "Nội dung công việc",
         "Nhiệm vụ/đề án/dự án"),
    ),
    Heading("assigned", r"phân công.{0,40}|tổ chức thực hiện", ("Phân công thực hiện",)),
    Heading("scenario", r"kịch bản.{0,60}|kế hoạch (?:từng|các) năm", ("Kịch bản tăng trưởng",)),
    Heading("average", r"bình quân.{0,60}|tăng trưởng bình quân.{0,40}", ("Bình quân năm",)),
    Heading(
        "year",
        r"(?:(?:ước|hiện trạng|kết quả) )?(?:(?:thực hiện|th|kh) )?(?:năm )?20\d\d",
        ("2026", "KH 2026", "Ước TH năm 2025", "Năm 2027", "Ước thực hiện năm 2025"),
    ),
    Heading(
        "value",
        r"(?:thực hiện |mục tiêu |kế hoạch |chỉ tiêu )?(?:đến )?(?:hết )?(?:năm )20\d\d.{0,30}"
        r"|(?:cả |toàn )?giai đoạn (?:năm )?20\d\d ?- ?20\d\d.{0,20}"
        r"|kế hoạch.{0,60}|mục tiêu.{0,60}|giá trị.{0,20}|chỉ tiêu.{0,60}",
        ("Đến năm 2030", "Giai đoạn 2026-2030", "Thực hiện đến năm 2030",
         "Kế hoạch 5 năm 2026-2030"),
    ),
)  # fmt: skip
_ROLE = re.compile("|".join(f"(?P<r{i}>(?:{h.pattern})$)" for i, h in enumerate(HEADINGS)))
_ASSIGNS: frozenset[Role] = frozenset(
    ("lead", "coordinator", "deadline", "product", "assigned", "authority")
)
_MAIN: dict[Role, Kind] = {"title": "tasks", "target": "targets", "project": "projects"}


class Columns(NamedTuple):
    """What each column of a table holds, by position, and what its rows are."""

    kind: Kind
    roles: tuple[Role, ...]
    names: tuple[str, ...]

    def first(self, role: Role) -> int | None:
        """Return the first column of a role, None when the table has none."""
        return self.roles.index(role) if role in self.roles else None

    @property
    def main(self) -> int:
        """The column that names the task, the target or the project."""
        return next(i for i, role in enumerate(self.roles) if role in _MAIN)


def role_of(words: str) -> Role | None:
    """Return what a column headed by folded ``words`` holds, None when they are no heading.

    >>> role_of("cơ quan chủ trì")
    'lead'
    """
    if len(words) > 120:
        return None
    words = _SHORT_NAMES.sub(lambda m: _MEANT[m[0]], words)
    match = _ROLE.match(words.replace(" /", "/").replace("/ ", "/").strip(" .:*"))
    return HEADINGS[int((match.lastgroup or "r0")[1:])].role if match else None


def read_columns(cells: Sequence[Passage]) -> Columns | None:
    """Return the columns that a row of ``cells`` heads; None when the row is no head of a table.

    A head names what its rows are, and at least one thing more beside the number; a number's
    column without a name needs two things more.
    """
    filled = [c for c in cells if c]
    least = 2 if cells and cells[0] else 3
    if len(filled) < least or sum(map(len, filled)) > 900 or read_cell_number(cells[0].text):
        return None
    roles: list[Role] = [role_of(c.folded) or "other" if c else "group" for c in cells]
    if not cells[0]:
        if "other" in roles:
            return None
        roles[0] = "no"
    for i in [i for i, role in enumerate(roles) if role == "no"][1:]:
        roles[i] = "other"  # a code beside the number
    known = [r for r in roles if r not in ("other", "group")]
    if len(known) < max(2, (len(filled) + 1) // 2):
        return None
    kind = _kind(roles, cells)
    if kind is None:
        return None
    return Columns(kind, tuple(roles), tuple(" ".join(c.text.split()) for c in cells))


def _kind(roles: list[Role], cells: Sequence[Passage]) -> Kind | None:
    if not _name_the_work(roles, cells):
        return None
    mains = [r for r in roles if r in _MAIN]
    if "title" in mains and ("target" in mains or "project" in mains):
        for i, role in enumerate(roles):
            if role in ("target", "project"):
                roles[i] = "value" if role == "target" else "other"
        return "tasks"
    kind = _MAIN[mains[0]]
    for i in [i for i, role in enumerate(roles) if role == "target"][1:]:
        roles[i] = "value"  # "Mục tiêu" beside "Chỉ tiêu" is its figure
    _settle_leads(roles, [c.folded for c in cells])
    _settle_funding(roles, [c.folded for c in cells])
    if kind == "targets":
        _settle_values(roles, [c.text for c in cells])
    if kind == "targets" and not {"value", "year", "scenario"} & set(roles) and "product" in roles:
        roles[roles.index("product")] = "value"  # "Kết quả" beside "Chỉ tiêu" is its figure
    assigns = _ASSIGNS & set(roles)
    drafts = _names_drafts(cells[roles.index(mains[0])].folded)
    drafts = drafts and not assigns.isdisjoint(("deadline", "authority"))
    if kind == "projects" and "funding" not in roles and ("product" in roles or drafts):
        roles[roles.index("project")] = "title"
        return "tasks"
    return kind if kind != "tasks" or assigns else None


def _names_drafts(folded: str) -> bool:
    """Tell whether a column lists papers to be drafted ("Tên đề án") and no building sites."""
    return "đề án" in folded and not re.search(r"dự án|công trình", folded)


def _name_the_work(roles: list[Role], cells: Sequence[Passage]) -> bool:
    """Tell whether a column names what the rows are; a column of unknown name may be it.

    Beside a number and what says who and when, the one column of another name in front of them
    can only be the work; of several none is taken.
    """
    titles = [i for i, role in enumerate(roles) if role == "title"]
    for i in titles[1:]:
        if cells[i].folded == "tên văn bản":
            roles[i] = "product"
    if any(role in _MAIN for role in roles):
        return True
    assigned = [i for i, role in enumerate(roles) if role in _ASSIGNS]
    others = [i for i, role in enumerate(roles) if role == "other"]
    unknown = [i for i in others if assigned and i < assigned[0]]
    if roles[0] != "no" or not cells[0] or len({roles[i] for i in assigned}) < 2:
        return False
    if len(unknown) != 1:
        return False
    roles[unknown[0]] = "title"
    return True


def _settle_funding(roles: list[Role], names: Sequence[str]) -> None:
    """Of several columns of money, the one named for its source says where it comes from."""
    funding = [i for i, role in enumerate(roles) if role == "funding"]
    sources = [i for i in funding if "nguồn" in names[i]]
    for i in funding if sources else ():
        if i not in sources:
            roles[i] = "other"


def _settle_values(roles: list[Role], names: Sequence[str]) -> None:
    """Several columns of goals are those of their years; of others only the first is the goal."""
    values = [i for i, role in enumerate(roles) if role == "value"]
    if len(values) < 2:
        return
    years = [_YEARS.findall(names[i]) for i in values]
    by_year = all(len(found) == 1 for found in years)
    for i in values if by_year else values[1:]:
        roles[i] = "year" if by_year else "other"


def _settle_leads(roles: list[Role], names: Sequence[str]) -> None:
    """Settle who leads: an agency before a person, and "Đơn vị" where nothing else names one."""
    leads = [i for i, role in enumerate(roles) if role == "lead"]
    persons = [i for i in leads if names[i].startswith(_PERSON)]
    if len(persons) < len(leads):
        for i in persons:
            roles[i] = "other"
    if not leads and "title" in roles:
        for i, role in enumerate(roles):
            if role == "unit" and names[i].strip() == "đơn vị":
                roles[i] = "lead"
                break


def refine_columns(columns: Columns, cells: Sequence[Passage]) -> Columns | None:
    """Return the columns with a second line of the head laid under the first.

    None when ``cells`` are no such line: a first line with a group ("Phân công thực hiện") over
    two columns leaves blanks, which the second line fills with names of columns.
    """
    under = [(i, role_of(c.folded)) for i, c in enumerate(cells) if c and i < len(columns.roles)]
    if not under or cells[0]:
        return None
    grouped = _under_groups(columns, [i for i, _ in under])
    if not grouped and not all(_lies_under(columns, i, r, cells[i]) for i, r in under):
        return None
    roles, names = list(columns.roles), list(columns.names)
    for i, role in under:
        if role is not None and (roles[i] in ("group", "assigned", "scenario", "value", "other")):
            roles[i] = role
        if role == roles[i]:
            names[i] = " ".join(cells[i].text.split())
    _settle_leads(roles, [fold(name) for name in names])
    if columns.kind == "targets":
        _settle_values(roles, names)
    if roles.count("year") == 1 and "value" not in roles:
        roles[roles.index("year")] = "value"  # one year beside an average is the goal itself
    return Columns(columns.kind, tuple(roles), tuple(names))


def _under_groups(columns: Columns, filled: Sequence[int]) -> bool:
    """Tell whether a line fills just the columns below merged names: what they say is no row.

    A name over several columns leaves blanks behind it ("Nhu cầu vốn" over two periods).
    """
    merged = {i for i, role in enumerate(columns.roles) if role == "group"}
    below = merged | {i - 1 for i in merged if i - 1 not in merged and i > 1}
    return bool(merged) and columns.main not in below and set(filled) == below


def _lies_under(columns: Columns, at: int, role: Role | None, cell: Passage) -> bool:
    """Tell whether a cell under a head is a name of a column, of several, or the rest of one."""
    above = columns.roles[at]
    if above not in ("group", "assigned", "other") and _REST_OF_NAME.fullmatch(cell.folded):
        return role_of(f"{fold(columns.names[at])} {cell.folded}") == above
    if role is not None:
        return role not in _MAIN
    return above in ("group", "assigned") and len(cell) < 30 and not read_cell_number(cell.text)


def looks_like_head(cells: Sequence[Passage]) -> bool:
    """Tell the head of some table, by the name of its number, though not what it holds."""
    filled = [c for c in cells if c]
    return len(filled) >= 3 and bool(cells[0]) and role_of(cells[0].folded) == "no"


def counts_columns(cells: Sequence[Passage]) -> bool:
    """Tell whether a row only numbers the columns: (1) (2) (3) … or 1 2 3 …"""
    words = [c.text.strip("() ") for c in cells if c]
    return len(words) >= 3 and words == [str(i + 1) for i in range(len(words))]
