"""Tasks of the body: a bullet or numbered paragraph followed by its deadline or its lead."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.layout.blocks import Line
from loaders.layout.columns import Role
from loaders.layout.counts import between, declared_tasks, declared_total
from loaders.layout.fields import (
    Field,
    bracketed_fields,
    describes,
    holds_deadline,
    inner_fields,
    last_clause,
    opens_field,
    read_fields,
    split_cell,
    spoken_fields,
)
from loaders.layout.numbering import DASH_LEVEL, UNNUMBERED_LEVEL, Number, read_number
from loaders.layout.outline import without_prefixes
from loaders.layout.sentences import heading_time, holds_times, sentence_time, waiting_time
from loaders.layout.work import Found, RawItem, Skipped, Tally
from loaders.passage import EMPTY, Passage

_MAKES_A_TASK: frozenset[Role] = frozenset(("deadline", "lead"))
_ROOT_LEVEL = -1.0
_LETTERS_BELOW = 1.5
_CHAPTERS = ("roman", "letter", "chapter", "article")
_LONGEST_FIELD = 5_000
_WHOLE_PLAN = re.compile(
    r"(?:mục đích|yêu cầu|mục tiêu|chỉ tiêu|phạm vi|đối tượng|thời gian|kinh phí|nguồn lực"
    r"|quan điểm)(?!\w)"
)
"""Headings of what concerns the whole plan: a deadline below them is no task's."""
_GROUP = re.compile(
    r"(?:(?:các|những|một số) )?(?:nhóm )?(?:nhiệm vụ|công việc|nội dung|giải pháp|hoạt động"
    r"|đề án|dự án)(?!\w)"
)
_CONDITION = re.compile(r"(?:chỉ |ngay )?sau khi|ngay khi|khi |căn cứ |theo |trên cơ sở ")
"""A condition alone says no time: that of the heading stands beside it."""
_HELPED = re.compile(r",? (?:cùng )?phối hợp (?:với|cùng) ")
_LONGEST_ITEM = 20_000
"""Characters; a list under one item that is longer stands by itself."""


@dataclass(slots=True)
class Node:
    """A numbered, bulleted or strong paragraph with what stands below it."""

    level: float
    text: str
    no: str
    words: Passage
    parent: "Node | None"
    plain: bool = False
    strong: bool = False
    described: bool = False
    fields: dict[Role, Passage] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    bullets: int = 0
    said: bool = False
    """Its time stands in its own sentence: it is no other paragraph's."""
    loose: bool = False
    """Its deadline is a clause of its sentence, without a name ("Thời hạn: …")."""
    times: int = -1
    """How many headings below it name a time; not counted yet where negative."""
    below: Passage | None = None
    """The time that a line under a heading gives to what stands below it."""
    aside: bool = False
    """A plain sentence below an item: work only where it says by when, and somebody is told."""

    @property
    def is_task(self) -> bool:
        """Whether the text gives it a deadline or a lead of its own."""
        return bool(self.fields.keys() & _MAKES_A_TASK)


_Pending = tuple[Node, tuple[Passage, ...], tuple[str, ...], Passage | None]
"""A node with the headings above it, its path, and the time that a heading gives it."""


def read_body(part: str, lines: Iterable[Line]) -> Found:
    """Return the tasks of the running text of a part, and the prose around them."""
    found = Found()
    root = Node(_ROOT_LEVEL, "", "", Passage("", ()), None)
    current = root
    opened: Role | None = None
    for line in lines:
        if line.footnote:
            found.prose.append(line.whole)
            continue
        fields = read_fields(line.whole.folded)
        if fields:
            current = _owner(current, line)
            _give(current, line.whole, fields, found)
        elif opened and _is_value(line) and _has_room(current, opened):
            _set(current, opened, line.words)
            continue
        elif (opened := _opened(current, line)) is not None:
            current = _owner(current, line)
            continue
        else:
            current = _next_node(part, current, line, found)
        opened = None
    _settle(root)
    _collect(part, root, found)
    return found


def _owner(current: Node, line: Line) -> Node:
    """Return the item that a line of fields describes: one with a number of its own, the parent.

    "2. Rà soát văn bản / a) Nội dung: … / b) Cơ quan chủ trì: …" describes item 2, not a).
    """
    if line.number is None or line.number.style == "dash":
        return current
    home = _home(current, line.number.level)
    return home if home.parent is not None else current


def _opened(current: Node, line: Line) -> Role | None:
    """Return the field that a line only names, its value being on the lines below."""
    role = opens_field(line.whole.folded)
    return role if role and _owner(current, line).parent is not None else None


