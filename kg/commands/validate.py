"""``kg validate``: a graph, or a file of RDF, checked against the shapes of the ontology."""

from pathlib import Path

import click

from kg.settings import settings_of
from kg.speaking import command


@command("validate")
@click.argument(
    "file",
    required=False,
    metavar="[FILE]",
    type=click.Path(path_type=Path),
    help="help-argument-validated",
)
@click.pass_context
def entry(context: click.Context, file: Path | None) -> int:
    """Print what breaks a shape, violations first; 1 when there is one."""
    from kg.asking import stored_graph
    from kg.rendering.emitting import emit
    from kg.rendering.shapes_report import ShapesReport
    from kg.validating import results_of_file, results_of_store
    from queries.pausing import collector_paused

    settings = settings_of(context)
    with collector_paused():
        if file is not None:
            answer = results_of_file(file, settings.lang)
        else:
            with stored_graph(settings) as store:
                answer = results_of_store(store, settings.lang)
    emit(answer, settings, ShapesReport(settings).lines)
    return 1 if answer.counts["violations"] else 0
