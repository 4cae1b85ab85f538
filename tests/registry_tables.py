"""The registry in the page of the ontology: how much there is, and what went into what."""

from collections.abc import Iterator

from rdflib import DCTERMS, ORG, PROV, RDF, RDFS, SKOS
from rdflib.term import Literal, Node

from ontology.agency_files import read_files
from ontology.places import rows
from tests.ontology.rdf.loaded import registry


def schemes() -> Iterator[str]:
    """Yield a table of the schemes, with how many rows each has."""
    yield "| scheme | tiếng Việt | English | rows |\n|---|---|---|---|"
    for scheme in sorted(registry().subjects(RDF.type, SKOS.ConceptScheme), key=str):
        vi, en = (f"**{_in(scheme, RDFS.label, lang)}** – {_in(scheme, SKOS.definition, lang)}"
                  for lang in ("vi", "en"))  # fmt: skip
        count = len(list(registry().subjects(SKOS.inScheme, scheme)))
        yield f"| `{scheme.n3(registry().namespace_manager)}` | {vi} | {en} | {count} |"


def mergers() -> Iterator[str]:
    """Yield a table of the events."""
    yield "| what was · trước | what it went into · nay là | since · từ ngày | act · văn bản |"
    yield "|---|---|---|---|"
    for event in sorted(registry().subjects(RDF.type, ORG.ChangeEvent), key=_order):
        originals = sorted(map(_name, registry().objects(event, ORG.originalOrganization)))
        (result,) = registry().objects(event, ORG.resultingOrganization)
        day = registry().value(event, DCTERMS.date) or "–"
        act = registry().value(event, PROV.wasInfluencedBy)
        yield f"| {', '.join(originals)} | {_name(result)} | {day} | {_name(act) if act else '–'} |"


def _order(event: Node) -> tuple[str, str]:
    """Return what puts events in order: those of one act together, the others last."""
    return str(registry().value(event, DCTERMS.date) or "9"), str(event)


def kinds() -> Iterator[str]:
    """Yield a table of the rows that leave their city open and have a successor there."""
    yield "| what was · trước | what it went into · nay là | but not in · trừ |\n|---|---|---|"
    for entry in sorted(read_files().entries.values()):
        if entry.scope == "local" and entry.successor:
            others = [str(rows()[f"vn-{code}"]["name"]) for code in entry.unless]
            yield f"| {entry.name} | {entry.successor} | {', '.join(others)} |"


def _name(thing: Node) -> str:
    named = registry().value(thing, RDFS.label) or registry().value(thing, SKOS.prefLabel)
    return str(named)


def _in(subject: Node, said: Node, language: str) -> str:
    texts = [each for each in registry().objects(subject, said) if isinstance(each, Literal)]
    return next(str(each) for each in texts if each.language == language)
