"""``kg prerequisites``: all that must happen before a task."""

import datetime as dt
from functools import partial

import click

from kg.options import as_of, why
from kg.speaking import command


@command("prerequisites")
@click.argument("task", help="help-argument-task")
@as_of
@why
@click.pass_context
def entry(context: click.Context, task: str, as_of: dt.date | None, why: bool) -> None:
    """Print what must happen before, who must act, and by which path."""
    from kg.asking import asked_graph, day_asked, quotes_of_row
    from kg.naming_aloud import named
    from kg.rendering.emitting import emit
    from kg.rendering.reports import Reports
    from queries.prerequisites import prerequisites
    from queries.short_names import ShortNames

    day = day_asked(as_of)
    with asked_graph(context) as (source, settings):
        words = partial(quotes_of_row, source) if why else None
        layout = Reports(settings, ShortNames(source), day, words).prerequisites
        answer = prerequisites(source, named(source, settings, task, "Task"), day)
        emit(answer, settings, layout, words)
