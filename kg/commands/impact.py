"""``kg impact``: what is touched when one thing changes."""

import datetime as dt
from functools import partial

import click

from kg.options import why
from kg.speaking import command


@command("impact")
@click.argument("thing", metavar="ID", help="help-argument-thing")
@why
@click.pass_context
def entry(context: click.Context, thing: str, why: bool) -> None:
    """Print documents, tasks, agencies and products, each with its path."""
    from kg.asking import asked_graph, quotes_of_row
    from kg.naming_aloud import named
    from kg.rendering.emitting import emit
    from kg.rendering.reports import Reports
    from queries.impact import impact
    from queries.short_names import ShortNames

    with asked_graph(context) as (source, settings):
        words = partial(quotes_of_row, source) if why else None
        layout = Reports(settings, ShortNames(source), dt.date.today(), words).impact
        emit(impact(source, named(source, settings, thing)), settings, layout, words)
