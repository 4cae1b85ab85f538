"""Commands whose help is in the reader's language: every text is a key of the table of words.

A command's ``help`` and an option's ``help`` hold keys; they become words when help is printed,
so that a command can be declared before the language is known.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from kg.settings import settings_of


class SpokenCommand(click.Command):
    """A command whose help texts are looked up in the table of words."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; words that are no UTF-8 are refused (paths are as the disk has them)."""
        for param in self.get_params(ctx):
            value = ctx.params.get(param.name or "")
            words = value if param.multiple and isinstance(value, tuple) else (value,)
            if not all(_is_text(word) for word in words if isinstance(word, str)):
                reason = settings_of(ctx).say("usage-not-utf8")
                raise click.BadParameter(reason, ctx, param)
        return super().invoke(ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write "Usage: …" in the reader's language."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        prefix = settings_of(ctx).say("help-usage") + " "
        formatter.write_usage(ctx.command_path, pieces, prefix=prefix)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(settings_of(ctx).say(self.help or "help-kg"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each argument that has a help text, then each option."""
        settings = settings_of(ctx)
        own = self.get_help_option(ctx)
        rows: dict[str, list[tuple[str, str]]] = {"help-arguments": [], "help-options": []}
        for param in self.get_params(ctx):
            kind = "help-arguments" if isinstance(param, click.Argument) else "help-options"
            record = param.get_help_record(ctx)
            key = "help-option-help" if param is own else getattr(param, "help", None)
            if record and key:
                rows[kind].append((record[0], settings.say(key)))
        for kind, records in rows.items():
            if records:
                with formatter.section(settings.say(kind)):
                    formatter.write_dl(records)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list["click.shell_completion.CompletionItem"]:
        """Return the options that begin so, explained in the reader's language."""
        found = super().shell_complete(ctx, incomplete)
        for item in found:
            own = item.value in ctx.help_option_names
            key = "help-option-help" if own else item.help
            item.help = settings_of(ctx).say(key) if key else None
        return found

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write nothing: arguments stand with the options."""


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


class LazyGroup(SpokenCommand, click.Group):
    """A group that imports a command's module only when that command runs.

    Each command ``x`` is ``kg.commands.x.entry``, and its help begins with the first line of
    the words ``help-x``: listing commands imports none of them.
    """

    names: tuple[str, ...] = ()

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of a person's work."""
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name, imported now; None when there is none."""
        if cmd_name not in self.names:
            return None
        found = import_module(f"kg.commands.{cmd_name}").entry
        assert isinstance(found, click.Command)
        return found

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list["click.shell_completion.CompletionItem"]:
        """Return the commands that begin so, none of them imported, or the options."""
        from click.shell_completion import CompletionItem

        names = [name for name in self.names if name.startswith(incomplete)]
        if names:
            return [CompletionItem(name, help=self._told(ctx, name)) for name in names]
        return super().shell_complete(ctx, incomplete)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        SpokenCommand.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with the first line of its help."""
        rows = [(name, self._told(ctx, name)) for name in self.names]
        with formatter.section(settings_of(ctx).say("help-commands")):
            formatter.write_dl(rows)

    def _told(self, ctx: click.Context, name: str) -> str:
        return settings_of(ctx).say(f"help-{name}").partition("\n")[0]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a name that there is not is refused with the nearest names."""
        known = not args or args[0] in self.names or args[0].startswith("-")
        if not known and not ctx.resilient_parsing:
            raise click.NoSuchCommand(args[0], possibilities=self.names, ctx=ctx)
        return super().resolve_command(ctx, args)


def command(
    name: str, class_: type[SpokenCommand] = SpokenCommand
) -> Callable[[Callable[..., Any]], click.Command]:
    """Declare a command of ``kg`` that also takes the shared options; its help is ``help-NAME``."""

    def declare(function: Callable[..., Any]) -> click.Command:
        from kg.options import shared

        return click.command(name, cls=class_, help=f"help-{name}")(shared(function))

    return declare
