"""Comparing what each engine answers with what an oracle says, question by question."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from loaders.reader import read_plan
from loaders.resolving.graph import resolve
from ontology.agencies import default_registry
from ontology.model import Graph
from queries.graph_source import GraphSource
from tests.catalogue.ways import Asked

Oracle = Callable[..., list[tuple[Any, ...]]]
"""Returns the rows of a question, from a graph and the values of its parameters."""

Given = Callable[[Graph], Iterable[Mapping[str, Any]]]
"""Returns what a question is asked about: values of its parameters, several times."""

Questions = Mapping[str, tuple[Oracle, Given]]

PLANS = os.environ.get("KG_PLANS", "")
"""A folder of real plans, where there is one."""

Item = TypeVar("Item")


def once(graph: Graph) -> Iterator[Mapping[str, Any]]:
    """Ask once, without parameters."""
    yield {}


def spread(items: Sequence[Item], count: int) -> Sequence[Item]:
    """Return some of many items, from all over.

    >>> spread("abcdefgh", 3)
    'adg'
    """
    return items[:: max(1, -(-len(items) // count))]


def graph_of(source: GraphSource) -> Graph:
    """Return all facts of a source as the value that they are."""
    return Graph(**{name: tuple(source.facts(name)) for name in Graph.model_fields})


def real_graph() -> Graph:
    """Return the graph of the real plans."""
    files = {path.name: path for path in Path(PLANS).rglob("*.txt")}
    registry = default_registry()
    readings = {name: read_plan(path.read_bytes(), registry) for name, path in files.items()}
    return resolve(readings, {name: name for name in readings}, registry)


def compare(graph: Graph, questions: Questions, ask: Callable[..., Mapping[str, Asked]]) -> None:
    """Ask every question of a graph, and fail where an engine's rows are not the oracle's."""
    for name, (oracle, given) in questions.items():
        for parameters in given(graph):
            wanted = oracle(graph, *parameters.values())
            for engine, found in ask(name, **parameters).items():
                assert found.rows == wanted, (name, engine, dict(parameters))
