"""A whole cell, piece by piece: separators, labels, persons, lists of short names, agencies."""

from collections.abc import Iterator

from loaders.grammar.agency_collectives import collective_at
from loaders.grammar.agency_known import COMMUNES, Match, ends_piece, known_at, located
from loaders.grammar.agency_pieces import COMMON, begins_agency, head_at, unknown_at
from loaders.grammar.agency_places import Cell, Where, commune_name_end, small_kinds_at, where_at
from ontology.agency_words import Phrases

_SKIPPED = frozenset(";,./+•*-&:)")
_NEW_ITEM = frozenset(".+•*-")
_TITLES = Phrases((
    "đ / c", "đồng chí", "các đồng chí", "ông", "bà", "giám đốc", "phó giám đốc", "trưởng",
    "phó trưởng", "trưởng ban", "phó trưởng ban", "thủ trưởng", "lãnh đạo", "chánh",
    "phó chánh", "chánh án", "cục trưởng", "chi cục trưởng", "viện trưởng", "tổng giám đốc",
    "hiệu trưởng", "chỉ huy trưởng", "chủ nhiệm", "bộ trưởng", "chủ tịch", "phó chủ tịch",
    "bí thư", "người đứng đầu", "tổng biên tập", "thường trực", "phòng",
))  # fmt: skip
_LABELS = Phrases((
    "cơ quan chủ trì", "đơn vị chủ trì", "cơ quan , đơn vị chủ trì", "chủ trì", "phối hợp",
    "cơ quan phối hợp", "đơn vị phối hợp", "cơ quan , đơn vị phối hợp",
    "cơ quan chủ trì thực hiện", "đơn vị chủ trì thực hiện", "cơ quan phối hợp thực hiện",
    "đơn vị phối hợp thực hiện", "cơ quan , tổ chức , đơn vị phối hợp thực hiện",
    "cơ quan thực hiện", "đơn vị thực hiện", "thực hiện", "cơ quan tham mưu", "tham mưu",
    "cơ quan chủ trì tham mưu", "thẩm quyền", "cấp trình", "cấp ban hành", "cơ quan trình",
))  # fmt: skip
_LINKS = Phrases((
    "chủ trì , phối hợp với", "chủ trì phối hợp với", "phối hợp với", "phối hợp cùng",
    "chủ trì", "phối hợp", "cùng với", "cùng", "và", "với", "làm chủ đầu tư", "thực hiện",
    "tham mưu", "liên quan", "có liên quan", "v . v", "gồm", "bao gồm", "là cơ quan chủ trì",
))  # fmt: skip
_SCOPES = Phrases((
    "theo chức năng", "theo nhiệm vụ", "theo thẩm quyền", "theo lĩnh vực", "căn cứ chức năng",
    "thuộc", "trực thuộc", "trên địa bàn", "đóng trên địa bàn", "theo quy định", "là cơ quan",
    "theo phân công", "được giao", "nơi có", "có",
))  # fmt: skip


class _Walk:
    """Where the reading of a cell stands."""

    def __init__(self, cell: Cell) -> None:
        self.cell = cell
        self.found: list[tuple[int, Match]] = []
        self.unread: list[tuple[int, int]] = []
        self.head: str | None = None  # "sở" while short names of departments may follow

    def run(self) -> None:
        at = 0
        while at < len(self.cell.words):
            at = self._step(at)

    def _step(self, at: int) -> int:
        """Read one mark, label, link or agency; return the word after it."""
        cell = self.cell
        word = cell.words[at]
        if word == "(":
            return _after_parenthesis(cell, at)
        if word in _SKIPPED:
            if word in _NEW_ITEM:
                self.head = None
            return at + 1
        after = _after_label(cell, at) or _after_number(cell, at)
        if after:
            return after
        after = self._short_names(at) or self._communes(at) or self._agency(at)
        if after:
            return after
        link = _LINKS.length_at(cell.words, at)
        return at + link if link else self._unreadable(at)

    def _agency(self, at: int) -> int | None:
        """Read the agency at ``at``, or that of a person's title."""
        cell = self.cell
        match = _agency_at(cell, at)
        begin = at
        if match is None:
            begin = _after_titles(cell, at)
            match = _agency_at(cell, begin, known_only=True) if begin > at else None
        if match is None:
            match, begin = self._unknown(at), at
        if match is None:
            return None
        self.found.append((begin, match))
        head = match.name.split()[0].lower()
        if head in self.cell.registry.shorts:
            self.head = head
        return _after_scope(cell, match.end)

    def _unknown(self, at: int) -> Match | None:
        """Return an agency of no registry; the words of a column's header are none."""
        match = unknown_at(self.cell, at)
        if match and _LABELS.length_at(self.cell.words, at) == match.end - at:
            return None
        return match

    def _short_names(self, at: int) -> int | None:
        """Read "Các Sở: Tài chính", "Các Sở, ban, ngành: Y tế", and what continues such a list."""
        cell = self.cell
        for head in cell.registry.shorts:
            if any(self._short(begin, head) for begin in _list_begins(cell, at, head)):
                return self.found[-1][1].end
        if self.head in cell.registry.shorts and self._short(at, self.head):
            return _after_scope(cell, self.found[-1][1].end)
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

    def _short_follows(self, at: int, head: str) -> bool:
        """Return whether the next name of a list stands there, its comma lost."""
        cell = self.cell
        nearest = next(cell.registry.shorts[head].starting(cell.words, at), None)
        return nearest is not None or begins_agency(cell, at)

    def _communes(self, at: int) -> int | None:
        """Read "UBND các xã: A, B", "UBND xã A, phường B": each commune's own committee."""
        cell = self.cell
        match = known_at(cell, at, pieces=True)
        if match is None or match.level != "commune" or (match.name == f"Các {match.name[4:]}"):
            return None
        base = "Ủy ban nhân dân" if match.name == COMMUNES else _without_places(match.name)
        if not match.collective:
            self.found.append((at, match))
            return self._each_commune(_after_commas(cell, match.end), base, "") or match.end
        kinds, begin = small_kinds_at(cell, _first_kind(cell, at, match.end))
        begin += cell.has(begin, ":")
        kind = f"{kinds[0]} " if len(kinds) == 1 else ""
        return self._each_commune(begin, base, kind)

    def _each_commune(self, at: int, base: str, kind: str) -> int | None:
        """Read names of communes from ``at`` on; return the word after them, None if none is."""
        cell = self.cell
        end = None
        while True:
            stated, name = small_kinds_at(cell, at)
            if len(stated) == 1:
                kind = f"{stated[0]} "
            elif not kind and end is None and not cell.has(at - 1, ":"):
                return end
            else:
                name = at
            after = commune_name_end(cell, name)
            if after == name or head_at(cell, name):
                return end
            text = f"{base} {kind}{cell.printed(name, after)}"
            self.found.append((at, Match(after, text, cell.code, "commune")))
            end = after
            at = _after_commas(cell, after)

    def _unreadable(self, at: int) -> int:
        """Note the words up to the next mark or agency as not read."""
        cell = self.cell
        end = at + 1
        while end < len(cell.words) and not _stops(cell, end):
            end += 1
        self.unread.append((cell.tokens[at].start, cell.tokens[end - 1].end))
        return end


