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
    from kg.rendering.emitting import emit
    from kg.rendering.reports import Reports
    from queries.naming import find_thing
    from queries.paths import connection

    with asked_graph(context) as (source, settings):
        answer = connection(source, find_thing(source, first), find_thing(source, last))
        words = quotes_of_steps(source, answer) if why else None
        emit(answer, settings, Reports(settings, dt.date.today(), words).path, words)
