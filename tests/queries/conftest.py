"""Every question is asked twice: of edges read one by one, and of edges read all at once."""

import pytest


@pytest.fixture(params=[1, 1000], ids=["at-once", "one-by-one"], autouse=True)
def ways_of_reading(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Long walks go over arrays; no answer may tell which way was taken."""
    for module in ("ties", "reachability", "touching"):
        monkeypatch.setattr(f"queries.{module}.FEW", request.param)