def walk(cell: Cell) -> tuple[list[tuple[int, Match]], list[tuple[int, int]]]:
    """Return the agencies of a cell, each with its first word, and the stretches not read."""
    walking = _Walk(cell)
    walking.run()
    return walking.found, walking.unread


def _agency_at(cell: Cell, at: int, *, known_only: bool = False) -> Match | None:
    """Return the known agency or the collective at ``at``, where no more words belong to it."""
    known = known_at(cell, at, pieces=True)
    if known and _is_whole(cell, known):
        return known
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
    if match.collective and match.level == "other" and cell.has(at, "trên", "địa", "bàn"):
        return False
    return ends_piece(cell, at) or begins_agency(cell, at) or _fills(cell, at)


def _fills(cell: Cell, at: int) -> bool:
    return bool(_LINKS.length_at(cell.words, at) or _SCOPES.length_at(cell.words, at))


def _goes_on(cell: Cell, match: Match) -> bool:
    """Return whether the name is longer than what the registry knows of it."""
    if match.collective:
        return True
    return cell.capital(match.end) and not match.name.startswith(("Sở", "Bộ"))


def _after_label(cell: Cell, at: int) -> int | None:
    length = _LABELS.length_at(cell.words, at)
    return at + length + 1 if length and cell.has(at + length, ":") else None


def _after_number(cell: Cell, at: int) -> int | None:
    """Return the word after "1." or "a)" before an agency."""
    word = cell.words[at]
    if (word.isdigit() or len(word) == 1) and at + 1 < len(cell.words):
        return at + 2 if cell.words[at + 1] in ".)" else None
    return None


def _after_titles(cell: Cell, at: int) -> int:
    """Return the word after persons' titles: "Đ/c Trưởng" before "Ban Quản lý …"."""
    while True:
        lengths = [len(title.split()) for title in reversed(_TITLES.at(cell.words, at))]
        for length in lengths:
            if known_at(cell, at + length, pieces=True):
                return at + length
        if not lengths:
            return at
        at += lengths[-1]


def _after_scope(cell: Cell, at: int) -> int:
    """Return the word after a parenthesis or words of scope, which are no part of the name."""
    if cell.has(at, "("):
        return _after_parenthesis(cell, at)
    if not _SCOPES.length_at(cell.words, at):
        return at
    while at < len(cell.words) and cell.words[at] not in ";,.(":
        if cell.words[at] == "và" and begins_agency(cell, at + 1):
            break
        at += 1
    return at


def _after_parenthesis(cell: Cell, at: int) -> int:
    depth = 0
    for index in range(at, len(cell.words)):
        depth += (cell.words[index] == "(") - (cell.words[index] == ")")
        if depth == 0:
            return index + 1
    return len(cell.words)


def _list_begins(cell: Cell, at: int, head: str) -> Iterator[int]:
    """Yield where short names of a list may begin: after "Các Sở:", "Các sở, ban, ngành:"."""
    words = head.split()
    many = cell.has(at, "các")
    if cell.has(at + many, *words):
        after = at + many + len(words)
        if cell.has(after, ":"):
            yield after + 1
        elif many:
            yield after
    collective = collective_at(cell, at) if head == "sở" else None
    if collective and cell.has(collective.end, ":"):
        yield collective.end + 1


def _without_places(name: str) -> str:
    """Return what stands before the commune: "Đảng ủy" of "Đảng ủy các xã, phường"."""
    places = ("các", "cấp", "xã", "phường", "đặc", "thị", "huyện", "quận", "thành")
    words = name.split()
    at = next((i for i, word in enumerate(words) if word in places), len(words))
    return " ".join(words[:at])


def _after_commas(cell: Cell, at: int) -> int:
    while at < len(cell.words) and cell.words[at] in (",", "và", ";"):
        at += 1
    return at


def _first_kind(cell: Cell, at: int, end: int) -> int:
    for index in range(at, end):
        if small_kinds_at(cell, index)[0]:
            return index
    return end


def _stops(cell: Cell, at: int) -> bool:
    word = cell.words[at]
    return word in ";,.(" or begins_agency(cell, at)
