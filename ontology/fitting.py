"""Whether a document's number fits its level and its type: the rule behind warnings of the shapes.

``shapes.ttl`` says the same in patterns of its own; a test compares the two.
"""

import re
from collections.abc import Mapping

from ontology.document_types import document_types

_ORGANS = "TW|TU|ĐU|CP|TTg|UBND|HĐND|QH[0-9]*|UBTVQH[0-9]*"
"""Suffixes that say of themselves whose they are; a department's or ministry's may be anything."""

OF_LEVEL: Mapping[str, str] = {
    "party-central": "TW|ĐU",
    "national-assembly": "(QH|UBTVQH)[0-9]*",
    "government": "CP|TTg",
    "ministry": "ĐU",
    "city-party": "TU|ĐU",
    "city-council": "HĐND",
    "city-government": "UBND",
    "department": "UBND|ĐU",
    "commune": "UBND|HĐND|TU|ĐU",
}
"""Which of these suffixes a level's documents have; the Party's cells are everywhere."""

_TELL_NOTHING = ("CV", "Luật", "Pháp lệnh", "PL", "L")
"""Letters bear the office that wrote them instead; laws and orders are known by other marks."""

TYPES = tuple(row.abbreviation for row in document_types() if row.abbreviation not in _TELL_NOTHING)
"""Abbreviations that numbers have and that tell the type."""

_KNOWN_ORGAN = re.compile(f"[-/]({_ORGANS})$")
_KNOWN_TYPE = re.compile(f"[-/]({'|'.join(TYPES)})[-/]")


def fits_level(number: str, level: str) -> bool:
    """Return whether a number's organ, where it is one that tells, is of a level.

    >>> fits_level("29/NQ-CP", "government"), fits_level("29/NQ-CP", "city-party")
    (True, False)
    >>> fits_level("7211/TTr-SCT", "department"), fits_level("29/NQ-CP", "other")
    (True, True)
    """
    own = OF_LEVEL.get(level)
    if own is None or _KNOWN_ORGAN.search(number) is None:
        return True
    return re.search(f"[-/]({own})$", number) is not None


def fits_type(number: str, type_: str) -> bool:
    """Return whether a number's abbreviation, where it has one, is that of a type.

    >>> fits_type("30/KH-UBND", "KH"), fits_type("30/KH-UBND", "QĐ"), fits_type("7/UBND-KT", "CV")
    (True, False, True)
    """
    if type_ not in TYPES or _KNOWN_TYPE.search(number) is None:
        return True
    return re.search(f"[-/]{type_}[-/]", number) is not None