def _is_value(line: Line) -> bool:
    return not line.strong and (line.number is None or line.number.style == "dash")


def _next_node(part: str, current: Node, line: Line, found: Found) -> Node:
    if line.number is None and not line.strong:
        if not current.is_task:
            current.described = True
            found.prose.append(line.whole)
            if _take_from_description(current, line):
                return current
            if _gives_time_below(current, line):
                return current
            if current.parent is not None and sentence_time(line.whole.folded):
                found.prose.pop()
                _add_aside(current, line)
            else:
                _report_deadline(line.whole, found)
            _count(part, current, line.whole, found)
            return current
        return _add(_bullet_home(current), DASH_LEVEL, "", line, plain=True)
    if line.number is None:
        return _add(_home(current, UNNUMBERED_LEVEL), UNNUMBERED_LEVEL, "", line)
    level = _depth(current, line.number)
    if line.number.style == "dash" and describes(line.words.folded):
        home = _home(current, level)
        if home.no and home.parent is not None and not home.children and not home.is_task:
            found.prose.append(line.whole)
            home.described = True
            if not _take_from_description(home, line):
                _report_deadline(line.whole, found)
            return home
    if line.number.style == "dash":
        level += line.whole.text[0] in "+○▪"
        joins = level > DASH_LEVEL == current.level and not current.is_task
        if joins and len(current.words) < _LONGEST_ITEM:
            current.words = Passage.join([current.words, line.whole], "\n")
            return current
        return _add(_home(current, level), level, "", line)
    return _add(_home(current, level), level, line.number.text, line)


def _depth(current: Node, number: Number) -> float:
    """Return how deep a number stands: letters that begin below "II." part that chapter.

    Those that "I.", "II." … stand below are the outer ones.
    """
    if number.style != "letter":
        return number.level
    node: Node | None = current
    roman = False
    while node is not None:
        if node.level == _LETTERS_BELOW:
            return _LETTERS_BELOW
        above = read_number(f"{node.no} ") if node.no and node.level <= 1 else None
        roman |= above is not None and above.style == "roman"
        if above is not None and above.style == "letter":
            return number.level
        node = node.parent
    return _LETTERS_BELOW if roman and number.ordinal == 1 else number.level


def _add(parent: Node, level: float, text: str, line: Line, plain: bool = False) -> Node:
    bullet = level >= DASH_LEVEL
    parent.bullets += bullet
    words = line.words
    node = Node(level, text or (f"-{parent.bullets}" if bullet else ""), text, words, parent)
    node.plain, node.strong = plain, line.strong
    parent.children.append(node)
    inner = inner_fields(words.folded)
    clause = None if inner or not _may_be_work(line) or _is_aim(node) else last_clause(words.folded)
    if clause is not None:
        node.words, node.said = words.cut(0, clause.name_start), True
        _set(node, clause.role, words.cut(clause.start, clause.end))
    if inner:
        name = words.text[: inner[0].name_start].rstrip(" ,;(-–")
        node.words = words.cut(0, len(name))
        node.said = words.text[inner[0].name_start] == "("
        for one in inner:
            node.loose |= one.role == "deadline" and words.text[: one.start].rstrip()[-1:] != ":"
            _set(node, one.role, words.cut(one.start, one.end))
    return node


def _gives_time_below(node: Node, line: Line) -> bool:
    """Keep the time that a line gives to the list below it ("Hoàn thành trong năm 2031:")."""
    whole = line.whole
    time = heading_time(whole.folded) if whole.text.endswith(":") else None
    if time is None or node.parent is None or node.children or _is_aim(node):
        return False
    node.below = whole.cut(*time)
    return True


def _add_aside(parent: Node, line: Line) -> None:
    """Keep a sentence with a time of its own beside the list of the item that it stands below."""
    node = Node(DASH_LEVEL, f"-{parent.bullets + 1}", "", line.words, parent, aside=True)
    parent.children.append(node)


def _may_be_work(line: Line) -> bool:
    """A sentence with a number or a bullet may be work; a strong line or a chapter heads it."""
    return not line.strong and line.number is not None and line.number.style not in _CHAPTERS


def _is_aim(node: Node) -> bool:
    """Tell what stands below the aims of the plan: a time there is no task's."""
    above = node.parent
    while above is not None:
        if _WHOLE_PLAN.match(above.words.folded):
            return True
        above = above.parent
    return False


def _take_from_description(node: Node, line: Line) -> bool:
    """Give an item the fields that a plain sentence below its name says by their own names."""
    whole = line.whole
    fields = spoken_fields(whole.folded) or bracketed_fields(whole.folded)
    if node.parent is None or not fields or _WHOLE_PLAN.match(node.words.folded) or _is_aim(node):
        return False
    for one in fields:
        _set(node, one.role, whole.cut(one.start, one.end))
    return True


