"""The title of a document: the lines under its type, up to the first words of the text itself."""

import re
from typing import NamedTuple

from loaders.grammar.documents.header import Name, TypeLine, lines_after
from loaders.grammar.documents.issuer_names import organ_of_name
from ontology.spelling import fold, tidy


class Title(NamedTuple):
    """The title's words, where they stand, and the issuer that the title lines name."""

    words: str | None
    start: int
    end: int
    issuer: Name | None


_RULE = re.compile(r"[-=–—.\s]*\Z")
_PREAMBLE = re.compile(
    r"căn cứ|theo đề nghị|xét đề nghị|xét tờ trình|để |nhằm |ngày \d|kính gửi|nơi nhận|quyết định:"
    r"|quyết nghị:|mục đích|luật này|quốc hội ban hành|phụ lục(?!\w)|s?tt[\t |]"
)
_HEADING = re.compile(
    r"(?!v/v|\d{1,2}/(?:\d|[^\W\d_]{1,5}-))(?:[ivx]{1,5}|[a-e]|\d{1,2})[.)/][ ]?\S"
    r"|(?:phần|chương|điều|mục)[ ](?:[ivx]{1,5}|\d{1,3}|thứ)(?!\w)"
)
_BY_THE_WAY = re.compile(r"\(?(?:ban hành[ ])?kèm theo|\(ban hành\Z|\(?dự thảo|\(trích|\[")
_SENTENCE = re.compile(
    r"(?:thực hiện|triển khai|tiếp tục|trên cơ sở|trong thời gian|thời gian qua)[ ]"
)
_GOES_ON = re.compile(
    r"(?:về|trên địa bàn|giai đoạn|năm|đến năm|nhiệm kỳ|tại|của|và|thực hiện|tầm nhìn)[ ]"
)
_WHOSE = re.compile(r"của[ ](?P<who>[^;:.()]{3,60}?)[ ]{1,3}(?=về[ ])")
_CELL_END = re.compile(r"[|\t]")
_HANGING = re.compile(r"[ ](?:của|và|số|ngày|tháng|năm|các|về|theo|tại|do)\Z")
_MOST_LINES = 12


def read_title(plain: str, line: TypeLine) -> Title:
    """Return the title that stands under the type line of a text without markup.

    A line "CỦA BAN THƯỜNG VỤ …" names the issuer; a line in brackets ("Kèm theo …") is passed
    over; a rule, a blank line before a new sentence, a heading or a preamble ends the title.
    """
    parts: list[tuple[int, int]] = []
    issuer: Name | None = None
    in_brackets = False
    for count, (start, end, blank) in enumerate(lines_after(plain, line.rest)):
        words = plain[start:end]
        folded = fold(words)
        if in_brackets or _BY_THE_WAY.match(folded):
            in_brackets = ")" not in words and (in_brackets or words.startswith("("))
            continue
        if count > _MOST_LINES or _ends(plain, parts, start, end, blank):
            break
        if not parts and (whose := _WHOSE.match(folded)) and words[:3].isupper():
            who = words[slice(*whose.span("who"))]
            if organ_of_name(who):
                issuer = Name(who, start + whose.start("who"), start + whose.end("who"))
                start += whose.end()
                words, folded = plain[start:end], folded[whose.end() :]
        name = _issuer_line(words, folded)
        if name and not parts and not _RULE.match(words):
            issuer = Name(name, start + len(words) - len(name), end)
        elif not _RULE.match(words):
            parts.append((start, end))
    if not parts:
        return Title(None, line.end, issuer.end if issuer else line.end, issuer)
    title = tidy(" ".join(plain[start:end] for start, end in parts))
    return Title(title, parts[0][0], parts[-1][1], issuer)


_SUBJECT = re.compile(r"(?:^|[\n|\t])[ ]{0,8}[Vv]/[Vv][ :.]{0,3}(?=\S)")
_MOST_SUBJECT_LINES = 4


def read_subject(plain: str) -> Title:
    """Return the subject of an official letter ("V/v …"), which stands for its title."""
    found = _SUBJECT.search(plain)
    if found is None:
        return Title(None, 0, 0, None)
    start = end = found.end()
    for count, (low, high, blank) in enumerate(lines_after(plain, start)):
        words = plain[low:high]
        if count and (blank or count >= _MOST_SUBJECT_LINES or not words[:1].islower()):
            break
        cell = len(words.split("\t")[0].split("|")[0].rstrip())
        end = low + cell
        if cell < len(words):
            break
    return Title(tidy(plain[start:end]), start, end, None)


def _issuer_line(words: str, folded: str) -> str | None:
    """Return the issuer in a line "CỦA BAN THƯỜNG VỤ …" that holds nothing else."""
    if not folded.startswith("của ") or not words[:8].isupper():
        return None
    name = words[4:].strip()
    return name if organ_of_name(name) and name.isupper() else None


def _ends(plain: str, parts: list[tuple[int, int]], start: int, end: int, blank: bool) -> bool:
    words = plain[start:end]
    folded = fold(words)
    if not parts:
        bare = words.isupper() and organ_of_name(words) is not None
        return bool(_PREAMBLE.match(folded) or _HEADING.match(folded) or bare)
    last = plain[slice(*parts[-1])]
    if not blank and _HANGING.search(fold(last)):
        return False
    if sum(bool(cell.strip(" -:")) for cell in _CELL_END.split(words)) > 2:
        return True  # the row of a table
    if _RULE.match(words) or _HEADING.match(folded) or _PREAMBLE.match(folded):
        return True
    if words.isupper() and organ_of_name(words):
        return True
    if blank:
        same_case = words.isupper() and last.isupper() and _GOES_ON.match(folded)
        return not (words[:1].islower() or same_case)
    if not words[:1].isupper() or words.isupper():
        return False
    capitals = all(plain[low:high].isupper() for low, high in parts)
    if not (capitals or _SENTENCE.match(folded)):
        return False
    paragraph = _paragraph(plain, start)
    return paragraph.endswith((".", ":", ";", "./")) or "ban hành" in fold(paragraph)


def _paragraph(plain: str, start: int) -> str:
    """Return the words from ``start`` to the next blank line, heading or preamble.

    A sentence is told from the last line of a title by how it ends, lines further down.
    """
    lines: list[str] = []
    for count, (low, high, blank) in enumerate(lines_after(plain, start)):
        words = plain[low:high]
        folded = fold(words)
        opens = words[:1].isupper() and _PREAMBLE.match(folded)
        if count > _MOST_LINES or (count and (blank or opens or _HEADING.match(folded))):
            break
        lines.append(words)
    return " ".join(lines)
