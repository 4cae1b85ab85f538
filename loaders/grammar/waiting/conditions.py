"""The words of a condition: from its opening to the end of what is awaited.

A condition is read from left to right: an opening ("sau khi"), then one of the shapes that the
opening allows. Nothing is guessed: words that fit no shape are no condition.
"""

from collections.abc import Callable

from loaders.grammar.waiting.actors import Source
from loaders.grammar.waiting.awaited_acts import read_act
from loaders.grammar.waiting.awaited_results import read_finished, read_passive, read_thing
from loaders.grammar.waiting.awaited_things import read_bare, read_followed, read_given
from loaders.grammar.waiting.awaiting import Opening, Shape
from loaders.grammar.waiting.clause import Condition, Place, Where
from loaders.grammar.waiting.openings import Clauses, find_openings

__all__ = ["Condition", "Where", "find_conditions"]

_SHAPES: dict[Shape, Callable[[Place], list[Condition]]] = {
    "have": read_given,
    "act": read_act,
    "passive": read_passive,
    "thing": read_thing,
    "noun": read_followed,
    "bare": read_bare,
    "finished": read_finished,
}


def find_conditions(source: Source, where: Where) -> list[tuple[Opening, Condition, str | None]]:
    """Return each condition of a text with its opening and its offset ("P6M", else None)."""
    found: list[tuple[Opening, Condition, str | None]] = []
    done = 0
    clauses = Clauses(source.folded)
    for opened in find_openings(source.folded):
        if opened.start < done:
            continue
        limit = clauses.end_after(opened.end)
        place = Place(source, where, opened.opening, opened.start, opened.end, limit, clauses)
        for condition in _read(place):
            found.append((opened.opening, condition, opened.offset))
            done = condition.end
    return found


def _read(place: Place) -> list[Condition]:
    for shape in place.opening.shapes:
        if conditions := _SHAPES[shape](place):
            return conditions
    return []
