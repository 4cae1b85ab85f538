"""``kg export``: the whole graph for other programs."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.options import as_of
from kg.settings import Settings, settings_of
from kg.speaking import command
from kg.streams import tell

if TYPE_CHECKING:
    from queries.graph_source import GraphSource

RDF = ("turtle", "jsonld", "ntriples")
FORMATS = ("json", "csv", "xlsx", "graphml", "html", "neo4j-csv", *RDF)
_FOLDERS = ("csv", "neo4j-csv")
_OF_A_DAY = ("xlsx",)
"""Formats that hold states: all others hold facts, which no day changes."""


@command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS), help="help-argument-format")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="help-option-output")
@as_of
@click.option("--base", metavar="IRI", help="help-option-base")
@click.pass_context
def entry(
    context: click.Context, form: str, output: Path | None, as_of: dt.date | None, base: str | None
) -> None:
    """Write the graph to a file, a folder, or standard output."""
    from kg.exporting.guarding import refuse_own_files

    settings = settings_of(context)
    _check_use(form, output, as_of, base)
    if output is not None and not settings.is_server:
        refuse_own_files(_outputs(form, output), settings.store)
    if form == "neo4j-csv" and output is not None:
        _export_for_neo4j(settings, output)
    elif form == "xlsx" and output is not None:
        _export_workbook(context, output, as_of)
    elif form in RDF:
        _export_rdf(settings, form, output, base)
    else:
        _export_text(context, form, output)


def _check_use(form: str, output: Path | None, day: dt.date | None, base: str | None) -> None:
    """Refuse an export that has nowhere to go, and a day or a base that would change nothing."""
    from ontology.errors import WrongUse

    if form in _FOLDERS and output is None:
        raise WrongUse("export-needs-folder", form=form)
    if form == "xlsx" and output is None:
        raise WrongUse("export-needs-file")
    if day is not None and form not in _OF_A_DAY:
        raise WrongUse("export-of-no-day", form=form, forms=list(_OF_A_DAY))
    if base is not None and form not in RDF:
        raise WrongUse("export-without-base", form=form, forms=list(RDF))


def _outputs(form: str, output: Path) -> Iterable[Path]:
    """Return the files that an export would write over."""
    from kg.exporting.csv_folder import files_of
    from kg.exporting.neo4j_csv.folder import files_in

    if form == "csv":
        return files_of(output).values()
    return [output, *files_in(output)] if form == "neo4j-csv" else [output]


def _export_for_neo4j(settings: Settings, folder: Path) -> None:
    """Write the folder, and print the command that imports it."""
    from kg.asking import stored_graph
    from kg.exporting.neo4j_csv.export import write_neo4j_csv
    from kg.exporting.neo4j_csv.folder import refuse_foreign_files

    refuse_foreign_files(folder)
    with stored_graph(settings) as store:
        command = write_neo4j_csv(folder, store)
    sys.stdout.write(f"{command}\n")
    tell(settings.say("export-import-how"))


def _export_workbook(context: click.Context, file: Path, day: dt.date | None) -> None:
    from kg.asking import asked_graph, day_asked
    from kg.exporting.workbook.export import write_workbook
    from kg.exporting.workbook.own_files import refuse_foreign_workbook

    refuse_foreign_workbook(file)
    with asked_graph(context) as (source, settings):
        write_workbook(file, source, day_asked(day), settings)


def _export_rdf(settings: Settings, form: str, output: Path | None, base: str | None) -> None:
    from kg.asking import stored_graph
    from kg.exporting.rdf.export import write_rdf
    from kg.exporting.rdf.standard_output import Printed
    from kg.exporting.replacing import replaced_bytes
    from ontology.iris import DEFAULT_BASE, checked_base

    named = checked_base(base or os.environ.get("KG_BASE") or DEFAULT_BASE)
    with (
        stored_graph(settings) as store,
        replaced_bytes(output) if output else nullcontext(Printed(sys.stdout)) as out,
    ):
        write_rdf(out, store, form, named)


def _export_text(context: click.Context, form: str, output: Path | None) -> None:
    from kg.asking import asked_graph
    from kg.exporting.csv_folder import write_csv_folder
    from kg.exporting.replacing import replaced

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
    if form == "html":
        from viz.page import write_page

        return write_page
    from kg.exporting.graphml import write_graphml

    return write_graphml
