"""Codes and chains of an answer in the reader's words."""

from collections.abc import Callable
from typing import Any

from kg.settings import Settings
from ontology.words import knows
from queries.answers import cell

SPOKEN = {
    "state": "state",
    "level": "level",
    "event": "event",
    "risk": "risk",
    "kind": "kind",
    "status": "state",
    "deadline_kind": "deadline",
    "deadline_recurrence": "recurrence",
}
"""Columns whose values are codes, and what the keys of their words begin with."""


def words_of_code(beginning: str, code: str, settings: Settings) -> str:
    """Return the words of a code, or the code itself where the table has none for it."""
    return words_of_key(f"{beginning}-{code}", settings) if knows(f"{beginning}-{code}") else code


def words_of_key(key: str, settings: Settings) -> str:
    """Return the words of a key that stands in a fact, such as why words were not read."""
    return settings.say(key) if knows(key) else key


def cell_for_people(column: str, value: Any, settings: Settings) -> str:
    """Return the text of a cell as a person reads it: codes in words, yes and no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return settings.say("yes" if value else "no")
    if column == "reason":
        return words_of_key(str(value), settings)
    beginning = SPOKEN.get(column)
    if beginning and isinstance(value, str):
        return words_of_code(beginning, value, settings)
    return cell(value)


class Arrows(dict[tuple[str, bool], str]):
    """What stands between two things of a chain: the relation in words, in its direction."""

    def __init__(self, say: Callable[..., str]) -> None:
        super().__init__()
        self._say = say

    def __missing__(self, key: tuple[str, bool]) -> str:
        relation, forward = key
        words = f"relation-{relation}" if forward else f"relation-{relation}-backward"
        self[key] = f" → {self._say(words)} → "
        return self[key]
