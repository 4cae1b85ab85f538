"""A whole cell, piece by piece: separators, labels, persons, lists of short names, agencies."""

from collections.abc import Iterator

from loaders.grammar.agencies.collectives import FIRST_WORDS, collective_at
from loaders.grammar.agencies.communes import communes_at
from loaders.grammar.agencies.known import Match, all_known_at, ends_piece, located
from loaders.grammar.agencies.members import LEVELS, List, holds_short_name, member_at
from loaders.grammar.agencies.phrases import (
    LABELS,
    LINKS,
    SCOPES,
    after_label,
    after_number,
    after_parenthesis,
    after_scope,
    after_titles,
)
from loaders.grammar.agencies.pieces import COMMON, begins_agency, head_at, unknown_at
from loaders.grammar.agencies.places import Where, where_at
from loaders.grammar.agencies.tokens import Cell

_SKIPPED = frozenset(";,./+•*-&:)")
_OPENING = FIRST_WORDS | {"có", "liên"}  # what a list of short names may open with
_NEW_ITEM = frozenset(".+•*-")


class _Walk:
    """Where the reading of a cell stands."""

    def __init__(self, cell: Cell) -> None:
        self.cell = cell
        self.found: list[tuple[int, Match]] = []
        self.unread: list[tuple[int, int]] = []
        self.head: str | None = None  # "sở" while short names of departments may follow
        self.listed: List | None = None  # while the list after "Các sở:" goes on

    def run(self) -> None:
        at = 0
        while at < len(self.cell.words):
            at = self._step(at)

    def _step(self, at: int) -> int:
        """Read one mark, label, link or agency; return the word after it."""
        cell = self.cell
        word = cell.words[at]
        if word == "(":
            return after_parenthesis(cell, at)
        if word in _SKIPPED:
            if word in _NEW_ITEM:
                self.head = self.listed = None
            return at + 1
        after = after_label(cell, at) or after_number(cell, at)
        if after:
            return after
        after = self._short_names(at) or self._communes(at) or self._agency(at)
        if after:
            return after
        link = LINKS.length_at(cell.words, at)
        return at + link if link else self._unreadable(at)

    def _agency(self, at: int) -> int | None:
        """Read the agency at ``at``, or that of a person's title."""
        cell = self.cell
        match = _agency_at(cell, at)
        begin = at
        if match is None:
            begin = after_titles(cell, at)
            match = _agency_at(cell, begin, known_only=True) if begin > at else None
        if match is None and self.listed and (after := self._member(at, self.listed)):
            return after
        if match is None:
            match, begin = self._unknown(at), at
        if match is None:
            return None
        if self.listed:
            self.listed = self.listed._replace(only=False)
        self.found.append((begin, match))
        head = match.name.split()[0].lower()
        if head in self.cell.registry.shorts:
            self.head = head
        return after_scope(cell, match.end)

    def _member(self, at: int, listed: List) -> int | None:
        """Read the unknown department of a list, or leave unread what may be several of them."""
        cell = self.cell
        member = member_at(cell, at, listed)
        if member is None:
            match = self._unknown(at)
            if match is None or not holds_short_name(cell, at, match.end, listed.head):
                return None
            return self._leave(at, match.end)
        if member.match is None:
            return self._leave(at, member.end)
        self.found.append((at, member.match))
        return after_scope(cell, member.end)

    def _unknown(self, at: int) -> Match | None:
        """Return an agency of no registry; the words of a column's header are none."""
        match = unknown_at(self.cell, at)
        if match and LABELS.length_at(self.cell.words, at) == match.end - at:
            return None
        return match

    def _short_names(self, at: int) -> int | None:
        """Read "Các Sở: Tài chính", "Các Sở, ban, ngành: Y tế", and what continues such a list."""
        cell = self.cell
        known, word = cell.registry.shorts, cell.words[at]
        heads = known if word in known or word in _OPENING else ()
        begins = [row for head in heads for row in _list_begins(cell, at, head)]
        for begin, head, listed in begins:
            if self._short(begin, head):
                self.listed = listed
                return self.found[-1][1].end
        for begin, head, listed in begins:
            if listed and cell.capital(begin):
                self.head, self.listed = head, listed
                return begin
        if self.head in cell.registry.shorts and self._short(at, self.head):
            return after_scope(cell, self.found[-1][1].end)
        return None

    def _short(self, at: int, head: str | None) -> bool:
        cell = self.cell
        if at >= len(cell.words) or head is None:
            return False
        for end, meanings in cell.registry.shorts[head].starting(cell.words, at):
            entry = meanings[0].entry
            where = where_at(cell, end) if entry.scope == "local" else None
            after = where.end if where else end
            if not ends_piece(cell, after) and not self._short_follows(after, head):
                continue
            self.found.append((at, located(cell, entry, where or Where(end))))
            self.head = head
            return True
        return False

    def _communes(self, at: int) -> int | None:
        named = communes_at(self.cell, at)
        self.found.extend(named)
        return named[-1][1].end if named else None

    def _short_follows(self, at: int, head: str) -> bool:
        """Return whether the next name of a list stands there, its comma lost."""
        cell = self.cell
        nearest = next(cell.registry.shorts[head].starting(cell.words, at), None)
        return nearest is not None or begins_agency(cell, at)

    def _unreadable(self, at: int) -> int:
        """Note the words up to the next mark as not read."""
        cell = self.cell
        end = at + 1
        while end < len(cell.words) and not _stops(cell, end):
            end += 1
        return self._leave(at, end)

    def _leave(self, at: int, end: int) -> int:
        cell = self.cell
        self.unread.append((cell.tokens[at].start, cell.tokens[end - 1].end))
        return end


