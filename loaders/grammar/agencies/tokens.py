"""A text cut into words, and what was already read at each of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from ontology.agencies import Registry
from ontology.agency_words import Token
from ontology.places import STATE, Place


class Cell:
    """A text cut into words, with the place and the registry that give its names a meaning.

    ``kind`` is "thành phố" or "tỉnh", as the plan's own place is, None when it is neither;
    ``memory`` holds what was found at each word, for it is asked for again and again.
    """

    __slots__ = ("code", "home", "kind", "memory", "registry", "text", "tokens", "words")

    def __init__(self, text: str, code: str | None, registry: Registry) -> None:
        self.text = text
        self.code = code
        self.home: Place | None = registry.place(code)
        self.kind = self.home.kind if self.home and self.home != STATE else None
        self.registry = registry
        self.tokens: list[Token] = registry.tokens(text)
        self.words = [token.word for token in self.tokens]
        self.memory: dict[tuple[object, ...], Any] = {}

    def has(self, at: int, *words: str) -> bool:
        """Return whether these words stand at ``at``."""
        return self.words[at : at + len(words)] == list(words)

    def capital(self, at: int) -> bool:
        """Return whether the word at ``at`` begins with a capital letter."""
        return at < len(self.tokens) and self.text[self.tokens[at].start].isupper()

    def cuts(self, end: int) -> bool:
        """Return whether words up to ``end`` end inside a printed abbreviation of several.

        "Thành UBND" begins with no "Thành ủy", "Bộ HĐND" names no "hội".
        """
        return 0 < end < len(self.tokens) and self.tokens[end].start == self.tokens[end - 1].start

    def printed(self, at: int, end: int) -> str:
        """Return the words of the text itself from one word up to another."""
        return self.text[self.tokens[at].start : self.tokens[end - 1].end]


Reader = TypeVar("Reader", bound=Callable[..., Any])


def remembered(reader: Reader) -> Reader:
    """Let a reader of (cell, place, …) read each place of a cell once."""

    def read(cell: Cell, at: int, **options: object) -> Any:
        key = (reader, at, *options.values())
        if key not in cell.memory:
            cell.memory[key] = reader(cell, at, **options)
        return cell.memory[key]

    return cast(Reader, wraps(reader)(read))
