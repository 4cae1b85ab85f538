"""The page: one file of HTML that needs no network, with everything inside.

The template is ours; vis-network, as pyvis carries it, draws. A policy in the head of the page
lets no script run but the two that stand there, known by their hashes, and no request leave it.
"""

import base64
import hashlib
import html
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TextIO

from ontology.words import LANGUAGES, say
from queries.graph_source import GraphSource
from viz.page_data import page_data
from viz.scope import Around, around, whole

MARK = "<!doctype html><!-- kg: page -->"
"""How a page of ours begins."""

SCRIPTS = (
    "words", "graph", "dates", "states", "chains", "impact", "state", "search", "filtering",
    "folding", "packing", "painting", "captions", "picture", "links", "rows", "facts", "panel",
    "lists", "timeline", "downloads", "finding", "controls", "keyboard", "console", "start",
)  # fmt: skip
"""The page's own scripts, in the order in which they are read."""

_DRAWER = "lib/vis-9.1.2/vis-network.min.js"


def write_page(out: TextIO, source: GraphSource, asked: Around | None = None) -> None:
    """Write the page of a whole graph, or of what lies around one thing."""
    scope = around(source, asked) if asked else whole(source)
    title = asked.start.label if asked else ""
    for piece in _pieces(title):
        if piece == "{{data}}":
            for text in page_data(source, scope, asked):
                out.write(text)
        else:
            out.write(piece)


def _pieces(title: str) -> Iterator[str]:
    """Yield the page in pieces; the data's place is a piece of its own."""
    style, drawer, script = page_file("page.css"), drawing_script(), own_script()
    policy = (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"script-src {_hash(drawer)} {_hash(script)}; style-src {_hash(style)}"
    )
    parts = {
        "title": html.escape(f"{title} · kg" if title else "kg"),
        "policy": html.escape(policy, quote=True),
        "style": style,
        "drawer": drawer,
        "script": script,
    }
    for place, piece in enumerate(page_file("page.html").split("{{")):
        name, _, rest = piece.partition("}}")
        if place == 0:
            yield MARK + piece
        elif name == "data":
            yield "{{data}}"
            yield rest
        else:
            words, colon, key = name.partition(":")
            yield (_in_both(key) if colon else parts[words]) + rest


def _in_both(key: str) -> str:
    """Return what is said before the page knows its reader's language."""
    return html.escape(" · ".join(say(key, lang) for lang in LANGUAGES))


def _hash(text: str) -> str:
    """Return what a policy calls the script or style of this text.

    >>> _hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def page_file(name: str) -> str:
    """Return the text of one of the page's own files."""
    return files("viz").joinpath("page", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def own_script() -> str:
    """Return the page's own scripts as one, which shares nothing with other scripts."""
    texts = "\n".join(page_file(f"script/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{texts}\n}})();\n'


@lru_cache(maxsize=1)
def drawing_script() -> str:
    """Return vis-network; pyvis itself is not imported, which would take a second."""
    found = find_spec("pyvis")
    assert found is not None and found.submodule_search_locations
    text = Path(found.submodule_search_locations[0], _DRAWER).read_text(encoding="utf-8")
    return text.rpartition("//# sourceMappingURL=")[0] or text
