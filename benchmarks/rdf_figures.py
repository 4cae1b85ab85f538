"""How fast a graph becomes RDF, comes back, and is checked against the shapes.

The city has 10,000 tasks with all their evidence: 250 plans.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.city_plans import TASKS_OF_A_PLAN
from benchmarks.figures import Figure, kg
from benchmarks.push_figures import city_store

CITY_PLANS = 250
_MOST_MEMORY = 300


def rdf_figures(plans: Path) -> Iterator[Figure]:
    """Measure on a folder of plans and on a city."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = folder / "plans.kg"
        kg("--graph", str(store), "build", str(plans))
        yield from _of_store(store, "the plans", (3, 3, 10))
        city = city_store(folder, CITY_PLANS)
        yield from _of_store(city, f"{CITY_PLANS * TASKS_OF_A_PLAN:,} tasks", (10, 60, 60))


def _of_store(store: Path, what: str, targets: tuple[float, float, float]) -> Iterator[Figure]:
    """Measure one store; targets are seconds to write, to import, to validate."""
    graph, writing, importing, checking = ("--graph", str(store)), *targets
    for form, ending in (("turtle", "ttl"), ("jsonld", "jsonld"), ("ntriples", "nt")):
        file = store.with_suffix(f".{ending}")
        done = kg(*graph, "export", form, "-o", str(file), times=2)
        yield Figure(f"kg export {form} of {what}", done.seconds, "s", most=writing)
        yield Figure("… memory", done.megabytes, "MB", most=_MOST_MEMORY)
        yield Figure("… size", file.stat().st_size / 1e6, "MB")
    with store.with_suffix(".nt").open("rb") as lines:
        yield Figure("… triples", sum(1 for _ in lines), "")
    done = kg(*graph, "validate")
    yield Figure(f"kg validate of {what}", done.seconds, "s", most=checking)
    yield Figure("… memory", done.megabytes, "MB")
    copy = store.with_name("copy.kg")
    copy.unlink(missing_ok=True)
    done = kg("--graph", str(copy), "import", str(store.with_suffix(".ttl")))
    yield Figure(f"kg import of {what}", done.seconds, "s", most=importing)
    yield Figure("… memory", done.megabytes, "MB")
