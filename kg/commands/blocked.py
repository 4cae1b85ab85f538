"""``kg blocked``: tasks that cannot go on, and the root causes."""

import datetime as dt
from functools import partial

import click

from kg.options import as_of, why
from kg.speaking import command


@command("blocked")
@as_of
@click.option("--agency", help="help-option-agency-leads")
@why
@click.pass_context
def entry(context: click.Context, as_of: dt.date | None, agency: str | None, why: bool) -> None:
    """Print each root cause with the tasks that it holds."""
    from kg.asking import asked_graph, day_asked, quotes_of_row
    from kg.naming_aloud import named
    from kg.rendering.emitting import emit
    from kg.rendering.reports import Reports
    from queries.blocked import blocked
    from queries.short_names import ShortNames

    day = day_asked(as_of)
    with asked_graph(context) as (source, settings):
        lead = named(source, settings, agency, "Agency") if agency else None
        words = partial(quotes_of_row, source) if why else None
        layout = Reports(settings, ShortNames(source), day, words).blocked
        emit(blocked(source, day, lead), settings, layout, words)
