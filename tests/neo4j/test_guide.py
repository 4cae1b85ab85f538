"""The guide to the server is true: its commands print what it shows, its questions have rows."""

import re
from pathlib import Path

import pytest

from loaders.server.connection import connected
from ontology.properties import node_properties
from ontology.schema import KINDS
from tests.examples import regenerated_on
from tests.neo4j.pushed import as_its_user
from tests.neo4j.server import Server
from tests.sources import TOP

GUIDE = TOP / "docs" / "neo4j.md"
ADDRESS = "neo4j://localhost:7687"
_CYPHER = re.compile(r"^```cypher\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_guide_is_true(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    with as_its_user(server, monkeypatch):
        assert regenerated_on(text, tmp_path, {ADDRESS: server.uri}) == text
        questions = _CYPHER.findall(text)
        assert len(questions) == 10
        with connected(server.uri) as connection:
            for question in questions:
                assert connection.rows(question), question


_RULE = re.compile(r"^node\.(\w+) \{(.*)\}$", re.MULTILINE)


def test_browser_shows_each_kind_in_a_colour_and_with_a_caption_of_its_own() -> None:
    style = (TOP / "viz" / "neo4j.grass").read_text(encoding="utf-8")
    rules = dict(_RULE.findall(style))
    assert set(rules) == {*KINDS, "KgGraph", "KgPart", "KgKept"}  # never Entity, which all have
    colours = [re.search(r" color: (#\w{6});", rules[kind])[1] for kind in KINDS]  # type: ignore[index]
    assert len(set(colours)) == len(KINDS)
    for kind in KINDS:
        (shown,) = re.findall(r'caption: "\{(\w+)\}"', rules[kind])
        assert shown in node_properties(kind)
