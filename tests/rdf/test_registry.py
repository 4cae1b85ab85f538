"""In an export, a former agency leads to what it went into, and each to its row of the registry."""

from pathlib import Path

import pyoxigraph
import pytest

from kg.exporting.vocabularies.standards import PREFIXES
from loaders.rdf.reading import read_graph_file
from ontology.identity import agency_id
from ontology.iris import iri_of
from ontology.model import Agency, Graph
from ontology.registered import REGISTRY, gone, registered
from ontology.vocabulary import Level
from tests.rdf.graphs import exported, stored
from tests.sources import TOP

Rows = set[tuple[str, ...]]

SUCCESSORS = """
SELECT ?old ?new WHERE {
    ?former org:changedBy ?event ; policy:id ?old .
    ?event a org:ChangeEvent ; org:originalOrganization ?former ; org:resultingOrganization ?now .
    ?now rdfs:label ?new .
}
"""
KINDS = "SELECT ?id ?kind WHERE { ?agency org:classification ?kind ; policy:id ?id . }"
SINCE = """
SELECT ?name ?day ?act WHERE {
    ?former policy:name ?name ; org:changedBy ?event .
    ?event dcterms:date ?day ; prov:wasInfluencedBy/eli:id_local ?act .
}
"""
PLACES = """
SELECT ?agency ?now ?day WHERE {
    ?a policy:name ?agency ; policy:place ?code .
    ?place dcterms:identifier ?code ; org:changedBy ?event .
    ?event dcterms:date ?day ; org:resultingOrganization/skos:prefLabel ?now .
}
"""
_TRADE = "/agency/vn-hp/sở-công-thương"


def _agency(place: str | None, name: str, level: Level) -> Agency:
    return Agency(id=agency_id(place, name), name=name, place=place, level=level)


GRAPH = Graph(
    agencies=tuple(
        sorted(
            (
                _agency("vn", "Bộ Tài nguyên và Môi trường", "ministry"),
                _agency("vn", "Bộ Nông nghiệp và Phát triển nông thôn", "ministry"),
                _agency("vn", "Bộ Xây dựng", "ministry"),
                _agency("vn", "Bộ Giao thông vận tải", "ministry"),
                _agency("vn", "Ban Dân vận Trung ương", "party-central"),
                _agency("vn-hp", "Sở Giao thông vận tải", "department"),
                _agency("vn-hp", "Ban Dân vận Thành ủy", "city-party"),
                _agency("vn-hp", "Sở Công Thương", "department"),
                _agency("vn-sao-mai", "Sở Giao thông vận tải", "department"),
                _agency("vn-sao-mai", "Đài Phát thanh và Truyền hình Sao Mai", "department"),
                _agency("vn-hp", "Sở Của riêng", "department"),
                _agency(None, "UNESCO", "other"),
            ),
            key=lambda agency: agency.id,
        )
    )
)


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("former")
    return exported(stored(GRAPH, folder / "x.kg"), folder / "x.ttl")


@pytest.fixture(scope="module")
def store(turtle: Path) -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    found.bulk_load(path=turtle)
    return found


def _rows(store: pyoxigraph.Store, query: str) -> Rows:
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return {tuple(value.value for value in row) for row in found}


def _pairs(store: pyoxigraph.Store, query: str) -> set[tuple[str, str]]:
    return {(first, second) for first, second in _rows(store, query)}


def test_a_former_agency_leads_to_what_it_went_into(store: pyoxigraph.Store) -> None:
    assert _rows(store, SUCCESSORS) == {
        ("/agency/vn/bộ-giao-thông-vận-tải", "Bộ Xây dựng"),
        ("/agency/vn/bộ-tài-nguyên-và-môi-trường", "Bộ Nông nghiệp và Môi trường"),
        ("/agency/vn/bộ-nông-nghiệp-và-phát-triển-nông-thôn", "Bộ Nông nghiệp và Môi trường"),
        ("/agency/vn/ban-dân-vận-trung-ương", "Ban Tuyên giáo và Dân vận Trung ương"),
        ("/agency/vn-hp/sở-giao-thông-vận-tải", "Sở Xây dựng"),
        ("/agency/vn-hp/ban-dân-vận-thành-ủy", "Ban Tuyên giáo và Dân vận Thành ủy"),
        ("/agency/vn-sao-mai/sở-giao-thông-vận-tải", "Sở Xây dựng"),
        (
            "/agency/vn-sao-mai/đài-phát-thanh-và-truyền-hình-sao-mai",
            "Báo và Phát thanh, Truyền hình Sao Mai",
        ),
    }


def test_departments_of_two_cities_went_into_two_departments(store: pyoxigraph.Store) -> None:
    results = _rows(
        store,
        'SELECT ?now WHERE { ?former policy:name "Sở Giao thông vận tải" ;'
        " org:changedBy/org:resultingOrganization ?now }",
    )
    cities = ("vn-hp", "vn-sao-mai")
    assert results == {(iri_of(agency_id(city, "Sở Xây dựng")),) for city in cities}


