"""What is done, met and late on a day; ``today`` is that day in ISO form."""

from typing import Literal

from queries.graph_source import Node

Risk = Literal["late", "at_risk"]


def is_done(node: Node, today: str) -> bool:
    """Return whether a task is finished: its text says so or an event on or before the day does.

    >>> task = Node(1, "/t", "Task", "Mở lớp", met="2026-05-02")
    >>> is_done(task, "2026-05-01"), is_done(task, "2026-05-02")
    (False, True)
    """
    return node.status == "done" or is_met(node, today)


def is_met(node: Node, today: str) -> bool:
    """Return whether an event on or before the day says that this was met or done."""
    return node.met is not None and node.met <= today


def risk_of(node: Node, today: str) -> Risk | None:
    """Return whether a task that cannot go on is ``late`` or ``at_risk``; None without an end.

    >>> risk_of(Node(1, "/t", "Task", "Mở lớp", due="2026-05-01"), "2026-05-01")
    'at_risk'
    """
    if node.due is None:
        return None
    return "late" if node.due < today else "at_risk"


def progress_of(node: Node, today: str) -> str:
    """Return ``done``, ``partly_done`` or ``open`` of a task, ``met`` or ``awaited`` of an act."""
    if node.kind == "Prerequisite":
        return "met" if is_met(node, today) else "awaited"
    return "done" if is_done(node, today) else node.status or "open"
