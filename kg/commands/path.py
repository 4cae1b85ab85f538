"""``kg path``: how two things are connected."""

import datetime as dt

import click

from kg.options import why
from kg.speaking import command


@command("path")
@click.argument("first", metavar="A", help="help-argument-thing")
@click.argument("last", metavar="B", help="help-argument-thing")
@why
@click.pass_context
def entry(context: click.Context, first: str, last: str, why: bool) -> None:
    """Print the shortest chain from one thing to the other."""
    from kg.asking import asked_graph, quotes_of_steps
    from kg.naming_aloud import named
    from kg.rendering.emitting import emit
    from kg.rendering.reports import Reports
    from queries.paths import connection
    from queries.short_names import ShortNames

    with asked_graph(context) as (source, settings):
        ends = (named(source, settings, first), named(source, settings, last))
        answer = connection(source, *ends)
        words = quotes_of_steps(source, answer) if why else None
        layout = Reports(settings, ShortNames(source), dt.date.today(), words).path
        emit(answer, settings, layout, words)
