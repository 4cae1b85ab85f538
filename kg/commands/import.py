"""``kg import``: a graph back from the RDF that ``kg export`` wrote."""

from pathlib import Path

import click

from kg.settings import settings_of
from kg.speaking import command
from kg.streams import tell


@command("import")
@click.argument(
    "file", metavar="FILE", type=click.Path(path_type=Path), help="help-argument-rdf-file"
)
@click.option("--replace", is_flag=True, help="help-option-replace-imported")
@click.pass_context
def entry(context: click.Context, file: Path, replace: bool) -> None:
    """Make a graph file that equals the exported one, and print what is in it."""
    from kg.rendering.import_report import emit_import
    from loaders.rdf.reading import read_graph_file
    from loaders.rdf.storing import refuse_used_store, store_graph
    from ontology.errors import WrongUse
    from queries.pausing import collector_paused

    settings = settings_of(context)
    if settings.is_server:
        raise WrongUse("import-into-server", graph=settings.graph)
    refuse_used_store(settings.store, replace)
    with collector_paused():
        found = read_graph_file(file, settings.lang)
        store_graph(settings.store, found.graph, replace=replace)
    emit_import(found.graph, settings)
    if found.left_out:
        first = found.left_out[0]
        tell(settings.say("import-left-out", count=len(found.left_out), **first._asdict()))
