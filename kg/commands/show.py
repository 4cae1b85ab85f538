"""``kg show``: one thing with everything tied to it."""

import datetime as dt

import click

from kg.options import as_of, why
from kg.speaking import command


@command("show")
@click.argument("thing", metavar="ID", help="help-argument-thing")
@as_of
@why
@click.pass_context
def entry(context: click.Context, thing: str, as_of: dt.date | None, why: bool) -> None:
    """Print what the thing is, what it is tied to, and the words of the text."""
    from kg.asking import asked_graph, day_asked
    from kg.naming_aloud import named
    from kg.rendering.show_page import emit_shown
    from queries.short_names import ShortNames
    from queries.showing import show

    with asked_graph(context) as (source, settings):
        shown = show(source, named(source, settings, thing), day_asked(as_of))
        emit_shown(shown, settings, ShortNames(source), why=why)
