"""``kg``: the group of all commands, and the one place where a failure becomes an exit status."""

import sys

import click

from kg.completing import completed
from kg.options import shared
from kg.refusals import explain
from kg.settings import Settings, settings_of
from kg.speaking import LazyGroup
from kg.streams import flush_or_forget, prepare_streams, say_no_more, tell

INTERRUPTED = 130


COMMANDS = (
    "build",
    "list",
    "show",
    "prerequisites",
    "blocked",
    "impact",
    "path",
    "met",
    "done",
    "undo",
    "check",
    "query",
    "cypher",
    "push",
    "export",
    "import",
    "validate",
    "view",
)
"""Every command, in the order of a person's work; each is a file of ``kg.commands``."""


class _Program(LazyGroup):
    names = COMMANDS


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if not value:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("policy-graph")
    except PackageNotFoundError:  # run from a folder of sources, never installed
        found = settings_of(ctx).say("version-unknown")
    click.echo(f"kg {found}")
    ctx.exit()


@click.group("kg", cls=_Program, help="help-kg")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="help-option-version",
)
@shared
def kg() -> None:
    """Ask the graph of policy plans."""


def run(arguments: list[str]) -> int:
    """Run one command and return the exit status: 0, 1, 2, 3 or 130.

    Data goes to standard output; what went wrong, in one or two lines, to standard error.
    """
    settings = Settings()
    prepare_streams()
    try:
        status = completed(kg, settings)
        if status is None:
            status = _run_command(arguments, settings)
        sys.stdout.flush()
    except BrokenPipeError:  # who reads us has seen enough: `kg list tasks | head`
        say_no_more()
        return 0
    except KeyboardInterrupt:
        tell(settings.say("interrupted"))
        return INTERRUPTED
    except Exception as error:
        message, status = explain(error, settings)
        tell(message)
        flush_or_forget()
    return status


def _run_command(arguments: list[str], settings: Settings) -> int:
    """Run what click finds in the arguments; its ``main`` would end the program by itself."""
    try:
        with kg.make_context("kg", arguments, obj=settings) as context:
            status = kg.invoke(context)
    except click.exceptions.Exit as end:  # --help, --version
        return end.exit_code
    return status if isinstance(status, int) else 0
