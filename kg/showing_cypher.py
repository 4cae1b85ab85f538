"""``kg query NAME --show``: the Cypher of a question, ready to paste into Neo4j Browser."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress

from kg.settings import Settings
from ontology.errors import PolicyGraphError
from queries.catalogue.catalogue import Question
from queries.catalogue.values import Resolve, Value, refuse_unknown, value_of
from queries.engines.engine import Dialect


def lines_to_paste(
    question: Question,
    given: Mapping[str, str],
    resolve: Resolve,
    dialect: Dialect,
    settings: Settings,
) -> Iterator[str]:
    """Yield a ``:param`` line for each parameter, then the text for a Neo4j server.

    What is not given has its default, else its example. A comment says where a graph in a file
    is asked in another way.
    """
    refuse_unknown(question, given)
    for name in question.head.parameters:
        value = _value(question, name, given, resolve, dialect)
        yield f":param {name} => {in_cypher(value)};"
    if _by_example(question, given):
        yield f"// {settings.say('show-examples')}"
    own = question.texts.get(dialect)
    if own is None and question.computed:
        yield f"// {settings.say('show-computed')}"
    elif own not in (None, question.texts["neo4j"]):
        yield f"// {settings.say('show-other-text', dialect=dialect.capitalize())}"
    yield question.texts["neo4j"]


def _by_example(question: Question, given: Mapping[str, str]) -> list[str]:
    """Return the parameters for which only an example stands."""
    parameters = question.head.parameters
    return [n for n, each in parameters.items() if each.default is None and n not in given]


def _value(
    question: Question, name: str, given: Mapping[str, str], resolve: Resolve, dialect: Dialect
) -> Value:
    parameter, today = question.head.parameters[name], dt.date.today()
    written = given.get(name)
    if written is not None and parameter.kinds is not None and written.startswith("/"):
        return written
    if written is not None or parameter.default is not None:
        return value_of(name, parameter, written, resolve, today)
    example = str(parameter.example)
    if parameter.kinds is not None and dialect == "neo4j":
        return example  # not worth reading a whole graph
    with suppress(PolicyGraphError):  # it is of the sample plans, and the graph may be another
        return value_of(name, parameter, example, resolve, today)
    return example


def in_cypher(value: Value) -> str:
    """Return a value as Cypher writes it.

    >>> in_cypher("Sở \\"A\\""), in_cypher(dt.date(2026, 6, 30)), in_cypher(None)
    ('"Sở \\\\"A\\\\""', 'date("2026-06-30")', 'null')
    """
    if isinstance(value, dt.date):
        return f'date("{value.isoformat()}")'
    return json.dumps(value, ensure_ascii=False)
