"""What is said of a thing as the values of a row; what does not fit is refused with its place."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from loaders.rdf.lists import NoList, list_at
from loaders.rdf.statements import Statements, Term, named
from ontology.errors import UnreadableFile
from ontology.iris import id_of
from ontology.layouts import Column, Layout
from ontology.terms import term

_XSD = "http://www.w3.org/2001/XMLSchema#"
_LITERALS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "text": ("string", str),
    "integer": ("integer", int),
    "number": ("double", float),
    "boolean": ("boolean", lambda text: text in ("true", "1")),
    "date": ("date", dt.date.fromisoformat),
}
_POSITION = term("position")


class Reader:
    """Reads values of one file, whose things lie under one base."""

    def __init__(self, graph: Statements, file: Path, base: str) -> None:
        self.graph = graph
        self._file = file
        self.base = base

    def refusal(self, key: str, subject: str, property_: str = "", **more: object) -> Exception:
        """Return an error that names the file, the subject and the property."""
        return UnreadableFile(key, file=self._file, subject=subject, property=property_, **more)

    def id(self, subject: str, property_: str, value: Term) -> str:
        """Return the id of a thing; refused where it does not lie under the base."""
        id_ = id_of(value.value, self.base) if isinstance(value, NamedNode) else None
        if id_ is None:
            raise self.refusal(
                "rdf-other-base", subject, property_, value=value.value, base=self.base
            )
        return id_

    def one(self, subject: str, property_: str) -> Term:
        """Return the one value of a property; refused where there is none, or several."""
        values = self.graph.values(subject, property_)
        if len(values) != 1:
            raise self.refusal("rdf-not-one", subject, property_, count=len(values))
        return values[0]

    def integer(self, subject: str, property_: str) -> int:
        """Return the one number of a property."""
        found = self._literal(
            subject, Column("", property_, "integer"), self.one(subject, property_)
        )
        assert isinstance(found, int)
        return found

    def values(self, subject: str, layout: Layout) -> dict[str, Any]:
        """Return the properties of a subject, pieces in lists side by side."""
        found: dict[str, Any] = {}
        for column in layout.columns:
            if self.graph.values(subject, column.term):
                found[column.name] = self._value(subject, column)
        for list_, columns in layout.pieces.items():
            found.update(self._beside(subject, list_, columns))
        return found

    def _value(self, subject: str, column: Column) -> Any:
        value = self.one(subject, column.term)
        if column.type not in ("texts", "integers"):
            return self._single(subject, column, value)
        single = column._replace(type="text")
        try:
            return [self._single(subject, single, each) for each in list_at(self.graph, value)]
        except NoList as error:
            raise self.refusal("rdf-no-list", subject, column.term) from error

    def _single(self, subject: str, column: Column, value: Term) -> Any:
        if column.reference:
            return self.id(subject, column.term, value)
        return self._literal(subject, column, value)

    def _literal(self, subject: str, column: Column, value: Term) -> Any:
        type_, read = _LITERALS[column.type]
        try:
            if not isinstance(value, Literal) or value.datatype.value != _XSD + type_:
                raise ValueError
            return read(value.value)
        except ValueError as error:
            raise self.refusal(
                "rdf-wrong-value", subject, column.term, value=value.value, type=type_
            ) from error

    def _beside(
        self, subject: str, list_: str, columns: Sequence[Column]
    ) -> Iterator[tuple[str, list[Any]]]:
        pieces = sorted(
            (self.integer(named(piece), _POSITION), named(piece))
            for piece in self.graph.values(subject, term(list_))
        )
        if [place for place, _ in pieces] != [*range(len(pieces))]:
            raise self.refusal("rdf-not-in-order", subject, term(list_))
        rows = [self._piece(piece, columns) for _, piece in pieces]
        if rows:
            yield from ((column.name, [row[column.name] for row in rows]) for column in columns)

    def _piece(self, piece: str, columns: Sequence[Column]) -> Mapping[str, Any]:
        return {
            column.name: self._single(piece, column, self.one(piece, column.term))
            for column in columns
        }
