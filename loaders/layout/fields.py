"""Lines that give one field of the item above: "Thời gian hoàn thành: …", "Đơn vị chủ trì: …"."""

import re
from typing import NamedTuple

from loaders.layout.columns import Role


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
        rf"(?:{_AGENCY} (?:được giao )?)?(?:cùng )?phối hợp(?: thực hiện)?",
        ("Đơn vị phối hợp", "Cơ quan phối hợp thực hiện", "Phối hợp"),
    ),
    FieldName(
        "lead",
        rf"(?:{_AGENCY} )?(?:chủ trì|thực hiện|chịu trách nhiệm(?: chính)?|tham mưu)"
        r"(?:[, ]{1,2}(?:thực hiện|tham mưu|triển khai)){0,2}",
        ("Đơn vị chủ trì", "Cơ quan chủ trì thực hiện", "Chủ trì", "Đơn vị thực hiện"),
    ),
    FieldName(
        "deadline",
        r"(?:thời gian|thời hạn|tiến độ|thời điểm)(?: (?:thực hiện|hoàn thành|triển khai|ban hành|"
        r"trình|xong))?(?:[,/ ]{1,2}(?:và )?(?:thực hiện|hoàn thành|triển khai)){0,2}",
        ("Thời gian thực hiện", "Thời hạn hoàn thành", "Thời gian thực hiện/hoàn thành"),
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
)
_LABEL = "|".join(f"(?P<f{i}>{f.pattern})" for i, f in enumerate(FIELD_NAMES))
_AT_START = re.compile(
    r"(?:[-+*•(]\s?|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s?|[a-zđ][.)]\s){0,2}"
    rf"(?:{_LABEL})\s?:\s?"
)
_DEADLINE_WITHOUT_COLON = re.compile(
    r"(?:thời gian|thời hạn)(?: (?:thực hiện|hoàn thành)){1,2}\s?:?\s(?=\S)"
)
_INSIDE = re.compile(rf"(?<=[.;(])\s?(?:{_LABEL})\s?:\s?")


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


def inner_fields(folded: str) -> list[Field]:
    """Return the fields at the end of a paragraph that begins with something else."""
    fields = _with_ends(list(_INSIDE.finditer(folded)), folded)
    return fields if any(f.role in ("deadline", "lead") for f in fields) else []


def _with_ends(matches: list["re.Match[str]"], folded: str) -> list[Field]:
    ends = [*(m.start() for m in matches[1:]), len(folded)] if matches else []
    return [
        Field(FIELD_NAMES[int((m.lastgroup or "f0")[1:])].role, m.start(), m.end(), end)
        for m, end in zip(matches, ends, strict=True)
    ]
