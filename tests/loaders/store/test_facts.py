"""The parts of a graph hold all of it, each once, and their digests tell what changed."""

from collections import Counter

from hypothesis import given, settings

from loaders.store.events import put_event, show_events
from loaders.store.facts import part_digests, read_part
from loaders.store.graphs import met_days, write_graph
from loaders.store.opening import change
from loaders.store.rows import rows_of_store
from ontology.applied import applied, standings
from ontology.model import Graph, Happening
from ontology.schema import edges_of, nodes_of
from tests.kg.small_graph import AWAITED, CITY, DEPARTMENT, GRAPH
from tests.loaders.graphs import WHOLE_GRAPHS
from tests.loaders.store.test_graphs import a_store


@settings(max_examples=25)
@given(WHOLE_GRAPHS)
def test_the_parts_hold_every_node_and_edge_once(graph: Graph) -> None:
    lists, found = graph.entries(), standings(graph)
    with a_store() as db:
        write_graph(db, graph)
        parts = {id_: read_part(db, id_) for id_ in part_digests(db)}
    nodes = [node for part in parts.values() for node in nodes_of(part.lists)]
    assert Counter(node.id for node in nodes) == Counter(node.id for node in nodes_of(lists))
    assert all(id_ == node.part for id_, part in parts.items() for node in nodes_of(part.lists))
    edges = [edge[:4] for part in parts.values() for edge in edges_of(part.lists, part.applied)]
    assert sorted(edges) == sorted(edge[:4] for edge in edges_of(lists, applied(found)))
    met = {id_: day for part in parts.values() for id_, day in part.met.items()}
    assert met == met_days(found)


def _digests(graph: Graph) -> dict[str, str]:
    with a_store() as db:
        write_graph(db, graph)
        return part_digests(db)


@settings(max_examples=10)
@given(WHOLE_GRAPHS)
def test_the_same_graph_has_the_same_digests(graph: Graph) -> None:
    assert _digests(graph) == _digests(graph)


def _changed(other: Graph) -> set[str]:
    before, after = _digests(GRAPH), _digests(other)
    return {id_ for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)}


def test_a_changed_task_changes_the_digest_of_its_document_alone() -> None:
    tasks = [t.model_copy(update={"title": "Khác"}) if t.ref == "II/1" else t for t in GRAPH.tasks]
    assert _changed(GRAPH.model_copy(update={"tasks": tuple(tasks)})) == {DEPARTMENT}


def test_what_is_recorded_changes_the_part_of_its_subject_and_that_of_the_event() -> None:
    subject = next(act for act in GRAPH.prerequisites if act.id == AWAITED)
    event = Happening.model_validate(
        {"id": "/event/met/1", "kind": "met", "subject": subject.id, "title": subject.text,
         "by": CITY, "on": "2026-05-01"}
    )  # fmt: skip
    with a_store() as db:
        with change(db):
            write_graph(db, GRAPH)
        before = part_digests(db)
        with change(db):
            put_event(db, event)
            show_events(db)
        after = part_digests(db)
    changed = {id_ for id_ in after if before.get(id_) != after[id_]}
    assert {id_.rpartition("/")[0] for id_ in changed} == {"/part/events", "/part/prerequisites"}
    assert before.keys() <= after.keys()


@settings(max_examples=15)
@given(WHOLE_GRAPHS)
def test_rows_join_nodes_that_are_there_and_name_their_labels(graph: Graph) -> None:
    with a_store() as db:
        write_graph(db, graph)
        parts = list(rows_of_store(db))
    kinds = {row.values["id"]: row.kind for part in parts for row in part.nodes}
    assert len(kinds) == sum(len(part.nodes) for part in parts)
    for part in parts:
        own = {row.values["id"] for row in part.nodes}
        for edge in part.edges:
            assert edge.source in own
            assert (kinds[edge.source], kinds[edge.target]) == (edge.source_kind, edge.target_kind)
