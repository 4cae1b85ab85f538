"""A bar that grows while plans are read, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg.settings import Settings


@contextmanager
def shown_progress(settings: Settings) -> Iterator[Callable[[int, int, str], None] | None]:
    """Give what a build tells after each file; None where nobody watches standard error."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(settings.say("progress-reading"), total=None)

        def told(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total)

        yield told
