"""README and docs say what the program does: their output is real, and no command is left out."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from kg.program import COMMANDS
from ontology.schema import EDGE_TYPES, KINDS
from tests.examples import DOCUMENTS, commands, regenerated
from tests.sources import TOP


@pytest.mark.parametrize("document", DOCUMENTS)
def test_printed_output_is_what_the_program_prints(document: str, tmp_path: Path) -> None:
    shown = (TOP / document).read_text(encoding="utf-8")
    assert regenerated(document, tmp_path) == shown, "run: make docs"


def test_every_command_is_shown_with_its_output() -> None:
    shown = set().union(*(commands(document) for document in DOCUMENTS))
    assert set(COMMANDS) <= shown


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_explained(name: str) -> None:
    text = "".join((TOP / document).read_text(encoding="utf-8") for document in DOCUMENTS)
    for param in import_module(f"kg.commands.{name}").entry.params:
        for option in param.opts:
            if option.startswith("--"):
                assert re.search(rf"`[^`\n]*{option}\b|\$ kg .*{option}\b", text), option


def test_links_lead_somewhere() -> None:
    for document in (*DOCUMENTS, "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        place = TOP / document
        for target in re.findall(r"\]\(([^)#:]+)\)", place.read_text(encoding="utf-8")):
            assert (place.parent / target).exists(), f"{document} links to {target}"


def test_every_label_and_relationship_is_explained_to_those_who_write_questions() -> None:
    text = (TOP / "docs/questions.md").read_text(encoding="utf-8")
    schema = text.partition("```text\n")[2].partition("```")[0]
    assert set(re.findall(r"\b[A-Z][a-z]+\b", schema)) == set(KINDS)
    assert set(re.findall(r"\b[A-Z_]{2,}\b", schema)) == set(EDGE_TYPES)
