"""Members of "Các sở: A; B" that no registry knows: departments of their own, or unread.

The list says that they are departments; where its commas may as well belong to a name ("Văn hóa,
Nghệ thuật") nobody can tell how many they are, and nothing is made up.
"""

from typing import NamedTuple

from loaders.grammar.agencies.known import Match
from loaders.grammar.agencies.pieces import begins_agency, head_at
from loaders.grammar.agencies.tokens import Cell
from ontology.vocabulary import Level

_ENDS = frozenset(";.()+•*:/")
_JOINTS = frozenset([",", "và", "-"])
_MOST_WORDS = 8
LEVELS: dict[str, Level] = {"sở": "department", "bộ": "ministry"}


class List(NamedTuple):
    """An open list: the head of its short names, and whether all its members have that head.

    "Các sở, ban, ngành: …" holds others too, and so does any list after an agency's full name.
    """

    head: str
    only: bool


class Member(NamedTuple):
    """The words up to ``end``: a member of the list, or None when they are not to be read."""

    end: int
    match: Match | None


def member_at(cell: Cell, at: int, listed: List) -> Member | None:
    """Return the unknown member that begins at ``at``; None where an agency may begin.

    What begins like an agency ("Trung tâm …", "Hội Người mù") is one; only a head with a small
    letter after it ("Cảng biển", "Báo chí") may be a department's field of work.
    """
    if not cell.capital(at) or _is_headed(cell, at):
        return None
    end = _piece_end(cell, at)
    whole = _whole(cell, at, end)
    if not listed.only or whole is None or whole - at > _MOST_WORDS:
        return Member(_run_end(cell, end, listed.head), None)
    place = cell.code if listed.head == "sở" else "vn"
    name = f"{listed.head.capitalize()} {cell.printed(at, whole)}"
    return Member(whole, Match(whole, name, place, LEVELS[listed.head]))


def holds_short_name(cell: Cell, at: int, end: int, head: str) -> bool:
    """Return whether a known short name of the list stands after a comma of these words."""
    return any(
        cell.words[index] in (",", "và") and _is_short(cell, index + 1, head)
        for index in range(at, end)
    )


def _is_headed(cell: Cell, at: int) -> bool:
    head = head_at(cell, at)
    if head is None:
        return False
    if len(head.split()) > 1 or cell.capital(at + 1):
        return True
    return _piece_end(cell, at) - at > 2


def _whole(cell: Cell, at: int, end: int) -> int | None:
    """Return where the member's name ends, None when its commas may be part of it."""
    if end >= len(cell.words) or cell.words[end] not in _JOINTS:
        return end
    between = at > 0 and cell.words[at - 1] == ";"
    if cell.words[end] == "và" and between:  # "Y tế; Quy hoạch và Xây dựng; Nội vụ"
        whole = _piece_end(cell, end + 1)
        return None if whole < len(cell.words) and cell.words[whole] in _JOINTS else whole
    known = any(_is_short(cell, end + 1, head) for head in LEVELS)
    return end if known or begins_agency(cell, end + 1) else None


def _piece_end(cell: Cell, at: int) -> int:
    for index in range(at, len(cell.words)):
        if cell.words[index] in _ENDS or cell.words[index] in _JOINTS:
            return index
    return len(cell.words)


def _run_end(cell: Cell, end: int, head: str) -> int:
    """Return where the unread words end: at a semicolon or before what is known."""
    while end < len(cell.words) and cell.words[end] in _JOINTS:
        if _is_short(cell, end + 1, head) or begins_agency(cell, end + 1):
            break
        end = max(_piece_end(cell, end + 1), end + 1)
    return end


def _is_short(cell: Cell, at: int, head: str) -> bool:
    names = cell.registry.shorts.get(head)
    return (
        names is not None
        and cell.capital(at)
        and next(names.starting(cell.words, at), None) is not None
    )
