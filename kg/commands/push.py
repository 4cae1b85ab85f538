"""``kg push``: a Neo4j server's graph made equal to the store."""

import click

from kg.settings import settings_of
from kg.speaking import command


@command("push")
@click.argument("server", metavar="URI", help="help-argument-server")
@click.option(
    "--atomic",
    metavar="N",
    type=click.IntRange(min=0),
    default=50_000,
    show_default=True,
    help="help-option-atomic",
)
@click.option("--dry-run", is_flag=True, help="help-option-dry-run")
@click.option("--verify", is_flag=True, help="help-option-verify")
@click.option("--force", is_flag=True, help="help-option-force")
@click.pass_context
def entry(
    context: click.Context, server: str, atomic: int, dry_run: bool, verify: bool, force: bool
) -> None:
    """Print what was changed, or would be."""
    from contextlib import closing

    from kg.rendering.progress import shown_progress
    from kg.rendering.push_report import emit_push
    from loaders.server.connection import connected
    from loaders.server.pushing import Options, push
    from loaders.store.opening import store_errors
    from loaders.store.readings import open_built

    settings = settings_of(context)
    options = Options(atomic, force=force, dry_run=dry_run, verify=verify)
    with (
        closing(open_built(settings.store)) as db,
        store_errors(settings.store),
        connected(server, settings.database) as connection,
        shown_progress(settings, "progress-pushing") as progress,
    ):
        report = push(db, connection, options, progress or (lambda done, total: None))
    emit_push(report, settings, dry_run=dry_run)
