"""A bar that grows while plans are read or pushed, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg.settings import Settings


@contextmanager
def shown_progress(
    settings: Settings, key: str = "progress-reading"
) -> Iterator[Callable[..., None] | None]:
    """Give what is told ``(done, total)`` as work goes on; None where nobody watches it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(settings.say(key), total=None)

        def told(done: int, total: int, name: str = "") -> None:
            bar.update(task, completed=done, total=total)

        yield told
