"""Names of agencies as words: a text cut into tokens, and a table of all spellings of names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from ontology.spelling import fold

_TOKEN = re.compile(r"tp\.(?=[ ]|\w|$)|[^\W_]+|[^\s\w]")
_LONGEST_ABBREVIATION = 6
_BETWEEN = "\0"

Meaning = TypeVar("Meaning")


class Token(NamedTuple):
    """A folded word or mark of a text, and its place there.

    An abbreviation gives the words it stands for, all of them at its own place.
    """

    word: str
    start: int
    end: int


class Spellings(Generic[Meaning]):
    """Sequences of words, each with what they mean; found from a place on, longest first."""

    __slots__ = ("_longest", "_meanings")

    def __init__(self) -> None:
        self._meanings: dict[str, list[Meaning]] = {}
        self._longest: dict[str, int] = {}

    def add(self, words: Sequence[str], meaning: Meaning) -> None:
        """Add one spelling; the same meaning twice is kept once."""
        known = self._meanings.setdefault(" ".join(words), [])
        if meaning not in known:
            known.append(meaning)
            if len(words) > self._longest.get(words[0], 0):
                self._longest[words[0]] = len(words)

    def may_start(self, word: str) -> bool:
        """Return whether any spelling begins with this word."""
        return word in self._longest

    def starting(self, words: Sequence[str], at: int) -> Iterator[tuple[int, list[Meaning]]]:
        """Yield (next place, meanings) of each spelling that begins at ``at``, longest first."""
        longest = self._longest.get(words[at]) if at < len(words) else None
        if longest is None:
            return
        for end in range(min(at + longest, len(words)), at, -1):
            meanings = self._meanings.get(" ".join(words[at:end]))
            if meanings:
                yield end, meanings


class Phrases:
    """A closed list of phrases; tells which of them stand at a place, longest first.

    >>> Phrases(["phối hợp", "phối hợp với"]).at(["phối", "hợp", "với", "sở"], 0)
    ('phối hợp với', 'phối hợp')
    """

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, list[str]]]] = {}
        for phrase in sorted(phrases, key=lambda phrase: -len(phrase.split())):
            words = phrase.split()
            self._by_first.setdefault(words[0], []).append((phrase, words))

    def __iter__(self) -> Iterator[str]:
        return (phrase for rows in self._by_first.values() for phrase, _ in rows)

    def at(self, words: Sequence[str], at: int) -> tuple[str, ...]:
        """Return all phrases that begin at ``at``, longest first."""
        if at >= len(words) or words[at] not in self._by_first:
            return ()
        rows = self._by_first[words[at]]
        return tuple([phrase for phrase, row in rows if words[at : at + len(row)] == row])

    def length_at(self, words: Sequence[str], at: int) -> int:
        """Return how many words the longest phrase at ``at`` has, 0 when none is there."""
        found = self.at(words, at)
        return len(found[0].split()) if found else 0


def words_of_each(
    texts: Sequence[str], abbreviations: Mapping[str, tuple[str, ...]]
) -> Iterator[list[str]]:
    """Yield the words and marks of each text, folded, abbreviations written out.

    All texts are cut in one pass: the registry's hundreds of names are ready in milliseconds.

    >>> list(words_of_each(["UBND TP. A", "B"], {"ubnd": ("ủy", "ban"), "tp": ("thành", "phố")}))
    [['ủy', 'ban', 'thành', 'phố', 'a'], ['b']]
    """
    words: list[str] = []
    for word in _TOKEN.findall(fold(_BETWEEN.join(texts))):
        if word == _BETWEEN:
            yield words
            words = []
        else:
            words.extend(abbreviations.get(word.rstrip(".") or word) or (word,))
    yield words


def tokens_of(text: str, abbreviations: Mapping[str, tuple[str, ...]]) -> list[Token]:
    """Return the words and marks of ``text`` with their places.

    >>> tokens_of("TP. A", {"tp": ("thành", "phố")})[1:]
    [Token(word='phố', start=0, end=3), Token(word='a', start=4, end=5)]
    """
    tokens: list[Token] = []
    for found in _TOKEN.finditer(fold(text)):
        word = found[0]
        if len(word) <= _LONGEST_ABBREVIATION:
            whole = abbreviations.get(word.rstrip(".") or word)
            if whole:
                tokens.extend([Token(part, *found.span()) for part in whole])
                continue
        tokens.append(Token(word, *found.span()))
    return tokens


def variants(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Return the spellings that differ only in commas, dashes and "và".

    >>> sorted(" ".join(v) for v in variants(("a", "và", "b")))
    ['a & b', 'a , b', 'a b', 'a và b']
    """
    found = {tuple(words)}
    if "," in words or "-" in words:
        found.add(_without(words, ",", "-"))
    if "-" in words:
        found.add(tuple("," if word == "-" else word for word in words))
    if "và" in words:
        found.add(_without(words, ",", "-", "và"))
        for other in ("&", ","):
            found.add(tuple(other if word == "và" else word for word in words))
    return found


def _without(words: Sequence[str], *marks: str) -> tuple[str, ...]:
    return tuple([word for word in words if word not in marks])
