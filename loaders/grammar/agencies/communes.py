"""Communes that a cell names one by one: "UBND các xã: A, B", "Đảng ủy xã A, phường B"."""

from loaders.grammar.agencies.known import COMMUNES, Match, known_at
from loaders.grammar.agencies.pieces import head_at
from loaders.grammar.agencies.places import commune_name_end, small_kinds_at
from loaders.grammar.agencies.tokens import Cell

_PLACES = frozenset(["các", "cấp", "xã", "phường", "đặc", "thị", "huyện", "quận", "thành"])

Found = list[tuple[int, Match]]


def communes_at(cell: Cell, at: int) -> Found:
    """Return each named commune's organ with its first word; empty when none is named at ``at``.

    The kind is said once for those that follow: "UBND các xã: A, B; phường C".
    """
    match = known_at(cell, at, pieces=True)
    if match is None or match.level != "commune":
        return []
    base = "Ủy ban nhân dân" if match.name == COMMUNES else _without_places(match.name)
    if not match.collective:
        return [(at, match), *_each(cell, _after_commas(cell, match.end), base, None)]
    first = next((i for i in range(at, match.end) if small_kinds_at(cell, i)[0]), match.end)
    kinds, begin = small_kinds_at(cell, first)
    listed = cell.has(begin, ":")
    if len(kinds) != 1 and not listed:
        return []
    return _each(cell, begin + listed, base, f"{kinds[0]} " if len(kinds) == 1 else "")


def _each(cell: Cell, at: int, base: str, kind: str | None) -> Found:
    """Read names of communes from ``at`` on; with no ``kind`` each must say its own."""
    found: Found = []
    while True:
        stated, name = small_kinds_at(cell, at)
        if len(stated) == 1:
            kind = f"{stated[0]} "
        elif kind is None:
            return found
        else:
            name = at
        end = commune_name_end(cell, name)
        if end == name or head_at(cell, name):
            return found
        text = f"{base} {kind}{cell.printed(name, end)}"
        found.append((at, Match(end, text, cell.code, "commune")))
        at = _after_commas(cell, end)


def _without_places(name: str) -> str:
    """Return what stands before the commune: "Đảng ủy" of "Đảng ủy các xã, phường"."""
    words = name.split()
    at = next((i for i, word in enumerate(words) if word in _PLACES), len(words))
    return " ".join(words[:at])


def _after_commas(cell: Cell, at: int) -> int:
    while at < len(cell.words) and cell.words[at] in (",", "và", ";"):
        at += 1
    return at
