"""What a change of a document touches, kind by kind: what the questions impact-… share."""

from collections.abc import Iterator

from queries.answers import Path
from queries.graph_source import GraphSource, Node
from queries.impact import impact


def touched(source: GraphSource, document: str, kind: str) -> Iterator[tuple[Node, Path]]:
    """Yield the things of a kind that a change of the document touches, in order of id.

    Nothing where there is no such document.
    """
    start = source.find(document)
    if start is None:
        return
    paths = {row.id: row.path for row in impact(source, start).rows if row.kind == kind}
    for node in source.of_kind(kind):
        if node.id in paths:
            yield node, paths[node.id]
