"""Options that several commands take, declared once."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click

from kg.settings import Format, settings_of
from ontology.words import LANGUAGES

Function = TypeVar("Function", bound=Callable[..., Any])


class Day(click.ParamType[dt.date]):
    """A day written as 2026-06-30, or in the Vietnamese order 30/6/2026."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Return the day; anything else is a wrong use of the option."""
        from loaders.recording.csv_reports import day_of

        if isinstance(value, dt.date):
            return value
        day = day_of(str(value))
        if day is None:
            assert ctx is not None
            self.fail(settings_of(ctx).say("usage-no-date", value=value), param, ctx)
        return day


def _keep(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None and param.name:
        setattr(settings_of(ctx), param.name, value)


def shared(function: Function) -> Function:
    """Give a command the options ``--graph``, ``--database``, ``--lang`` and ``--format``."""
    for decorate in (
        click.option(
            "--format",
            type=click.Choice(get_args(Format)),
            expose_value=False,
            callback=_keep,
            help="help-option-format",
        ),
        click.option(
            "--lang",
            type=click.Choice(LANGUAGES),
            is_eager=True,
            expose_value=False,
            callback=_keep,
            help="help-option-lang",
        ),
        click.option(
            "--database",
            metavar="NAME",
            expose_value=False,
            callback=_keep,
            help="help-option-database",
        ),
        click.option(
            "--graph",
            metavar="PATH",
            expose_value=False,
            callback=_keep,
            help="help-option-graph",
        ),
    ):
        function = decorate(function)
    return function


def as_of(function: Function) -> Function:
    """Give a command ``--as-of DATE``; None stands for today."""
    return click.option("--as-of", type=Day(), metavar="DATE", help="help-option-as-of")(function)


def why(function: Function) -> Function:
    """Give a command ``--why``: the words of the text beside each fact."""
    return click.option("--why", is_flag=True, help="help-option-why")(function)


def happened(*, required: bool) -> Callable[[Function], Function]:
    """Give a command ``--on``, ``--by`` and ``--note``: when, by what, and in one's own words."""

    def decorate(function: Function) -> Function:
        for option in (
            click.option("--note", metavar="TEXT", help="help-option-note"),
            click.option("--by", metavar="DOCUMENT", help="help-option-by"),
            click.option(
                "--on", type=Day(), metavar="DATE", required=required, help="help-option-on"
            ),
        ):
            function = option(function)
        return function

    return decorate
