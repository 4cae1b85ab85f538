"""The registry of agencies: one canonical name for each, and all the ways to spell it.

The registry is data (``data/agencies.toml``, which explains its own form); a planner's own file
of the same form adds entries or replaces those of the same name.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from ontology.agency_words import Spellings, Token, tokens_of, variants, words_of_each
from ontology.errors import WrongUse
from ontology.spelling import fold, slug, tidy
from ontology.vocabulary import Level

Scope = Literal["local", "state", "international"]
Tail = Literal["none", "optional", "unit", "party", "region", "branch", "unlike"]

_LISTS = ("also", "cell", "short", "organ", "unlike")
_FIELDS = (*_LISTS, "collective", "successor")
_COLLECTIVES = frozenset(
    ["các", "sở", "ban", "bộ", "ngành", "cơ", "đơn", "địa", "tổ", "doanh", "đoàn", "hội"]
)
_TAILS: dict[str, Tail] = {
    "{unit}": "unit", "{place}": "unit", "{party}": "party",
    "{region}": "region", "{Region}": "region", "{branch}": "branch",
}  # fmt: skip


class Entry(NamedTuple):
    """One agency of the registry; ``name`` may hold places such as ``{unit}``."""

    name: str
    scope: Scope
    level: Level
    also: tuple[str, ...] = ()
    cell: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    organ: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    collective: bool = False
    successor: str | None = None


class Spelling(NamedTuple):
    """What a sequence of words means: an entry, and which words of place must or may follow.

    ``piece`` spellings mean it only as a whole piece of a cell; the tail ``unlike`` says that the
    words are a look-alike, which means no agency.
    """

    entry: Entry
    tail: Tail
    piece: bool = False


class Registry:
    """All agencies that are known by name, ready to be found in a text."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        abbreviations: Mapping[str, str],
        branches: Sequence[str] = (),
    ) -> None:
        self.entries = dict(entries)
        self.full_forms = {key.lower(): text for key, text in abbreviations.items()}
        expanded = words_of_each(list(self.full_forms.values()), {})
        self._expanded = dict(zip(self.full_forms, map(tuple, expanded), strict=False))
        self.names: Spellings[Spelling] = Spellings()
        self.shorts: dict[str, Spellings[Spelling]] = {}
        self.organs: dict[tuple[bool, str], Entry] = {}
        self.branches: Spellings[str] = Spellings()
        for name, words in zip(branches, words_of_each(branches, self._expanded), strict=False):
            for spelled in variants(words):
                self.branches.add(spelled, name)
        self._by_slug = {slug(name): e for name, e in self.entries.items() if "{" not in name}
        self._index()
        self.fingerprint = self._hash()

    @classmethod
    def load(cls, extra: Path | None = None) -> "Registry":
        """Return the registry, with the entries of a planner's own file where one is given.

        Raises WrongUse, which names the file, the entry and what is wrong with it.
        """
        own = (files("ontology") / "data/agencies.toml").read_text("utf-8")
        data = [tomllib.loads(own)]
        if extra is not None:
            data.append(_read(extra))
        entries: dict[str, Entry] = {}
        short_forms: dict[str, str] = {}
        branches: list[str] = []
        for number, table in enumerate(data):
            file = str(extra) if number else "agencies.toml"
            short_forms |= _abbreviations(table.pop("abbreviations", {}), file)
            branches += _branches(table.pop("branches", {}), file)
            entries |= {entry.name: entry for entry in _entries(table, file)}
        return cls(entries, short_forms, branches)

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

    def issuer(self, organ: str, local: bool) -> Entry | None:
        """Return the agency behind an organ of document numbers, at a city or at the state.

        >>> default_registry().issuer("sct", local=True).name
        'Sở Công Thương'
        """
        return self.organs.get((local, organ)) or self.organs.get((not local, organ))

    def _index(self) -> None:
        bases: list[str] = []
        rows: list[tuple[Spellings[Spelling], Spelling]] = []
        for entry in self.entries.values():
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

    def _hash(self) -> str:
        content = repr((sorted(self.entries.items()), sorted(self.full_forms.items())))
        return hashlib.sha256(content.encode()).hexdigest()


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


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongUse("agencies-unreadable", file=str(path), detail=str(error)) from error


def _abbreviations(table: Any, file: str) -> dict[str, str]:
    if not isinstance(table, dict):
        raise WrongUse("agencies-not-a-table", file=file, entry="abbreviations")
    for key, text in table.items():
        if not isinstance(text, str) or not text.strip():
            raise WrongUse(
                "agencies-wrong-value", file=file, entry="abbreviations", field=key, wanted="text"
            )
    return table


def _branches(table: Any, file: str) -> list[str]:
    names = table.get("names", []) if isinstance(table, dict) else None
    if not isinstance(names, list) or not all(isinstance(n, str) and slug(n) for n in names):
        raise WrongUse(
            "agencies-wrong-value",
            file=file,
            entry="branches",
            field="names",
            wanted="list of texts",
        )
    return names


def _entries(data: Mapping[str, Any], file: str) -> Iterator[Entry]:
    for scope, levels in data.items():
        if scope not in get_args(Scope):
            known = list(get_args(Scope))
            raise WrongUse("agencies-unknown-scope", file=file, entry=scope, known=known)
        if not isinstance(levels, dict):
            raise WrongUse("agencies-not-a-table", file=file, entry=scope)
        for level, rows in levels.items():
            if level not in get_args(Level):
                known = list(get_args(Level))
                raise WrongUse(
                    "agencies-unknown-level", file=file, entry=f"{scope}.{level}", known=known
                )
            if not isinstance(rows, dict):
                raise WrongUse("agencies-not-a-table", file=file, entry=f"{scope}.{level}")
            for name, row in rows.items():
                yield _entry(tidy(name), scope, level, row, file)


def _entry(name: str, scope: Any, level: Any, row: Any, file: str) -> Entry:
    if not slug(name):
        raise WrongUse("agencies-wrong-value", file=file, entry=level, field="name", wanted="text")
    if not isinstance(row, dict):
        raise WrongUse("agencies-not-a-table", file=file, entry=name)
    for field, value in row.items():
        _check(name, field, value, file)
    lists = {key: tuple(row.get(key, ())) for key in _LISTS}
    return Entry(
        name, scope, level, **lists,
        collective=row.get("collective", False), successor=row.get("successor"),
    )  # fmt: skip


def _check(name: str, field: str, value: object, file: str) -> None:
    """Raise WrongUse unless the field is known and holds what it should."""
    if field not in _FIELDS:
        raise WrongUse(
            "agencies-unknown-field", file=file, entry=name, field=field, known=list(_FIELDS)
        )
    if field in _LISTS:
        wanted = "list of texts"
        right = isinstance(value, list) and all(isinstance(v, str) and slug(v) for v in value)
    elif field == "collective":
        wanted, right = "true or false", isinstance(value, bool)
    else:
        wanted, right = "text", isinstance(value, str)
    if not right:
        raise WrongUse("agencies-wrong-value", file=file, entry=name, field=field, wanted=wanted)
