"""``kg met``: record that a prerequisite was met."""

import datetime as dt

import click

from kg.options import happened
from kg.speaking import command


@command("met")
@click.argument("prerequisite", help="help-argument-prerequisite")
@happened(required=True)
@click.pass_context
def entry(
    context: click.Context, prerequisite: str, on: dt.date, by: str | None, note: str | None
) -> None:
    """Record the event and print it."""
    from kg.recording import record_one
    from loaders.recording.happenings import Report

    record_one(context, Report("met", prerequisite, on, by, note))
