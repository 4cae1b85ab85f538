"""Seeing that an id is a thing's, without reading anything else of the graph."""

from ontology.spelling import tidy
from queries.engines.engine import Engine

_LOOK_UP = "MATCH (n:Entity {id: $id}) RETURN labels(n) AS labels"


def confirmed(engine: Engine, name: str, kinds: tuple[str, ...]) -> str | None:
    """Return the id where a name is that of a thing of these kinds on a server, else None.

    One look-up by the uniqueness constraint on ``id``: on a big graph any other way of finding
    what a person names means to read the whole graph first.
    """
    id_ = tidy(name)
    if not id_.startswith("/"):
        return None
    for (labels,) in engine.run(_LOOK_UP, {"id": id_}).rows:
        if not kinds or set(kinds) & set(labels):
            return id_
    return None
