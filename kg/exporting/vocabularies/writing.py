"""The files of Turtle that are made from the files of data: ``make docs`` writes them anew."""

import re
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import NamedTuple

from pyoxigraph import RdfFormat, Triple, serialize

from kg.exporting.vocabularies.closed import triples_of_closed_lists
from kg.exporting.vocabularies.registry import triples_of_registry
from kg.exporting.vocabularies.standards import PREFIXES

_SUBJECT = re.compile(r"^(?=[^\s@])", re.MULTILINE)


class Made(NamedTuple):
    """A file of ``ontology/data``: what stands at its head, its prefixes, and what it says."""

    head: str
    prefixes: tuple[str, ...]
    triples: Callable[[], Iterable[Triple]]


MADE = {
    "vocabularies.ttl": Made(
        "The closed lists as SKOS, made from vocabularies.toml and document_types.toml.",
        ("policy", "rdfs", "skos"),
        triples_of_closed_lists,
    ),
    "registry.ttl": Made(
        "The registry of agencies and places with its mergers, as SKOS and W3C ORG, made from\n"
        "# agencies.toml, places.toml and acts.toml.",
        ("dcterms", "eli", "org", "policy", "prov", "rdfs", "registry", "skos", "xsd"),
        triples_of_registry,
    ),
}
"""The files by their names."""


def made(name: str) -> str:
    """Return the text of a file: the same for the same data, subject by subject."""
    file = MADE[name]
    out = BytesIO()
    prefixes = {name: PREFIXES[name] for name in file.prefixes}
    serialize(file.triples(), out, RdfFormat.TURTLE, prefixes=prefixes)
    written = _SUBJECT.sub("\n", out.getvalue().decode())  # a blank line before each subject
    return f"# {file.head}\n# Do not change it here: run make docs.\n\n{written}"
