"""``kg check``: contradictions and gaps."""

import click

from kg.speaking import command


@command("check")
@click.pass_context
def entry(context: click.Context) -> int:
    """Print each finding with its evidence; 1 when there are errors."""
    from kg.asking import asked_graph
    from kg.findings import findings
    from kg.rendering.emitting import emit
    from kg.rendering.findings_page import FindingsPage
    from queries.short_names import ShortNames

    with asked_graph(context) as (source, settings):
        answer = findings(source, settings.lang)
        emit(answer, settings, FindingsPage(settings, ShortNames(source)).lines)
    return 1 if answer.counts["error"] else 0
