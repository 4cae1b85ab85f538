"""``kg query NAME --help``: the question, its parameters and columns in the reader's language."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.settings import Settings, settings_of
from kg.speaking import SpokenCommand
from queries.catalogue.catalogue import Question

_WORDS = "kg.words"
"""Where a run keeps its words: help is asked for before the question's name is looked at."""


class QuestionCommand(SpokenCommand):
    """A command whose help is that of the question that is named beside ``--help``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of the command line, and keep them."""
        ctx.meta[_WORDS] = list(args)
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does, or what the question asks, takes and returns."""
        question = self._question(ctx)
        if question is None:
            super().format_help_text(ctx, formatter)
            return
        settings = settings_of(ctx)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(question.head.question.text(settings.lang))
        _write(formatter, settings.say("help-parameters"), _parameters(question, settings))
        _write(formatter, settings.say("help-columns"), columns_explained(question, settings))

    def _question(self, ctx: click.Context) -> Question | None:
        from kg.querying import catalogue_of

        options: dict[str, Any]
        options, _, _ = self.make_parser(ctx).parse_args(args=list(ctx.meta.get(_WORDS, ())))
        name, folder = options.get("name"), options.get("queries")
        if not isinstance(name, str):
            return None
        return catalogue_of(Path(folder) if isinstance(folder, str) else None).question(name)


def _write(formatter: click.HelpFormatter, title: str, rows: Iterator[tuple[str, str]]) -> None:
    if listed := list(rows):
        with formatter.section(title):
            formatter.write_dl(listed)


def _parameters(question: Question, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield each parameter with its type, and what it means, with default and example."""
    for name, each in question.head.parameters.items():
        told = [f"{each.text(settings.lang)}."]
        if each.default is None:
            told.append(settings.say("param-needed"))
        elif each.default != "":
            told.append(settings.say("param-default", value=each.default))
        if each.example is not None:
            told.append(settings.say("param-example", value=each.example))
        yield f"{name}={settings.say(f'param-type-{each.type}')}", " ".join(told)


def columns_explained(question: Question, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield each column of the answer with what it means."""
    for name, column in question.head.columns.items():
        yield name, column.text(settings.lang)
    if question.head.path is not None:
        yield "distance", settings.say("column-distance")
        yield "path", settings.say("column-path")
