"""The sheets of targets, a column for each year, and of references that stay unresolved."""

from collections.abc import Iterator, Mapping, Sequence

from kg.exporting.workbook.asked import Asked
from kg.exporting.workbook.sheets import Column, Row, Sheet

_BEFORE = (("id", 30), ("document", 16), ("no", 8), ("name", 60))
_VALUES = (("unit", 14), ("value", 16), ("average", 14))
_AFTER = (("leads", 26), ("note", 30), ("words", 12))
_OTHERS = len(_BEFORE) + len(_VALUES) + len(_AFTER) + 1
_UNRESOLVED = (
    ("text", 50),
    ("source", 34),
    ("document", 16),
    ("candidates", 60),
    ("id", 28),
    ("words", 12),
)


def targets_sheet(asked: Asked, most_columns: int) -> Sheet:
    """Return the sheet of figures; years that have no column of their own share the last one."""
    named = {year for entry in asked.source.facts("targets") for year in entry["by_year"]}
    every = sorted(named)
    years = every[: max(most_columns - _OTHERS, 0)]
    more = asked.columns(("further-years", 30)) if len(years) < len(every) else ()
    columns = (
        *asked.columns(*_BEFORE, *_VALUES),
        *(Column(year, 11) for year in years),
        *more,
        *asked.columns(*_AFTER),
    )
    return Sheet("targets", columns, _targets(asked, years, bool(more)))


def _targets(asked: Asked, years: Sequence[str], more: bool) -> Iterator[Row]:
    for entry in asked.source.facts("targets"):
        by_year = entry["by_year"]
        yield (
            entry["id"],
            asked.document(entry["document"]),
            entry["no"],
            entry["name"],
            entry["unit"],
            entry["value"],
            entry["average"],
            *(by_year.get(year) for year in years),
            *([_further(by_year, years)] if more else ()),
            asked.named(entry["leads"]),
            entry["note"],
            asked.words_at(entry["id"]),
        )


def _further(by_year: Mapping[str, str], years: Sequence[str]) -> str:
    return "; ".join(f"{year}: {value}" for year, value in by_year.items() if year not in years)


def unresolved_sheet(asked: Asked) -> Sheet:
    """Return the sheet of references that name no single document, with what each could be."""
    return Sheet("unresolved", asked.columns(*_UNRESOLVED), _unresolved(asked))


def _unresolved(asked: Asked) -> Iterator[Row]:
    for entry in asked.source.facts("unresolved"):
        yield (
            entry["text"],
            asked.called(entry["source"]),
            asked.document(entry["source"]),
            "\n".join(_candidate(asked, id_) for id_ in entry["candidates"]),
            entry["id"],
            asked.words_at(entry["id"]),
        )


def _candidate(asked: Asked, id_: str) -> str:
    """Return number and id: documents of one number are told apart by their ids alone."""
    return f"{asked.names[id_]} ({id_})" if id_ in asked.names else id_
