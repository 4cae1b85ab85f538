"""A paragraph of the body with what stands below it: what items and headings are read from."""

import re
from dataclasses import dataclass, field

from loaders.layout.columns import Role
from loaders.passage import Passage

_MAKES_A_TASK: frozenset[Role] = frozenset(("deadline", "lead"))
WHOLE_PLAN = re.compile(
    r"(?:mục đích|yêu cầu|mục tiêu|chỉ tiêu|phạm vi|đối tượng|thời gian|kinh phí|nguồn lực"
    r"|quan điểm)(?!\w)"
)
"""Headings of what concerns the whole plan: a deadline below them is no task's."""


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


def is_aim(node: Node) -> bool:
    """Tell what stands below the aims of the plan: a time there is no task's."""
    above = node.parent
    while above is not None:
        if WHOLE_PLAN.match(above.words.folded):
            return True
        above = above.parent
    return False
