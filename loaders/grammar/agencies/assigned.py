"""Who is told to do a task where no cell and no line names a lead.

The sentence may say it ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ lập sổ cây"), or the heading above
may be nothing but an agency ("1. Sở Y tế:").
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.grammar.agencies.cells import FoundAgency, agency_at, read_agencies
from loaders.passage import Passage
from ontology.agencies import Registry
from ontology.spelling import fold

_TOLD = re.compile(r"(?:giao|đề nghị|yêu cầu)(?: cho)? ")
_PERSON = re.compile(r"(?:đồng chí |đ/c )?(?:giám đốc|chánh) (?=sở|văn phòng|thanh tra)")
_ACTS = re.compile(
    r"(?:\s?:\s|,? )(?:là (?:cơ quan|đơn vị) )?(?:có trách nhiệm |chịu trách nhiệm |tiếp tục )?"
    r"(?P<act>chủ trì|chủ động|xây dựng|tham mưu|tổ chức|rà soát|triển khai|thực hiện|lập|ban hành"
    r"|hướng dẫn|kiểm tra|lãnh đạo|chỉ đạo|đề xuất|hoàn thành|bố trí|cân đối|theo dõi"
    r"|báo cáo)(?!\w)"
)
_DOES = re.compile(
    r",? (?!(?:và|hoặc|của|cấp|các|những|liên|có|được|đã|đang|sẽ|là|tại|trên|trong|thuộc|với|về|để"
    r"|phối|cùng|theo|khi|sau|trước|từ|do|bị|mới|cũ|số|thông|điện)(?!\w))(?P<verb>[^\W\d_]+) "
)
_LEADS = re.compile(r" chủ trì(?!\w)")
_LONGEST_NAME = 120
_CLAUSES = re.compile(r"(?:[;.(] ?| [-–] )(?:giao )?(?=\w)")
_MOST_CLAUSES = 20
_HELPED_BY = re.compile(r"phối hợp(?: chặt chẽ)? (?:với|cùng) ")
_HELP_AFTER = re.compile(r" chủ trì[,;] ")
_HELPS_THEN = re.compile(r" (?:tham gia |cùng )?phối hợp(?: thực hiện)?(?=[\s.;)]*$|[;.,)])")
_HELPS = re.compile(r"(?:tham gia |cùng )?phối hợp(?!\w)")
_AND = re.compile(r"(?:[,;] (?:và )?| và | cùng )")
_MOST_HELPERS = 30
_HEADING = re.compile(
    r"(?:[\w.]{1,8}[.)/:-]{1,2} |\(\d{1,2}\) |(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]) )?"
    r"(?:giao |đề nghị |yêu cầu |trách nhiệm của |nhiệm vụ của |đối với )?"
)
_OFFICE = re.compile(
    r"(?:văn phòng|chi cục|thanh tra|phòng) (?!chống|ngừa|cháy|vệ|thủ|tránh)[^\W\d_]"
)
_MOST_WORDS = 7
"""A longer stretch before an act holds other acts as well: what is the name is not certain."""
_OFFICE_WORD = re.compile(
    r"(?:văn phòng|phòng|trung tâm|chi cục|thanh tra|ban|trường|bệnh viện|viện|công ty|quỹ|hội"
    r"|hiệp hội|tổ công tác|chi nhánh|bưu điện|bảo tàng|thư viện|đài)(?!\w)"
)
_ACT_AFTER = re.compile(
    r":(?= )| (?:(?:có )?trách nhiệm |tiếp tục )?(?:chủ trì|chủ động|xây dựng|tham mưu|rà soát"
    r"|triển khai|thực hiện|lập|hướng dẫn|kiểm tra|đề xuất|hoàn thành|bố trí|theo dõi|báo cáo"
    r"|kết nối|phối hợp|phát động|vận động|tuyên truyền|giám sát|cập nhật|tổ chức|ban hành"
    r"|cung cấp|thẩm định)(?= )"
)
_LEADS_BELOW = re.compile(
    r" (?:có trách nhiệm )?chủ trì(?:,? phối hợp (?:với|cùng) [^:;.]{2,200}|,? thực hiện)?[\s.:]*$"
)
_SCOPE = re.compile(r" \((?:cơ quan|đơn vị|là|thường trực|chủ trì)[^()]{0,50}\)[\s.:]*$")
_COUNT = re.compile(r" ?\(\d{1,3} (?:nhóm )?[^\W\d_]{2,10}[^()]{0,30}\)[\s.:]*$")


class Assigned(NamedTuple):
    """Who leads and who helps by the words of a text, and ``open`` words that may name one more."""

    leads: tuple[FoundAgency, ...] = ()
    helpers: tuple[FoundAgency, ...] = ()
    open: tuple[int, int] | None = None

    def shifted(self, by: int) -> "Assigned":
        """Return the same at places ``by`` characters further on."""
        helpers = tuple(h._replace(start=h.start + by, end=h.end + by) for h in self.helpers)
        leads = tuple(h._replace(start=h.start + by, end=h.end + by) for h in self.leads)
        return Assigned(leads, helpers, self.open and (self.open[0] + by, self.open[1] + by))


def assigned_in(
    title: Passage, place: str | None, registry: Registry, timed: bool = False
) -> Assigned:
    """Return who does the work by the sentence that tells it; nobody where it does not say so.

    ``timed``: the sentence says by when, so an agency at its head does whatever follows. So does
    one that work is given to ("Giao Sở Y tế …"). A sentence that begins
    with the helping ("Phối hợp với Sở Y tế kiểm tra") names no lead.
    """
    folded = title.folded
    if _HELPS.match(folded):
        return Assigned()
    told = _TOLD.match(folded)
    head = told.end() if told else 0
    if person := _PERSON.match(folded, head):
        head = person.end()
    first = _actor(title, head, place, registry, head)
    if first is None and (told or timed):
        first = _at_head(title, head, place, registry)
    leads = [first[0]] if first else []
    if first is None and timed:
        leads = _several_at_head(title, head, place, registry)
    if not leads:
        clauses = [m.end() for m in _CLAUSES.finditer(folded)][:_MOST_CLAUSES]
        actors = [actor for at in clauses if (actor := _actor(title, at, place, registry))]
        leads = [found for found, act in actors if act == "chủ trì"]
        if len(leads) > 1:
            return Assigned()
    after = _help_after(title, leads, place, registry)
    if after:
        return Assigned(tuple(leads), after)
    helped = _HELPED_BY.search(folded)
    if helped is None or not (leads or folded.startswith("chủ trì")):
        return Assigned(tuple(leads))
    return Assigned(tuple(leads), *_helpers(title, helped.end(), place, registry))


def assigned_by_heading(
    heading: Passage, place: str | None, registry: Registry
) -> tuple[tuple[FoundAgency, ...], int]:
    """Return the agencies that a heading consists of, and where its name begins.

    Nobody where any other word stands in it: "Phòng, chống thiên tai" is no office.
    """
    number = _HEADING.match(heading.folded)
    start = number.end() if number else 0
    last = max(start, len(heading) - 80)
    count = _COUNT.search(heading.folded, last) or _SCOPE.search(heading.folded, last)
    leads = _LEADS_BELOW.search(heading.folded, start)
    end = leads.start() if leads else count.start() if count else None
    text = heading.text[start:end].rstrip(" .:;")
    if not 4 <= len(text) < 200 or ":" in text:
        return (), start
    known = agency_at(text, 0, place, registry)
    if known is not None and known.end == len(text):
        return (known,), start
    read = read_agencies(text, place, registry)
    if read.unread or not read.found or read.found[-1].end < len(text):
        return (), start
    if all(_is_name(text[one.start : one.end]) for one in read.found):
        return read.found, start
    return (), start


def _is_name(words: str) -> bool:
    """Tell the name of an office ("Phòng Ngân sách") from work that begins like one.

    A capital inside says so; where all is in capitals, only the first words do.
    """
    if words.isupper():
        return _OFFICE.match(fold(words)) is not None
    if "," in words:
        return False
    return any(word[:1].isupper() for word in words.split()[1:])


def _actor(
    title: Passage, at: int, place: str | None, registry: Registry, head: int = 0
) -> tuple[FoundAgency, str] | None:
    found = agency_at(title.text, at, place, registry)
    act = _ACTS.match(title.folded, found.end) if found else None
    if found and act:
        return found, act["act"]
    colon = found is not None and title.text[found.end : found.end + 1] == ":"
    if found and colon and at == head:
        return None if _HELPS.match(title.folded, found.end + 2) else (found, "chủ trì")
    leads = _LEADS.search(title.folded, at, at + _LONGEST_NAME)
    if leads is None or found is not None:
        return None
    words = title.text[at : leads.start()]
    read = read_agencies(words, place, registry)
    if read.unread or len(read.found) != 1 or not _is_name(words):
        return None
    return read.found[0]._replace(start=at, end=leads.start()), "chủ trì"


def _at_head(
    title: Passage, at: int, place: str | None, registry: Registry
) -> tuple[FoundAgency, str] | None:
    found = agency_at(title.text, at, place, registry) or _office(title, at, place, registry)
    does = _DOES.match(title.text, found.end) if found else None
    if found and title.text[found.end : found.end + 1] == ":":
        return None if _HELPS.match(title.folded, found.end + 2) else (found, "")
    if found is None or does is None or not does["verb"].islower():
        return None
    return None if _may_go_on(found) else (found, "")


def _may_go_on(found: FoundAgency) -> bool:
    """ "Các đơn vị sự nghiệp": what follows a general name may be more of it."""
    return found.agency.collective and found.agency.level == "other"


def _several_at_head(
    title: Passage, at: int, place: str | None, registry: Registry
) -> list[FoundAgency]:
    """Return the agencies at the head of a sentence that do what follows together."""
    several: list[FoundAgency] = []
    while len(several) < _MOST_HELPERS and (found := agency_at(title.text, at, place, registry)):
        several.append(found)
        joint = _AND.match(title.folded, found.end)
        if joint is None:
            does = _DOES.match(title.text, found.end)
            named = len(several) > 1 and not any(_may_go_on(one) for one in several)
            return several if does and does["verb"].islower() and named else []
        at = joint.end()
    return []


def _help_after(
    title: Passage, leads: list[FoundAgency], place: str | None, registry: Registry
) -> tuple[FoundAgency, ...]:
    """Return who helps by "… - Sở Y tế chủ trì, Sở Nội vụ phối hợp"."""
    helps = _HELP_AFTER.search(title.folded, leads[0].end) if leads else None
    found = agency_at(title.text, helps.end(), place, registry) if helps else None
    behind = _HELPS_THEN.match(title.folded, found.end) if found else None
    return (found,) if found and behind else ()


def _office(title: Passage, at: int, place: str | None, registry: Registry) -> FoundAgency | None:
    """Return an office of no registry: a name with capitals before an act or a colon.

    "Phòng Chuyển đổi số xây dựng danh mục", "Văn phòng Sở: Tham mưu …".
    """
    if not _OFFICE_WORD.match(title.folded, at):
        return None
    for end in _ACT_AFTER.finditer(title.folded, at, at + _LONGEST_NAME):
        if title.text[end.end() - 1 : end.end()].isupper():
            continue
        words = title.text[at : end.start()]
        read = read_agencies(words, place, registry)
        doubtful = len(words.split()) > _MOST_WORDS or words.endswith(" và")
        if read.unread or len(read.found) != 1 or doubtful or not _is_name(words):
            return None
        return read.found[0]._replace(start=at, end=end.start())
    return None


def _helpers(
    title: Passage, at: int, place: str | None, registry: Registry
) -> tuple[tuple[FoundAgency, ...], tuple[int, int] | None]:
    """Return the agencies listed from ``at`` on, and the words behind them that look like one."""
    helpers: list[FoundAgency] = []
    while len(helpers) < _MOST_HELPERS:
        found = agency_at(title.text, at, place, registry)
        if found is None:
            break
        helpers.append(found)
        separator = _AND.match(title.folded, found.end)
        if separator is None:
            return tuple(helpers), None
        at = separator.end()
    rest = title.text[at : at + 80]
    more = rest[:1].isupper() or not helpers
    end = at + len(re.split(r"[,;.]", rest, maxsplit=1)[0])
    return tuple(helpers), (at, end) if more and end > at else None


def as_found(passage: Passage, found: Sequence[FoundAgency], start: int = 0) -> list[Passage]:
    """Return the words of agencies in a passage, for their evidence."""
    return [passage.cut(start + one.start, start + one.end) for one in found]
