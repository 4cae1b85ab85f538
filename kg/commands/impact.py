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
    from kg.rendering.emitting import emit
    from kg.rendering.reports import Reports
    from queries.impact import impact
    from queries.naming import find_thing

    with asked_graph(context) as (source, settings):
        words = partial(quotes_of_row, source) if why else None
        layout = Reports(settings, dt.date.today(), words).impact
        emit(impact(source, find_thing(source, thing)), settings, layout, words)
