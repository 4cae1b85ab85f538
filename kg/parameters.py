"""The values of a planner's own statement, as they are written on the command line."""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ontology.errors import WrongUse

_INTEGER = re.compile(r"[+-]?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
_NAME = re.compile(r"\w+")
_WORDS: Mapping[str, Any] = {"true": True, "false": False, "null": None}

LARGEST = (1 << 63) - 1
"""The largest whole number that the engines know."""


def parameters_of(given: Sequence[str]) -> dict[str, Any]:
    """Return what ``--param name=value`` gave, by name.

    Raises WrongUse for one without ``=``, a name that is none or is given twice, and a value
    that cannot be what it looks like.

    >>> parameters_of(["day=2026-06-30", "n=5", 'number="5"', "name=Sở Y tế"])
    {'day': datetime.date(2026, 6, 30), 'n': 5, 'number': '5', 'name': 'Sở Y tế'}
    """
    from queries.catalogue.values import split_given

    split = split_given(given)
    for name in split:
        if not _NAME.fullmatch(name):
            raise WrongUse("cypher-param-name", name=name)
    return {name: _value(name, written) for name, written in split.items()}


def _value(name: str, written: str) -> Any:
    if written in _WORDS:
        return _WORDS[written]
    if written[:1] in ("[", '"'):
        return _of_json(name, written)
    if _DAY.fullmatch(written):
        return _day(name, written)
    if _INTEGER.fullmatch(written):
        return _integer(name, written)
    return float(written) if _is_number(written) else written


def _is_number(written: str) -> bool:
    """Return whether this is a number; one that begins with a nought is a text, as a code is."""
    begins = written.lstrip("+-")
    is_code = len(begins) > 1 and begins[0] == "0" and begins[1].isdigit()
    return bool(_NUMBER.fullmatch(written)) and not is_code


def _integer(name: str, written: str) -> int:
    value = int(written[:25])
    if not -LARGEST - 1 <= value <= LARGEST:
        raise WrongUse("cypher-param-large", name=name, value=written)
    return value


def _day(name: str, written: str) -> dt.date:
    from loaders.recording.csv_reports import day_of

    day = day_of(written)
    if day is None:
        raise WrongUse("param-no-day", name=name, value=written)
    return day


def _of_json(name: str, written: str) -> Any:
    """Return a list or a text; of a list's items texts that are days stay texts."""
    try:
        return json.loads(written)
    except ValueError:
        raise WrongUse("cypher-param-json", name=name, value=written) from None
