"""What Python answers a question of the catalogue with."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Found(NamedTuple):
    """Rows in the order and with the columns in which they are printed.

    ``notes`` say what the rows leave out, as those of ``queries.answers.Answer`` do.
    """

    rows: Iterable[tuple[Any, ...]]
    notes: tuple[tuple[str, Mapping[str, object]], ...] = ()
