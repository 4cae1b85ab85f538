"""The acts by which agencies and provinces were merged, with the day since which that holds.

They are data (``data/acts.toml``, which explains its own form).
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ontology.identity import document_id


class Act(NamedTuple):
    """An act: its number, the id of the document that it is, its days, its title by language."""

    number: str
    id: str
    issued: dt.date
    since: dt.date
    title: Mapping[str, str]


@cache
def merging_acts() -> Mapping[str, Act]:
    """Return the acts by their numbers.

    >>> merging_acts()["176/2025/QH15"].id, merging_acts()["176/2025/QH15"].since
    ('/akn/vn/act/nghi-quyet/qh/2025-02-18/176-2025-qh15', datetime.date(2025, 3, 1))
    """
    rows = tomllib.loads((files("ontology") / "data/acts.toml").read_text("utf-8"))
    return {
        number: Act(
            number,
            document_id("vn", row["type"], row["organ"], row["issued"], number, None),
            row["issued"],
            row["since"],
            {"vi": row["vi"], "en": row["en"]},
        )
        for number, row in rows.items()
    }
