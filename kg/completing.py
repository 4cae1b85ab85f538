"""Completion of words in the shell: what click asks for when a person presses Tab.

The shell runs ``kg`` with ``_KG_COMPLETE`` set: to ``bash_source`` for the script that switches
completion on, to ``bash_complete`` for the words that may stand where the cursor is.
"""

import os

import click

from kg.settings import Settings

INSTRUCTION = "_KG_COMPLETE"


def completed(program: click.Command, settings: Settings) -> int | None:
    """Answer the shell where it is the shell that asks; None where a person runs ``kg``."""
    instruction = os.environ.get(INSTRUCTION)
    if not instruction:
        return None
    from click.shell_completion import shell_complete

    return shell_complete(program, {"obj": settings}, "kg", INSTRUCTION, instruction)


def names_of_questions(
    context: click.Context, param: click.Parameter, incomplete: str
) -> list[str]:
    """Return the names of questions that begin so; their files are not read."""
    from kg.querying import catalogue_of
    from ontology.errors import PolicyGraphError

    try:
        names = catalogue_of(context.params.get("queries")).names
    except PolicyGraphError:  # a folder that is not there has nothing to offer
        return []
    return [name for name in names if name.startswith(incomplete)]


def names_of_parameters(
    context: click.Context, param: click.Parameter, incomplete: str
) -> list[str]:
    """Return ``name=`` for the parameters of the question that are not given yet."""
    from kg.querying import catalogue_of
    from ontology.errors import PolicyGraphError

    try:
        catalogue = catalogue_of(context.params.get("queries"))
        question = catalogue.question(_named(context))
    except PolicyGraphError:
        return []
    given = {pair.partition("=")[0] for pair in context.params.get("params") or ()}
    names = [name for name in question.head.parameters if name not in given]
    return [f"{name}=" for name in names if name.startswith(incomplete)]


def _named(context: click.Context) -> str:
    """Return the question's name; where ``--param`` still lacks its value, click has not got it."""
    return next(iter([*filter(None, [context.params.get("name")]), *context.args]), "")
