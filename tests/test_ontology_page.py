"""The page of the ontology says what the ontology says, and its examples work."""

import re

from rdflib import Graph, Literal, URIRef

from tests.ontology_page import PAGE, ontology_page


def test_the_page_is_what_the_ontology_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == ontology_page(), "run: make docs"


def _answers() -> list[list[object]]:
    """Return what each question of the page finds in the example before it."""
    page = ontology_page()
    blocks = re.findall(r"```turtle\n(.*?)```.*?```sparql\n(.*?)```", page, re.DOTALL)
    return [[*Graph().parse(data=data, format="turtle").query(query)] for data, query in blocks]


def test_the_questions_of_the_page_find_what_their_examples_say() -> None:
    base = "https://policy-graph.example/"
    former, waiting = _answers()
    task = URIRef(f"{base}akn/plan#7")
    assert former == [(task, Literal("Sở Giao thông vận tải"), Literal("Sở Xây dựng"))]
    assert waiting == [(URIRef(f"{base}prerequisite/1"), URIRef(f"{base}akn/plan#1"))]
