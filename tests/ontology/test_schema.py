"""Each fact becomes the nodes and edges that the graph schema names."""

import datetime as dt

from hypothesis import given, settings

from ontology.applied import applied, standings
from ontology.model import (
    Agency,
    Citation,
    Deadline,
    Document,
    Evidence,
    Finding,
    Graph,
    Happening,
    Lineage,
    Milestone,
    Prerequisite,
    Project,
    Requirement,
    Target,
    Task,
    Unresolved,
)
from ontology.schema import CITATION_TYPES, EDGE_TYPES, KINDS, Edge, edges_of, nodes_of
from ontology.vocabulary import RELATIONS
from tests.loaders.graphs import WHOLE_GRAPHS

PLAN, LAW, SUPERIOR = "/akn/x/doc/plan", "/akn/x/act/law", "/akn/x/doc/superior"
FIRST, SECOND, UPSTREAM = f"{PLAN}#1", f"{PLAN}#2", f"{SUPERIOR}#1"
STAGE = Milestone(label=None, start=None, end=dt.date(2030, 1, 2))
DAY = dt.date(2030, 1, 2)
OFFICE, AWAITED, EVENT = "/agency/x/sở-cây", "/prerequisite/1", "/event/met/1"


def document(id_: str, **fields: object) -> Document:
    known = {"number": None, "type": None, "issuer": None, "issuer_printed": None, "place": None}
    rest = {"date": None, "title": None, "level": "other"}
    return Document.model_validate({"id": id_, **known, **rest, **fields})


SHOWN = (Evidence(field="title", file="a.txt", start=0, end=1, quote="T"),)
GRAPH = Graph(
    documents=(
        document(PLAN, number="1/KH", issuer="Sở Cây", place="x"),
        document(LAW, title="Luật Cây"),
    ),
    agencies=(Agency(id=OFFICE, name="Sở Cây", place="x", level="department"),),
    tasks=(
        Task(
            id=FIRST,
            document=PLAN,
            ref="1",
            no="1",
            title="Trồng cây",
            leads=(OFFICE,),
            coordinators=(OFFICE,),
            authority=(OFFICE,),
            products=("Cây", "Quả"),
            deadline=Deadline(milestones=(STAGE,)),
            evidence=SHOWN,
        ),
        Task(id=SECOND, document=PLAN, ref="2", no="2", title="Tưới cây", evidence=SHOWN),
        Task(id=UPSTREAM, document=LAW, ref="1", no="1", title="Trồng rừng", evidence=SHOWN),
    ),
    prerequisites=(
        Prerequisite(
            id=AWAITED,
            text="sau khi có Luật",
            issuer=OFFICE,
            level="city",
            event="issuance",
            object=None,
        ),
    ),
    requirements=(
        Requirement(task=SECOND, requires=FIRST, reason="names task"),
        Requirement(task=FIRST, requires=AWAITED, stage="trồng", reason="awaited"),
    ),
    citations=tuple(
        Citation(
            source=FIRST,
            target=LAW,
            relation=relation,
            product="Quả",
            quote="",
            file="",
            start=0,
            end=0,
        )
        for relation in RELATIONS
    ),
    lineage=(Lineage(task=FIRST, upstream=UPSTREAM, kind="part", score=0.5, reason="words"),),
    targets=(Target(id=f"{PLAN}#CT/1", document=PLAN, no=None, name="Số cây", leads=(OFFICE,)),),
    projects=(Project(id=f"{PLAN}#DA/1", document=PLAN, no=None, name="Vườn", leads=(OFFICE,)),),
    unresolved=(Unresolved(id="/unresolved/1", source=FIRST, text="số 05", candidates=(LAW,)),),
    events=(
        Happening(
            id=EVENT,
            kind="met",
            subject=AWAITED,
            title="sau khi có Luật",
            by=LAW,
            on=DAY,
        ),
    ),
    findings=(Finding(rule="cycle", level="error", subjects=(FIRST, SECOND), message="vòng"),),
)


def edges(graph: Graph = GRAPH) -> list[Edge]:
    return list(edges_of(graph.entries(), applied(standings(graph))))


def test_every_kind_of_node_and_type_of_edge_comes_from_a_fact() -> None:
    assert {node.kind for node in nodes_of(GRAPH.entries())} == set(KINDS)
    assert {edge.type for edge in edges()} == set(EDGE_TYPES)
    assert set(CITATION_TYPES) == set(RELATIONS)


def test_nodes_are_called_what_people_call_them() -> None:
    labels = {node.id: node.label for node in nodes_of(GRAPH.entries())}
    assert labels[PLAN] == "1/KH" and labels[LAW] == "Luật Cây"
    assert labels[f"{FIRST}/product/1"] == "Quả"
    assert labels[f"{FIRST}/milestone/0"] == "…2030-01-02"


def test_edges_say_who_does_what() -> None:
    found = {(edge.source, edge.type, edge.target) for edge in edges()}
    assert found >= {
        (PLAN, "ISSUED_BY", OFFICE),
        (PLAN, "ASSIGNS", FIRST),
        (FIRST, "DECIDED_BY", OFFICE),
        (FIRST, "REQUIRES", AWAITED),
        (SECOND, "REQUIRES", FIRST),
        (AWAITED, "AWAITED_FROM", OFFICE),
        (f"{FIRST}/product/1", "ISSUED_AS", LAW),
        (FIRST, "REPLACES", LAW),
        (EVENT, "OF", AWAITED),
        (EVENT, "BY", LAW),
        (FIRST, "DERIVED_FROM", UPSTREAM),
    }


def test_positions_are_places_in_lists() -> None:
    places = {(edge.source, edge.target): edge.position for edge in edges()}
    assert places[PLAN, FIRST] == 0 and places[PLAN, SECOND] == 1
    assert places[SECOND, FIRST] == 0 and places[FIRST, AWAITED] == 0


def test_findings_said_twice_are_two_nodes() -> None:
    twice = GRAPH.model_copy(update={"findings": GRAPH.findings * 2})
    ids = [node.id for node in nodes_of(twice.entries()) if node.kind == "Finding"]
    assert len(set(ids)) == 2 and ids[1] == f"{ids[0]}~2"


@settings(max_examples=25)
@given(WHOLE_GRAPHS)
def test_no_two_edges_are_the_same(graph: Graph) -> None:
    keys = [edge[:4] for edge in edges(graph)]
    assert len(keys) == len(set(keys))
    assert {edge.type for edge in edges(graph)} <= set(EDGE_TYPES)


def test_an_issued_document_comes_from_the_task_where_no_product_is_named() -> None:
    citation = GRAPH.citations[RELATIONS.index("issued_as_product")]
    bare = GRAPH.model_copy(update={"citations": (citation.model_copy(update={"product": None}),)})
    assert (FIRST, "ISSUED_AS", LAW) in {edge[:3] for edge in edges(bare)}


def test_evidence_is_no_node() -> None:
    task = GRAPH.tasks[0]
    assert task.evidence == SHOWN
    assert (
        len(list(nodes_of(GRAPH.model_copy(update={"tasks": (task,)}).entries())))
        == len(list(nodes_of(GRAPH.model_copy(update={"tasks": ()}).entries()))) + 4
    )
