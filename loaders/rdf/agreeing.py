"""Whether a file says what its graph says, no less and no more.

Much is said twice: relationships stand in the facts, which are read back, and directly, for those
who ask in SPARQL; labels, concepts and days in OWL-Time follow from facts too. A file in which one
of the two was changed by hand would lose that change unsaid. So the graph that was read is stated
again and compared with the file: what it must say and the file does not is refused, and so is
what the file says more in the terms of the ontology. What it says more in other vocabularies has
no place in the graph; it is left out, and told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, Triple

from loaders.rdf.statements import TYPE, Term, named
from loaders.rdf.values import Reader
from loaders.rdf.writing.dataset import opening
from loaders.rdf.writing.graph import Told, triples_behind, triples_of_rows
from loaders.rdf.writing.naming import Names
from loaders.rdf.writing.parting import rows_of_graph
from loaders.rdf.writing.standards import CHANGED_BY, CLASSIFICATION
from ontology.model import Graph
from ontology.terms import NAMESPACE


class LeftOut(NamedTuple):
    """A statement of another vocabulary, which a graph has no place for."""

    subject: str
    property: str
    value: str


def statements_left_out(reader: Reader, graph: Graph) -> Iterator[LeftOut]:
    """Yield what a file says besides its graph, and refuse what it says otherwise.

    Raises UnreadableFile for the first statement that only the graph or, in the terms of the
    ontology, only the file has.
    """
    comparison = _Comparison(reader)
    names, told = Names(reader.base), Told()
    files = {each.file: each.id for each in reversed(graph.documents) if each.file is not None}
    stated = triples_of_rows(rows_of_graph(graph), names, files, told)
    yield from comparison.left_out(stated, needed=True)
    beside = [*opening(names), *triples_behind(names, told)]
    beside.sort(key=lambda triple: str(triple.subject))
    yield from comparison.left_out(beside, needed=False)
    yield from comparison.never_stated()


class _Comparison:
    """Goes through statements of a graph, and knows which subjects of a file it has met."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._met: set[str] = set()
        self._cells: dict[str, str] = {}

    def left_out(self, stated: Iterable[Triple], *, needed: bool) -> Iterator[LeftOut]:
        """Yield what the file says more of the subjects; ``needed``: refuse what it does not say.

        The triples of one subject stand together, the cells of a list behind what leads to them.
        """
        for subject, triples in groupby(stated, key=lambda triple: triple.subject):
            name = self._cells.pop(named(subject), None) or named(subject)
            self._met.add(name)
            wanted: dict[str, list[Term]] = defaultdict(list)
            for triple in triples:
                wanted[triple.predicate.value].append(triple.object)  # type: ignore[arg-type]
            for property_, values in self._reader.graph.subjects.get(name, {}).items():
                more = self._compare(name, property_, wanted.pop(property_, ()), values, needed)
                yield from self._more(name, property_, more)
            for property_, values in wanted.items() if needed else ():
                self._compare(name, property_, values, (), needed)

    def never_stated(self) -> Iterator[LeftOut]:
        """Yield what the file says of subjects that the graph says nothing of."""
        for subject, said in self._reader.graph.subjects.items():
            if subject not in self._met:
                for property_, values in said.items():
                    yield from self._more(subject, property_, values)

    def _compare(
        self, subject: str, property_: str, wanted: Sequence[Term], said: Sequence[Term],
        needed: bool,
    ) -> Iterable[Term]:  # fmt: skip
        """Return what is said more than wanted; remember at which cell a list begins."""
        if len(wanted) == len(said) == 1 and wanted[0] == said[0]:
            return ()
        more = dict.fromkeys(said)
        for value in wanted:
            there = value if value in more else self._alike(value, more)
            if there is not None:
                del more[there]
            elif needed and property_ not in _KNOWN_OF_AGENCIES:
                raise self._reader.refusal("rdf-unsaid", subject, property_, value=_shown(value))
        return more

    def _alike(self, value: Term, said: Iterable[Term]) -> Term | None:
        """Return the same number written otherwise, or the first cell of the same list."""
        if isinstance(value, BlankNode):
            cell = next((each for each in said if not isinstance(each, Literal)), None)
            if cell is not None:
                self._cells[named(value)] = named(cell)
            return cell
        number = _number(value)
        if number is None:
            return None
        return next((each for each in said if _number(each) == number), None)

    def _more(self, subject: str, property_: str, values: Iterable[Term]) -> Iterator[LeftOut]:
        for value in values:
            if property_.startswith(NAMESPACE) or (
                property_ == TYPE and named(value).startswith(NAMESPACE)
            ):
                raise self._reader.refusal("rdf-oversaid", subject, property_, value=_shown(value))
            yield LeftOut(subject, property_, _shown(value))


_KNOWN_OF_AGENCIES = (CLASSIFICATION.value, CHANGED_BY.value)
"""What the registry adds; an older file has what an older registry knew."""

_NUMBERS = ("#integer", "#double", "#boolean")
_WORDS = {"true": "1", "false": "0", "INF": "inf", "-INF": "-inf"}


def _number(value: Term) -> float | None:
    if not isinstance(value, Literal) or not value.datatype.value.endswith(_NUMBERS):
        return None
    try:
        return float(_WORDS.get(value.value, value.value))
    except ValueError:
        return None


def _shown(value: Term) -> str:
    return "[…]" if isinstance(value, BlankNode) else value.value
