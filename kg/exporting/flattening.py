"""Facts with one value in each place, for formats that know no lists in lists."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, get_origin

from pydantic import BaseModel

Scalar = str | int | float | bool | None


def flat(entry: Mapping[str, Any]) -> dict[str, Scalar]:
    """Return the entry with nested names joined by ``_`` and lists written into one text.

    A list of names is joined by semicolons; a list of things with parts of their own, such as
    evidence, stays JSON, so that nothing of it is lost.

    >>> flat({"id": "/t", "deadline": {"kind": "fixed"}, "leads": ["/a", "/b"]})
    {'id': '/t', 'deadline_kind': 'fixed', 'leads': '/a; /b'}
    """
    return dict(_flat("", entry))


def _flat(prefix: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, Scalar]]:
    for name, value in entry.items():
        if name == "deadline" and isinstance(value, Mapping):
            yield from _flat(f"{prefix}{name}_", value)
        else:
            yield f"{prefix}{name}", _scalar(value)


def _scalar(value: Any) -> Scalar:
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False) if value else None
    if isinstance(value, list | tuple):
        if all(isinstance(item, str) for item in value):
            return "; ".join(value)
        return json.dumps(value, ensure_ascii=False)
    assert value is None or isinstance(value, str | int | float | bool)
    return value


def columns_of(model: type[BaseModel]) -> list[str]:
    """Return the names that ``flat`` gives to the fields of a kind of fact, in their order."""
    names: list[str] = []
    for name, field in model.model_fields.items():
        inner = field.annotation
        if get_origin(inner) is None and isinstance(inner, type) and issubclass(inner, BaseModel):
            names.extend(f"{name}_{part}" for part in inner.model_fields)
        else:
            names.append(name)
    return names
