"""The first sheet: the day, what each sheet holds, and what is not in the workbook."""

from collections.abc import Iterator, Mapping

from kg.exporting.workbook.asked import Asked
from kg.exporting.workbook.page import Page
from kg.exporting.workbook.sheets import Row, SheetOf
from kg.exporting.workbook.writing import Pages
from ontology.model import Graph
from queries.answers import Answer
from queries.days import is_met

_SHOWN = ("tasks", "prerequisites", "targets", "unresolved")
"""Lists of the graph that have a sheet."""

_WIDTHS = (44, 16, 90)

Line = tuple[str | None, Row]
"""How a row looks, and its cells."""


def write_about(
    page: Page, asked: Asked, answer: Answer, sheets: Mapping[str, Pages], most: int
) -> None:
    """Write the sheet, when all others are written; ``most`` characters fit in a cell."""
    page.set_widths(_WIDTHS)
    lines = (*_of_day(asked), *_of_sheets(asked, sheets), *_left_out(asked, answer, sheets, most))
    for number, (look, cells) in enumerate(lines):
        page.put(number, cells, look)


def _of_day(asked: Asked) -> Iterator[Line]:
    yield "title", (asked.say("workbook-title"),)
    yield None, (asked.say("workbook-day"), asked.day)
    yield None, ()


def _of_sheets(asked: Asked, sheets: Mapping[str, Pages]) -> Iterator[Line]:
    say = asked.say
    yield "head", tuple(say(f"column-{key}") for key in ("sheet", "rows", "holds"))
    for name, pages in sheets.items():
        holds = say(f"holds-{name}")
        if pages.further:
            holds = f"{holds} {say('workbook-goes-on', pages=pages.further)}"
        yield None, (SheetOf(pages.name), pages.rows, holds)
    yield None, ()


def _left_out(
    asked: Asked, answer: Answer, sheets: Mapping[str, Pages], most: int
) -> Iterator[Line]:
    say = asked.say
    cut = sum(pages.cut for pages in sheets.values())
    changed = sum(pages.changed for pages in sheets.values())
    yield None, (say("workbook-cut"), cut, say("workbook-cut-how", most=most))
    yield None, (say("workbook-changed"), changed, say("workbook-changed-how"))
    notes = [say(key, **values) for key, values in answer.notes]
    none = None if notes else 0
    yield None, (say("workbook-left-out"), none, " ".join(notes) or say("workbook-nothing"))
    elsewhere = dict(_elsewhere(asked))
    lists = [f"{name}: {count}" for name, count in elsewhere.items()]
    if lists:
        explained = say("workbook-elsewhere-how", lists=lists)
        yield None, (say("workbook-elsewhere"), sum(elsewhere.values()), explained)


def _elsewhere(asked: Asked) -> Iterator[tuple[str, int]]:
    """Yield the lists of the graph that have no sheet, with how many entries each has."""
    for name in Graph.model_fields:
        count = sum(1 for _ in asked.source.facts(name)) if name not in _SHOWN else 0
        if count:
            yield name, count
    acts = (node for node in asked.now.nodes.values() if node.kind == "Prerequisite")
    met = sum(is_met(node, asked.now.today) for node in acts)
    if met:
        yield asked.say("workbook-met"), met
