"""Findings in the reader's language: the export keeps one language, so that its bytes are fixed."""

from functools import cache

from ontology.words import Language, say, words

_KEPT_IN: Language = "vi"
"""The language in which a finding's message stands in the graph."""


def message_in(message: str, lang: Language) -> str:
    """Return a finding's message in a language; one that no entry of the table made stays.

    >>> message_in("PL/I: thiếu số thứ tự 3.", "en")
    'PL/I: the printed number 3 is missing.'
    """
    if lang == _KEPT_IN:
        return message
    for key in _keys():
        values = _values(words()[key][_KEPT_IN], message)
        if values is not None and say(key, _KEPT_IN, **values) == message:
            return say(key, lang, **values)
    return message


@cache
def _keys() -> tuple[str, ...]:
    return tuple(key for key in words() if key.startswith("finding-"))


def _values(template: str, message: str) -> dict[str, str] | None:
    """Return what fills the places of a template, each ending where the words after it begin."""
    start, *places = template.split("{")
    if not message.startswith(start):
        return None
    rest = message.removeprefix(start)
    values: dict[str, str] = {}
    for position, place in enumerate(places, 1):
        name, _, after = place.partition("}")
        if position == len(places):
            value, found, rest = rest.removesuffix(after), rest.endswith(after), ""
        else:
            value, mark, rest = rest.partition(after)
            found = bool(mark)
        if not found:
            return None
        values[name] = value
    return values
