"""``kg undo``: take back what was recorded."""

import click

from kg.speaking import command


@command("undo")
@click.argument("event", help="help-argument-event")
@click.pass_context
def entry(context: click.Context, event: str) -> None:
    """Forget an event and print what it was."""
    from kg.recording import emit_events
    from kg.settings import settings_of
    from loaders.recording.happenings import undo

    settings = settings_of(context)
    forgotten = undo(settings.store, event)
    emit_events([forgotten], settings, "event-undone")
