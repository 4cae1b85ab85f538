"""Whether the relationships of a file are those of its facts.

Each relationship is said twice: in the facts, which are read back, and directly, for those who
ask in SPARQL. A file in which one of the two was changed by hand would lose that change unsaid.
"""

from collections.abc import Callable, Iterator

from loaders.rdf.statements import named
from loaders.rdf.values import Reader
from ontology.applied import applied, standings
from ontology.model import Graph
from ontology.schema import EDGE_TYPES, edges_of, nodes_of
from ontology.terms import relation

_PROPERTIES = {type_: relation(type_) for type_ in EDGE_TYPES}

Tie = tuple[str, str, str]
"""Source, property and target, as IRIs."""


def refuse_other_ties(reader: Reader, graph: Graph, iri: Callable[[str], str]) -> None:
    """Raise UnreadableFile for the first relationship that only the facts or only the file has."""
    wanted, said = set(_of_facts(graph, iri)), set(_said(reader))
    for source, property_, target in sorted(wanted ^ said)[:1]:
        there = (source, property_, target) in said
        key = "rdf-tie-alone" if there else "rdf-tie-missing"
        raise reader.refusal(key, source, property_, value=target)


def _of_facts(graph: Graph, iri: Callable[[str], str]) -> Iterator[Tie]:
    lists = graph.entries()
    there = {node.id for node in nodes_of(lists)}
    for edge in edges_of(lists, applied(standings(graph))):
        if edge.source in there and edge.target in there:
            yield iri(edge.source), _PROPERTIES[edge.type], iri(edge.target)


def _said(reader: Reader) -> Iterator[Tie]:
    for subject, said in reader.graph.subjects.items():
        for property_ in _PROPERTIES.values():
            for value in said.get(property_, ()):
                yield subject, property_, named(value)
