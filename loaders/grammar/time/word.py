"""One named time in a text: the value that the grammar of deadlines passes from step to step."""

from dataclasses import dataclass
from typing import Literal

from loaders.grammar.time.moments import Moment
from loaders.grammar.time.words import Sort
from ontology.vocabulary import Recurrence

Bound = Literal["in", "before", "by", "from", "after"]
"""``before``: ends the day before; ``by``: ends with it; ``from``: begins with it."""


@dataclass(slots=True)
class TimeWord:
    """One named time: ``start`` counts its preposition (``before``), ``core`` does not.

    ``finish`` is the second end of a range; ``vague`` marks the beginning or the end of a year,
    whose days nobody can name; ``period`` is a stretch even where only one moment is printed.
    """

    sort: Sort
    start: int
    core: int
    end: int
    before: str = ""
    bound: Bound = "in"
    begin: Moment | None = None
    finish: Moment | None = None
    finish_bound: Bound = "by"
    period: bool = False
    vague: bool = False
    recurrence: Recurrence | None = None
