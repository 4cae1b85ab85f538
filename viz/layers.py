"""In which layer of the picture a thing lies: from the Politburo down to what tasks produce.

Documents, agencies and awaited acts lie at the level of who issues, is, or must act. What is not
in the table (events, findings, stages, references without a document) is told in words alone.
"""

LAYERS = (
    "top",
    "government",
    "city-party",
    "city-government",
    "departments",
    "tasks",
    "results",
)
"""Layers from above to below."""

_OF_LEVEL = {
    "party-central": "top",
    "national-assembly": "top",
    "international": "top",
    "government": "government",
    "ministry": "government",
    "central": "government",
    "city-party": "city-party",
    "city-council": "city-government",
    "city-government": "city-government",
    "city": "city-government",
    "department": "departments",
    "commune": "departments",
    "local": "departments",
    "other": "departments",
}
_OF_KIND = {
    "Task": "tasks",
    "Product": "results",
    "Target": "results",
    "Project": "results",
}
LEVELLED = {"Document": "documents", "Agency": "agencies", "Prerequisite": "prerequisites"}
"""Kinds whose layer is a matter of their level, with the list of the export that tells it."""

DRAWN = (*LEVELLED, *_OF_KIND)
"""Kinds that have a place in the picture."""


def layer_of(kind: str, level: str | None = None) -> int:
    """Return the number of the layer of a thing, counted from above; ``level`` is its own.

    >>> LAYERS[layer_of("Document", "party-central")], LAYERS[layer_of("Task")]
    ('top', 'tasks')
    """
    name = _OF_KIND[kind] if kind in _OF_KIND else _OF_LEVEL[level or "other"]
    return LAYERS.index(name)
