"""Reading one file of a question: the head in its first comment lines, then the Cypher text."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ontology.errors import BrokenQuery

if TYPE_CHECKING:
    from pydantic import ValidationError

    from queries.catalogue.heads import Head

_PARAMETER = re.compile(
    r"""//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|\$(?P<name>\w+)""",
    re.DOTALL,
)
"""A parameter, or what may hold a dollar sign that is none: a comment, a text, a quoted name."""

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")


class Parts(NamedTuple):
    """A file in two: the TOML of its head, line for line, and the text behind it."""

    head: str
    text: str


def read_parts(path: Path) -> Parts:
    """Return the head and the text of a file; a file without a head has an empty one."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BrokenQuery("question-not-utf8", file=path) from error
    count = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    head = [line[2:].removeprefix(" ") for line in lines[:count]]
    return Parts("\n".join(head), "\n".join(lines[count:]).strip())


def read_head(path: Path, toml: str) -> "Head":
    """Return what a head says.

    Raises:
        BrokenQuery: it is missing, no TOML, or says too much or too little; the message names
            the file, the line and what to do.
    """
    from pydantic import ValidationError

    from queries.catalogue.heads import Head

    if not toml.strip():
        raise BrokenQuery("question-no-head", file=path)
    try:
        return Head.model_validate(tomllib.loads(toml))
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else toml.count("\n") + 1
        reason = _AT_LINE.sub("", str(error)).strip()
        raise BrokenQuery("question-no-toml", file=path, line=line, reason=reason) from error
    except ValidationError as error:
        raise _head_wrong(path, toml, error) from error


def _head_wrong(path: Path, toml: str, error: "ValidationError") -> BrokenQuery:
    """Return the first thing that is wrong with a head, with its line."""
    first = error.errors(include_url=False)[0]
    place = [str(name) for name in first["loc"] if name != "[key]"]
    line = line_of(toml.splitlines(), place)
    where = ".".join(place) or "head"
    values = {"file": path, "line": line, "where": where}
    if first["type"] == "missing":
        return BrokenQuery("question-head-lacks", **values)
    if first["type"] == "extra_forbidden":
        return BrokenQuery("question-head-unknown", **values)
    reason = first["msg"].removeprefix("Value error, ")
    return BrokenQuery("question-head-wrong", **values, reason=reason)


def line_of(lines: Sequence[str], place: Sequence[str]) -> int:
    """Return the number of the line of a key, or of the nearest table around it.

    >>> line_of(["[question]", 'vi = "a"', "[columns.id]", 'vi = "b"'], ["columns", "id", "vi"])
    4
    """
    best, depth = 1, 0
    table: list[str] = []
    for number, line in enumerate(lines, 1):
        if found := _TABLE.match(line):
            table = [name.strip(" \"'") for name in found[1].split(".")]
            here = table
        elif found := _KEY.match(line):
            here = [*table, found[1]]
        else:
            continue
        if len(here) > depth and here == list(place[: len(here)]):
            best, depth = number, len(here)
    return best


def parameters_in(text: str) -> set[str]:
    """Return the names of the parameters that a text of Cypher uses.

    >>> sorted(parameters_in("MATCH (t {id: $task}) WHERE t.no <> '$x' // $y"))
    ['task']
    """
    return {found["name"] for found in _PARAMETER.finditer(text) if found["name"]}
