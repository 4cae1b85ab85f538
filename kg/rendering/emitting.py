"""One answer, in the format that was asked for."""

import sys
from collections.abc import Callable, Iterable, Iterator

from kg.rendering.csv_text import write_csv
from kg.rendering.json_text import write_answer
from kg.settings import Settings
from kg.streams import tell, write_lines
from queries.answers import Answer, Path, Quote, cell, plain

Layout = Callable[[Answer], Iterator[str]]
"""Lines that show an answer to a person."""

Why = Callable[[object], list[Quote]]
"""The words of the text behind a row of an answer."""


def emit(answer: Answer, settings: Settings, layout: Layout, why: Why | None = None) -> None:
    """Write an answer to standard output; what it left out is said on standard error.

    ``why`` adds to each row for programs the words of the text (layouts add them themselves).
    """
    if settings.format == "json":
        head = {
            "question": answer.question,
            "subject": plain(answer.subject),
            "counts": dict(answer.counts),
        }
        write_answer(sys.stdout, head, _plain_rows(answer, why))
    elif settings.format == "csv":
        columns = (*answer.columns, "why") if why else answer.columns
        write_csv(sys.stdout, columns, _cell_rows(answer, why))
    else:
        write_lines(layout(answer))
    for key, values in answer.notes:
        tell(settings.say(key, **values))


def _plain_rows(answer: Answer, why: Why | None) -> Iterator[object]:
    if why is None:
        yield from answer.as_rows()
        return
    for row in answer.rows:
        shown = {name: plain(value) for name, value in zip(answer.columns, row, strict=True)}
        yield {**shown, "why": plain(why(row))}


def _cell_rows(answer: Answer, why: Why | None) -> Iterable[tuple[str, ...]]:
    if why is None:
        return answer.as_cells()
    return (tuple(cell(value) for value in (*row, why(row))) for row in answer.rows)


def path_of(row: object) -> Path | None:
    """Return the path of a row, None for a row without one."""
    return next((value for value in row if isinstance(value, Path)), None)  # type: ignore[attr-defined]
