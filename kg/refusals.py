"""What a person is told when a command cannot be carried out, and the exit status for it."""

import errno
import os

import click

from kg.settings import Settings
from ontology.errors import NotUnique, PolicyGraphError

WRONG_USE = 2
UNUSABLE = 3

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def explain(error: Exception, settings: Settings) -> tuple[str, int]:
    """Return what to say of an error, in one or two lines, and the exit status.

    A mistake in the program itself is said in one line too; with ``KG_TRACEBACK`` set it is
    raised again, since only its place in the code helps to mend it.
    """
    import sqlite3

    match error:
        case NotUnique():
            return _with_candidates(error, settings), error.exit_status
        case PolicyGraphError():
            return settings.say(error.key, **error.values), error.exit_status
        case click.UsageError():
            return _with_help(error, settings), WRONG_USE
        case click.ClickException():
            return error.format_message(), WRONG_USE
        case sqlite3.Error():
            return _of_store(error, settings), UNUSABLE
        case OSError():
            return _of_disk(error, settings), UNUSABLE
    if os.environ.get("KG_TRACEBACK"):
        raise error
    reason = str(error).partition("\n")[0]
    return settings.say("unexpected", kind=type(error).__name__, reason=reason), UNUSABLE


def _with_candidates(error: NotUnique, settings: Settings) -> str:
    """Say what a name could mean, a candidate on each line: their ids are long."""
    candidates = error.values.get("candidates")
    listed = candidates if isinstance(candidates, list | tuple) else ()
    lines = "".join(f"\n  {candidate}" for candidate in listed)
    words = settings.say(error.key, **{**error.values, "candidates": lines})
    return words.replace(" \n", "\n")


def _of_store(error: Exception, settings: Settings) -> str:
    if getattr(error, "sqlite_errorname", "") in ("SQLITE_FULL", "SQLITE_IOERR_WRITE"):
        return settings.say("disk-full", path=settings.graph)
    return settings.say("store-failed", path=settings.graph, reason=error)


def _of_disk(error: OSError, settings: Settings) -> str:
    place = error.filename
    if place is None:  # every file is opened by its name: what has none is standard output
        place = settings.say("standard-output")
        if error.errno == errno.EBADF:
            return settings.say("output-closed")
    if error.errno in _FULL:
        return settings.say("disk-full", path=place)
    return settings.say("disk-failed", path=place, reason=error.strerror or error)


def _with_help(error: click.UsageError, settings: Settings) -> str:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    path = error.ctx.command_path if error.ctx else "kg"
    return f"{_of_use(error, settings)}\n{settings.say('usage-see-help', command=path)}"


def _of_use(error: click.UsageError, settings: Settings) -> str:
    """Say in the reader's language what click says in English."""
    match error:
        case click.NoSuchCommand():
            words = settings.say("usage-no-command", name=error.command_name)
            return words + _nearest(error.possibilities, settings)
        case click.NoSuchOption():
            words = settings.say("usage-no-option", name=error.option_name)
            return words + _nearest(error.possibilities, settings)
        case click.MissingParameter():
            return settings.say("usage-missing", name=_name(error))
        case click.BadParameter():
            return settings.say(
                "usage-bad-value", name=_name(error), reason=_reason(error, settings)
            )
    return settings.say("usage-wrong", reason=error.format_message())


def _reason(error: click.BadParameter, settings: Settings) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return settings.say("usage-choose", choices=kind.choices)
    if isinstance(kind, click.IntRange):
        return settings.say("usage-number-from", least=kind.min)
    if isinstance(kind, click.types.IntParamType):
        return settings.say("usage-no-number")
    return error.message


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.make_metavar(error.ctx or click.get_current_context())


def _nearest(names: list[str] | None, settings: Settings) -> str:
    return " " + settings.say("usage-nearest", names=names) if names else ""
