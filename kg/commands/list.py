"""``kg list``: documents, tasks, agencies … as tables."""

import datetime as dt

import click

from kg.options import Day, as_of
from kg.speaking import command

LISTS = (
    "documents",
    "tasks",
    "agencies",
    "prerequisites",
    "targets",
    "projects",
    "events",
    "unresolved",
    "unread",
)
STATES = ("done", "blocked", "partly_blocked", "on_call", "waiting", "ready", "met", "awaited")


@command("list")
@click.argument(
    "what", metavar="|".join(LISTS), type=click.Choice(LISTS), help="help-argument-what"
)
@click.option("--agency", help="help-option-agency")
@click.option("--document", help="help-option-document")
@click.option("--state", type=click.Choice(STATES), help="help-option-state")
@click.option("--due-before", type=Day(), metavar="DATE", help="help-option-due-before")
@as_of
@click.pass_context
def entry(
    context: click.Context,
    what: str,
    agency: str | None,
    document: str | None,
    state: str | None,
    due_before: dt.date | None,
    as_of: dt.date | None,
) -> None:
    """Print the entries of one list that the filters let through."""
    from kg.asking import asked_graph, day_asked
    from kg.naming_aloud import named
    from kg.rendering.emitting import emit
    from kg.rendering.lists import Lists
    from queries.filters import Filters
    from queries.listing import list_of
    from queries.short_names import ShortNames

    with asked_graph(context) as (source, settings):
        filters = Filters(
            named(source, settings, agency, "Agency") if agency else None,
            named(source, settings, document, "Document") if document else None,
            state,
            due_before,
        )
        answer = list_of(source, what, day_asked(as_of), filters)
        emit(answer, settings, Lists(settings, ShortNames(source)).table)
