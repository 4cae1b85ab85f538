"""Asked in SPARQL, an export gives the pairs that ``kg`` gives."""

import datetime as dt
from pathlib import Path

import pyoxigraph
import pytest

from loaders.rdf.writing.standards import PREFIXES
from queries.blocked import blocked
from queries.impact import impact
from tests.queries.graphs import asked
from tests.rdf.graphs import exported, graph_in

DAY = dt.date(2026, 6, 30)
_ASKED = 40
"""Documents asked about: of real plans a question takes half a second."""

BLOCKED = """
SELECT DISTINCT ?cause ?task WHERE {
    ?act a policy:Prerequisite ; policy:event ?event ; policy:id ?cause .
    FILTER (?event != "request")
    FILTER NOT EXISTS { ?act policy:met ?since . FILTER (?since <= "%(day)s"^^xsd:date) }
    ?waiting policy:requires+ ?act ; policy:id ?task .
    FILTER NOT EXISTS { ?waiting policy:status "done" }
    FILTER NOT EXISTS { ?waiting policy:met ?done . FILTER (?done <= "%(day)s"^^xsd:date) }
}
"""
"""As long as no task between the two is done: that ends a chain, which a path cannot say."""

IMPACT = """
SELECT DISTINCT ?touched WHERE {
    ?start policy:id "%s" .
    {
        ?start ^(policy:replaces|policy:amends|policy:implements|policy:basedOn)* ?document .
        { ?document ^(policy:replaces|policy:amends|policy:implements|policy:basedOn
                      |policy:issuedAs|policy:cites) ?thing . }
        UNION
        { { ?document policy:assigns ?task }
          UNION { ?document ^(policy:replaces|policy:amends|policy:implements|policy:basedOn
                              |policy:issuedAs|policy:cites) ?task . ?task a policy:Task }
          UNION { ?document ^policy:issuedAs ?product . ?task policy:produces ?product }
          ?task ^policy:requires* ?reached .
          ?reached (policy:ledBy|policy:coordinatedBy|policy:decidedBy|policy:produces)? ?thing }
    }
    ?thing policy:id ?touched .
    FILTER (?thing != ?start)
}
"""


@pytest.fixture(scope="module")
def store(any_store: Path, tmp_path_factory: pytest.TempPathFactory) -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    found.bulk_load(path=exported(any_store, tmp_path_factory.mktemp("sparql") / "x.ttl"))
    return found


def _rows(store: pyoxigraph.Store, query: str) -> set[tuple[str, ...]]:
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return {tuple(value.value for value in row) for row in found}


def test_root_causes_and_the_tasks_that_they_hold(store: pyoxigraph.Store, any_store: Path) -> None:
    with asked(graph_in(any_store)) as source:
        wanted = {(row.cause, row.task) for row in blocked(source, DAY).rows}
    assert len(wanted) > 20
    assert _rows(store, BLOCKED % {"day": DAY}) == wanted


def test_what_a_change_of_each_document_touches(store: pyoxigraph.Store, any_store: Path) -> None:
    pairs = 0
    with asked(graph_in(any_store)) as source:
        documents = [*source.of_kind("Document")]
        for document in documents[:: 1 + len(documents) // _ASKED]:
            wanted = {(row.id,) for row in impact(source, document).rows}
            assert _rows(store, IMPACT % document.id) == wanted, document.id
            pairs += len(wanted)
    assert pairs > 200
