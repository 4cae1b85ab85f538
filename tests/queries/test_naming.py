"""Finding a thing by what a person calls it."""

import pytest

from ontology.errors import NotFound, NotUnique
from ontology.model import Graph
from queries.naming import candidates, find_thing
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
