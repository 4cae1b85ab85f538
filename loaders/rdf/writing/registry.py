"""What the registry knows of the agencies of a graph: their kind, and what former ones went into.

It is worked out for the export and stands in no store: a registry that learns of a merger tells of
it in the next export of an old graph.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from loaders.rdf.writing.merging import merger_triples
from loaders.rdf.writing.naming import Names
from loaders.rdf.writing.standards import CHANGED_BY, CLASSIFICATION, LABEL, ORGANIZATION, TYPE
from loaders.rdf.writing.stating import Statements
from loaders.store.rows import PartRows
from ontology.mergers import Gone, mergers_of
from ontology.registered import entry_iri, gone, registered


def say_registered(said: Statements, agency: Mapping[str, Any], names: Names) -> None:
    """Say which entry of the registry an agency is, and which event changed it."""
    found = registered(*_named(agency))
    if found:
        said.say(CLASSIFICATION, NamedNode(entry_iri(found.entry)))
    for merger in mergers_of(_former(agency)):
        said.say(CHANGED_BY, names.of(merger.id))


class Mergers:
    """The mergers of the agencies of a graph, gathered part by part, told when all are known."""

    def __init__(self) -> None:
        self._there: set[str] = set()
        self._gone: list[Gone] = []

    def see(self, part: PartRows) -> None:
        """Remember the agencies of a part."""
        for node in part.nodes:
            if node.kind == "Agency":
                self._there.add(str(node.values["id"]))
                self._gone += _former(node.values)

    def triples(self, names: Names) -> Iterator[Triple]:
        """Yield the events, and what an agency is called that only they name."""
        told: dict[str, str] = {}
        for merger in mergers_of(self._gone):
            yield from merger_triples(merger, names)
            if merger.result not in self._there:
                told[merger.result] = merger.result_name
        for id_, name in sorted(told.items()):
            yield Triple(names.of(id_), TYPE, ORGANIZATION)
            yield Triple(names.of(id_), LABEL, Literal(name))


def _former(agency: Mapping[str, Any]) -> list[Gone]:
    """Return what an agency went into, by its own id; nothing for one that is no former."""
    found = gone(*_named(agency))
    return [found._replace(id=agency["id"])] if found else []


def _named(agency: Mapping[str, Any]) -> tuple[str | None, str, str]:
    return agency.get("place"), agency["name"], agency["level"]
