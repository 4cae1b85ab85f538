"""``kg done``: record that a task is done, or all tasks of a month of reports."""

import datetime as dt
from pathlib import Path

import click

from kg.options import happened
from kg.speaking import command


@command("done")
@click.argument("task", required=False, help="help-argument-task")
@click.option(
    "--from",
    "file",
    metavar="FILE.csv",
    type=click.Path(path_type=Path, allow_dash=True),
    help="help-option-from",
)
@happened(required=False)
@click.pass_context
def entry(
    context: click.Context,
    task: str | None,
    file: Path | None,
    on: dt.date | None,
    by: str | None,
    note: str | None,
) -> None:
    """Record one event, or the events of a file, and print them."""
    from kg.recording import record_file, record_one
    from loaders.recording.happenings import Report
    from ontology.errors import WrongUse

    if file is not None and not (task or on or by or note):
        record_file(context, file)
    elif task and on and file is None:
        record_one(context, Report("done", task, on, by, note))
    else:
        raise WrongUse("done-task-or-file")
