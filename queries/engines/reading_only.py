"""Letting through to Ladybug only what reads the graph, by the words of a statement.

A database that is opened read only still reads any file of the machine (LOAD FROM), writes
files (COPY … TO, EXPORT), fetches extensions (INSTALL) and takes settings (CALL). By its grammar
all of these are statements of their own, told by their first word – but LOAD and CALL, which may
also stand among the clauses of a reading one. So a statement begins with one of five words, and
LOAD and CALL stand nowhere in it outside of strings and backticks, but as the name of a property
(``t.load``): any other thing of these names is written in backticks.

What is a comment is decided here alone: the engine reads on where a comment ends in ``**/``, and
would run what looks like a string. It gets blanks in the place of each comment.
"""

import re
from typing import NamedTuple

from ontology.errors import BrokenQuery

_BEGINNINGS = ("MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN")

_PIECE = re.compile(
    r"""
      (?P<comment> /\* .*? \*/ | //[^\n]* )
    | (?P<string> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
    | (?P<ticks> (?: `[^`]*` )+ )
    """,
    re.VERBOSE | re.DOTALL,
)

_FORBIDDEN = re.compile(r"(?<![a-z_])(?:load|call)(?![a-z0-9_])", re.IGNORECASE | re.ASCII)
"""Letters of other scripts and digits before it do not hide a word: what is one name and what is
two the engine may see otherwise. A name with such a word at its end needs backticks then."""

_PARAMETER = re.compile(r"\$(?P<name>\w+)")
_END = re.compile(r"[\s;]*\Z")

_ORDERED_FIRST = re.compile(r"\border\W+by\b.*\breturn\b", re.IGNORECASE | re.DOTALL)


class ReadingStatement(NamedTuple):
    """A statement that only reads, without its comments.

    ``parameters`` are the names after ``$``. ``orders_on_the_way``: rows are put in order before
    the last RETURN, to take the first of them.
    """

    text: str
    parameters: tuple[str, ...]
    orders_on_the_way: bool


def reading_statement(text: str) -> ReadingStatement:
    """Return the one statement of a text; line and column of each word stay as they are.

    Raises BrokenQuery for an empty text, for several statements, and for one that may do
    anything but read the graph.

    >>> reading_statement("RETURN 'LOAD FROM', $day // or CALL").parameters
    ('day',)
    """
    kept = _PIECE.sub(_without_comment, text.removeprefix("\ufeff"))
    code = _PIECE.sub(_hidden, kept)
    end = _END.search(code)
    code = code[: end.start()] if end else code
    _check(code)
    names = dict.fromkeys(match["name"] for match in _PARAMETER.finditer(code))
    return ReadingStatement(kept[: len(code)], tuple(names), bool(_ORDERED_FIRST.search(code)))


def _without_comment(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0]) if match["comment"] else match[0]


def _hidden(match: re.Match[str]) -> str:
    """Return a string or a name in backticks without what stands in it, as long as it is."""
    return "'" * len(match[0])


def _check(code: str) -> None:
    if not code.strip():
        raise BrokenQuery("cypher-empty")
    if ";" in code:
        raise BrokenQuery("cypher-several")
    first = re.match(r"\s*(?P<word>\w*)", code)
    word = first["word"] if first else ""
    if word.upper() not in _BEGINNINGS:
        raise BrokenQuery("cypher-not-reading", word=word or code.strip()[:1])
    for found in _FORBIDDEN.finditer(code):
        if not _is_property(code, found.start()):
            raise BrokenQuery("cypher-not-reading", word=found[0])


def _is_property(code: str, at: int) -> bool:
    """Return whether the name follows one dot; two are those of a range."""
    return code[:at].endswith(".") and not code[:at].endswith("..")
