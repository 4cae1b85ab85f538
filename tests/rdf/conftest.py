"""The samples in a store and as Turtle."""

import os
from pathlib import Path

import pytest

from loaders.building.build import build
from ontology.agencies import default_registry
from tests.rdf.graphs import exported
from tests.sources import TOP

FOLDERS = {"samples": TOP / "samples"}
if os.environ.get("KG_PLANS"):
    FOLDERS["real plans"] = Path(os.environ["KG_PLANS"])


@pytest.fixture(scope="session", params=FOLDERS)
def any_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the samples, and one of real plans where there are some."""
    store = tmp_path_factory.mktemp("any") / "any.kg"
    build([FOLDERS[request.param]], store, registry=default_registry())
    return store


@pytest.fixture(scope="session")
def samples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("samples") / "samples.kg"
    build([TOP / "samples"], store, registry=default_registry())
    return store


@pytest.fixture(scope="session")
def samples_turtle(samples_store: Path) -> Path:
    return exported(samples_store, samples_store.with_suffix(".ttl"))
