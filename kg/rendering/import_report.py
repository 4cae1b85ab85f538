"""What an import brought, for people and for programs."""

from collections.abc import Iterator

from kg.rendering.emitting import emit
from kg.settings import Settings
from ontology.model import Graph
from queries.answers import Answer


def emit_import(graph: Graph, settings: Settings) -> None:
    """Write how many entries each list of the graph has to standard output."""
    rows = [(name, len(facts)) for name, facts in graph.lists()]
    answer = Answer("import", ("list", "count"), rows, counts=dict(rows))

    def lines(_: Answer) -> Iterator[str]:
        read = sum(document.file is not None for document in graph.documents)
        yield settings.say(
            "import-done", documents=read, tasks=len(graph.tasks), graph=settings.graph
        )

    emit(answer, settings, lines)
