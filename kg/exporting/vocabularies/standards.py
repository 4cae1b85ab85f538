"""Terms of the standards that vocabularies use beside those of a graph, and their prefixes."""

from pyoxigraph import NamedNode

from loaders.rdf.writing.standards import PREFIXES as _OF_GRAPHS

PREFIXES = {
    **_OF_GRAPHS,
    "eli": "http://data.europa.eu/eli/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}


def _named(prefix: str, name: str) -> NamedNode:
    return NamedNode(PREFIXES[prefix] + name)


CONCEPT = _named("skos", "Concept")
CONCEPT_SCHEME = _named("skos", "ConceptScheme")
COLLECTION = _named("skos", "Collection")
MEMBER = _named("skos", "member")
IN_SCHEME = _named("skos", "inScheme")
NOTATION = _named("skos", "notation")
PREF_LABEL = _named("skos", "prefLabel")
ALT_LABEL = _named("skos", "altLabel")
HIDDEN_LABEL = _named("skos", "hiddenLabel")
DEFINITION = _named("skos", "definition")
EXAMPLE = _named("skos", "example")
BROAD_MATCH = _named("skos", "broadMatch")

LOCATION = _named("dcterms", "Location")
IDENTIFIER = _named("dcterms", "identifier")

LEGAL_RESOURCE = _named("eli", "LegalResource")
DATE_DOCUMENT = _named("eli", "date_document")
ID_LOCAL = _named("eli", "id_local")
