"""A file that ``kg export`` wrote, back into the graph that it was written from."""

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from loaders.rdf.agreeing import LeftOut, statements_left_out
from loaders.rdf.checking import Checker, Result
from loaders.rdf.rows import edge_rows, node_rows
from loaders.rdf.shapes import own_shapes
from loaders.rdf.statements import TYPE, Statements, named, read_statements
from loaders.rdf.values import Reader
from ontology.errors import UnreadableFile
from ontology.layouts import DATASET_ID, FORMAT_VERSION
from ontology.model import Graph
from ontology.restoring import restored_lists
from ontology.terms import NAMESPACE, term

_DATASET = "http://www.w3.org/ns/dcat#Dataset"
_VOID = "http://rdfs.org/ns/void#"


class GraphFile(NamedTuple):
    """A graph that was read, and what the file says that a graph has no place for."""

    graph: Graph
    left_out: tuple[LeftOut, ...]


def read_graph_file(path: Path, lang: str = "en") -> GraphFile:
    """Return the graph of a file, equal to the one that was exported.

    Raises UnreadableFile, with the line or with the subject and its property, when the file is
    damaged, was not written by ``kg export``, is not whole, breaks a shape or contradicts itself;
    ``lang`` is the language of what a shape says.
    """
    graph = read_statements(path)
    dataset, base = _dataset(graph, path)
    reader = Reader(graph, path, base)
    _refuse_half(reader, dataset)
    _refuse_broken(reader, lang)
    _refuse_unknown(reader)
    lists = restored_lists(node_rows(reader), edge_rows(reader))
    try:
        found = Graph.model_validate(lists)
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(map(str, first["loc"]))
        raise UnreadableFile("rdf-no-graph", file=path, place=place, reason=first["msg"]) from error
    return GraphFile(found, tuple(statements_left_out(reader, found)))


def _dataset(graph: Statements, path: Path) -> tuple[str, str]:
    """Return the data set that the file says it is, and the base of its names."""
    for subject in graph.instances.get(_DATASET, ()):
        for version in graph.values(subject, term("format_version")):
            if version.value != str(FORMAT_VERSION):
                raise UnreadableFile("rdf-newer", file=path, version=version.value)
            if subject.endswith(DATASET_ID):
                return subject, subject.removesuffix(DATASET_ID)
    raise UnreadableFile("rdf-foreign", file=path)


def _refuse_half(reader: Reader, dataset: str) -> None:
    """Compare what there is with what the end of the file says that there should be."""
    said: dict[str, int] = {}
    for partition in reader.graph.values(dataset, f"{_VOID}classPartition"):
        name = named(partition)
        class_ = reader.one(name, f"{_VOID}class").value
        said[class_] = reader.integer(name, f"{_VOID}entities")
    there = {
        class_: len(things)
        for class_, things in reader.graph.instances.items()
        if class_.startswith(NAMESPACE)
    }
    for class_ in sorted(said.keys() | there.keys()):
        if said.get(class_, 0) != there.get(class_, 0):
            raise reader.refusal(
                "rdf-half", class_, count=there.get(class_, 0), wanted=said.get(class_, 0)
            )


def _refuse_broken(reader: Reader, lang: str) -> None:
    for result in Checker(reader.graph).results(own_shapes()):
        if result.shape.severity == "Violation":
            message = result.shape.messages.get(lang) or result.component
            raise reader.refusal(
                "rdf-breaks-shape", result.focus, _property(result), reason=message
            )


def _refuse_unknown(reader: Reader) -> None:
    """Refuse words of our namespace that it does not have: they would be lost unsaid."""
    known = known_terms()
    for subject, said in reader.graph.subjects.items():
        for property_, values in said.items():
            if property_.startswith(NAMESPACE) and property_ not in known:
                raise reader.refusal("rdf-unknown-term", subject, property_)
            for value in values if property_ == TYPE else ():
                if value.value.startswith(NAMESPACE) and value.value not in known:
                    raise reader.refusal("rdf-unknown-term", subject, value.value)


@cache
def known_terms() -> frozenset[str]:
    """Return the classes and properties of the ontology that ``policy.ttl`` defines."""
    with as_file(files("ontology").joinpath("data/policy.ttl")) as path:
        return frozenset(read_statements(path).subjects)


def _property(result: Result) -> str:
    """Return the property that a result is about: the last step of its path."""
    return result.shape.path[-1].property if result.shape.path else TYPE
