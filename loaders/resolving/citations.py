"""Mentions of documents to edges between documents: one for each source, target and product."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from loaders.reading import Reading, Words
from loaders.resolving.documents import ResolvedDocuments
from ontology.identity import task_id
from ontology.model import Citation
from ontology.vocabulary import RELATIONS


class _Said(NamedTuple):
    """One text that states a relation; of several the smallest is kept: strongest first."""

    strength: int
    hearsay: bool
    document: str
    start: int
    words: Words
    file: str


_Key = tuple[str, str, str]


def connect_documents(
    readings: Mapping[str, Reading], files: Mapping[str, str], documents: ResolvedDocuments
) -> tuple[Citation, ...]:
    """Return the citations in the order of source, target and product.

    "Kế hoạch A thực hiện Nghị quyết B" in a third text says that A implements B: A's own text
    comes first as evidence, then the smallest document id and offset.
    """
    said: dict[_Key, _Said] = {}
    for source in sorted(readings):
        for key, one in _statements(source, readings[source], files[source], documents):
            said[key] = min(said.get(key, one), one, key=lambda s: s[:4])
    return tuple(_citation(key, one) for key, one in sorted(said.items(), key=lambda i: i[0]))


def _statements(
    source: str, reading: Reading, file: str, documents: ResolvedDocuments
) -> Iterator[tuple[_Key, _Said]]:
    own = documents.own[source]
    targets = [documents.target(source, at) for at in range(len(reading.citations))]
    for at, mention in enumerate(reading.citations):
        target = targets[at]
        if target is None:
            continue
        strength = RELATIONS.index(mention.relation)
        citing = task_id(own, mention.task) if mention.task else own
        if target != own:
            key = (citing, target, mention.product or "")
            yield key, _said(strength, False, own, mention.words, file)
        above = targets[mention.implements] if mention.implements is not None else None
        if above is not None and above != target:
            words = mention.carried or mention.words
            strength = RELATIONS.index("implements")
            yield (target, above, ""), _said(strength, target != own, own, words, file)


def _said(strength: int, hearsay: bool, document: str, words: Words, file: str) -> _Said:
    return _Said(strength, hearsay, document, words.start, words, file)


def _citation(key: _Key, said: _Said) -> Citation:
    words = said.words
    return Citation(
        source=key[0],
        target=key[1],
        relation=RELATIONS[said.strength],
        product=key[2] or None,
        quote=words.quote,
        file=said.file,
        start=words.start,
        end=words.end,
    )
