"""Words of a cell that are no agency: labels, persons' titles, links, scopes, parentheses.

Each ``after_…`` function takes a place in a cell and answers with the word to go on at.
"""

from loaders.grammar.agencies.known import known_at
from loaders.grammar.agencies.pieces import begins_piece
from loaders.grammar.agencies.tokens import Cell
from ontology.agency_words import Phrases

TITLES = Phrases((
    "đ / c", "đồng chí", "các đồng chí", "ông", "bà", "giám đốc", "phó giám đốc", "trưởng",
    "phó trưởng", "trưởng ban", "phó trưởng ban", "thủ trưởng", "lãnh đạo", "chánh",
    "phó chánh", "chánh án", "cục trưởng", "chi cục trưởng", "viện trưởng", "tổng giám đốc",
    "hiệu trưởng", "chỉ huy trưởng", "chủ nhiệm", "bộ trưởng", "chủ tịch", "phó chủ tịch",
    "bí thư", "người đứng đầu", "tổng biên tập", "trưởng phòng",
))  # fmt: skip
LABELS = Phrases((
    "cơ quan chủ trì", "đơn vị chủ trì", "cơ quan , đơn vị chủ trì", "chủ trì", "phối hợp",
    "cơ quan phối hợp", "đơn vị phối hợp", "cơ quan , đơn vị phối hợp",
    "cơ quan chủ trì thực hiện", "đơn vị chủ trì thực hiện", "cơ quan phối hợp thực hiện",
    "đơn vị phối hợp thực hiện", "cơ quan , tổ chức , đơn vị phối hợp thực hiện",
    "cơ quan thực hiện", "đơn vị thực hiện", "thực hiện", "cơ quan tham mưu", "tham mưu",
    "cơ quan chủ trì tham mưu", "thẩm quyền", "cấp trình", "cấp ban hành", "cơ quan trình",
))  # fmt: skip
LINKS = Phrases((
    "chủ trì , phối hợp với", "chủ trì phối hợp với", "phối hợp với", "phối hợp cùng",
    "chủ trì", "phối hợp", "cùng với", "cùng", "và", "với", "làm chủ đầu tư", "thực hiện",
    "tất cả", "toàn thể", "liên quan", "có liên quan", "v . v", "gồm", "bao gồm",
    "là cơ quan chủ trì",
))  # fmt: skip
SCOPES = Phrases((
    "theo chức năng", "theo nhiệm vụ", "theo thẩm quyền", "theo lĩnh vực", "căn cứ chức năng",
    "thuộc", "trực thuộc", "trên địa bàn", "đóng trên địa bàn", "theo quy định", "là cơ quan",
    "theo phân công", "được giao", "nơi có", "có",
    "các cấp", "tham mưu", "trình", "báo cáo",
))  # fmt: skip


def after_label(cell: Cell, at: int) -> int | None:
    """Return the word after "Cơ quan chủ trì:" inside a cell."""
    length = LABELS.length_at(cell.words, at)
    return at + length + 1 if length and cell.has(at + length, ":") else None


def after_number(cell: Cell, at: int) -> int | None:
    """Return the word after "1." or "a)" before an agency."""
    if LINKS.length_at(cell.words, at):
        return None
    word = cell.words[at]
    if (word.isdigit() or len(word) == 1) and at + 1 < len(cell.words):
        return at + 2 if cell.words[at + 1] in ".)" else None
    return None


def after_titles(cell: Cell, at: int) -> int:
    """Return the word after persons' titles: "Đ/c Trưởng" before "Ban Quản lý …"."""
    while True:
        lengths = [len(title.split()) for title in reversed(TITLES.at(cell.words, at))]
        for length in lengths:
            if known_at(cell, at + length, pieces=True):
                return at + length
        if not lengths:
            return at
        at += lengths[-1]


def after_scope(cell: Cell, at: int) -> int:
    """Return the word after a parenthesis or words of scope, which are no part of the name.

    A comma or "và" inside them ("theo chức năng, nhiệm vụ được giao") does not end them.
    """
    if cell.has(at, "("):
        return after_parenthesis(cell, at)
    scope = SCOPES.length_at(cell.words, at)
    if scope <= LINKS.length_at(cell.words, at) or known_at(cell, at, pieces=True):
        return at
    while at < len(cell.words) and cell.words[at] not in ";.(":
        if cell.words[at] in (",", "và") and begins_piece(cell, at + 1):
            break
        at += 1
    return at


def after_parenthesis(cell: Cell, at: int) -> int:
    """Return the word after a parenthesis, which a page break may have left open."""
    depth = 0
    for index in range(at, len(cell.words)):
        depth += (cell.words[index] == "(") - (cell.words[index] == ")")
        if depth == 0:
            return index + 1
    return len(cell.words)