def test_an_agency_leads_to_its_row_of_the_registry(store: pyoxigraph.Store) -> None:
    found: dict[str, str] = dict(_pairs(store, KINDS))
    assert set(found) == {each.id for each in GRAPH.agencies if each.name != "Sở Của riêng"}
    assert found[_TRADE] == f"{REGISTRY}local-sở-công-thương"
    assert found["/agency/vn-hp/ban-dân-vận-thành-ủy"] == f"{REGISTRY}local-ban-dân-vận-party"
    assert found["/agency/int/unesco"] == f"{REGISTRY}international-unesco"


def test_beside_the_registry_it_leads_to_the_day_and_the_act(turtle: Path) -> None:
    both = pyoxigraph.Store()
    both.bulk_load(path=turtle)
    both.bulk_load(path=TOP / "ontology" / "data" / "registry.ttl")
    wanted = {"Bộ Giao thông vận tải", "Bộ Tài nguyên và Môi trường",
              "Bộ Nông nghiệp và Phát triển nông thôn"}  # fmt: skip
    assert _rows(both, SINCE) == {(name, "2025-03-01", "176/2025/QH15") for name in wanted}
    assert _rows(both, SUCCESSORS) == _rows_alone(turtle)


def test_beside_the_registry_a_place_that_is_gone_leads_to_the_one_that_it_is_in(
    tmp_path: Path,
) -> None:
    old = Graph(agencies=(_agency("vn-61", "Sở Công Thương", "department"),))
    both = pyoxigraph.Store()
    both.bulk_load(path=exported(stored(old, tmp_path / "x.kg"), tmp_path / "x.ttl"))
    both.bulk_load(path=TOP / "ontology" / "data" / "registry.ttl")
    assert _rows(both, PLACES) == {("Sở Công Thương", "thành phố Hải Phòng", "2025-07-01")}


def _rows_alone(turtle: Path) -> Rows:
    alone = pyoxigraph.Store()
    alone.bulk_load(path=turtle)
    return _rows(alone, SUCCESSORS)


@pytest.mark.parametrize(("form", "ending"), [("turtle", "ttl"), ("jsonld", "jsonld")])
def test_what_the_registry_knows_is_no_fact_of_the_graph(
    form: str, ending: str, tmp_path: Path
) -> None:
    file = exported(stored(GRAPH, tmp_path / "x.kg"), tmp_path / f"x.{ending}", form)
    assert read_graph_file(file) == (GRAPH, ())


def test_what_an_older_registry_knew_is_left_out_and_told(tmp_path: Path) -> None:
    file = exported(stored(GRAPH, tmp_path / "x.kg"), tmp_path / "x.ttl")
    known = "registry:local-sở-công-thương"
    text = file.read_text(encoding="utf-8")
    assert known in text
    file.write_text(text.replace(known, "registry:local-sở-khác"), encoding="utf-8")
    found = read_graph_file(file)
    assert found.graph == GRAPH
    assert {each.value for each in found.left_out} == {f"{REGISTRY}local-sở-khác"}


@pytest.mark.parametrize(
    ("place", "name", "level", "entry"),
    [
        ("vn-hp", "Thành ủy", "city-party", "{party}"),
        ("vn-hp", "Thành đoàn", "other", "{youth}"),
        ("vn-hp", "Công an thành phố", "department", "Công an {unit}"),
        ("vn-hp", "Công an", "department", "Công an {unit}"),  # of a plan whose kind is not known
        ("vn-hp", "Báo Hải Phòng", "department", "Báo {place}"),
        ("vn-hp", "Báo Thái Bình", "department", None),
        ("vn-hp", "Báo và Phát thanh, Truyền hình Hải Phòng", "department",
         "Báo và Phát thanh, Truyền hình {place}"),
        ("vn-sao-mai", "Báo cáo viên", "department", None),
        ("vn", "Chi cục Hải quan khu vực III", "department", "Chi cục Hải quan {region}"),
        ("vn", "VCCI chi nhánh Duyên hải Bắc Bộ", "department", "VCCI chi nhánh {branch}"),
        ("vn", "Sở Tài chính", "department", None),
        ("vn-hp", "Bộ Tài chính", "ministry", None),
        ("vn-hp", "Sở Tài chính", "other", None),
        ("vn-hp", "", "department", None),
    ],
)  # fmt: skip
def test_a_name_is_that_of_one_row(place: str, name: str, level: str, entry: str | None) -> None:
    found = registered(place, name, level)
    assert (found.entry.name if found else None) == entry


def test_what_is_not_former_went_into_nothing() -> None:
    assert gone("vn", "Bộ Xây dựng", "ministry") is None
    assert gone("vn-sg", "Sở Giao thông vận tải", "department") is None  # it went elsewhere
    assert gone("vn-hp", "Bộ Giao thông vận tải", "ministry") is None
