"""Tasks and headings from the settled paragraphs of a body, in the order of the text."""

import re

from loaders.layout.counts import between, declared_tasks, declared_total
from loaders.layout.fields import holds_deadline, last_clause
from loaders.layout.nodes import WHOLE_PLAN, Node, is_aim
from loaders.layout.numbering import DASH_LEVEL, read_number
from loaders.layout.outline import without_prefixes
from loaders.layout.sentences import heading_time, holds_times, sentence_time, waiting_time
from loaders.layout.work import Found, RawItem, Skipped, Tally
from loaders.passage import EMPTY, Passage

_CONDITION = re.compile(r"(?:chỉ |ngay )?sau khi|ngay khi|khi |căn cứ |theo |trên cơ sở ")
"""A condition alone says no time: that of the heading stands beside it."""
_Pending = tuple[Node, tuple[Passage, ...], tuple[str, ...], Passage | None]
"""A node with the headings above it, its path, and the time that a heading gives it."""


def collect(part: str, root: Node, found: Found) -> None:
    """Add the tasks below ``root`` to what was found; everything else there is prose or listed."""
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
            report_deadline(node.words, found)


def _set_time(node: Node, task: RawItem, above: Passage | None, found: Found) -> None:
    """Give a task the time of the heading above it where it has none or a condition only."""
    for start, end in node.fields.get("other", EMPTY).ranges():
        found.skipped.append(Skipped("column-not-kept", start, end))
    own = node.fields.get("deadline")
    if own is None:
        report_deadline(node.words, found)
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
    count_declared(part, node, node.words, found)
    below = _time_below(node) if node.level < DASH_LEVEL else None
    if below is None:
        report_deadline(node.words, found)
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


def report_deadline(words: Passage, found: Found) -> None:
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
    if node.parent is None or is_aim(node) or WHOLE_PLAN.match(node.words.folded):
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
    if node.strong or not (numbered or bullet) or is_aim(node):
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


def count_declared(part: str, node: Node, words: Passage, found: Found) -> None:
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
