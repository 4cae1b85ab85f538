"""The parts of a document: head and body, the list of receivers, the appendices."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.layout.blocks import Block, Line, Row
from loaders.layout.columns import read_columns
from loaders.passage import Passage

_APPENDIX = re.compile(
    r"(?:phụ lục|phụ biểu|biểu số|biểu(?= ?(?:số )?(?:\d|[ivx]{1,4}(?!\w)|$)))(?: kèm theo)?"
    r"(?: số)?[: ]{0,2}"
    r"(?P<number>\d{1,2}|[ivx]{1,4})?(?P<rest>[^\w].{0,300})?$"
)
_PARTED = re.compile(r"\s?(?:[.:]\s|[-–]\s)(?=\w)")
"""What parts the number of an appendix from its name: a sentence goes on without it."""
_RECEIVERS = re.compile(r"nơi nhận\b")
_ADDRESSEES = re.compile(r"kính gửi\b")
_ATTACHED = re.compile(
    r"(?:kế hoạch|chương trình|đề án|quy chế|quy định|phương án|chiến lược|hướng dẫn|danh mục)\b"
)
_ATTACHED_TO = re.compile(r"\W{0,3}(?:ban hành )?kèm theo\b")
_SIGNATURE = re.compile(r"(?:tm\.|t/m|kt\.|tl\.|tuq\.)\s?\w")
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}


@dataclass(slots=True)
class Part:
    """A stretch of blocks: ``body``, ``receivers`` (and signature), or an appendix ``PL2``."""

    name: str
    blocks: list[Block] = field(default_factory=list)
    title: Passage | None = None

    @property
    def appendix(self) -> bool:
        """Whether this part is an appendix."""
        return self.name.startswith("PL")


def split_parts(blocks: Sequence[Block]) -> list[Part]:
    """Return the parts in their order; a table after the receivers begins an appendix.

    One appendix is ``PL``; several carry their printed number, or their place among them.
    """
    parts = [Part("body")]
    for block in blocks:
        name = _begins(block, parts[-1])
        if name:
            parts.append(Part(name, title=block.whole if isinstance(block, Line) else None))
        parts[-1].blocks.append(block)
    _name_appendices([p for p in parts if p.appendix])
    return parts


def _begins(block: Block, current: Part) -> str | None:
    """Return the name of the part that a block begins, None when it belongs to the current one."""
    if isinstance(block, Row):
        begins = current.name == "receivers" and read_columns(block.cells) is not None
        return "PL" if begins else None
    words = block.whole.folded
    if current.name == "addressees" and not _is_addressee(block):
        return "body"
    if len(words) > 400 or block.number is not None:
        return None
    if current.name == "receivers" and _begins_attached(block):
        return "body"
    if _ADDRESSEES.match(words) and current.name == "body":
        return "addressees"
    appendix = _APPENDIX.match(words)
    if appendix and (_is_title(block) or _PARTED.match(appendix["rest"] or "")):
        return "PL" + (appendix["number"] or "")
    if _RECEIVERS.match(words) and len(words) < 40 and current.name == "body":
        return "receivers"
    if current.name == "body" and _SIGNATURE.match(words) and len(words) < 120:
        return "receivers"
    return None


def _begins_attached(line: Line) -> bool:
    """Tell the title of a plan that stands behind the signature of the decision issuing it."""
    words = line.whole.folded
    if _ATTACHED_TO.match(words):
        return True
    match = _ATTACHED.match(words)
    return match is not None and line.whole.text[: match.end()].isupper()


def _is_addressee(line: Line) -> bool:
    """Tell a line of the list "Kính gửi: …" from the first sentence of the letter."""
    words = line.whole.text
    listed = line.number is not None and line.number.style == "dash"
    return listed or bool(_ADDRESSEES.match(line.whole.folded)) or words[:1].islower()


def _is_title(line: Line) -> bool:
    """Tell a title ("PHỤ LỤC 2 …") from a sentence that begins with the same word."""
    head = line.whole.text[:7]
    return line.strong or head.isupper() or len(line.whole) < 24


def _name_appendices(appendices: list[Part]) -> None:
    if len(appendices) == 1 and appendices[0].name == "PL":
        return
    taken: set[str] = set()
    for at, part in enumerate(appendices, 1):
        printed = part.name[2:]
        number = _ROMAN.get(printed, int(printed) if printed.isdigit() else at)
        while f"PL{number}" in taken:
            number += 1
        part.name = f"PL{number}"
        taken.add(part.name)
