"""The closed lists of the model as SKOS: the content of ``ontology/data/vocabularies.ttl``."""

from collections.abc import Iterator

from pyoxigraph import Triple

from kg.exporting.vocabularies.concepts import Concept, concept_triples, scheme_triples
from ontology import terms
from ontology.closed_lists import ClosedList, Code, closed_lists


def triples_of_closed_lists() -> Iterator[Triple]:
    """Yield each list in order of name, its codes in their own order."""
    for list_ in closed_lists():
        yield from scheme_triples(terms.scheme(list_.name), list_.label, list_.definition)
        for code in list_.codes:
            yield from concept_triples(_concept(list_, code))


def _concept(list_: ClosedList, code: Code) -> Concept:
    return Concept(
        terms.concept(list_.name, code.code), terms.scheme(list_.name), (code.code,), code.names,
        code.others, code.hidden, code.marks, code.example,
    )  # fmt: skip
