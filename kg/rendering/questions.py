"""Answers to questions of the catalogue, and the list of its questions."""

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from kg.explaining import columns_explained
from kg.rendering.csv_text import write_csv
from kg.rendering.json_text import write_answer
from kg.rendering.tables import lines_of_table
from kg.rendering.wording import cell_for_people, words_of_code
from kg.settings import Settings
from kg.streams import tell, write_lines
from queries.answers import Answer, plain
from queries.catalogue.catalogue import Question
from queries.catalogue.values import Value

GROUPS = ("waiting", "change", "people", "time")
"""The groups of the program's own questions, in the order in which they are listed."""


def emit_answer(
    answer: Answer, question: Question, values: Mapping[str, Value], settings: Settings
) -> None:
    """Write an answer to standard output; what it left out is said on standard error."""
    if settings.format == "json":
        head = {"question": question.name, "parameters": plain(values)}
        write_answer(sys.stdout, head, answer.as_rows())
    elif settings.format == "csv":
        write_csv(sys.stdout, answer.columns, answer.as_cells())
    else:
        write_lines(_table(answer, question, settings))
    for key, told in answer.notes:
        tell(settings.say(key, **told))


def _table(answer: Answer, question: Question, settings: Settings) -> Iterator[str]:
    headings = [words for _, words in columns_explained(question, settings)]
    rows = [
        [cell_for_people(name, v, settings) for name, v in zip(answer.columns, row, strict=True)]
        for row in answer.rows
    ]
    yield from lines_of_table(headings, rows, sys.stdout)
    yield settings.say("count-entries", count=len(rows))


class Listed(NamedTuple):
    """A question in the list of all: ``question`` is in the reader's language."""

    name: str
    group: str | None
    question: str
    parameters: tuple[str, ...]


def listed(question: Question, settings: Settings) -> Listed:
    """Return what the list of all questions says of one."""
    asked = question.head.question
    parameters = tuple(question.head.parameters)
    return Listed(question.name, asked.group, asked.text(settings.lang), parameters)


def by_group(rows: list[Listed]) -> list[Listed]:
    """Return questions in the order of their groups; one's own groups stand behind ours."""
    places = {group: place for place, group in enumerate(GROUPS)}

    def order(row: Listed) -> tuple[int, str, str]:
        return places.get(row.group or "", len(places)), row.group or "", row.name

    return sorted(rows, key=order)


def lines_of_list(answer: Answer, settings: Settings) -> Iterator[str]:
    """Yield each group with its questions, then how many there are."""
    rows: list[Listed] = list(answer.rows)
    width = max((len(row.name) for row in rows), default=0)
    for group, members in groupby(rows, key=lambda row: row.group):
        yield words_of_code("group", group, settings) if group else settings.say("group-none")
        for row in members:
            yield f"  {row.name.ljust(width)}  {row.question}"
        yield ""
    yield settings.say("count-entries", count=len(rows))