def _home(current: Node, level: float) -> Node:
    """Return the nearest node above that a paragraph of ``level`` stands under."""
    node = current
    while node.parent is not None and node.level >= level:
        node = node.parent
    return node


def _bullet_home(current: Node) -> Node:
    return _home(current, DASH_LEVEL)


def _give(node: Node, whole: Passage, fields: Sequence[Field], found: Found) -> None:
    """Give the fields of a line to the item above; a line with no item above is reported."""
    roomy = all(_has_room(node, one.role) for one in fields)
    if node.parent is None or not roomy or _WHOLE_PLAN.match(node.words.folded):
        start, end = whole.ranges()[0][0], whole.ranges()[-1][1]
        found.skipped.append(Skipped("field-without-item", start, end))
        return
    for one in fields:
        _set(node, one.role, whole.cut(one.start, one.end))


def _has_room(node: Node, role: Role) -> bool:
    """Whether an item can take more words of a field: thousands of lines are no one's."""
    return len(node.fields.get(role, "")) < _LONGEST_FIELD


def _set(node: Node, role: Role, words: Passage) -> None:
    """Give words of a field to an item; "A chủ trì, phối hợp với B" are a lead and a helper."""
    parts = split_cell(words) if role == "lead" and "chủ trì" in words.folded else []
    helped = _HELPED.search(words.folded) if role == "lead" and not parts else None
    if helped:
        parts = [("lead", words.cut(0, helped.start())), ("coordinator", words.cut(helped.end()))]
    for each, part in parts or [(role, words)]:
        _set_one(node, each, part)


def _set_one(node: Node, role: Role, words: Passage) -> None:
    if role != "deadline":  # the full stop ends the line, not the product's name
        words = words.cut(0, len(words.text.rstrip(" .;")))
    if words:
        node.fields[role] = Passage.join([*filter(None, [node.fields.get(role)]), words], "\n")


def _settle(node: Node) -> None:
    """Lift fields that stand at the end of a list to the numbered paragraph above it.

    One deadline behind several bullets, or behind a description and a bullet, is the deadline of
    the paragraph that introduces them; a heading over a single bullet introduces nothing.
    """
    for child in node.children:
        _settle(child)
    if node.said and node.fields.keys() == {"deadline"} and _is_group(node):
        node.below, node.fields = node.fields["deadline"], {}
    children = [child for child in node.children if not child.aside]
    if not node.no or node.is_task or not children:
        return
    *others, last = children
    if last.said:
        return
    bullets_only = all(c.level >= DASH_LEVEL and not c.children for c in children)
    alone = last.is_task and not any(c.is_task for c in others)
    if bullets_only and alone and (others or node.described) and node.level > 1:
        node.fields, last.fields = last.fields, {}


def _is_group(node: Node) -> bool:
    """Tell a heading over a list of work: "Nhóm nhiệm vụ về cây xanh (hoàn thành năm 2031)"."""
    below = any(not child.aside for child in node.children)
    return below and _GROUP.match(node.words.folded) is not None


def _collect(part: str, root: Node, found: Found) -> None:
    stack: list[_Pending] = [(child, (), (), None) for child in reversed(root.children)]
    given: list[tuple[Node, Passage]] = []
    used: set[int] = set()
    while stack:
        node, section, path, above = stack.pop()
        here = (*path, node.text) if node.text else path
        below = above
        told = None if node.is_task else _told_time(node, above)
        if node.is_task or told is not None:
            task = _task(part, node, section, here)
            if told is not None:
                task.cells["deadline"], task.if_led = told, True
            else:
                _set_time(node, task, above, found)
            used.add(id(task.cell("deadline") if node.fields.get("deadline") is None else above))
            found.tasks.append(task)
        else:
            below = _leave_as_prose(part, node, above, given, found)
        heading = () if node.is_task or node.level >= DASH_LEVEL else (_heading(node),)
        below = below if heading else None
        stack.extend((c, (*section, *heading), here, below) for c in reversed(node.children))
        found.gaps.extend(_gaps("/".join([part, *without_prefixes(here)]), node))
    for node, time in given:
        if id(time) not in used:
            _report_deadline(node.words, found)


def _set_time(node: Node, task: RawItem, above: Passage | None, found: Found) -> None:
    """Give a task the time of the heading above it where it has none or a condition only."""
    for start, end in node.fields.get("other", EMPTY).ranges():
        found.skipped.append(Skipped("column-not-kept", start, end))
    own = node.fields.get("deadline")
    if own is None:
        _report_deadline(node.words, found)
        if above and not holds_deadline(node.words.folded):
            task.cells["deadline"] = above
    elif above and node.loose and _CONDITION.match(own.folded):
        task.cells["deadline"] = Passage.join([above, own], "\n")


