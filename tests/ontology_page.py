"""The page docs/ontology.md, written anew from the Turtle: what a planner and a librarian read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import OWL, RDFS, SKOS, Literal, URIRef
from rdflib.term import Node

from ontology.schema import EDGE_TYPES
from ontology.terms import NAMESPACE, relation
from tests.ontology.rdf.loaded import classes, members, ontology, own, properties
from tests.registry_tables import kinds, mergers, schemes
from tests.sources import TOP

PAGE = TOP / "docs" / "ontology.md"
_FRAME = Path(__file__).parent / "ontology_page.md"
_MARK = "<!-- {} -->\n"


def ontology_page() -> str:
    """Return the page: the frame with what the ontology says in its places."""
    page = _FRAME.read_text(encoding="utf-8")
    parts = {
        "diagram": _diagram(),
        "classes": _classes(),
        "relationships": _properties(_relationships()),
        "properties": _properties(sorted(properties() - _relationships())),
        "vocabularies": _vocabularies(),
        "schemes": schemes(),
        "mergers": mergers(),
        "kinds": kinds(),
    }
    for name, lines in parts.items():
        assert _MARK.format(name) in page
        page = page.replace(_MARK.format(name), "\n".join(lines) + "\n")
    return page


def _relationships() -> set[URIRef]:
    exact = {URIRef(f"{NAMESPACE}{name}") for name in ("requiresTask", "requiresAct")}
    return {URIRef(relation(type_)) for type_ in EDGE_TYPES} | exact


def _said(term: Node, said: URIRef, language: str) -> str:
    words = [each for each in ontology().objects(term, said) if isinstance(each, Literal)]
    return next(str(each) for each in words if each.language == language)


def _name(term: Node) -> str:
    """Return a term with its prefix."""
    return term.n3(ontology().namespace_manager) if isinstance(term, URIRef) else ""


def _above(term: Node, said: URIRef) -> str:
    """Return what a term is tied to in the standards."""
    names = []
    for high in ontology().objects(term, said):
        turned = ontology().value(high, OWL.inverseOf)
        names.append(f"`{_name(high)}`" if turned is None else f"`{_name(turned)}` turned round")
    return ", ".join(sorted(names))


def _short(terms: Iterable[Node]) -> str:
    return ", ".join(sorted(_name(term).removeprefix("policy:") for term in terms))


def _diagram() -> Iterator[str]:
    """Yield one arrow for each pair of classes, with all relationships that lead along it."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for type_ in EDGE_TYPES:
        term = URIRef(relation(type_))
        for start in _ends(term, RDFS.domain):
            for end in _ends(term, RDFS.range):
                arrows.setdefault((start, end), []).append(_name(term).removeprefix("policy:"))
    yield "```mermaid\nflowchart LR"
    for (start, end), names in sorted(arrows.items()):
        yield f'    {start} -->|"{"<br>".join(names)}"| {end}'
    yield "```"


def _ends(term: URIRef, said: URIRef) -> list[str]:
    found = members(ontology(), ontology().value(term, said))
    return sorted(_name(each).removeprefix("policy:") for each in found)


def _classes() -> Iterator[str]:
    yield "| class | tiếng Việt | English | in the standards |\n|---|---|---|---|"
    for term in sorted(classes()):
        yield f"| `{_name(term)}` | {_words(term)} | {_above(term, RDFS.subClassOf)} |"


def _words(term: Node) -> str:
    told = (f"**{_said(term, RDFS.label, lang)}** – {_said(term, SKOS.definition, lang)}"
            for lang in ("vi", "en"))  # fmt: skip
    return " | ".join(told)


def _properties(terms: Iterable[URIRef]) -> Iterator[str]:
    yield "| property | of | values | tiếng Việt | English | in the standards |"
    yield "|---|---|---|---|---|---|"
    for term in sorted(terms):
        of = _short(members(ontology(), ontology().value(term, RDFS.domain))) or "anything"
        values = _short(members(ontology(), ontology().value(term, RDFS.range))) or "anything"
        above = _above(term, RDFS.subPropertyOf)
        yield f"| `{_name(term)}` | {of} | {values} | {_words(term)} | {above} |"


def _vocabularies() -> Iterator[str]:
    for scheme in sorted(own(SKOS.ConceptScheme)):
        vi, en = (_said(scheme, RDFS.label, lang) for lang in ("vi", "en"))
        yield f"\n### {en} · {vi}\n\n{_said(scheme, SKOS.definition, 'en')}\\"
        yield f"{_said(scheme, SKOS.definition, 'vi')}\n"
        yield "| code | tiếng Việt | English | other words and spellings | example |"
        yield "|---|---|---|---|---|"
        for term in sorted(ontology().subjects(SKOS.inScheme, scheme), key=str):
            yield _concept(term)


def _concept(term: Node) -> str:
    others = [*ontology().objects(term, SKOS.altLabel), *ontology().objects(term, SKOS.hiddenLabel)]
    vi, en = (_said(term, SKOS.prefLabel, lang) for lang in ("vi", "en"))
    code = ontology().value(term, SKOS.notation)
    example = ontology().value(term, SKOS.example) or ""
    return f"| `{code}` | {vi} | {en} | {', '.join(sorted(map(str, others)))} | {example} |"
