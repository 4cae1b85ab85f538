"""Opening the graph that a run names as an engine of Cypher."""

from collections.abc import Iterator
from contextlib import contextmanager

from kg.settings import Settings
from queries.engines.engine import Engine


@contextmanager
def open_engine(settings: Settings, timeout: float) -> Iterator[Engine]:
    """Give the engine of a graph; a statement may run for ``timeout`` seconds.

    A store is asked through its projection, which is made where there is none of its graph.
    """
    if settings.is_server:
        from queries.engines.neo4j_engine import opened_neo4j

        with opened_neo4j(settings.graph, settings.database, timeout) as engine:
            yield engine
        return
    from queries.engines.ladybug_engine import opened_ladybug

    with opened_ladybug(settings.store, timeout) as engine:
        yield engine
