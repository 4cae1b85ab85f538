"""Terms of the standards that an export uses beside those of the ontology, and all prefixes."""

from pyoxigraph import NamedNode

from ontology.registered import REGISTRY
from ontology.terms import NAMESPACE

PREFIXES = {
    "policy": NAMESPACE,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "registry": REGISTRY,
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _named(prefix: str, name: str) -> NamedNode:
    return NamedNode(PREFIXES[prefix] + name)


TYPE = _named("rdf", "type")
FIRST = _named("rdf", "first")
REST = _named("rdf", "rest")
NIL = _named("rdf", "nil")
LABEL = _named("rdfs", "label")
SAME_AS = _named("owl", "sameAs")
WAS_QUOTED_FROM = _named("prov", "wasQuotedFrom")
WAS_INFLUENCED_BY = _named("prov", "wasInfluencedBy")

ORGANIZATION = _named("org", "Organization")
CLASSIFICATION = _named("org", "classification")
CHANGE_EVENT = _named("org", "ChangeEvent")
CHANGED_BY = _named("org", "changedBy")
RESULTED_FROM = _named("org", "resultedFrom")
ORIGINAL_ORGANIZATION = _named("org", "originalOrganization")
RESULTING_ORGANIZATION = _named("org", "resultingOrganization")

DATASET = _named("dcat", "Dataset")
DCT_TITLE = _named("dcterms", "title")
DCT_DATE = _named("dcterms", "date")
VOID_DATASET = _named("void", "Dataset")
URI_SPACE = _named("void", "uriSpace")
VOCABULARY = _named("void", "vocabulary")
CLASS_PARTITION = _named("void", "classPartition")
CLASS = _named("void", "class")
ENTITIES = _named("void", "entities")

INTERVAL = _named("time", "Interval")
INSTANT = _named("time", "Instant")
HAS_BEGINNING = _named("time", "hasBeginning")
HAS_END = _named("time", "hasEnd")
IN_XSD_DATE = _named("time", "inXSDDate")

DATE = _named("xsd", "date")
INTEGER = _named("xsd", "integer")
BOOLEAN = _named("xsd", "boolean")
DOUBLE = _named("xsd", "double")
