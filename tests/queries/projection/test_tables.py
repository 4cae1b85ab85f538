"""The tables of a projection fit what a store's rows are, whatever the graph."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.building.build import build
from loaders.store.graphs import write_graph
from loaders.store.opening import open_store, store_in_memory
from loaders.store.rows import EdgeRow, PartRows, rows_of_store
from ontology.agencies import default_registry
from ontology.errors import StoreUnusable
from ontology.model import Graph
from ontology.schema import EDGE_TYPES, ENDS, KINDS
from queries.projection.columns import AT_ONCE, ColumnWriter, rows_of_files
from queries.projection.tables import TableOf, statements, tables_digest
from tests.kg.small_graph import AWAITED, FIRST, GRAPH
from tests.loaders.graphs import WHOLE_GRAPHS
from tests.queries.projection.asked import held, stored, wanted
from tests.sources import TOP

NASTY = (
    'một "ngoặc"', "a'b", "\\", "\\n", "a\nb\r\n\tc", "\x00", "a\x00b", "𝔾 ✓ 👩‍👩‍👧",
    "", " ", "`x`", "ễ" * 5000, "e\u0302\u0303", "\ufeffđầu", "NULL", "[a,b]", "{a: 1}", "$x",
    "// x /* y */",
)  # fmt: skip


def test_each_type_has_ends_that_are_labels() -> None:
    assert set(ENDS) == set(EDGE_TYPES)
    for pairs in ENDS.values():
        assert len(pairs) == len(set(pairs)) > 0
        assert {end for pair in pairs for end in pair} <= set(KINDS)


def _ends_of(parts: list[PartRows]) -> set[tuple[str, tuple[str, str]]]:
    return {(e.type, (e.source_kind, e.target_kind)) for part in parts for e in part.edges}


@given(WHOLE_GRAPHS)
def test_rows_of_any_graph_have_ends_that_the_schema_names(graph: Graph) -> None:
    with closing(store_in_memory()) as db:
        write_graph(db, graph)
        assert all(pair in ENDS[type_] for type_, pair in _ends_of(list(rows_of_store(db))))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("samples") / "policy.kg"
    build(sorted((TOP / "samples").glob("*.txt")), store, registry=default_registry())
    return store


def test_the_samples_have_ends_that_the_schema_names_and_most_of_its_types(samples: Path) -> None:
    with closing(open_store(samples)) as db:
        found = _ends_of(list(rows_of_store(db)))
    assert all(pair in ENDS[type_] for type_, pair in found)
    assert len({type_ for type_, _ in found}) > 15


def test_the_samples_are_projected_as_they_are(samples: Path) -> None:
    with closing(open_store(samples)) as db:
        parts = list(rows_of_store(db))
    nodes, edges = held(samples)
    assert nodes.total() == sum(len(part.nodes) for part in parts)
    assert edges.total() == sum(len(part.edges) for part in parts)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WHOLE_GRAPHS)
def test_any_graph_is_projected_as_it_is(tmp_path: Path, graph: Graph) -> None:
    store = stored(graph, tmp_path / "policy.kg")
    assert held(store) == wanted(graph)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(NASTY))
def test_nasty_texts_come_through(tmp_path: Path, texts: list[str]) -> None:
    document, *others = GRAPH.documents
    task, *tasks = GRAPH.tasks
    graph = GRAPH.model_copy(
        update={
            "documents": (document.model_copy(update={"title": "\n".join(texts)}), *others),
            "tasks": (
                task.model_copy(
                    update={"title": texts[0], "note": texts[1], "section": tuple(texts)}
                ),
                *tasks,
            ),
        }
    )
    assert held(stored(graph, tmp_path / "policy.kg")) == wanted(graph)


def test_what_the_schema_does_not_allow_is_said(tmp_path: Path) -> None:
    edge = EdgeRow("REQUIRES", "Prerequisite", AWAITED, "Task", FIRST, {"key": "k", "position": 0})
    with ColumnWriter(tmp_path, 1) as writer, pytest.raises(StoreUnusable) as caught:
        writer.add(PartRows("/part", [], [edge]))
    assert caught.value.key == "projection-odd-edge"


def test_many_rows_are_written_in_several_batches(tmp_path: Path) -> None:
    table = TableOf("REQUIRES", ("Task", "Task"))
    edges = [
        EdgeRow("REQUIRES", "Task", "a", "Task", "b", {"key": str(n), "position": n})
        for n in range(AT_ONCE // 2 + 1)
    ]
    with ColumnWriter(tmp_path, 1) as writer:
        for _ in range(3):
            writer.add(PartRows("/part", [], edges))
    rows = rows_of_files(tmp_path, table, [1, 2])
    assert rows.num_rows == 3 * len(edges)
    assert rows.column(2).to_pylist() == [edge.values["key"] for edge in edges] * 3


def test_the_tables_decide_what_a_projection_is_named_after() -> None:
    assert tables_digest() == tables_digest()
    assert sum(line.startswith("CREATE NODE") for line in statements()) == len(KINDS)
    assert sum(line.startswith("CREATE REL") for line in statements()) == len(EDGE_TYPES)
