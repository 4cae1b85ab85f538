"""Answers as JSON: one object, a row on each line, so that an answer of any size streams out."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO


def write_answer(out: TextIO, head: Mapping[str, Any], rows: Iterable[Any]) -> None:
    """Write ``head`` and, under ``rows``, each row; the same answer gives the same bytes."""
    out.write("{\n")
    for name, value in head.items():
        out.write(f"{_json(name)}: {_json(value)},\n")
    out.write('"rows": [')
    between = "\n"
    for row in rows:
        out.write(between + _json(row))
        between = ",\n"
    out.write("\n]}\n")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def write_object(out: TextIO, value: Any) -> None:
    """Write one thing with a line for each of its parts."""
    json.dump(value, out, ensure_ascii=False, indent=1)
    out.write("\n")
