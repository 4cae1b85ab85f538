"""What rows say as triples: each subject's own stand together, pieces and lists behind it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from loaders.rdf.writing.naming import Names, literal, term_at
from loaders.rdf.writing.standards import FIRST, NIL, REST, TYPE, WAS_QUOTED_FROM
from ontology.document_types import is_listed
from ontology.layouts import Column, Layout
from ontology.terms import PIECES, concept, kind, term

Term = NamedNode | BlankNode | Literal
Files = Mapping[str, str]
"""The document of each file, by the file's name in the export."""

_POSITION = NamedNode(term("position"))
_FILES = {f"{list_}_file" for list_ in PIECES}


class Statements:
    """The triples of one subject, and those that stand behind it: cells of lists, pieces."""

    def __init__(self, names: Names, subject: NamedNode, id_: str) -> None:
        self._names = names
        self.subject = subject
        self.id = id_
        self._own: list[Triple] = []
        self._behind: list[Triple] = []

    def __iter__(self) -> Iterator[Triple]:
        yield from self._own
        yield from self._behind

    def say(self, predicate: NamedNode, value: Term) -> None:
        """Say something of the subject."""
        self._own.append(Triple(self.subject, predicate, value))

    def say_columns(self, layout: Layout, values: Mapping[str, Any], files: Files) -> None:
        """Say what a row holds, in order of its columns, then of its pieces."""
        for column in layout.columns:
            value = values.get(column.name)
            if value is not None:
                self._say_value(column, value)
        for list_, columns in layout.pieces.items():
            self._say_pieces(list_, columns, values, files)

    def say_behind(self, subject: NamedNode, says: Iterable[tuple[NamedNode, Term]]) -> None:
        """Say something of a thing that belongs to the subject."""
        self._behind.extend(Triple(subject, predicate, value) for predicate, value in says)

    def _say_value(self, column: Column, value: Any) -> None:
        if column.type in ("texts", "integers"):
            self.say(term_at(column.term), self._list(column, value))
            return
        self.say(term_at(column.term), self._one(column, value))
        if column.concept and column.scheme and is_listed(column.scheme, value):
            self.say(term_at(column.concept), term_at(concept(column.scheme, value)))

    def _one(self, column: Column, value: Any) -> Term:
        return self._names.of(value) if column.reference else literal(value, column.type)

    def _list(self, column: Column, values: Sequence[Any]) -> BlankNode:
        """Return the first cell of a list, whose cells stand behind the subject."""
        cells = [self._names.cell() for _ in values]
        behind: list[BlankNode | NamedNode] = [*cells[1:], NIL]
        for cell, value, rest in zip(cells, values, behind, strict=True):
            one = self._names.of(value) if column.reference else Literal(value)
            self._behind += (Triple(cell, FIRST, one), Triple(cell, REST, rest))
        return cells[0]

    def _say_pieces(
        self, list_: str, columns: tuple[Column, ...], values: Mapping[str, Any], files: Files
    ) -> None:
        beside = [values.get(column.name, ()) for column in columns]
        for position, fields in enumerate(zip(*beside, strict=True)):
            piece = self._names.of(f"{self.id}/{list_.replace('_', '-')}/{position}")
            self.say(term_at(term(list_)), piece)
            said = self._piece(list_, columns, fields, files)
            self.say_behind(piece, [(TYPE, term_at(kind(PIECES[list_]))), *said,
                                    (_POSITION, literal(position, "integer"))])  # fmt: skip

    def _piece(
        self, list_: str, columns: tuple[Column, ...], fields: Sequence[Any], files: Files
    ) -> Iterator[tuple[NamedNode, Term]]:
        for column, value in zip(columns, fields, strict=True):
            yield term_at(column.term), self._one(column, value)
            if column.name in _FILES and value in files:
                yield WAS_QUOTED_FROM, self._names.of(files[value])
