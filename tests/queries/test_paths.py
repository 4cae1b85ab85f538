"""How two things are connected: the best of all ways that pass through no agency."""

from hypothesis import given
from hypothesis import strategies as st

from ontology.model import Finding, Graph, Unresolved
from queries.paths import connection
from queries.rows import StepRow
from tests.queries.graphs import SOME, act, agency, asked, best_path, cites, document, needs, task
from tests.queries.test_impact import changing_graphs


def steps(graph: Graph, first: str, last: str) -> list[StepRow]:
    with asked(graph) as source:
        ends = source.find(first), source.find(last)
        assert ends[0] is not None
        assert ends[1] is not None
        return list(connection(source, ends[0], ends[1]).rows)


@SOME
@given(changing_graphs(), st.sampled_from(["/d/a", "/a/x", "/prerequisite/w"]))
def test_the_chain_is_the_best_of_all(graph: Graph, first: str) -> None:
    last = "/d/e"
    around: dict[str, set[str]] = {}
    with asked(graph) as source:
        names = {node.number: node.id for node in source.of_kind()}
        for edge in source.edges():
            around.setdefault(names[edge.source], set()).add(names[edge.target])
            around.setdefault(names[edge.target], set()).add(names[edge.source])
    for id_ in [id_ for id_ in around if id_.startswith("/a/") and id_ != first]:
        del around[id_]
    expected = best_path(around, first, last) or ()
    assert tuple(row.id for row in steps(graph, first, last)) == expected


GRAPH = Graph(
    documents=(document("p"), document("q"), document("far")),
    agencies=(agency("x"),),
    tasks=(task("1", "/d/p", leads=("/a/x",)), task("2", "/d/q", leads=("/a/x",))),
    prerequisites=(act("w"),),
    requirements=(needs("/d/p#1", "/prerequisite/w"),),
    citations=(cites("/d/q", "/d/p", "implements"),),
    unresolved=(Unresolved(id="/u", source="/d/q", text="Luật", candidates=("/d/far",)),),
    findings=(Finding(rule="r", level="info", subjects=("/d/p", "/d/far"), message="?"),),
)


def test_steps_name_the_relation_and_its_direction() -> None:
    rows = steps(GRAPH, "/prerequisite/w", "/d/q#2")
    assert [(row.relation, row.forward, row.id) for row in rows] == [
        (None, None, "/prerequisite/w"),
        ("REQUIRES", False, "/d/p#1"),
        ("ASSIGNS", False, "/d/p"),
        ("IMPLEMENTS", False, "/d/q"),
        ("ASSIGNS", True, "/d/q#2"),
    ]


def test_an_agency_is_an_end_and_never_between() -> None:
    assert [row.id for row in steps(GRAPH, "/d/p#1", "/a/x")] == ["/d/p#1", "/a/x"]
    assert "/a/x" not in [row.id for row in steps(GRAPH, "/d/p#1", "/d/q#2")]


def test_a_doubtful_reference_or_a_finding_connects_nothing() -> None:
    assert steps(GRAPH, "/d/p", "/d/far") == []
    assert [row.id for row in steps(GRAPH, "/d/q", "/u")] == ["/d/q", "/u"]


def test_a_thing_is_connected_with_itself() -> None:
    assert [row.id for row in steps(GRAPH, "/d/p", "/d/p")] == ["/d/p"]
