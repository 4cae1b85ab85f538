"""Which entries are headings and which are work; the section and the ref of each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.layout.entries import Entry
from loaders.layout.numbering import DASH_LEVEL, UNNUMBERED_LEVEL, Number
from loaders.passage import Passage

_OUTER = 100
_HEADING_STYLES = ("roman", "letter", "mixed", "chapter", "article")


@dataclass(slots=True)
class Placed:
    """An entry with its place: ``section`` are the headings above, ``path`` their numbers."""

    entry: Entry
    heading: bool
    section: tuple[Passage, ...]
    path: tuple[str, ...]
    ref: str


@dataclass(slots=True)
class _Level:
    level: float
    text: str
    heading: Passage | None


def place(part: str, entries: Sequence[Entry]) -> Iterator[Placed]:
    """Yield the entries of one part of a document with their places, in their order."""
    levels: list[_Level] = []
    unnumbered: Counter[tuple[str, ...]] = Counter()
    letters = _letters_of_parts(entries)
    for i, entry in enumerate(entries):
        following = entries[i + 1] if i + 1 < len(entries) else None
        heading = is_heading(entry, following)
        level, text = _level_of(entry, heading, following)
        first = entry.second_of or entry
        if first is not entry:
            level, text = _level_of(first, heading, following)
        while levels and levels[-1].level >= level:
            levels.pop()
        above = tuple(lv.text for lv in levels if lv.text)
        if not text and not heading:
            unnumbered[above] += 1
            text = f"-{unnumbered[above]}"
        path = (*above, text)
        section = tuple(lv.heading for lv in levels if lv.heading is not None)
        ref = "/".join([part, *without_prefixes(path)]) + letters.get(id(entry), "")
        yield Placed(entry, heading, section, path, ref)
        levels.append(_Level(level, text, entry.words if heading else None))


def is_heading(entry: Entry, following: Entry | None) -> bool:
    """Tell a heading from work: no cell beside its words, and it introduces something.

    A numbered row with words alone whose next row is its sibling is work that names nobody.
    """
    if entry.columns is None:
        return True
    if entry.has_work if entry.columns.kind == "tasks" else entry.has_values:
        return False
    if entry.number is None or entry.strong or entry.number.style in _HEADING_STYLES:
        return True
    if following is None or following.number is None:
        return False
    return following.number.level > entry.number.level


def without_prefixes(path: Sequence[str]) -> list[str]:
    """Drop numbers that the next one repeats.

    >>> without_prefixes(["II", "1", "1.4"])
    ['II', '1.4']
    """
    pairs = zip(path, [*path, ""][1:], strict=True)
    return [text for text, after in pairs if text and not after.startswith(text + ".")]


def _level_of(entry: Entry, heading: bool, following: Entry | None) -> tuple[float, str]:
    """A heading without number stands just above what follows it."""
    if entry.number is not None:
        depth = entry.number.level - (_OUTER if entry.outer else 0)
        return depth, _text_of_number(entry.number)
    if heading and following is not None and following.number is not None:
        return following.number.level - 0.5, ""
    return (UNNUMBERED_LEVEL if heading else DASH_LEVEL + 1), ""


def _text_of_number(number: Number | None) -> str:
    return "" if number is None or number.style == "dash" else number.text


def _letters_of_parts(entries: Sequence[Entry]) -> dict[int, str]:
    """Name the tasks that share one number: ``a`` for the first, ``b`` … for those below it."""
    letters: dict[int, str] = {}
    counts: dict[int, int] = {}
    for entry in entries:
        if entry.second_of is None or not entry.second_of.has_values:
            continue
        first = id(entry.second_of)
        counts[first] = counts.get(first, 0) + 1
        letters[first] = "a"
        letters[id(entry)] = _letter(counts[first])
    return letters


def _letter(count: int) -> str:
    return chr(ord("a") + count) if count < 26 else f"z{count}"
