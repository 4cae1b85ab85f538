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
    r"(?:các )?(?:phòng, )?(?:cơ quan|đơn vị|tổ chức|sở, ngành|địa phương)"
    r"(?:[,/]? ?(?:và )?(?:cơ quan|đơn vị|tổ chức|địa phương|cá nhân)){0,3}"
)
_PERSON = ("người", "lãnh đạo", "đồng chí", "cán bộ")
HEADINGS: tuple[Heading, ...] = (
    Heading("no", r"s?\s?tt\.?|số tt|số thứ tự|stt\.?", ("TT", "STT", "Số TT")),
    Heading("unit", r"(?:đơn vị|đv)\s?(?:tính)?|đvt|đơn vị đo", ("Đơn vị tính", "ĐVT")),
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
        r"|đầu mối.{0,30}|chủ đầu tư|(?:người|lãnh đạo|đồng chí|cán bộ) "
        r"(?:phụ trách|chịu trách nhiệm|chỉ đạo|theo dõi).{0,30})",
        ("Cơ quan chủ trì", "Cơ quan chuẩn bị", "Đơn vị chủ trì thực hiện", "Đơn vị thực hiện",
         "Cơ quan tham mưu", "Đầu mối", "Người phụ trách", "Chủ đầu tư",
         "Cơ quan, đơn vị chịu trách nhiệm chính"),
    ),
    Heading(
        "authority",
        r"(?:thẩm quyền|(?:cấp|cơ quan)(?= \w))(?: xem xét,)?(?: (?:có )?(?:thẩm quyền|trình"
        r"|ban hành|phê duyệt"
        r"|quyết định|thông qua)){0,3}"
        r"(?:[/,] ?(?:cấp )?(?:trình|ban hành|phê duyệt|quyết định)){0,3}",
        ("Thẩm quyền", "Cấp trình / ban hành", "Cấp phê duyệt", "Cấp trình", "Cấp ban hành",
         "Cấp trình/ban hành", "Cơ quan ban hành"),
    ),
    Heading(
        "deadline",
        r"(?:giai đoạn|năm)(?: thực hiện)?|(?:(?:mốc|dự kiến|ngày|năm|quý|tháng|hạn|kế hoạch) )?"
        r"(?:thời gian|tg|thời hạn|tiến độ|thời điểm|lộ trình|hoàn thành|(?<=ngày )trình)"
        r"(?!.{0,40}(?:chủ trì|sản phẩm)).{0,60}",
        ("Thời gian hoàn thành", "Mốc thời gian", "Giai đoạn", "Dự kiến hoàn thành",
         "Ngày trình", "Thời hạn",
         "Thời gian thực hiện/hoàn thành", "Tiến độ"),
    ),
    Heading("note", r"(?:ghi chú|căn cứ|cơ sở pháp lý|lưu ý).{0,40}", ("Ghi chú",)),
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
        r"(?:tên |danh mục |các )?(?:dự án|công trình|đề án)(?:[,/] ?(?:dự án|công trình|đề án)"
        r"|trọng điểm| ){0,6}",
        ("Tên Dự án", "Danh mục dự án, công trình"),
    ),
    Heading(
        "product",
        r"(?:.{0,20}sản phẩm.{0,40}|kết quả(?:.{0,40})?|(?:yêu cầu )?đầu ra|hình thức(?: (?:văn bản"
        r"|ban hành|thực hiện|sản phẩm))?|(?:loại|tên|thể loại) văn bản|văn bản ban hành)",
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
        r"|kế hoạch.{0,60}|mục tiêu.{0,60}|giá trị.{0,20}|chỉ tiêu.{0,60}",
        ("Đến năm 2030", "Thực hiện đến năm 2030", "Kế hoạch 5 năm 2026-2030"),
    ),
)  # fmt: skip
_ROLE = re.compile("|".join(f"(?P<r{i}>(?:{h.pattern})$)" for i, h in enumerate(HEADINGS)))
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
    known = [r for r in roles if r not in ("other", "group")]
    if len(known) < max(2, (len(filled) + 1) // 2):
        return None
    kind = _kind(roles, cells)
    if kind is None:
        return None
    return Columns(kind, tuple(roles), tuple(" ".join(c.text.split()) for c in cells))


def _kind(roles: list[Role], cells: Sequence[Passage]) -> Kind | None:
    mains = [r for r in roles if r in _MAIN]
    if not mains:
        return None
    if "title" in mains and ("target" in mains or "project" in mains):
        for i, role in enumerate(roles):
            if role in ("target", "project"):
                roles[i] = "value" if role == "target" else "other"
        return "tasks"
    kind = _MAIN[mains[0]]
    for i in [i for i, role in enumerate(roles) if role == "target"][1:]:
        roles[i] = "value"  # "Mục tiêu" beside "Chỉ tiêu" is its figure
    _settle_leads(roles, [c.folded for c in cells])
    if kind == "targets" and not {"value", "year", "scenario"} & set(roles) and "product" in roles:
        roles[roles.index("product")] = "value"  # "Kết quả" beside "Chỉ tiêu" is its figure
    assigns = {"lead", "coordinator", "deadline", "product", "assigned", "authority"} & set(roles)
    drafts = _names_drafts(cells[roles.index(mains[0])].folded)
    drafts = drafts and not assigns.isdisjoint(("deadline", "authority"))
    if kind == "projects" and "funding" not in roles and ("product" in roles or drafts):
        roles[roles.index("project")] = "title"
        return "tasks"
    return kind if kind != "tasks" or assigns else None


def _names_drafts(folded: str) -> bool:
    """Tell whether a column lists papers to be drafted ("Tên đề án") and no building sites."""
    return "đề án" in folded and not re.search(r"dự án|công trình", folded)


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
    if not all(_lies_under(columns.roles[i], role, cells[i]) for i, role in under):
        return None
    roles, names = list(columns.roles), list(columns.names)
    for i, role in under:
        if role is not None and (roles[i] in ("group", "assigned", "scenario", "value", "other")):
            roles[i], names[i] = role, " ".join(cells[i].text.split())
    _settle_leads(roles, [fold(name) for name in names])
    if roles.count("year") == 1 and "value" not in roles:
        roles[roles.index("year")] = "value"  # one year beside an average is the goal itself
    return Columns(columns.kind, tuple(roles), tuple(names))


def _lies_under(above: Role, role: Role | None, cell: Passage) -> bool:
    """Tell whether a cell under a head is a name of a column, or of a group of columns."""
    if role is not None:
        return role not in _MAIN
    return above in ("group", "assigned") and len(cell) < 30 and not read_cell_number(cell.text)


def counts_columns(cells: Sequence[Passage]) -> bool:
    """Tell whether a row only numbers the columns: (1) (2) (3) … or 1 2 3 …"""
    words = [c.text.strip("() ") for c in cells if c]
    return len(words) >= 3 and words == [str(i + 1) for i in range(len(words))]
