"""What an export says of itself: what it is and where its names lie, and how much is in it.

How much comes last, so that a file of which the end is missing can be told from a whole one.
"""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from loaders.rdf.writing.naming import Names, literal
from loaders.rdf.writing.standards import (
    CLASS,
    CLASS_PARTITION,
    DATASET,
    DCT_TITLE,
    ENTITIES,
    TYPE,
    URI_SPACE,
    VOCABULARY,
    VOID_DATASET,
)
from ontology.layouts import DATASET_ID, FORMAT_VERSION
from ontology.terms import NAMESPACE, term
from ontology.words import LANGUAGES, say

_FORMAT_VERSION = NamedNode(term("format_version"))


def opening(names: Names) -> Iterator[Triple]:
    """Yield what stands first: titles, the version of the format, the base of all names."""
    dataset = names.of(DATASET_ID)
    yield Triple(dataset, TYPE, DATASET)
    yield Triple(dataset, TYPE, VOID_DATASET)
    for lang in LANGUAGES:
        yield Triple(dataset, DCT_TITLE, Literal(say("rdf-title", lang), language=lang))
    yield Triple(dataset, _FORMAT_VERSION, literal(FORMAT_VERSION, "integer"))
    yield Triple(dataset, URI_SPACE, Literal(f"{names.base}/"))
    yield Triple(dataset, VOCABULARY, NamedNode(NAMESPACE))


def ending(names: Names, counts: Counter[str]) -> Iterator[Triple]:
    """Yield what stands last: how many things there are of each class."""
    dataset = names.of(DATASET_ID)
    classes = sorted(counts)
    parts = {class_: names.of(_partition(class_)) for class_ in classes}
    for class_ in classes:
        yield Triple(dataset, CLASS_PARTITION, parts[class_])
    for class_ in classes:
        yield Triple(parts[class_], CLASS, NamedNode(class_))
        yield Triple(parts[class_], ENTITIES, literal(counts[class_], "integer"))


def _partition(class_: str) -> str:
    return f"{DATASET_ID}/{class_.removeprefix(NAMESPACE)}"
