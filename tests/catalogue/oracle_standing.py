"""Which documents stand, and on what, worked out from the lists of the export alone."""

from typing import Any

from ontology.model import Graph
from tests.catalogue.oracle_change import name_of, names_of

Row = tuple[Any, ...]

CITY = ("city-party", "city-council", "city-government", "department", "commune")
CENTRAL = ("party-central", "national-assembly", "government", "ministry")


def amendments(graph: Graph) -> list[Row]:
    """Return what amends or replaces which document, with the words."""
    names = names_of(graph)
    rows = [
        (
            one.source, names[one.source], one.relation.upper(), one.target, names[one.target],
            one.quote, one.file, one.start, one.end,
        )
        for one in graph.citations
        if one.relation in ("amends", "replaces")
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row[0], row[3], row[2], row[7], row[8]))


def replaced_but_cited(graph: Graph) -> list[Row]:
    """Return each replaced document with what replaces it and who else still cites it."""
    names = names_of(graph)
    replacing = [one for one in graph.citations if one.relation == "replaces"]
    rows = []
    for new in replacing:
        own = {_document_of(one.source) for one in replacing if one.target == new.target}
        for one in graph.citations:
            if (
                one.target == new.target
                and one.relation in ("implements", "based_on", "amends", "cites")
                and _document_of(one.source) not in own | {new.target}
            ):
                ends = [name for id_ in (new.source, one.source) for name in (id_, names[id_])]
                relation = one.relation.upper()
                rows.append((new.target, names[new.target], *ends, relation, one.quote))
    return sorted(rows, key=lambda row: (row[0], row[2], row[4], row[6], row[7]))


def _document_of(source: str) -> str:
    return source.partition("#")[0]


def without_higher_basis(graph: Graph) -> list[Row]:
    """Return documents that were read, of a city or below, that stand on no other document."""
    tasks = [one.document for one in graph.tasks]
    standing = {
        one.source
        for one in graph.citations
        if one.relation in ("implements", "based_on") and one.source != one.target
    }
    return sorted(
        (one.id, name_of(one), one.title, one.level, one.date, tasks.count(one.id))
        for one in graph.documents
        if one.file is not None and one.level in CITY and one.id not in standing
    )


def central_without_plan(graph: Graph) -> list[Row]:
    """Return central documents that no document of a city or below that was read implements."""
    plans = {one.id for one in graph.documents if one.file is not None and one.level in CITY}
    done = {
        one.target
        for one in graph.citations
        if one.relation == "implements" and _document_of(one.source) in plans
    }
    return sorted(
        (
            one.id, name_of(one), one.title, one.level,
            "cited" if one.file is None else "read", _who_names(graph, one.id),
        )
        for one in graph.documents
        if one.level in CENTRAL and one.id not in done
    )  # fmt: skip


def _who_names(graph: Graph, document: str) -> tuple[str, ...]:
    found = {
        _document_of(one.source)
        for one in graph.citations
        if one.target == document and one.relation != "issued_as_product"
    }
    return tuple(sorted(found))
