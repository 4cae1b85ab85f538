"""The questions of the catalogue as docs/questions.md shows them, written anew from their files."""

import re
from collections.abc import Callable, Iterator, Mapping

from kg.rendering.questions import GROUPS
from ontology.errors import BrokenQuery
from ontology.words import say
from queries.catalogue.catalogue import Catalogue, Question
from queries.catalogue.heads import TODAY, Parameter, Spoken
from queries.catalogue.values import shell_word

BEGINNING = "<!-- from here on written by: make docs -->\n"
DAY = "2026-06-30"

_COUNTED = re.compile(r"Entries: \d+\.$")
"""The last line of an answer."""

_WHOLE = 6
"""An answer of so many lines is shown whole; of a longer one the first lines, and how many rows."""
_SHOWN = 4


def questions_page(printed: Callable[[str], str]) -> str:
    """Return the section of all questions; ``printed`` gives what a command prints."""
    return "\n".join(_page(printed))


def command_of(question: Question) -> str:
    """Return the command that asks a question with the examples of its head, on a fixed day."""
    words = ["kg", "query", question.name]
    for name, each in question.head.parameters.items():
        if (value := example_of(each)) is not None:
            words += ["--param", f"{name}={shell_word(value)}"]
    return " ".join(words)


def example_of(parameter: Parameter) -> str | None:
    """Return what to give for a parameter so that the sample plans have rows; None for nothing."""
    if parameter.default == TODAY:
        return DAY
    if parameter.default is None:
        return str(parameter.example)
    return None


def _page(printed: Callable[[str], str]) -> Iterator[str]:
    found = list(Catalogue().questions())
    assert not any(isinstance(each, BrokenQuery) for each in found), "a question is broken"
    questions = [each for each in found if isinstance(each, Question)]
    for group in GROUPS:
        yield f"\n## {say(f'group-{group}', 'en')} · {say(f'group-{group}', 'vi')}"
        for question in questions:
            if question.head.question.group == group:
                yield from _explained(question)
                yield from _answered(question, printed)


def _explained(question: Question) -> Iterator[str]:
    asked = question.head.question
    yield f"\n### {question.name}\n"
    yield f"{asked.en}\\\n{asked.vi}\n"
    if question.head.parameters:
        yield "| parameter | type | default | meaning | nghĩa |\n|---|---|---|---|---|"
        for name, each in question.head.parameters.items():
            default = "–" if each.default is None else f"`{each.default}`" if each.default else ""
            yield f"| `{name}` | {each.type} | {default} | {each.en} | {each.vi} |"
        yield ""
    yield "| column | meaning | nghĩa |\n|---|---|---|"
    yield from _columns(question.head.columns)
    if question.head.path is not None:
        for name in ("distance", "path"):
            yield f"| `{name}` | {say(f'column-{name}', 'en')} | {say(f'column-{name}', 'vi')} |"


def _columns(columns: Mapping[str, Spoken]) -> Iterator[str]:
    for name, each in columns.items():
        yield f"| `{name}` | {each.en} | {each.vi} |"


def _answered(question: Question, printed: Callable[[str], str]) -> Iterator[str]:
    yield f"\n```cypher\n{question.texts['neo4j']}\n```"
    own = question.texts.get("ladybug")
    if own is None:
        yield f"\nFor a graph in a file, `queries/computed/{_module(question)}` answers."
    elif own != question.texts["neo4j"]:
        yield f"\nFor a graph in a file:\n\n```cypher\n{own}\n```"
    yield from ("\n```console", *_shown(command_of(question), printed), "```")


def _shown(command: str, printed: Callable[[str], str]) -> Iterator[str]:
    lines = printed(command).splitlines()
    assert _COUNTED.match(lines[-1]), f"{command} does not answer: {lines}"
    if len(lines) <= _WHOLE:
        yield from (f"$ {command}", *lines)
    else:
        yield from (f"$ {command} | head -n {_SHOWN}", *lines[:_SHOWN])
        yield from (f"$ {command} | tail -n 1", lines[-1])


def _module(question: Question) -> str:
    return question.name.replace("-", "_") + ".py"
