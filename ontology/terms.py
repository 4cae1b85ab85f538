"""The IRIs of the ontology: what labels, types, properties and codes are called in RDF.

By rule a property's name in ``ontology.properties`` becomes ``policy:`` and the same words in
camelCase; the tables below hold what is called otherwise, and why. ``data/policy.ttl`` defines
every term; ``tests/ontology/rdf`` keeps the two equal.
"""

from urllib.parse import quote

NAMESPACE = "https://policy-graph.example/ns#"
"""The namespace of the ontology; the base of things can be chosen, this cannot."""

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"

PIECES = {
    "evidence": "Evidence",
    "declared": "DeclaredCount",
    "unread": "UnreadWords",
    "by_year": "YearValue",
}
"""Lists whose entries stand side by side in a row (``evidence_quote`` …), each piece a thing of
its own in RDF: its class. ``term(list)`` leads from the thing to its pieces."""

_KINDS = {"Unresolved": "UnresolvedReference"}

_TERMS = {
    "declared_value": "statedCount",  # a number; the value of a target is text
    "declared_read": "readCount",
    "by_year_key": "year",  # the key of a relationship is something else
    "requires": "required",  # of a requirement: policy:requires leads from the task itself
    "by": "broughtAboutBy",  # as recorded: policy:by holds only while the event applies
}
_TERMS_OF = {
    ("Milestone", "start"): "stageStart",  # days; those of evidence count characters
    ("Milestone", "end"): "stageEnd",
    ("Prerequisite", "issuer"): "actor",  # an agency; the issuer of a document is a name
    ("Finding", "level"): "severity",
}

_REFERENCES = {
    "authority", "by", "candidates", "coordinators", "document", "leads", "prerequisites",
    "requires", "source", "subject", "subjects", "target", "task", "upstream",
}  # fmt: skip

_SCHEMES = {
    "deadline_kind": "deadline-kind",
    "deadline_recurrence": "recurrence",
    "event": "event",
    "level": "level",
    "relation": "relation",
    "status": "status",
    "type": "document-type",
}
_SCHEMES_OF = {
    ("Prerequisite", "level"): "actor-level",
    ("Finding", "level"): "severity",
    ("Event", "kind"): "event-kind",
    ("DERIVED_FROM", "kind"): "lineage-kind",
}


def kind(label: str) -> str:
    """Return the class of the nodes with a label, or of the entries of a list.

    >>> kind("Task"), kind("Unresolved")
    ('https://policy-graph.example/ns#Task', \
'https://policy-graph.example/ns#UnresolvedReference')
    """
    return NAMESPACE + _KINDS.get(label, label)


def relation(type_: str) -> str:
    """Return the property that a relationship of a type becomes.

    >>> relation("LED_BY"), relation("REQUIRES")
    ('https://policy-graph.example/ns#ledBy', 'https://policy-graph.example/ns#requires')
    """
    return NAMESPACE + _camel_case(type_.lower())


_EXACT = {"Task": "requiresTask", "Prerequisite": "requiresAct"}


def exact_relation(type_: str, target_kind: str) -> str | None:
    """Return the more exact property of a relationship to a kind, which tells P-Plan what it is.

    It is written beside ``relation``: only "waits for" leads to two kinds that P-Plan tells apart.

    >>> exact_relation("REQUIRES", "Prerequisite"), exact_relation("LED_BY", "Agency")
    ('https://policy-graph.example/ns#requiresAct', None)
    """
    return NAMESPACE + _EXACT[target_kind] if type_ == "REQUIRES" else None


def term(name: str, of: str = "") -> str:
    """Return the property of a name; ``of`` is the label of the node or the type of the edge.

    A few names mean one thing on one label and another elsewhere, so ``of`` is given wherever it
    is known. A field of a piece is named with its list.

    >>> term("deadline_end"), term("evidence_quote")
    ('https://policy-graph.example/ns#deadlineEnd', 'https://policy-graph.example/ns#quote')
    >>> term("start"), term("start", "Milestone")
    ('https://policy-graph.example/ns#start', 'https://policy-graph.example/ns#stageStart')
    >>> term("label")
    'http://www.w3.org/2000/01/rdf-schema#label'
    """
    if name == "label":
        return f"{_RDFS}label"
    found = _TERMS_OF.get((of, name)) or _TERMS.get(name)
    return NAMESPACE + (found or _camel_case(_of_piece(name)))


def is_reference(name: str, of: str = "") -> bool:
    """Return whether the values of a property are ids: in RDF the IRIs of the things themselves.

    >>> is_reference("leads", "Task"), is_reference("products", "Task")
    (True, False)
    >>> is_reference("issuer", "Prerequisite"), is_reference("issuer", "Document")
    (True, False)
    """
    return name in _REFERENCES or (of, name) == ("Prerequisite", "issuer")


def scheme_of(name: str, of: str = "") -> str | None:
    """Return the closed list that the codes of a property come from, None where they are free.

    >>> scheme_of("level", "Task"), scheme_of("level", "Prerequisite"), scheme_of("title", "Task")
    ('level', 'actor-level', None)
    """
    return _SCHEMES_OF.get((of, name)) or _SCHEMES.get(name)


def scheme(name: str) -> str:
    """Return the SKOS concept scheme of a closed list.

    >>> scheme("level")
    'https://policy-graph.example/ns#scheme-level'
    """
    return f"{NAMESPACE}scheme-{name}"


def concept(scheme: str, code: str) -> str:
    """Return the SKOS concept of a code; no two codes of a list share one.

    >>> concept("level", "city-party"), concept("document-type", "Pháp lệnh")
    ('https://policy-graph.example/ns#level-city-party', \
'https://policy-graph.example/ns#document-type-Pháp%20lệnh')
    """
    return f"{NAMESPACE}{scheme}-{''.join(map(_written, code))}"


def concept_term(name: str, of: str = "") -> str:
    """Return the property that leads from a thing to the concept of its code.

    >>> concept_term("level"), concept_term("deadline_kind")
    ('https://policy-graph.example/ns#levelConcept', \
'https://policy-graph.example/ns#deadlineKindConcept')
    """
    return f"{term(name, of)}Concept"


def _written(character: str) -> str:
    return character if character.isalnum() or character in "-_" else quote(character, safe="")


def _of_piece(name: str) -> str:
    """Return the field of a piece without the name of its list."""
    for list_ in PIECES:
        if name.startswith(f"{list_}_"):
            return name.removeprefix(f"{list_}_")
    return name


def _camel_case(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
