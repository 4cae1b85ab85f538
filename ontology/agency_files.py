"""Files of agencies: from TOML to entries, with an error that says which entry is wrong."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from ontology.errors import WrongUse
from ontology.merging_acts import merging_acts
from ontology.spelling import fold, slug, tidy
from ontology.vocabulary import Level

Scope = Literal["local", "state", "international"]

_LISTS = ("also", "cell", "short", "organ", "unlike", "unless")
_FIELDS = (*_LISTS, "collective", "successor", "act")


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
    unless: tuple[str, ...] = ()
    collective: bool = False
    successor: str | None = None
    act: str | None = None


class Agencies(NamedTuple):
    """What the files say: entries by name, abbreviations with what they stand for, branches."""

    entries: dict[str, Entry]
    abbreviations: dict[str, str]
    branches: tuple[str, ...]


def read_files(extra: Path | None = None) -> Agencies:
    """Return the agencies that kg ships with, and those of a planner's own file over them.

    Raises WrongUse, which names the file, the entry and what is wrong with it.
    """
    tables = [("agencies.toml", _shipped())]
    if extra is not None:
        tables.append((str(extra), _read(extra)))
    read = Agencies({}, {}, ())
    for file, table in tables:
        short = _abbreviations(table.pop("abbreviations", {}), file)
        branches = _branches(table.pop("branches", {}), file)
        entries = {entry.name: entry for entry in _entries(table, file)}
        _refuse_names_of_others(entries, read.entries | entries, file)
        read = Agencies(
            read.entries | entries, read.abbreviations | short, (*read.branches, *branches)
        )
    return read


def _shipped() -> dict[str, Any]:
    return tomllib.loads((files("ontology") / "data/agencies.toml").read_text("utf-8"))


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
    lists["short"] = tuple(dict.fromkeys((*_short_of(name, level), *lists["short"])))
    return Entry(
        name, scope, level, **lists,
        collective=row.get("collective", False), successor=row.get("successor"),
        act=row.get("act"),
    )  # fmt: skip


_HEADS = {"department": "Sở ", "ministry": "Bộ "}


def _short_of(name: str, level: str) -> tuple[str, ...]:
    """Return how a list calls a department or ministry: the name without its head."""
    head = _HEADS.get(level)
    return (name.removeprefix(head),) if head and name.startswith(head) and "{" not in name else ()


def _refuse_names_of_others(
    own: Mapping[str, Entry], entries: Mapping[str, Entry], file: str
) -> None:
    """Raise WrongUse when another agency's own name is given as a spelling of an entry.

    It would take that agency's every mention away from it.
    """
    names = {_plain(name): name for name in entries}
    for entry in own.values():
        for field in ("also", "cell"):
            for text in getattr(entry, field):
                other = names.get(_plain(text), entry.name)
                if other != entry.name:
                    raise WrongUse(
                        "agencies-name-of-another",
                        file=file, entry=entry.name, field=field, other=other,
                    )  # fmt: skip


def _plain(name: str) -> str:
    return fold(tidy(name))


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
    if field == "act" and value not in merging_acts():
        raise WrongUse(
            "agencies-unknown-act", file=file, entry=name, act=value, known=[*merging_acts()]
        )
