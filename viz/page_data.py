"""What the page knows: the facts of the export, the layout and the words, as compressed JSON.

``facts`` holds the lists of the JSON export as they are; ``items`` the columns of the layout;
``edges`` pairs of places in ``items`` for each type; the browser works out all else, for its day.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from ontology.model import Graph
from ontology.schema import EDGE_TYPES
from ontology.vocabulary import Level
from queries.causes import MOST_PAIRS
from queries.graph_source import GraphSource
from viz.layers import LAYERS
from viz.picture import Item, Picture, picture_of
from viz.scope import Around, Scope, facts_of
from viz.words import page_words


def page_data(source: GraphSource, scope: Scope, asked: Around | None) -> Iterator[str]:
    """Yield the data as base64 of zlib's format, piece by piece."""
    packer = zlib.compressobj(9)
    rest = b""
    for text in _json(source, scope, asked):
        packed = rest + packer.compress(text.encode())
        whole = len(packed) // 3 * 3  # three bytes are four letters
        yield base64.b64encode(packed[:whole]).decode()
        rest = packed[whole:]
    yield base64.b64encode(rest + packer.flush()).decode()


def _json(source: GraphSource, scope: Scope, asked: Around | None) -> Iterator[str]:
    picture = picture_of(source, scope)
    yield '{"about":' + _written(_about(scope, asked))
    yield ',"layers":' + _written(LAYERS)
    yield ',"levels":' + _written(get_args(Level))
    reasons = {unread["reason"] for unread in facts_of(source, scope, "unread")}
    yield ',"words":' + _written(page_words(reasons))
    yield ',"items":' + _written(_columns(picture.items))
    yield ',"met":' + _written({node.id: node.met for node in scope.nodes.values() if node.met})
    yield ',"folds":' + _written([fold.word for fold in picture.folds])
    yield ',"edges":{'
    yield ",".join(f'"{type_}":{_pairs(source, picture, type_)}' for type_ in EDGE_TYPES)
    yield '},"facts":{'
    for place, list_ in enumerate(Graph.model_fields):
        yield f'{"," if place else ""}"{list_}":['
        yield from _entries(facts_of(source, scope, list_))
        yield "]"
    yield "}}"


def _about(scope: Scope, asked: Around | None) -> dict[str, Any]:
    return {
        "start": asked.start.id if asked else None,
        "depth": asked.depth if asked else None,
        "leftOut": scope.left_out,
        "mostPairs": MOST_PAIRS,
    }


def _columns(items: Iterable[Item]) -> dict[str, list[Any]]:
    columns = zip(*items, strict=True)
    return dict(zip(Item._fields, map(list, columns), strict=False))


def _pairs(source: GraphSource, picture: Picture, type_: str) -> str:
    """Return source, target, source, target … of all edges of a type, as places of items."""
    places = picture.places
    flat: list[int] = []
    for edge in source.edges(type_):
        if edge.source in places and edge.target in places:
            flat += (places[edge.source], places[edge.target])
    return _written(flat)


def _entries(entries: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = ""
    for entry in entries:
        yield before + _written(entry)
        before = ","


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
