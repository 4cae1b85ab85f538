"""Closed lists: the only words that levels, events, kinds and relations may take.

Vietnamese words of each entry live in the one table of words (``ontology/data/words``);
here stand only the codes that the JSON export carries.
"""

from typing import Literal

Level = Literal[
    "party-central",
    "national-assembly",
    "government",
    "ministry",
    "city-party",
    "city-council",
    "city-government",
    "department",
    "commune",
    "other",
]
"""Whose organ a document or an agency is; the Prime Minister counts as ``government``."""

Relation = Literal["replaces", "amends", "implements", "based_on", "issued_as_product", "cites"]
"""What one document (or task) says of another, strongest first."""

RELATIONS: tuple[Relation, ...] = (
    "replaces",
    "amends",
    "implements",
    "based_on",
    "issued_as_product",
    "cites",
)

DeadlineKind = Literal["fixed", "period", "recurring", "continuous", "conditional", "none", "mixed"]

Recurrence = Literal["yearly", "quarterly", "monthly"]

Status = Literal["done", "partly_done"]

Event = Literal[
    "guidance",
    "issuance",
    "approval",
    "recognition",
    "request",
    "pilot_result",
    "completion",
    "schedule",
]
"""What a task waits for: guidance to come, an act to be issued, an approval …"""

ActorLevel = Literal["central", "city", "international", "local", "other"]
"""Where the actor that a task waits for stands."""

Severity = Literal["error", "warning", "info"]

State = Literal["done", "blocked", "partly_blocked", "on_call", "waiting", "ready"]


def strongest(relations: "set[Relation] | list[Relation]") -> Relation:
    """Return the strongest of several relations.

    >>> strongest({"cites", "implements"})
    'implements'
    """
    return min(relations, key=RELATIONS.index)
