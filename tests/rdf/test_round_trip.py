"""A graph written as RDF and read back is the same graph, whoever parses it between."""

import os
import subprocess
import sys
import tempfile
import warnings
from itertools import pairwise
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from pyoxigraph import RdfFormat, parse, serialize

from loaders.rdf.reading import read_graph_file
from ontology.model import Graph
from tests.rdf.graphs import SHAPELY_GRAPHS, exported, graph_in, stored, there_and_back
from tests.sources import TOP

FORMS = {"turtle": "ttl", "ntriples": "nt", "jsonld": "jsonld"}
_IN_RDFLIB = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld"}


@pytest.mark.parametrize("form", FORMS)
def test_plans(form: str, any_store: Path, tmp_path: Path) -> None:
    file = exported(any_store, tmp_path / f"x.{FORMS[form]}", form)
    assert read_graph_file(file).graph == graph_in(any_store)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=15)
@given(graph=SHAPELY_GRAPHS)
def test_any_graph(form: str, graph: Graph) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert there_and_back(graph, Path(folder), form, FORMS[form]) == graph


def test_another_base(samples_store: Path, tmp_path: Path) -> None:
    file = exported(samples_store, tmp_path / "x.ttl", base="https://dữ-liệu.example/kế%20hoạch")
    assert "https://policy-graph.example/akn" not in file.read_text(encoding="utf-8")
    assert read_graph_file(file).graph == graph_in(samples_store)


@pytest.mark.parametrize("form", FORMS)
def test_rdflib_reads_what_is_written_as_the_same_graph(
    form: str, samples_store: Path, samples_turtle: Path, tmp_path: Path
) -> None:
    file = exported(samples_store, tmp_path / f"x.{FORMS[form]}", form)
    with warnings.catch_warnings():  # the parser of JSON-LD calls what rdflib itself deprecates
        warnings.simplefilter("ignore", DeprecationWarning)
        theirs = rdflib.Graph().parse(file, format=_IN_RDFLIB[file.suffix[1:]])
    ours = rdflib.Graph()
    triples = (quad.triple for quad in parse(path=samples_turtle))
    ours.parse(serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    assert len(theirs) == len(ours) > 10_000
    assert _with_lists(theirs) == _with_lists(ours)


def _with_lists(graph: rdflib.Graph) -> set[tuple[object, ...]]:
    """Return the statements with what a list holds in the place of its first cell."""
    return {
        (s, p, tuple(graph.items(o)) if isinstance(o, rdflib.BNode) else o)
        for s, p, o in graph
        if not isinstance(s, rdflib.BNode)
    }


@pytest.mark.parametrize("ending", ["ttl", "nt", "jsonld"])
def test_what_rdflib_writes_is_read_as_the_same_graph(
    ending: str, samples_store: Path, samples_turtle: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"theirs.{ending}"
    graph = rdflib.Graph().parse(samples_turtle)
    with warnings.catch_warnings():  # its writer of JSON-LD calls what rdflib itself deprecates
        warnings.simplefilter("ignore", DeprecationWarning)
        graph.serialize(file, format=_IN_RDFLIB[ending], encoding="utf-8")
    assert read_graph_file(file).graph == graph_in(samples_store)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bytes_under_any_hash_seed(form: str, samples_store: Path) -> None:
    words = [sys.executable, "-m", "kg", "--graph", str(samples_store), "export", form]
    outputs = {
        subprocess.run(
            words, cwd=TOP, env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1 and len(outputs.pop()) > 500_000


def test_subjects_stand_together_with_prefixes(samples_turtle: Path) -> None:
    text = samples_turtle.read_text(encoding="utf-8")
    assert text.startswith("@prefix ") and "\n\tpolicy:title " in text
    subjects = [quad.subject for quad in parse(path=samples_turtle)]
    changes = sum(one != other for one, other in pairwise(subjects))
    assert changes <= len(set(subjects)) + 1  # the data set stands first and last


def test_a_type_that_no_list_has_leads_to_no_concept(tmp_path: Path) -> None:
    entry = {**_DOCUMENT, "type": "Sắc lệnh"}
    graph = Graph.model_validate(
        {"documents": [entry, {**_DOCUMENT, "id": "/akn/b", "type": "NQ"}]}
    )
    file = exported(stored(graph, tmp_path / "x.kg"), tmp_path / "x.ttl")
    assert file.read_text(encoding="utf-8").count("policy:typeConcept") == 1
    assert read_graph_file(file).graph == graph


_DOCUMENT = {
    "id": "/akn/a", "number": None, "type": None, "issuer": None, "issuer_printed": None,
    "place": None, "date": None, "title": None, "level": "other",
}  # fmt: skip
