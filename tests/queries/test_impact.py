"""What a change touches: the rules of each relation, and one shortest path for each thing."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import WrongUse
from ontology.model import Citation, Graph, Unresolved
from ontology.vocabulary import Relation
from queries.answers import Answer
from queries.impact import impact
from tests.queries.graphs import SOME, act, agency, asked, cites, document, needs, task

State = tuple[str, bool]
"""A thing, and whether the change goes on from it."""


def moves_of(graph: Graph) -> dict[State, set[State]]:
    """Return where a change goes next, as the contract says it, from the lists of the export."""
    moves: dict[State, set[State]] = {}
    tasks = {task.id: task for task in graph.tasks}
    for one in graph.tasks:
        products = [f"{one.id}/product/{n}" for n in range(len(one.products))]
        moves.setdefault((one.document, True), set()).add((one.id, True))
        ends = {*one.leads, *one.coordinators, *one.authority, *products}
        moves.setdefault((one.id, True), set()).update((end, False) for end in ends)
        for product in products:
            moves.setdefault((product, True), set()).add((one.id, True))
    for requirement in graph.requirements:
        moves.setdefault((requirement.requires, True), set()).add((requirement.task, True))
    for citation in graph.citations:
        moves.setdefault((citation.target, True), set()).add(_citing(citation, tasks))
    return moves


def _citing(citation: Citation, tasks: Mapping[str, object]) -> State:
    if citation.source not in tasks:
        return citation.source, citation.relation not in ("cites", "issued_as_product")
    if citation.product:
        return f"{citation.source}/product/0", True
    return citation.source, True


def best_paths(graph: Graph, start: str) -> dict[str, tuple[str, ...]]:
    """Return for each thing touched the best path, level by level, looking at every path."""
    moves = moves_of(graph)
    level: dict[State, tuple[str, ...]] = {(start, True): (start,)}
    done: set[State] = set(level)
    best: dict[str, tuple[str, ...]] = {}
    while level:
        longer: dict[State, tuple[str, ...]] = {}
        for state, path in level.items():
            for other in moves.get(state, set()) - done:
                longer[other] = min(longer.get(other, ("\uffff",)), (*path, other[0]))
        for (id_, _), path in sorted(longer.items(), key=lambda item: item[1]):
            best.setdefault(id_, path)
        done |= longer.keys()
        level = {state: path for state, path in longer.items() if state[1]}
    best.pop(start, None)
    return best


RELATIONS: tuple[Relation, ...] = (
    "replaces", "amends", "implements", "based_on", "issued_as_product", "cites",
)  # fmt: skip


@st.composite
def changing_graphs(draw: st.DrawFn) -> Graph:
    """Draw plans with tasks that cite, lead, produce and wait at will."""
    plans = [document(name, read=draw(st.booleans())) for name in "abcde"]
    leads = st.lists(st.sampled_from(["/a/x", "/a/y"]), max_size=2, unique=True).map(tuple)
    tasks = [
        task(str(n), draw(st.sampled_from(plans)).id, leads=draw(leads), products=("Đề án",))
        for n in range(5)
    ]
    ids = [one.id for one in tasks]
    citing = st.builds(
        cites,
        st.sampled_from([*(plan.id for plan in plans), *ids]),
        st.sampled_from([plan.id for plan in plans]),
        st.sampled_from(RELATIONS),
    )
    citations = draw(st.lists(citing, max_size=10, unique_by=lambda c: (c.source, c.target)))
    waiting = st.builds(
        needs, st.sampled_from(ids), st.sampled_from([*ids, "/prerequisite/w"]), st.none()
    )
    return Graph(
        documents=tuple(plans),
        agencies=(agency("x"), agency("y")),
        tasks=tuple(tasks),
        prerequisites=(act("w"),),
        requirements=tuple(draw(st.lists(waiting, max_size=6, unique=True))),
        citations=tuple(
            c.model_copy(update={"product": "Đề án"})
            if c.relation == "issued_as_product" and "#" in c.source
            else c
            for c in citations
        ),
    )


def touched(graph: Graph, start: str) -> Answer:
    with asked(graph) as source:
        node = source.find(start)
        assert node is not None
        answer = impact(source, node)
        return Answer(
            answer.question, answer.columns, list(answer.rows), answer.subject, answer.counts,
            answer.notes,
        )  # fmt: skip


@SOME
@given(changing_graphs(), st.sampled_from(["/d/a", "/d/b", "/prerequisite/w"]))
def test_each_thing_touched_has_the_best_of_all_paths(graph: Graph, start: str) -> None:
    rows = touched(graph, start).rows
    assert {row.id: row.path.ids() for row in rows} == best_paths(graph, start)
    assert len({row.id for row in rows}) == len(list(rows))


PLANS = (document("a", read=False), document("b"), document("c"), document("r", read=False))
TASKS = (
    task("1", "/d/b", leads=("/a/x",), products=("Đề án",)),
    task("2", "/d/c", leads=("/a/y",), products=("Kế hoạch",)),
)


def graph_with(*citations: Citation) -> Graph:
    return Graph(
        documents=PLANS,
        agencies=(agency("x"), agency("y")),
        tasks=TASKS,
        prerequisites=(act("w"),),
        requirements=(needs("/d/c#2", "/prerequisite/w"),),
        citations=citations,
    )


def ids(answer: Answer) -> list[str]:
    return [row.id for row in answer.rows]


ALL_OF_B = ["/d/b", "/d/b#1", "/a/x", "/d/b#1/product/0"]


@pytest.mark.parametrize("relation", ["replaces", "amends", "implements", "based_on"])
def test_a_plan_that_stands_on_the_document_is_touched_with_all_its_tasks(
    relation: Relation,
) -> None:
    assert ids(touched(graph_with(cites("/d/b", "/d/r", relation)), "/d/r")) == ALL_OF_B


def test_a_plain_citation_touches_the_plan_alone() -> None:
    assert ids(touched(graph_with(cites("/d/b", "/d/r", "cites")), "/d/r")) == ["/d/b"]


def test_a_change_passes_through_a_document_that_is_only_cited() -> None:
    graph = graph_with(cites("/d/b", "/d/a", "implements"), cites("/d/a", "/d/r", "implements"))
    rows = list(touched(graph, "/d/r").rows)
    assert [(row.id, row.read) for row in rows[:2]] == [("/d/a", False), ("/d/b", True)]
    assert rows[2].path.ids() == ("/d/r", "/d/a", "/d/b", "/d/b#1")


def test_a_citation_in_one_row_touches_that_task_alone() -> None:
    graph = graph_with(cites("/d/b#1", "/d/r", "based_on"))
    assert ids(touched(graph, "/d/r")) == ["/d/b#1", "/a/x", "/d/b#1/product/0"]


def test_a_document_issued_as_a_product_touches_the_product_and_its_task() -> None:
    graph = graph_with(cites("/d/b#1", "/d/r", "issued_as_product", "Đề án"))
    answer = touched(graph, "/d/r")
    assert ids(answer) == ["/d/b#1", "/a/x", "/d/b#1/product/0"]
    (task_row, *_) = answer.rows
    assert task_row.path.ids() == ("/d/r", "/d/b#1/product/0", "/d/b#1")


def test_what_is_cited_plainly_near_and_carried_out_far_keeps_both_ways() -> None:
    graph = graph_with(
        cites("/d/b", "/d/r", "cites"),
        cites("/d/b", "/d/a", "implements"),
        cites("/d/a", "/d/r", "implements"),
    )
    paths = {row.id: row.path.ids() for row in touched(graph, "/d/r").rows}
    assert paths["/d/b"] == ("/d/r", "/d/b")
    assert paths["/d/b#1"] == ("/d/r", "/d/a", "/d/b", "/d/b#1")


def test_a_prerequisite_touches_who_waits_for_it() -> None:
    answer = touched(graph_with(), "/prerequisite/w")
    assert ids(answer) == ["/d/c#2", "/a/y", "/d/c#2/product/0"]
    assert answer.counts == {"documents": 0, "tasks": 1, "agencies": 1, "products": 1}


def test_documents_that_stand_on_each_other_are_no_trap() -> None:
    graph = graph_with(cites("/d/b", "/d/r", "amends"), cites("/d/r", "/d/b", "amends"))
    assert ids(touched(graph, "/d/r")) == ALL_OF_B


def test_references_that_might_mean_the_document_are_told_as_left_out() -> None:
    doubt = Unresolved(id="/u/1", source="/d/b", text="Nghị quyết", candidates=("/d/r", "/d/a"))
    graph = graph_with().model_copy(update={"unresolved": (doubt,)})
    assert touched(graph, "/d/r").notes == (("impact-unresolved", {"count": 1}),)


def test_an_agency_does_not_change() -> None:
    with pytest.raises(WrongUse):
        touched(graph_with(), "/a/x")
