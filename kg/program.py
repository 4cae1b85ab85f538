"""``kg``: the group of all commands, and the one place where a failure becomes an exit status."""

import os
import sys
from typing import TextIO

import click

from kg.options import shared
from kg.refusals import explain
from kg.settings import Settings, settings_of
from kg.speaking import LazyGroup

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
    "export",
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
    _speak_utf8(sys.stdout)
    _speak_utf8(sys.stderr)
    try:
        status = _run_command(arguments, settings)
        sys.stdout.flush()
    except BrokenPipeError:  # who reads us has seen enough: `kg list tasks | head`
        _say_no_more()
        return 0
    except KeyboardInterrupt:
        print(settings.say("interrupted"), file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        message, status = explain(error, settings)
        print(message, file=sys.stderr)
        _flush_or_forget()
    return status


def _run_command(arguments: list[str], settings: Settings) -> int:
    """Run what click finds in the arguments; its ``main`` would end the program by itself."""
    try:
        with kg.make_context("kg", arguments, obj=settings) as context:
            status = kg.invoke(context)
    except click.exceptions.Exit as end:  # --help, --version
        return end.exit_code
    return status if isinstance(status, int) else 0


def _speak_utf8(stream: TextIO) -> None:
    """Write Vietnamese whatever the locale says, and file names as the disk spells them."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="surrogateescape")


def _flush_or_forget() -> None:
    """Write what was printed before the failure, unless writing it is what failed."""
    try:
        sys.stdout.flush()
    except OSError:
        _say_no_more()


def _say_no_more() -> None:
    """Let the interpreter close an output that takes no more without a second complaint."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
