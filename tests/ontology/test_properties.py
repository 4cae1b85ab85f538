"""Properties have the types that the model says, and lead back to the facts."""

import datetime as dt
import random
from typing import Any

import pytest
from hypothesis import given, settings

from ontology.applied import applied, standings
from ontology.flattening import edge_values, node_values
from ontology.model import Graph
from ontology.properties import edge_properties, node_properties, schema_digest
from ontology.restoring import EdgeRow, NodeRow, restored_lists
from ontology.schema import EDGE_TYPES, KINDS, edges_of, nodes_of
from tests.loaders.graphs import WHOLE_GRAPHS
from tests.ontology.test_schema import GRAPH

_PYTHON: dict[str, Any] = {
    "text": str, "integer": int, "number": (int, float), "boolean": bool, "date": dt.date,
    "texts": list, "integers": list,
}  # fmt: skip


def _rows(graph: Graph) -> tuple[list[NodeRow], list[EdgeRow]]:
    lists = graph.entries()
    nodes = [NodeRow(node.kind, node_values(node)) for node in nodes_of(lists)]
    edges = [
        EdgeRow(edge.type, edge.source, edge.target, edge_values(edge))
        for edge in edges_of(lists, applied(standings(graph)))
    ]
    return nodes, edges


@settings(max_examples=60)
@given(WHOLE_GRAPHS)
def test_nodes_and_edges_lead_back_to_every_fact(graph: Graph) -> None:
    nodes, edges = _rows(graph)
    random.Random(1).shuffle(nodes)
    random.Random(2).shuffle(edges)
    assert restored_lists(nodes, edges) == graph.entries()


@settings(max_examples=60)
@given(WHOLE_GRAPHS)
def test_values_have_the_types_of_the_schema(graph: Graph) -> None:
    nodes, edges = _rows(graph)
    typed = [(row.values, node_properties(row.kind)) for row in nodes]
    typed += [(row.values, edge_properties(row.type)) for row in edges]
    for values, types in typed:
        for name, value in values.items():
            assert isinstance(value, _PYTHON[types[name]]), name
            assert value != []


@settings(max_examples=60)
@given(WHOLE_GRAPHS)
def test_keys_tell_all_relationships_apart(graph: Graph) -> None:
    keys = [row.values["key"] for row in _rows(graph)[1]]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_export_is_a_property_of_its_node(kind: str) -> None:
    entries = {node.kind: node.entry for node in nodes_of(GRAPH.entries())}
    for name in entries[kind]:
        own = kind == "Milestone" and name == "label"
        nested = [p for p in node_properties(kind) if p == name or p.startswith(f"{name}_")]
        assert nested or own, name


@pytest.mark.parametrize("type_", EDGE_TYPES)
def test_every_relationship_is_known_apart_and_placed(type_: str) -> None:
    assert list(edge_properties(type_))[:2] == ["key", "position"]
    assert edge_properties(type_)["quote"] == "text"


def test_the_digest_of_the_schema_is_that_of_its_properties() -> None:
    assert schema_digest() == schema_digest() and len(schema_digest()) == 16


def test_a_day_that_an_event_tells_is_a_property_of_its_subject() -> None:
    task = next(node for node in nodes_of(GRAPH.entries()) if node.kind == "Task")
    assert node_values(task, "2026-05-01")["met"] == dt.date(2026, 5, 1)
    assert "met" not in node_values(task)
