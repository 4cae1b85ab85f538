"""The values of a question's parameters, as people write them and as a statement takes them."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from ontology.errors import WrongUse
from queries.catalogue.heads import TODAY

if TYPE_CHECKING:
    from queries.catalogue.catalogue import Question
    from queries.catalogue.heads import Parameter

Value: TypeAlias = "str | int | dt.date | None"
"""What a statement is given; None stands for an optional thing or text that nobody named."""

Resolve = Callable[[str, tuple[str, ...]], str]
"""Returns the id of the one thing of some kinds (of any where none is given) that a name fits."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")


def split_given(given: Sequence[str]) -> dict[str, str]:
    """Return what ``--param name=value`` gave, by name.

    Raises WrongUse for one without ``=`` and for a name that is given twice.

    >>> split_given(["task=95/KH-UBND#PL/I/1", "day=2026-06-30"])
    {'task': '95/KH-UBND#PL/I/1', 'day': '2026-06-30'}
    """
    values: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        name = name.strip()
        if not equals or not name:
            raise WrongUse("param-no-value", given=pair)
        if name in values:
            raise WrongUse("param-twice", name=name)
        values[name] = value.strip()
    return values


def values_of(
    question: "Question", given: Mapping[str, str], resolve: Resolve, today: dt.date
) -> dict[str, Value]:
    """Return the value of every parameter of a question.

    Raises:
        WrongUse: a name that the question does not have, one that is missing, a wrong value.
        NotFound, NotUnique: a thing that is not there, or that could be several.
    """
    parameters = question.head.parameters
    refuse_unknown(question, given)
    _refuse_missing(question, given)
    return {
        name: value_of(name, each, given.get(name), resolve, today)
        for name, each in parameters.items()
    }


def value_of(
    name: str, parameter: "Parameter", written: str | None, resolve: Resolve, today: dt.date
) -> Value:
    """Return the value of one parameter; None for ``written`` stands for its default."""
    if written is None:
        written = "" if parameter.default is None else str(parameter.default)
    if not written and parameter.type != "day" and parameter.default == "":
        return None
    match parameter.type:
        case "day":
            return _day(name, written, today)
        case "integer":
            return _integer(name, written)
        case "text":
            return written
    return resolve(written, parameter.kinds or ())


def refuse_unknown(question: "Question", given: Mapping[str, str]) -> None:
    """Raise WrongUse, with the names that there are, for a name that the question does not have."""
    known = list(question.head.parameters)
    unknown = next((name for name in given if name not in known), None)
    if unknown is None:
        return
    if known:
        raise WrongUse("param-unknown", question=question.name, name=unknown, names=known)
    raise WrongUse("param-none-known", question=question.name, name=unknown)


def _refuse_missing(question: "Question", given: Mapping[str, str]) -> None:
    parameters = question.head.parameters
    missing = [n for n, each in parameters.items() if each.default is None and n not in given]
    if missing:
        example = f"--param {missing[0]}={shell_word(str(parameters[missing[0]].example))}"
        raise WrongUse("param-missing", question=question.name, names=missing, example=example)


def shell_word(text: str) -> str:
    """Return a word as it is written on a command line."""
    import shlex

    return text if re.fullmatch(r"[\w@%+=:,./#-]+", text) and text[0] != "#" else shlex.quote(text)


def _day(name: str, written: str, today: dt.date) -> dt.date:
    from loaders.recording.csv_reports import day_of

    if written == TODAY:
        return today
    day = day_of(written)
    if day is None:
        raise WrongUse("param-no-day", name=name, value=written)
    return day


def _integer(name: str, written: str) -> int:
    if not _INTEGER.fullmatch(written):
        raise WrongUse("param-no-integer", name=name, value=written)
    return int(written)
