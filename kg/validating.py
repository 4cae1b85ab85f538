"""What ``kg validate`` tells: each thing that does not fit a shape, with property and value."""

from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from loaders.rdf.checking import Checker, Result
from loaders.rdf.shapes import own_shapes
from loaders.rdf.statements import Statements, read_statements
from loaders.rdf.writing.graph import triples_of_store
from loaders.store.opening import store_errors
from loaders.store.readings import open_built
from ontology.errors import UnreadableFile
from ontology.iris import DEFAULT_BASE
from ontology.terms import NAMESPACE, term
from queries.answers import Answer

_SEVERITIES = {"Violation": "error", "Warning": "warning", "Info": "info"}
"""The words of SHACL as the model's own."""

_PREFIXES = {NAMESPACE: "policy:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:"}
_ID = term("id")


class ShapeRow(NamedTuple):
    """A thing that does not fit a shape: its id or IRI, the property, the value if there is one."""

    severity: str
    thing: str
    property: str | None
    message: str
    value: str | None


def results_of_store(store: Path, lang: str) -> Answer:
    """Check the graph of a store; the answer's counts tell how many things were looked at."""
    graph = Statements()
    with closing(open_built(store)) as db, store_errors(store):
        db.execute("BEGIN")
        for triple in triples_of_store(db, DEFAULT_BASE):
            graph.add(triple.subject, triple.predicate, triple.object)  # type: ignore[arg-type]
    return _answer(graph, lang)


def results_of_file(file: Path, lang: str) -> Answer:
    """Check a file of RDF; UnreadableFile where it is damaged, or nothing in it is of ours."""
    graph = read_statements(file)
    if not any(class_.startswith(NAMESPACE) for class_ in graph.instances):
        raise UnreadableFile("rdf-nothing-of-ours", file=file)
    return _answer(graph, lang)


def _answer(graph: Statements, lang: str) -> Answer:
    shapes = own_shapes()
    rows = [_row(graph, result, lang) for result in Checker(graph).results(shapes)]
    order = list(_SEVERITIES.values())
    rows.sort(key=lambda row: order.index(row.severity))
    tally = Counter(row.severity for row in rows)
    targets = {class_ for shape in shapes for class_ in shape.targets}
    things = sum(len(graph.instances.get(class_, ())) for class_ in targets)
    counts: dict[str, int | str] = {
        "things": things, "violations": tally["error"], "warnings": tally["warning"],
    }  # fmt: skip
    return Answer("validate", ShapeRow._fields, rows, counts=counts)


def _row(graph: Statements, result: Result, lang: str) -> ShapeRow:
    shape = result.shape
    value = result.value if shape.path else None
    return ShapeRow(
        _SEVERITIES[shape.severity],
        next((each.value for each in graph.values(result.focus, _ID)), result.focus),
        "/".join(_short(*step) for step in shape.path) or None,
        shape.messages.get(lang) or result.component,
        None if value is None else value.value,
    )


def _short(iri: str, inverse: bool) -> str:
    """Return a property as it stands in Turtle, ``^`` before one that is walked backward."""
    for namespace, prefix in _PREFIXES.items():
        if iri.startswith(namespace):
            iri = prefix + iri.removeprefix(namespace)
    return f"^{iri}" if inverse else iri
