"""The page as a file: where it goes, and how it is shown to the person who asked for it."""

import os
import sys
import webbrowser
from pathlib import Path

from kg.exporting.replacing import replaced
from kg.settings import Settings
from ontology.spelling import slug
from ontology.words import Language
from queries.graph_source import GraphSource, Node
from queries.reachability import thing_of
from queries.short_names import ShortNames
from viz.page import write_page
from viz.scope import Around

_OF_SERVER = "policy.html"
_SHORT = ("Document", "Task")
"""Kinds with short names that are theirs alone."""


def default_place(settings: Settings, source: GraphSource, start: Node | None) -> Path:
    """Return where the page goes unless something else is said: beside the store.

    What is around one thing has a name of its own: ``policy-79-nq-tw.html``.
    """
    whole = Path(_OF_SERVER) if settings.is_server else settings.store.with_suffix(".html")
    if start is None:
        return whole
    name = ShortNames(source)(thing_of(start)) if start.kind in _SHORT else start.id
    return whole.with_stem(f"{whole.stem}-{slug(name)[:60]}")


def write_html(path: Path, source: GraphSource, around: Around | None = None) -> None:
    """Write the page; the file that was there stays as it is until all is written."""
    with replaced(path) as out:
        write_page(out, source, around)


def open_in_browser(path: Path, lang: Language) -> bool:
    """Open a page in the person's browser; False where there is no screen to show it on.

    A browser for terminals would take the terminal, and can show nothing of a picture.
    """
    screen = sys.platform in ("darwin", "win32") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    address = "" if lang == "vi" else f"#lang={lang}"  # the page itself begins in Vietnamese
    return screen and webbrowser.open(path.absolute().as_uri() + address)
