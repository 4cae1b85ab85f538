"""Texts of plans of the invented city, of any number of tasks, to measure reading."""

import random
from collections.abc import Iterator

from benchmarks.invented import CITY, DEPARTMENTS, MINISTRIES, OBJECTS, PRODUCTS, TIMES, title

ROWS_OF_A_SECTION = 20
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def plan_text(tasks: int, seed: int = 1) -> str:
    """Return the text of a plan with so many tasks in its appendix, the same for the same seed.

    >>> plan_text(40).count("\\n2\\t")
    2
    """
    chance = random.Random(seed)
    return "\n".join([*_head(), *_appendix(tasks, chance)]) + "\n"


def hostile_lines(length: int) -> dict[str, str]:
    """Return lines of ``length`` characters, by name, that a careless pattern takes ages for."""
    pieces = {
        "blanks": " ",
        "digits": "1",
        "numbers": "12/KH-UBND ",
        "half numbers": "12/KH-",
        "dates": "ngày 1 tháng ",
        "conditions": "sau khi ",
        "agencies": "Sở Tài chính, ",
        "parentheses": "(",
        "pipes": "|",
        "tabs": "\t",
        "tags": "<b>",
        "open tags": "<",
        "quarters": "Quý I, II, ",
        "dashes": "- ",
        "stars": "*",
        "one word": "ă",
    }
    return {name: (piece * (length // len(piece) + 1))[:length] for name, piece in pieces.items()}


def _head() -> Iterator[str]:
    yield "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ LAM GIANG"
    yield f"Số: 15/KH-UBND {CITY}, ngày 12 tháng 3 năm 2026\n"
    yield "KẾ HOẠCH\n"
    yield "Thực hiện Nghị quyết số 97/NQ-CP ngày 9/2/2031 của Chính phủ về bến nước\n"
    yield "I. MỤC ĐÍCH\n"
    yield f"- Giữ {OBJECTS[0]} và {OBJECTS[1]} cho người dân hai bờ sông {CITY}.\n"
    yield "PHỤ LỤC: DANH MỤC NHIỆM VỤ\n"
    yield "(Kèm theo Kế hoạch số 15/KH-UBND ngày 12/3/2026 của Ủy ban nhân dân thành phố)\n"


def _appendix(tasks: int, chance: random.Random) -> Iterator[str]:
    yield "TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành"
    for number in range(tasks):
        section, row = divmod(number, ROWS_OF_A_SECTION)
        if row == 0:
            yield f"{_roman(section + 1)}. Nhóm việc thứ {section + 1} của thành phố"
        yield "\t".join(_cells(number, row, chance))


def _cells(number: int, row: int, chance: random.Random) -> Iterator[str]:
    yield str(row + 1)
    yield title(chance, number + 1)
    yield chance.choice(DEPARTMENTS)
    yield f"{'; '.join(chance.sample(DEPARTMENTS, 2))}; UBND xã, phường, đặc khu"
    yield chance.choice(PRODUCTS)
    when = chance.choice(TIMES)
    if row % 10 == 9:
        when = f"{when}, sau khi {chance.choice(MINISTRIES)} ban hành hướng dẫn"
    yield when


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
