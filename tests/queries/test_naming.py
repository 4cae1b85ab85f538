"""Finding a thing by what a person calls it."""

import pytest

from ontology.errors import NotFound, NotUnique
from ontology.model import Graph, Unresolved
from queries.naming import candidates, find_thing
from queries.reachability import thing_of
from queries.short_names import ShortNames
from tests.queries.graphs import act, agency, asked, document, needs, task

HEALTH = agency("Y tế")
TWIN = document("1").model_copy(update={"id": "/d/1-of-another-city"})
GRAPH = Graph(
    documents=(
        document("1"),
        TWIN,
        document("12").model_copy(update={"aliases": ("/d/12/nd",), "number": "12-NQ/TW"}),
    ),
    agencies=(HEALTH,),
    tasks=(task("II/3", "/d/12"), task("II/33", "/d/12"), task("II/4", "/d/1")),
    prerequisites=(act("x").model_copy(update={"aliases": ("/prerequisite/0",)}),),
    requirements=(needs("/d/12#II/3", "/prerequisite/x"),),
)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("/d/12", "/d/12"),
        ("/d/12/nd", "/d/12"),
        ("/prerequisite/0", "/prerequisite/x"),
        ("12-NQ/TW", "/d/12"),
        (" 12 – nq / tw ", "/d/12"),
        ("Nghị quyết số 12-NQ/TW", "/d/12"),
        ("12-NQ/TW#II/3", "/d/12#II/3"),
        ("II/33", "/d/12#II/33"),
        ("Làm II/3", "/d/12#II/3"),
        ("LÀM II/33", "/d/12#II/33"),
        ("SỞ y tế", "/a/Y tế"),
        ("y tế", "/a/Y tế"),
        ("sau khi có", "/prerequisite/x"),
        ("về việc 12", "/d/12"),
        ("việc 12", "/d/12"),
    ],
)
def test_a_name_finds_the_one_thing_that_it_fits(name: str, id_: str) -> None:
    with asked(GRAPH) as source:
        assert find_thing(source, name).id == id_


@pytest.mark.parametrize("name", ["", "  ", "2-NQ/TW", "chợ nổi", "/d/none", "%"])
def test_a_name_that_nothing_has_is_not_found(name: str) -> None:
    with asked(GRAPH) as source, pytest.raises(NotFound):
        find_thing(source, name)


def test_two_documents_of_one_number_are_both_named() -> None:
    with asked(GRAPH) as source:
        with pytest.raises(NotUnique) as caught:
            find_thing(source, "1/KH-X")
        assert caught.value.values["count"] == 2
        assert [node.id for node in candidates(source, "1/KH-X")] == ["/d/1", TWIN.id]


def test_only_the_kinds_asked_for_are_found() -> None:
    with asked(GRAPH) as source:
        assert find_thing(source, "Làm II/4", "Task").id == "/d/1#II/4"
        assert candidates(source, "12-NQ/TW", "Task") == []
        assert candidates(source, "/d/12", "Agency") == []


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("12-NQ/TW", "Task", "named-Document"),
        ("/d/12#II/3", "Prerequisite", "named-Task"),
        ("Làm II/3", "Document", "named-Task"),
        ("sau khi có x", "Task", "named-Prerequisite"),
        ("Sở Y tế", "Document", "named-Agency"),
    ],
)
def test_what_has_exactly_the_name_but_is_of_another_kind_is_said(
    name: str, kind: str, key: str
) -> None:
    holds = task("V/1", "/d/1").model_copy(update={"title": "Mở lớp sau khi có x, Làm II/3"})
    with asked(GRAPH.model_copy(update={"tasks": (*GRAPH.tasks, holds)})) as source:
        with pytest.raises(NotFound) as caught:
            find_thing(source, name, kind)
        assert caught.value.key == key


def test_references_are_meant_only_when_nothing_else_fits() -> None:
    vague = [
        Unresolved(id=f"/unresolved/{words}", source="/d/1", text=words)
        for words in ("Làm", "Luật Ao")
    ]
    with asked(GRAPH.model_copy(update={"unresolved": tuple(vague)})) as source:
        assert [node.kind for node in candidates(source, "Làm")] == ["Task"] * 3
        assert find_thing(source, "luật ao").id == "/unresolved/Luật Ao"
        assert find_thing(source, "ật a").id == "/unresolved/Luật Ao"
        assert find_thing(source, "/unresolved/Làm").kind == "Unresolved"


def test_a_document_without_number_has_a_short_name_that_is_taken_back() -> None:
    id_ = "/akn/vn-xx/statement/chuong-trinh/tu/nd/thuc-hien-nghi-quyet-eb1b1dd9"
    title = "thực hiện Nghị quyết của Đại hội về những việc rất dài của mọi năm"
    plan = document("0").model_copy(update={"id": id_, "number": None, "title": title})
    work = task("PL2/VII/7.1/(6)", id_)
    graph = GRAPH.model_copy(
        update={"documents": (plan, *GRAPH.documents), "tasks": (work, *GRAPH.tasks)}
    )
    with asked(graph) as source:
        names = ShortNames(source)
        for node in (find_thing(source, id_), find_thing(source, work.id)):
            name = names(thing_of(node))
            assert name.startswith("thuc-hien-nghi-quyet-eb1b1dd9")
            assert find_thing(source, name) == node
