"""Tasks of the body: a bullet or numbered paragraph followed by its deadline or its lead."""

import re
from collections.abc import Iterable, Sequence

from loaders.layout.blocks import Line
from loaders.layout.collecting import collect, count_declared, report_deadline
from loaders.layout.columns import Role
from loaders.layout.fields import (
    Field,
    bracketed_fields,
    describes,
    inner_fields,
    last_clause,
    opens_field,
    read_fields,
    split_cell,
    spoken_fields,
)
from loaders.layout.nodes import WHOLE_PLAN, Node, is_aim
from loaders.layout.numbering import DASH_LEVEL, UNNUMBERED_LEVEL, Number, read_number
from loaders.layout.sentences import heading_time, sentence_time
from loaders.layout.work import Found, Skipped
from loaders.passage import Passage

_ROOT_LEVEL = -1.0
_LETTERS_BELOW = 1.5
_CHAPTERS = ("roman", "letter", "chapter", "article")
_LONGEST_FIELD = 5_000
_GROUP = re.compile(
    r"(?:(?:các|những|một số) )?(?:nhóm )?(?:nhiệm vụ|công việc|nội dung|giải pháp|hoạt động"
    r"|đề án|dự án)(?!\w)"
)
_HELPED = re.compile(r",? (?:cùng )?phối hợp (?:với|cùng) ")
_LONGEST_ITEM = 20_000
"""Characters; a list under one item that is longer stands by itself."""


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
    collect(part, root, found)
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
                report_deadline(line.whole, found)
            count_declared(part, current, line.whole, found)
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
                report_deadline(line.whole, found)
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
    clause = None if inner or not _may_be_work(line) or is_aim(node) else last_clause(words.folded)
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
    if time is None or node.parent is None or node.children or is_aim(node):
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


def _take_from_description(node: Node, line: Line) -> bool:
    """Give an item the fields that a plain sentence below its name says by their own names."""
    whole = line.whole
    fields = spoken_fields(whole.folded) or bracketed_fields(whole.folded)
    if node.parent is None or not fields or WHOLE_PLAN.match(node.words.folded) or is_aim(node):
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
    if node.parent is None or not roomy or WHOLE_PLAN.match(node.words.folded):
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
