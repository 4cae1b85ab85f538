"""Which document each mention means, over all texts; what several texts say of one is merged.

An undated number takes the meaning that its own text gives it when there is just one, else the
one document of that issuer and number that any text knows. Two known ones mean no answer: the
mention is listed with both. Nothing depends on the order in which texts are loaded.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.reading import CitationMention, Reading
from loaders.resolving.meanings import Candidates, Meanings
from loaders.resolving.merging import Node, Said, merged
from loaders.resolving.references import id_of
from ontology.agencies import Registry
from ontology.model import Document


@dataclass(frozen=True, slots=True)
class ResolvedDocuments:
    """All documents, and which of them each mention of each text means.

    ``own`` gives the document of each source; ``unresolved`` lists source, position of the
    citation and the documents it could be, in the order of sources and positions.
    """

    documents: tuple[Document, ...]
    own: dict[str, str]
    targets: dict[tuple[str, int], str]
    unresolved: list[tuple[str, int, tuple[str, ...]]]

    def target(self, source: str, index: int) -> str | None:
        """Return the document that a citation of a source means; None where it is unresolved.

        A text that names itself ("Kèm theo Kế hoạch số …") gives its own document.
        """
        return self.targets.get((source, index))


def resolve_documents(
    readings: Mapping[str, Reading], files: Mapping[str, str], registry: Registry
) -> ResolvedDocuments:
    """Return the documents of all readings and the meaning of every mention.

    ``files`` gives each reading its exported name; of two readings of one document the smaller
    name counts. ``registry`` is the one that the readings were made with: issuers are resolved
    there, so that this step needs no text.
    """
    ids_alone = {key: id_of(reading.document) for key, reading in readings.items()}
    order = sorted(readings, key=lambda key: (ids_alone[key], files[key], key))
    meanings = Meanings()
    for key in order:
        meanings.learn(key, readings[key])
    own = {key: meanings.own(key) for key in order}
    meant: dict[tuple[str, int], Node] = {}
    open_: list[tuple[str, int, Candidates]] = []
    said: dict[Node, list[Said]] = defaultdict(list)
    for key in order:
        said[own[key]].append(Said(readings[key].document, True, files[key]))
    for key in order:
        for at, mention in _by_place(readings[key]):
            nodes = meanings.of(key, mention)
            if len(nodes) == 1:
                meant[key, at] = nodes[0]
                said[nodes[0]].append(Said(mention.name, False, None))
            else:
                open_.append((key, at, nodes))
    documents = {node: merged(node, names) for node, names in said.items()}
    ids = {node: document.id for node, document in documents.items()}
    return ResolvedDocuments(
        documents=tuple(sorted(documents.values(), key=lambda document: document.id)),
        own={key: ids[node] for key, node in own.items()},
        targets={place: ids[node] for place, node in meant.items()},
        unresolved=[
            (key, at, tuple(sorted({ids[node] for node in nodes if node in ids})))
            for key, at, nodes in sorted(open_, key=lambda one: one[:2])
        ],
    )


def _by_place(reading: Reading) -> list[tuple[int, CitationMention]]:
    return sorted(enumerate(reading.citations), key=lambda one: (one[1].words.start, one[0]))