def _leave_as_prose(
    part: str, node: Node, above: Passage | None, given: list[tuple[Node, Passage]], found: Found
) -> Passage | None:
    """Keep what is no task as prose; return the time that it gives to what stands below it.

    Such a heading's time is listed only where no task takes it: that is known in the end.
    """
    found.prose.append(node.words)
    _count(part, node, node.words, found)
    below = _time_below(node) if node.level < DASH_LEVEL else None
    if below is None:
        _report_deadline(node.words, found)
        return above
    given.append((node, below))
    return below


def _gaps(where: str, node: Node) -> list[str]:
    """Return the numbers missing before paragraphs that are tasks or have tasks below."""
    gaps: list[str] = []
    last: dict[str, int] = {}
    for child in node.children:
        number = read_number(f"{child.no} ") if child.no else None
        if number is None:
            continue
        if child.is_task or any(c.is_task for c in child.children):
            gaps.extend(between(where, last.get(number.style, 0), number))
        last[number.style] = number.ordinal
    return gaps


def _report_deadline(words: Passage, found: Found) -> None:
    """Report a deadline that stands inside a sentence: it makes no task, and must not be lost."""
    folded = words.folded
    if holds_deadline(folded) or last_clause(folded) is not None or holds_times(folded):
        places = words.ranges()
        if places:
            found.skipped.append(Skipped("deadline-in-sentence", places[0][0], places[-1][1]))


def _times_below(parent: Node) -> int:
    """Count the headings below a node that name a time, once for all of them."""
    if parent.times < 0:
        parent.times = sum(heading_time(c.words.folded, True) is not None for c in parent.children)
    return parent.times


def _time_below(node: Node) -> Passage | None:
    """Return the time that a heading gives to all that stands below it."""
    if node.parent is None or _is_aim(node) or _WHOLE_PLAN.match(node.words.folded):
        return None
    if node.below is not None:
        return node.below
    folded = node.words.folded
    time = heading_time(folded)
    if time is None and (time := heading_time(folded, True)) is not None:
        time = time if _times_below(node.parent) > 1 else None
    return node.words.cut(*time) if time else None


def _told_time(node: Node, above: Passage | None) -> Passage | None:
    """Return the time in the sentence of a paragraph that may be work by itself.

    Whether it is work depends on who is told to do it, which is not known here.
    """
    numbered = bool(node.no) and not node.no[0].isupper()
    bullet = node.level >= DASH_LEVEL
    parent = node.parent
    if node.strong or not (numbered or bullet) or _is_aim(node):
        return None
    if any(not child.aside for child in node.children) or (parent is not None and parent.is_task):
        return None
    time = sentence_time(node.words.folded) or waiting_time(node.words.folded)
    return node.words.cut(*time) if time else None if holds_deadline(node.words.folded) else above


def _heading(node: Node) -> Passage:
    """A heading keeps its printed number in front."""
    return node.words if not node.no else _with_number(node)


def _with_number(node: Node) -> Passage:
    dot = "" if node.no.startswith("(") else "."
    return Passage(f"{node.no}{dot} {node.words.text}", _shifted(node, len(node.no + dot) + 1))


def _shifted(node: Node, by: int) -> tuple[tuple[int, int, int], ...]:
    return ((0, 0, -1), *((a + by, b, c) for a, b, c in node.words.runs))


def _task(part: str, node: Node, section: tuple[Passage, ...], path: tuple[str, ...]) -> RawItem:
    ranges = node.words.ranges()
    for words in node.fields.values():
        ranges += words.ranges()
    return RawItem(
        "/".join([part, *without_prefixes(path)]),
        node.no,
        section,
        {"title": node.words, **node.fields},
        min(a for a, _ in ranges),
        max(b for _, b in ranges),
    )


def _count(part: str, node: Node, words: Passage, found: Found) -> None:
    """Keep a count that prose declares; what was read is filled in when all parts are known."""
    declared = declared_tasks(words.folded) or declared_total(words.folded)
    if declared is not None:
        path = without_prefixes(_path(node))
        where = "/".join([part, *path]) if path else f"{part} (Tổng số)"
        found.tallies.append(Tally(where, declared, -1))


def _path(node: Node) -> list[str]:
    texts = []
    at: Node | None = node
    while at is not None:
        texts.append(at.text)
        at = at.parent
    return [text for text in reversed(texts) if text]
