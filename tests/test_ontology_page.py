"""The page of the ontology says what the ontology says, and its examples work."""

import re

from rdflib import Graph, URIRef

from tests.ontology_page import PAGE, ontology_page


def test_the_page_is_what_the_ontology_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == ontology_page(), "run: make docs"


def test_the_question_of_the_page_finds_what_its_example_waits_for() -> None:
    page = ontology_page()
    blocks = dict(re.findall(r"```(turtle|sparql)\n(.*?)```", page, re.DOTALL))
    rows = list(Graph().parse(data=blocks["turtle"], format="turtle").query(blocks["sparql"]))
    base = "https://policy-graph.example/"
    assert rows == [(URIRef(f"{base}prerequisite/1"), URIRef(f"{base}akn/plan#1"))]
