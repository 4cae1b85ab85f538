"""The names of ours that are nearest to one that a statement has wrong."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from ontology.properties import edge_properties, node_properties
from ontology.schema import EDGE_TYPES, KINDS

_MOST = 3


@cache
def property_names() -> tuple[str, ...]:
    """Return the names of all properties of nodes and relationships, in order."""
    nodes = (name for kind in KINDS for name in node_properties(kind))
    edges = (name for type_ in EDGE_TYPES for name in edge_properties(type_))
    return tuple(sorted({*nodes, *edges}))


def nearest_tables(name: str) -> list[str]:
    """Return labels and types like a name: Ladybug does not say which of them it looked for.

    >>> nearest_tables("tasks"), nearest_tables("REQUIRE"), nearest_tables("XYZ")
    (['Task'], ['REQUIRES'], [])
    """
    return _nearest(name, (*KINDS, *EDGE_TYPES))


def owners_of(name: str) -> list[str]:
    """Return the labels and types that have a property of this name.

    >>> owners_of("ref"), owners_of("offset")
    (['Task'], ['REQUIRES'])
    """
    nodes = [kind for kind in KINDS if name in node_properties(kind)]
    return [*nodes, *(type_ for type_ in EDGE_TYPES if name in edge_properties(type_))]


def nearest_properties(name: str) -> list[str]:
    """Return properties like a name.

    >>> nearest_properties("titel")
    ['title']
    """
    return _nearest(name, property_names())


def _nearest(name: str, known: Iterable[str]) -> list[str]:
    """Compare without case, which people get wrong first."""
    lowered = {each.lower(): each for each in known}
    return [lowered[each] for each in get_close_matches(name.lower(), lowered, _MOST, 0.7)]
