"""One thing with everything tied to it, and the words behind each step of a path."""

from ontology.model import Declared, Graph, Unread
from queries.evidence import why
from queries.impact import impact
from queries.prerequisites import prerequisites
from queries.showing import Shown, show
from tests.queries.graphs import (
    BEFORE,
    DAY,
    act,
    agency,
    asked,
    cites,
    document,
    happened,
    needs,
    task,
)

GRAPH = Graph(
    documents=(document("p"), document("r", read=False)),
    agencies=(agency("x"),),
    tasks=(task("1", leads=("/a/x",), end=BEFORE, products=("Đề án",)),),
    prerequisites=(act("w", issuer="/a/x"), act("m")),
    requirements=(
        needs("/d/p#1", "/prerequisite/w", "triển khai"),
        needs("/d/p#1", "/prerequisite/m"),
    ),
    citations=(cites("/d/p", "/d/r", "implements"),),
    declared=(Declared(document="/d/p", where="PL", value=2, read=1),),
    unread=(Unread(document="/d/p", reason="row", file="p.txt", start=1, end=4, quote="abc"),),
    events=(happened(act("m"), BEFORE, by="/d/r"),),
)


def shown(id_: str) -> Shown:
    with asked(GRAPH) as source:
        node = source.find(id_)
        assert node is not None
        return show(source, node, DAY)


def test_a_task_is_shown_with_its_facts_its_state_and_its_words() -> None:
    answer = shown("/d/p#1")
    assert answer.properties["title"] == "Làm 1"
    assert "evidence" not in answer.properties
    assert answer.standing == {
        "state": "partly_blocked", "stage": "triển khai", "risk": "late", "on": None,
    }  # fmt: skip
    assert [(words.field, words.quote) for words in answer.words] == [("title", "Làm 1")]


def test_ties_run_out_first_and_carry_what_the_edge_says() -> None:
    ties = {(row.relation, row.id): row for row in shown("/d/p#1").ties.rows}
    waits = ties["REQUIRES", "/prerequisite/w"]
    assert (waits.forward, waits.detail["stage"]) == (True, "triển khai")
    assert [words.quote for words in waits.words] == ["sau khi /prerequisite/w"]
    assert ties["ASSIGNS", "/d/p"].forward is False
    assert ties["PRODUCES", "/d/p#1/product/0"].label == "Đề án"


def test_a_document_is_shown_with_counts_and_words_not_read() -> None:
    answer = shown("/d/p")
    assert answer.properties["declared"] == [
        {"document": "/d/p", "where": "PL", "value": 2, "read": 1}
    ]
    assert [row["reason"] for row in answer.properties["unread"]] == ["row"]  # type: ignore[union-attr,index,call-overload]
    (tie,) = (row for row in answer.ties.rows if row.relation == "IMPLEMENTS")
    assert [words.quote for words in tie.words] == ["thực hiện"]


def test_what_has_been_met_says_since_when() -> None:
    assert shown("/prerequisite/m").standing == {"state": "met", "on": "2026-05-31"}
    assert shown("/prerequisite/w").standing == {"state": "awaited", "on": None}
    assert shown("/a/x").standing == {}


def test_a_product_and_an_event_are_things_too() -> None:
    assert shown("/d/p#1/product/0").properties["label"] == "Đề án"
    event = shown("/event/met//prerequisite/m")
    assert {(row.relation, row.id) for row in event.ties.rows} == {
        ("OF", "/prerequisite/m"), ("BY", "/d/r"),
    }  # fmt: skip


def test_all_that_is_shown_can_be_written_as_json() -> None:
    answer = shown("/d/p#1").plain()
    assert list(answer) == ["thing", "properties", "standing", "ties", "words"]


def test_each_step_of_a_path_has_its_words() -> None:
    with asked(GRAPH) as source:
        start = source.find("/d/r")
        assert start is not None
        rows = {row.id: row for row in impact(source, start).rows}
        quotes = why(source, rows["/d/p#1"].path)
        assert [(words.field, words.quote) for words in quotes] == [
            ("citation", "thực hiện"), ("title", "Làm 1"),
        ]  # fmt: skip
        node = source.find("/d/p#1")
        assert node is not None
        for row in prerequisites(source, node, DAY).rows:
            assert [words.quote for words in why(source, row.path)] == [f"sau khi {row.id}"]
