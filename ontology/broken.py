"""What the model refuses, as an error of ours that names the row."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel, ValidationError

from ontology.errors import BrokenFact

_NAMES = ("ref", "id", "text", "printed", "number", "quote")
"""What a thing is called by in a refusal: the first of these that it has."""


def broken_fact(error: ValidationError, made_from: object = None, row: str = "") -> BrokenFact:
    """Return the first thing that pydantic refuses: row, field, and its own words for the reason.

    The row is ``row``, else the one that the check names, else the innermost thing with a name on
    the way to the value in ``made_from``.
    """
    first = error.errors(include_url=False, include_input=False)[0]
    said: dict[str, Any] = first.get("ctx", {})
    steps = [str(step) for step in first["loc"] if isinstance(step, str)]
    row = row or said.get("row", "") or _row(made_from, first["loc"]) or error.title
    field = said.get("field") or (steps[-1] if steps else "")
    field = "evidence" if field == "words" else field  # as readings call what the model has
    return BrokenFact("file-breaks-model", row=row, field=field, reason=first["msg"])


@contextmanager
def naming(row: str) -> Iterator[None]:
    """Turn what the model refuses inside into a BrokenFact of this row."""
    try:
        yield
    except ValidationError as error:
        raise broken_fact(error, row=row) from error


def _row(thing: Any, way: tuple[int | str, ...]) -> str:
    found = ""
    for step in way:
        try:
            thing = thing[step] if isinstance(step, int) else getattr(thing, step)
        except (AttributeError, IndexError, TypeError):
            break
        if isinstance(thing, BaseModel):
            names = (getattr(thing, name, None) for name in _NAMES)
            found = next((str(name) for name in names if name), found)
    return found
