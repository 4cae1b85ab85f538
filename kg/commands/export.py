"""``kg export``: the whole graph for other programs."""

import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.settings import settings_of
from kg.speaking import command

if TYPE_CHECKING:
    from queries.graph_source import GraphSource

FORMATS = ("json", "csv", "graphml")


@command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS), help="help-argument-format")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="help-option-output")
@click.pass_context
def entry(context: click.Context, form: str, output: Path | None) -> None:
    """Write the graph to a file, a folder, or standard output."""
    from kg.asking import asked_graph
    from kg.exporting.csv_folder import files_of, write_csv_folder
    from kg.exporting.guarding import refuse_own_files
    from kg.exporting.replacing import replaced
    from ontology.errors import WrongUse

    if form == "csv" and output is None:
        raise WrongUse("export-needs-folder")
    if output is not None and not settings_of(context).is_server:
        outputs = files_of(output).values() if form == "csv" else [output]
        refuse_own_files(outputs, settings_of(context).store)
    with asked_graph(context) as (source, _):
        if form == "csv" and output is not None:
            write_csv_folder(output, source)
            return
        with replaced(output) if output else nullcontext(sys.stdout) as out:
            _writer(form)(out, source)


def _writer(form: str) -> "Callable[[TextIO, GraphSource], None]":
    """Return what writes a whole graph as one text."""
    if form == "json":
        from kg.exporting.json_file import write_json

        return write_json
    from kg.exporting.graphml import write_graphml

    return write_graphml
