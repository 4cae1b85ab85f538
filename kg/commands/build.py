"""``kg build``: plans into the graph."""

import os
from pathlib import Path

import click

from kg.settings import settings_of
from kg.speaking import command

_MEGABYTE = 1 << 20


@command("build")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="PATH…",
    type=click.Path(path_type=Path),
    help="help-argument-paths",
)
@click.option("--replace", is_flag=True, help="help-option-replace")
@click.option("--prune", is_flag=True, help="help-option-prune")
@click.option(
    "--agencies",
    metavar="FILE",
    envvar="KG_AGENCIES",
    type=click.Path(path_type=Path),
    help="help-option-agencies",
)
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="help-option-jobs")
@click.option(
    "--max-size", metavar="MB", type=click.IntRange(min=1), default=64, help="help-option-max-size"
)
@click.pass_context
def entry(
    context: click.Context,
    paths: tuple[Path, ...],
    replace: bool,
    prune: bool,
    agencies: Path | None,
    jobs: int | None,
    max_size: int,
) -> int:
    """Print for each document what was read, kept, merged and refused; 1 when one was refused."""
    from kg.rendering.build_report import emit_report
    from kg.rendering.progress import shown_progress
    from loaders.building.build import build
    from ontology.agencies import Registry, default_registry

    settings = settings_of(context)
    registry = Registry.load(agencies) if agencies else default_registry()
    with shown_progress(settings) as progress:
        report = build(
            paths,
            settings.store,
            registry=registry,
            jobs=jobs or os.cpu_count() or 1,
            max_size=max_size * _MEGABYTE,
            replace=replace,
            prune=prune,
            progress=progress,
        )
    emit_report(report, settings)
    return report.exit_status
