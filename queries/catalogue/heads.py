"""What the head of a question's file says: the question, its parameters, its columns, its path."""

import datetime as dt
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from ontology.words import Language

ParameterType = Literal[
    "task", "document", "agency", "prerequisite", "thing", "day", "integer", "text"
]

KINDS: dict[str, tuple[str, ...]] = {
    "task": ("Task",),
    "document": ("Document",),
    "agency": ("Agency",),
    "prerequisite": ("Prerequisite",),
    "thing": (),
}
"""Parameter types that name a thing of the graph, and the kinds of it (none: any kind)."""

TODAY = "today"

Words: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]


class _Part(BaseModel):
    """A part of a head: it says all that it must and nothing else."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Spoken(_Part):
    """A text in each language."""

    vi: Words
    en: Words

    def text(self, lang: Language) -> str:
        """Return the text in a language."""
        return self.vi if lang == "vi" else self.en


class Asked(Spoken):
    """The question itself; ``group`` is the part of the catalogue that it is listed in."""

    group: Words | None = None


class Parameter(Spoken):
    """What a question is asked about; it must be given where it has no default."""

    type: ParameterType
    example: str | int | dt.date | None = None
    default: str | int | dt.date | None = None

    @property
    def kinds(self) -> tuple[str, ...] | None:
        """The kinds of things that it names; None where it names no thing."""
        return KINDS.get(self.type)

    @model_validator(mode="after")
    def _fits(self) -> "Parameter":
        if self.type == "integer" and isinstance(self.default, str):
            raise ValueError("default: an integer is needed")
        if self.kinds is not None and self.default not in (None, ""):
            raise ValueError('default: only "" can stand for no thing')
        if self.default is None and self.example is None:
            raise ValueError("example: a parameter without a default needs one")
        return self


class PathWay(_Part):
    """How the program finds the path of each row: see ``queries.catalogue.walking``."""

    start: Name | None = None
    near: Name | None = None
    ends: Name | None = None
    relation: Name | None = None
    forward: bool = True
    only: Name | None = None
    to: Name | None = None

    @model_validator(mode="after")
    def _walks(self) -> "PathWay":
        if (self.start is None) != (self.near is None):
            raise ValueError("start and near: one needs the other")
        return self


class After(_Part):
    """What the program does with the statement's rows: a module of ``queries.computed``."""

    step: Name


class Head(_Part):
    """The whole head of a question's file."""

    question: Asked
    parameters: dict[Name, Parameter] = {}
    columns: dict[Name, Spoken] = Field(min_length=1)
    path: PathWay | None = None
    after: After | None = None

    @model_validator(mode="after")
    def _fits(self) -> "Head":
        path = self.path
        if path is None:
            return self
        for name in (path.start, path.to):
            if name is not None and name not in self.parameters:
                raise ValueError(f"path: there is no parameter {name}")
        if path.near is None and self.after is None:
            raise ValueError("path: start and near are missing")
        if {"distance", "path"} & set(self.columns):
            raise ValueError("columns: the program adds distance and path itself")
        if "id" not in self.columns:
            raise ValueError("columns: a path needs the column id")
        return self

    @property
    def hidden(self) -> tuple[str, ...]:
        """Columns that the statement returns for the program alone."""
        path = self.path
        if path is None:
            return ()
        kind = "kind" if path.only else None
        asked = (path.near, path.ends, kind)
        return tuple(name for name in asked if name is not None and name not in self.columns)

    @property
    def printed(self) -> tuple[str, ...]:
        """The columns of the answer."""
        return (*self.columns, *(("distance", "path") if self.path is not None else ()))
