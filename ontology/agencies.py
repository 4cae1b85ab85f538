"""The registry of agencies: one canonical name for each, and all the ways to spell it.

The registry is data (``data/agencies.toml``, which explains its own form); a planner's own file
of the same form adds entries or replaces those of the same name.
"""

import hashlib
from collections.abc import Iterator, Sequence
from copy import copy
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from ontology.agency_files import Agencies, Entry, read_files
from ontology.agency_words import Spellings, Token, tokens_of, variants, words_of_each
from ontology.places import Place, place_of_code
from ontology.spelling import fold, slug

Tail = Literal["none", "optional", "unit", "party", "region", "branch", "unlike"]

_COLLECTIVES = frozenset(
    ["các", "sở", "ban", "bộ", "ngành", "cơ", "đơn", "địa", "tổ", "doanh", "đoàn", "hội"]
)
_TAILS: dict[str, Tail] = {
    "{unit}": "unit", "{place}": "unit", "{party}": "party",
    "{region}": "region", "{Region}": "region", "{branch}": "branch",
}  # fmt: skip


class Spelling(NamedTuple):
    """What a sequence of words means: an entry, and which words of place must or may follow.

    ``piece`` spellings mean it only as a whole piece of a cell; the tail ``unlike`` says that the
    words are a look-alike, which means no agency.
    """

    entry: Entry
    tail: Tail
    piece: bool = False


class Registry:
    """All agencies that are known by name, ready to be found in a text.

    ``home`` is the place of the plan that is read with it: a city that no table knows has its name
    and kind from there. Registries of the same data and home are equal.
    """

    def __init__(self, agencies: Agencies) -> None:
        self.home: Place | None = None
        self.entries = agencies.entries
        self.full_forms = {key.lower(): text for key, text in agencies.abbreviations.items()}
        expanded = words_of_each(list(self.full_forms.values()), {})
        self._expanded = dict(zip(self.full_forms, map(tuple, expanded), strict=False))
        self.names: Spellings[Spelling] = Spellings()
        self.shorts: dict[str, Spellings[Spelling]] = {}
        self.organs: dict[tuple[bool, str], Entry] = {}
        self._index()
        self.branches: Spellings[str] = Spellings()
        self._index_branches(agencies.branches)
        self.fingerprint = hashlib.sha256(repr(agencies).encode()).hexdigest()

    @classmethod
    def load(cls, extra: Path | None = None) -> "Registry":
        """Return the registry, with the entries of a planner's own file where one is given.

        Raises WrongUse, which names the file, the entry and what is wrong with it.
        """
        return cls(read_files(extra))

    def at_home(self, home: Place | None) -> "Registry":
        """Return this registry as a plan of that place reads with it.

        >>> default_registry().at_home(Place("vn-sao-mai", "Sao Mai", "tỉnh")).place("vn-sao-mai")
        Place(code='vn-sao-mai', name='Sao Mai', kind='tỉnh')
        """
        if home == self.home:
            return self
        there = copy(self)
        there.home = home
        return there

    def place(self, code: str | None) -> Place | None:
        """Return the place of a code: one of the table's, or the plan's own."""
        return self.home if self.home and self.home.code == code else place_of_code(code)

    def __eq__(self, other: object) -> bool:
        """Tell whether both read the same text alike, so that what was read is remembered once."""
        if not isinstance(other, Registry):
            return NotImplemented
        return (self.fingerprint, self.home) == (other.fingerprint, other.home)

    def __hash__(self) -> int:
        """Return one hash for all homes: comparing them is cheaper than hashing them."""
        return hash(self.fingerprint)

    def tokens(self, text: str) -> list[Token]:
        """Return the words of ``text``, abbreviations written out."""
        return tokens_of(text, self._expanded)

    def may_start(self, word: str) -> bool:
        """Return whether a name, or a collective's list of members, may begin with this word."""
        first = fold(word)
        return first in _COLLECTIVES or first in self._expanded or self.names.may_start(first)

    def unmarked(self, name: str) -> Entry | None:
        """Return the entry whose name this is when the marks on its letters are lost.

        >>> default_registry().unmarked("Sở Khoa học và Công nghe").name
        'Sở Khoa học và Công nghệ'
        """
        return self._by_slug.get(slug(name))

    @cached_property
    def _by_slug(self) -> dict[str, Entry]:
        return {slug(name): entry for name, entry in self.entries.items() if "{" not in name}

    def issuer(self, organ: str, local: bool) -> Entry | None:
        """Return the agency behind an organ of document numbers, at a city or at the state.

        >>> default_registry().issuer("sct", local=True).name
        'Sở Công Thương'
        """
        return self.organs.get((local, organ)) or self.organs.get((not local, organ))

    def _index(self) -> None:
        """Enter all spellings; a planner's own entries first, so that they win."""
        bases: list[str] = []
        rows: list[tuple[Spellings[Spelling], Spelling]] = []
        for entry in reversed(self.entries.values()):
            for table, text, meaning in self._texts(entry):
                base, tail = _cut_tail(text)
                if base:
                    bases.append(base)
                    rows.append((table, meaning._replace(tail=tail) if tail else meaning))
            for organ in entry.organ:
                self.organs.setdefault((entry.scope == "local", organ), entry)
        all_words = words_of_each(bases, self._expanded)
        for (table, spelling), words in zip(rows, all_words, strict=False):
            for spelled in variants(words):
                table.add(spelled, spelling)

    def _texts(self, entry: Entry) -> Iterator[tuple[Spellings[Spelling], str, Spelling]]:
        """Yield (table, spelling, meaning) of all that an entry says; tails not yet cut off."""
        head = entry.name.split()[0].lower()
        alone: Tail = "optional" if entry.scope == "local" else "none"
        for text in (entry.name, *entry.also):
            yield self.names, text, Spelling(entry, alone)
        for text in entry.cell:
            yield self.names, text, Spelling(entry, "none", piece=True)
        for text in entry.unlike:
            yield self.names, text, Spelling(entry, "unlike")
        for text in entry.short:
            yield self.shorts.setdefault(head, Spellings()), text, Spelling(entry, alone)

    def _index_branches(self, names: Sequence[str]) -> None:
        for name, words in zip(names, words_of_each(names, self._expanded), strict=False):
            for spelled in variants(words):
                self.branches.add(spelled, name)


def _cut_tail(text: str) -> tuple[str, Tail | None]:
    """Return a spelling without the places at its end, and which places they are."""
    tail: Tail | None = None
    words = text.split()
    while words and words[-1] in _TAILS:
        tail = _TAILS[words.pop()]
    return " ".join(words), tail


@lru_cache(maxsize=1)
def default_registry() -> Registry:
    """Return the registry that kg ships with."""
    return Registry.load()
