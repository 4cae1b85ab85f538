"""``kg cypher``: a planner's own statement, which only reads."""

import sys

import click

from kg.settings import settings_of
from kg.speaking import command
from queries.engines.engine import SECONDS

_LONGEST = 1_000_000
"""Characters of a statement; more is a file that was meant for something else."""


@command("cypher")
@click.argument("text", metavar="STATEMENT", help="help-argument-statement")
@click.option(
    "--param",
    "params",
    metavar="NAME=VALUE",
    multiple=True,
    help="help-option-param-typed",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.IntRange(min=1),
    default=int(SECONDS),
    show_default=True,
    help="help-option-timeout",
)
@click.pass_context
def entry(context: click.Context, text: str, params: tuple[str, ...], timeout: int) -> None:
    """Print the rows that a statement returns."""
    from kg.engines import open_engine
    from kg.parameters import parameters_of
    from kg.rendering.cypher_answer import emit_table

    settings = settings_of(context)
    statement = _read() if text == "-" else text
    parameters = parameters_of(params)
    with open_engine(settings, timeout) as engine:
        emit_table(engine.run(statement, parameters), settings)


def _read() -> str:
    """Return the statement on standard input."""
    from ontology.errors import WrongUse

    read = sys.stdin.buffer.read(4 * _LONGEST)
    try:
        text = read.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongUse("cypher-not-utf8") from None
    if len(text) > _LONGEST:
        raise WrongUse("cypher-too-much-text", most=_LONGEST)
    return text