def walk(cell: Cell) -> tuple[list[tuple[int, Match]], list[tuple[int, int]]]:
    """Return the agencies of a cell, each with its first word, and the stretches not read."""
    walking = _Walk(cell)
    walking.run()
    return walking.found, walking.unread


def _agency_at(cell: Cell, at: int, *, known_only: bool = False) -> Match | None:
    """Return the known agency or the collective at ``at``, where no more words belong to it."""
    all_known = all_known_at(cell, at, pieces=True)
    for match in all_known:
        if _is_whole(cell, match):
            return match
    known = all_known[0] if all_known else None
    collective = collective_at(cell, at)
    if collective and _is_whole(cell, collective):
        return collective
    if known_only:
        return known or collective
    if known and not _goes_on(cell, known):
        return known
    return None


def _is_whole(cell: Cell, match: Match) -> bool:
    """Return whether the piece ends with the match, or another agency follows it."""
    at = match.end
    if at >= len(cell.words):
        return True
    if cell.words[at] in (",", "và") and match.collective:
        head = head_at(cell, at + 1)
        return begins_agency(cell, at + 1) or (head is not None and head not in COMMON)
    if match.collective and match.level == "other" and SCOPES.length_at(cell.words, at):
        return False  # "Các đơn vị có chức năng …" is another body than "Các đơn vị"
    return ends_piece(cell, at) or begins_agency(cell, at) or _fills(cell, at)


def _fills(cell: Cell, at: int) -> bool:
    return bool(LINKS.length_at(cell.words, at) or SCOPES.length_at(cell.words, at))


def _goes_on(cell: Cell, match: Match) -> bool:
    """Return whether the name is longer than what the registry knows of it."""
    if match.collective:
        return True
    return cell.capital(match.end) and not match.name.startswith(("Sở", "Bộ"))


def _list_begins(cell: Cell, at: int, head: str) -> Iterator[tuple[int, str, List | None]]:
    """Yield where short names of a list may begin: after "Các Sở:", "Các sở, ban, ngành:".

    The list is None where its members that no registry knows are not departments.
    """
    words = head.split()
    many = cell.has(at, "các")
    if cell.has(at + many, *words):
        after = at + many + len(words)
        colon = cell.has(after, ":")
        if colon or many:
            only = List(head, only=True) if colon or head == "sở" else None
            yield after + colon, head, only if head in LEVELS else None
    collective = collective_at(cell, at)
    if collective and collective.level == LEVELS.get(head) and cell.has(collective.end, ":"):
        yield collective.end + 1, head, List(head, only=False)
    end = at + cell.has(at, "có")
    if head == "sở" and cell.has(end, "liên", "quan", ":"):
        yield end + 3, head, List(head, only=False)  # a page break has cut "Các sở, ngành" off


def _stops(cell: Cell, at: int) -> bool:
    """Return whether unread words end: not at a name, which may only own what they say."""
    if cell.words[at] == "và":
        return begins_agency(cell, at + 1)
    return cell.words[at] in ";,.("
