"""``kg view``: the graph as an interactive picture, in one file that needs no network."""

import sys
from pathlib import Path

import click

from kg.speaking import command
from kg.streams import tell

DEPTH = 3
"""Steps from the thing that is named, where nothing else is said."""


@command("view")
@click.argument("thing", metavar="[ID]", required=False, help="help-argument-view")
@click.option("--depth", type=click.IntRange(min=0), metavar="N", help="help-option-depth")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="help-option-page")
@click.option("--no-open", is_flag=True, help="help-option-no-open")
@click.pass_context
def entry(
    context: click.Context, thing: str | None, depth: int | None, output: Path | None, no_open: bool
) -> None:
    """Write the page of the graph, or of what lies around one thing, and open it."""
    from kg.asking import asked_graph
    from kg.exporting.guarding import refuse_foreign_page
    from kg.exporting.html_page import default_place, open_in_browser, write_html
    from kg.naming_aloud import named
    from ontology.errors import WrongUse
    from viz.layers import DRAWN
    from viz.scope import Around

    if depth is not None and thing is None:
        raise WrongUse("view-depth-of-what")
    with asked_graph(context) as (source, settings):
        start = named(source, settings, thing, *DRAWN) if thing is not None else None
        path = output or default_place(settings, source, start)
        refuse_foreign_page(path)
        around = None if start is None else Around(start, DEPTH if depth is None else depth)
        write_html(path, source, around)
    sys.stdout.write(f"{path}\n")
    if no_open or not open_in_browser(path, settings.lang):
        tell(settings.say("view-open-it"))
